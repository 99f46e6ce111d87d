//! Overlays: what they change, what is said about them, and where.

use serde_json::{Value, json};
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::source::SourceMap;
use specsmith::{document, overlay};

const SHOP: &str = "\
openapi: 3.0.4
info: {title: Shop, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get:
      tags: [a]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: debug, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
      responses: {'200': {description: all}}
";

/// Applies overlays to a document; the tree, and the findings about both.
fn apply(overlays: &[&str]) -> (Value, String) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("shop.yaml", SHOP);
    let files: Vec<_> = overlays
        .iter()
        .map(|text| {
            let head = "overlay: 1.1.0\ninfo: {title: Fix, version: '1'}\nactions:\n";
            sources.add("fix.yaml", format!("{head}{text}"))
        })
        .collect();
    let mut tree = document::read(&sources, file, &mut diagnostics).expect("readable");
    overlay::apply(&mut sources, file, &mut tree, &files, &mut diagnostics);
    let shown = tree.clone();
    let _ = document::check(&mut sources, file, tree, &mut diagnostics);
    (shown, render(&diagnostics, &sources, false))
}

#[track_caller]
fn changes(overlay: &str, pointer: &str, expected: &Value) {
    let (tree, findings) = apply(&[overlay]);
    assert_eq!(
        tree.pointer(pointer).cloned().unwrap_or_default(),
        *expected
    );
    assert_eq!(findings, "", "{overlay}");
}

#[test]
fn actions_change_the_tree() {
    changes(
        "- {target: $.info, update: {version: '2', x-a: {b: 1}}}",
        "/info",
        &json!({"title": "Shop", "version": "2", "x-a": {"b": 1}}),
    );
    // Lists grow, by one item or by a list of them.
    let tags = "/paths/~1pets/get/tags";
    changes(
        "- {target: $.paths.*.get, update: {tags: [b]}}",
        tags,
        &json!(["a", "b"]),
    );
    changes(
        "- {target: $.paths.*.get.tags, update: b}",
        tags,
        &json!(["a", "b"]),
    );
    changes(
        "- {target: $.paths.*.get.tags, update: [b, c]}",
        tags,
        &json!(["a", "b", "c"]),
    );
    // From 1.1 on single values are targets, too.
    changes(
        "- {target: $.info.title, update: Store}",
        "/info/title",
        &json!("Store"),
    );
    changes(
        "- {target: \"$.tags[?@.name != 'b']\", remove: true}",
        "/tags",
        &json!([{"name": "b"}]),
    );
    changes(
        "- {target: \"$..parameters[?@.name == 'debug']\", remove: true}",
        "/paths/~1pets/get/parameters/1/name",
        &json!("page"),
    );
    changes(
        "- {target: $.paths, update: {/animals: {}}}\n- {target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\"}\n- {target: \"$.paths['/pets']\", remove: true}\n- {target: $.paths.*.get.tags, update: b}",
        "/paths/~1animals/get/tags",
        &json!(["a", "b"]),
    );
}

