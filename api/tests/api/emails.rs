//! Reading emails: the inbox, one email, and the message itself.

use chrono::TimeDelta;
use domain::emails::WaitReason;
use domain::ledger::OutboundState;
use domain::roles::MemberRole;
use serde_json::{Value, json};

use crate::app::{Person, TestApp, TestRequest, each};
use crate::emails_inbox::Inbox;

#[tokio::test]
async fn pages_show_every_email_once_though_many_arrived_at_once() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    for (number, age) in [(1, 0), (2, 0), (3, 0), (4, 5), (5, 9)] {
        inbox
            .receive_at(&format!("mail {number}"), app.now() - TimeDelta::minutes(age))
            .await;
    }

    let mut subjects: Vec<String> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = app
            .get(&format!("/api/emails?limit=2{cursor}"))
            .by(&ann)
            .send()
            .await
            .ok();
        subjects.extend(each(&page, "subject").into_iter().map(str::to_owned));
        inbox.receive("younger than the first page").await;
        let Some(next) = page["next_cursor"].as_str() else {
            break;
        };
        cursor = format!("&cursor={next}");
    }

    subjects[..3].sort();
    assert_eq!(subjects, ["mail 1", "mail 2", "mail 3", "mail 4", "mail 5"]);
}

#[tokio::test]
async fn filters_narrow_and_moving_statuses_come_from_the_run() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    inbox.receive("Being looked at").await;
    inbox.draft("Drafted 100%", WaitReason::Approval).await;

    for (query, expected) in [
        ("status=classifying", json!(["Being looked at"])),
        ("status=drafting", json!([])),
        ("status=draft_ready&wait_reason=approval", json!(["Drafted 100%"])),
        ("wait_reason=quota", json!([])),
        ("q=drafted%20100%25", json!(["Drafted 100%"])),
        ("q=draf%20100_", json!(["Drafted 100%"])),
        ("q=raft", json!([])),
        ("q=%25", json!([])),
        ("until=2020-01-01T00:00:00Z", json!([])),
    ] {
        let page = app.get(&format!("/api/emails?{query}")).by(&ann).send().await.ok();
        assert_eq!(json!(each(&page, "subject")), expected, "{query}");
    }
    let page = app.get("/api/emails").by(&ann).send().await.ok();
    assert_eq!(each(&page, "status"), ["draft_ready", "classifying"]);
}

#[tokio::test]
async fn colleagues_see_what_is_assigned_to_them_and_strangers_nothing() {
    let app = TestApp::new().await;
    let (ann, bob, eve) = (
        app.register("ann").await,
        app.register("bob").await,
        app.register("eve").await,
    );
    let inbox = Inbox::of(&app, &ann).await;
    let workspace = inbox.workspace.to_string();
    let (own, shared) = (inbox.receive("Own").await, inbox.receive("Shared").await);
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    let assign = |user: Value| {
        app.post(&format!("/api/emails/{shared}/assign"))
            .json(json!({ "user_id": user }))
    };

    let before = app.get("/api/emails").by(&bob).within(&workspace).send().await.ok();
    let outsider = assign(json!(eve.id)).by(&ann).send().await;
    assert_eq!(assign(json!(bob.id)).by(&ann).send().await.status, 204);
    let after = app.get("/api/emails").by(&bob).within(&workspace).send().await.ok();

    assert_eq!(before["items"], json!([]));
    assert_eq!(outsider.fields(), ["user_id"]);
    assert_eq!(each(&after, "subject"), ["Shared"]);
    for part in ["", "/html", "/raw", "/attachments/0", "/comments"] {
        let path = format!("/api/emails/{own}{part}");
        assert_eq!(app.get(&path).by(&ann).send().await.status, 200, "{part}");
        assert_eq!(
            app.get(&path).by(&bob).within(&workspace).send().await.problem(),
            (404, "not_found"),
            "{part}"
        );
        assert_eq!(
            app.get(&path).by(&eve).send().await.problem(),
            (404, "not_found"),
            "{part}"
        );
    }
}

