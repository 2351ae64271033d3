//! The dashboard: what needs the person, whether everything works, and the figures of thirty days.

use domain::emails::WaitReason;
use domain::ids::{EmailId, OutboundId};
use domain::ledger::OutboundState;
use domain::roles::MemberRole;
use serde_json::{Value, json};

use crate::app::{Person, TestApp, each};
use crate::emails_inbox::Inbox;

async fn dashboard(app: &TestApp, person: &Person) -> Value {
    app.get("/api/dashboard").by(person).send().await.ok()
}

/// Counts by what needs the person, those at zero left out.
fn needs(dashboard: &Value) -> Value {
    let needs = dashboard["needs_me"].as_array().unwrap().iter();
    let counted = needs.filter(|need| need["count"] != 0);
    counted.map(|need| json!([need["what"], need["count"]])).collect()
}

/// An email whose reply left some days ago, so many minutes after it had arrived in a mailbox of long standing; `model`
/// wrote what left.
async fn answered(
    app: &TestApp,
    inbox: &Inbox<'_>,
    days_ago: i32,
    minutes: i32,
    automatic: bool,
    model: &str,
) -> (EmailId, OutboundId) {
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let reply = inbox.queue_reply(email, OutboundState::Sent).await;
    let statement = format!(
        "UPDATE emails SET status = 'sent', wait_reason = NULL, intent_name = 'Demo', draft_version = 1,
            received_at = now() - interval '{days_ago} days' - interval '{minutes} min' WHERE id = '{email}';
         UPDATE email_accounts SET created_at = now() - interval '1 year';
         UPDATE drafts SET model = '{model}' WHERE email_id = '{email}';
         UPDATE outbound_messages SET is_automatic = {automatic}, settled_at = now() - interval '{days_ago} days'
            WHERE subject_id = '{email}'"
    );
    app.database.execute(&statement).await;
    count(app, reply).await;
    (email, reply)
}

/// Counts a reply as if it were sent right now.
async fn count(app: &TestApp, reply: OutboundId) {
    app.database
        .execute(&format!("DELETE FROM replies WHERE outbound_id = '{reply}'"))
        .await;
    app.database
        .with(async |conn| storage::replies::count(conn, [reply]).await)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_new_person_needs_nothing_and_all_is_green() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let beat = async |conn: storage::Conn<'_>| {
        let queues = vec!["inbound", "timer", "sync", "campaign"];
        storage::workers::beat(conn, "host-1-a", "1", &queues).await
    };
    app.database.with(beat).await.unwrap();

    let seen = dashboard(&app, &ann).await;

    assert_eq!(needs(&seen), json!([]));
    assert_eq!(seen["health"]["all_green"], true);
    assert_eq!(seen["health"]["model"]["state"], "idle");
    assert_eq!(seen["volume"]["days"].as_array().unwrap().len(), 30);
    assert_eq!(seen["volume"]["automation_rate"], Value::Null);
    assert_eq!(seen["approval"]["intents"], json!([]));
}

