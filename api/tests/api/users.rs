//! People, as admins see and super admins manage them; settings; the audit log.

use domain::roles::Role;
use serde_json::json;
use uuid::Uuid;

use crate::app::{PASSWORD, Person, TestApp, each};

/// Routes and the least role that may use them.
#[tokio::test]
async fn every_route_demands_its_role() {
    let app = TestApp::new().await;
    let user = app.register("user").await;
    let admin = app.register_as("admin", Role::Admin).await;
    let root = app.register_as("root", Role::SuperAdmin).await;
    let somebody = format!("/api/users/{}", user.id);
    let routes = [
        ("GET", "/api/users", [403, 200, 200]),
        ("GET", somebody.as_str(), [403, 200, 200]),
        ("POST", "/api/users", [403, 403, 422]),
        ("PATCH", somebody.as_str(), [403, 403, 200]),
        ("GET", "/api/settings", [403, 403, 200]),
        ("PUT", "/api/settings", [403, 403, 200]),
        ("GET", "/api/system/stats", [403, 200, 200]),
        ("GET", "/api/audit-log", [200, 200, 200]),
        ("GET", "/api/audit-log?all=true", [403, 403, 200]),
    ];
    for (method, path, expected) in routes {
        for (person, expected) in [&user, &admin, &root].into_iter().zip(expected) {
            let request = match method {
                "GET" => app.get(path),
                "POST" => {
                    let body = json!({ "email": "x", "password": "x", "full_name": "x", "role": "user" });
                    app.post(path).json(body)
                }
                "PATCH" => app.patch(path).json(json!({})),
                _ => app.put(path).json(json!({})),
            };
            assert_eq!(
                request.by(person).send().await.status,
                expected,
                "{method} {path} by {}",
                person.email
            );
        }
    }
}

#[tokio::test]
async fn a_super_admin_adds_people_who_can_sign_in() {
    let app = TestApp::new().await;
    let root = app.register_as("root", Role::SuperAdmin).await;

    let body = json!({ "email": "bob@example.org", "password": PASSWORD, "full_name": "Bob", "role": "admin" });
    let bob = app.post("/api/users").by(&root).json(body).send().await.ok();

    assert_eq!((&bob["role"], &bob["quota"]), (&json!("admin"), &json!(5000)));
    let login = json!({ "email": "bob@example.org", "password": PASSWORD });
    let bob = Person::of(&app.post("/api/auth/login").json(login).send().await);
    assert_eq!(
        app.get("/api/intents").by(&bob).send().await.ok()["items"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}

#[tokio::test]
async fn a_super_admin_changes_role_quota_and_password() {
    let app = TestApp::new().await;
    let (root, ann) = (
        app.register_as("root", Role::SuperAdmin).await,
        app.register("ann").await,
    );
    let path = format!("/api/users/{}", ann.id);

    let body = json!({ "role": "admin", "quota": 7, "password": "a fresh long password" });
    let changed = app.patch(&path).by(&root).json(body).send().await.ok();

    assert_eq!((&changed["role"], &changed["quota"]), (&json!("admin"), &json!(7)));
    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 401);
    let login = json!({ "email": ann.email, "password": "a fresh long password" });
    assert_eq!(app.post("/api/auth/login").json(login).send().await.status, 200);
}

#[tokio::test]
async fn reactivating_a_person_does_not_revive_old_tokens() {
    let app = TestApp::new().await;
    let (root, ann) = (
        app.register_as("root", Role::SuperAdmin).await,
        app.register("ann").await,
    );
    let path = format!("/api/users/{}", ann.id);

    for is_active in [false, true] {
        app.patch(&path)
            .by(&root)
            .json(json!({ "is_active": is_active }))
            .send()
            .await
            .ok();
    }

    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 401);
}

#[tokio::test]
async fn deleting_a_person_deletes_what_they_own() {
    let app = TestApp::new().await;
    let (root, ann) = (
        app.register_as("root", Role::SuperAdmin).await,
        app.register("ann").await,
    );
    let path = format!("/api/users/{}", ann.id);

    assert_eq!(app.delete(&path).by(&root).send().await.status, 204);

    assert_eq!(app.get("/api/auth/me").by(&ann).send().await.status, 401);
    assert_eq!(app.get(&path).by(&root).send().await.problem(), (404, "not_found"));
    let stats = app.get("/api/system/stats").by(&root).send().await.ok();
    assert_eq!(
        (&stats["users"], &stats["workspaces"]),
        (&json!({"super_admin": 1}), &json!({"personal": 1}))
    );
    app.register("ann").await;
}

