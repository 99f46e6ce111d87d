//! Calls every operation, and panics where the answer is not what the server sent.

use std::env;
use std::time::Duration;

use answers_client::api::things::{
    ConnectThing, CreateThing, DeleteThing, FindSizesOutput, GetThing, GetThingOutput,
    ShowThingOutput,
};
use answers_client::errors::{ProblemOn404OrDefaultOrJobOn409OrTextOn4xx as Refused, TextOn403};
use answers_client::models::Thing;
use answers_client::runtime::call::Call;
use answers_client::{Client, Error};
use streams_client::api::streams::CompleteOutput;
use streams_client::models::CompleteRequest;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::args().nth(1).unwrap_or_default();
    let client = Client::builder()
        .base_url(&url)
        .retries(0)
        .max_response_bytes(200)
        .validate_responses(true)
        .build()
        .expect("the settings are right");
    answers(&client).await.expect("successes");
    println!("answers");
    failures(&client).await;
    println!("failures");
    downloads(&client).await.expect("successes");
    println!("downloads");
    headers(&format!("{url}/list")).await;
    println!("headers");
    let client = streams_client::Client::builder()
        .base_url(&url)
        .retries(0)
        .timeout(Duration::from_millis(500))
        .max_response_bytes(200)
        .validate_responses(true)
        .build()
        .expect("the settings are right");
    events(&client).await.expect("successes");
    println!("events");
    items(&client).await.expect("successes");
    println!("items");
}

fn lamp() -> Thing {
    let mut thing = Thing::new("lamp");
    thing.size = Some(3);
    thing
}

async fn answers(client: &Client) -> Result<(), Error> {
    // A status with the type of another one is no choice.
    let response = client.create_thing().send().await?;
    assert_eq!(response.status(), 201);
    assert_eq!(*response.body(), lamp());

    let ready = client.get_thing("ready").await?;
    assert_eq!(ready, GetThingOutput::Ok(Box::new(lamp())));
    let waiting = client.get_thing("waiting").await?;
    assert!(matches!(waiting, GetThingOutput::Accepted(job) if job.job == 7));
    let empty = client.get_thing("empty").await?;
    assert_eq!(empty, GetThingOutput::NoContent);
    // A success that the document does not have is read as the first one.
    let partial = client.get_thing("partial").await?;
    assert!(matches!(partial, GetThingOutput::Ok(_)));
    // What an enum holds is validated.
    match client.get_thing("invalid").await {
        Err(Error::InvalidResponse(error)) => assert_eq!(error.violations().iter().count(), 1),
        other => panic!("{other:?}"),
    }

    assert_eq!(client.replace_thing("changed").await?, Some(lamp()));
    assert_eq!(client.replace_thing("same").await?, None);
    let deleted = client.delete_thing("ready").send().await?;
    assert_eq!(deleted.status(), 202);
    client.has_thing("ready").await?;

    let json = client.show_thing("json").await?;
    assert!(matches!(json, ShowThingOutput::Json(thing) if *thing == lamp()));
    let summary = client.show_thing("summary").await?;
    assert!(matches!(summary, ShowThingOutput::VndSummaryJson(job) if job.job == 9));
    let page = client.show_thing("page").await?;
    assert!(matches!(page, ShowThingOutput::Text(text) if text == "<p>lamp</p>"));
    match client.show_thing("picture").await? {
        ShowThingOutput::Bytes(stream) => {
            assert_eq!(stream.media_type(), "image/png");
            assert_eq!(stream.content_length(), Some(3));
            assert_eq!(stream.bytes().await?, b"PNG");
        }
        other => panic!("{other:?}"),
    }

    let latest = client.find_latest("x").send().await?;
    assert_eq!(latest.status(), 302);
    assert_eq!(latest.body().location.as_deref(), Some("/things/ready"));

    connections(client).await?;
    rules_of_lists(client).await?;

    assert_eq!(client.get_notes().await?, "# Notes");
    assert_eq!(client.add_note().await?, "kept as it is");
    Ok(())
}

