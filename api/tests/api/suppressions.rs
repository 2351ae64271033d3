//! The suppression list.

use axum::http::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn an_address_is_listed_with_its_words_and_taken_off_again() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let body = json!({ "email": " Bo@Corp.example ", "quote": "asked on the phone" });
    let made = app.post("/api/suppressions").by(&ann).json(body).send().await.ok();
    let again = json!({ "email": "bo@corp.example", "quote": "another reason" });
    app.post("/api/suppressions").by(&ann).json(again).send().await.ok();

    let listed = app.get("/api/suppressions").by(&ann).send().await.ok();
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(
        (&items[0]["email"], &items[0]["reason"], &items[0]["quote"]),
        (
            &json!("bo@corp.example"),
            &json!("by_hand"),
            &json!("asked on the phone")
        )
    );
    let path = format!("/api/suppressions/{}", made["id"].as_str().unwrap());
    assert_eq!(app.delete(&path).by(&ann).send().await.status, StatusCode::NO_CONTENT);
    let listed = app.get("/api/suppressions").by(&ann).send().await.ok();
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn another_workspace_neither_sees_nor_removes_it() {
    let app = TestApp::new().await;
    let (ann, bo) = (app.register("ann").await, app.register("bo").await);
    let body = json!({ "email": "x@corp.example" });
    let made = app.post("/api/suppressions").by(&ann).json(body).send().await.ok();

    let path = format!("/api/suppressions/{}", made["id"].as_str().unwrap());

    assert_eq!(app.delete(&path).by(&bo).send().await.status, StatusCode::NOT_FOUND);
    let listed = app.get("/api/suppressions").by(&bo).send().await.ok();
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    for email in [
        "",
        "bo",
        "bo@",
        "@corp.example",
        "a@b.example, c@d.example",
        "Bo <bo@corp.example>",
    ] {
        let refused = app
            .post("/api/suppressions")
            .by(&ann)
            .json(json!({ "email": email }))
            .send()
            .await;
        assert_eq!(refused.fields(), ["email"], "{email}");
    }
}
