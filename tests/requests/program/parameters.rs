//! Parameters in every place and style, with the values of the specification's own table. Members of an object are sent
//! in the order of their names, as its order means nothing.

use content_client::models::{Filter, FilterStatesItem, Place};
use serde_json::json;
use styles_client::models::{Color, EmptyKind, EmptyMixed, Nested, NestedStepsItem};
use swagger_client::models::SendFormForm;

use crate::{expect, refused};

const COLORS: [&str; 3] = ["blue", "black", "brown"];
const NONE: [&str; 0] = [];

/// What a URL reserves, and what could be taken for a part of a template.
const HARD: &str = "a/b?c#d&e=f+g;h,i%j {list}é~";
const HARD_ENCODED: &str = "a%2Fb%3Fc%23d%26e%3Df%2Bg%3Bh%2Ci%25j%20%7Blist%7D%C3%A9~";

fn color() -> Color {
    Color::new().r(100).g(200).b(150)
}

pub async fn styles(url: &str) -> Result<(), styles_client::Error> {
    let client = styles_client::Client::builder().base_url(url).build()?;
    paths(&client).await?;
    queries(&client).await?;
    empty_values(&client).await?;
    lines(&client).await
}

async fn paths(client: &styles_client::Client) -> Result<(), styles_client::Error> {
    expect("GET /simple/xblue/xblue,black,brown/xB,150,G,200,R,100");
    client.simple("blue", COLORS, &color()).await?;
    expect("GET /simple/each/xblue/xblue,black,brown/xB=150,G=200,R=100");
    client.simple_each("blue", COLORS, &color()).await?;
    expect("GET /label/x.blue/x.blue,black,brown/x.B,150,G,200,R,100");
    client.label("blue", COLORS, &color()).await?;
    expect("GET /label/each/x.blue/x.blue.black.brown/x.B=150.G=200.R=100");
    client.label_each("blue", COLORS, &color()).await?;
    expect("GET /matrix/;text=blue/;list=blue,black,brown/;object=B,150,G,200,R,100");
    client.matrix("blue", COLORS, &color()).await?;
    expect("GET /matrix/each/;text=blue/;list=blue;list=black;list=brown/;B=150;G=200;R=100");
    client.matrix_each("blue", COLORS, &color()).await?;

    // What is empty has a form where the style has a prefix. The specification's column "undefined" is that of what has
    // no members.
    expect("GET /label/x./x./x.");
    client.label("", NONE, &Color::new()).await?;
    expect("GET /label/each/x./x./x.");
    client.label_each("", NONE, &Color::new()).await?;
    expect("GET /matrix/;text/;list/;object");
    client.matrix("", NONE, &Color::new()).await?;
    expect("GET /matrix/each/;text/;list/;object");
    client.matrix_each("", NONE, &Color::new()).await?;
    // In the others another path could come of it.
    let places = ["/path/text", "/path/list", "/path/object"];
    assert_eq!(refused!(client.simple("", NONE, &Color::new())), places);
    assert_eq!(
        refused!(client.simple_each("", NONE, &Color::new())),
        places
    );

    let hard = format!("GET /simple/x{HARD_ENCODED}/x{HARD_ENCODED}/xB,1");
    expect(&hard);
    client.simple(HARD, [HARD], &Color::new().b(1)).await?;
    expect("GET /reserved/a/b%3Fc%23d&e=f+g;h,i%25j%20%7Blist%7D%C3%A9~/x:y,@%2F");
    client.reserved_path(HARD, ["x:y", "@%2F"]).await?;
    assert_eq!(
        refused!(client.reserved_path("a/../b", ["x"])),
        ["/path/text"]
    );
    Ok(())
}