#[tokio::test]
async fn the_last_super_admin_stays() {
    let app = TestApp::new().await;
    let root = app.register_as("root", Role::SuperAdmin).await;
    let path = format!("/api/users/{}", root.id);

    let demoted = app.patch(&path).by(&root).json(json!({ "role": "user" })).send().await;
    let deactivated = app
        .patch(&path)
        .by(&root)
        .json(json!({ "is_active": false }))
        .send()
        .await;
    let deleted = app.delete(&path).by(&root).send().await;

    for answer in [demoted, deactivated, deleted] {
        assert_eq!(answer.problem(), (409, "last_super_admin"));
    }
    let other = app.register_as("other", Role::SuperAdmin).await;
    assert_eq!(app.delete(&path).by(&other).send().await.status, 204);
}

#[tokio::test]
async fn people_are_listed_newest_first_page_by_page() {
    let app = TestApp::new().await;
    let admin = app.register_as("a", Role::Admin).await;
    for name in ["b", "c", "d", "e"] {
        app.register(name).await;
    }

    let mut seen = Vec::new();
    let mut path = "/api/users?limit=2".to_owned();
    loop {
        let page = app.get(&path).by(&admin).send().await.ok();
        seen.extend(each(&page, "full_name").into_iter().map(str::to_owned));
        let Some(cursor) = page["next_cursor"].as_str() else {
            break;
        };
        path = format!("/api/users?limit=2&cursor={cursor}");
    }

    assert_eq!(seen, ["e", "d", "c", "b", "a"]);
    let broken = app.get("/api/users?cursor=%21").by(&admin).send().await;
    assert_eq!(broken.problem(), (400, "invalid_request"));
}

#[tokio::test]
async fn settings_close_registration_and_set_quotas() {
    let app = TestApp::new().await;
    let root = app.register_as("root", Role::SuperAdmin).await;
    let defaults = app.get("/api/settings").by(&root).send().await.ok();
    assert_eq!(
        defaults,
        json!({ "registration_open": true, "user_quota": 1000, "admin_quota": 5000,
                "keep_steps_days": 90, "keep_runs_days": 365, "keep_originals_days": null,
                "keep_audit_days": 730, "keep_model_calls_days": 400 })
    );

    let settings = json!({ "registration_open": false, "user_quota": 12, "admin_quota": 34,
                           "keep_steps_days": 7, "keep_runs_days": 30, "keep_originals_days": 180,
                           "keep_audit_days": 3650, "keep_model_calls_days": 31 });
    app.put("/api/settings")
        .by(&root)
        .json(settings.clone())
        .send()
        .await
        .ok();

    assert_eq!(app.get("/api/settings").by(&root).send().await.ok(), settings);
    let body = json!({ "email": "b@example.org", "password": PASSWORD, "full_name": "B", "role": "user" });
    let refused = app.post("/api/auth/register").json(body.clone()).send().await;
    assert_eq!(refused.problem(), (403, "registration_closed"));
    assert_eq!(
        app.post("/api/users").by(&root).json(body).send().await.ok()["quota"],
        12
    );
    let negative = app
        .put("/api/settings")
        .by(&root)
        .json(json!({ "user_quota": -1 }))
        .send()
        .await;
    assert_eq!(negative.fields(), ["user_quota"]);
    let short = app
        .put("/api/settings")
        .by(&root)
        .json(json!({ "keep_originals_days": 0, "keep_model_calls_days": 30 }))
        .send()
        .await;
    assert_eq!(short.fields(), ["keep_originals_days", "keep_model_calls_days"]);
}

#[tokio::test]
async fn the_audit_log_says_who_did_what_from_where() {
    let app = TestApp::new().await;
    let (root, ann) = (
        app.register_as("root", Role::SuperAdmin).await,
        app.register("ann").await,
    );
    let path = format!("/api/users/{}", ann.id);
    app.patch(&path)
        .by(&root)
        .from("192.0.2.9")
        .json(json!({ "quota": 5 }))
        .send()
        .await
        .ok();

    let log = app.get("/api/audit-log").by(&root).send().await.ok();

    let event = &log["items"][0];
    assert_eq!(
        (&event["action"], &event["subject"]),
        (&json!("user.updated"), &json!(ann.id))
    );
    assert_eq!(
        (&event["user_id"], &event["user_name"], &event["remote_address"]),
        (&json!(root.id), &json!("root"), &json!("192.0.2.9"))
    );
    assert_eq!(event["details"]["quota"], 5);
    assert!(event["id"].as_str().unwrap().parse::<Uuid>().is_ok());
}
