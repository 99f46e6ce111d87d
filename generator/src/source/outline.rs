//! What stands where in a YAML text, small enough to be kept beside it.

/// A text in its order, as a parser took it apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pieces: Vec<Piece>,
    /// Those of the keys that are not what stands in the text, by the number of their piece, which only grows.
    keys: Vec<(usize, Box<str>)>,
    /// Whether the parser came to the end.
    pub(crate) complete: bool,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) mark: Mark,
    start: u32,
    length: u32,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A text, number or word.
    Scalar,
    /// Another name for a node.
    Alias,
    /// A mapping begins.
    Mapping,
    /// A sequence begins.
    Sequence,
    /// The mapping or sequence that began last ends.
    End,
}

impl Piece {
    /// Where it begins, in characters.
    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    /// How many characters it has.
    pub(crate) fn length(self) -> usize {
        self.length as usize
    }
}

impl Outline {
    /// Adds the next piece; `false` when the text is too long for that.
    pub(crate) fn push(&mut self, mark: Mark, start: usize, length: usize) -> bool {
        let (Ok(start), Ok(length)) = (start.try_into(), length.try_into()) else {
            return false;
        };
        self.pieces.push(Piece {
            mark,
            start,
            length,
        });
        true
    }

    /// Says what the last piece means as a key, where that is not what stands in the text.
    pub(crate) fn call(&mut self, key: &str) {
        if let Some(last) = self.pieces.len().checked_sub(1) {
            self.keys.push((last, key.into()));
        }
    }

    /// All pieces in their order.
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What a piece means as a key, where that is not what stands in the text.
    pub(crate) fn key(&self, piece: usize) -> Option<&str> {
        let place = self.keys.binary_search_by_key(&piece, |(piece, _)| *piece);
        place.ok().map(|place| &*self.keys[place].1)
    }
}
