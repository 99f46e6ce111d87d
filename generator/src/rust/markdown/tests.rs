//! What goes in and what comes out, and what holds for whatever goes in.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{sentence, tidy};

fn check(markdown: &str, expected: &str) {
    let lines = tidy(markdown);
    assert_eq!(lines.join("\n"), expected, "{markdown:?}");
    check_rules(markdown);
}

/// What rustdoc and clippy rely on, for any input.
fn check_rules(markdown: &str) {
    let lines = tidy(markdown);
    let text = lines.join("\n");
    assert_eq!(tidy(&text), lines, "tidied twice: {markdown:?}");
    for line in &lines {
        assert_eq!(line.trim_end(), line, "{markdown:?}");
        let is_bad = |c: char| {
            c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!line.contains(is_bad), "{line:?} of {markdown:?}");
    }
    assert!(
        !lines.windows(2).any(|pair| pair == ["", ""]),
        "{markdown:?}"
    );
    assert!(
        !text.starts_with('\n') && !text.ends_with('\n'),
        "{markdown:?}"
    );
    // As rustdoc reads it, every bracket without a target being a link to an item.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut broken = Vec::new();
    let mut note = |link: pulldown_cmark::BrokenLink<'_>| {
        broken.push(link.reference.to_string());
        None
    };
    for event in Parser::new_with_broken_link_callback(&text, options, Some(&mut note)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html:?} is HTML in {text:?}"),
            Event::FootnoteReference(name) => panic!("{name:?} is a footnote in {text:?}"),
            Event::Start(Tag::CodeBlock(kind)) => {
                let CodeBlockKind::Fenced(info) = kind else {
                    panic!("indented code in {text:?}");
                };
                assert!(
                    ![
                        "",
                        "rust",
                        "ignore",
                        "should_panic",
                        "no_run",
                        "compile_fail"
                    ]
                    .contains(&&*info),
                    "{text:?}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_web = ["http://", "https://", "mailto:"].iter().any(|scheme| {
                    dest_url
                        .get(..scheme.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                });
                assert!(is_web || dest_url.contains('@'), "{dest_url:?} in {text:?}");
            }
            _ => {}
        }
    }
    assert_eq!(broken, Vec::<String>::new(), "{text:?}");
    let line = sentence(markdown);
    assert!(!line.contains('\n'), "{markdown:?}");
    assert_eq!(sentence(&line), line, "{markdown:?}");
}

#[test]
fn nothing_gives_nothing() {
    for empty in [
        "",
        "  \n\t\n",
        "\0",
        "<!-- hidden -->",
        "<p></p>",
        "\u{200B}",
        "---",
        "- \n- ",
    ] {
        check(empty, "");
        assert_eq!(sentence(empty), "");
    }
}

#[test]
fn prose() {
    check(
        "Two  blanks\r\nand a line end. \r\n\r\n\r\n\r\nNext",
        "Two blanks and a line end.\n\nNext",
    );
    check(
        "a\\*b 2 * 3 ~5 a<b <= c & d &amp;lt; e&nbsp;f",
        "a\\*b 2 * 3 ~5 a\\<b <= c & d \\&lt; e f",
    );
    check("*a* __b__ ~~c~~ ***d***", "*a* **b** ~~c~~ ***d***");
    check("<b>Note:</b>text", "**Note:** text");
    check("one<br/>two<br><br>three", "one\\\ntwo\n\nthree");
    check(
        &"word ".repeat(25),
        &format!("{}\n{}", ["word"; 19].join(" "), ["word"; 6].join(" ")),
    );
}

#[test]
fn a_wrapped_line_begins_no_block() {
    let start = "word ".repeat(19);
    for word in ["-", "+", "#", "1.", ">", "---", "===", "|---|", "•", "~~~"] {
        check_rules(&format!("{start}{word} after"));
        check_rules(&format!("\\{word} after"));
        check_rules(&format!("a<br>{word} after"));
    }
}

#[test]
fn identifiers_are_code() {
    check(
        "customFields, HALF_UP (OpenAPI) of GitHub's foo_bar[a].b call() --flag $ref_x FooBar[] List<FooBar>",
        "`customFields`, `HALF_UP` (`OpenAPI`) of GitHub's `foo_bar[a].b` `call()` `--flag` `$ref_x`\n`FooBar[]` `List<FooBar>`",
    );
    check("iPhone, APIs, IDs and `a_b`", "iPhone, APIs, IDs and `a_b`");
    check("{\"foo_bar\": 1}", "{\"`foo_bar`\": 1}");
}

#[test]
fn links() {
    check(
        "see https://a.example/b_c, (http://b.example)",
        "see <https://a.example/b_c>, (<http://b.example>)",
    );
    check(
        "https://{host}/x and s3://bucket/key",
        "`https://{host}/x` and `s3://bucket/key`",
    );
    check(
        "[a][1] <x@y.example>\n\n[1]: https://a.example 'title'",
        "[a](https://a.example) <x@y.example>",
    );
    check(
        "[here](#there) [guide](/docs/guide) [Foo](Bar)",
        "here guide (`/docs/guide`) Foo (`Bar`)",
    );
    check(
        "[foo] [`Bar`] [struct@Baz] [^1] []",
        "\\[foo\\] \\[`Bar`\\] \\[struct@Baz\\] \\[^1\\] \\[\\]",
    );
    check(
        "![logo](https://a.example/l.png)",
        "[logo](https://a.example/l.png)",
    );
    check("[x](javascript:alert)", "x (`javascript:alert`)");
    check("['a'](https://a.example)", "[a](https://a.example)");
}

