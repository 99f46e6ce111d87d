//! From the text of `specsmith.toml` to a [`Config`].

use std::path::Path;

use toml::de::DeTable;

use super::reader::Table;
use super::{
    Client, Config, Dependency, Entry, Formats, Layout, Operations, Package, Patterns, Rename,
    SelectBy, Selector, Types, Validation, check,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Levels, ReadCode, UnknownCode, codes};
use crate::source::{FileId, SourceMap};

/// Reads the configuration in `file`, whose paths are relative to `base`, and whose codes are made out by
/// `read_code`; nothing when there is a mistake in it.
pub(super) fn read(
    sources: &SourceMap,
    file: FileId,
    base: &Path,
    read_code: ReadCode,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let (table, errors) = DeTable::parse_recoverable(sources.file(file).text());
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        diagnostics.push(
            Diagnostic::new(&codes::config::SYNTAX, error.message().trim()).at_span(file, span),
        );
    }
    let mut found = Diagnostics::new();
    let config = root(Table::root(&table, file, &mut found), file, base, read_code);
    let mistakes = !errors.is_empty() || found.has_errors();
    // What follows from a syntax error would only distract from it.
    if errors.is_empty() {
        diagnostics.extend(found);
    }
    config.filter(|_| !mistakes)
}

fn root(
    mut table: Table<'_, '_>,
    file: FileId,
    base: &Path,
    read_code: ReadCode,
) -> Option<Config> {
    let default = Config::default();
    let document = table.required_text("document", check::line);
    let overlays = table.texts("overlays");
    let output = table.required_text("output", check::line);
    let command = table.text("command", check::line);
    let package = package(table.table("crate"));
    let client = client(table.table("client"), file);
    let validation = validation(table.table("validation"));
    let operations = operations(table.table("operations"), file);
    let rename = rename(table.table("rename"), file);
    let types = types(table.table("types"), file);
    let dependencies = dependencies(table.table("dependencies"));
    check_paths(&mut table, &types, &dependencies);
    let (levels, baseline) = levels(table.table("diagnostics"), file, read_code);
    table.finish();
    Some(Config {
        document: base.join(document?),
        overlays: overlays
            .into_iter()
            .map(|(path, _)| base.join(path))
            .collect(),
        output: base.join(output?),
        command: command.unwrap_or(default.command),
        package,
        client,
        validation,
        operations,
        rename,
        types,
        dependencies,
        levels,
        baseline: baseline.map(|path| base.join(path)),
        layout: Layout::Crate,
    })
}

fn package(mut table: Table<'_, '_>) -> Package {
    let default = Package::default();
    let package = Package {
        name: table.text("name", check::package_name),
        version: table
            .text("version", check::version)
            .unwrap_or(default.version),
        description: table.text("description", check::prose),
        license: table.text("license", check::line),
        repository: table.text("repository", check::line),
        tag_features: table.truth("tag-features"),
        rust_version: table
            .text("rust-version", check::rust_version)
            .unwrap_or(default.rust_version),
    };
    table.finish();
    package
}

fn client(mut table: Table<'_, '_>, file: FileId) -> Client {
    let environment_prefix = table.text("environment-prefix", check::environment_prefix);
    let mut held_parameters = Vec::new();
    let mut held_places = Vec::new();
    for (name, span) in table.texts("held-parameters") {
        if held_parameters.contains(&name) {
            table.invalid(&format!("`{name}` is listed twice"), span);
        } else {
            held_parameters.push(name);
            held_places.push((file, span));
        }
    }
    table.finish();
    Client {
        environment_prefix,
        held_parameters,
        held_places,
    }
}

fn validation(mut table: Table<'_, '_>) -> Validation {
    let default = Validation::default();
    let formats = [("assert", Formats::Assert), ("annotate", Formats::Annotate)];
    let patterns = [
        ("search", Patterns::Search),
        ("whole", Patterns::Whole),
        ("auto", Patterns::Auto),
    ];
    let validation = Validation {
        checks: table.truth("checks").unwrap_or(default.checks),
        requests: table.truth("requests").unwrap_or(default.requests),
        formats: table.choice("formats", &formats).unwrap_or_default(),
        patterns: table.choice("patterns", &patterns).unwrap_or_default(),
        values: table.truth("values").unwrap_or(default.values),
    };
    table.finish();
    validation
}

