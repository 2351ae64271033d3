//! What people decide about emails, and what the runs are told.

use chrono::TimeDelta;
use domain::emails::{Status, WaitReason};
use domain::flows::Signal;
use domain::ids::EmailId;
use domain::ledger::{OutboundKind, OutboundState};
use serde_json::json;
use storage::emails::{Action, Resting};

use crate::app::{TestApp, each};
use crate::emails_inbox::Inbox;

#[tokio::test]
async fn an_approval_reaches_the_run_once() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let send = |version: i32| {
        app.post(&format!("/api/emails/{email}/send"))
            .by(&ann)
            .json(json!({ "draft_version": version }))
    };

    let stale = send(2).send().await;
    let first = send(1).send().await;
    let second = send(1).send().await;

    assert_eq!(stale.problem(), (409, "stale_draft"));
    assert_eq!(first.status, 202);
    assert_eq!(second.problem(), (409, "not_waiting"));
    assert_eq!(
        inbox.told(email).await,
        [Signal::Approved {
            draft_version: 1,
            follow_up: true
        }]
    );
    let shown = app.get(&format!("/api/emails/{email}")).by(&ann).send().await.ok();
    assert_eq!(shown["action_history"][1]["user_id"], json!(ann.id));
    let log = app.get("/api/audit-log").by(&ann).send().await.ok();
    assert!(each(&log, "action").contains(&"email.send_approved"));
}

#[tokio::test]
async fn an_edited_draft_is_the_next_version_and_is_judged_by_the_rules() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Validation).await;
    let put = async |body: &str, version: i32| {
        app.put(&format!("/api/emails/{email}/draft"))
            .by(&ann)
            .json(json!({ "body": body, "version": version }))
            .send()
            .await
    };
    let shown = async || app.get(&format!("/api/emails/{email}")).by(&ann).send().await.ok();

    let good = put("Hi Bo,\n\nI will find out what it costs and come back to you.", 1)
        .await
        .ok();
    let after_good = shown().await;
    let stale = put("Ten euros.", 1).await;
    let priced = put("Hi Bo,\n\nIt costs $49 a month. Just reply to this email.", 2)
        .await
        .ok();
    let after_priced = shown().await;

    assert_eq!((&good["version"], &good["model"]), (&json!(2), &json!("person")));
    assert_eq!(
        (&after_good["draft_validated"], &after_good["wait_reason"]),
        (&json!(true), &json!("approval"))
    );
    assert_eq!(stale.problem(), (409, "stale_draft"));
    assert_eq!(priced["validation_issues"][0]["code"], "invented_price");
    assert_eq!(
        (&after_priced["draft_validated"], &after_priced["wait_reason"]),
        (&json!(false), &json!("validation"))
    );
    assert_eq!(after_priced["validation_issues"][0]["code"], "invented_price");
}

#[tokio::test]
async fn a_draft_that_waits_shows_what_is_added_beneath_it() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Meeting", WaitReason::Approval).await;
    let path = format!("/api/emails/{email}");
    let signed = json!({ "signature": "Ann Miller\nWorkshop" });
    app.patch("/api/auth/me").by(&ann).json(signed).send().await.ok();
    let plain = app.get(&path).by(&ann).send().await.ok();

    let meeting = format!(
        "UPDATE emails SET meeting_detected = true, meeting_timezone = 'UTC', meeting_title = 'A call',
            meeting_start_time = '2030-03-04 10:00+00', meeting_end_time = '2030-03-04 10:30+00' WHERE id = '{email}'"
    );
    app.database.execute(&meeting).await;
    let met = app.get(&path).by(&ann).send().await.ok();

    assert_eq!(plain["draft_ending"], "Best regards,\nAnn Miller\nWorkshop");
    let ending = met["draft_ending"].as_str().unwrap();
    assert!(ending.contains("10:00") && ending.ends_with("Workshop"), "{ending}");
}

#[tokio::test]
async fn a_persons_word_is_final_whatever_the_rules_say() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    app.put(&format!("/api/emails/{email}/draft"))
        .by(&ann)
        .json(json!({ "body": "It costs $49.", "version": 1 }))
        .send()
        .await
        .ok();

    let sent = app
        .post(&format!("/api/emails/{email}/send"))
        .by(&ann)
        .json(json!({ "draft_version": 2 }))
        .send()
        .await;

    assert_eq!(sent.status, 202, "{}", sent.text);
}

#[tokio::test]
async fn what_has_nothing_to_add_needs_no_body() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    for (path, expected) in [
        ("regenerate", Signal::Regenerate { instruction: None }),
        ("reject", Signal::Rejected { reason: None }),
    ] {
        let email = inbox.draft(path, WaitReason::Approval).await;

        let answer = app.post(&format!("/api/emails/{email}/{path}")).by(&ann).send().await;

        assert_eq!(answer.status, 202, "{path} {}", answer.text);
        assert_eq!(inbox.told(email).await, [expected]);
    }
}