#[test]
fn code_never_runs() {
    check("```\nlet x = 1;\n```", "```text\nlet x = 1;\n```");
    check(
        "```rust,should_panic\npanic!()\n```",
        "```text\npanic!()\n```",
    );
    check(
        "~~~JSON title\n{\n\n\n\t\"a\": 1 \n}\n~~~",
        "```json\n{\n\n    \"a\": 1\n}\n```",
    );
    check("    curl -X POST", "```bash\ncurl -X POST\n```");
    check("```\n{\"a\": 1}\n```", "```json\n{\"a\": 1}\n```");
    check(
        "<pre><code class=\"language-yaml\">a: &lt;b&gt;\n</code></pre>",
        "```yaml\na: <b>\n```",
    );
    check("````\n```\n````", "````text\n```\n````");
}

#[test]
fn headings_leave_room_for_sections() {
    check("# Errors\ntext\n### Deep", "## Errors\n\ntext\n\n#### Deep");
    check("Title\n=====\n<h3>Sub</h3>", "## Title\n\n#### Sub");
    check("#### Low", "## Low");
}

#[test]
fn lists() {
    check("* a\n* b\n\n   c", "- a\n\n- b\n\n  c");
    check("3) a\n   - b\n4) c", "3. a\n   - b\n4. c");
    check("- [ ] open\n- [x] done", "- ☐ open\n- ☑ done");
    check("of:\n• a\n• b", "of:\n\n- a\n- b");
    check("of:<br>- a<br>- b", "of:\n\n- a\n- b");
    check(
        "of<ul><li>a<li><b>b</b></ul>end",
        "of\n\n- a\n- **b**\n\nend",
    );
}

#[test]
fn tables_and_quotes() {
    check(
        "|a|b_c|\n|-|:-:|\n|`x\\|y`||",
        "| a | `b_c` |\n| --- | :---: |\n| `x\\|y` | |",
    );
    check(
        "<table><tr><th>A</th></tr><tr><td>1<br>2</td></tr></table>",
        "| A |\n| --- |\n| 1 2 |",
    );
    check("> [!NOTE]\n> text", "> **Note:** text");
}

#[test]
fn hostile_text_stays_text() {
    check(
        "*/ <script>x</script> //! <id>",
        "\\*/ \\<script>x\\</script> //! \\<id>",
    );
    check("a\u{202E}b\u{0}c&#x202E;d\u{200B}\u{1B}[0m", "abcd\\[0m");
    check("family 👩\u{200D}👧", "family 👩\u{200D}👧");
    check_rules(&">".repeat(5000));
    check_rules(&"- ".repeat(5000));
    check_rules(&"<b>".repeat(2000));
    check_rules(&"<ul><li>".repeat(2000));
    check_rules(&"*a **b ".repeat(1000));
    check_rules(&"[".repeat(5000));
}

#[test]
fn summaries() {
    for (text, expected) in [
        ("Creates a product", "Creates a product."),
        ("Creates a\nproduct!\n\nMore.", "Creates a product!"),
        ("Lists products. One of:\n- a", "Lists products."),
        ("One of:", "One of."),
        ("# Title", "Title."),
        ("- `a_b`", "`a_b`."),
        ("See https://a.example", "See <https://a.example>."),
        ("**Deprecated.**", "**Deprecated.**"),
        ("(see above.)", "(see above.)"),
        ("1. first", "first."),
    ] {
        assert_eq!(sentence(text), expected, "{text:?}");
        check_rules(text);
    }
}

/// Pieces that mean something in Markdown, HTML or rustdoc.
const PARTS: &[&str] = &[
    "a",
    "Foo",
    "fooBar",
    "foo_bar",
    "FooBar",
    "`",
    "```",
    "~~",
    "~",
    "*",
    "**",
    "_",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[x]: y",
    "![",
    "<",
    ">",
    "<id>",
    "<b>",
    "</b>",
    "<code>",
    "</code>",
    "<a href='https://a.example'>",
    "</a>",
    "<br>",
    "<p>",
    "<ul>",
    "</ul>",
    "<li>",
    "<pre>",
    "</pre>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<h1>",
    "</h1>",
    "<!--",
    "-->",
    "&lt;",
    "&#x202E;",
    "&copy;",
    "&",
    "\\",
    "|",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "- ",
    "1. ",
    "10) ",
    "# ",
    "> ",
    "\n",
    "\n",
    "\n\n",
    "\n    ",
    "\t",
    "  \n",
    "\r\n",
    " ",
    " ",
    " ",
    "\0",
    "\u{202E}",
    "😀",
    "漢",
    "'",
    "\"",
    "https://a.example/b_c",
    "http://",
    "s3://b",
    "x@y.example",
    "::",
    "foo()",
    "*/",
    "{",
    "}",
    "$",
    "!",
    ".",
    ":",
    "• ",
    "[x](https://a.example)",
    "[x](y)",
    "[^1]",
    "```rust\n",
    "--flag",
    "**Note:**x",
    "[ ] ",
    "word word word word ",
];

#[test]
fn any_mixture_holds() {
    // A linear congruential generator (Knuth, MMIX): the same strings on every run.
    let mut state = 7_u64;
    let mut below = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).map_or(0, |number| number % bound)
    };
    for _ in 0..3000 {
        let length = below(30) + 1;
        let text: String = (0..length).map(|_| PARTS[below(PARTS.len())]).collect();
        check_rules(&text);
    }
}
