//! Follow-ups: seen, moved, cancelled and approved.

use chrono::{DateTime, TimeDelta, Utc};
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, Signal};
use domain::ids::EmailId;
use domain::ledger::{OutboundKind, OutboundState};
use serde_json::json;
use storage::follow_ups::NewFollowUp;
use storage::journal::Rows;
use uuid::Uuid;

use crate::app::{Person, TestApp, each};
use crate::emails_inbox::Inbox;

/// Schedules a follow-up.
async fn schedule(app: &TestApp, person: &Person, inbox: &Inbox<'_>, number: i32, at: DateTime<Utc>) -> Uuid {
    let email: EmailId = inbox.receive(&format!("mail {number}")).await;
    let follow_up = NewFollowUp {
        id: Uuid::now_v7(),
        workspace_id: inbox.workspace.0,
        user_id: person.id.0,
        email_id: email.0,
        number,
        scheduled_at: at,
        is_automated: false,
        base_date: app.now(),
        matched_text: None,
        created_at: app.now(),
    };
    let rows = Rows::default();
    rows.follow_up(std::slice::from_ref(&follow_up));
    app.database
        .with(async |conn| rows.flush(conn, app.now()).await)
        .await
        .unwrap();
    follow_up.id
}

#[tokio::test]
async fn follow_ups_are_listed_as_they_come_due_to_those_who_see_the_email() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    let later = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(4))
        .await
        .to_string();
    let sooner = schedule(&app, &ann, &inbox, 2, app.now() + TimeDelta::days(2))
        .await
        .to_string();

    let first = app
        .get("/api/follow-ups?status=pending&limit=1")
        .by(&ann)
        .send()
        .await
        .ok();
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = app
        .get(&format!("/api/follow-ups?limit=1&cursor={cursor}"))
        .by(&ann)
        .send()
        .await
        .ok();

    assert_eq!(
        (each(&first, "id"), each(&second, "id")),
        (vec![sooner.as_str()], vec![later.as_str()])
    );
    assert_eq!(
        app.get("/api/follow-ups").by(&eve).send().await.ok()["items"],
        json!([])
    );
    let path = format!("/api/follow-ups/{sooner}");
    for request in [
        app.get(&path),
        app.patch(&path).json(json!({})),
        app.delete(&path),
        app.post(&format!("{path}/send")),
    ] {
        assert_eq!(request.by(&eve).send().await.problem(), (404, "not_found"));
    }
}

#[tokio::test]
async fn a_moved_follow_up_tells_its_run() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let id = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(2)).await;
    let at = app.now() + TimeDelta::days(3);
    let patch = async |body| {
        app.patch(&format!("/api/follow-ups/{id}"))
            .by(&ann)
            .json(body)
            .send()
            .await
    };

    let past = patch(json!({ "scheduled_at": app.now() })).await;
    let moved = patch(json!({ "scheduled_at": at, "draft_content": "Any news?", "is_automated": true }))
        .await
        .ok();

    assert_eq!(past.fields(), ["scheduled_at"]);
    assert_eq!(
        (&moved["draft_content"], &moved["is_automated"]),
        (&json!("Any news?"), &json!(true))
    );
    assert_eq!(moved["scheduled_at"], json!(at));
    assert_eq!(app.told(FOLLOW_UP, id).await, [Signal::Changed]);
}

#[tokio::test]
async fn a_cancelled_follow_up_stays_visible_and_cannot_be_changed() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let id = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(2)).await;
    let path = format!("/api/follow-ups/{id}");

    assert_eq!(
        app.delete(&format!("{path}?reason=They+called"))
            .by(&ann)
            .send()
            .await
            .status,
        204
    );

    let shown = app.get(&path).by(&ann).send().await.ok();
    assert_eq!(
        (&shown["status"], &shown["cancellation_reason"]),
        (&json!("cancelled"), &json!("They called"))
    );
    assert_eq!(app.delete(&path).by(&ann).send().await.problem(), (409, "not_waiting"));
    let changed = app
        .patch(&path)
        .by(&ann)
        .json(json!({ "is_automated": true }))
        .send()
        .await;
    assert_eq!(changed.problem(), (409, "not_waiting"));
}

