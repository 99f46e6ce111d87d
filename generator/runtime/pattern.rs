//! Checks a text against a pattern without an engine: the pattern was turned into a table when this
//! crate was generated. A check reads the text once, allocates nothing and needs no set-up.

/// A text that has so many characters, all of one set, as `^[0-9]{1,8}$` demands it.
#[derive(Debug)]
pub struct Run {
    ascii: u128,
    ranges: &'static [(char, char)],
    min: usize,
    max: usize,
}

impl Run {
    /// Takes the set as ascending ranges, and the least and greatest number of characters (Unicode
    /// scalar values).
    #[must_use]
    pub const fn new(ranges: &'static [(char, char)], min: usize, max: usize) -> Self {
        let mut ascii = 0;
        let mut i = 0;
        while i < ranges.len() {
            let (first, last) = ranges[i];
            let mut c = first as u32;
            while c <= last as u32 && c < 128 {
                ascii |= 1 << c;
                c += 1;
            }
            i += 1;
        }
        Self {
            ascii,
            ranges,
            min,
            max,
        }
    }

    /// Whether the text is such a run.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut count = 0;
        for c in text.chars() {
            if !self.contains(c) {
                return false;
            }
            count += 1;
        }
        self.min <= count && count <= self.max
    }

    #[inline]
    fn contains(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.ascii >> u32::from(c) & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(first, _)| first <= c);
        self.ranges[..after]
            .last()
            .is_some_and(|&(_, last)| c <= last)
    }
}

/// One run after another, as in `^[A-Z]{2}-[0-9]{1,8}$`. Each takes as many characters as it can;
/// none ever takes what the next would need.
#[derive(Debug)]
pub struct Sequence {
    steps: &'static [Run],
    open: bool,
}

impl Sequence {
    /// Takes the runs, and whether anything may follow the last.
    #[must_use]
    pub const fn new(steps: &'static [Run], open: bool) -> Self {
        Self { steps, open }
    }

    /// Whether the text is such a sequence.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut rest = text.chars();
        for step in self.steps {
            let mut count = 0;
            while count < step.max {
                let mut ahead = rest.clone();
                match ahead.next() {
                    Some(c) if step.contains(c) => rest = ahead,
                    _ => break,
                }
                count += 1;
            }
            if count < step.min {
                return false;
            }
        }
        self.open || rest.as_str().is_empty()
    }
}

/// The state from which no text is accepted.
const NEVER: u16 = 0;
/// The state from which every text is accepted.
const ALWAYS: u16 = 1;
/// The state at the start of the text.
const START: u16 = 2;

/// The class of each character: a table for ASCII, ranges for the rest, 0 where none has it.
#[derive(Debug)]
struct Classes {
    ascii: [u8; 128],
    ranges: &'static [(char, char, u8)],
}

impl Classes {
    const fn new(ranges: &'static [(char, char, u8)]) -> Self {
        let mut ascii = [0; 128];
        let mut i = 0;
        while i < ranges.len() {
            let (first, last, class) = ranges[i];
            let mut c = first as usize;
            while c <= last as usize && c < 128 {
                ascii[c] = class;
                c += 1;
            }
            i += 1;
        }
        Self { ascii, ranges }
    }

    #[inline]
    fn of(&self, c: char) -> u8 {
        match self.ascii.get(c as usize) {
            Some(&class) => class,
            None => self.wide(c),
        }
    }

    /// The class of a character that is not ASCII.
    #[inline(never)]
    fn wide(&self, c: char) -> u8 {
        let after = self.ranges.partition_point(|&(first, _, _)| first <= c);
        match self.ranges[..after].last() {
            Some(&(_, last, class)) if c <= last => class,
            _ => 0,
        }
    }
}

