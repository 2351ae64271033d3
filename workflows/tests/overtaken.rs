//! What people change while a run is at work counts; the run makes anew what was made from the old.

mod world;

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use connectors::Error;
use connectors::model::{LanguageModel, Reviewed, Written};
use domain::drafting::{DraftInput, DraftText};
use domain::emails::Status;
use domain::ids::{AccountId, DraftId};
use serde_json::json;
use storage::Database;
use storage::drafts::{self, NewDraft};
use world::{World, mail};

/// Lets a person write a draft while it writes its first one.
#[derive(Default)]
struct Overtaken {
    desk: OnceLock<(Database, AccountId)>,
    done: OnceLock<()>,
}

impl Overtaken {
    async fn let_a_person_write(&self) {
        let (database, account) = self.desk.get().unwrap();
        let connection = database.connection().await.unwrap();
        let email = storage::emails::find_by_provider_id(&connection, *account, "fake-1")
            .await
            .unwrap();
        let draft = NewDraft {
            id: DraftId::new(),
            email: email.unwrap(),
            version: 1,
            body: "I have this one.".to_owned(),
            model: "person".to_owned(),
            user: None,
            instruction: None,
            citations: Vec::new(),
            retries: 0,
            issues: json!([]),
        };
        drafts::insert(&connection, &draft, testkit::now()).await.unwrap();
    }
}

#[async_trait]
impl LanguageModel for Overtaken {
    fn name(&self) -> &'static str {
        "overtaken"
    }

    async fn draft(&self, _input: &DraftInput) -> Result<Written, Error> {
        if self.done.set(()).is_ok() {
            self.let_a_person_write().await;
        }
        Ok(Written {
            body: "Hello Lena,\n\nthank you for your message. We come back to you.".to_owned(),
            citations: Vec::new(),
            model: self.name().to_owned(),
            usage: None,
        })
    }

    async fn judge(&self, _draft: &DraftText, _input: &DraftInput) -> Result<Reviewed, Error> {
        Ok(Reviewed::default())
    }
}

#[tokio::test]
async fn a_draft_that_was_overtaken_is_written_again_as_the_version_after_and_sent_once() {
    let model = Arc::new(Overtaken::default());
    let world = World::with_model(|_| model.clone()).await;
    assert!(model.desk.set((world.database.clone(), world.account)).is_ok());

    let email = world
        .receive(&mail("1", "A question", "Hello, what do you make?"))
        .await;

    let found = world.email(email).await;
    assert_eq!((found.status.0, found.draft_version), (Status::Sent, 2));
    assert_eq!(world.mailbox.handed_over().len(), 1);
    let connection = world.database.connection().await.unwrap();
    let versions = drafts::list(&connection, world.workspace, email).await.unwrap();
    let shown: Vec<_> = versions
        .iter()
        .map(|draft| (draft.version, draft.model.as_str()))
        .collect();
    assert_eq!(shown, [(2, "overtaken"), (1, "person")]);
}