async fn queries(client: &styles_client::Client) -> Result<(), styles_client::Error> {
    expect("GET /form?text=blue&list=blue,black,brown&object=B,150,G,200,R,100");
    client
        .form()
        .text("blue")
        .list(COLORS)
        .object(&color())
        .await?;
    expect("GET /form/each?text=blue&list=blue&list=black&list=brown&B=150&G=200&R=100");
    client
        .form_each()
        .text("blue")
        .list(COLORS)
        .object(&color())
        .await?;
    expect(
        "GET /spaces?list=blue%20black%20brown&object=B%20150%20G%20200%20R%20100\
         &each=blue&each=black&each=brown",
    );
    client
        .spaces()
        .list(COLORS)
        .object(&color())
        .each(COLORS)
        .await?;
    expect(
        "GET /pipes?list=blue%7Cblack%7Cbrown&object=B%7C150%7CG%7C200%7CR%7C100\
         &each=blue&each=black&each=brown",
    );
    client
        .pipes()
        .list(COLORS)
        .object(&color())
        .each(COLORS)
        .await?;

    // Deep objects, as deep as they are.
    expect("GET /deep?object%5BB%5D=150&object%5BG%5D=200&object%5BR%5D=100");
    client.deep().object(&color()).await?;
    let nested = Nested::new().name("a b").color(color()).steps(vec![
        NestedStepsItem::new().of("1"),
        NestedStepsItem::new().of("&"),
    ]);
    expect(
        "GET /deep?nested%5Bcolor%5D%5BB%5D=150&nested%5Bcolor%5D%5BG%5D=200&nested%5Bcolor%5D%5BR%5D=100\
         &nested%5Bname%5D=a%20b&nested%5Bsteps%5D%5B0%5D%5Bof%5D=1&nested%5Bsteps%5D%5B1%5D%5Bof%5D=%26\
         &free%5Ba%5D%5B0%5D=1&free%5Ba%5D%5B1%5D%5B0%5D=2&free%5Bb%5D=",
    );
    let free = json!({"a": [1, [2]], "b": null, "c": {}});
    let free = free.as_object().cloned().unwrap_or_default();
    client.deep().nested(&nested).free(free).await?;

    // An empty text is a value, and what has no members is none.
    expect("GET /form?text=");
    client
        .form()
        .text("")
        .list(NONE)
        .object(&Color::new())
        .await?;
    expect("GET /form/each?text=");
    client
        .form_each()
        .text("")
        .list(NONE)
        .object(&Color::new())
        .await?;
    expect("GET /spaces?list=");
    client
        .spaces()
        .list([""])
        .object(&Color::new())
        .each(NONE)
        .await?;
    expect("GET /pipes?list=%7C");
    client.pipes().list(["", ""]).await?;
    expect("GET /deep");
    client.deep().object(&Color::new()).await?;

    expect(&format!(
        "GET /form?text={HARD_ENCODED}&list={HARD_ENCODED},b"
    ));
    client.form().text(HARD).list([HARD, "b"]).await?;
    expect(&format!("GET /pipes?list=a%7Cb%7C{HARD_ENCODED}"));
    client.pipes().list(["a|b", HARD]).await?;
    expect(
        "GET /reserved?text=a/b?c%23d&e=f+g;h,i%25j%20%7Blist%7D%C3%A9~&list=x:y,@%2F\
         &a%5B%5D=1&a%5B%5D=2",
    );
    client
        .reserved_query()
        .text(HARD)
        .list(["x:y", "@%2F"])
        .a(["1", "2"])
        .await?;
    Ok(())
}

/// What is optional is only sent when it is set, defaults included: those are the server's.
async fn empty_values(client: &styles_client::Client) -> Result<(), styles_client::Error> {
    expect("GET /empty?kind=a");
    client.empty(&EmptyKind::A).await?;
    expect("GET /empty?all=true&word=word&ids=1&ids=2&kind=b&limit=20&order=ascending&mixed=3");
    client
        .empty(&EmptyKind::B)
        .all(true)
        .word("word")
        .ids(vec![1, 2])
        .limit(20)
        .order("ascending")
        .mixed(&EmptyMixed::Integer(3))
        .await?;
    expect("GET /empty?all=&word=&ids=&kind=");
    let call = client.empty(&EmptyKind::A).kind_empty();
    call.all_empty().word("").ids_empty().await?;
    expect("GET /empty?ids=&kind=a");
    client.empty(&EmptyKind::A).ids(Vec::new()).await?;
    let wrong = client.empty(&EmptyKind::from("c")).word("a").limit(0);
    assert_eq!(
        refused!(wrong),
        ["/query/word", "/query/kind", "/query/limit"]
    );
    Ok(())
}

