//! Redirects: only where they are safe, and without credentials to others.

use m3ter_client::runtime::call::Call;
use m3ter_client::{Client, Error};

use super::retry::GetThing;
use super::server::{Reply, Server};
use super::{body, created, own_builder};

fn own(server: &Server) -> Client {
    own_builder(server).build().expect("right")
}

fn redirect(status: u16, target: impl Into<String>) -> Reply {
    Reply::empty(status).header("location", target)
}

#[tokio::test]
async fn a_create_is_never_redirected() {
    for status in [301, 302, 303, 307, 308] {
        let start = Server::start(move |_, _| redirect(status, "/elsewhere"));
        let server = start.await.expect("loopback");
        let error = own(&server)
            .create_product(&body())
            .await
            .expect_err("a redirect");
        assert!(matches!(error, Error::Status(_)));
        assert_eq!(error.status().map(|found| found.as_u16()), Some(status));
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn credentials_stay_with_their_origin() {
    let other = Server::start(|_, _| created()).await.expect("loopback");
    let target = other.url() + "/there";
    let start = Server::start(move |seen, _| match seen.target.as_str() {
        "/things" => redirect(302, "/nearby"),
        _ => redirect(307, target.clone()),
    });
    let server = start.await.expect("loopback");
    let client = own_builder(&server)
        .header("cookie", "a=b")
        .header("x-api-key", "c")
        .build()
        .expect("right");
    let call = Call::<GetThing>::new(&client).header("authorization", "Bearer mine");
    call.await.expect("it is there");
    let near = server.calls();
    assert_eq!(near[1].target, "/nearby");
    assert_eq!(near[1].header("authorization"), Some("Bearer mine"));
    let far = other.calls();
    assert_eq!(far[0].target, "/there");
    for name in ["authorization", "cookie", "x-api-key"] {
        assert_eq!(far[0].header(name), None, "{name}");
    }
    assert_eq!(far[0].header("accept"), Some("application/json"));
}

#[tokio::test]
async fn a_circle_of_redirects_ends() {
    let start = Server::start(|_, _| redirect(302, "/things"));
    let server = start.await.expect("loopback");
    let error = Call::<GetThing>::new(&own(&server))
        .await
        .expect_err("a circle");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(server.calls().len(), 21);
}