#[tokio::test]
async fn an_email_comes_with_its_thread_draft_history_and_run() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    inbox.queue_reply(email, OutboundState::Queued).await;

    let shown = app.get(&format!("/api/emails/{email}")).by(&ann).send().await.ok();

    assert_eq!(shown["status"], "draft_ready");
    assert_eq!(shown["draft"]["version"], 1);
    assert_eq!(shown["drafts"][0]["body"], "Nine euros.");
    assert_eq!(shown["attachments"][0]["size_bytes"], 12);
    assert_eq!(shown["thread"][0]["text"], "How much?");
    assert_eq!(shown["action_history"][0]["action"], "draft_ready");
    assert_eq!(shown["run"]["state"], "ready");
    assert!(shown.get("body_html").is_none());
}

#[tokio::test]
async fn html_is_cleaned_and_served_in_a_sandbox() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;

    let html = app.get(&format!("/api/emails/{email}/html")).by(&ann).send().await;

    assert_eq!(
        html.header("content-security-policy"),
        "sandbox; default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; frame-ancestors 'self'"
    );
    assert_eq!(html.header("content-type"), "text/html; charset=utf-8");
    assert!(html.text.contains("How much?"), "{}", html.text);
    assert!(
        !html.text.contains("alert") && !html.text.contains(" src=\"https"),
        "{}",
        html.text
    );
}

#[tokio::test]
async fn attachments_and_raw_messages_are_downloads_whatever_they_are() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;

    let file = app
        .get(&format!("/api/emails/{email}/attachments/0"))
        .by(&ann)
        .send()
        .await;
    let raw = app.get(&format!("/api/emails/{email}/raw")).by(&ann).send().await;
    let missing = app
        .get(&format!("/api/emails/{email}/attachments/7"))
        .by(&ann)
        .send()
        .await;

    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(
        file.header("content-disposition")
            .starts_with("attachment; filename=\"offer.html\"")
    );
    assert_eq!(file.text.trim(), "<b>offer</b>");
    assert_eq!(raw.header("content-type"), "message/rfc822");
    assert!(raw.text.starts_with("From: Bo"));
    assert_eq!(missing.problem(), (404, "not_found"));
}

#[tokio::test]
async fn comments_stay_among_those_who_see_the_email() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;
    let path = format!("/api/emails/{email}/comments");

    let empty = app.post(&path).by(&ann).json(json!({ "body": " " })).send().await;
    let foreign = app.post(&path).by(&eve).json(json!({ "body": "hi" })).send().await;
    app.post(&path)
        .by(&ann)
        .json(json!({ "body": "Ask Bo first" }))
        .send()
        .await
        .ok();
    let page = app.get(&path).by(&ann).send().await.ok();

    assert_eq!(empty.fields(), ["body"]);
    assert_eq!(foreign.problem(), (404, "not_found"));
    assert_eq!(each(&page, "body"), ["Ask Bo first"]);
}

#[tokio::test]
async fn who_is_mentioned_sees_the_email_and_finds_it() {
    let app = TestApp::new().await;
    let (ann, bob, eve) = (
        app.register("ann").await,
        app.register("bob").await,
        app.register("eve").await,
    );
    let inbox = Inbox::of(&app, &ann).await;
    let (email, _other) = (inbox.receive("Prices").await, inbox.receive("Seats").await);
    let workspace = inbox.workspace.to_string();
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    let path = format!("/api/emails/{email}/comments");
    let asking = |who: &Person| json!({ "body": "What do you think?", "mentions": [who.id] });
    let unseen = app.get(&path).by(&bob).within(&workspace).send().await;

    let stranger = app.post(&path).by(&ann).json(asking(&eve)).send().await;
    let comment = app.post(&path).by(&ann).json(asking(&bob)).send().await.ok();
    let seen = app.get(&path).by(&bob).within(&workspace).send().await.ok();
    let found = app
        .get("/api/emails?mentioned=true")
        .by(&bob)
        .within(&workspace)
        .send()
        .await
        .ok();

    assert_eq!(unseen.problem(), (404, "not_found"));
    assert_eq!(stranger.fields(), ["mentions"]);
    assert_eq!(comment["mentions"], json!([bob.id]));
    assert_eq!(seen["items"][0]["mentions"], json!([bob.id]));
    assert_eq!(each(&found, "subject"), ["Prices"]);
}