#[tokio::test]
async fn each_decision_tells_the_run_its_own_thing() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let until = app.now() + TimeDelta::hours(2);
    for (path, body, rests_for, expected) in [
        (
            "regenerate",
            json!({ "instruction": " shorter " }),
            WaitReason::Approval,
            Signal::Regenerate {
                instruction: Some("shorter".to_owned()),
            },
        ),
        (
            "reject",
            json!({}),
            WaitReason::Validation,
            Signal::Rejected { reason: None },
        ),
        (
            "snooze",
            json!({ "until": until }),
            WaitReason::Approval,
            Signal::Snoozed { until },
        ),
        (
            "send",
            json!({ "draft_version": 1, "follow_up": false }),
            WaitReason::Quota,
            Signal::Approved {
                draft_version: 1,
                follow_up: false,
            },
        ),
    ] {
        let email = inbox.draft(path, rests_for).await;

        let answer = app
            .post(&format!("/api/emails/{email}/{path}"))
            .by(&ann)
            .json(body)
            .send()
            .await;

        assert_eq!(answer.status, 202, "{path} {}", answer.text);
        assert_eq!(inbox.told(email).await, [expected]);
    }
}

#[tokio::test]
async fn decisions_that_do_not_fit_are_refused() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    let (fresh, waiting) = (
        inbox.receive("Fresh").await,
        inbox.draft("Waiting", WaitReason::Approval).await,
    );
    let unclear = inbox.draft("Unclear", WaitReason::Uncertain).await;
    let yesterday = json!({ "until": app.now() - TimeDelta::days(1) });
    let approval = json!({ "draft_version": 1 });

    for (who, email, path, body, status, code) in [
        (&ann, fresh, "reject", json!({}), 409, "not_waiting"),
        (&ann, waiting, "settle", json!({ "was_sent": true }), 409, "not_waiting"),
        (&ann, unclear, "send", approval.clone(), 409, "not_waiting"),
        (&ann, waiting, "snooze", yesterday, 422, "invalid_fields"),
        (&ann, waiting, "undo", json!({}), 409, "not_waiting"),
        (&ann, waiting, "reprocess", json!({}), 409, "not_waiting"),
        (&eve, waiting, "send", approval, 404, "not_found"),
        (&eve, waiting, "undo", json!({}), 404, "not_found"),
        (&eve, waiting, "reprocess", json!({}), 404, "not_found"),
    ] {
        let answer = app
            .post(&format!("/api/emails/{email}/{path}"))
            .by(who)
            .json(body)
            .send()
            .await;
        assert_eq!(answer.problem(), (status, code), "{path}");
    }
}

#[tokio::test]
async fn an_approved_reply_is_called_back_until_its_hand_off_begins() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let mut emails = Vec::new();
    for subject in ["Early", "Put off", "Leaving", "Left"] {
        emails.push(inbox.draft(subject, WaitReason::Approval).await);
    }
    let undo = async |at: usize| {
        app.post(&format!("/api/emails/{}/undo", emails[at]))
            .by(&ann)
            .send()
            .await
    };
    let approval = json!({ "draft_version": 1 });
    app.post(&format!("/api/emails/{}/send", emails[0]))
        .by(&ann)
        .json(approval)
        .send()
        .await
        .ok();
    inbox.queue_reply(emails[1], OutboundState::Queued).await;
    inbox.queue_reply(emails[2], OutboundState::HandingOver).await;
    inbox.queue_reply(emails[3], OutboundState::Sent).await;

    let before_the_run_looked = undo(0).await;
    app.clock.advance(TimeDelta::hours(1));
    let put_off = undo(1).await;
    let too_late = [undo(2).await, undo(3).await];

    assert_eq!(
        (before_the_run_looked.status.as_u16(), put_off.status.as_u16()),
        (202, 202)
    );
    for at in [0, 1] {
        assert_eq!(inbox.live(OutboundKind::Reply, emails[at].0).await, None);
        assert_eq!(inbox.told(emails[at]).await.last(), Some(&Signal::Recalled));
    }
    for answer in too_late {
        assert_eq!(answer.problem(), (409, "too_late"));
    }
}

