//! Where requests go. The server of this test is the proxy of the client, and so sees whole URLs.

use servers_client::runtime::client::ClientBuilder;
use servers_client::servers::{Main, Region, Server};
use servers_client::{Client, Error};

use crate::expect;

pub async fn all(url: &str) -> Result<(), Error> {
    let proxy = reqwest::Proxy::http(url).expect("it is a URL");
    let http = reqwest::Client::builder()
        .proxy(proxy)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("it needs nothing");
    let builder = || Client::builder().http_client(http.clone());
    default(builder()).await?;
    choices(&builder).await?;
    given(builder()).await
}

/// The first server with the defaults of its variables, unless an operation has servers of its own.
async fn default(builder: ClientBuilder) -> Result<(), Error> {
    let client = builder.build()?;
    expect("GET http://eu.example.com:8080/v2/ping");
    client.ping().await?;
    expect("GET http://eu.files.example.com/files");
    client.list_files().await?;
    expect("POST http://eu.example.com:8080/v2/files");
    client.create_file().await?;
    expect("PUT http://upload.example.com/v1/files");
    client.put_file().await?;
    expect("GET http://eu.example.com:8080/v3/beside");
    client.beside().await?;
    expect("GET http://eu.example.com:8080/v4/below");
    client.below().await
}

async fn choices(builder: &impl Fn() -> ClientBuilder) -> Result<(), Error> {
    let main = Main {
        region: Region::Us,
        base: "beta/1".to_owned(),
        ..Main::default()
    };
    assert_eq!(Main::default().region, Region::Eu);
    let client = builder().server(main).build()?;
    expect("GET http://us.example.com:8080/beta/1/ping");
    client.ping().await?;
    // It has servers of its own.
    expect("GET http://eu.files.example.com/files");
    client.list_files().await?;
    expect("GET http://us.example.com:8080/v3/beside");
    client.beside().await?;
    expect("GET http://us.example.com:8080/beta/v4/below");
    client.below().await?;

    let client = builder().server(Server::Tests).build()?;
    expect("GET http://test.example.com/v2/ping");
    client.ping().await?;
    expect("GET http://test.example.com/v2/v4/below");
    client.below().await?;

    // A relative one is a part of a URL.
    let failed = builder().server(Server::BesideTheDocument).build();
    assert!(matches!(failed, Err(Error::Configuration(_))));
    Ok(())
}

/// A base URL of the caller goes before all servers of the document, and one of a call before that.
async fn given(builder: ClientBuilder) -> Result<(), Error> {
    let client = builder.base_url("http://own.example.com/api/").build()?;
    expect("GET http://own.example.com/api/ping");
    client.ping().await?;
    expect("GET http://own.example.com/api/files");
    client.list_files().await?;
    expect("GET http://own.example.com/v3/beside");
    client.beside().await?;
    expect("GET http://mirror.example.com/files");
    client
        .list_files()
        .base_url("http://mirror.example.com")
        .await?;
    expect("GET http://other.example.com/ping");
    client.ping().base_url("http://other.example.com/").await?;
    for wrong in ["ftp://x", "/relative", "http://u:p@x", "http://x/?q", ""] {
        let failed = client.ping().base_url(wrong).await;
        assert!(matches!(failed, Err(Error::Configuration(_))), "{wrong}");
    }
    Ok(())
}
