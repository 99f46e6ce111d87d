//! Sends bodies of every kind, and panics where a call does not end as it should.

use std::collections::BTreeMap;
use std::env;
use std::net::TcpListener;

use binary_client::Body;
use events_client::api::events::PutEventsBody;
use events_client::models::Event;
use form_client::models::{Order, OrderAddress};
use media_types_client::api::things::CreateThingBody;
use media_types_client::models::Thing;
use multipart_client::models::{CreateAlbumForm, Photo, PhotoForm, PhotoPlace, SendNotesForm};
use multipart_client::runtime::file_part::FilePart;
use rules_client::models::Thing as RulesThing;
use serde_json::{Map, Value, json};

/// A client of one of the crates.
macro_rules! client {
    ($name:ident, $url:expr) => {
        $name::Client::builder()
            .base_url($url)
            .build()
            .expect("the settings are right")
    };
}

/// What a request violates, by place: it is not sent.
macro_rules! refused {
    ($call:expr) => {{
        let error = $call.await.expect_err("a request that is not valid");
        let violations = error.violations().expect("it violates the document");
        let places = violations.iter().map(|violation| violation.pointer().to_owned());
        places.collect::<Vec<_>>()
    }};
}

/// Whether a call is a mistake of the caller: it is not sent.
macro_rules! mistaken {
    ($name:ident, $call:expr) => {
        matches!($call.await, Err($name::Error::Configuration(_)))
    };
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::args().nth(1).unwrap_or_default();
    forms(&url).await.expect("successes");
    println!("forms");
    parts(&url).await.expect("successes");
    println!("parts");
    texts(&url).await.expect("successes");
    println!("texts");
    bytes(&url).await.expect("successes");
    println!("bytes");
    choices(&url).await.expect("successes");
    println!("choices");
    lines(&url).await.expect("successes");
    println!("lines");
    rules(&url).await.expect("successes");
    println!("rules");
}

/// Bodies that are no objects are checked as well.
async fn rules(url: &str) -> Result<(), rules_client::Error> {
    let client = client!(rules_client, url);
    let names = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(refused!(client.put_names(&names(&[]))), [""]);
    assert_eq!(refused!(client.put_names(&names(&["a", "B"]))), ["/1"]);
    assert_eq!(refused!(client.put_names(&names(&["a", "a"]))), [""]);
    assert_eq!(refused!(client.put_level(&11)), [""]);
    assert_eq!(refused!(client.put_share().body(&1.5)), [""]);
    let short = BTreeMap::from([("a".to_owned(), Some("x".to_owned())), ("b".to_owned(), None)]);
    assert_eq!(refused!(client.put_labels(&short)), ["/a"]);
    assert_eq!(refused!(client.put_nickname(&Some("x".to_owned()))), [""]);
    let things = vec![RulesThing::new("a"), RulesThing::new(""), RulesThing::new("c")];
    assert_eq!(refused!(client.put_things(&things)), ["", "/1/name"]);
    assert_eq!(refused!(client.put_odd(&vec![1])), [""]);
    assert_eq!(refused!(client.put_note(" x")), [""]);
    assert_eq!(refused!(client.put_either("longer")), [""]);
    client.put_names(&names(&["a", "b"])).await?;
    client.put_share().body(&0.5).await?;
    client.put_note("x").await?;
    Ok(())
}

async fn forms(url: &str) -> Result<(), form_client::Error> {
    let client = client!(form_client, url);
    let address = OrderAddress::new()
        .street("Main St")
        .lines(vec!["1".to_owned(), "2".to_owned()]);
    let mut order = Order::new("Tea & cake~*")
        .count(3)
        .link("a/b?x=1&y +z")
        .tags(vec!["a b".to_owned(), "c|d".to_owned()])
        .address(address);
    client.send_plain(&order).await?;
    client.send_deep().body(&order).await?;
    client.send_mixed(&order).await?;
    client.send_deep().await?;

    order = Order::new("größer").tags(Vec::new());
    order
        .additional_properties
        .insert("more[]".to_owned(), json!(["x", 1, true, null]));
    client.send_plain(&order).await?;
    client
        .send_anything(&json!({"a": "=", "b": null, "c": [1, {"d": 2}]}))
        .await?;
    client
        .send_plain(&Order::new("again"))
        .base_url(format!("{url}/busy"))
        .await?;

    let wrong = Order::new("x").count(10);
    assert_eq!(refused!(client.send_plain(&wrong)), ["/name", "/count"]);
    assert_eq!(refused!(client.send_deep().body(&wrong)), ["/name", "/count"]);
    let list = json!([1]);
    assert!(mistaken!(form_client, client.send_anything(&list)));
    Ok(())
}

