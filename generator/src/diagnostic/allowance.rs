use super::codes::{self, Group};
use super::levels::Families;
use super::{Code, Diagnostic};
use crate::source::{Origin, SourceMap};

/// `x-specsmith-allow` on an object of a document: findings of a code, or of a group, that are left out there and below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    of: Of,
    /// The object, in the tree as it was read.
    holder: Origin,
    /// The element of the list.
    place: Origin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Code(&'static Code),
    Group(&'static Group),
}

impl Allowance {
    /// An element of the list on the object `holder`; `None` when there is no such code.
    #[must_use]
    pub(crate) fn new(word: &str, holder: Origin, place: Origin) -> Option<Self> {
        let of = codes::find(word).map(Of::Code);
        let of = of.or_else(|| codes::group(word).map(Of::Group))?;
        Some(Self { of, holder, place })
    }

    /// Leaves out what is allowed, other than what is an error of itself. What comes back are findings about those that
    /// nothing needed, of codes that were looked for.
    pub(super) fn apply(
        list: &[Self],
        findings: &mut Vec<Diagnostic>,
        sources: &SourceMap,
        families: Families,
    ) -> Vec<Diagnostic> {
        if list.is_empty() {
            return Vec::new();
        }
        let holders: Vec<Origin> = list
            .iter()
            .map(|allowance| sources.grafted(&allowance.holder))
            .collect();
        let mut needed = vec![false; list.len()];
        findings.retain(|finding| {
            let origin = finding.place.as_ref().and_then(|place| place.origin());
            let Some(origin) = origin.map(|origin| finding.in_sources(origin, sources)) else {
                return true;
            };
            let mut keep = true;
            for ((allowance, holder), needed) in list.iter().zip(&holders).zip(&mut needed) {
                if allowance.has(finding.code) && is_in(&origin, holder) {
                    *needed = true;
                    keep = finding.code.stops();
                }
            }
            keep
        });
        let unneeded = list.iter().zip(needed).filter(|(allowance, needed)| {
            let family = match allowance.of {
                Of::Code(code) => code.id,
                Of::Group(group) => group.prefix,
            };
            !needed && families.has(family)
        });
        unneeded
            .map(|(allowance, _)| allowance.unneeded())
            .collect()
    }

    fn has(&self, code: &Code) -> bool {
        match self.of {
            Of::Code(one) => one.id == code.id,
            Of::Group(group) => group.has(code),
        }
    }

    fn unneeded(&self) -> Diagnostic {
        let words = match self.of {
            Of::Code(Code { id, name, .. }) => format!("`{id}` ({name})"),
            Of::Group(group) => format!("the group `{}`", group.name),
        };
        let message = format!("nothing is found here that {words} would allow");
        Diagnostic::new(&codes::config::UNUSED_ALLOWANCE, message)
            .at(&self.place)
            .in_text()
            .help("remove it from `x-specsmith-allow`, so that it cannot hide a mistake to come")
    }
}

/// Whether a node is `holder` or in it.
fn is_in(node: &Origin, holder: &Origin) -> bool {
    node.file == holder.file
        && node
            .pointer
            .strip_prefix(&*holder.pointer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
