//! Names of the files of a tree.

use std::collections::HashMap;

/// Names of files, one for each name, that every file system can hold side by side. Where two names would be one file, both
/// have more in their names, so that neither depends on the other.
pub(super) fn file_names<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let names: Vec<(&str, String)> = names.map(|name| (name, file_name(name))).collect();
    let mut count: HashMap<String, usize> = HashMap::new();
    for (_, file) in &names {
        *count.entry(file.to_lowercase()).or_default() += 1;
    }
    let files = names.into_iter().map(|(name, file)| {
        if count
            .get(&file.to_lowercase())
            .is_some_and(|count| *count > 1)
        {
            format!("{file}-{:016x}", mark(name))
        } else {
            file
        }
    });
    files.collect()
}

/// A name of a file, without its extension.
fn file_name(name: &str) -> String {
    /// Longer names are cut.
    const LENGTH: usize = 120;
    const RESERVED: [&str; 22] = [
        "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
    ];
    let mut file = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || (c == '.' && !file.is_empty()) {
            file.push(c);
        } else if !file.is_empty() && !file.ends_with('_') {
            file.push('_');
        }
    }
    let kept = file.trim_end_matches(['_', '.']).len();
    file.truncate(kept.max(usize::from(!file.is_empty())));
    let word = file
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if file.is_empty() {
        "index".clone_into(&mut file);
    } else if RESERVED.contains(&word.as_str()) {
        file.insert(0, '_');
    }
    if file.len() > LENGTH {
        file.truncate(LENGTH);
        file = format!("{file}-{:016x}", mark(name));
    }
    file
}

/// A number for a text (FNV-1a, 64 bits).
fn mark(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe() {
        #[track_caller]
        fn check(names: &[&str], expected: &[&str]) {
            assert_eq!(file_names(names.iter().copied()), expected);
        }
        check(&["Pet", "Owner"], &["Pet", "Owner"]);
        check(&["/", "/pets", "/pets/{id}"], &["index", "pets", "pets_id"]);
        check(
            &["con", "NUL.x", ".git", "..", "a."],
            &["_con", "_NUL.x", "git", "index", "a"],
        );
        check(
            &["Pet", "pet"],
            &["Pet-8dc59019f42397de", "pet-77bc7019566a8b7e"],
        );
        check(&["__"], &["_"]);
        let long = "x".repeat(500);
        assert!(file_name(&long).len() < 140);
    }
}