async fn parts(url: &str) -> Result<(), multipart_client::Error> {
    use multipart_client::Body;

    let client = client!(multipart_client, url);
    let file = FilePart::new(&b"PNG\x00\xff"[..])
        .file_name("a \"b\".png")
        .header("X-Origin", "camera 1");
    let mut photo = PhotoForm::new("My photo", file)
        .tags(vec!["t1".to_owned(), "t 2".to_owned()])
        .place(PhotoPlace::new().x(4));
    photo
        .additional_properties
        .insert("extra".to_owned(), json!({"a": [1]}));
    client.upload_photo(&photo).await?;
    let file = FilePart::new("GIF").content_type("image/gif");
    client
        .replace_photo(&PhotoForm::new("Other photo", file))
        .await?;
    client
        .replace_photo(&Photo::new("Other photo", "GIF"))
        .await?;

    let notes = SendNotesForm::new().text("One\r\ntwo").count(2);
    client.send_notes().body(&notes).await?;
    client.send_notes().body(&SendNotesForm::new()).await?;

    let busy = format!("{url}/busy");
    let album = CreateAlbumForm::new(vec!["one".into(), "two".into()])
        .cover(None)
        .anything("any");
    client.create_album(&album).base_url(&busy).await?;
    let streamed = FilePart::new(Body::sized_reader(&b"streamed"[..], 8));
    let album = CreateAlbumForm::new(vec!["one".into(), streamed]);
    client.create_album(&album).await?;
    // The reader is at its end.
    assert!(mistaken!(multipart_client, client.create_album(&album)));
    let streamed = FilePart::new(Body::reader(&b"streamed"[..]));
    let album = CreateAlbumForm::new(vec![streamed, "two".into()]);
    client.create_album(&album).await?;
    let streamed = FilePart::new(Body::reader(&b"once"[..]));
    let album = CreateAlbumForm::new(vec![streamed]);
    let failed = client.create_album(&album).base_url(format!("{url}/busy/2"));
    let error = failed.await.expect_err("it is not tried again");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));

    let mixed = Body::from("--b--").content_type("multipart/mixed; boundary=b");
    client.send_mixed(mixed).await?;

    let wrong = PhotoForm::new("x", "");
    assert_eq!(refused!(client.upload_photo(&wrong)), ["/title"]);
    assert_eq!(refused!(client.replace_photo(&wrong)), ["/title"]);
    let wrong = CreateAlbumForm::new(vec!["1".into(), "2".into(), "3".into()]);
    assert_eq!(refused!(client.create_album(&wrong)), ["/files"]);
    let wrong = PhotoForm::new("My photo", FilePart::new("").header("X-A", "1\r\nX-B: 2"));
    assert!(mistaken!(multipart_client, client.upload_photo(&wrong)));
    assert!(mistaken!(multipart_client, client.send_mixed("no boundary")));
    Ok(())
}

async fn texts(url: &str) -> Result<(), text_client::Error> {
    let client = client!(text_client, url);
    client.send_note("größer\n").await?;
    client.send_note("").await?;
    client.send_table().body("a,b\r\n1,2\r\n").await?;
    client.send_xml("<name>x</name>").await?;
    client
        .send_xml("<name>y</name>")
        .header("content-type", "text/xml")
        .await
}

async fn lines(url: &str) -> Result<(), events_client::Error> {
    let client = client!(events_client, url);
    let events = vec![
        Event::new("a,\"[\\").tags(vec!["b".to_owned(), "c".to_owned()]),
        Event::new("d\ne"),
    ];
    client.send_events(&events).await?;
    client.send_events(&Vec::new()).await?;
    client.put_events(&events).await?;
    client.put_events(PutEventsBody::Jsonl(&events)).await?;
    let wrong = vec![Event::new("a"), Event::new("more than twenty characters")];
    assert_eq!(refused!(client.send_events(&wrong)), ["/1/name"]);
    Ok(())
}

async fn bytes(url: &str) -> Result<(), binary_client::Error> {
    let client = client!(binary_client, url);
    client.put_blob("whole", vec![0, 255, 13, 10]).await?;
    client
        .put_blob("sized", Body::sized_reader(&b"sized"[..], 5))
        .await?;
    // More than is read at once.
    let long = vec![7; 200_000];
    client
        .put_blob("long", Body::reader(std::io::Cursor::new(long)))
        .await?;
    let image = Body::from("PNG").content_type("image/png");
    client.put_image().body(image).await?;
    client.put_image().await?;
    client.post_any("any").await?;
    assert!(mistaken!(binary_client, client.put_image().body("which?")));

    // The server is busy at first.
    client.put_blob("busy", "again").await?;
    let reader = Body::reader(&b"once"[..]);
    let failed = client.put_blob("busy reader", reader.clone()).await;
    let error = failed.expect_err("it is not tried again");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert!(mistaken!(binary_client, client.put_blob("spent", reader)));

    // Nobody listens there any more: the reader is not touched.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let nowhere = format!("http://{}", port.expect("a free port"));
    let reader = Body::reader(&b"later"[..]);
    let call = client.put_blob("nowhere", reader.clone());
    let failed = call.base_url(nowhere).retries(0).await;
    assert!(matches!(failed, Err(binary_client::Error::Connection(_))));
    client.put_blob("later", reader).await
}

async fn choices(url: &str) -> Result<(), media_types_client::Error> {
    use media_types_client::Body;

    let client = client!(media_types_client, url);
    let thing = Thing::new("a lamp");
    client.create_thing(&thing).await?;
    client.create_thing(CreateThingBody::Form(&thing)).await?;
    client.create_thing("a lamp").await?;
    client.create_thing(Body::from("%PDF")).await?;
    client.patch_thing("1").body(&thing).await?;
    let patch: Vec<Map<String, Value>> = vec![Map::from_iter([("op".to_owned(), json!("test"))])];
    client.patch_thing("1").body(&patch).await?;
    client.patch_thing("1").await?;
    client.replace_thing("a/b", &thing).await?;
    client
        .replace_thing("2", &thing)
        .header("content-type", "application/vnd.thing+json")
        .await?;

    let wrong = Thing::new("x");
    assert_eq!(refused!(client.create_thing(&wrong)), ["/name"]);
    let form = CreateThingBody::Form(&wrong);
    assert_eq!(refused!(client.create_thing(form)), ["/name"]);
    assert_eq!(refused!(client.patch_thing("1").body(&wrong)), ["/name"]);
    assert_eq!(refused!(client.replace_thing("1", &wrong)), ["/name"]);
    Ok(())
}