async fn lines(client: &styles_client::Client) -> Result<(), styles_client::Error> {
    expect(
        "GET /header\nx-text: blue\nx-list: blue,black,brown\nx-object: B,150,G,200,R,100\
         \nx-each: B=150,G=200,R=100\nx-list-each: blue,black,brown",
    );
    let call = client
        .header()
        .x_text("blue")
        .x_list(COLORS)
        .x_object(&color());
    call.x_each(&color()).x_list_each(COLORS).await?;
    expect("GET /header\nx-text: \nx-list: \nx-object: ");
    let call = client
        .header()
        .x_text("")
        .x_list(NONE)
        .x_object(&Color::new());
    call.await?;
    // A header has no encoding; what would be another header is refused.
    expect("GET /header\nx-text: a/b;c=\"d, e\" %20");
    client.header().x_text("a/b;c=\"d, e\" %20").await?;
    let split = client.header().x_text("a\r\nx-list: b").await;
    assert!(matches!(split, Err(styles_client::Error::Configuration(_))));

    // Cookies are told apart by semicolons, also where `form` of a query would have an ampersand (RFC 6265, 4.2.1).
    expect(
        "GET /cookie\ncookie: text=blue; list=blue,black,brown; object=B,150,G,200,R,100; \
         each=blue; each=black; each=brown; B=150; G=200; R=100",
    );
    let call = client.cookie().text("blue").list(COLORS).object(&color());
    call.each(COLORS).members(&color()).await?;
    expect("GET /cookie\ncookie: text=");
    let call = client.cookie().text("").list(NONE).object(&Color::new());
    call.each(NONE).await?;
    expect(&format!("GET /cookie\ncookie: text={HARD_ENCODED}"));
    client.cookie().text(HARD).await?;
    expect(
        "GET /cookie/plain\ncookie: text=blue; list=blue,black,brown; object=B,150,G,200,R,100; \
         each=blue; each=black; each=brown; B=150; G=200; R=100",
    );
    let call = client.plain_cookie().text("blue").list(COLORS);
    call.object(&color()).each(COLORS).members(&color()).await?;
    expect("GET /cookie/plain\ncookie: text=a/b?c=%20+d");
    client.plain_cookie().text("a/b?c=%20+d").await?;
    Ok(())
}

pub async fn content(url: &str) -> Result<(), content_client::Error> {
    let client = content_client::Client::builder().base_url(url).build()?;
    let place = Place::new(1, 2);
    let filter = Filter::new()
        .name("a & b")
        .states(vec![FilterStatesItem::Open, FilterStatesItem::Closed]);
    expect("GET /things/%7B%22x%22%3A1%2C%22y%22%3A2%7D");
    client.find(&place).await?;
    expect(
        "GET /things/%7B%22x%22%3A1%2C%22y%22%3A2%7D\
         ?filter=%7B%22name%22%3A%22a%20%26%20b%22%2C%22states%22%3A%5B%22open%22%2C%22closed%22%5D%7D\
         &ids=%5B%5D&anything=%22text%22&note=a%26b&shape=%3Cx%2F%3E\
         \nx-place: {\"x\":1,\"y\":2}\
         \ncookie: place=%7B%22x%22%3A1%2C%22y%22%3A2%7D; plain=a/b",
    );
    let call = client
        .find(&place)
        .filter(&filter)
        .ids(Vec::new())
        .anything("text");
    let call = call.note("a&b").shape("<x/>").x_place(&place);
    call.place(&place).plain("a/b").await?;
    expect("GET /form?name=a%20%26%20b&states=open&states=closed\nx-page: 2");
    client.search().x_page(2).form(&filter).await?;
    expect("GET /form");
    client.search().form(&Filter::new()).await?;
    expect("GET /json?%7B%22x%22%3A1%2C%22y%22%3A2%7D");
    client.query(&place).await?;
    assert_eq!(
        refused!(client.query(&Place::new(-1, 2))),
        ["/querystring/json/x"]
    );
    Ok(())
}

pub async fn swagger(url: &str) -> Result<(), swagger_client::Error> {
    let client = swagger_client::Client::builder().base_url(url).build()?;
    expect(
        "GET /formats/1%7C2/a%20b/a%09b/a,b?csv=a,b%2Cc&ssv=a%20b%2Cc&tsv=a%09b%2Cc&pipes=a%7Cb%2Cc\
         &multi=a&multi=b%2Cc&nothing=\nx-csv: a,b\nx-pipes: a|b\nx-ssv: a b",
    );
    let two = ["a", "b,c"];
    let call = client.formats(vec![1, 2], ["a", "b"], ["a", "b"], ["a", "b"]);
    let call = call.csv(two).ssv(two).tsv(two).pipes(two).multi(two);
    let call = call.nothing_empty();
    call.x_csv(["a", "b"])
        .x_pipes(["a", "b"])
        .x_ssv(["a", "b"])
        .await?;

    expect("POST /forms\n\ncsv=a,b%2Cc&ssv=a+b%2Cc&pipes=a%7Cb%2Cc&multi=a&multi=b%2Cc&count=1");
    let two = || two.map(str::to_owned).to_vec();
    let form = SendFormForm::new(1)
        .csv(two())
        .ssv(two())
        .pipes(two())
        .multi(two());
    client.send_form(&form).await?;
    let wrong = SendFormForm::new(0);
    assert_eq!(refused!(client.send_form(&wrong)), ["/count"]);
    Ok(())
}
