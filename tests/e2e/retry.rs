//! What is tried again, and when.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use m3ter_client::runtime::call::Call;
use m3ter_client::runtime::operation::{Operation, OperationInfo};
use m3ter_client::runtime::parameter::{Location, Parameter};
use m3ter_client::runtime::reader::Json;
use m3ter_client::{Client, Error, RetryPolicy};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpSocket};

use super::server::{Reply, Server};
use super::{body, builder, client, created};

/// An operation that can be repeated, to see what the client makes of it.
pub struct GetThing;

impl Operation for GetThing {
    type Output = Value;
    type Reader = Json;
    type Error = ();

    const OPERATION: &'static OperationInfo = &OperationInfo {
        id: "getThing",
        method: "GET",
        path: "/things",
        parameters: &[Parameter::query("ids", "#").explode(false)],
        security: &[],
        accept: "application/json",
        idempotent: true,
    };
}

/// How many requests a create and a repeatable call make when the first is answered by `reply` and the
/// others with success.
async fn tries(reply: Reply) -> (usize, usize) {
    async fn server(reply: Reply) -> Server {
        let start = Server::start(move |_, before| match before {
            0 => reply.clone(),
            _ => created(),
        });
        start.await.expect("loopback")
    }
    fn patient(server: &Server) -> Client {
        let builder = builder(server).timeout(Duration::from_secs(1));
        builder.build().expect("the settings are right")
    }
    let one = server(reply.clone()).await;
    let outcome = patient(&one).create_product(&body()).await;
    assert_eq!(outcome.is_ok(), one.calls().len() > 1);
    let two = server(reply).await;
    let outcome = Call::<GetThing>::new(&patient(&two)).await;
    assert_eq!(outcome.is_ok(), two.calls().len() > 1);
    (one.calls().len(), two.calls().len())
}

#[tokio::test]
async fn a_create_is_retried_only_where_it_cannot_have_taken_effect() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{\"id\"".to_vec();
    let late = created().after(Duration::from_secs(3));
    for (name, reply, expected) in [
        ("408", Reply::empty(408), (1, 2)),
        ("429", Reply::empty(429), (2, 2)),
        (
            "429 with a wait",
            Reply::empty(429).header("retry-after", "0"),
            (2, 2),
        ),
        ("500", Reply::empty(500), (1, 2)),
        ("502", Reply::empty(502), (1, 2)),
        ("503", Reply::empty(503), (1, 2)),
        (
            "503 with a wait",
            Reply::empty(503).header("retry-after", "0"),
            (2, 2),
        ),
        (
            "503 with nonsense",
            Reply::empty(503).header("retry-after", "later"),
            (1, 2),
        ),
        ("504", Reply::empty(504), (1, 2)),
        ("400", Reply::empty(400), (1, 1)),
        ("409", Reply::empty(409), (1, 1)),
        ("501", Reply::empty(501), (1, 1)),
        ("reset after reading", Reply::Reset, (1, 2)),
        ("answer cut short", Reply::Raw(cut), (1, 2)),
        ("timeout", late, (1, 2)),
    ] {
        assert_eq!(tries(reply).await, expected, "{name}");
    }
}

