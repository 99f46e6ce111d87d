//! Documents as they are written: read, printed, read again.

use std::fs;

use serde_json::Value;
use specsmith::diagnostic::Diagnostics;
use specsmith::document;
use specsmith::notation::{self, Node, Style};
use specsmith::source::{Format, SourceMap};
use specsmith_tests::corpus;

/// The tree of a text, and its notation.
fn read(name: &str, text: &str) -> (Option<Value>, Node, Style) {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    let tree = document::read(&sources, file, &mut Diagnostics::new());
    let node = notation::read(sources.file(file));
    let node = node.unwrap_or_else(|error| {
        panic!(
            "{name}: {error:?}\n{}",
            &text[error.offset..].chars().take(80).collect::<String>()
        )
    });
    (tree, node, Style::of(sources.file(file)))
}

/// Reads a text, prints it, and gives what came out.
#[track_caller]
fn round(name: &str, text: &str) -> String {
    let (tree, node, style) = read(name, text);
    assert!(tree.is_some(), "{name} is no document:\n{text}");
    assert!(
        node.to_value() == tree,
        "{name}: another tree was read: {node:#?}"
    );
    let printed = notation::print(&node, &style);
    let (again, other, _) = read(name, &printed);
    assert!(
        again == tree,
        "{name}: another tree was printed:\n{printed}"
    );
    assert_eq!(node.count_comments(), other.count_comments(), "{name}");
    let twice = notation::print(&other, &style);
    assert!(
        twice == printed,
        "{name}: printed again it is another text:\n{printed}\n---\n{twice}"
    );
    printed
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(round("a.yaml", text), expected);
}

/// A text that stays as it is.
#[track_caller]
fn same(text: &str) {
    check(text, text);
}

#[test]
fn comments_stay_where_they_were() {
    same(
        "# head\n# of it\n\n# of a\na: 1 # one\n\n# of b\nb: # beside\n  # own\n  c: 'x' # y\n  # end of b\n\n# of d\nd:\n  - 1\n  # of two\n  - 2 # two\n  # end of d\n# end\n",
    );
    same("a: | # header\n  text\n\n  # no comment\nb: >- # folded\n  one\n  two\n# c\nc: 3\n");
    same(
        "a:\n  - # beside the dash\n    b: 1\n  -\n    # above b\n    b: 1\n  - - x # x\n    - z\n",
    );
    same("a: {b: [c, d]} # flow\n");
    check(
        "a: [ # open\n  b, # b\n  # of c\n  c\n  # end\n] # close\nd: 1\n",
        "# close\na: # open\n  - b # b\n  # of c\n  - c\n  # end\nd: 1\n",
    );
    same("a:\n  b:\n    c: 1\n    # at c\n  # at b\n# at a\nz: 1\n");
    same("a: b # of b\n# tail\n");
    check("a:\n- x\n# of b\nb: 1\n", "a:\n  - x\n# of b\nb: 1\n");
}

#[test]
fn texts_stay_as_they_are_written() {
    same("a: 1.0\nb: 1e3\nc: 18446744073709551616\nd: 0x1F\ne: +1\nf: .inf\ng:\nh: ~\ni: True\n");
    same("a: 'yes'\nb: \"no\"\nc: '2020-01-01'\nd: '1.0'\ne: ''\nf: '12:30:00'\n");
    check(
        "a: yes\nb: 2020-01-01\nc: 012\nd: =\n",
        "a: 'yes'\nb: '2020-01-01'\nc: '012'\nd: '='\n",
    );
    check(
        "200: a\ntrue: b\n~: c\nx: d\n'y': e\n",
        "'200': a\n'true': b\n'~': c\nx: d\n'y': e\n",
    );
    same("a: over\n  two lines\nb: 'over\n  two'\nc: \"over\n  two \\\n  three\"\n");
    same("a: |-\n  x\nb: |+\n  x\n\nc: 1\n");
    same("c: |2\n   x\n  y\n");
    same("d: >\n  a\n  b\n\n  c\n    d\n  e\n");
    same("e: |\n  x\ty\n");
    check(
        "a:\n  b: {\n    c: [\n    ]\n  }\n  d: 1\n",
        "a:\n  b: {c: []}\n  d: 1\n",
    );
    same("a: \"\\u0007\"\nb: ü\u{1F600}\nc: \"a\\tb\"\n");
    same(
        "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  b: 2\ne: !!str 1\nf: &y\n  g: 1\nh: &z\n  - 1\ni: !t [1]\n",
    );
    check(
        "\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\n",
        "a: 1\r\nb: |\r\n  x\r\n  y\r\n",
    );
    same("---\na: 1\n");
    check("# c\n---\na: 1\n...\n", "---\n# c\na: 1\n");
    same("- a\n- b: 1\n  c: 2\n");
    same("a: {}\nb: []\nc: [{a: 1}, [x]]\n");
    check("? a\n: 1\n? b\n: - x\n", "a: 1\nb:\n  - x\n");
    check("a: {b, c: }\n", "a: {b: null, c: null}\n");
    let key = "k".repeat(1_200);
    same(&format!("? {key}\n: 1\nb: 2\n"));
}

