//! What only SQL decides about messages: whether one may be recorded, whether its hand-off may begin, how its state
//! changes, and who finds what waits for a limit.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::Provider;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::{AccountId, EmailId, OutboundId, RunId, UserId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::quota::CounterKey;
use serde_json::{Value, json};
use storage::accounts::NewAccount;
use storage::journal::counters::used;
use storage::journal::{Counters, Rows};
use storage::ledger::{self, Admission, Begin, Begun, Move, Outbound};
use storage::runs::{self, NewRun};
use storage::{Conn, Word, emails};
use testkit::database::TestDatabase;
use uuid::Uuid;

use crate::knowledge::workspace;

/// A reply to an email, version 1 of its draft, queued and charged by the email's run.
struct Desk {
    test: TestDatabase,
    now: DateTime<Utc>,
    workspace: WorkspaceId,
    user: UserId,
    account: AccountId,
    email: EmailId,
    run: RunId,
    message: OutboundId,
}

impl Desk {
    async fn new() -> Self {
        let test = TestDatabase::new().await;
        let connection = test.database().connection().await.unwrap();
        let (tenant, user) = workspace(&connection, "ann").await;
        #[expect(clippy::disallowed_methods, reason = "leases go by the clock of the database")]
        let now = Utc::now();
        let account = account(tenant, user, now);
        storage::accounts::insert(&connection, &account).await.unwrap();
        let (email, conversation) = (EmailId::new(), Uuid::now_v7());
        let (tenant_id, user_id, account_id) = (tenant.0, user.0, account.id);
        test.execute(&format!(
            "INSERT INTO conversations (id, workspace_id, user_id, email_account_id, subject_key, participants_key,
                                        last_message_at, created_at)
             VALUES ('{conversation}', '{tenant_id}', '{user_id}', '{account_id}', 's', 'p', now(), now());
             INSERT INTO emails (id, workspace_id, user_id, email_account_id, conversation_id, provider_message_id,
                                 content_hash, kind, received_at, created_at, draft_version, has_html,
                                 has_remote_images)
             VALUES ('{email}', '{tenant_id}', '{user_id}', '{account_id}', '{conversation}', '1', 'h', 'human', now(),
                     now(), 1, false, false)",
            email = email.0
        ))
        .await;
        let run = NewRun::new(tenant, user, PROCESS_EMAIL, email.0, now);
        runs::start(&connection, &run).await.unwrap();
        let keys = vec![
            CounterKey::quota(user, now),
            CounterKey::mailbox(AccountId(account_id), chrono_tz::UTC, now),
        ];
        let counters = Counters::read(&connection, keys.clone()).await.unwrap();
        let charges: Vec<_> = keys.iter().map(|key| (key.clone(), 500)).collect();
        counters.reserve(&charges).unwrap();
        counters.flush(&connection).await.unwrap();
        let message = OutboundId::new();
        let desk = Self {
            test,
            now,
            workspace: tenant,
            user,
            account: AccountId(account_id),
            email,
            run: run.id,
            message,
        };
        let row = desk.row(json!(keys));
        ledger::insert_many(&connection, &[row]).await.unwrap();
        desk
    }

    fn row(&self, reserved: Value) -> Outbound {
        Outbound {
            workspace_id: self.workspace.0,
            user_id: self.user.0,
            email_account_id: self.account.0,
            subject_id: self.email.0,
            message_id: format!("{}@example.org", self.message),
            to_email: vec!["Bo@Corp.example".to_owned()],
            subject: "Re: Prices".to_owned(),
            text: "Nine euros.".to_owned(),
            html: "Nine euros.".to_owned(),
            is_automatic: true,
            reserved,
            ..Outbound::queued(self.message, OutboundKind::Reply, self.now)
        }
    }

    fn question(&self) -> Begin {
        Begin {
            message: self.message,
            run: self.run,
            signals_heard: 0,
            version: Some(1),
            is_charged: true,
        }
    }

    async fn begin(&self, question: Begin) -> Begun {
        let begin = async |conn: Conn<'_>| Rows::default().begin_hand_over(conn, question, self.now).await;
        self.test.with(begin).await.unwrap()
    }

    async fn state(&self) -> OutboundState {
        let get = async |conn: Conn<'_>| ledger::get(conn, self.workspace, self.message).await;
        self.test.with(get).await.unwrap().state.0
    }

    async fn charged(&self) -> i32 {
        let key = CounterKey::quota(self.user, self.now);
        let read = async |conn: Conn<'_>| used(conn, &key).await;
        self.test.with(read).await.unwrap()
    }
}

fn account(workspace: WorkspaceId, user: UserId, now: DateTime<Utc>) -> NewAccount {
    NewAccount {
        id: AccountId::new().0,
        workspace_id: workspace.0,
        user_id: user.0,
        provider: Word(Provider::Maildir),
        email: "ann@example.org".to_owned(),
        display_name: String::new(),
        settings: json!({}),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: true,
        takes_history: false,
        daily_send_limit: 500,
        send_window: None,
        signature: None,
        created_at: now,
    }
}

