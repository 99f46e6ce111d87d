use std::cmp::Reverse;
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::fingerprint::fingerprints;
use super::locate::{Part, Places};
use super::{Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Origin, Position, SourceMap};

/// A finding with its place in the text.
#[derive(Clone, Debug)]
pub(super) struct Located<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    pub(super) main: Option<Spot>,
    pub(super) labels: Vec<(Spot, &'d str)>,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: FileId,
    pub(super) bytes: std::ops::Range<usize>,
    /// Pointer in the text as it was written.
    pub(super) pointer: Option<String>,
    /// The file as a whole: there is no line to show.
    pub(super) whole: bool,
}

impl Spot {
    /// Where it begins and ends.
    pub(super) fn region(&self, sources: &SourceMap) -> (Position, Position) {
        let file = sources.file(self.file);
        let start = file.position(self.bytes.start);
        (start, file.position(self.bytes.end).max(start))
    }
}

/// Looks up all places, with one scan for each file, and puts the findings in the order of the documents; findings
/// without a place come last.
pub(super) fn locate<'d>(diagnostics: &'d Diagnostics, sources: &SourceMap) -> Vec<Located<'d>> {
    let mut located = look_up(diagnostics, sources, true);
    // What changed is told by what it breaks, and what is to be said beside it comes last.
    if diagnostics.iter().any(is_change) {
        located.sort_by_key(|one| (!is_change(one.diagnostic), Reverse(one.diagnostic.severity)));
    }
    located
}

fn is_change(found: &Diagnostic) -> bool {
    found.code.id.starts_with('D')
}

/// The same, with the other places that findings speak of only where they are asked for: what stands nowhere but in them
/// is a file that need not be scanned.
fn look_up<'d>(
    diagnostics: &'d Diagnostics,
    sources: &SourceMap,
    labels: bool,
) -> Vec<Located<'d>> {
    let labels_of = |diagnostic: &'d Diagnostic| {
        let count = if labels { diagnostic.labels.len() } else { 0 };
        &diagnostic.labels[..count]
    };
    let mut written: Vec<Vec<Option<Origin>>> = Vec::with_capacity(diagnostics.len());
    let mut wanted: HashMap<FileId, Vec<Origin>> = HashMap::new();
    for diagnostic in diagnostics {
        let places = diagnostic
            .place
            .iter()
            .chain(labels_of(diagnostic).iter().map(|(place, _)| place));
        let origins: Vec<Option<Origin>> = places
            .map(|place| {
                let origin = place.origin()?;
                Some(diagnostic.in_sources(origin, sources))
            })
            .collect();
        for origin in origins.iter().flatten() {
            wanted.entry(origin.file).or_default().push(origin.clone());
        }
        written.push(origins);
    }
    let places = find_all(wanted, sources);
    let spot = |place: &Place, origin: Option<&Origin>| match (place, origin) {
        (Place::Span(file, bytes), _) => Spot {
            file: *file,
            bytes: bytes.clone(),
            pointer: None,
            whole: false,
        },
        (place, Some(origin)) => {
            let part = match place {
                Place::Key(_) => Part::Key,
                Place::FirstKey(_) => Part::FirstKey,
                _ => Part::Value,
            };
            let bytes = places
                .get(&origin.file)
                .map_or(0..0, |places| places.get(&origin.pointer, part));
            Spot {
                file: origin.file,
                bytes,
                pointer: Some(format!("#{}", origin.pointer)),
                whole: false,
            }
        }
        (place, None) => Spot {
            file: place.file(),
            bytes: 0..0,
            pointer: None,
            whole: true,
        },
    };
    let mut located: Vec<Located<'d>> = diagnostics
        .iter()
        .zip(written)
        .map(|(diagnostic, written)| {
            let mut written = written.iter().map(Option::as_ref);
            let main = diagnostic
                .place
                .as_ref()
                .map(|place| spot(place, written.next().flatten()));
            let labels = labels_of(diagnostic).iter().zip(written);
            let labels = labels
                .map(|((place, text), origin)| (spot(place, origin), text.as_str()))
                .collect();
            Located {
                diagnostic,
                main,
                labels,
            }
        })
        .collect();
    located.sort_by_key(|located| match &located.main {
        Some(spot) => (0, spot.file.index(), spot.bytes.start),
        None => (1, 0, 0),
    });
    located
}

/// Bytes below which a file is looked through faster than a thread begins.
const SMALL: usize = 1 << 18;

