//! What every request meets: problems for everything, limits, headers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::app::{PASSWORD, TestApp};

#[tokio::test]
async fn unknown_routes_and_methods_answer_problems() {
    let app = TestApp::new().await;

    let unknown = app.get("/api/nothing/here").send().await;
    let wrong = app.delete("/api/auth/login").send().await;

    assert_eq!(unknown.problem(), (404, "route_not_found"));
    assert_eq!(wrong.problem(), (405, "method_not_allowed"));
    assert_eq!(wrong.header("allow"), "POST");
}

#[tokio::test]
async fn bodies_that_cannot_be_read_answer_problems() {
    let app = TestApp::new().await;
    let login = || app.post("/api/auth/login");

    let broken = login().header("content-type", "application/json").raw("{").send().await;
    let incomplete = login().json(json!({ "email": "a@b.c" })).send().await;
    let untyped = login().raw("{}").send().await;
    let huge = login()
        .json(json!({ "email": "a".repeat(17 << 10), "password": "" }))
        .send()
        .await;
    let escaped = login()
        .header("content-type", "application/json")
        .raw(format!("[{}0]", "\"\\u0000\",".repeat(1 << 20)))
        .send()
        .await;
    let ann = app.register("ann").await;
    let rules = json!({ "text": { "body": "a".repeat(2 << 20) } });
    let long = app.post("/api/intents/test").by(&ann).json(rules).send().await;

    assert_eq!(broken.problem(), (400, "invalid_request"));
    assert_eq!(incomplete.problem(), (400, "invalid_request"));
    assert!(incomplete.body["detail"].as_str().unwrap().contains("password"));
    assert_eq!(untyped.problem(), (415, "unsupported_media_type"));
    for answer in [huge, escaped, long] {
        assert_eq!(answer.problem(), (413, "payload_too_large"));
    }
}

#[tokio::test]
async fn ids_that_are_none_answer_problems() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let answer = app.get("/api/intents/none").by(&ann).send().await;

    assert_eq!(answer.problem(), (400, "invalid_request"));
}

#[tokio::test]
async fn requests_without_sign_in_answer_a_problem() {
    let app = TestApp::new().await;

    for path in [
        "/api/auth/me",
        "/api/intents",
        "/api/users",
        "/api/knowledge-base/search?q=x",
        "/api/system/stats",
    ] {
        assert_eq!(app.get(path).send().await.problem(), (401, "unauthenticated"), "{path}");
    }
    let basic = app
        .get("/api/auth/me")
        .header("authorization", "Basic abc")
        .send()
        .await;
    assert_eq!(basic.problem(), (401, "unauthenticated"));
}

#[tokio::test]
async fn a_problem_carries_the_id_of_its_request() {
    let app = TestApp::new().await;

    let given = app.get("/api/nothing").header("x-request-id", "trace-7").send().await;
    let made = app.get("/api/nothing").send().await;

    assert_eq!(
        (given.header("x-request-id"), &given.body["request_id"]),
        ("trace-7", &json!("trace-7"))
    );
    assert_eq!(Value::from(made.header("x-request-id")), made.body["request_id"]);
}

#[tokio::test]
async fn an_unforeseen_failure_tells_only_the_request_id() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    app.database.execute("ALTER TABLE intents RENAME TO lost").await;

    let answer = app.get("/api/intents").by(&ann).send().await;

    assert_eq!(answer.problem(), (500, "internal_error"));
    assert!(answer.body["request_id"].is_string() && answer.body.get("detail").is_none());
    assert!(!answer.text.contains("intents\"") && !answer.text.contains("relation"));
}

#[tokio::test]
async fn answers_carry_headers_that_hold_browsers_back() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let answer = app.get("/api/auth/me").by(&ann).send().await;

    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("content-security-policy").contains("default-src 'self'"));
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_can_read_it() {
    let app = TestApp::new().await;

    let packed = app
        .get("/api/openapi.json")
        .header("accept-encoding", "gzip")
        .send()
        .await;
    let plain = app.get("/api/openapi.json").send().await;

    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.text.len() < plain.text.len() / 2);
}

#[tokio::test]
async fn null_characters_are_refused_and_not_a_failure() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let body = json!({ "email": "b\0@example.org", "password": PASSWORD, "full_name": "B\0" });
    let register = app.post("/api/auth/register").json(body).send().await;
    let profile = app
        .patch("/api/auth/me")
        .by(&ann)
        .json(json!({ "persona": "a\0b" }))
        .send()
        .await;
    let intent = app
        .post("/api/intents")
        .by(&ann)
        .json(json!({ "name": "a\0", "keywords": ["b"] }))
        .send()
        .await;

    let search = app.get("/api/knowledge-base/search?q=%00").by(&ann).send().await;

    for answer in [register, profile, intent, search] {
        assert_eq!(answer.problem(), (400, "invalid_request"));
    }
    let written_out = json!({ "persona": r"the text \u0000" });
    assert_eq!(
        app.patch("/api/auth/me").by(&ann).json(written_out).send().await.status,
        200
    );
}

#[tokio::test]
async fn times_that_no_database_keeps_are_refused_and_not_a_failure() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let far = "-9999-01-01T00:00:00Z";
    let place = serde_json::to_vec(&json!([far, "01900000-0000-7000-8000-000000000000"])).unwrap();
    let cursor = URL_SAFE_NO_PAD.encode(place);

    for path in [
        format!("/api/emails?since={far}"),
        format!("/api/emails?until={far}"),
        format!("/api/emails?cursor={cursor}"),
        format!("/api/follow-ups?due_from={far}"),
        format!("/api/follow-ups?due_until={far}"),
        format!("/api/follow-ups?cursor={cursor}"),
    ] {
        let answer = app.get(&path).by(&ann).send().await;
        assert_eq!(answer.problem(), (400, "invalid_request"), "{path}");
    }
}
