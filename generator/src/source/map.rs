use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::git::Blob;
use super::{Origin, SourceFile};

/// A file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// The number of the file in order of loading, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// From the pointer of a node in a tree to its pointer before.
type Moves = HashMap<Arc<str>, Arc<str>>;

/// Every file of a run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    by_path: HashMap<PathBuf, FileId>,
    blobs: HashMap<FileId, Blob>,
    moves: HashMap<FileId, Vec<Moves>>,
    grafts: HashMap<FileId, BTreeMap<Arc<str>, Origin>>,
}

impl SourceMap {
    /// A map without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under the name that diagnostics show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(SourceFile::new(name.into(), None, text.into()))
    }

    /// Reads what a command line names: a file, `-` for the standard input, or `git:REV:path` for a file of a revision of
    /// the repository that the working directory is in (from its root, or with `./` from the working directory). A file
    /// that has such a name is called by a longer one: `./-`.
    ///
    /// # Errors
    /// What the file system or `git` says; [`io::ErrorKind::InvalidData`] with the byte offset when it is not UTF-8.
    pub fn load_input(&mut self, input: &Path) -> io::Result<FileId> {
        if let Some(blob) = Blob::parse(input) {
            return self.load_blob(blob);
        }
        if input != Path::new("-") {
            return self.load(input);
        }
        let key = PathBuf::from("-");
        if let Some(id) = self.by_path.get(&key) {
            return Ok(*id);
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        let id = self.push(SourceFile::new("stdin".to_owned(), None, text(bytes)?));
        self.by_path.insert(key, id);
        Ok(id)
    }

    /// Reads the file that a relative name in another file leads to: beside it, of the same revision where that is one.
    ///
    /// # Errors
    /// Why there is no such file, in words.
    pub(crate) fn load_beside(&mut self, holder: FileId, name: &str) -> Result<FileId, String> {
        if let Some(blob) = self.blobs.get(&holder) {
            let Some(beside) = blob.beside(name) else {
                return Err(format!("`{name}` is no file of the repository"));
            };
            let shown = beside.name();
            return self
                .load_blob(beside)
                .map_err(|error| format!("`{shown}`: {error}"));
        }
        let base = self.file(holder).path().and_then(Path::parent);
        let joined = base.unwrap_or(Path::new("")).join(name);
        // A folder or a device is no document, and reading one may never end.
        if !joined.is_file() {
            let reason = if joined.exists() {
                "is not a file"
            } else {
                "does not exist"
            };
            return Err(format!("`{}` {reason}", tidy(&joined).display()));
        }
        self.load(&tidy(&joined))
            .or_else(|_| self.load(&joined))
            .map_err(|error| format!("`{}`: {error}", joined.display()))
    }

    fn load_blob(&mut self, blob: Blob) -> io::Result<FileId> {
        let name = blob.name();
        let key = PathBuf::from(&name);
        if let Some(id) = self.by_path.get(&key) {
            return Ok(*id);
        }
        let text = text(blob.read()?)?;
        let id = self.push(SourceFile::new(name, None, text));
        self.by_path.insert(key, id);
        self.blobs.insert(id, blob);
        Ok(id)
    }

    /// Reads a file, once however often and by whatever name it is asked for.
    ///
    /// # Errors
    /// What the file system says; [`io::ErrorKind::InvalidData`] with the byte offset when the file is not UTF-8.
    pub fn load(&mut self, path: &Path) -> io::Result<FileId> {
        let canonical = path.canonicalize()?;
        if let Some(id) = self.by_path.get(&canonical) {
            return Ok(*id);
        }
        let text = text(std::fs::read(&canonical)?)?;
        let id = self.push(SourceFile::new(
            path.display().to_string(),
            Some(path.to_owned()),
            text,
        ));
        self.by_path.insert(canonical, id);
        Ok(id)
    }

    /// The same files, some of them with other texts; what is known about their trees is not taken over.
    #[must_use]
    pub fn with_texts(&self, texts: &HashMap<FileId, String>) -> Self {
        let files = self.files().map(|(id, file)| {
            let text = texts.get(&id).map_or(file.text(), String::as_str);
            SourceFile::new(
                file.name().to_owned(),
                file.path().map(Path::to_owned),
                text.to_owned(),
            )
        });
        Self {
            files: files.collect(),
            by_path: self.by_path.clone(),
            blobs: self.blobs.clone(),
            moves: HashMap::new(),
            grafts: HashMap::new(),
        }
    }

    fn push(&mut self, file: SourceFile) -> FileId {
        let id = FileId(
            u32::try_from(self.files.len())
                .expect("a run reads fewer than four thousand million files"),
        );
        self.files.push(file);
        id
    }

    /// A file by its id.
    ///
    /// # Panics
    /// With an id of another map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// All files in order of loading.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Says that nodes of the tree of `file` stand elsewhere in its text: from the pointer in the tree to the pointer
    /// in the text. What is below such a node moves with it, unless it is named itself. When a tree was changed in
    /// several steps, call it after each: the targets of later moves are places in the tree before that step.
    pub fn add_moves(&mut self, file: FileId, moves: HashMap<Arc<str>, Arc<str>>) {
        if !moves.is_empty() {
            self.moves.entry(file).or_default().push(moves);
        }
    }

    /// Where a node of a tree stands in the text.
    #[must_use]
    pub fn written(&self, origin: &Origin) -> Origin {
        let mut pointer = origin.pointer.clone();
        for moves in self.moves.get(&origin.file).into_iter().flatten().rev() {
            pointer = step(moves, pointer);
        }
        self.grafted(&Origin::new(origin.file, pointer))
    }

    /// Says that nodes of the tree of `file`, as it was before any other change, come from elsewhere. What is below such
    /// a node comes with it, unless it is named itself.
    pub fn add_grafts(&mut self, file: FileId, grafts: BTreeMap<Arc<str>, Origin>) {
        if !grafts.is_empty() {
            self.grafts.insert(file, grafts);
        }
    }

    /// Says that what stands at `target` has been put at `place`, in trees that nothing but overlays and this has changed.
    /// Nodes of `own`, from the place on, come from elsewhere.
    pub(crate) fn graft(&mut self, place: &Origin, target: &Origin, own: &[(String, Origin)]) {
        let mut new = vec![(String::new(), self.grafted(target))];
        if let Some(grafts) = self.grafts.get(&target.file) {
            let below = below(grafts, &target.pointer);
            new.extend(
                below.map(|(at, origin)| (at[target.pointer.len()..].into(), origin.clone())),
            );
        }
        new.extend(own.iter().cloned());
        let grafts = self.grafts.entry(place.file).or_default();
        let gone: Vec<Arc<str>> = below(grafts, &place.pointer)
            .map(|(at, _)| at.clone())
            .collect();
        for at in gone {
            grafts.remove(&at);
        }
        let new = new.into_iter();
        grafts
            .extend(new.map(|(rest, origin)| (format!("{}{rest}", place.pointer).into(), origin)));
    }

    /// Whether nodes come from elsewhere, so that several may be written in one place.
    pub(crate) fn has_grafts(&self) -> bool {
        !self.grafts.is_empty()
    }

    /// Where a node of a tree that nothing but overlays and insertions have changed stands in the text.
    #[must_use]
    pub fn grafted(&self, node: &Origin) -> Origin {
        let Some(grafts) = self.grafts.get(&node.file) else {
            return node.clone();
        };
        let mut prefix = &*node.pointer;
        loop {
            if let Some(origin) = grafts.get(prefix) {
                let rest = &node.pointer[prefix.len()..];
                return Origin::new(origin.file, format!("{}{rest}", origin.pointer));
            }
            match prefix.rfind('/') {
                Some(end) => prefix = &prefix[..end],
                None => return node.clone(),
            }
        }
    }
}

