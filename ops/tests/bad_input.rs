//! Mail made to break things goes through the whole house: it ends in a clear state, nothing of it is lost, and
//! nothing else waits for it.

mod house;
mod support;

use std::time::{Duration, Instant};

use domain::accounts::Health;
use domain::emails::Status;
use house::{House, Letter, Mailbox, eventually, hostile, letters};

const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn hostile_mail_is_taken_in_and_delays_nothing() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    let hostile = hostile::messages();
    for (name, raw) in &hostile {
        house.mailbox.deliver(name, raw);
    }
    let questions: Vec<Letter> = (0..20).map(letters::question).collect();

    house.work_through(&questions, PATIENCE).await;
    house.rest(hostile.len() + questions.len(), PATIENCE).await;

    for (name, raw) in &hostile {
        let email = house.email(name).await;
        println!(
            "{name}: {} bytes, {}, {:?}",
            raw.len(),
            email.status.0,
            email.status_reason
        );
        assert!(
            matches!(email.status.0, Status::Sent | Status::DraftReady | Status::Ignored),
            "{name}: {} {:?}",
            email.status.0,
            email.status_reason
        );
        let connection = house.database.connection().await.unwrap();
        let kept = storage::emails::get_raw(&connection, house.workspace, email.id.into())
            .await
            .unwrap();
        assert_eq!(&kept, raw, "{name} is kept as it came");
    }
    for question in &questions {
        assert_eq!(
            house.email(&question.name).await.status.0,
            Status::Sent,
            "{}",
            question.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_huge_message_delays_nothing_and_is_kept_whole() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    let [attached, plain] = [hostile::huge_attachment(), hostile::huge_text()];
    house.mailbox.deliver("huge-attachment", &attached);
    house.mailbox.deliver("huge-text", &plain);
    let questions: Vec<Letter> = (0..20).map(letters::question).collect();

    let begun = Instant::now();
    house.work_through(&questions, PATIENCE).await;
    house.rest(questions.len() + 2, PATIENCE).await;

    println!(
        "two messages of 50 MB: at rest after {:.1?}, at most {} MB in the worker, {} MB in the API",
        begun.elapsed(),
        house.workers[0].most_memory(),
        house.api.most_memory()
    );
    for (name, raw) in [("huge-attachment", attached), ("huge-text", plain)] {
        let email = house.email(name).await;
        assert!(
            matches!(email.status.0, Status::Sent | Status::DraftReady),
            "{name}: {:?}",
            email.status_reason
        );
        let connection = house.database.connection().await.unwrap();
        let kept = storage::emails::get_raw(&connection, house.workspace, email.id.into())
            .await
            .unwrap();
        assert!(kept == raw, "{name} is kept whole");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_folder_that_disappears_is_told_and_read_again_when_it_is_back() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    let questions: Vec<Letter> = (0..6).map(letters::question).collect();
    house.work_through(&questions[..3], PATIENCE).await;
    let folder = house.mailbox.path().to_owned();
    let away = folder.with_extension("away");

    std::fs::rename(&folder, &away).unwrap();
    eventually("the mailbox is shown as failing", PATIENCE, async || {
        house.read_mail().await;
        account(&house).await.health.0 == Health::Failing
    })
    .await;
    let why = account(&house).await.last_error.unwrap_or_default();
    std::fs::rename(&away, &folder).unwrap();
    for letter in &questions[3..] {
        house.mailbox.deliver(&letter.name, &letter.raw);
    }
    house.rest(questions.len(), PATIENCE).await;

    assert!(
        why.contains(folder.to_str().unwrap()),
        "the reason names the folder: {why}"
    );
    let account = account(&house).await;
    assert_eq!((account.health.0, account.last_error), (Health::Connected, None));
    assert_eq!(house.mailbox.count_sent(), questions.len());
}

async fn account(house: &House) -> storage::accounts::Account {
    let connection = house.database.connection().await.unwrap();
    storage::accounts::get(&connection, house.workspace, house.account)
        .await
        .unwrap()
}
