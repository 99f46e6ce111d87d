//! The import table of `generator/ARCHITECTURE.md`, held against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a row of the table allows.
#[derive(Debug, Default)]
struct Row {
    imports: BTreeSet<String>,
    fenced: BTreeSet<String>,
}

/// The table by module.
type Table = BTreeMap<String, Row>;

fn generator() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator")
}

/// The rows of the table whose first column is headed `module`.
fn table(text: &str) -> Table {
    let names = |cell: &str| {
        cell.split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .filter(|name| !name.is_empty() && name != "-")
            .collect()
    };
    text.lines()
        .skip_while(|line| !line.starts_with("| module |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, module, _, imports, fenced, _] = cells[..] else {
                panic!("the row has another number of columns: {line}");
            };
            let row = Row {
                imports: names(imports),
                fenced: names(fenced),
            };
            (module.trim_matches('`').to_owned(), row)
        })
        .collect()
}

/// Every source file below a folder, with its path from there.
fn sources(folder: &Path) -> Vec<(String, String)> {
    fn walk(folder: &Path, prefix: &str, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let entry = entry.expect("a readable folder");
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), all);
            } else if entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "rs")
            {
                let text = fs::read_to_string(entry.path()).expect("a readable file");
                all.push((name, text));
            }
        }
    }
    let mut all = Vec::new();
    walk(folder, "", &mut all);
    all.sort();
    all
}

/// The module that a file belongs to: the first part of its path.
fn module_of(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or(path);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// What of a file is code that runs: no comments, no text in quotes, nothing from the tests at its end on.
fn code(text: &str) -> String {
    let text = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let mut out = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if quoted => {
                    chars.next();
                }
                '\'' if !quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                }
                '"' => quoted = !quoted,
                '/' if !quoted && chars.peek() == Some(&'/') => break,
                c if !quoted => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

/// The modules that are reached by `crate::module`, in `use` lines with braces, too.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(heads(list));
        } else {
            found.extend(word(rest));
        }
    }
    found
}

/// The first segment of each member of a list, up to its closing brace.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                all.extend(word(list[start..at].trim_start()));
                start = at + 1;
            }
            '}' if depth == 0 => {
                all.extend(word(list[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    all
}

fn word(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Whether a path in the code begins with the name of another crate.
fn uses_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].trim_end_matches(' ').chars().next_back();
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            && before != Some('.')
    })
}

#[test]
fn modules_import_what_the_table_allows() {
    let table =
        table(&fs::read_to_string(generator().join("ARCHITECTURE.md")).expect("the page is there"));
    assert!(table.len() > 8, "the table is there: {table:?}");
    let mut wrong = Vec::new();
    for (path, text) in sources(&generator().join("src")) {
        let module = module_of(&path);
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some(row) = table.get(module) else {
            wrong.push(format!("{path}: the table has no row for `{module}`"));
            continue;
        };
        let code = code(&text);
        for import in imports(&code) {
            if import != module && table.contains_key(&import) && !row.imports.contains(&import) {
                wrong.push(format!("{path}: `{module}` may not import `{import}`"));
            }
        }
        if module == "ir" && !path.starts_with("ir/lower") && imports(&code).contains("model") {
            wrong.push(format!("{path}: only `ir/lower` may import `model`"));
        }
        for (owner, row) in table.iter().filter(|(owner, _)| *owner != module) {
            for name in row.fenced.iter().filter(|name| uses_crate(&code, name)) {
                wrong.push(format!("{path}: `{name}` is for `{owner}` only"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_name_modules_that_exist() {
    let page = fs::read_to_string(generator().join("ARCHITECTURE.md")).expect("the page is there");
    let table = table(&page);
    let modules: BTreeSet<String> = sources(&generator().join("src"))
        .iter()
        .map(|(path, _)| module_of(path).to_owned())
        .collect();
    for (module, row) in &table {
        assert!(modules.contains(module), "`{module}` is not in the sources");
        for import in &row.imports {
            assert!(
                table.contains_key(import),
                "`{import}` has no row of its own"
            );
        }
    }
}

#[test]
fn imports_are_found_in_every_form() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = imports(&code(text)).into_iter().collect();
        assert_eq!(found, expected);
    }
    check("use crate::source::Origin;", &["source"]);
    check(
        "use crate::{emit, ir::Api, rust::{self, naming}};",
        &["emit", "ir", "rust"],
    );
    check("fn f() -> crate::ir::Api {}", &["ir"]);
    check(
        "// use crate::ir;\n/// [`crate::ir`]\nlet a = \"crate::ir\";",
        &[],
    );
    check("pub(crate) fn f() {} mycrate::ir $crate::ir", &[]);
    check(
        "fn f() {}\n#[cfg(test)]\nmod tests {\n use crate::ir;\n}",
        &[],
    );
    check("let c = '\"'; crate::ir::f();", &["ir"]);
}
