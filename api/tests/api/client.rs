//! A client written against the product's description, from registering to a reply that leaves.

use domain::emails::WaitReason;
use domain::flows::Signal;
use serde_json::json;

use crate::app::{Person, TestApp};
use crate::emails_inbox::Inbox;

async fn registered(app: &TestApp) -> Person {
    let body = json!({ "email": "test@example.com", "password": "Test@123", "full_name": "Test User" });
    let answer = app.post("/api/auth/register").json(body).send().await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let login = json!({ "email": "test@example.com", "password": "Test@123" });
    Person::of(&app.post("/api/auth/login").json(login).send().await)
}

#[tokio::test]
async fn a_client_registers_edits_a_draft_and_sends_it_as_it_stands() {
    let app = TestApp::new().await;
    let test = registered(&app).await;
    let inbox = Inbox::of(&app, &test).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let path = format!("/api/emails/{email}");

    let edit = json!({ "draft_content": "Hi Bo,\n\nI will find out and come back to you." });
    let edited = app.put(&format!("{path}/draft")).by(&test).json(edit).send().await.ok();
    let stale = json!({ "draft_content": "Hi Bo.", "version": 1 });
    let stale = app.put(&format!("{path}/draft")).by(&test).json(stale).send().await;
    let unseen = json!({ "draft_version": 1 });
    let unseen = app.post(&format!("{path}/send")).by(&test).json(unseen).send().await;
    let sent = app.post(&format!("{path}/send")).by(&test).send().await;

    assert_eq!(edited["version"], 2);
    assert_eq!(stale.problem(), (409, "stale_draft"));
    assert_eq!(unseen.problem(), (409, "stale_draft"));
    assert_eq!(sent.status, 202, "{}", sent.text);
    let approved = Signal::Approved {
        draft_version: 2,
        follow_up: true,
    };
    assert_eq!(inbox.told(email).await, [approved]);
    let shown = app.get(&path).by(&test).send().await.ok();
    assert!(
        shown["draft_content"].as_str().unwrap().contains("find out"),
        "{shown:#}"
    );
    let history = shown["action_history"].as_array().unwrap();
    assert_eq!(history.last().unwrap()["action"], "approved");
}

#[tokio::test]
async fn keywords_are_a_list_or_a_text_with_commas() {
    let app = TestApp::new().await;
    let test = registered(&app).await;

    let text = json!({ "name": "Invoices", "keywords": "invoice, bill ,, payment due" });
    let intent = app.post("/api/intents").by(&test).json(text).send().await.ok();
    let path = format!("/api/intents/{}", intent["id"].as_str().unwrap());
    let list = json!({ "keywords": ["receipt"] });
    let changed = app.put(&path).by(&test).json(list).send().await.ok();
    let renamed = app
        .put(&path)
        .by(&test)
        .json(json!({ "name": "Bills" }))
        .send()
        .await
        .ok();
    let tried =
        json!({ "text": { "body": "the bill" }, "rules": [{ "name": "New", "keywords": "bill", "priority": 9 }] });
    let tried = app.post("/api/intents/test").by(&test).json(tried).send().await.ok();
    let wrong = app.put(&path).by(&test).json(json!({ "keywords": 7 })).send().await;

    assert_eq!(intent["keywords"], json!(["invoice", "bill", "payment due"]));
    assert_eq!(changed["keywords"], json!(["receipt"]));
    assert_eq!(renamed["keywords"], json!(["receipt"]));
    assert_eq!(tried["results"][0]["matched"]["intent_name"], "New");
    assert_eq!(wrong.problem(), (400, "invalid_request"));
}