/// What is no object has rules, too.
async fn rules_of_lists(client: &Client) -> Result<(), Error> {
    assert_eq!(client.list_parts("ready").await?.len(), 2);
    assert!(client.find_words("ready").await?.is_some());
    assert!(client.find_words("empty").await?.is_none());
    let sizes = client.find_sizes("ready").await?;
    assert_eq!(sizes, FindSizesOutput::Ok(vec![1, 2]));

    let parts = client.list_parts("invalid").await.map(drop);
    assert_eq!(violated(parts), [" minItems", "/0/name minLength"]);
    let words = client.find_words("invalid").await.map(drop);
    assert_eq!(violated(words), [" maxProperties", "/de minLength"]);
    let sizes = client.find_sizes("invalid").await.map(drop);
    assert_eq!(violated(sizes), [" uniqueItems", "/1 minimum"]);
    Ok(())
}

/// The places and keywords that an answer violates.
fn violated(answer: Result<(), Error>) -> Vec<String> {
    let Err(Error::InvalidResponse(error)) = answer else {
        panic!("an invalid answer");
    };
    let violations = error.violations().iter();
    violations
        .map(|one| format!("{} {}", one.pointer(), one.keyword()))
        .collect()
}

/// A switch of protocols hands the connection over.
async fn connections(client: &Client) -> Result<(), Error> {
    let call = client.connect_thing("ready").header("upgrade", "echo");
    let response = call.sec_web_socket_protocol("parrot").send().await?;
    assert_eq!(response.status(), 101);
    let chosen = response.body().headers().get("sec-websocket-protocol");
    assert_eq!(chosen.map(|value| value.as_bytes()), Some(&b"parrot"[..]));
    let mut connection = response.into_body().connection().await?;
    connection.write_all(b"again").await.expect("it is heard");
    let mut heard = String::new();
    connection.read_to_string(&mut heard).await.expect("text");
    assert_eq!(heard, "hello again");

    let call = client.connect_thing("plain").header("upgrade", "echo");
    assert!(matches!(call.await, Err(Error::Decode(_))));
    let call = client.connect_thing("unknown").header("upgrade", "echo");
    let error = call.await.expect_err("there is none");
    let problem = error.body_of::<ConnectThing>();
    assert_eq!(
        problem.map(|problem| problem.title).as_deref(),
        Some("gone")
    );
    // Nobody knows which protocol.
    let call = client.connect_thing("ready");
    assert!(matches!(call.await, Err(Error::Configuration(_))));
    Ok(())
}

async fn failures(client: &Client) {
    async fn refused(call: Call<'_, GetThing>) -> Option<Refused> {
        let error = call.await.expect_err("a failure");
        error.body_of::<GetThing>()
    }
    let unknown = refused(client.get_thing("unknown")).await;
    assert!(matches!(unknown, Some(Refused::NotFound(problem)) if problem.title == "gone"));
    let taken = refused(client.get_thing("taken")).await;
    assert!(matches!(taken, Some(Refused::Conflict(job)) if job.job == 8));
    let words = refused(client.get_thing("refused")).await;
    assert_eq!(words, Some(Refused::ClientError("no\u{fc}".to_owned())));
    let broken = refused(client.get_thing("broken")).await;
    assert!(matches!(broken, Some(Refused::Other(_))));

    // What is not as the document says is kept.
    match client.get_thing("html").await {
        Err(Error::Status(error)) => {
            assert!(error.body_of::<GetThing>().is_err());
            assert_eq!(error.bytes(), b"<p>gone</p>");
        }
        other => panic!("{other:?}"),
    }

    let error = client.delete_thing("own").await.expect_err("a failure");
    let body = error.body_of::<DeleteThing>();
    assert_eq!(body, Some(TextOn403::Forbidden("not yours".to_owned())));
    // One type for all failures is that type.
    let problem = error.body_of::<CreateThing>();
    assert!(problem.is_none(), "it is not JSON");
}

async fn downloads(client: &Client) -> Result<(), Error> {
    let mut stream = client.download_notes().await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.chunk().await? {
        bytes.extend(chunk);
    }
    assert_eq!(bytes, b"PK\x03\x04end");

    let mut file = Vec::new();
    let stream = client.download_notes().await?;
    let length = stream.write_to(&mut file).await;
    assert_eq!(length.expect("nothing fails"), 7);
    assert_eq!(file, bytes);

    let small = Client::builder()
        .base_url(env::args().nth(1).unwrap_or_default())
        .max_response_bytes(4)
        .build()?;
    let stream = small.download_notes().await?;
    match stream.bytes().await {
        Err(Error::TooLarge(error)) => assert_eq!(error.bytes(), b"PK\x03\x04"),
        other => panic!("{other:?}"),
    }
    Ok(())
}

