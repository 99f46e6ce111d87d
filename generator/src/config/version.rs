use std::ops::Range;

use toml::de::DeTable;

/// The `version` under `[crate]` of a configuration, and its bytes with the quotes; nothing when there is none.
#[must_use]
pub fn version_of(text: &str) -> Option<(String, Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let package = table.get_ref().get("crate")?.get_ref().as_table()?;
    let version = package.get("version")?;
    Some((version.get_ref().as_str()?.to_owned(), version.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_a_place() {
        let text = "a = 1\n[crate]\nname = \"x\"\nversion = \"1.2.3\" # now\n";
        let (version, place) = version_of(text).expect("a version");
        assert_eq!((version.as_str(), &text[place]), ("1.2.3", "\"1.2.3\""));
        assert_eq!(version_of("[crate]\nname = 'x'\n"), None);
    }
}
