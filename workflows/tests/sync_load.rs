//! How long a reply takes while a large mailbox is read. Run by hand: `cargo test -p workflows --release --test
//! sync_load -- --ignored --nocapture`.

mod world;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use domain::accounts::Provider;
use domain::flows::{Queue, SYNC_MAILBOX};
use domain::ids::AccountId;
use storage::Word;
use storage::accounts::NewAccount;
use storage::runs::NewRun;
use world::{World, mail};

const MESSAGES: usize = 20_000;
const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

async fn large_mailbox(world: &World) -> AccountId {
    let address = "archive@larkbench.example";
    let account = NewAccount {
        id: AccountId::new().0,
        workspace_id: world.workspace.0,
        user_id: world.user.0,
        provider: Word(Provider::Maildir),
        email: address.to_owned(),
        display_name: "Larkbench".to_owned(),
        settings: serde_json::json!({}),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: true,
        takes_history: true,
        daily_send_limit: 500,
        send_window: None,
        signature: None,
        created_at: world.now(),
    };
    let connection = world.database.connection().await.unwrap();
    storage::accounts::insert(&connection, &account).await.unwrap();
    let mailbox = world.mailboxes.mailbox(address);
    let body = "The same long story as every week, told once more.\n".repeat(100);
    for number in 0..MESSAGES {
        let raw = mail(&format!("old{number}"), &format!("Story {number}"), &body);
        mailbox.push_inbound(raw.replace('\n', "\r\n"), world.now());
    }
    let run = NewRun::new(world.workspace, world.user, SYNC_MAILBOX, account.id, world.now());
    storage::runs::start(&connection, &run).await.unwrap();
    AccountId(account.id)
}

/// Reads the mailbox to its end.
async fn read(world: &World, account: AccountId, is_over: &AtomicBool) {
    let mailbox = world.run_of(SYNC_MAILBOX, account.0).await;
    let wake = storage::runs::Wake {
        run: mailbox.id.into(),
        queue: Queue::Sync,
    };
    let started = Instant::now();
    loop {
        world.engine.execute(wake).await;
        let run = world.run_of(SYNC_MAILBOX, account.0).await;
        if run.wake_at.is_some_and(|at| at > world.now()) {
            break;
        }
    }
    println!("{MESSAGES} messages were read in {:?}", started.elapsed());
    is_over.store(true, Ordering::SeqCst);
}

/// Answers one mail after the other, and measures each from its run's claim to the hand-off.
async fn answer(world: &World, is_over: &AtomicBool) -> Vec<Duration> {
    let mut took = Vec::new();
    for number in 0.. {
        let raw = mail(&format!("new{number}"), &format!("Demo request {number}"), QUESTION)
            .replace("lena@", &format!("lena{number}@"));
        let raw = activities::fetch_mail::read(
            connectors::mailbox::FetchedMessage {
                provider_message_id: format!("new-{number}"),
                provider_thread_id: None,
                received_at: world.now(),
                raw: raw.replace('\n', "\r\n").into_bytes(),
                is_cut: false,
                place: connectors::mailbox::Place::Inbox(domain::guard::Standing::Open),
            },
            &domain::guard::GuardFacts::default(),
        );
        let connection = world.database.connection().await.unwrap();
        let taken = storage::emails::ingest(
            &connection,
            world.workspace,
            world.user,
            world.account,
            (&[], &[raw]),
            world.now(),
        )
        .await
        .unwrap();
        drop(connection);
        let before = world.mailbox.handed_over().len();
        let started = Instant::now();
        for wake in taken.wakes {
            world.engine.execute(wake).await;
        }
        assert_eq!(world.mailbox.handed_over().len(), before + 1);
        took.push(started.elapsed());
        if is_over.load(Ordering::SeqCst) || took.len() == 450 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    took
}

fn percentile(sorted: &[Duration], of: usize) -> Duration {
    sorted[(sorted.len() - 1) * of / 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures, by hand"]
async fn a_reply_does_not_wait_for_a_large_mailbox() {
    let world = World::new().await;
    let mut alone = answer(&world, &AtomicBool::new(false)).await;
    let second = Arc::new(World::new().await);
    let account = large_mailbox(&second).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let reading = tokio::spawn({
        let (second, is_over) = (second.clone(), is_over.clone());
        async move { read(&second, account, &is_over).await }
    });
    let mut beside = answer(&second, &is_over).await;
    reading.await.unwrap();

    for (name, took) in [("alone", &mut alone), ("while it is read", &mut beside)] {
        took.sort();
        let (p50, p99) = (percentile(took, 50), percentile(took, 99));
        println!("{} replies {name}: p50 {p50:?}, p99 {p99:?}", took.len());
    }
}