/// Finds the places of each file; two large files, as of a comparison, are looked through at the same time.
fn find_all(wanted: HashMap<FileId, Vec<Origin>>, sources: &SourceMap) -> HashMap<FileId, Places> {
    let find = |(file, origins): (FileId, Vec<Origin>)| {
        let pointers = origins.iter().map(|origin| &*origin.pointer);
        (file, Places::find(sources.file(file), pointers))
    };
    let is_large = |(file, _): &(FileId, Vec<Origin>)| sources.file(*file).text().len() > SMALL;
    let (mut large, small): (Vec<_>, Vec<_>) = wanted.into_iter().partition(is_large);
    let aside = large.pop();
    std::thread::scope(|scope| {
        let aside = aside.map(|one| scope.spawn(move || find(one)));
        let mut found: HashMap<FileId, Places> = large.into_iter().chain(small).map(find).collect();
        if let Some(aside) = aside {
            match aside.join() {
                Ok((file, places)) => found.insert(file, places),
                Err(panic) => std::panic::resume_unwind(panic),
            };
        }
        found
    })
}

/// Where a finding is.
pub type FindingPlace = (String, Option<Position>);

/// The findings as they are in the list, each with its fingerprint and where it is: the name of the file, and the
/// position unless it is the file as a whole.
#[must_use]
pub fn places<'d>(
    diagnostics: &'d Diagnostics,
    sources: &SourceMap,
) -> Vec<(&'d Diagnostic, String, Option<FindingPlace>)> {
    let found = look_up(diagnostics, sources, false);
    let prints = fingerprints(&found, sources);
    let mut order: HashMap<*const Diagnostic, usize> = HashMap::new();
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        order.insert(diagnostic, index);
    }
    let mut placed: Vec<_> = found
        .iter()
        .zip(prints)
        .map(|(located, print)| {
            let place = located.main.as_ref().map(|spot| {
                let file = sources.file(spot.file);
                let position = (!spot.whole).then(|| file.position(spot.bytes.start));
                (file.name().to_owned(), position)
            });
            (located.diagnostic, print, place)
        })
        .collect();
    placed.sort_by_key(|(diagnostic, ..)| order.get(&std::ptr::from_ref(*diagnostic)).copied());
    placed
}

/// The findings as JSON lines, one object for each: `code`, `name`, `severity`, `topic` (`schema`, `meaning` or
/// `other`), `message`, and, where it is known,
/// `file`, `line`, `column` (from 1, in Unicode scalar values), `pointer` (as a URI fragment without percent-encoding),
/// `related` (an array of other places that the finding speaks of, each with a `message`) and `help` (an array of
/// texts). `operations` says how many operations reach a part that references lead to;
/// `fingerprint` stays the same when lines move.
#[must_use]
pub fn report(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let mut out = String::new();
    let found = locate(diagnostics, sources);
    let prints = fingerprints(&found, sources);
    for (located, print) in found.into_iter().zip(prints) {
        let Located {
            diagnostic,
            main,
            labels,
        } = located;
        let mut line = Map::new();
        line.insert("code".to_owned(), diagnostic.code.id.into());
        line.insert("name".to_owned(), diagnostic.code.name.into());
        line.insert("severity".to_owned(), diagnostic.severity.as_str().into());
        line.insert("topic".to_owned(), diagnostic.topic().as_str().into());
        line.insert("message".to_owned(), diagnostic.message.as_str().into());
        if let Some(spot) = main {
            insert(&mut line, spot, sources);
        }
        let related = labels.into_iter().map(|(spot, text)| {
            let mut label = Map::new();
            label.insert("message".to_owned(), text.into());
            insert(&mut label, spot, sources);
            Value::Object(label)
        });
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            line.insert("related".to_owned(), related.into());
        }
        if !diagnostic.helps.is_empty() {
            line.insert("help".to_owned(), diagnostic.helps.clone().into());
        }
        if let Some(count) = diagnostic.operations() {
            line.insert("operations".to_owned(), count.into());
        }
        line.insert("fingerprint".to_owned(), print.into());
        out.push_str(&Value::Object(line).to_string());
        out.push('\n');
    }
    out
}

/// The members that say where a place is.
fn insert(object: &mut Map<String, Value>, spot: Spot, sources: &SourceMap) {
    let file = sources.file(spot.file);
    object.insert("file".to_owned(), file.name().into());
    if !spot.whole {
        let Position { line, column } = file.position(spot.bytes.start);
        object.insert("line".to_owned(), line.into());
        object.insert("column".to_owned(), column.into());
    }
    if let Some(pointer) = spot.pointer {
        object.insert("pointer".to_owned(), pointer.into());
    }
}
