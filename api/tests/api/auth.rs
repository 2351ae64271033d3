//! Registering, signing in and out, tokens, the own profile.

use chrono::TimeDelta;
use domain::roles::Role;
use serde_json::json;

use crate::app::{PASSWORD, Person, TestApp, each};

#[tokio::test]
async fn registering_signs_in_and_makes_a_workspace_with_four_intents() {
    let app = TestApp::new().await;

    let answer = app
        .post("/api/auth/register")
        .json(
            json!({ "email": " Ann@Example.org", "password": PASSWORD, "full_name": "Ann", "workspace_name": "Lark" }),
        )
        .send()
        .await;

    assert_eq!(answer.status, 201);
    let person = Person::of(&answer);
    let me = app.get("/api/auth/me").by(&person).send().await.ok();
    assert_eq!(me["email"], "ann@example.org");
    assert_eq!(
        (&me["role"], &me["quota"], &me["quota_used"]),
        (&json!("user"), &json!(1000), &json!(0))
    );
    let workspaces = app.get("/api/workspaces").by(&person).send().await.ok();
    assert_eq!(each(&workspaces, "name"), ["Lark"]);
    let intents = app.get("/api/intents").by(&person).send().await.ok();
    let names = ["Meeting Request", "Support Request", "Demo Request", "Default Response"];
    assert_eq!(each(&intents, "name"), names);
}

#[tokio::test]
async fn registering_names_everything_that_is_wrong() {
    let app = TestApp::new().await;

    let body = json!({ "email": "nobody", "password": "short", "full_name": " " });
    let answer = app.post("/api/auth/register").json(body).send().await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
    let fields = answer.fields();
    assert!(
        ["email", "full_name", "password"]
            .iter()
            .all(|field| fields.contains(field)),
        "{fields:?}"
    );
}

#[tokio::test]
async fn an_address_registers_once() {
    let app = TestApp::new().await;
    app.register("ann").await;

    let body = json!({ "email": "ANN@example.org", "password": PASSWORD, "full_name": "Other Ann" });
    let answer = app.post("/api/auth/register").json(body).send().await;

    assert_eq!(answer.problem(), (409, "duplicate"));
    assert_eq!(answer.fields(), ["email"]);
}

#[tokio::test]
async fn the_demo_password_cannot_be_chosen() {
    let app = TestApp::new().await;

    let body = json!({ "email": "admin@crm.com", "password": "Admin@123", "full_name": "Admin" });
    let answer = app.post("/api/auth/register").json(body).send().await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
}

#[tokio::test]
async fn signing_in_answers_a_token_and_a_cookie_no_script_can_read() {
    let app = TestApp::new().await;
    app.register("ann").await;

    let body = json!({ "email": "Ann@example.org ", "password": PASSWORD });
    let answer = app.post("/api/auth/login").json(body).send().await;

    assert_eq!(answer.status, 200);
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with(&format!(
        "mailroom_session={}; ",
        answer.body["token"].as_str().unwrap()
    )));
    for attribute in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=604800"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = TestApp::new().await;
    app.register("ann").await;

    let mut answers = Vec::new();
    for email in ["ann@example.org", "nobody@example.org"] {
        let body = json!({ "email": email, "password": "not the password" });
        let mut answer = app.post("/api/auth/login").json(body).send().await;
        assert_eq!(answer.problem(), (401, "invalid_credentials"));
        answer.body["request_id"].take();
        answers.push(answer.body);
    }

    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn a_deactivated_person_is_told_so_only_after_the_right_password() {
    let app = TestApp::new().await;
    let (root, ann) = (
        app.register_as("root", Role::SuperAdmin).await,
        app.register("ann").await,
    );
    let path = format!("/api/users/{}", ann.id);
    app.patch(&path)
        .by(&root)
        .json(json!({ "is_active": false }))
        .send()
        .await
        .ok();

    let right = app
        .post("/api/auth/login")
        .json(json!({ "email": ann.email, "password": PASSWORD }))
        .send()
        .await;
    let wrong = app
        .post("/api/auth/login")
        .json(json!({ "email": ann.email, "password": "wrong" }))
        .send()
        .await;

    assert_eq!(right.problem(), (403, "account_inactive"));
    assert_eq!(wrong.problem(), (401, "invalid_credentials"));
    assert_eq!(
        app.get("/api/auth/me").by(&ann).send().await.problem(),
        (401, "unauthenticated")
    );
}

