//! Why an email was answered as it was, and what a person changed before the reply left.

use domain::emails::WaitReason;
use domain::ledger::OutboundState;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::emails_inbox::Inbox;

#[tokio::test]
async fn what_a_person_changed_is_shown_word_by_word() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let email = Inbox::of(&app, &ann).await.draft("Prices", WaitReason::Approval).await;
    let path = format!("/api/emails/{email}/diff");

    let before = app.get(&path).by(&ann).send().await.ok();
    let edit = json!({ "body": "Twelve euros.", "version": 1 });
    let edited = app.put(&format!("/api/emails/{email}/draft")).by(&ann).json(edit);
    assert_eq!(edited.send().await.status, 200);
    let after = app.get(&path).by(&ann).send().await.ok();

    assert_eq!(
        (&before["is_unchanged"], &before["similarity"]),
        (&json!(true), &json!(1.0))
    );
    assert_eq!(
        (&after["from_version"], &after["to_version"], &after["is_sent"]),
        (&json!(1), &json!(2), &json!(false))
    );
    let expected = json!([
        { "op": "delete", "text": "Nine" },
        { "op": "insert", "text": "Twelve" },
        { "op": "equal", "text": " euros." }
    ]);
    assert_eq!(after["ops"], expected);
    let backwards = app.get(&format!("{path}?from=2&to=1")).by(&ann).send().await.ok();
    assert_eq!(backwards["ops"][0]["text"], "Twelve");
    for query in ["?from=7", "?to=7"] {
        let missing = app.get(&format!("{path}{query}")).by(&ann).send().await;
        assert_eq!(missing.problem(), (404, "not_found"), "{query}");
    }
    assert_eq!(app.get(&path).by(&eve).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn an_email_without_a_draft_has_no_difference() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;

    let answer = app.get(&format!("/api/emails/{email}/diff")).by(&ann).send().await;

    assert_eq!(answer.problem(), (404, "not_found"));
}

#[tokio::test]
async fn reasons_name_words_sources_issues_and_steps() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let email = Inbox::of(&app, &ann)
        .await
        .draft("Prices", WaitReason::Validation)
        .await;
    let entry = json!({ "title": "Price list", "content": "We are old.\n\nA seat costs nine euros a month." });
    let entry = app.post("/api/knowledge-base").by(&ann).json(entry).send().await.ok();
    let explanation = json!({
        "intent": email, "confidence": 0.75, "is_fallback": false, "is_ambiguous": false,
        "matches": [{ "keyword": "prices", "in_subject": true, "spans": [{ "start": 0, "end": 6 }] }],
        "considered": [{ "intent": email, "name": "Support", "priority": 8, "weight": 0, "matches": [], "verdict": "no_match" }]
    });
    let issues =
        json!([{ "code": "invented_price", "message": "No source for it", "span": { "start": 0, "end": 10 } }]);
    let statement = format!(
        "UPDATE emails SET intent_name = 'Prices', intent_confidence = 0.75, intent_explanation = '{explanation}',
            validation_issues = '{issues}' WHERE id = '{email}';
         INSERT INTO draft_citations SELECT id, '{}', workspace_id, '{}' FROM drafts WHERE email_id = '{email}';
         INSERT INTO run_steps SELECT id, 'guard', 1, 1, 'null', 1, created_at, created_at + interval '2 s'
            FROM runs WHERE subject = '{email}'",
        entry["id"].as_str().unwrap(),
        ann.id
    );
    app.database.execute(&statement).await;
    let path = format!("/api/emails/{email}/why");
    let uses = format!("/api/knowledge-base/{}/uses", entry["id"].as_str().unwrap());

    let why = app.get(&path).by(&ann).send().await.ok();
    let uses = app.get(&uses).by(&ann).send().await.ok();

    assert_eq!(
        (&uses["items"][0]["email_id"], &uses["items"][0]["sent_unchanged"]),
        (&json!(email), &json!(false))
    );
    assert_eq!(
        (&why["intent_name"], &why["confidence"]),
        (&json!("Prices"), &json!(0.75))
    );
    assert_eq!(
        why["matches"][0]["places"],
        json!([{ "start": 0, "end": 6, "words": "Prices" }])
    );
    assert_eq!(why["considered"][0]["verdict"], "no_match");
    assert_eq!(why["citations"][0]["passage"], "A seat costs nine euros a month.");
    assert_eq!(why["issues"][0]["place"]["words"], "Nine euros");
    let step = &why["run"]["steps"][0];
    assert_eq!(
        (&step["name"], &step["duration_ms"], &step["rested_ms"]),
        (&json!("guard"), &json!(2000), &json!(0))
    );
    assert_eq!(app.get(&path).by(&eve).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn an_email_that_nobody_has_read_yet_has_no_reasons() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let email = Inbox::of(&app, &ann).await.receive("Prices").await;

    let why = app.get(&format!("/api/emails/{email}/why")).by(&ann).send().await.ok();

    assert_eq!(
        (&why["confidence"], &why["matches"], &why["citations"]),
        (&Value::Null, &json!([]), &json!([]))
    );
    assert_eq!(why["run"]["steps"], json!([]));
}

#[tokio::test]
async fn a_reply_that_left_by_itself_tells_why_it_could() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let path = format!("/api/emails/{email}");
    let by_hand = app.get(&path).by(&ann).send().await.ok();
    let message = inbox.queue_reply(email, OutboundState::Sent).await;
    let answers = json!({
        "sources": [], "unanswered": [], "needs_person": null,
        "answered": [{ "question": "What does a seat cost?", "passage": "A seat costs nine euros." }]
    });
    let explanation = json!({
        "intent": email, "confidence": 0.75, "is_fallback": false, "is_ambiguous": false, "considered": [],
        "matches": [{ "keyword": "prices", "in_subject": true, "spans": [{ "start": 0, "end": 6 }] }]
    });
    let limits = json!([{ "scope": "quota", "key": "a", "period": "2026-11-01" }]);
    let statement = format!(
        "UPDATE outbound_messages SET is_automatic = true, settled_at = queued_at, reserved = '{limits}'
            WHERE id = '{message}';
         UPDATE drafts SET answers = '{answers}' WHERE email_id = '{email}';
         UPDATE emails SET intent_name = 'Prices', intent_confidence = 0.75, intent_explanation = '{explanation}'
            WHERE id = '{email}'"
    );
    app.database.execute(&statement).await;

    let why = app.get(&path).by(&ann).send().await.ok()["left_by_itself"].clone();

    assert_eq!(by_hand["left_by_itself"], Value::Null);
    assert_eq!(
        (&why["intent_name"], &why["words"]),
        (&json!("Prices"), &json!(["prices"]))
    );
    assert_eq!(why["answered"][0]["passage"], "A seat costs nine euros.");
    assert_eq!(why["limits"], json!(["quota"]));
    assert_eq!(why["reviewed_by"], Value::Null);
}
