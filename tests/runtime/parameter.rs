//! Every cell of the table "Style Examples" of the specification (`OpenAPI` 3.0.4, 4.7.12.5), and RFC 6570.

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
fn the_table_of_the_specification() {
    let path = || Parameter::path("c", "#");
    let query = || Parameter::query("c", "#");
    let header = || Parameter::header("c", "#");
    let cookie = || Parameter::cookie("c", "#");
    // The members in the order of their names, which is the order of a map.
    let values = [
        json!(""),
        json!("blue"),
        json!(["blue", "black"]),
        json!({"G": 2, "R": 1}),
    ];
    // One cell for each value; `-` where the specification has none, `''` for nothing.
    for (parameter, cells) in [
        (
            path().style(Style::Matrix),
            ";c ;c=blue ;c=blue,black ;c=G,2,R,1",
        ),
        (
            path().style(Style::Matrix).explode(true),
            ";c ;c=blue ;c=blue;c=black ;G=2;R=1",
        ),
        (path().style(Style::Label), ". .blue .blue,black .G,2,R,1"),
        (
            path().style(Style::Label).explode(true),
            ". .blue .blue.black .G=2.R=1",
        ),
        (path(), "'' blue blue,black G,2,R,1"),
        (path().explode(true), "'' blue blue,black G=2,R=1"),
        (query().explode(false), "c= c=blue c=blue,black c=G,2,R,1"),
        (query(), "c= c=blue c=blue&c=black G=2&R=1"),
        (
            query().style(Style::SpaceDelimited),
            "- - c=blue&c=black G=2&R=1",
        ),
        (
            query().style(Style::SpaceDelimited).explode(false),
            "- - c=blue%20black c=G%202%20R%201",
        ),
        (
            query().style(Style::PipeDelimited),
            "- - c=blue&c=black G=2&R=1",
        ),
        (
            query().style(Style::PipeDelimited).explode(false),
            "- - c=blue%7Cblack c=G%7C2%7CR%7C1",
        ),
        (
            query().style(Style::DeepObject),
            "- - - c%5BG%5D=2&c%5BR%5D=1",
        ),
        (header(), "'' blue blue,black G,2,R,1"),
        (header().explode(true), "'' blue blue,black G=2,R=1"),
        (cookie().explode(false), "c= c=blue c=blue,black c=G,2,R,1"),
        (cookie(), "c= c=blue c=blue;+c=black G=2;+R=1"),
    ] {
        for (value, cell) in values.iter().zip(cells.split(' ')) {
            match cell {
                "-" => {}
                "''" => check(parameter, value, ""),
                // The separator of cookies has a space.
                cell => check(parameter, value, &cell.replace(";+", "; ")),
            }
        }
        // What has no items has no form.
        check(parameter, &json!([]), "");
        check(parameter, &json!({}), "");
    }
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
