//! What is compared: the client before and after, and what is found in both documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, Severity, render};
use specsmith::document::{self, Version};
use specsmith::source::{FileId, SourceMap};
use specsmith::{generate, ir, model, notation, upgrade, validate};

/// Upgrades a document, and says what is not as it should be; nothing when it has the version already.
pub fn check(path: &Path, to: Version) -> Option<String> {
    let mut sources = SourceMap::new();
    let root = sources.load(path).expect("the document is there");
    let mut found = Diagnostics::new();
    let upgraded = upgrade::upgrade(&mut sources, root, to, &mut found);
    let Some(upgraded) = upgraded else {
        return Some(format!(
            "not upgraded:\n{}",
            render(&found, &sources, false)
        ));
    };
    if upgraded.from >= to {
        return None;
    }
    let mut wrong = String::new();
    if found.iter().any(|found| found.code().id == "U107") {
        wrong.push_str(&render(&found, &sources, false));
    }
    let lost = comments(&upgraded, &sources, &found);
    if lost > 0 {
        let _ = writeln!(wrong, "{lost} comments are lost");
    }
    let mut after = sources.with_texts(&upgraded.texts);
    let mut before = sources.with_texts(&std::collections::HashMap::new());
    let again = upgrade::upgrade(
        &mut after.with_texts(&std::collections::HashMap::new()),
        root,
        to,
        &mut Diagnostics::new(),
    );
    if again.is_none_or(|again| !again.texts.is_empty()) {
        wrong.push_str("another upgrade changes more\n");
    }
    // Lists with tabs between their items become texts.
    let without_words = found.iter().any(|found| found.code().id == "U104");
    if !without_words {
        clients(path, &mut before, &mut after, &mut wrong);
    }
    findings(root, &mut before, &mut after, &mut wrong);
    Some(wrong)
}

/// The clients of both documents.
fn clients(path: &Path, before: &mut SourceMap, after: &mut SourceMap, wrong: &mut String) {
    let config = Config::new(path, "client");
    let (mut old_found, mut new_found) = (Diagnostics::new(), Diagnostics::new());
    let old = generate::generate(&config, before, &mut old_found);
    let new = generate::generate(&config, after, &mut new_found);
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return,
        (Some(_), None) => {
            wrong.push_str("no client comes of it any more:\n");
            wrong.push_str(&render(&new_found, after, false));
            return;
        }
    };
    let files = |files: &specsmith::output::Files| -> BTreeMap<String, String> {
        files
            .iter()
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect()
    };
    let (old, new) = (files(&old.files), files(&new.files));
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        let _ = writeln!(wrong, "{name} is gone");
    }
    for (name, text) in &new {
        let Some(before) = old.get(name) else {
            let _ = writeln!(wrong, "{name} is new");
            continue;
        };
        if placed(before) == placed(text) {
            continue;
        }
        if let Some((old, new)) = different(before, text) {
            let _ = writeln!(wrong, "{name}:\n-{old}\n+{new}");
        }
    }
}

/// A text with the pointers that an upgrade moves, and without the breaks of lines that depend on how long they are.
fn placed(text: &str) -> String {
    let mut placed = String::new();
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            placed.push('"');
        }
        let piece = piece.strip_prefix("#/definitions/").map_or_else(
            || piece.to_owned(),
            |rest| format!("#/components/schemas/{rest}"),
        );
        if piece.starts_with("#/") {
            placed.push_str(&without_choices(&piece));
        } else {
            placed.extend(piece.split_whitespace());
        }
    }
    placed.replace(",)", ")").replace(",}", "}")
}

/// A pointer without the parts and alternatives that it leads through.
fn without_choices(pointer: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for token in pointer.split('/') {
        let is_index = token.bytes().all(|byte| byte.is_ascii_digit()) && !token.is_empty();
        if is_index && matches!(kept.last(), Some(&("allOf" | "anyOf" | "oneOf"))) {
            kept.pop();
        } else {
            kept.push(token);
        }
    }
    kept.join("/")
}

/// Comments that are neither in the new texts nor told.
fn comments(upgraded: &upgrade::Upgraded, sources: &SourceMap, found: &Diagnostics) -> usize {
    let after = sources.with_texts(&upgraded.texts);
    let count = |sources: &SourceMap| -> usize {
        let files = upgraded.files.iter().map(|file| sources.file(*file));
        let nodes = files.filter_map(|file| notation::read(file).ok());
        nodes.map(|node| node.count_comments()).sum()
    };
    let told = found.iter().filter(|found| found.code().id == "U105");
    count(sources).saturating_sub(count(&after) + told.count())
}

/// The first line that differs.
fn different<'t>(old: &'t str, new: &'t str) -> Option<(&'t str, &'t str)> {
    if old == new {
        return None;
    }
    let (mut old, mut new) = (old.lines(), new.lines());
    loop {
        match (old.next(), new.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => return Some((a.unwrap_or_default(), b.unwrap_or_default())),
        }
    }
}

/// What `specsmith validate` finds: not more than before.
fn findings(root: FileId, before: &mut SourceMap, after: &mut SourceMap, wrong: &mut String) {
    let count = |sources: &mut SourceMap| {
        let mut found = Diagnostics::new();
        if let Some(document) = document::parse(sources, root, &mut found) {
            let model = model::resolve(&document, &mut found);
            let _ = ir::lower(&model, &Config::default(), &mut found);
            validate::check(&document, &model, &mut found);
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for found in found.iter().filter(|found| {
            found.severity() >= Severity::Warning && !found.code().id.starts_with('G')
        }) {
            *counts.entry(found.code().id).or_default() += 1;
        }
        counts
    };
    let (old, new) = (count(before), count(after));
    for (code, count) in &new {
        let before = old.get(code).copied().unwrap_or_default();
        if *count > before {
            let _ = writeln!(wrong, "{count} findings of {code}, and {before} before");
        }
    }
}
