//! Numbers for people.

use std::fmt::Write;

use super::{Stats, Tally, total};
use crate::diagnostic::count::{grouped, plural};

/// A heading, and lines of a name and what belongs to it.
struct Section {
    title: String,
    rows: Vec<(String, String)>,
}

/// How many of a long list are shown.
const SHOWN: usize = 10;

/// The numbers in columns.
#[must_use]
pub fn text(stats: &Stats) -> String {
    let sections = sections(stats);
    let names = sections.iter().flat_map(|section| &section.rows);
    let width = names
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0)
        .min(48);
    let mut out = String::new();
    for section in sections {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&section.title);
        out.push('\n');
        for (name, value) in section.rows {
            let gap = width.saturating_sub(name.chars().count());
            out.push_str("  ");
            out.push_str(&name);
            out.push_str(&" ".repeat(gap + 2));
            out.push_str(&value);
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
    }
    out
}

/// The numbers as tables.
#[must_use]
pub fn markdown(stats: &Stats) -> String {
    let mut out = String::new();
    for section in sections(stats) {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "### {}", section.title);
        if !section.rows.is_empty() {
            out.push_str("\n| | |\n|---|---:|\n");
        }
        for (name, value) in section.rows {
            let _ = writeln!(out, "| {} | {} |", cell(&name), cell(&value));
        }
    }
    out
}

/// A name of the document within a table: data, not markup.
fn cell(text: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '%' | '/' | '(' | ')');
    if text.chars().all(plain) {
        return text.to_owned();
    }
    let text = text
        .replace(['\n', '\r'], " ")
        .replace('`', "'")
        .replace('|', "\\|");
    format!("`{text}`")
}

fn sections(stats: &Stats) -> Vec<Section> {
    let mut sections = vec![files(stats)];
    let mut operations = rows(&stats.methods, SHOWN);
    operations.push(("deprecated".to_owned(), grouped(stats.deprecated)));
    operations.push((
        "of webhooks and callbacks".to_owned(),
        grouped(stats.received),
    ));
    let paths = plural(stats.paths, "path");
    let title = format!("{} on {paths}", plural(stats.operations, "operation"));
    add(&mut sections, title, operations);
    add(
        &mut sections,
        "Operations by tag".to_owned(),
        rows(&stats.tags, SHOWN),
    );
    let title = plural(total(&stats.parameters), "parameter and header");
    let title = title.replace("parameter and headers", "parameters and headers");
    add(&mut sections, title, rows(&stats.parameters, SHOWN));
    let mut schemas = rows(&stats.schemas, usize::MAX);
    schemas.push(("named".to_owned(), grouped(stats.named)));
    schemas.push(("inline".to_owned(), grouped(stats.inline)));
    schemas.push(("deepest within each other".to_owned(), grouped(stats.depth)));
    add(
        &mut sections,
        plural(total(&stats.schemas), "schema"),
        schemas,
    );
    let groups = stats.recursive.iter().take(SHOWN);
    let groups = groups.map(|group| {
        let shown: Vec<&str> = group.iter().take(3).map(String::as_str).collect();
        let more = if group.len() > 3 { ", …" } else { "" };
        (format!("{}{more}", shown.join(", ")), grouped(group.len()))
    });
    let title = format!("Recursive: {}", plural(stats.recursive.len(), "group"));
    add(&mut sections, title, groups.collect());
    let title = plural(total(&stats.components), "component");
    add(&mut sections, title, rows(&stats.components, usize::MAX));
    let used = stats.used.iter().take(SHOWN);
    let used = used.map(|(name, uses)| (name.clone(), grouped(*uses)));
    add(
        &mut sections,
        "Most used components".to_owned(),
        used.collect(),
    );
    let mut unused: Vec<(String, String)> = stats
        .unused
        .iter()
        .take(SHOWN)
        .map(|name| (name.clone(), String::new()))
        .collect();
    if stats.unused.len() > SHOWN {
        unused.push(("others".to_owned(), grouped(stats.unused.len() - SHOWN)));
    }
    add(
        &mut sections,
        format!("Unused components: {}", grouped(stats.unused.len())),
        unused,
    );
    add(
        &mut sections,
        "Media types".to_owned(),
        rows(&stats.media_types, SHOWN),
    );
    add(
        &mut sections,
        "Statuses".to_owned(),
        rows(&stats.statuses, 20),
    );
    add(
        &mut sections,
        "Security schemes".to_owned(),
        stats.security.clone(),
    );
    let described = stats.described.iter().filter(|share| share.of > 0);
    let described = described.map(|share| {
        let (with, of) = (grouped(share.with), grouped(share.of));
        (
            share.what.to_owned(),
            format!("{}% ({with} of {of})", share.percent()),
        )
    });
    add(&mut sections, "Described".to_owned(), described.collect());
    sections
}

fn files(stats: &Stats) -> Section {
    let rows = stats.files.iter().map(|(name, bytes, lines)| {
        let value = format!("{}, {}", plural(*lines, "line"), plural(*bytes, "byte"));
        (name.clone(), value)
    });
    Section {
        title: format!(
            "OpenAPI {}, {}",
            stats.version,
            plural(stats.files.len(), "file")
        ),
        rows: rows.collect(),
    }
}

fn add(sections: &mut Vec<Section>, title: String, rows: Vec<(String, String)>) {
    if !rows.is_empty() {
        sections.push(Section { title, rows });
    }
}

/// The largest counts, and the sum of the others.
fn rows(tally: &Tally, most: usize) -> Vec<(String, String)> {
    let mut all: Vec<(&String, &usize)> = tally.iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rest: usize = all.iter().skip(most).map(|(_, count)| **count).sum();
    let mut rows: Vec<(String, String)> = all
        .iter()
        .take(most)
        .map(|(name, count)| {
            let name = if name.is_empty() {
                "(none)".to_owned()
            } else {
                (*name).clone()
            };
            (name, grouped(**count))
        })
        .collect();
    if all.len() > most {
        rows.push((format!("{} others", all.len() - most), grouped(rest)));
    }
    rows
}