const CLEAR: Begun = Begun {
    state: OutboundState::Queued,
    may_leave: true,
    is_told: false,
};

#[tokio::test]
async fn a_hand_off_begins_once() {
    let desk = Desk::new().await;

    let first = desk.begin(desk.question()).await;
    let second = desk.begin(desk.question()).await;

    assert_eq!(first, CLEAR);
    assert_eq!(second.state, OutboundState::HandingOver);
}

#[tokio::test]
async fn a_hand_off_does_not_begin_where_something_stands_against_it_by_now() {
    for obstacle in [
        "INSERT INTO suppressions SELECT workspace_id, 'bo@corp.example', NULL, 'by_hand', now() FROM emails",
        "UPDATE email_accounts SET is_active = false",
        "UPDATE email_accounts SET auto_send_enabled = false",
        "UPDATE email_accounts SET daily_send_limit = 0",
        "UPDATE users SET quota = 0",
        "UPDATE users SET is_active = false",
        "UPDATE emails SET draft_version = 2",
        "UPDATE runs SET cancel_reason = 'stop'",
        "UPDATE outbound_messages SET kind = 'follow_up'",
        "UPDATE outbound_messages SET kind = 'reminder'",
    ] {
        let desk = Desk::new().await;
        desk.test.execute(obstacle).await;

        let begun = desk.begin(desk.question()).await;

        assert!(!begun.may_leave, "{obstacle}");
        assert_eq!(desk.state().await, OutboundState::Queued, "{obstacle}");
    }
    let desk = Desk::new().await;
    let charged_to_yesterday = Begin {
        is_charged: false,
        ..desk.question()
    };
    assert!(!desk.begin(charged_to_yesterday).await.may_leave);
}

#[tokio::test]
async fn the_quota_of_a_super_admin_holds_nothing_back() {
    let desk = Desk::new().await;
    desk.test
        .execute("UPDATE users SET quota = 0, role = 'super_admin'")
        .await;

    assert_eq!(desk.begin(desk.question()).await, CLEAR);
}

#[tokio::test]
async fn a_hand_off_does_not_begin_before_its_run_has_heard_everything() {
    let desk = Desk::new().await;
    let tell = async |conn: Conn<'_>| runs::signal(conn, desk.run, &Signal::Recalled, desk.now).await;
    desk.test.with(tell).await.unwrap();

    let deaf = desk.begin(desk.question()).await;
    let left_queued = desk.state().await;
    let heard = Begin {
        signals_heard: 1,
        ..desk.question()
    };

    assert_eq!((deaf.is_told, left_queued), (true, OutboundState::Queued));
    assert_eq!(desk.begin(heard).await, CLEAR);
}

#[tokio::test]
async fn the_gate_tells_of_an_earlier_message_and_of_limits() {
    let desk = Desk::new().await;
    let admission = Admission {
        workspace: desk.workspace,
        kind: OutboundKind::Reply,
        subject: desk.email.0,
        account: desk.account,
        to: vec!["Bo@Corp.example".to_owned()],
    };
    desk.test
        .execute("UPDATE users SET quota = 7; UPDATE email_accounts SET daily_send_limit = 3")
        .await;
    let ask = async |conn: Conn<'_>| Rows::default().read_gate(conn, admission.clone()).await;

    let gate = desk.test.with(&ask).await.unwrap();
    desk.test.execute("UPDATE users SET role = 'super_admin'").await;
    let unlimited = desk.test.with(&ask).await.unwrap();

    assert_eq!(gate.live, Some((desk.message, OutboundState::Queued)));
    assert_eq!((gate.limits.quota, gate.limits.daily), (7, 3));
    assert!(gate.is_active && gate.auto_send_enabled && !gate.is_suppressed);
    assert_eq!(gate.draft_version, Some(1));
    assert_eq!(unlimited.limits.quota, i32::MAX);
}

#[tokio::test]
async fn only_a_message_that_nothing_was_handed_over_of_is_called_back() {
    for (state, is_called_back) in [
        (OutboundState::Queued, true),
        (OutboundState::HandingOver, false),
        (OutboundState::Uncertain, false),
        (OutboundState::Sent, false),
    ] {
        let desk = Desk::new().await;
        desk.test
            .execute(&format!("UPDATE outbound_messages SET state = '{state}'"))
            .await;
        let reply = (OutboundKind::Reply, desk.email.0);
        let call_back = async |conn: Conn<'_>| ledger::call_back(conn, desk.workspace, reply, "back", desk.now).await;

        let found = desk.test.with(call_back).await.unwrap();

        let expected = if is_called_back {
            OutboundState::Cancelled
        } else {
            state
        };
        assert_eq!((found, desk.state().await), (Some(state), expected));
        assert_eq!(desk.charged().await, i32::from(!is_called_back));
    }
}

