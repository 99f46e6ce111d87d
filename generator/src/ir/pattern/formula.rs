//! Boolean formulas over the places of a program, each kept once.
//!
//! A formula stands for a set of texts: those that may follow. Equal formulas have equal numbers, so
//! that they can be the states of an automaton.

use super::hash::Map;

use super::program::Pc;

/// The number of a formula.
pub type Id = u32;

/// No text.
pub const FALSE: Id = 0;
/// Every text.
pub const TRUE: Id = 1;
/// The empty text.
pub const END: Id = 2;

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    False,
    True,
    End,
    /// What the `Class` instruction there lets follow.
    Place(Pc),
    Not(Id),
    /// Sorted and without duplicates.
    Or(Box<[Id]>),
    /// Sorted and without duplicates.
    And(Box<[Id]>),
}

/// All formulas that have come up.
pub struct Formulas {
    all: Vec<Formula>,
    numbers: Map<Formula, Id>,
    /// Whether the empty text is in the set.
    nullable: Vec<bool>,
    /// Whether it is a place or nothing but places, so that no rule but sorting applies.
    places: Vec<bool>,
    /// How deep each is nested.
    depths: Vec<usize>,
    /// A measure of the work done.
    pub work: usize,
}

impl Formulas {
    pub fn new() -> Self {
        let mut formulas = Self {
            all: Vec::new(),
            numbers: Map::default(),
            nullable: Vec::new(),
            places: Vec::new(),
            depths: Vec::new(),
            work: 0,
        };
        formulas.intern(Formula::False);
        formulas.intern(Formula::True);
        formulas.intern(Formula::End);
        formulas
    }

    pub fn get(&self, id: Id) -> &Formula {
        &self.all[id as usize]
    }

    pub fn is_nullable(&self, id: Id) -> bool {
        self.nullable[id as usize]
    }

    /// How deep the formula is nested.
    pub fn depth(&self, id: Id) -> usize {
        self.depths[id as usize]
    }

    fn intern(&mut self, formula: Formula) -> Id {
        if let Some(&id) = self.numbers.get(&formula) {
            return id;
        }
        let nullable = match &formula {
            Formula::False | Formula::Place(_) => false,
            Formula::True | Formula::End => true,
            Formula::Not(id) => !self.is_nullable(*id),
            Formula::Or(ids) => ids.iter().any(|&id| self.is_nullable(id)),
            Formula::And(ids) => ids.iter().all(|&id| self.is_nullable(id)),
        };
        let id = Id::try_from(self.all.len()).expect("the work limit keeps formulas few");
        self.depths.push(match &formula {
            Formula::Not(inner) => self.depth(*inner) + 1,
            Formula::Or(ids) | Formula::And(ids) => {
                ids.iter().map(|&id| self.depth(id)).max().unwrap_or(0) + 1
            }
            _ => 0,
        });
        self.places.push(match &formula {
            Formula::Place(_) => true,
            Formula::Or(ids) => ids.iter().all(|&id| self.places[id as usize]),
            _ => false,
        });
        self.all.push(formula.clone());
        self.nullable.push(nullable);
        self.numbers.insert(formula, id);
        id
    }

    pub fn place(&mut self, pc: Pc) -> Id {
        self.intern(Formula::Place(pc))
    }

    pub fn not(&mut self, id: Id) -> Id {
        match *self.get(id) {
            Formula::False => TRUE,
            Formula::True => FALSE,
            Formula::Not(inner) => inner,
            _ => self.intern(Formula::Not(id)),
        }
    }

    pub fn or(&mut self, ids: Vec<Id>) -> Id {
        let mut flat = Vec::with_capacity(ids.len());
        let mut places = true;
        for id in ids {
            match self.get(id) {
                Formula::True => return TRUE,
                Formula::False => continue,
                Formula::Or(inner) => flat.extend_from_slice(inner),
                _ => flat.push(id),
            }
            places &= self.places[id as usize];
        }
        self.tidy(&mut flat);
        if places && flat.len() > 1 {
            return self.intern(Formula::Or(flat.into()));
        }
        if self.has_opposites(&flat) {
            return TRUE;
        }
        // The empty text may be in another part already.
        if flat.contains(&END) && flat.iter().any(|&id| id != END && self.is_nullable(id)) {
            flat.retain(|&id| id != END);
        }
        self.absorb(&mut flat, |formula| match formula {
            Formula::And(ids) => Some(ids),
            _ => None,
        });
        match flat.len() {
            0 => FALSE,
            1 => flat[0],
            _ => self.intern(Formula::Or(flat.into())),
        }
    }

    pub fn and(&mut self, ids: Vec<Id>) -> Id {
        let mut flat = Vec::with_capacity(ids.len());
        for id in ids {
            match self.get(id) {
                Formula::False => return FALSE,
                Formula::True => {}
                Formula::And(inner) => flat.extend_from_slice(inner),
                _ => flat.push(id),
            }
        }
        self.tidy(&mut flat);
        if self.has_opposites(&flat) {
            return FALSE;
        }
        if flat.contains(&END) {
            return if flat.iter().all(|&id| self.is_nullable(id)) {
                END
            } else {
                FALSE
            };
        }
        self.absorb(&mut flat, |formula| match formula {
            Formula::Or(ids) => Some(ids),
            _ => None,
        });
        match flat.len() {
            0 => TRUE,
            1 => flat[0],
            _ => self.intern(Formula::And(flat.into())),
        }
    }

    fn tidy(&mut self, ids: &mut Vec<Id>) {
        self.work += ids.len() + 1;
        ids.sort_unstable();
        ids.dedup();
    }

    fn has_opposites(&self, ids: &[Id]) -> bool {
        ids.iter().any(|&id| match self.get(id) {
            Formula::Not(inner) => ids.binary_search(inner).is_ok(),
            _ => false,
        })
    }

    /// Drops what another part makes redundant: in `a or (a and b)`, the second.
    fn absorb(&mut self, ids: &mut Vec<Id>, parts: impl Fn(&Formula) -> Option<&[Id]>) {
        let redundant = |id: Id| {
            parts(&self.all[id as usize])
                .is_some_and(|parts| parts.iter().any(|part| ids.binary_search(part).is_ok()))
        };
        let gone: Vec<Id> = ids.iter().copied().filter(|&id| redundant(id)).collect();
        if !gone.is_empty() {
            ids.retain(|id| gone.binary_search(id).is_err());
        }
        self.work += ids.len();
    }
}