#[test]
fn keys_have_anchors_and_tags_and_documents_directives() {
    same("%YAML 1.2\n---\na: 1\n");
    same("&a b: 1\nc: *a\nd: {&e f: *e}\n");
    check("!!str 1: x\n", "!!str '1': x\n");
    check("? |\n  a\n  b\n: 1\n", "\"a\\nb\\n\": 1\n");
    check("a: &k b\n*k : 1\n", "a: &k b\nb: 1\n");
}

/// YAML 1.1 takes them for line breaks, YAML 1.2 (5.4) does not.
#[test]
fn separators_of_lines_are_characters() {
    check("a: x \u{2028}  y\n", "a: \"x \\u2028  y\"\n");
    check("a: x\u{85}y\n", "a: \"x\\u0085y\"\n");
    check("b\u{2029}: 'x\u{2028}y'\n", "\"b\\u2029\": \"x\\u2028y\"\n");
    same("a: |\n  one\u{2028}two\n  \u{85} three\n# \u{2028} four\nb: 1\n");
    same("a: >\n  one\u{2028} two\n  three\n");
    let (tree, ..) = read("a.yaml", "a: x\u{2028}y\u{e000}\n");
    assert_eq!(tree, Some(serde_json::json!({"a": "x\u{2028}y\u{e000}"})));
}

#[test]
fn json_stays_json() {
    let text =
        "{\n  \"a\": [1.0, 1e3, \"x\\\"y\"],\n  \"b\": {\n    \"c\": null\n  },\n  \"d\": {}\n}\n";
    assert_eq!(round("a.json", text), text);
    let text = "\u{feff}{\"a\":[1,{\"b\":\"\\u00fc\\/\"}]}";
    assert_eq!(round("a.json", text), "{\"a\": [1, {\"b\": \"ü/\"}]}\n");
}

#[test]
fn one_becomes_the_other() {
    let (tree, node, _) = read(
        "a.yaml",
        "a: &x {b: 0x10} # c\nd: {<<: *x, e: .5}\nf: yes\n",
    );
    let text = notation::print(&node, &Style::new(Format::Json));
    let (again, _, _) = read("a.json", &text);
    assert_eq!(again, tree, "{text}");
    let text = "{\"a\": [\"1\", 1, \"x\\ny\\n\", \"\", null], \"yes\": {}}";
    let (tree, node, _) = read("a.json", text);
    let text = notation::print(&node, &Style::new(Format::Yaml));
    let (again, _, _) = read("a.yaml", &text);
    assert_eq!(again, tree, "{text}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let refused = |text: &str| {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", text);
        assert!(notation::read(sources.file(file)).is_err(), "{text}");
    };
    refused("*a : 1\n");
    refused("? [a]\n: 1\n");
    refused("a: 1\n---\nb: 1\n");
    refused(&"[".repeat(100_000));
    refused(&"- ".repeat(100_000));
    refused("");
    refused("a: 'x");
}

/// How many comments a YAML text has, found by lines: what begins with `#` outside of blocks of lines and quotes.
fn comments(text: &str) -> usize {
    let mut block: Option<usize> = None;
    let mut quote: Option<char> = None;
    let mut count = 0;
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let body = line.trim();
        if let Some(sign) = quote {
            quote = (!body.ends_with(sign) || body.ends_with("\\\"")).then_some(sign);
            continue;
        }
        if body.is_empty() || block.is_some_and(|outer| indent > outer) {
            continue;
        }
        block = None;
        if body.starts_with('#') {
            count += 1;
            continue;
        }
        let value = body
            .split_once(": ")
            .map_or(body, |(_, value)| value.trim());
        let open = |sign: char| value.starts_with(sign) && value.matches(sign).count() % 2 == 1;
        quote = ['"', '\''].into_iter().find(|sign| open(*sign));
        let header = value.trim_start_matches("- ").trim_end_matches(['-', '+']);
        if header == "|" || header == ">" {
            // What follows a dash is indented behind it.
            let dashes = line.len() - line.trim_start_matches([' ', '-']).len();
            block = Some(if value == body { indent } else { dashes });
        }
    }
    count
}

#[test]
fn the_corpus_comes_back() {
    corpus::check(corpus::asked_for(), |path| {
        let name = corpus::name_of(path);
        let text = fs::read_to_string(path).expect("the corpus is text");
        round(name, &text);
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let (_, node, _) = read(name, &text);
            let (found, least) = (node.count_comments(), comments(&text));
            println!("{name}: {found} comments, {least} on lines of their own");
            assert!(found >= least, "{name}: {found} comments of {least}");
        }
    });
}
