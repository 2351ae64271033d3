//! Rows of other workspaces do not exist, except for a super admin, and then it is noted.

use domain::roles::Role;
use serde_json::{Value, json};

use crate::app::{Person, TestApp, each};

async fn personal_workspace(app: &TestApp, person: &Person) -> String {
    let workspaces = app.get("/api/workspaces").by(person).send().await.ok();
    workspaces["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn entry(app: &TestApp, person: &Person) -> String {
    let body = json!({ "title": "Secret price", "content": "One euro" });
    let entry = app.post("/api/knowledge-base").by(person).json(body).send().await.ok();
    entry["id"].as_str().unwrap().to_owned()
}

async fn intent(app: &TestApp, person: &Person) -> String {
    let intents = app.get("/api/intents").by(person).send().await.ok();
    intents["items"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn foreign_rows_are_not_found() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let paths = [
        format!("/api/intents/{}", intent(&app, &ann).await),
        format!("/api/knowledge-base/{}", entry(&app, &ann).await),
    ];

    for path in &paths {
        assert_eq!(app.get(path).by(&ann).send().await.status, 200);
        for request in [
            app.get(path),
            app.put(path).json(json!({ "is_active": true })),
            app.delete(path),
        ] {
            assert_eq!(request.by(&eve).send().await.problem(), (404, "not_found"), "{path}");
        }
    }

    let list = app.get("/api/knowledge-base").by(&eve).send().await.ok();
    assert_eq!(list["items"], json!([]));
    let hits = app
        .get("/api/knowledge-base/search?q=secret+price")
        .by(&eve)
        .send()
        .await
        .ok();
    assert_eq!(hits["items"], json!([]));
}

#[tokio::test]
async fn a_foreign_workspace_cannot_be_selected() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let admin = app.register_as("admin", Role::Admin).await;
    let workspace = personal_workspace(&app, &ann).await;

    for person in [&eve, &admin] {
        let foreign = app.get("/api/intents").by(person).within(&workspace).send().await;
        let missing = app
            .get("/api/intents")
            .by(person)
            .within("01900000-0000-7000-8000-000000000000")
            .send()
            .await;
        assert_eq!(foreign.problem(), (404, "not_found"));
        assert_eq!(missing.problem(), (404, "not_found"));
    }
    let broken = app.get("/api/intents").by(&eve).within("mine").send().await;
    assert_eq!(broken.problem(), (400, "invalid_request"));
}

#[tokio::test]
async fn a_super_admin_sees_foreign_data_and_it_is_noted() {
    let app = TestApp::new().await;
    let (ann, root) = (
        app.register("ann").await,
        app.register_as("root", Role::SuperAdmin).await,
    );
    let workspace = personal_workspace(&app, &ann).await;
    entry(&app, &ann).await;

    let seen = app
        .get("/api/knowledge-base")
        .by(&root)
        .within(&workspace)
        .send()
        .await
        .ok();

    assert_eq!(each(&seen, "title"), ["Secret price"]);
    let log = app.get("/api/audit-log").by(&ann).send().await.ok();
    let noted: Vec<&Value> = log["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["user_id"] == json!(root.id))
        .collect();
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0]["action"], "workspace.foreign_access");
    assert_eq!(noted[0]["details"]["route"], "/api/knowledge-base");
}

#[tokio::test]
async fn a_super_admin_in_the_own_workspace_is_not_noted() {
    let app = TestApp::new().await;
    let root = app.register_as("root", Role::SuperAdmin).await;

    app.get("/api/intents").by(&root).send().await.ok();

    let log = app.get("/api/audit-log").by(&root).send().await.ok();
    assert!(!each(&log, "action").contains(&"workspace.foreign_access"));
}
