//! The way of a message out of the house: what may stop it, what becomes of it, and what is known of it afterwards.

mod world;

use chrono::{DateTime, TimeDelta, Utc};
use domain::emails::{Status, WaitReason};
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::{DraftId, EmailId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::json;
use storage::accounts::AccountChanges;
use storage::drafts::NewDraft;
use storage::journal::counters::used;
use storage::ledger::{self, Outbound};
use storage::{Conn, runs};
use world::{World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

/// A mailbox whose replies are approved by a person, and one that waits for that.
async fn waiting() -> (World, EmailId) {
    let world = World::new().await;
    auto_send(&world, false).await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    (world, email)
}

/// A reply that was approved and is put off, because the mail server cannot be reached.
async fn put_off() -> (World, EmailId) {
    let (world, email) = waiting().await;
    fail_hand_overs(&world, 1);
    world.approve(email).await;
    assert_eq!(live(&world, email).await.unwrap().state.0, OutboundState::Queued);
    assert_eq!(world.mailbox.hand_over_attempts(), 1);
    (world, email)
}

/// A reply whose hand-off was cut, while the provider cannot be asked.
async fn unsettled() -> (World, EmailId) {
    let (world, email) = put_off().await;
    world
        .test_database
        .execute("UPDATE outbound_messages SET state = 'handing_over', handing_over_at = queued_at")
        .await;
    world.mailboxes.refuse(Some("no network"));
    world.advance(TimeDelta::seconds(5)).await;
    (world, email)
}

async fn auto_send(world: &World, is_on: bool) {
    let changes = AccountChanges {
        auto_send_enabled: Some(is_on),
        ..Default::default()
    };
    world.set_account(changes).await;
}

async fn daily_limit(world: &World, limit: i32) {
    let changes = AccountChanges {
        daily_send_limit: Some(limit),
        ..Default::default()
    };
    world.set_account(changes).await;
}

fn fail_hand_overs(world: &World, times: usize) {
    for _ in 0..times {
        world.mailbox.fail_next_hand_over(connectors::Error::Unavailable {
            what: "mail.larkbench.example".to_owned(),
            source: "no route".into(),
        });
    }
}

async fn live(world: &World, email: EmailId) -> Option<Outbound> {
    let find = async |conn: Conn<'_>| ledger::find_live(conn, world.workspace, OutboundKind::Reply, email.0).await;
    world.test_database.with(find).await.unwrap()
}

/// Messages charged to the owner this month.
async fn charged(world: &World) -> i32 {
    let key = CounterKey::quota(world.user, world.now());
    let read = async |conn: Conn<'_>| used(conn, &key).await;
    world.test_database.with(read).await.unwrap()
}

async fn edit(world: &World, email: EmailId, body: &str) {
    let draft = NewDraft {
        id: DraftId::new(),
        email,
        version: world.email(email).await.draft_version + 1,
        body: body.to_owned(),
        model: "person".to_owned(),
        user: Some(world.user),
        instruction: None,
        citations: Vec::new(),
        retries: 0,
        answers: json!({}),
        issues: json!([]),
    };
    let now = world.now();
    let insert = async |conn: Conn<'_>| storage::drafts::insert(conn, &draft, now).await;
    world.test_database.with(insert).await.unwrap();
}

async fn cancel(world: &World, email: EmailId) {
    let now = world.now();
    let cancel =
        async |conn: Conn<'_>| runs::cancel_subject(conn, PROCESS_EMAIL, email.0, "An admin stopped it", now).await;
    world.test_database.with(cancel).await.unwrap();
    world.run_to_rest().await;
}

fn texts(world: &World) -> Vec<String> {
    let sent = world.mailbox.handed_over();
    sent.iter().map(|sent| domain::mail::parse(&sent.raw).text).collect()
}

fn rests(email: &storage::emails::Email) -> (Status, Option<WaitReason>) {
    (email.status.0, email.wait_reason.map(|reason| reason.0))
}

#[tokio::test]
async fn what_was_put_off_for_a_day_has_failed_and_only_the_version_approved_last_leaves() {
    let (world, email) = waiting().await;
    world.mailboxes.refuse(Some("no route"));
    world.approve(email).await;
    for _ in 0..40 {
        world.advance(TimeDelta::hours(1)).await;
        // What was charged anew at midnight has its undo window again.
        world.advance(TimeDelta::seconds(10)).await;
    }
    world.mailboxes.refuse(None);
    let given_up = world.email(email).await;
    assert_eq!(rests(&given_up), (Status::DraftReady, Some(WaitReason::Approval)));
    assert!(
        live(&world, email).await.is_none(),
        "the ledger knows that it will not leave"
    );
    assert_eq!(charged(&world).await, 0);

    edit(&world, email, "Hello Lena,\n\nthe second version.").await;
    let approved = Signal::Approved {
        draft_version: 2,
        follow_up: true,
    };
    world.signal(PROCESS_EMAIL, email.0, approved).await;
    let inside_the_undo_window = texts(&world);
    world.advance(TimeDelta::seconds(10)).await;

    assert!(inside_the_undo_window.is_empty());
    assert_eq!(texts(&world).len(), 1);
    assert!(texts(&world)[0].contains("the second version"), "{:?}", texts(&world));
    assert_eq!(charged(&world).await, 1);
}

#[tokio::test]
async fn an_earlier_version_that_was_left_in_the_ledger_gives_way_to_the_one_approved() {
    let (world, email) = put_off().await;
    world.signal(PROCESS_EMAIL, email.0, Signal::Recalled).await;
    world
        .test_database
        .execute("UPDATE outbound_messages SET state = 'queued', text = 'The first version', html = ''")
        .await;

    edit(&world, email, "Hello Lena,\n\nthe second version.").await;
    world.approve(email).await;

    assert_eq!(texts(&world).len(), 1);
    assert!(texts(&world)[0].contains("the second version"), "{:?}", texts(&world));
}

#[tokio::test]
async fn what_stands_against_a_message_stops_it_until_its_hand_off_begins() {
    for (obstacle, why) in [
        (
            "INSERT INTO suppressions SELECT workspace_id, 'lena@workshop.example', NULL, 'by_hand', now() FROM emails",
            "suppression list",
        ),
        ("UPDATE email_accounts SET is_active = false", "switched off"),
        ("UPDATE users SET is_active = false", "switched off"),
        ("UPDATE emails SET draft_version = 2", "draft has changed"),
    ] {
        let (world, email) = put_off().await;

        world.test_database.execute(obstacle).await;
        world.advance(TimeDelta::hours(1)).await;

        let found = world.email(email).await;
        assert_eq!(world.mailbox.hand_over_attempts(), 1, "{obstacle}");
        assert!(found.status_reason.is_some_and(|told| told.contains(why)), "{obstacle}");
        assert_eq!(
            (found.status.0, charged(&world).await),
            (Status::DraftReady, 0),
            "{obstacle}"
        );
        assert!(live(&world, email).await.is_none(), "{obstacle}");
    }
}

#[tokio::test]
async fn a_mailbox_that_sends_nothing_by_itself_any_more_lets_no_automatic_reply_go() {
    let world = World::new().await;
    fail_hand_overs(&world, 1);
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    auto_send(&world, false).await;
    world.advance(TimeDelta::hours(1)).await;

    assert_eq!(world.mailbox.hand_over_attempts(), 1);
    let resting = (Status::DraftReady, Some(WaitReason::Approval));
    assert_eq!(rests(&world.email(email).await), resting);
}

#[tokio::test]
async fn a_limit_that_was_lowered_or_is_used_up_holds_what_was_put_off() {
    let (world, email) = put_off().await;

    daily_limit(&world, 0).await;
    world.advance(TimeDelta::hours(1)).await;
    let held = world.email(email).await;
    daily_limit(&world, 500).await;
    world.signal(PROCESS_EMAIL, email.0, Signal::Unblocked).await;
    world.advance(TimeDelta::seconds(10)).await;

    assert_eq!(rests(&held), (Status::DraftReady, Some(WaitReason::Quota)));
    assert_eq!((texts(&world).len(), charged(&world).await), (1, 1));
}

#[tokio::test]
async fn what_was_put_off_over_midnight_is_charged_to_the_day_on_which_it_leaves() {
    let (world, email) = waiting().await;
    fail_hand_overs(&world, 20);
    world.approve(email).await;
    let today = mailbox_charge(&world).await;

    for _ in 0..30 {
        world.advance(TimeDelta::hours(1)).await;
    }

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!((today, mailbox_charge(&world).await), (1, 1));
    assert_eq!((texts(&world).len(), charged(&world).await), (1, 1));
}

/// Messages charged to the mailbox's present day.
async fn mailbox_charge(world: &World) -> i32 {
    let read = async |conn: Conn<'_>| {
        let owner = storage::accounts::get_owner(conn, world.user).await?;
        used(conn, &CounterKey::mailbox(world.account, owner.zone(), world.now())).await
    };
    world.test_database.with(read).await.unwrap()
}

#[tokio::test]
async fn a_reply_that_waits_for_its_mail_server_can_still_be_stopped() {
    for (signal, rests_as) in [
        (Signal::Recalled, (Status::DraftReady, Some(WaitReason::Approval))),
        (Signal::Rejected { reason: None }, (Status::Rejected, None)),
        (
            Signal::Regenerate { instruction: None },
            (Status::DraftReady, Some(WaitReason::Approval)),
        ),
    ] {
        let (world, email) = put_off().await;

        world.signal(PROCESS_EMAIL, email.0, signal.clone()).await;
        world.advance(TimeDelta::hours(2)).await;

        assert_eq!(world.mailbox.hand_over_attempts(), 1, "{signal:?}");
        assert_eq!(rests(&world.email(email).await), rests_as, "{signal:?}");
        assert_eq!(charged(&world).await, 0, "{signal:?}");
    }
}

#[tokio::test]
async fn what_is_called_back_in_the_ledger_does_not_leave_though_its_run_is_told_nothing() {
    let (world, email) = waiting().await;
    let draft_version = world.email(email).await.draft_version;
    let approved = Signal::Approved {
        draft_version,
        follow_up: true,
    };
    world.signal(PROCESS_EMAIL, email.0, approved).await;

    let (reply, now) = ((OutboundKind::Reply, email.0), world.now());
    let call_back = async |conn: Conn<'_>| ledger::call_back(conn, world.workspace, reply, "by hand", now).await;
    let found = world.test_database.with(call_back).await.unwrap();
    world.advance(TimeDelta::hours(1)).await;

    assert_eq!(found, Some(OutboundState::Queued));
    assert_eq!((texts(&world).len(), charged(&world).await), (0, 0));
    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
}

#[tokio::test]
async fn a_cancelled_run_leaves_nothing_in_the_ledger_and_its_email_can_be_processed_anew() {
    let (world, email) = put_off().await;

    cancel(&world, email).await;
    let cancelled = world.email(email).await;
    let left_over = live(&world, email).await;
    world.process_anew(email).await;
    world.approve(email).await;

    assert_eq!(cancelled.status.0, Status::Rejected);
    assert!(left_over.is_none());
    assert_eq!((texts(&world).len(), charged(&world).await), (1, 1));
    assert_eq!(world.email(email).await.status.0, Status::Sent);
}

#[tokio::test]
async fn that_a_reply_was_sent_is_known_at_once_and_stays_known_whatever_comes_next() {
    let world = World::new().await;
    world
        .test_database
        .execute("ALTER TABLE follow_ups ADD CONSTRAINT sabotage CHECK (false) NOT VALID")
        .await;

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    assert_eq!(
        world.run_of(PROCESS_EMAIL, email.0).await.state.0,
        runs::RunState::Failed
    );
    assert_eq!(live(&world, email).await.unwrap().state.0, OutboundState::Sent);
    assert_eq!(world.email(email).await.status.0, Status::Sent);
}

#[tokio::test]
async fn while_the_provider_cannot_be_asked_it_is_asked_for_a_day_and_then_a_person_is() {
    let (world, email) = unsettled().await;
    for _ in 0..20 {
        world.advance(TimeDelta::hours(1)).await;
    }
    let still_asking = world.run_of(PROCESS_EMAIL, email.0).await.finished_at;
    for _ in 0..20 {
        world.advance(TimeDelta::hours(1)).await;
    }

    let asked = world.email(email).await;
    assert_eq!(still_asking, None::<DateTime<Utc>>);
    assert_eq!(rests(&asked), (Status::DraftReady, Some(WaitReason::Uncertain)));
    assert_eq!(charged(&world).await, 1, "it may have left");
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Settled { was_sent: true })
        .await;
    assert_eq!(world.email(email).await.status.0, Status::Sent);
}