/// An automaton of at most eight states and sixteen classes of characters.
///
/// The next states of a class are packed into one word, six bits for each state, so that a step is a
/// shift. A state is kept as the number of bits to shift by.
#[derive(Debug)]
pub struct SmallAutomaton {
    classes: Classes,
    steps: [u64; 16],
    /// The word of each ASCII character, so that nearly every text takes one look-up for a character.
    ascii: [u64; 128],
    accept: u64,
}

impl SmallAutomaton {
    /// Takes the classes as ascending ranges, whatever is left out being class 0; the next state by
    /// state and class, where 0 stands for "never", 1 for "always" and `n` for the row `n - 2`; and
    /// the states in which a text may end.
    #[must_use]
    pub const fn new<const CLASSES: usize>(
        ranges: &'static [(char, char, u8)],
        next: &[[u16; CLASSES]],
        accept: &[u16],
    ) -> Self {
        assert!(CLASSES <= 16 && next.len() <= 8);
        let mut steps = [(6 * ALWAYS as u64) << (6 * ALWAYS); 16];
        let mut row = 0;
        while row < next.len() {
            let mut class = 0;
            while class < CLASSES {
                steps[class] |= (6 * next[row][class] as u64) << (6 * (row + START as usize));
                class += 1;
            }
            row += 1;
        }
        let mut ends = 1 << (6 * ALWAYS);
        let mut i = 0;
        while i < accept.len() {
            ends |= 1 << (6 * accept[i]);
            i += 1;
        }
        let classes = Classes::new(ranges);
        let mut ascii = [0; 128];
        let mut c = 0;
        while c < 128 {
            ascii[c] = steps[classes.ascii[c] as usize];
            c += 1;
        }
        Self {
            classes,
            steps,
            ascii,
            accept: ends,
        }
    }

    /// Whether the automaton accepts the text.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut state = 6 * u64::from(START);
        // Both final states lead to themselves, so that it is enough to look for them now and then.
        for some in text.as_bytes().chunks(32) {
            let mut seen = 0;
            for byte in some {
                seen |= byte;
                state = self.ascii[usize::from(byte & 127)] >> (state & 63);
            }
            if seen > 127 {
                return self.is_wide_match(text);
            }
            if state & 63 <= 6 * u64::from(ALWAYS) {
                break;
            }
        }
        self.accept >> (state & 63) & 1 == 1
    }

    /// The same for a text with characters that are not ASCII.
    #[inline(never)]
    fn is_wide_match(&self, text: &str) -> bool {
        let mut state = 6 * u64::from(START);
        for c in text.chars() {
            let class = self.classes.of(c);
            state = self.steps[usize::from(class & 15)] >> (state & 63) & 63;
            if state <= 6 * u64::from(ALWAYS) {
                break;
            }
        }
        self.accept >> state & 1 == 1
    }
}

/// An automaton of any size over so many classes of characters.
#[derive(Debug)]
pub struct Automaton<const CLASSES: usize> {
    classes: Classes,
    next: &'static [[u16; CLASSES]],
    accept: &'static [u16],
}

impl<const CLASSES: usize> Automaton<CLASSES> {
    /// Takes the classes as ascending ranges, whatever is left out being class 0; the next state by
    /// state and class, where 0 stands for "never", 1 for "always" and `n` for the row `n - 2`; and
    /// the states in which a text may end, ascending.
    #[must_use]
    pub const fn new(
        ranges: &'static [(char, char, u8)],
        next: &'static [[u16; CLASSES]],
        accept: &'static [u16],
    ) -> Self {
        Self {
            classes: Classes::new(ranges),
            next,
            accept,
        }
    }

    /// Whether the automaton accepts the text.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut state = START;
        for c in text.chars() {
            let class = usize::from(self.classes.of(c));
            let row = self.next.get(usize::from(state - START));
            state = row.and_then(|row| row.get(class)).copied().unwrap_or(NEVER);
            if state < START {
                return state == ALWAYS;
            }
        }
        self.accept.binary_search(&state).is_ok()
    }
}