fn operations(mut table: Table<'_, '_>, file: FileId) -> Operations {
    let mut list = |key: &'static str, by: SelectBy| -> Vec<Selector> {
        let mut found: Vec<Selector> = Vec::new();
        for (pattern, span) in table.texts(key) {
            if found.iter().any(|known| known.pattern == pattern) {
                table.invalid(&format!("`{pattern}` is listed twice"), span);
                continue;
            }
            found.push(Selector {
                by,
                pattern,
                place: Some((file, span)),
            });
        }
        found
    };
    let include = [
        list("include-tags", SelectBy::Tag),
        list("include-paths", SelectBy::Path),
        list("include-ids", SelectBy::Id),
    ];
    let exclude = [
        list("exclude-tags", SelectBy::Tag),
        list("exclude-paths", SelectBy::Path),
        list("exclude-ids", SelectBy::Id),
    ];
    table.finish();
    Operations {
        include: include.concat(),
        exclude: exclude.concat(),
    }
}

fn entries(mut table: Table<'_, '_>, file: FileId, rule: super::reader::Rule) -> Vec<Entry> {
    let found = table.entries(rule);
    table.finish();
    let entry = |(key, span, value)| Entry {
        key,
        origin: None,
        value,
        place: (file, span),
    };
    found.into_iter().map(entry).collect()
}

fn rename(mut table: Table<'_, '_>, file: FileId) -> Rename {
    let rename = Rename {
        types: entries(table.table("types"), file, check::type_name),
        fields: entries(table.table("fields"), file, check::plain_name),
        values: entries(table.table("values"), file, check::type_name),
        operations: entries(table.table("operations"), file, check::plain_name),
        tags: entries(table.table("tags"), file, check::plain_name),
    };
    table.finish();
    rename
}

fn types(mut table: Table<'_, '_>, file: FileId) -> Types {
    let types = Types {
        replace: entries(table.table("replace"), file, check::rust_path),
        formats: entries(table.table("formats"), file, check::format_path),
        derive: entries(table.table("derive"), file, check::derives),
        exact: table.truth("exact").unwrap_or_default(),
    };
    table.finish();
    types
}

fn dependencies(mut table: Table<'_, '_>) -> Vec<Dependency> {
    let found = table.raw_entries(check::dependency_name);
    table.finish();
    found
        .into_iter()
        .map(|(name, value)| Dependency { name, value })
        .collect()
}

/// A path leads into the standard library, the crate itself, or a dependency that is listed.
fn check_paths(table: &mut Table<'_, '_>, types: &Types, dependencies: &[Dependency]) {
    let paths = types.replace.iter().chain(&types.formats);
    for entry in paths.chain(&types.derive) {
        if let Err(krate) = check::known_crates(&entry.value, dependencies) {
            let message = format!(
                "`{}` needs the crate `{krate}`, which is not listed",
                entry.value
            );
            let diagnostic = Diagnostic::new(&codes::config::INVALID_VALUE, message)
                .help(format!("add `{krate} = \"…\"` to `[dependencies]`"));
            table.report(diagnostic, entry.place.1.clone());
        }
    }
}

fn levels(mut table: Table<'_, '_>, file: FileId, read_code: ReadCode) -> (Levels, Option<String>) {
    let mut levels = Levels::default();
    for (word, span) in table.texts("deny") {
        match read_code(Level::Deny, &word) {
            Ok(of) => levels.deny(of),
            Err(error) => unknown_code(&mut table, &error, span),
        }
    }
    for (word, span) in table.texts("warn") {
        match read_code(Level::Warn, &word) {
            Ok(of) => levels.warn(of),
            Err(error) => unknown_code(&mut table, &error, span),
        }
    }
    for (word, at, span) in table.skips("allow") {
        match read_code(Level::Allow, &word) {
            Ok(of) => levels.skip(of, at, Some((file, span))),
            Err(error) => unknown_code(&mut table, &error, span),
        }
    }
    let baseline = table.text("baseline", check::line);
    table.finish();
    (levels, baseline)
}