async fn headers(url: &str) {
    use headers_client::headers::{ListThingsHeaders, RetryAfterHeaders};
    use headers_client::models::Range;

    let client = headers_client::Client::builder()
        .base_url(url)
        .retries(0)
        .build()
        .expect("the settings are right");
    let response = client.list_things().send().await.expect("a success");
    let headers = ListThingsHeaders::read(response.headers()).expect("what was declared");
    assert_eq!((headers.x_total, headers.link), (12, None));
    let tags = ["a", "b", "3"].map(str::to_owned).to_vec();
    assert_eq!(headers.x_tags, Some(tags));
    assert_eq!(headers.x_sizes, Some(vec![1, 2]));
    let range = |from, to| {
        let mut range = Range::new(from);
        range.to = to;
        Some(range)
    };
    assert_eq!(headers.x_range, range(1, Some(2)));
    assert_eq!(headers.x_bounds, range(3, None));
    assert_eq!(headers.x_filter, range(5, None));
    assert_eq!(headers.x_final, Some(true));
    assert!(headers.last_modified.is_none());
    let cookies = headers.set_cookie.expect("two lines");
    assert_eq!(cookies.len(), 2);
    assert_eq!(cookies[1], "c=d");

    let error = client.get_thing("none").await.expect_err("a failure");
    let headers = error.headers().expect("there was an answer");
    let slower = RetryAfterHeaders::read(headers).expect("what was declared");
    assert_eq!(slower.retry_after, 3);
    let error = client.get_thing("late").await.expect_err("a failure");
    let headers = error.headers().expect("there was an answer");
    let unread = RetryAfterHeaders::read(headers).expect_err("no number");
    assert_eq!(unread.pointer(), "/Retry-After");
}

async fn events(client: &streams_client::Client) -> Result<(), streams_client::Error> {
    use streams_client::Error;

    let mut body = CompleteRequest::new();
    let CompleteOutput::Json(completion) = client.complete(&body).await? else {
        panic!("it was not asked for a stream");
    };
    assert_eq!(completion.text, "ab");
    body.stream = Some(true);
    let CompleteOutput::Events(mut stream) = client.complete(&body).await? else {
        panic!("it was asked for a stream");
    };
    let mut text = String::new();
    let mut last = String::new();
    while let Some(event) = stream.next().await? {
        match event.value {
            Some(piece) => text.push_str(&piece.delta),
            None => last = event.data,
        }
    }
    assert_eq!((text.as_str(), last.as_str()), ("ab", "[DONE]"));

    let mut stream = client.listen().await?;
    let first = stream.next().await?.expect("an event");
    assert_eq!(first.name.as_deref(), Some("piece"));
    assert_eq!(first.id.as_deref(), Some("1"));
    assert_eq!(first.retry, Some(Duration::from_millis(1500)));
    assert_eq!(first.data, "{\"delta\":\n\"two lines\"}");
    assert!(first.value.is_some_and(|piece| piece.delta == "two lines"));
    // Events without data are none; those that break the rules do not end the stream.
    match stream.next().await {
        Err(Error::InvalidResponse(error)) => assert_eq!(error.violations().iter().count(), 1),
        other => panic!("{other:?}"),
    }
    match stream.next().await {
        Err(Error::Decode(error)) => assert_eq!(error.bytes(), b"{\"gamma\": 1}"),
        other => panic!("{other:?}"),
    }
    let last = stream.next().await?.expect("an event");
    assert_eq!((last.name, last.id.as_deref()), (None, Some("2")));
    assert!(stream.next().await?.is_none());
    Ok(())
}

async fn items(client: &streams_client::Client) -> Result<(), streams_client::Error> {
    use streams_client::Error;

    let mut stream = client.read_log().await?;
    let mut deltas = Vec::new();
    let mut broken = 0;
    loop {
        match stream.next().await {
            Ok(Some(piece)) => deltas.push(piece.delta),
            Ok(None) => break,
            Err(Error::Decode(_)) => broken += 1,
            Err(other) => return Err(other),
        }
    }
    assert_eq!((deltas.concat().as_str(), broken), ("abc", 1));

    let mut stream = client.count().await?;
    assert_eq!(stream.next().await?, Some(1));
    assert_eq!(stream.next().await?, Some(2));
    // The third number may go on; the server says nothing more.
    match stream.next().await {
        Err(Error::Timeout(limit)) => assert_eq!(limit, Duration::from_millis(500)),
        other => panic!("{other:?}"),
    }
    Ok(())
}
