//! The forms that names and versions must have.

use super::Dependency;

/// Names that Cargo refuses or warns about for a library: keywords of Rust, and names of its own.
const TAKEN: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc-macro",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// A package name that Cargo takes.
pub(super) fn package_name(name: &str) -> Result<(), &'static str> {
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Err("a crate name begins with an ASCII letter")
    } else if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    {
        Err("a crate name has ASCII letters, digits, `-` and `_` only")
    } else if name.len() > 64 {
        Err("a crate name has at most 64 characters")
    } else if TAKEN.contains(&name) {
        Err("Cargo does not take this name for a library")
    } else {
        Ok(())
    }
}

/// `1.2.3`, with a pre-release and build part if need be (Semantic Versioning 2.0.0).
pub(super) fn version(version: &str) -> Result<(), &'static str> {
    let (version, build) = version.split_once('+').unwrap_or((version, "0"));
    let (core, pre) = version.split_once('-').unwrap_or((version, "0"));
    let fine = |part: &str| {
        !part.is_empty()
            && part.split('.').all(|id| {
                !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
    };
    if core.split('.').count() == 3 && core.split('.').all(number) && fine(pre) && fine(build) {
        Ok(())
    } else {
        Err("a version has the form `1.2.3`")
    }
}

/// `1.85` or `1.85.0`, not below what emitted code needs.
pub(super) fn rust_version(version: &str) -> Result<(), &'static str> {
    let parts: Vec<&str> = version.split('.').collect();
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| number(part)) {
        return Err("a Rust version has the form `1.85`");
    }
    match (parts[0].parse::<u32>(), parts[1].parse::<u32>()) {
        (Ok(1), Ok(minor)) if minor >= 85 => Ok(()),
        _ => Err("emitted code needs Rust 1.85 at least"),
    }
}

/// `EXAMPLE` or `MY_API2`: what every system takes as the beginning of a variable's name.
pub(super) fn environment_prefix(prefix: &str) -> Result<(), &'static str> {
    let fine = prefix.starts_with(|c: char| c.is_ascii_uppercase())
        && !prefix.ends_with('_')
        && prefix
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    if fine {
        Ok(())
    } else {
        Err(
            "a prefix has capital ASCII letters, digits and `_` only, begins with a letter and does not end with `_`",
        )
    }
}

/// A JSON Pointer as diagnostics show it, perhaps with `*` and `**` in it.
pub(super) fn pointer(pointer: &str) -> Result<(), &'static str> {
    if pointer.starts_with("#/") || pointer.starts_with("#*") || pointer == "#" {
        Ok(())
    } else {
        Err("a pointer begins with `#/`, as diagnostics show it")
    }
}

/// A text that stays on one line.
pub(super) fn line(text: &str) -> Result<(), &'static str> {
    if text.trim().is_empty() {
        Err("it must not be empty")
    } else if text.contains(char::is_control) {
        Err("it must be one line without control characters")
    } else {
        Ok(())
    }
}

/// A text that may have several lines.
pub(super) fn prose(text: &str) -> Result<(), &'static str> {
    if text.contains(|c: char| c.is_control() && c != '\n') {
        Err("it must not have control characters")
    } else {
        Ok(())
    }
}

/// The name of a type or variant.
pub(super) fn type_name(name: &str) -> Result<(), &'static str> {
    let fine = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self";
    if fine {
        Ok(())
    } else {
        Err(
            "a type or variant begins with a capital ASCII letter and has ASCII letters and digits only, as in `ShippingLabel`",
        )
    }
}

/// The name of a field, method or module.
pub(super) fn plain_name(name: &str) -> Result<(), &'static str> {
    let fine = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.contains("__")
        && !name.ends_with('_');
    if !fine {
        Err(
            "such a name has small ASCII letters, digits and single `_` only, as in `shipping_label`",
        )
    } else if matches!(name, "self" | "super" | "crate") {
        Err("Rust has another meaning for it")
    } else {
        Ok(())
    }
}

/// The path of a type, or `String` to keep the text.
pub(super) fn format_path(path: &str) -> Result<(), &'static str> {
    if path == "String" {
        Ok(())
    } else {
        rust_path(path)
    }
}

/// The path of a type: `uuid::Uuid`, `crate::Id<u64>`.
pub(super) fn rust_path(path: &str) -> Result<(), &'static str> {
    /// Types that are read in a way of their own.
    const KNOWN: [&str; 12] = [
        "BTreeMap", "Box", "DateTime", "Map", "Number", "Option", "String", "Value", "Vec", "f64",
        "i64", "bool",
    ];
    let Some(names) = path_names(path) else {
        return Err("a path has the form `crate_name::Type`");
    };
    let [first, .., last] = names.as_slice() else {
        return Err("a path has the form `crate_name::Type`");
    };
    let own = matches!(*first, "std" | "core" | "alloc" | "serde_json");
    if own && KNOWN.contains(last) {
        Err("models hold such values without being told; name a type of another crate")
    } else {
        Ok(())
    }
}