#[tokio::test]
async fn a_person_may_settle_what_the_provider_cannot_be_asked_about_yet() {
    for (was_sent, status, left_over) in [(true, Status::Sent, 1), (false, Status::DraftReady, 0)] {
        let (world, email) = unsettled().await;

        world.signal(PROCESS_EMAIL, email.0, Signal::Settled { was_sent }).await;

        assert_eq!(world.email(email).await.status.0, status);
        assert_eq!(charged(&world).await, left_over);
        assert_eq!(world.mailbox.hand_over_attempts(), 1);
    }
}

#[tokio::test]
async fn once_the_provider_can_be_asked_again_a_message_that_had_not_left_leaves() {
    let (world, email) = unsettled().await;

    world.mailboxes.refuse(None);
    world.advance(TimeDelta::hours(1)).await;
    world.advance(TimeDelta::hours(1)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!((texts(&world).len(), charged(&world).await), (1, 1));
}

#[tokio::test]
async fn a_run_that_is_cancelled_in_the_middle_of_a_hand_off_leaves_it_to_a_person() {
    let (world, email) = unsettled().await;

    cancel(&world, email).await;

    let resting = (Status::DraftReady, Some(WaitReason::Uncertain));
    assert_eq!(rests(&world.email(email).await), resting);
    assert_eq!(live(&world, email).await.unwrap().state.0, OutboundState::Uncertain);
}

#[tokio::test]
async fn a_reply_that_waits_for_a_limit_is_tried_when_a_person_approves_it() {
    let world = World::new().await;
    daily_limit(&world, 0).await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let waits = rests(&world.email(email).await);

    daily_limit(&world, 1).await;
    world.approve(email).await;

    assert_eq!(waits, (Status::DraftReady, Some(WaitReason::Quota)));
    assert_eq!(world.email(email).await.status.0, Status::Sent);
}

#[tokio::test]
async fn a_follow_up_that_waits_for_its_mail_server_ends_with_the_answer_it_reminds_of() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();
    fail_hand_overs(&world, 1);
    world.advance(TimeDelta::days(2)).await;
    let first = world.follow_ups(email).await.remove(0);
    let queued = follow_up_in_ledger(&world, first.id).await;

    world
        .receive(&answer("two", &ours, "Re: Demo request", "Thank you, that is all."))
        .await;
    world.advance(TimeDelta::hours(1)).await;

    assert_eq!(queued, Some(OutboundState::Queued));
    assert_eq!(follow_up_in_ledger(&world, first.id).await, None);
    let ended = world.follow_ups(email).await;
    assert!(ended.iter().all(|one| one.status.0 == FollowUpStatus::Cancelled));
}

async fn follow_up_in_ledger(world: &World, follow_up: uuid::Uuid) -> Option<OutboundState> {
    let kind = OutboundKind::FollowUp;
    let find = async |conn: Conn<'_>| ledger::find_live(conn, world.workspace, kind, follow_up).await;
    let found = world.test_database.with(find).await.unwrap();
    found.map(|message| message.state.0)
}

#[tokio::test]
async fn a_copy_that_cannot_be_filed_with_its_reply_is_filed_later_and_delays_nothing() {
    let world = World::new().await;
    for _ in 0..3 {
        world.mailbox.fail_next_filing(connectors::Error::Retry {
            after: None,
            source: "too many connections".into(),
        });
    }

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let filed_at_once = world.mailbox.filed().len();
    let follow_ups = world.follow_ups(email).await.len();
    world.advance(TimeDelta::hours(1)).await;
    world.advance(TimeDelta::hours(1)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!((filed_at_once, follow_ups), (0, 3));
    assert_eq!((world.mailbox.filed().len(), world.mailbox.handed_over().len()), (1, 1));
}