#[test]
fn what_is_wrong_with_an_overlay_is_shown_in_it() {
    #[track_caller]
    fn check(overlay: &str, expected: &str, help: &str) {
        let (tree, findings) = apply(&[overlay]);
        assert!(findings.contains(expected), "{findings}");
        assert!(findings.contains(help), "{findings}");
        assert!(findings.contains("--> fix.yaml:4:"), "{findings}");
        let (untouched, _) = apply(&[]);
        assert_eq!(tree, untouched);
    }
    check(
        "- {target: \"$.paths['/pet']\", remove: true}",
        "warning[S202]: nothing in the document matches `$.paths['/pet']`",
        "correct the target",
    );
    check(
        "- {target: /paths, remove: true}",
        "error[S201]: this is not a JSONPath",
        "begins",
    );
    check(
        "- {target: $.info}",
        "warning[S202]: this action does nothing",
        "add `update`",
    );
    check(
        "- {update: {a: b}}",
        "error[S201]: an action has a `target`",
        "say what it changes",
    );
    check(
        "- {target: $.info, update: {titel: {}, title: {a: b}}}",
        "error[S203]: an object cannot be merged into a single value, which stands at `#/info/title`",
        "a single value in the document",
    );
    check(
        "- {target: $.info, copy: $.tags.*}",
        "error[S203]: `$.tags.*` selects 3 nodes",
        "select one node",
    );
    check(
        "- {target: $, remove: true}",
        "error[S203]: the document as a whole",
        "select a part",
    );
    check(
        "- {target: $.info, update: {}, copy: $.tags}",
        "exclude each other",
        "keep one",
    );
    check(
        "- {target: $.info, updat: {}}",
        "error[S201]: unknown key `updat`",
        "did you mean `update`?",
    );
    check(
        "- {target: $.info, replace: {}}",
        "error[S201]: unknown key `replace`",
        "known here",
    );
}

#[test]
fn findings_in_overlaid_nodes_show_the_text_they_come_from() {
    #[track_caller]
    fn check(overlays: &[&str], expected: &[&str]) {
        let (_, findings) = apply(overlays);
        for line in expected {
            assert!(findings.contains(line), "{line}\n{findings}");
        }
    }
    // New in the overlay.
    check(
        &["- target: $.paths.*.get\n  update:\n    deprecate: true"],
        &[
            "unknown key `deprecate`",
            "--> fix.yaml:6:5",
            "#/actions/0/update/deprecate",
        ],
    );
    // Items that moved up, and one behind them.
    check(
        &[
            "- {target: \"$..parameters[?@.name == 'limit']\", remove: true}\n- target: $..parameters[?@.name == 'page'].schema\n  update: {typ: a}\n- target: $..parameters\n  update: {name: new, in: qery, schema: {}}",
        ],
        &[
            "unknown key `typ`",
            "--> fix.yaml:6:12",
            "--> fix.yaml:8:27",
            "`qery`",
        ],
    );
    // What is copied is shown where it was written, by another overlay or by the document.
    check(
        &[
            "- {target: $.paths.*.get, update: {deprecate: true}}",
            "- {target: $.paths, update: {/b: {}}}\n- {target: \"$.paths['/b']\", copy: \"$.paths['/pets']\"}\n- {target: \"$.paths['/pets']\", remove: true}",
        ],
        &["--> fix.yaml:4:36", "#/actions/0/update/deprecate"],
    );
}

#[test]
fn versions_and_purposes_are_looked_at() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.add("shop.yaml", SHOP);
        let overlay = sources.add("fix.yaml", text);
        let mut tree = document::read(&sources, file, &mut diagnostics).expect("readable");
        overlay::apply(&mut sources, file, &mut tree, &[overlay], &mut diagnostics);
        let findings = render(&diagnostics, &sources, false);
        assert!(findings.contains(expected), "{findings}");
        assert_eq!(expected.is_empty(), findings.is_empty(), "{findings}");
    }
    let actions = "actions: [{target: $.info, update: {title: x}}]";
    check(&format!("overlay: 1.0.0\n{actions}"), "");
    check(
        &format!("overlay: 1.1.0\nextends: ./a/shop.yaml\n{actions}"),
        "",
    );
    check(
        &format!("overlay: 2.0.0\n{actions}"),
        "overlays of version `2.0.0` are not known",
    );
    check(actions, "an overlay begins with its version");
    check(
        &format!("overlay: 1.0.0\nextends: other.yaml\n{actions}"),
        "meant for `other.yaml`",
    );
    check(
        "overlay: 1.0.0\nactions: [{target: $.info, copy: $.tags}]",
        "`copy` came with version 1.1",
    );
    check("overlay: 1.0.0", "an overlay has a list of `actions`");
    check("[]", "an overlay is an object");
}
