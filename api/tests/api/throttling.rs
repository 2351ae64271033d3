//! Guessing passwords is slow.

use chrono::TimeDelta;
use serde_json::json;

use crate::app::{Answer, PASSWORD, TestApp};

async fn attempt(app: &TestApp, email: &str, password: &str, address: &str) -> Answer {
    app.post("/api/auth/login")
        .from(address)
        .json(json!({ "email": email, "password": password }))
        .send()
        .await
}

#[tokio::test]
async fn ten_failures_close_an_account_for_the_rest_of_the_quarter_hour() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    for n in 0..10 {
        let answer = attempt(&app, &ann.email, "wrong", &format!("192.0.2.{n}")).await;
        assert_eq!(answer.status, 401);
    }
    app.clock.advance(TimeDelta::minutes(5));

    let closed = attempt(&app, &ann.email, PASSWORD, "198.51.100.1").await;
    assert_eq!(closed.problem(), (429, "too_many_attempts"));
    assert_eq!(closed.header("retry-after"), "600");

    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(attempt(&app, &ann.email, PASSWORD, "198.51.100.1").await.status, 200);
}

#[tokio::test]
async fn an_unknown_address_is_throttled_alike() {
    let app = TestApp::new().await;
    for n in 0..10 {
        attempt(&app, "nobody@example.org", "wrong", &format!("192.0.2.{n}")).await;
    }

    let answer = attempt(&app, "nobody@example.org", "wrong", "198.51.100.1").await;

    assert_eq!(answer.problem(), (429, "too_many_attempts"));
}

#[tokio::test]
async fn a_network_address_is_throttled_over_all_accounts() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    for n in 0..50 {
        let answer = attempt(&app, &format!("{n}@example.org"), "wrong", &format!("2001:db8::{n:x}")).await;
        assert_eq!(answer.status, 401);
    }

    assert_eq!(attempt(&app, &ann.email, PASSWORD, "2001:db8::ffff").await.status, 429);
    assert_eq!(attempt(&app, &ann.email, PASSWORD, "2001:db8:1::1").await.status, 200);
}

#[tokio::test]
async fn signing_in_forgets_the_failures_before() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    for _ in 0..3 {
        for n in 0..9 {
            assert_eq!(
                attempt(&app, &ann.email, "wrong", &format!("192.0.2.{n}")).await.status,
                401
            );
        }

        assert_eq!(attempt(&app, &ann.email, PASSWORD, "198.51.100.1").await.status, 200);
    }
}

#[tokio::test]
async fn attempts_made_at_once_cannot_outrun_the_limit() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let attempts = (0..30).map(|n| {
        let body = json!({ "email": ann.email, "password": "wrong" });
        app.post("/api/auth/login")
            .from(&format!("192.0.2.{n}"))
            .json(body)
            .send()
    });
    let answers = futures::future::join_all(attempts).await;

    assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 10);
    assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 20);
}
