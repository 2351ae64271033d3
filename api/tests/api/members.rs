//! Workspaces and their members.

use serde_json::{Value, json};

use crate::app::{Person, TestApp, each};

async fn found(app: &TestApp, owner: &Person, name: &str) -> String {
    let workspace = app
        .post("/api/workspaces")
        .by(owner)
        .json(json!({ "name": name }))
        .send()
        .await
        .ok();
    workspace["id"].as_str().unwrap().to_owned()
}

async fn add(app: &TestApp, owner: &Person, workspace: &str, email: &str, role: &str) -> Value {
    let body = json!({ "email": email, "role": role });
    app.post("/api/workspace/members")
        .by(owner)
        .within(workspace)
        .json(body)
        .send()
        .await
        .ok()
}

#[tokio::test]
async fn a_shared_workspace_is_seen_by_its_members() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;

    let member = add(&app, &ann, &shop, "Bob@example.org", "member").await;

    assert_eq!(
        (&member["user_id"], &member["role"]),
        (&json!(bob.id), &json!("member"))
    );
    let workspaces = app.get("/api/workspaces").by(&bob).send().await.ok();
    assert_eq!(each(&workspaces, "name"), ["bob", "Shop"]);
    assert_eq!(each(&workspaces, "role"), ["owner", "member"]);
    let members = app
        .get("/api/workspace/members")
        .by(&bob)
        .within(&shop)
        .send()
        .await
        .ok();
    assert_eq!(each(&members, "full_name"), ["ann", "bob"]);
    assert_eq!(app.get("/api/intents").by(&bob).within(&shop).send().await.status, 200);
}

#[tokio::test]
async fn the_personal_workspace_of_a_colleague_is_not_ones_own() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let of_ann = app.get("/api/workspaces").by(&ann).send().await.ok()["items"][0].clone();
    add(&app, &ann, of_ann["id"].as_str().unwrap(), &bob.email, "member").await;

    let workspaces = app.get("/api/workspaces").by(&bob).send().await.ok();

    let own = |workspace: &Value| json!([workspace["name"], workspace["is_personal"]]);
    let seen: Vec<Value> = workspaces["items"].as_array().unwrap().iter().map(own).collect();
    assert_eq!(seen, [json!(["ann", false]), json!(["bob", true])]);
    assert_eq!(of_ann["is_personal"], true);
}

#[tokio::test]
async fn only_owners_manage_members_and_the_name() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob.email, "member").await;
    let rename = |person: &Person| {
        app.patch("/api/workspace")
            .by(person)
            .within(&shop)
            .json(json!({ "name": "New" }))
    };
    let remove = format!("/api/workspace/members/{}", ann.id);

    assert_eq!(rename(&bob).send().await.problem(), (403, "forbidden"));
    assert_eq!(
        app.delete(&remove).by(&bob).within(&shop).send().await.problem(),
        (403, "forbidden")
    );
    assert_eq!(rename(&ann).send().await.ok()["name"], "New");
}

#[tokio::test]
async fn a_member_may_leave_and_is_a_stranger_then() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob.email, "member").await;

    let leave = format!("/api/workspace/members/{}", bob.id);
    assert_eq!(app.delete(&leave).by(&bob).within(&shop).send().await.status, 204);

    let answer = app.get("/api/intents").by(&bob).within(&shop).send().await;
    assert_eq!(answer.problem(), (404, "not_found"));
}

#[tokio::test]
async fn a_workspace_keeps_its_founder_as_owner() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob.email, "owner").await;
    let path = format!("/api/workspace/members/{}", ann.id);

    let demoted = app
        .patch(&path)
        .by(&bob)
        .within(&shop)
        .json(json!({ "role": "member" }))
        .send()
        .await;
    let removed = app.delete(&path).by(&bob).within(&shop).send().await;

    assert_eq!(demoted.problem(), (409, "last_owner"));
    assert_eq!(removed.problem(), (409, "last_owner"));
    let path = format!("/api/workspace/members/{}", bob.id);
    assert_eq!(
        app.patch(&path)
            .by(&ann)
            .within(&shop)
            .json(json!({ "role": "member" }))
            .send()
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn only_people_who_registered_are_added_and_only_once() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob.email, "member").await;
    let add = |email: &str| {
        let body = json!({ "email": email, "role": "member" });
        app.post("/api/workspace/members")
            .by(&ann)
            .within(&shop)
            .json(body)
            .send()
    };

    assert_eq!(add("nobody@example.org").await.problem(), (422, "invalid_fields"));
    assert_eq!(add(&bob.email).await.problem(), (409, "duplicate"));
}

#[tokio::test]
async fn a_deleted_workspace_is_gone_for_its_members_at_once() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob.email, "member").await;
    let delete = |person: &Person| app.delete("/api/workspace").by(person).within(&shop).send();

    assert_eq!(delete(&bob).await.problem(), (403, "forbidden"));
    assert_eq!(delete(&ann).await.status, 204);

    for person in [&ann, &bob] {
        let workspaces = app.get("/api/workspaces").by(person).send().await.ok();
        assert_eq!(workspaces["items"].as_array().unwrap().len(), 1);
        let intents = app.get("/api/intents").by(person).within(&shop).send().await;
        assert!(!intents.status.is_success(), "{}", intents.status);
    }
    app.remove_deleted(shop.parse::<uuid::Uuid>().unwrap()).await;
    let personal = app.delete("/api/workspace").by(&ann).send().await;
    assert_eq!(personal.problem(), (409, "conflict"));
}
