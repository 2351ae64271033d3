//! Finding anything by a few letters.

use serde_json::{Value, json};

use crate::app::TestApp;
use crate::emails_inbox::Inbox;

#[tokio::test]
async fn a_few_letters_find_people_emails_intents_and_knowledge() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    inbox.receive("Prices for 40 seats").await;
    inbox.receive("100% sure").await;
    let entry = json!({ "title": "Price list", "content": "Nine euros" });
    app.post("/api/knowledge-base").by(&ann).json(entry).send().await.ok();
    let search = async |q: &str| app.get(&format!("/api/search?q={q}")).by(&ann).send().await.ok();

    let prices = search("PRICE").await;
    let people = search("corp.ex").await;

    assert_eq!(prices["emails"][0]["subject"], "Prices for 40 seats");
    assert_eq!(prices["knowledge"][0]["title"], "Price list");
    assert_eq!(prices["people"], json!([]));
    let person = &people["people"][0];
    assert_eq!(
        (&person["email"], &person["name"], &person["conversations"]),
        (&json!("bo@corp.example"), &json!("Bo"), &json!(2))
    );
    assert_eq!(search("support").await["intents"][0]["name"], "Support Request");
    assert_eq!(search("100%25").await["emails"].as_array().unwrap().len(), 1);
    assert_eq!(
        search("00%25").await["emails"],
        json!([]),
        "words are found from their beginning"
    );
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    Inbox::of(&app, &ann).await.receive("Secret prices").await;

    let found = app.get("/api/search?q=secret").by(&eve).send().await.ok();

    let is_empty = |found: &Value| found.as_object().unwrap().values().all(|hits| hits == &json!([]));
    assert!(is_empty(&found), "{found}");
    for short in ["", "a", "%20a%20"] {
        let refused = app.get(&format!("/api/search?q={short}")).by(&ann).send().await;
        assert_eq!(refused.fields(), ["q"]);
    }
}