#[tokio::test]
async fn a_token_ends_after_seven_days() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    app.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 200);
    app.clock.advance(TimeDelta::seconds(1));

    let answer = app.get("/api/auth/me").by(&ann).send().await;
    assert_eq!(answer.problem(), (401, "unauthenticated"));
    assert_eq!(answer.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn changing_the_password_revokes_tokens_and_answers_a_new_one() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let body = json!({ "current_password": PASSWORD, "new_password": "another long sentence" });
    let answer = app.post("/api/auth/password").by(&ann).json(body).send().await;

    assert_eq!(answer.status, 200);
    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 401);
    assert_eq!(
        app.get("/api/auth/me").by(&Person::of(&answer)).send().await.status,
        200
    );
    let old = app
        .post("/api/auth/login")
        .json(json!({ "email": ann.email, "password": PASSWORD }))
        .send()
        .await;
    assert_eq!(old.status, 401);
}

#[tokio::test]
async fn changing_the_password_needs_the_present_one() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let body = json!({ "current_password": "guess", "new_password": "another long sentence" });
    let answer = app.post("/api/auth/password").by(&ann).json(body).send().await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
    assert_eq!(answer.fields(), ["current_password"]);
    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 200);
}

#[tokio::test]
async fn signing_out_everywhere_revokes_all_tokens() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let login = json!({ "email": ann.email, "password": PASSWORD });
    let phone = Person::of(&app.post("/api/auth/login").json(login).send().await);

    let answer = app.post("/api/auth/logout-everywhere").by(&ann).send().await;

    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    for person in [ann, phone] {
        assert_eq!(app.get("/api/auth/me").by(&person).send().await.status, 401);
    }
}

#[tokio::test]
async fn signing_out_ends_the_token_and_no_other() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let login = json!({ "email": ann.email, "password": PASSWORD });
    let phone = Person::of(&app.post("/api/auth/login").json(login).send().await);
    let cookie = format!("mailroom_session={}", ann.token);
    let from = |origin: &str| {
        let request = app.post("/api/auth/logout").header("cookie", &cookie);
        request.header("origin", origin).send()
    };

    let foreign = from("https://evil.example").await;
    let before = app.get("/api/auth/me").by(&ann).send().await.status;
    let own = from("https://mail.example").await;
    let again = app.post("/api/auth/logout").by(&ann).send().await;

    assert_eq!(foreign.problem(), (403, "foreign_origin"));
    assert_eq!(
        (before.as_u16(), own.status.as_u16(), again.status.as_u16()),
        (200, 204, 204)
    );
    assert!(own.header("set-cookie").starts_with("mailroom_session=;"));
    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 401);
    assert_eq!(app.get("/api/auth/me").by(&phone).send().await.status, 200);
}

#[tokio::test]
async fn the_profile_changes_field_by_field() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let hours = json!({ "start": "08:30", "end": "12:00", "days": [1, 2] });

    let body = json!({ "persona": "warm and brief", "timezone": "Europe/Berlin", "working_hours": hours });
    app.patch("/api/auth/me").by(&ann).json(body).send().await.ok();

    let me = app.get("/api/auth/me").by(&ann).send().await.ok();
    assert_eq!(
        (&me["full_name"], &me["persona"]),
        (&json!("ann"), &json!("warm and brief"))
    );
    assert_eq!(
        (&me["timezone"], &me["working_hours"]),
        (&json!("Europe/Berlin"), &hours)
    );
}

#[tokio::test]
async fn the_profile_refuses_zones_and_hours_that_are_none() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let hours = json!({ "start": "12:00", "end": "08:00", "days": [9] });
    let body = json!({ "timezone": "Mars/Olympus", "working_hours": hours, "full_name": "" });
    let answer = app.patch("/api/auth/me").by(&ann).json(body).send().await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
    assert_eq!(answer.fields(), ["full_name", "timezone", "working_hours"]);
}

#[tokio::test]
async fn a_cookie_signs_in_and_writes_need_the_own_origin() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let cookie = format!("other=1; mailroom_session={}", ann.token);
    let rename = |origin: Option<&str>| {
        let request = app
            .patch("/api/auth/me")
            .header("cookie", &cookie)
            .json(json!({ "full_name": "Ann" }));
        match origin {
            Some(origin) => request.header("origin", origin).send(),
            None => request.send(),
        }
    };

    assert_eq!(
        app.get("/api/auth/me").header("cookie", &cookie).send().await.status,
        200
    );
    assert_eq!(rename(Some("https://mail.example")).await.status, 200);
    assert_eq!(
        rename(Some("https://evil.example")).await.problem(),
        (403, "foreign_origin")
    );
    assert_eq!(rename(None).await.problem(), (403, "foreign_origin"));
}

#[tokio::test]
async fn whoever_signs_in_learns_once_of_wrong_passwords() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let sign_in = async |password: &str| {
        let body = json!({ "email": ann.email, "password": password });
        app.post("/api/auth/login").json(body).send().await
    };

    for _ in 0..3 {
        assert_eq!(sign_in("a wrong one").await.problem(), (401, "invalid_credentials"));
    }

    assert_eq!(sign_in(PASSWORD).await.ok()["wrong_passwords"], 3);
    assert_eq!(sign_in(PASSWORD).await.ok()["wrong_passwords"], 0);
}