#[tokio::test]
async fn a_reset_before_the_request_was_read_is_not_retried_for_a_create() {
    let server = Server::start_hostile(1, |_, _| created())
        .await
        .expect("loopback");
    let error = client(&server)
        .create_product(&body())
        .await
        .expect_err("reset");
    assert!(
        matches!(&error, Error::Connection(error) if error.is_established()),
        "{error:?}"
    );
    assert_eq!(server.connections(), 1);

    let server = Server::start_hostile(1, |_, _| created())
        .await
        .expect("loopback");
    let client = client(&server);
    Call::<GetThing>::new(&client)
        .await
        .expect("the second try succeeds");
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_caller_can_have_creates_retried() {
    for reply in [Reply::empty(500), Reply::Reset] {
        let start = Server::start(move |_, before| match before {
            0 => reply.clone(),
            _ => created(),
        });
        let server = start.await.expect("loopback");
        let client = builder(&server).retry_creates(true).build().expect("right");
        client
            .create_product(&body())
            .await
            .expect("the second try succeeds");
        assert_eq!(server.calls().len(), 2);
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_is_retried() {
    // Bound, and not listening yet: nobody else can take the port, and the system refuses connections to it.
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("loopback");
    let address = socket.local_addr().expect("bound");
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .org_id("org")
        .bearer_token("token")
        .backoff(Duration::from_millis(10), Duration::from_millis(40))
        .build()
        .expect("the settings are right");
    let body = body();
    let error = client.create_product(&body).retries(1).await;
    let error = error.expect_err("refused twice");
    assert!(
        matches!(&error, Error::Connection(error) if !error.is_established()),
        "{error:?}"
    );
    let text = error.to_string();
    assert!(
        text.contains("no connection could be established"),
        "{text}"
    );

    let late = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let listener = socket.listen(16).expect("bound");
        Server::serve(listener, 0, |_, _| created()).expect("bound")
    };
    let call = client.create_product(&body).retries(1_000).into_future();
    let (server, outcome) = tokio::join!(late, call);
    outcome.expect("a later try succeeds");
    assert_eq!(server.calls().len(), 1);
}

/// A try that may have taken effect is not hidden by a later one that was not sent at all.
#[tokio::test]
async fn a_try_that_was_sent_is_not_hidden_by_one_that_was_not() {
    let start = Server::start(|seen, before| match (seen.is_token_call(), before) {
        (true, 0) => Reply::json(200, &json!({"access_token": "t", "expires_in": 0})),
        (true, _) => Reply::empty(400),
        (false, _) => Reply::empty(500),
    });
    let server = start.await.expect("loopback");
    let client = builder(&server)
        .client_credentials("key", "secret")
        .retry_creates(true)
        .build()
        .expect("the settings are right");
    let error = client.create_product(&body()).await.expect_err("failed");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert_eq!((server.token_calls(), server.calls().len()), (2, 1));

    // Listens for one connection only, and resets it.
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let address = listener.local_addr().expect("bound");
    let once = async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        drop(listener);
        let mut bytes = [0; 1_024];
        let _ = stream.read(&mut bytes).await;
    };
    let client = builder(&server)
        .base_url(format!("http://{address}"))
        .retry_creates(true)
        .build()
        .expect("the settings are right");
    let body = body();
    let call = client.create_product(&body).into_future();
    let ((), outcome) = tokio::join!(once, call);
    let error = outcome.expect_err("lost");
    assert!(
        matches!(&error, Error::Connection(error) if error.is_established()),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_number_of_retries_can_be_set() {
    let server = Server::start(|_, _| Reply::empty(429))
        .await
        .expect("loopback");
    let calls = async |client: &Client, retries: Option<u32>| {
        let before = server.calls().len();
        let body = body();
        let mut call = client.create_product(&body);
        if let Some(retries) = retries {
            call = call.retries(retries);
        }
        call.await.expect_err("too many requests");
        server.calls().len() - before
    };
    let default = client(&server);
    assert_eq!(calls(&default, None).await, 3);
    assert_eq!(calls(&default, Some(0)).await, 1);
    assert_eq!(calls(&default, Some(5)).await, 6);
    let none = builder(&server).retries(0).build().expect("right");
    assert_eq!(calls(&none, None).await, 1);
    let policy = RetryPolicy {
        retries: 1,
        initial: Duration::ZERO,
        ..RetryPolicy::default()
    };
    let once = builder(&server).retry(policy).build().expect("right");
    assert_eq!(calls(&once, None).await, 2);
}

/// An HTTP date `seconds` from now.
fn date(seconds: u64) -> String {
    use m3ter_client::runtime::calendar::date_from_epoch;
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    let then = i64::try_from(now.as_secs() + seconds).expect("a clock that is right");
    let (year, month, day) = date_from_epoch(then / 86_400);
    let month = MONTHS[usize::try_from(month - 1).expect("1 to 12")];
    let second = then % 86_400;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("Sun, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT")
}

#[tokio::test]
async fn the_client_waits_as_long_as_the_server_asks() {
    // Header, value, and the least wait in milliseconds. The date is whole seconds: it comes first.
    for (name, value, least) in [
        ("retry-after", date(2), 900),
        ("retry-after", "1".to_owned(), 1_000),
        ("retry-after-ms", "300".to_owned(), 300),
        ("retry-after-ms", "12.5".to_owned(), 12),
        ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT".to_owned(), 0),
    ] {
        let start = Server::start({
            let value = value.clone();
            move |_, before| match before {
                0 => Reply::empty(429).header(name, value.clone()),
                _ => created(),
            }
        });
        let server = start.await.expect("loopback");
        client(&server)
            .create_product(&body())
            .await
            .expect("the second try succeeds");
        let calls = server.calls();
        let waited = (calls[1].at - calls[0].at).as_millis();
        assert!(waited >= least, "{name}: {value} waited {waited} ms");
    }
}

#[tokio::test]
async fn a_wait_of_more_than_a_minute_is_an_error() {
    for (name, value) in [
        ("retry-after", "61".to_owned()),
        ("retry-after", "99999999999999999999999".to_owned()),
        ("retry-after-ms", "60001".to_owned()),
        ("retry-after", date(3_600)),
    ] {
        let start = Server::start(move |_, _| Reply::empty(429).header(name, value.clone()));
        let server = start.await.expect("loopback");
        let begin = Instant::now();
        let error = client(&server)
            .create_product(&body())
            .await
            .expect_err("too many");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
        assert!(
            error
                .headers()
                .is_some_and(|headers| headers.contains_key(name))
        );
        assert_eq!(server.calls().len(), 1);
        assert!(begin.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn parameters_of_the_query_are_written() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let client = client(&server);
    let call = Call::<GetThing>::new(&client);
    let ids = vec!["a b", "c&d"];
    call.parameter(Location::Query, "ids", ids)
        .await
        .expect("it is there");
    assert_eq!(server.calls()[0].target, "/things?ids=a%20b,c%26d");
    assert_eq!(server.calls()[0].header("authorization"), None);
}