#[tokio::test]
async fn what_needs_the_person_is_counted_and_its_filter_lists_it() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    for reason in [
        WaitReason::Approval,
        WaitReason::Approval,
        WaitReason::Uncertain,
        WaitReason::Snoozed,
    ] {
        inbox.draft("Prices", reason).await;
    }
    let failed = inbox.receive("Broken").await;
    let statement = format!(
        "UPDATE emails SET status = 'error' WHERE id = '{failed}';
         INSERT INTO follow_ups (id, workspace_id, user_id, email_id, conversation_id, number, scheduled_at,
                                 is_automated, base_date, created_at)
         SELECT gen_random_uuid(), workspace_id, user_id, id, conversation_id, day, now() + (day - 2) * interval '1 day',
                false, now(), now() FROM emails, generate_series(1, 4) AS day WHERE id = '{failed}'"
    );
    app.database.execute(&statement).await;

    let seen = dashboard(&app, &ann).await;

    let expected = json!([["approval", 2], ["uncertain", 1], ["failed", 1], ["follow_ups", 2]]);
    assert_eq!(needs(&seen), expected, "of yesterday and of today");
    for need in seen["needs_me"].as_array().unwrap() {
        let filter = need["filter"].as_object().unwrap().iter();
        let query: Vec<String> = filter
            .map(|(name, value)| format!("{name}={}", value.as_str().unwrap()))
            .collect();
        let path = format!("/api/{}?{}", need["resource"].as_str().unwrap(), query.join("&"));
        let listed = app.get(&path).by(&ann).send().await.ok();
        assert_eq!(
            need["count"],
            json!(listed["items"].as_array().unwrap().len()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn figures_are_of_thirty_days_and_compared_with_those_before() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    for (days_ago, minutes, automatic, model) in [
        (0, 10, true, "template"),
        (1, 20, false, "template"),
        (1, 40, false, "person"),
        (40, 60, false, "template"),
    ] {
        answered(&app, &inbox, days_ago, minutes, automatic, model).await;
    }

    let seen = dashboard(&app, &ann).await;

    let volume = &seen["volume"];
    assert_eq!(
        (&volume["received"], &volume["received_before"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        (&volume["answered"], &volume["answered_before"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        (&volume["automation_rate"], &volume["automation_rate_before"]),
        (&json!(1.0 / 3.0), &json!(0.0))
    );
    assert_eq!(volume["days"][28]["answered"], 2);
    assert_eq!(
        (&volume["days"][29]["automatic"], &volume["days"][27]["answered"]),
        (&json!(1), &json!(0))
    );
    let reply = &seen["first_reply"];
    assert_eq!(
        (&reply["median_seconds"], &reply["median_seconds_before"]),
        (&json!(1200.0), &json!(3600.0))
    );
    assert_eq!(
        (&reply["days"][28]["median_seconds"], &reply["days"][0]["p90_seconds"]),
        (&json!(1800.0), &Value::Null)
    );
    let expected = json!({ "intent_id": null, "intent_name": "Demo", "approved": 2, "unchanged": 1, "rate": 0.5,
                           "rate_before": 1.0 });
    assert_eq!(seen["approval"]["intents"], json!([expected]));
}

#[tokio::test]
async fn figures_are_of_what_the_person_sees() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let inbox = Inbox::of(&app, &ann).await;
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    answered(&app, &inbox, 0, 10, true, "template").await;
    let shared = inbox.draft("Shared", WaitReason::Approval).await;
    let workspace = inbox.workspace.to_string();
    let of_bob = async || app.get("/api/dashboard").by(&bob).within(&workspace).send().await.ok();

    let before = of_bob().await;
    let assign = app
        .post(&format!("/api/emails/{shared}/assign"))
        .by(&ann)
        .json(json!({ "user_id": bob.id }));
    assert_eq!(assign.send().await.status, 204);
    let after = of_bob().await;

    assert_eq!((needs(&before), &before["volume"]["received"]), (json!([]), &json!(0)));
    assert_eq!(
        (needs(&after), &after["volume"]["received"]),
        (json!([["approval", 1]]), &json!(1))
    );
    assert_eq!(after["volume"]["answered"], 0);
    let eve = app.register("eve").await;
    let foreign = app.get("/api/dashboard").by(&eve).within(&workspace).send().await;
    assert_eq!(foreign.problem(), (404, "not_found"));
}

#[tokio::test]
async fn health_names_what_does_not_work() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let waiting = inbox.receive("Waiting").await;
    let late = inbox.receive("Late").await;
    let error = r#"{"step": "draft", "causes": ["the model is overloaded"], "attempts": 1}"#;
    let statement = format!(
        "UPDATE runs SET state = 'waiting', waiting_for = 'retry', wake_at = now() + interval '1 min', error = '{error}'
            WHERE subject = '{waiting}';
         UPDATE runs SET wake_at = now() - interval '5 min' WHERE subject = '{late}';
         UPDATE queues SET is_paused = true WHERE name = 'sync';
         UPDATE email_accounts SET last_sync = now() - interval '1 h'"
    );
    app.database.execute(&statement).await;

    let health = dashboard(&app, &ann).await["health"].clone();

    assert_eq!(health["all_green"], false);
    assert_eq!(health["accounts"]["total"], 1);
    assert_eq!(health["accounts"]["troubled"][0]["is_silent"], true);
    assert_eq!(
        (&health["model"]["state"], &health["model"]["waiting"]),
        (&json!("failing"), &json!(1))
    );
    assert_eq!(health["model"]["last_error"], "the model is overloaded");
    assert_eq!(
        (&health["paused_queues"], &health["late_runs"]),
        (&json!(["sync"]), &json!(1))
    );
    assert_eq!(
        health["unattended_queues"],
        json!(["campaign", "inbound", "sync", "timer"])
    );
}

#[tokio::test]
async fn an_intent_shows_what_became_of_its_drafts_week_by_week() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    let intents = app.get("/api/intents").by(&ann).send().await.ok();
    let intent = each(&intents, "id")[0].to_owned();
    for model in ["template", "person"] {
        let (email, reply) = answered(&app, &inbox, 0, 5, false, model).await;
        let statement = format!("UPDATE emails SET intent_id = '{intent}' WHERE id = '{email}'");
        app.database.execute(&statement).await;
        count(&app, reply).await;
    }
    let path = format!("/api/intents/{intent}/statistics");

    let seen = app.get(&path).by(&ann).send().await.ok();

    let weeks = seen["weeks"].as_array().unwrap();
    assert_eq!((weeks.len(), &weeks[0]["answered"]), (12, &json!(0)));
    assert_eq!(
        (&weeks[11]["approved"], &weeks[11]["unchanged"], &weeks[11]["rate"]),
        (&json!(2), &json!(1), &json!(0.5))
    );
    assert_eq!(app.get(&path).by(&eve).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn an_intent_tells_what_people_rejected_and_who_had_to_ask_again() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let intents = app.get("/api/intents").by(&ann).send().await.ok();
    let intent = each(&intents, "id")[0].to_owned();
    let rejected = inbox.draft("Rejected", WaitReason::Approval).await;
    let mut statements = vec![format!(
        "UPDATE emails SET status = 'rejected', wait_reason = NULL, intent_id = '{intent}' WHERE id = '{rejected}'"
    )];
    for (next, automatic) in [
        ("How much does the large plan cost?", true),
        ("Thank you, that helps.", true),
        ("How much does the large plan cost?", false),
    ] {
        let (email, _) = answered(&app, &inbox, 0, 5, automatic, "template").await;
        let later = inbox.receive("Prices").await;
        statements.push(format!(
            "UPDATE emails SET intent_id = '{intent}', visible_text = 'How much does the large plan cost?'
                WHERE id = '{email}';
             UPDATE emails SET visible_text = '{next}', received_at = now(), from_email = asked.from_email,
                    conversation_id = asked.conversation_id
                FROM (SELECT from_email, conversation_id FROM emails WHERE id = '{email}') AS asked
                WHERE id = '{later}'"
        ));
    }
    app.database.execute(&statements.join(";")).await;

    let seen = app
        .get(&format!("/api/intents/{intent}/statistics"))
        .by(&ann)
        .send()
        .await
        .ok();

    assert_eq!((&seen["rejected"], &seen["asked_again"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn mail_from_before_its_mailbox_was_connected_waits_from_then_on() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let (_, reply) = answered(&app, &inbox, 1, 90, false, "template").await;
    app.database
        .execute("UPDATE email_accounts SET created_at = now() - interval '1 day 10 min'")
        .await;
    count(&app, reply).await;

    let seen = dashboard(&app, &ann).await;

    let median = seen["first_reply"]["median_seconds"].as_f64().unwrap();
    assert_eq!(median.round(), 600.0);
}