/// What comes from elsewhere below a node.
fn below<'g>(
    grafts: &'g BTreeMap<Arc<str>, Origin>,
    pointer: &'g str,
) -> impl Iterator<Item = (&'g Arc<str>, &'g Origin)> {
    let start: Arc<str> = format!("{pointer}/").into();
    let end = start.clone();
    grafts
        .range(start..)
        .take_while(move |(at, _)| at.starts_with(&*end))
}

/// Bytes of a file as text.
fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!(
                "is not UTF-8: the byte at offset {at} begins no character; save the file as UTF-8"
            ),
        )
    })
}

/// `a/../b` as `b`, for people to read; a link of the file system can make that another file, which loading sees.
#[must_use]
pub fn tidy(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

fn step(moves: &Moves, pointer: Arc<str>) -> Arc<str> {
    let mut prefix = &*pointer;
    loop {
        if let Some(target) = moves.get(prefix) {
            let rest = &pointer[prefix.len()..];
            return if rest.is_empty() {
                target.clone()
            } else {
                format!("{target}{rest}").into()
            };
        }
        match prefix.rfind('/') {
            Some(end) => prefix = &prefix[..end],
            None => return pointer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moved_nodes_are_found_where_they_were_written() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "");
        let moves = [
            ("/components/schemas", "/definitions"),
            ("/components/schemas/A/items", "/x"),
        ];
        sources.add_moves(
            file,
            moves.map(|(tree, text)| (tree.into(), text.into())).into(),
        );
        let check = |tree: &str, text: &str| {
            assert_eq!(&*sources.written(&Origin::new(file, tree)).pointer, text);
        };
        check("/components/schemas", "/definitions");
        check("/components/schemas/A", "/definitions/A");
        check("/components/schemas/A/items/b", "/x/b");
        check("/components/schemasA", "/components/schemasA");
        check("", "");
    }

    #[test]
    fn positions_count_characters() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "\u{feff}aü\r\nb");
        let check = |offset, line, column| {
            let position = sources.file(file).position(offset);
            assert_eq!(
                (position.line, position.column),
                (line, column),
                "offset {offset}"
            );
        };
        check(0, 1, 1);
        check(3, 1, 1);
        check(4, 1, 2);
        check(8, 2, 1);
        check(99, 2, 2);
    }
}
