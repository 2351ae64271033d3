//! What people change while a run is at work counts; the run makes anew what was made from the old. What a model was
//! asked for is kept before anything else happens.

mod world;

use std::sync::atomic::{AtomicUsize, Ordering};
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
            answers: json!({}),
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
            draft: DraftText {
                body: "Hello Lena,\n\nthank you for your message. We come back to you.".to_owned(),
                ..DraftText::default()
            },
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

/// A model elsewhere that does not say what it costs; notes how many drafts are kept when it is asked to judge one.
#[derive(Default)]
struct Elsewhere {
    desk: OnceLock<(Database, AccountId)>,
    kept: AtomicUsize,
}

#[async_trait]
impl LanguageModel for Elsewhere {
    fn name(&self) -> &'static str {
        "elsewhere"
    }

    async fn draft(&self, _input: &DraftInput) -> Result<Written, Error> {
        Ok(Written {
            draft: DraftText {
                body: "Hello Lena,\n\nthank you for your message. We come back to you.".to_owned(),
                ..DraftText::default()
            },
            model: self.name().to_owned(),
            usage: None,
        })
    }

    async fn judge(&self, _draft: &DraftText, _input: &DraftInput) -> Result<Reviewed, Error> {
        let (database, account) = self.desk.get().unwrap();
        let connection = database.connection().await.unwrap();
        let email = storage::emails::find_by_provider_id(&connection, *account, "fake-1")
            .await
            .unwrap()
            .unwrap();
        let kept = drafts::find(&connection, email, 1).await.unwrap();
        self.kept.store(usize::from(kept.is_some()), Ordering::SeqCst);
        Ok(Reviewed {
            model: self.name().to_owned(),
            ..Reviewed::default()
        })
    }
}

#[tokio::test]
async fn what_a_model_wrote_is_kept_before_it_is_judged_whether_it_says_what_it_cost_or_not() {
    let model = Arc::new(Elsewhere::default());
    let world = World::with_model(|_| model.clone()).await;
    assert!(model.desk.set((world.database.clone(), world.account)).is_ok());

    let email = world
        .receive(&mail("1", "A question", "Hello, what do you make?"))
        .await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(model.kept.load(Ordering::SeqCst), 1);
}