fn unknown_code(table: &mut Table<'_, '_>, error: &UnknownCode, span: std::ops::Range<usize>) {
    let finding = Diagnostic::new(&codes::config::UNKNOWN_CODE, error.to_string());
    table.report(finding.help(error.advice()), span);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::diagnostic::render;

    /// The configuration, or the first line and the advice of each finding.
    fn read_text(text: &str) -> Result<Config, Vec<String>> {
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.add("specsmith.toml", text);
        let base = Path::new("spec");
        let config = read(&sources, file, base, catalogue::read, &mut diagnostics);
        config.ok_or_else(|| {
            render(&diagnostics, &sources, false)
                .lines()
                .filter_map(|line| {
                    let line = line.trim();
                    let place = line.starts_with("--> ") || line.starts_with("= help");
                    (line.starts_with("error") || place).then(|| line.to_owned())
                })
                .collect()
        })
    }

    #[test]
    fn every_key_is_read() {
        let config = read_text(
            r##"
            document = "openapi.yaml"
            overlays = ["fix.yaml"]
            output = "../generated"
            command = "cargo regen"
            [crate]
            name = "m3ter-client"
            version = "1.2.3"
            description = "Words."
            license = "MIT"
            repository = "https://example.com"
            rust-version = "1.90"
            [client]
            environment-prefix = "M3TER"
            held-parameters = ["orgId"]
            [validation]
            checks = false
            requests = false
            formats = "annotate"
            patterns = "auto"
            [types]
            exact = true
            derive = { "*" = "Eq, Hash", Pet = "Copy" }
            [operations]
            include-tags = ["Products"]
            include-paths = ["/a/**"]
            exclude-ids = ["old*"]
            [diagnostics]
            deny = ["warnings"]
            allow = ["S102", { code = "S104", at = "#/paths/**" }]
            baseline = "known.txt"
            "##,
        )
        .expect("the configuration is right");
        assert_eq!(config.document, Path::new("spec/openapi.yaml"));
        assert_eq!(config.output, Path::new("spec/../generated"));
        assert_eq!(config.overlays, [Path::new("spec/fix.yaml")]);
        assert_eq!(config.command, "cargo regen");
        assert_eq!(
            config.baseline.as_deref(),
            Some(Path::new("spec/known.txt"))
        );
        let package = config.package;
        assert_eq!(package.name.as_deref(), Some("m3ter-client"));
        assert_eq!(package.version, "1.2.3");
        assert_eq!(package.description.as_deref(), Some("Words."));
        assert_eq!(package.license.as_deref(), Some("MIT"));
        assert_eq!(package.repository.as_deref(), Some("https://example.com"));
        assert_eq!(package.rust_version, "1.90");
        assert_eq!(config.client.environment_prefix.as_deref(), Some("M3TER"));
        assert_eq!(config.client.held_parameters, ["orgId"]);
        assert!(!config.validation.checks);
        assert!(!config.validation.requests);
        assert_eq!(config.validation.formats, Formats::Annotate);
        assert_eq!(config.validation.patterns, Patterns::Auto);
        assert!(config.types.exact);
        let derives: Vec<(&str, Vec<&str>)> = config
            .types
            .derive
            .iter()
            .map(|entry| (entry.key.as_str(), entry.parts().collect()))
            .collect();
        assert_eq!(derives, [("*", vec!["Eq", "Hash"]), ("Pet", vec!["Copy"])]);
        let selectors = |list: &[Selector]| -> Vec<(SelectBy, String)> {
            list.iter()
                .map(|selector| (selector.by, selector.pattern.clone()))
                .collect()
        };
        assert_eq!(
            selectors(&config.operations.include),
            [
                (SelectBy::Tag, "Products".to_owned()),
                (SelectBy::Path, "/a/**".to_owned())
            ]
        );
        assert_eq!(
            selectors(&config.operations.exclude),
            [(SelectBy::Id, "old*".to_owned())]
        );
        let levels = format!("{:?}", config.levels);
        for part in ["of: Warnings", "S102", "at: Some(\"#/paths/**\")"] {
            assert!(levels.contains(part), "{levels}");
        }
    }

    #[test]
    fn mistakes_are_told_with_place_and_advice() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let found = read_text(text).expect_err("there is a mistake");
            assert_eq!(found, expected);
        }
        check(
            "document = \"a\"\nouput = \"b\"\n",
            &[
                "error[C003]: unknown key `ouput`",
                "--> specsmith.toml:2:1",
                "= help: did you mean `output`?",
            ],
        );
        check(
            "document = \"a\"\nheld_parameters = [\"b\"]\n[crate]\noutput = \"b\"\n",
            &[
                "error[C005]: the configuration lacks `output`",
                "--> specsmith.toml",
                "= help: add `output = \"…\"` before the first table",
                "error[C003]: unknown key `held_parameters`",
                "--> specsmith.toml:2:1",
                "= help: `held-parameters` is a key of `[client]`",
                "error[C003]: unknown key `crate.output`",
                "--> specsmith.toml:4:1",
                "= help: `output` stands before the first table",
            ],
        );
        check(
            "document = 1\noutput = \"b\"\n[crate]\nversion = \"1\"\n[client]\nheld-parameters = [1]\n",
            &[
                "error[C004]: `document` takes a string, not an integer",
                "--> specsmith.toml:1:12",
                "error[C004]: \"1\" cannot be used for `crate.version`: a version has the form `1.2.3`",
                "--> specsmith.toml:4:11",
                "error[C004]: `client.held-parameters` takes an array of strings, not an integer",
                "--> specsmith.toml:6:20",
            ],
        );
        check(
            "document = \"a\"\noutput = \"b\"\nvalidation = 3\n[diagnostics]\nallow = [\"S999\", \"unknown-kee\"]\n",
            &[
                "error[C004]: `validation` takes a table, not an integer",
                "--> specsmith.toml:3:14",
                "error[C006]: there is no code `S999`",
                "--> specsmith.toml:5:10",
                "= help: `specsmith explain` lists the codes",
                "error[C006]: there is no code `unknown-kee`",
                "--> specsmith.toml:5:18",
                "= help: did you mean `unknown-key`?",
            ],
        );
        check(
            "document = \"a\"\noutput = \"b\"\n[diagnostics]\nallow = [{ code = \"S102\", att = \"#/\" }, 1, { at = \"/a\" }]\n",
            &[
                "error[C003]: unknown key `diagnostics.allow.att`",
                "--> specsmith.toml:4:27",
                "= help: did you mean `at`?",
                "error[C004]: `diagnostics.allow` takes a code or a table, not an integer",
                "--> specsmith.toml:4:41",
                "error[C005]: the configuration lacks `diagnostics.allow.code`",
                "--> specsmith.toml:4:44",
                "= help: add `code = \"…\"`",
                "error[C004]: \"/a\" cannot be used for `diagnostics.allow.at`: a pointer begins with `#/`, as diagnostics show it",
                "--> specsmith.toml:4:51",
            ],
        );
    }

    #[test]
    fn derives_have_a_form() {
        let wrong = [
            "Eq,",
            "Serialize",
            "serde::Serialize",
            "std::hash::Hash",
            "Eq Hash",
            "a::B<C>",
        ];
        for derives in wrong {
            let text = format!("document = 'a'\noutput = 'b'\n[types.derive]\nPet = '{derives}'\n");
            assert!(read_text(&text).is_err(), "{derives}");
        }
        let text =
            "document = 'a'\noutput = 'b'\n[types.derive]\nPet = 'Eq, schemars::JsonSchema'\n";
        let unlisted = read_text(text).expect_err("the crate is not listed");
        assert!(unlisted[0].contains("schemars"), "{unlisted:?}");
        read_text(&format!("{text}[dependencies]\nschemars = '1'\n")).expect("it is listed");
    }

    #[test]
    fn the_scaffold_is_right() {
        let text = super::super::scaffold("example-client");
        let config = read_text(&text).expect("the scaffold is right");
        assert_eq!(config.package.name.as_deref(), Some("example-client"));
        // Every key that is commented out is a key, too.
        let open: String = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest) if rest.contains(" = ") => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        read_text(&open).expect("the scaffold's comments are right");
    }
}
