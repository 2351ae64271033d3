//! What is deleted is gone at once for everybody, and soon for good, with everything that came of it.

use crate::world::{ADDRESS, World, mail};
use chrono::TimeDelta;
use domain::flows::{DELETION, PROCESS_EMAIL};
use domain::ids::{AccountId, UserId, WorkspaceId};
use storage::accounts::{self, AccountChanges};
use storage::runs::RunState;

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last?\n\nBest,\nLena";

#[tokio::test]
async fn a_deleted_mailbox_takes_emails_runs_and_raw_mail_along() {
    let world = World::new().await;
    world.receive(&mail("one", "Trial", QUESTION)).await;
    decide_by_hand(&world).await;
    world.receive(&mail("two", "Another question", QUESTION)).await;

    world.delete_account().await;

    world.assert_only_runs_remain(&[DELETION]).await;
    let run = world.run_of(DELETION, world.account.0).await;
    assert_eq!(run.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn a_deleted_mailbox_is_hidden_at_once_and_its_address_is_free() {
    let world = World::new().await;
    world.receive(&mail("one", "Trial", QUESTION)).await;
    let tx = world.database.begin().await.unwrap();

    storage::deletion::delete_account(tx.conn(), world.workspace, world.account, world.now())
        .await
        .unwrap();

    assert!(
        accounts::list(tx.conn(), world.workspace, None)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(accounts::get(tx.conn(), world.workspace, world.account).await.is_err());
    accounts::ensure_unknown(tx.conn(), world.workspace, ADDRESS)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_email_in_the_hands_of_a_worker_goes_when_the_worker_is_done() {
    let world = World::new().await;
    decide_by_hand(&world).await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;
    let lease = |until: &str| {
        format!(
            "UPDATE runs SET state = 'running', waiting_for = NULL, wake_at = NULL, lease_token = gen_random_uuid(),
                    lease_until = now() + interval '{until}' WHERE flow = 'process_email'"
        )
    };
    world.test_database.execute(&lease("1 h")).await;
    let tx = world.database.begin().await.unwrap();
    storage::deletion::delete_account(tx.conn(), world.workspace, world.account, world.now())
        .await
        .unwrap();
    let removal = loop {
        match storage::deletion::remove_some(tx.conn(), world.account.0)
            .await
            .unwrap()
        {
            storage::deletion::Removal::Some => {}
            removal => break removal,
        }
    };
    tx.commit().await.unwrap();

    assert_eq!(removal, storage::deletion::Removal::Held);
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    assert!(run.cancel_reason.is_some());
    world.run_to_rest().await;
    world.advance(TimeDelta::seconds(10)).await;
    world.assert_only_runs_remain(&[DELETION]).await;
}

#[tokio::test]
async fn a_deleted_person_takes_workspaces_and_mailboxes_along() {
    let world = World::new().await;
    world.receive(&mail("one", "Trial", QUESTION)).await;
    let tx = world.database.begin().await.unwrap();
    storage::deletion::delete_user(tx.conn(), world.user, world.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();

    world.run_to_rest().await;

    world.assert_only_runs_remain(&[DELETION]).await;
    world
        .test_database
        .execute(
            "DO $$ BEGIN
                 ASSERT NOT EXISTS (SELECT FROM users), 'the person is still there';
                 ASSERT NOT EXISTS (SELECT FROM workspaces), 'the workspace is still there';
                 ASSERT NOT EXISTS (SELECT FROM knowledge_entries), 'the knowledge is still there';
                 ASSERT NOT EXISTS (SELECT FROM intents), 'the intents are still there';
             END $$",
        )
        .await;
}

#[tokio::test]
async fn deleting_one_mailbox_leaves_the_others_alone() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Trial", QUESTION)).await;
    let tx = world.database.begin().await.unwrap();
    let refused = storage::deletion::delete_account(tx.conn(), WorkspaceId::new(), world.account, world.now()).await;
    let unknown = storage::deletion::delete_account(tx.conn(), world.workspace, AccountId::new(), world.now()).await;
    let nobody = storage::deletion::delete_user(tx.conn(), UserId::new(), world.now()).await;
    tx.commit().await.unwrap();

    assert!(refused.is_err() && unknown.is_err() && nobody.is_err());
    world.run_to_rest().await;
    assert_eq!(world.email(email).await.subject, "Trial");
}

async fn decide_by_hand(world: &World) {
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
}
