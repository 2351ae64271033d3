//! Sealing every secret with the newest key. Each secret is replaced by itself, and only where it is still the one that
//! was opened: whatever stops this, it is begun again and goes on with what is left.

use connectors::sealing::{Sealed, Sealer};
use domain::ids::AccountId;
use storage::Database;
use storage::accounts::{self, SealedSecret};

/// Secrets read at once.
const BATCH: i64 = 100;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// How many secrets were sealed anew.
    pub resealed: usize,
    /// Mailboxes whose secret does not open, and why; they stay as they are.
    pub unopened: Vec<(AccountId, String)>,
}

/// Seals every secret of an older key with the current one.
///
/// # Errors
/// The failure of a query.
pub async fn rotate(database: &Database, sealer: &Sealer) -> anyhow::Result<Rotated> {
    let mut rotated = Rotated::default();
    let mut last = None;
    loop {
        let connection = database.connection().await?;
        let batch = accounts::sealed_otherwise(&connection, sealer.key_id(), last, BATCH).await?;
        let Some(end) = batch.last() else {
            return Ok(rotated);
        };
        last = Some(end.account);
        for before in batch {
            let account = before.account;
            match sealed_anew(sealer, &before) {
                Ok(sealed) => {
                    let now = (sealed.bytes.as_slice(), sealed.key_id.as_str());
                    // What was changed meanwhile was sealed by a running process; it is looked at in the next call.
                    rotated.resealed += usize::from(accounts::reseal(&connection, &before, now).await?);
                }
                Err(error) => rotated.unopened.push((account, error.to_string())),
            }
        }
    }
}

fn sealed_anew(sealer: &Sealer, before: &SealedSecret) -> Result<Sealed, connectors::sealing::Error> {
    let sealed = Sealed {
        bytes: before.secret.clone(),
        key_id: before.key_id.clone(),
    };
    let owner = before.account.0.as_bytes();
    sealer.seal(&sealer.open(&sealed, owner)?, owner)
}

#[cfg(test)]
mod tests {
    use connectors::sealing::SealingKey;
    use domain::accounts::Provider;
    use domain::ids::{UserId, WorkspaceId};
    use domain::roles::Role;
    use secrecy::{ExposeSecret, SecretString};
    use storage::Word;
    use storage::accounts::{Account, NewAccount};
    use storage::people::joining;
    use storage::people::users::NewUser;
    use testkit::database::TestDatabase;

    use super::*;

    fn key(byte: u8) -> SealingKey {
        SealingKey::from_hex_or_base64(&hex::encode([byte; 32])).unwrap()
    }

    async fn connect(database: &Database, owner: (WorkspaceId, UserId), number: usize, sealer: &Sealer) -> Account {
        let id = AccountId::new();
        let secret = SecretString::from(format!("secret {number}"));
        let sealed = sealer.seal(&secret, id.0.as_bytes()).unwrap();
        let account = NewAccount {
            id: id.0,
            workspace_id: owner.0.0,
            user_id: owner.1.0,
            provider: Word(Provider::Imap),
            email: format!("box{number}@example.org"),
            display_name: String::new(),
            settings: serde_json::json!({}),
            secret: Some(sealed.bytes),
            secret_key_id: Some(sealed.key_id),
            token_expiry: None,
            auto_send_enabled: false,
            takes_history: false,
            daily_send_limit: 10,
            send_window: None,
            signature: None,
            created_at: testkit::now(),
        };
        let connection = database.connection().await.unwrap();
        accounts::insert(&connection, &account).await.unwrap()
    }

    #[tokio::test]
    async fn every_secret_that_opens_is_sealed_anew_and_what_is_done_is_not_done_again() {
        let test = TestDatabase::new().await;
        let database = test.database();
        let ann = NewUser::new("ann@example.org", String::new(), "Ann", Role::User, testkit::now());
        let owner = {
            let connection = database.connection().await.unwrap();
            let (user, workspace) = joining::join(&connection, &ann, "Ann").await.unwrap();
            (workspace.id(), user.id())
        };
        let many = usize::try_from(BATCH).unwrap() + 5;
        let old = Sealer::new(key(1), Vec::new());
        let mut mailboxes = Vec::new();
        for number in 0..many {
            mailboxes.push(connect(&database, owner, number, &old).await);
        }
        let lost = connect(&database, owner, many, &Sealer::new(key(9), Vec::new())).await;
        let rotated = Sealer::new(key(2), vec![key(1)]);

        let first = rotate(&database, &rotated).await.unwrap();
        let again = rotate(&database, &rotated).await.unwrap();

        assert_eq!(first.resealed, many);
        assert_eq!(again.resealed, 0);
        for (unopened, reason) in [&first.unopened[0], &again.unopened[0]] {
            assert_eq!(unopened.0, lost.id);
            assert!(reason.contains(key(9).id()), "{reason}");
        }
        let alone = Sealer::new(key(2), Vec::new());
        let connection = database.connection().await.unwrap();
        for (number, mailbox) in mailboxes.iter().enumerate() {
            let account = accounts::get(&connection, owner.0, AccountId(mailbox.id))
                .await
                .unwrap();
            let sealed = Sealed {
                bytes: account.secret.unwrap(),
                key_id: account.secret_key_id.unwrap(),
            };
            let opened = alone.open(&sealed, mailbox.id.as_bytes()).unwrap();
            assert_eq!(opened.expose_secret(), format!("secret {number}"));
        }
    }
}
