//! The nodes of a document as it is written.

/// A value with everything that stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What people wrote around it. The value of an entry has the comments of the whole entry.
    pub comments: Comments,
    /// The name that aliases call it by, without `&`.
    pub anchor: Option<String>,
    /// Its tag as it is written, such as `!!str`.
    pub tag: Option<String>,
    /// The value.
    pub written: Written,
}

/// The comments of a node, each with its `#`; an empty text is a blank line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comments {
    /// Lines above it: above the key of an entry, above the dash of an item.
    pub before: Vec<String>,
    /// To the right of it; of a block, to the right of the key or dash that it stands behind.
    pub beside: Option<String>,
    /// Lines at the end of a block, behind the last entry or item and indented as these are.
    pub after: Vec<String>,
}

/// A value as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// An object.
    Mapping {
        /// Whether it stands in braces.
        flow: bool,
        /// Its members in the order of the text; a key can stand there twice.
        entries: Vec<Entry>,
    },
    /// A list.
    Sequence {
        /// Whether it stands in brackets.
        flow: bool,
        /// Its elements.
        items: Vec<Node>,
    },
    /// A text, a number or a word.
    Scalar(Scalar),
    /// Another name for the node with this anchor, without `*`.
    Alias(String),
}

/// A member of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name of the member.
    pub key: Key,
    /// Its value, which has the comments of both.
    pub value: Node,
}

/// The name of a member: a text always, whatever it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name itself.
    pub text: String,
    /// How it is quoted.
    pub style: ScalarStyle,
    /// The name that aliases call it by, without `&`.
    pub anchor: Option<String>,
    /// Its tag as it is written.
    pub tag: Option<String>,
}

/// A text, a number or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// How it is quoted. What is plain can be a number, `true`, `false`, `null` or a text: see [`Scalar::value`].
    pub style: ScalarStyle,
    /// The text without quotes and escapes; of what is plain, as it is written, so that `1.0` stays `1.0`.
    pub text: String,
    /// The lines as they are written, without indentation, where their breaks are not those of the text: in folded
    /// blocks, and in what is plain or quoted and goes over several lines. Who changes the text clears them.
    pub lines: Option<String>,
}

/// How a scalar is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// A block of lines behind `|`.
    Literal,
    /// A block of lines behind `>`, whose breaks are spaces.
    Folded,
}

impl Comments {
    /// Whether there are none, not even blank lines.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.beside.is_none() && self.after.is_empty()
    }

    /// How many comments there are, blank lines aside.
    #[must_use]
    pub fn count(&self) -> usize {
        let lines = self.before.iter().chain(&self.after).chain(&self.beside);
        lines.filter(|line| !line.is_empty()).count()
    }
}

impl Node {
    /// A node without comments.
    #[must_use]
    pub fn new(written: Written) -> Self {
        Self {
            comments: Comments::default(),
            anchor: None,
            tag: None,
            written,
        }
    }

    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Written::Scalar(Scalar::text(text)))
    }

    /// An object in a block.
    #[must_use]
    pub fn mapping(entries: Vec<Entry>) -> Self {
        let flow = entries.is_empty();
        Self::new(Written::Mapping { flow, entries })
    }

    /// A list in a block.
    #[must_use]
    pub fn sequence(items: Vec<Self>) -> Self {
        let flow = items.is_empty();
        Self::new(Written::Sequence { flow, items })
    }

    /// How many comments it and everything in it has.
    #[must_use]
    pub fn count_comments(&self) -> usize {
        let inner: usize = match &self.written {
            Written::Mapping { entries, .. } => {
                let values = entries.iter().map(|entry| entry.value.count_comments());
                values.sum()
            }
            Written::Sequence { items, .. } => items.iter().map(Self::count_comments).sum(),
            Written::Scalar(_) | Written::Alias(_) => 0,
        };
        self.comments.count() + inner
    }
}

impl Entry {
    /// A member.
    #[must_use]
    pub fn new(key: impl Into<String>, value: Node) -> Self {
        Self {
            key: Key::new(key),
            value,
        }
    }
}

impl Key {
    /// A name, with quotes where it needs them.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let Scalar { style, text, .. } = Scalar::line(text);
        Self::styled(style, text)
    }

    pub(super) fn styled(style: ScalarStyle, text: String) -> Self {
        Self {
            text,
            style,
            anchor: None,
            tag: None,
        }
    }
}
