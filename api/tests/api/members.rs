//! Workspaces and their members.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::app::{Answer, Person, TestApp, each};

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

async fn invite(app: &TestApp, owner: &Person, workspace: &str, email: &str, role: &str) -> Value {
    let body = json!({ "email": email, "role": role });
    let invite = app.post("/api/workspace/invitations").by(owner).within(workspace);
    invite.json(body).send().await.ok()
}

async fn accept(app: &TestApp, person: &Person, invitation: &Value) -> Answer {
    let (_, token) = invitation["link"].as_str().unwrap().split_once('#').unwrap();
    let accept = app.post("/api/invitations/accept").by(person);
    accept.json(json!({ "token": token })).send().await
}

async fn add(app: &TestApp, owner: &Person, workspace: &str, colleague: &Person, role: &str) {
    let invitation = invite(app, owner, workspace, &colleague.email, role).await;
    accept(app, colleague, &invitation).await.ok();
}

async fn invitations(app: &TestApp, owner: &Person, workspace: &str) -> Value {
    let list = app.get("/api/workspace/invitations").by(owner).within(workspace);
    list.send().await.ok()
}

#[tokio::test]
async fn a_shared_workspace_is_seen_by_its_members() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;

    let invitation = invite(&app, &ann, &shop, "Bob@example.org", "member").await;

    let joined = accept(&app, &bob, &invitation).await.ok();
    assert_eq!(
        (&joined["id"], &joined["name"], &joined["role"]),
        (&json!(shop), &json!("Shop"), &json!("member"))
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
    add(&app, &ann, of_ann["id"].as_str().unwrap(), &bob, "member").await;

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
    add(&app, &ann, &shop, &bob, "member").await;
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
    add(&app, &ann, &shop, &bob, "member").await;

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
    add(&app, &ann, &shop, &bob, "owner").await;
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
async fn nobody_is_a_member_before_they_accept() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;

    let invitation = invite(&app, &ann, &shop, &bob.email, "owner").await;

    let intents = app.get("/api/intents").by(&bob).within(&shop).send().await;
    assert_eq!(intents.problem(), (404, "not_found"));
    let members = app.get("/api/workspace/members").by(&ann).within(&shop).send();
    assert_eq!(each(&members.await.ok(), "full_name"), ["ann"]);
    let pending = invitations(&app, &ann, &shop).await;
    assert_eq!(each(&pending, "email"), ["bob@example.org"]);
    assert_eq!(pending["items"][0]["link"], Value::Null, "the link is told once");
    assert_eq!(accept(&app, &bob, &invitation).await.status, 200);
    assert!(each(&invitations(&app, &ann, &shop).await, "email").is_empty());
}

#[tokio::test]
async fn an_invitation_tells_nothing_about_its_address() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;

    let known = invite(&app, &ann, &shop, &bob.email, "member").await;
    let unknown = invite(&app, &ann, &shop, "eve@example.org", "member").await;

    let shape = |invitation: &Value| {
        let mut invitation = invitation.clone();
        for telling in ["id", "link", "email"] {
            invitation[telling] = invitation[telling].as_str().unwrap().len().min(15).into();
        }
        invitation
    };
    assert_eq!(shape(&known), shape(&unknown));
}

#[tokio::test]
async fn a_link_is_good_once_for_one_address_for_a_week() {
    let app = TestApp::new().await;
    let (ann, bob, eve) = (
        app.register("ann").await,
        app.register("bob").await,
        app.register("eve").await,
    );
    let shop = found(&app, &ann, "Shop").await;
    let nothing = (404, "not_found");

    let of_bob = invite(&app, &ann, &shop, &bob.email, "member").await;
    assert_eq!(accept(&app, &eve, &of_bob).await.problem(), nothing, "another's");
    let leave = format!("/api/workspace/members/{}", bob.id);
    assert_eq!(accept(&app, &bob, &of_bob).await.status, 200);
    assert_eq!(app.delete(&leave).by(&bob).within(&shop).send().await.status, 204);
    assert_eq!(accept(&app, &bob, &of_bob).await.problem(), nothing, "used");

    let of_eve = invite(&app, &ann, &shop, &eve.email, "member").await;
    app.clock.advance(TimeDelta::days(7));
    let ann = app.sign_in(&ann).await;
    let eve = app.sign_in(&eve).await;
    assert_eq!(accept(&app, &eve, &of_eve).await.problem(), nothing, "ended");
    let resend = format!("/api/workspace/invitations/{}/resend", of_eve["id"].as_str().unwrap());
    let again = app.post(&resend).by(&ann).within(&shop).send().await.ok();
    assert_eq!(accept(&app, &eve, &again).await.status, 200);
}

#[tokio::test]
async fn what_was_withdrawn_or_comes_from_no_owner_any_more_is_not_accepted() {
    let app = TestApp::new().await;
    let (ann, bob, eve) = (
        app.register("ann").await,
        app.register("bob").await,
        app.register("eve").await,
    );
    let shop = found(&app, &ann, "Shop").await;
    let nothing = (404, "not_found");

    let withdrawn = invite(&app, &ann, &shop, &eve.email, "member").await;
    let path = format!("/api/workspace/invitations/{}", withdrawn["id"].as_str().unwrap());
    assert_eq!(app.delete(&path).by(&ann).within(&shop).send().await.status, 204);
    assert_eq!(accept(&app, &eve, &withdrawn).await.problem(), nothing);

    add(&app, &ann, &shop, &bob, "owner").await;
    let of_bob = invite(&app, &bob, &shop, &eve.email, "owner").await;
    let remove = format!("/api/workspace/members/{}", bob.id);
    assert_eq!(app.delete(&remove).by(&ann).within(&shop).send().await.status, 204);
    assert_eq!(accept(&app, &eve, &of_bob).await.problem(), nothing);
}

#[tokio::test]
async fn only_addresses_of_others_are_invited() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob, "member").await;
    let invite = |person: &Person, email: &str| {
        let body = json!({ "email": email, "role": "member" });
        let invite = app.post("/api/workspace/invitations").by(person).within(&shop);
        invite.json(body).send()
    };

    assert_eq!(invite(&ann, "nobody").await.problem(), (422, "invalid_fields"));
    assert_eq!(invite(&ann, &bob.email).await.problem(), (409, "duplicate"));
    assert_eq!(invite(&bob, "eve@example.org").await.problem(), (403, "forbidden"));
}

#[tokio::test]
async fn a_deleted_workspace_is_gone_for_its_members_at_once() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let shop = found(&app, &ann, "Shop").await;
    add(&app, &ann, &shop, &bob, "member").await;
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