#[tokio::test]
async fn an_uncertain_reply_is_settled_by_its_run_and_without_one() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let settle = async |email: EmailId, was_sent: bool| {
        app.post(&format!("/api/emails/{email}/settle"))
            .by(&ann)
            .json(json!({ "was_sent": was_sent }))
            .send()
            .await
    };
    let told = inbox.draft("Told", WaitReason::Uncertain).await;
    let nothing_to_settle = settle(told, true).await;
    inbox.queue_reply(told, OutboundState::Uncertain).await;
    let (first, second) = (settle(told, false).await, settle(told, true).await);
    assert_eq!(nothing_to_settle.problem(), (409, "not_waiting"));
    assert_eq!((first.status.as_u16(), second.problem()), (202, (409, "not_waiting")));
    assert_eq!(inbox.told(told).await, [Signal::Settled { was_sent: false }]);

    for (was_sent, status, left) in [(true, "sent", Some(OutboundState::Sent)), (false, "error", None)] {
        let email = inbox.receive("Failed in its hand-off").await;
        inbox.queue_reply(email, OutboundState::HandingOver).await;
        app.database
            .execute(&format!(
                "UPDATE runs SET state = 'failed', finished_at = now(), wake_at = NULL WHERE subject = '{email}';
                 UPDATE emails SET status = 'error' WHERE id = '{email}'"
            ))
            .await;
        let reprocess = format!("/api/emails/{email}/reprocess");
        let too_early = app.post(&reprocess).by(&ann).send().await;

        let settled = settle(email, was_sent).await;

        assert_eq!(too_early.problem(), (409, "already_sent"));
        assert_eq!(settled.status, 202, "{}", settled.text);
        let shown = app.get(&format!("/api/emails/{email}")).by(&ann).send().await.ok();
        assert_eq!(shown["status"], status);
        assert_eq!(inbox.live(OutboundKind::Reply, email.0).await, left);
        let again = app.post(&reprocess).by(&ann).send().await;
        assert_eq!(again.status == 202, !was_sent, "{}", again.text);
    }
}

#[tokio::test]
async fn an_email_is_processed_anew_unless_an_answer_may_have_left() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let (ignored, answered) = (inbox.receive("Ignored").await, inbox.receive("Answered").await);
    inbox.queue_reply(answered, OutboundState::Uncertain).await;
    app.database
        .execute("UPDATE runs SET state = 'succeeded', finished_at = now(), wake_at = NULL")
        .await;
    for email in [ignored, answered] {
        let (now, action) = (app.now(), Action::new("ignored", json!({})));
        let resting = Resting::at(Status::Ignored, None);
        let rested = app
            .database
            .with(async |conn| storage::emails::rest(conn, email, resting, action, now).await);
        rested.await.unwrap();
    }

    let again = app
        .post(&format!("/api/emails/{ignored}/reprocess"))
        .by(&ann)
        .send()
        .await;
    let refused = app
        .post(&format!("/api/emails/{answered}/reprocess"))
        .by(&ann)
        .send()
        .await;

    assert_eq!(again.status, 202);
    assert_eq!(refused.problem(), (409, "already_sent"));
    let shown = app.get(&format!("/api/emails/{ignored}")).by(&ann).send().await.ok();
    assert_eq!(
        (&shown["run"]["generation"], &shown["status"]),
        (&json!(2), &json!("classifying"))
    );
}

#[tokio::test]
async fn a_bulk_decision_answers_for_each_email() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let (inbox, foreign) = (Inbox::of(&app, &ann).await, Inbox::of(&app, &eve).await);
    let (ready, fresh) = (
        inbox.draft("Ready", WaitReason::Approval).await,
        inbox.receive("Fresh").await,
    );
    let other = foreign.draft("Foreign", WaitReason::Approval).await;
    let bulk = async |body| app.post("/api/emails/bulk").by(&ann).json(body).send().await;

    let done = bulk(json!({ "action": "approve", "ids": [ready, fresh, other] }))
        .await
        .ok();
    let none = bulk(json!({ "action": "reject", "ids": [] })).await;
    let many = bulk(json!({ "action": "reprocess", "ids": vec![ready; 101] })).await;

    let codes: Vec<_> = done["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| &result["code"])
        .collect();
    assert_eq!(codes, [&json!(null), &json!("not_waiting"), &json!("not_found")]);
    assert_eq!(
        inbox.told(ready).await,
        [Signal::Approved {
            draft_version: 1,
            follow_up: true
        }]
    );
    assert_eq!((none.fields(), many.fields()), (vec!["ids"], vec!["ids"]));
}

#[tokio::test]
async fn a_draft_that_rests_again_can_be_decided_wherever_the_clock_of_the_api_stands() {
    for apart in [5, -5, 3_600, -3_600].map(TimeDelta::seconds) {
        let app = TestApp::new().await;
        let ann = app.register("ann").await;
        let inbox = Inbox::of(&app, &ann).await;
        let email = inbox.draft("Prices", WaitReason::Approval).await;
        let post = async |path: &str, body: serde_json::Value| {
            let path = format!("/api/emails/{email}/{path}");
            app.post(&path).by(&ann).json(body).send().await
        };
        let at_the_worker = app.now();
        app.clock.advance(apart);

        let regenerated = post("regenerate", json!({})).await;
        let too_soon = post("send", json!({ "draft_version": 1 })).await;
        inbox.rest_again(email, at_the_worker).await;
        let approved = post("send", json!({ "draft_version": 1 })).await;

        assert_eq!(regenerated.status, 202, "{apart}");
        assert_eq!(approved.status, 202, "{apart}");
        assert_eq!(too_soon.problem(), (409, "not_waiting"), "{apart}");
    }
}
