//! Every cell of the table "Style Examples" of the specification (`OpenAPI` 3.0.4, 4.8.12.4), and RFC 6570.

use m3ter_client::runtime::parameter::{Parameter, Style};
use serde_json::{Value, json};

fn check(parameter: Parameter, value: &Value, expected: &str) {
    assert_eq!(
        parameter.serialize(value),
        expected,
        "{parameter:?} {value}"
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is one table")]
fn the_table_of_the_specification() {
    let path = || Parameter::path("color", "#");
    let query = || Parameter::query("color", "#");
    let header = || Parameter::header("color", "#");
    let cookie = || Parameter::cookie("color", "#");
    // The values of the specification. The first column is "undefined".
    let values = [
        Value::Null,
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({"R": 100, "G": 200, "B": 150}),
    ];
    let all = [
        "color=",
        "color=blue",
        "color=blue,black,brown",
        "color=R,100,G,200,B,150",
    ];
    let each = [
        "color=",
        "color=blue",
        "color=blue&color=black&color=brown",
        "R=100&G=200&B=150",
    ];
    let cookies = [
        "color=",
        "color=blue",
        "color=blue; color=black; color=brown",
        "R=100; G=200; B=150",
    ];
    let simple = ["", "blue", "blue,black,brown", "R,100,G,200,B,150"];
    let simple_exploded = ["", "blue", "blue,black,brown", "R=100,G=200,B=150"];
    // `-` where the specification has nothing.
    for (parameter, cells) in [
        (
            path().style(Style::Matrix),
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            path().style(Style::Matrix).explode(true),
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            path().style(Style::Label),
            [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            path().style(Style::Label).explode(true),
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (path(), simple),
        (path().explode(true), simple_exploded),
        (header(), simple),
        (header().explode(true), simple_exploded),
        (query().explode(false), all),
        (query(), each),
        (
            query().style(Style::SpaceDelimited).explode(false),
            [
                "-",
                "-",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            query().style(Style::PipeDelimited).explode(false),
            [
                "-",
                "-",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            query().style(Style::DeepObject),
            [
                "-",
                "-",
                "-",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
        (cookie().explode(false), all),
        (cookie(), cookies),
        (cookie().style(Style::Cookie).explode(false), all),
        (cookie().style(Style::Cookie), cookies),
        // What the specification leaves open: exploded as a form is, tabs of Swagger 2.0.
        (
            query().style(Style::SpaceDelimited),
            ["-", "-", each[2], each[3]],
        ),
        (
            query().style(Style::PipeDelimited),
            ["-", "-", each[2], each[3]],
        ),
        (
            query().style(Style::TabDelimited).explode(false),
            ["-", "-", "color=blue%09black%09brown", "-"],
        ),
        (
            path().style(Style::PipeDelimited),
            ["-", "-", "blue%7Cblack%7Cbrown", "-"],
        ),
    ] {
        for (value, cell) in values.iter().zip(cells) {
            if cell != "-" {
                check(parameter, value, cell);
            }
        }
    }
}

/// An empty string is a value; a list or object without members is none (RFC 6570, 2.3), unless the document says that
/// an empty value means something.
#[test]
fn empty_values() {
    let path = || Parameter::path("c", "#");
    let query = || Parameter::query("c", "#");
    for (parameter, text, list) in [
        (path().style(Style::Matrix), ";c", ";c"),
        (path().style(Style::Label), ".", "."),
        (path(), "", ""),
        (query(), "c=", ""),
        (query().explode(false), "c=", ""),
        (query().style(Style::DeepObject), "c=", ""),
        (query().allow_empty(), "c=", "c="),
        (Parameter::header("c", "#"), "", ""),
        (Parameter::cookie("c", "#"), "c=", ""),
    ] {
        check(parameter, &json!(""), text);
        check(parameter, &json!([]), list);
        check(parameter, &json!({}), list);
    }
}

/// Values with a media type, and those that are the whole query.
#[test]
fn values_in_one_piece() {
    let value = json!({"a": [1, 2], "b": "c d"});
    let json = "%7B%22a%22%3A%5B1%2C2%5D%2C%22b%22%3A%22c%20d%22%7D";
    let pair = format!("p={json}");
    for (parameter, expected) in [
        (Parameter::path("p", "#").style(Style::Json), json),
        (Parameter::query("p", "#").style(Style::Json), &pair),
        (Parameter::cookie("p", "#").style(Style::Json), &pair),
        (
            Parameter::header("p", "#").style(Style::Json),
            r#"{"a":[1,2],"b":"c d"}"#,
        ),
        (Parameter::querystring("p", "#").style(Style::Json), json),
        (Parameter::querystring("p", "#"), "a=1&a=2&b=c%20d"),
    ] {
        check(parameter, &value, expected);
    }
    let text = json!("a b;c");
    check(
        Parameter::query("p", "#").style(Style::Text),
        &text,
        "p=a%20b%3Bc",
    );
    // As it is, but for what would make two cookies of it.
    check(
        Parameter::cookie("p", "#").style(Style::Text),
        &text,
        "p=a b%3Bc",
    );
    check(
        Parameter::cookie("p", "#").style(Style::Cookie),
        &text,
        "p=a b%3Bc",
    );
}

/// RFC 6570, 3.2: the operators that the styles stand for, with the variables of its section 3.2.
#[test]
fn the_expansions_of_rfc_6570() {
    let list = json!(["red", "green", "blue"]);
    let keys = json!({"comma": ",", "dot": ".", "semi": ";"});
    for (parameter, expected_list, expected_keys) in [
        (
            Parameter::path("v", "#"),
            "red,green,blue",
            "comma,%2C,dot,.,semi,%3B",
        ),
        (
            Parameter::path("v", "#").explode(true),
            "red,green,blue",
            "comma=%2C,dot=.,semi=%3B",
        ),
        (
            Parameter::path("v", "#").style(Style::Label).explode(true),
            ".red.green.blue",
            ".comma=%2C.dot=..semi=%3B",
        ),
        (
            Parameter::path("v", "#").style(Style::Matrix),
            ";v=red,green,blue",
            ";v=comma,%2C,dot,.,semi,%3B",
        ),
        (
            Parameter::path("v", "#").style(Style::Matrix).explode(true),
            ";v=red;v=green;v=blue",
            ";comma=%2C;dot=.;semi=%3B",
        ),
        (
            Parameter::query("v", "#"),
            "v=red&v=green&v=blue",
            "comma=%2C&dot=.&semi=%3B",
        ),
        (
            Parameter::query("v", "#").explode(false),
            "v=red,green,blue",
            "v=comma,%2C,dot,.,semi,%3B",
        ),
    ] {
        check(parameter, &list, expected_list);
        check(parameter, &keys, expected_keys);
    }
    // Reserved expansion: `{+path}`.
    let path = Parameter::path("path", "#").allow_reserved();
    check(path, &json!("/foo/bar"), "/foo/bar");
    check(path, &json!("a?b#c%2Fd"), "a%3Fb%23c%2Fd");
}

#[test]
fn what_is_not_text_is_written_as_json_writes_it() {
    for (value, expected) in [
        (json!(1), "p=1"),
        (json!(-0.5), "p=-0.5"),
        (json!(9_007_199_254_740_993_i64), "p=9007199254740993"),
        (json!(true), "p=true"),
        (json!([1, null, "a"]), "p=1&p=&p=a"),
        (json!([[1, 2]]), "p=%5B1%2C2%5D"),
    ] {
        check(Parameter::query("p", "#"), &value, expected);
    }
}

#[test]
fn reserved_characters() {
    let text = json!(":/?#[]@!$&'()*+,;= %41%zz é~");
    let encoded = "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%2541%25zz%20%C3%A9~";
    check(Parameter::path("p", "#"), &text, encoded);
    check(Parameter::query("p", "#"), &text, &format!("p={encoded}"));
    let kept = "p=:/?%23[]@!$&'()*+,;=%20%41%25zz%20%C3%A9~";
    check(Parameter::query("p", "#").allow_reserved(), &text, kept);
    check(Parameter::header("p", "#"), &json!("a b,c"), "a b,c");
    // Names are encoded as values are.
    check(Parameter::query("ids[]", "#"), &json!(["a"]), "ids%5B%5D=a");
}

#[test]
fn deep_objects_are_as_deep_as_they_are() {
    let value = json!({"a": {"b": [1, {"c": "d e"}]}});
    let expected = "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=d%20e";
    check(
        Parameter::query("p", "#").style(Style::DeepObject),
        &value,
        expected,
    );
}