#[tokio::test]
async fn a_follow_up_that_rests_is_approved() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let id = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(2)).await;
    let path = format!("/api/follow-ups/{id}/send");

    let early = app.post(&path).by(&ann).send().await;
    let rested = app
        .database
        .with(async |conn| storage::follow_ups::mark_resting(conn, id.into(), WaitReason::Approval, None).await);
    rested.await.unwrap();
    let approved = app.post(&path).by(&ann).send().await;
    let again = app.post(&path).by(&ann).send().await;

    assert_eq!(early.problem(), (409, "not_waiting"));
    assert_eq!(approved.status, 202);
    assert_eq!(again.problem(), (409, "not_waiting"));
    assert_eq!(
        app.told(FOLLOW_UP, id).await,
        [Signal::Approved {
            draft_version: 0,
            follow_up: true
        }]
    );
}

/// Lets a follow-up rest.
async fn rest(app: &TestApp, id: Uuid, reason: WaitReason) {
    app.database
        .with(async |conn| storage::follow_ups::mark_resting(conn, id.into(), reason, Some("The line broke")).await)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_approved_follow_up_is_called_back_before_it_leaves() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    let id = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(2)).await;
    let path = format!("/api/follow-ups/{id}");
    let undo = async |person| app.post(&format!("{path}/undo")).by(person).send().await;
    rest(&app, id, WaitReason::Approval).await;

    let nothing_to_undo = undo(&ann).await;
    app.post(&format!("{path}/send")).by(&ann).send().await.ok();
    let foreign = undo(&eve).await;
    let undone = undo(&ann).await;

    assert_eq!(nothing_to_undo.problem(), (409, "not_waiting"));
    assert_eq!(foreign.problem(), (404, "not_found"));
    assert_eq!(undone.status, 202, "{}", undone.text);
    assert_eq!(app.told(FOLLOW_UP, id).await.last(), Some(&Signal::Recalled));
}

#[tokio::test]
async fn an_uncertain_follow_up_is_settled_once() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let id = schedule(&app, &ann, &inbox, 1, app.now() + TimeDelta::days(2)).await;
    let path = format!("/api/follow-ups/{id}");
    let settle = async || {
        app.post(&format!("{path}/settle"))
            .by(&ann)
            .json(json!({ "was_sent": false }))
            .send()
            .await
    };

    let nothing_to_settle = settle().await;
    rest(&app, id, WaitReason::Uncertain).await;
    inbox.queue(OutboundKind::FollowUp, id, OutboundState::Uncertain).await;
    let shown = app.get(&path).by(&ann).send().await.ok();
    let settled = settle().await;
    let again = settle().await;

    assert_eq!(nothing_to_settle.problem(), (409, "not_waiting"));
    assert_eq!(
        (&shown["wait_reason"], &shown["status_reason"]),
        (&json!("uncertain"), &json!("The line broke"))
    );
    assert_eq!((settled.status.as_u16(), again.problem()), (202, (409, "not_waiting")));
    assert_eq!(app.told(FOLLOW_UP, id).await, [Signal::Settled { was_sent: false }]);
}

#[tokio::test]
async fn a_follow_up_that_waits_for_its_mail_server_is_called_back_or_changed_and_one_that_may_have_left_is_not() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let mut ids = Vec::new();
    for (number, state) in [
        (1, OutboundState::Queued),
        (2, OutboundState::Queued),
        (3, OutboundState::Queued),
        (4, OutboundState::HandingOver),
    ] {
        let id = schedule(&app, &ann, &inbox, number, app.now() + TimeDelta::days(2)).await;
        inbox.queue(OutboundKind::FollowUp, id, state).await;
        ids.push(id);
    }
    app.clock.advance(TimeDelta::hours(1));
    let path = |at: usize| format!("/api/follow-ups/{}", ids[at]);
    let undo = async |at| app.post(&format!("{}/undo", path(at))).by(&ann).send().await;
    let patch = async |at| {
        let edited = json!({ "draft_content": "Any news?" });
        app.patch(&path(at)).by(&ann).json(edited).send().await
    };
    let delete = async |at| app.delete(&path(at)).by(&ann).send().await;

    let stopped = [undo(0).await.status, patch(1).await.status, delete(2).await.status];
    let too_late = [undo(3).await, patch(3).await, delete(3).await];

    assert_eq!(stopped.map(|status| status.as_u16()), [202, 200, 204]);
    for answer in too_late {
        assert_eq!(answer.problem(), (409, "too_late"));
    }
    for id in &ids[..3] {
        assert_eq!(inbox.live(OutboundKind::FollowUp, *id).await, None);
    }
}