#[tokio::test]
async fn a_person_settles_what_was_handed_over_without_a_known_end() {
    for (state, was_sent, expected) in [
        (OutboundState::HandingOver, true, OutboundState::Sent),
        (OutboundState::HandingOver, false, OutboundState::Cancelled),
        (OutboundState::Uncertain, true, OutboundState::Sent),
        (OutboundState::Uncertain, false, OutboundState::Cancelled),
        (OutboundState::Queued, true, OutboundState::Queued),
    ] {
        let desk = Desk::new().await;
        desk.test
            .execute(&format!("UPDATE outbound_messages SET state = '{state}'"))
            .await;
        let settle = async |conn: Conn<'_>| {
            let message = ledger::get(conn, desk.workspace, desk.message).await?;
            ledger::settle_now(conn, &message, was_sent, desk.now).await
        };

        let is_settled = desk.test.with(settle).await.unwrap();

        assert_eq!(
            (is_settled, desk.state().await),
            (state != OutboundState::Queued, expected)
        );
        assert_eq!(desk.charged().await, i32::from(expected != OutboundState::Cancelled));
    }
}

#[tokio::test]
async fn a_message_moves_only_as_the_rules_allow() {
    let desk = Desk::new().await;
    let advance = async |to| {
        let change = Move::to(desk.message, to, None);
        let put = async |conn: Conn<'_>| Rows::default().advance(conn, change, desk.now).await;
        desk.test.with(put).await.unwrap().is_some()
    };

    let without_a_hand_off = advance(OutboundState::Sent).await;
    desk.begin(desk.question()).await;

    assert!(!without_a_hand_off);
    assert!(!advance(OutboundState::Cancelled).await, "a hand-off has begun");
    assert!(advance(OutboundState::Sent).await);
    assert!(!advance(OutboundState::Failed).await);
}

#[tokio::test]
async fn a_counter_that_was_not_read_is_given_back_to_and_never_charged() {
    let desk = Desk::new().await;
    let key = CounterKey::quota(desk.user, desk.now);
    let counters = Counters::default();

    let reserved = counters.reserve(&[(key.clone(), 500)]);
    counters.release(std::slice::from_ref(&key));
    let flush = async |conn: Conn<'_>| counters.flush(conn).await;
    desk.test.with(flush).await.unwrap();

    assert!(reserved.is_err());
    assert_eq!(desk.charged().await, 0);
}

/// What raises the limit of a mailbox does in its transaction, up to its commit.
async fn raise(desk: &Desk, conn: Conn<'_>) -> Vec<runs::Wake> {
    let changes = storage::accounts::AccountChanges {
        daily_send_limit: Some(900),
        ..Default::default()
    };
    storage::accounts::update(conn, desk.workspace, desk.account, &changes)
        .await
        .unwrap();
    emails::unblock_owner(conn, desk.user, desk.now + TimeDelta::seconds(1))
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_raises_a_limit_that_is_held_finds_what_waits_for_it() {
    let desk = Desk::new().await;
    let database = desk.test.database();
    let waiting = database.begin().await.unwrap();
    let held = ledger::hold_limits(waiting.conn(), desk.account).await.unwrap();
    let rest = emails::Resting::draft_ready(domain::emails::WaitReason::Quota, None, None);
    let action = emails::Action::new("draft_ready", json!({}));
    emails::rest(waiting.conn(), desk.email, rest, action, desk.now)
        .await
        .unwrap();

    let raising = async {
        let tx = database.begin().await.unwrap();
        raise(&desk, tx.conn()).await;
        tx.commit().await.unwrap();
    };
    let resting = async {
        // The other transaction has come to wait for this one, or is about to.
        tokio::task::yield_now().await;
        waiting.commit().await.unwrap();
    };
    tokio::join!(raising, resting);

    assert_eq!(held.map(|limits| limits.daily), Some(500));
    let told = async |conn: Conn<'_>| runs::find_told(conn, PROCESS_EMAIL, desk.email.0).await;
    let told = desk.test.with(told).await.unwrap();
    assert!(told.is_some_and(|told| told.has_unheard()));
}

#[tokio::test]
async fn a_limit_that_somebody_is_changing_is_not_waited_for() {
    let desk = Desk::new().await;
    let database = desk.test.database();
    let tx = database.begin().await.unwrap();
    raise(&desk, tx.conn()).await;
    let hold = async |conn: Conn<'_>| ledger::hold_limits(conn, desk.account).await;

    let meanwhile = desk.test.with(&hold).await.unwrap();
    tx.commit().await.unwrap();
    let afterwards = desk.test.with(&hold).await.unwrap();

    assert_eq!(meanwhile, None);
    assert_eq!(afterwards.map(|limits| limits.daily), Some(900));
}