#[tokio::test]
async fn a_mention_lets_read_and_comment_until_it_is_taken_back() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let workspace = inbox.workspace.to_string();
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    let path = format!("/api/emails/{email}");
    let asking = json!({ "body": "What do you think?", "mentions": [bob.id] });
    let comment = app
        .post(&format!("{path}/comments"))
        .by(&ann)
        .json(asking)
        .send()
        .await
        .ok();
    let as_bob = |request: TestRequest| request.by(&bob).within(&workspace);

    let said = json!({ "body": "Fine." });
    let said = as_bob(app.post(&format!("{path}/comments"))).json(said).send().await;
    for (what, body) in [
        ("send", json!({ "draft_version": 1 })),
        ("reject", json!({})),
        ("assign", json!({ "user_id": bob.id })),
        ("reprocess", json!({})),
        ("undo", json!({})),
    ] {
        let refused = as_bob(app.post(&format!("{path}/{what}"))).json(body).send().await;
        assert_eq!(refused.problem(), (403, "forbidden"), "{what}");
    }
    let edit = json!({ "body": "Pay me instead." });
    let edited = as_bob(app.put(&format!("{path}/draft"))).json(edit).send().await;
    let mention = format!("{path}/comments/{}", comment["id"].as_str().unwrap());
    let not_his = as_bob(app.delete(&mention)).send().await;
    let taken_back = app.delete(&mention).by(&ann).send().await;

    assert_eq!(said.status, 201);
    assert_eq!(edited.problem(), (403, "forbidden"));
    assert_eq!(not_his.problem(), (404, "not_found"));
    assert_eq!(taken_back.status, 204);
    assert_eq!(as_bob(app.get(&path)).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn a_mention_needs_whom_it_names_until_they_have_looked() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.receive("Prices").await;
    let workspace = inbox.workspace.to_string();
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    let path = format!("/api/emails/{email}/comments");
    let asked = json!({ "body": "What do you think?", "mentions": [bob.id] });
    app.post(&path).by(&ann).json(asked).send().await.ok();
    let needs = async |who: &Person| {
        let seen = app.get("/api/dashboard").by(who).within(&workspace).send().await.ok();
        let comments = app.get(&path).by(who).within(&workspace).send().await.ok();
        let mentions = seen["needs_me"]
            .as_array()
            .unwrap()
            .iter()
            .find(|need| need["what"] == "mentions");
        json!([mentions.unwrap()["count"], comments["items"][0]["is_unseen"]])
    };
    let before = (needs(&ann).await, needs(&bob).await);

    let seen = app
        .put(&format!("{path}/seen"))
        .by(&bob)
        .within(&workspace)
        .send()
        .await;

    assert_eq!(before, (json!([0, false]), json!([1, true])));
    assert_eq!(seen.status, 204);
    assert_eq!(needs(&bob).await, json!([0, false]));
}

#[tokio::test]
async fn images_from_elsewhere_are_shown_once_asked_for() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;
    let path = format!("/api/emails/{email}/html");

    let resting = app.get(&path).by(&ann).send().await;
    let loaded = app.get(&format!("{path}?images=remote")).by(&ann).send().await;

    assert!(!resting.header("content-security-policy").contains("https:"));
    assert!(resting.text.contains("data-remote-src=\"https://track.example/1.png\""));
    assert!(
        loaded
            .header("content-security-policy")
            .contains("img-src data: cid: https: http:;")
    );
    assert!(
        loaded
            .header("content-security-policy")
            .starts_with("sandbox; default-src 'none';")
    );
    assert!(loaded.text.contains("<img src=\"https://track.example/1.png\""));
}