/// A list of derives: those of the standard library by their name, others by their path.
pub(super) fn derives(list: &str) -> Result<(), &'static str> {
    const KNOWN: [&str; 9] = [
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Eq",
        "Hash",
        "Ord",
        "PartialEq",
        "PartialOrd",
    ];
    for part in list.split(',').map(str::trim) {
        let names = path_names(part).filter(|_| !part.contains('<'));
        match names.as_deref() {
            Some([name]) if KNOWN.contains(name) => {}
            Some(["std" | "core" | "alloc", ..]) => {
                return Err("name what the standard library derives without a path: `Eq`, `Hash`");
            }
            Some(["serde", ..]) => return Err("models implement it already"),
            Some([_, _, ..]) => {}
            _ => {
                return Err(
                    "it is a list of derives, `Eq`, `Hash`, `Ord` and the like, or paths such as `schemars::JsonSchema`",
                );
            }
        }
    }
    Ok(())
}

/// Whether every path in a type begins with a crate that is there; otherwise the first that does not.
pub(super) fn known_crates(path: &str, dependencies: &[Dependency]) -> Result<(), String> {
    for part in path.split(['<', '>', ',']) {
        let Some((first, _)) = part.trim().split_once("::") else {
            continue;
        };
        let there = matches!(first, "crate" | "std" | "core" | "alloc" | "serde_json")
            || dependencies
                .iter()
                .any(|dependency| dependency.name.replace('-', "_") == first);
        if !there {
            return Err(first.to_owned());
        }
    }
    Ok(())
}

/// What of the standard library can stand in a model, in a document that may say anything.
pub(super) fn known_std(path: &str) -> Result<(), &'static str> {
    const KNOWN: [&str; 9] = [
        "std::net::IpAddr",
        "std::net::Ipv4Addr",
        "std::net::Ipv6Addr",
        "std::net::SocketAddr",
        "std::num::NonZeroU32",
        "std::num::NonZeroU64",
        "std::path::PathBuf",
        "std::time::Duration",
        "std::time::SystemTime",
    ];
    let own = ["std::", "core::", "alloc::", "serde_json::"];
    if own.iter().any(|start| path.contains(start)) && !KNOWN.contains(&path) {
        Err("it is none of the types of the standard library that can be written as JSON")
    } else {
        Ok(())
    }
}

/// The names of a path outside its angle brackets; none when it is no path.
fn path_names(path: &str) -> Option<Vec<&str>> {
    let outer = match path.split_once('<') {
        Some((outer, rest)) => {
            let inner = rest.strip_suffix('>')?;
            split_arguments(inner)?
                .into_iter()
                .map(|argument| path_names(argument.trim()))
                .collect::<Option<Vec<_>>>()?;
            outer
        }
        None => path,
    };
    let names: Vec<&str> = outer.split("::").collect();
    let fine = names.iter().enumerate().all(|(index, name)| {
        let first = name.chars().next();
        first.is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && *name != "_"
            && (index == 0 || !matches!(*name, "crate" | "self" | "super"))
    });
    fine.then_some(names)
}

/// The arguments between the outermost angle brackets.
fn split_arguments(text: &str) -> Option<Vec<&str>> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '<' => depth += 1,
            '>' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    (depth == 0).then_some(found)
}

/// A dependency that the emitted manifest has not got by itself.
pub(super) fn dependency_name(name: &str) -> Result<(), &'static str> {
    if matches!(name, "reqwest" | "serde" | "serde_json" | "tokio") {
        return Err("the emitted manifest has this dependency already");
    }
    let fine = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if fine {
        Ok(())
    } else {
        Err("the name of a dependency has ASCII letters, digits, `-` and `_` only")
    }
}

/// Digits without a leading zero, few enough for any reader.
fn number(part: &str) -> bool {
    !part.is_empty()
        && part.len() < 10
        && part.bytes().all(|byte| byte.is_ascii_digit())
        && (part == "0" || !part.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        #[track_caller]
        fn check(rule: fn(&str) -> Result<(), &'static str>, text: &str, fine: bool) {
            assert_eq!(rule(text).is_ok(), fine, "{text:?}");
        }
        check(package_name, "m3ter-client", true);
        check(package_name, "a_b2", true);
        check(package_name, "2a", false);
        check(package_name, "a b", false);
        check(package_name, "", false);
        check(package_name, "test", false);
        check(version, "1.2.3", true);
        check(version, "1.2.3-rc.1+build", true);
        check(version, "1.2", false);
        check(version, "01.2.3", false);
        check(version, "1.2.3-", false);
        check(rust_version, "1.85", true);
        check(rust_version, "1.90.0", true);
        check(rust_version, "1.84", false);
        check(rust_version, "stable", false);
        check(environment_prefix, "M3TER", true);
        check(environment_prefix, "my", false);
        check(environment_prefix, "A_", false);
        check(line, "a b", true);
        check(line, "a\nb", false);
        check(line, " ", false);
    }
}
