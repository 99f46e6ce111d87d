//! Calls the operations that were added; the base URL is the argument.

use std::env;

use m3ter_client::models::{ProductPage, ProductRequest};
use m3ter_client::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::builder()
        .base_url(env::args().nth(1).unwrap_or_default())
        .org_id("org 1")
        .bearer_token("token-1")
        .build()?;

    let page = client
        .list_products()
        .page_size(200)
        .next_token("a+b &/c")
        .ids(["p1", "p 2"])
        .await?;
    show("page", &page);
    show("last page", &client.list_products().await?);

    let product = client.get_product("a/b ü").await?;
    let name = product.name.unwrap_or_default();
    println!("one: {name}, version {:?}", product.version);

    let body = ProductRequest::new("Audio API", "audio_api")
        .custom_fields([("seats".to_owned(), 12.into())])
        .version(3);
    let product = client.update_product("p1", &body).org_id("other").await?;
    let name = product.name.unwrap_or_default();
    println!("updated: {name}, version {:?}", product.version);

    for size in [0, 201] {
        match client.list_products().page_size(size).await {
            Err(Error::InvalidRequest(violations)) => {
                for violation in violations.iter() {
                    println!("refused: {} {}", violation.pointer(), violation.keyword());
                }
            }
            other => println!("not refused: {other:?}"),
        }
    }
    Ok(())
}

fn show(what: &str, page: &ProductPage) {
    let count = page.data.len();
    println!("{what}: {count} products, then {:?}", page.next_token);
}
