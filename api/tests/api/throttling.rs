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
async fn after_ten_failures_a_network_waits_longer_each_time_and_nobody_else_does() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let guess = |password| attempt(&app, &ann.email, password, "192.0.2.1");
    for _ in 0..10 {
        assert_eq!(guess("wrong").await.status, 401);
    }

    for seconds in [30, 60, 120, 240] {
        let closed = guess(PASSWORD).await;
        assert_eq!(closed.problem(), (429, "too_many_attempts"));
        assert_eq!(closed.header("retry-after"), seconds.to_string());
        app.clock.advance(TimeDelta::seconds(seconds));
        assert_eq!(guess("wrong").await.status, 401);
    }

    assert_eq!(guess(PASSWORD).await.status, 429);
    assert_eq!(attempt(&app, &ann.email, PASSWORD, "198.51.100.1").await.status, 200);
}

#[tokio::test]
async fn an_unknown_address_is_throttled_alike() {
    let app = TestApp::new().await;
    for _ in 0..10 {
        attempt(&app, "nobody@example.org", "wrong", "192.0.2.1").await;
    }

    let answer = attempt(&app, "nobody@example.org", "wrong", "192.0.2.1").await;

    assert_eq!(answer.problem(), (429, "too_many_attempts"));
    assert_eq!(answer.header("retry-after"), "30");
}

#[tokio::test]
async fn many_networks_that_guess_one_password_do_not_stop_the_device_of_its_owner() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let signed_in = attempt(&app, &ann.email, PASSWORD, "203.0.113.9").await;
    let cookies = signed_in.headers.get_all("set-cookie").into_iter();
    let mark = cookies
        .filter_map(|cookie| cookie.to_str().ok())
        .find(|cookie| cookie.starts_with("mailroom_device="));
    let (mark, _) = mark.unwrap().split_once(';').unwrap();
    for n in 0..100 {
        let answer = attempt(&app, &ann.email, "wrong", &format!("192.0.2.{n}")).await;
        assert_eq!(answer.status, 401, "{n}");
    }

    assert_eq!(attempt(&app, &ann.email, PASSWORD, "198.51.100.1").await.status, 429);
    let body = json!({ "email": ann.email, "password": PASSWORD });
    let known = app
        .post("/api/auth/login")
        .from("203.0.113.9")
        .header("cookie", mark)
        .json(body);
    assert_eq!(known.send().await.status, 200);
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
        for _ in 0..9 {
            assert_eq!(attempt(&app, &ann.email, "wrong", "192.0.2.1").await.status, 401);
        }

        assert_eq!(attempt(&app, &ann.email, PASSWORD, "192.0.2.1").await.status, 200);
    }
}

#[tokio::test]
async fn attempts_made_at_once_cannot_outrun_the_limit() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let attempts = (0..30).map(|_| {
        let body = json!({ "email": ann.email, "password": "wrong" });
        app.post("/api/auth/login").from("192.0.2.1").json(body).send()
    });
    let answers = futures::future::join_all(attempts).await;

    assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 10);
    assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 20);
}
