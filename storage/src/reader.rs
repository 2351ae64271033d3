//! Reads for many runs at once: what they ask for at the same time travels in one statement of each kind.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ids::{EmailId, WorkspaceId};
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::intents::{self, Intent};
use crate::reply_context::{self, OutlineOf, ReplyContext};
use crate::{Conn, Connection, Database, Error, Result};

/// Questions answered together.
const GROUP_LIMIT: usize = 64;
/// Groups that are answered at the same time, each on a connection of its own.
const CONNECTIONS: usize = 2;

/// Puts the questions of runs to the database; cheap to clone.
#[derive(Clone)]
pub struct Reader {
    questions: mpsc::UnboundedSender<Question>,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

impl Reader {
    /// Starts reading; it ends when the last handle is dropped.
    #[must_use]
    pub fn spawn(database: &Database) -> Self {
        let (questions, waiting) = mpsc::unbounded_channel();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..CONNECTIONS {
            tokio::spawn(answer_groups(database.clone(), waiting.clone()));
        }
        Self { questions }
    }

    /// The context of a reply as it is at `now`, without its background and calendar.
    ///
    /// # Errors
    /// `NotFound`, also for another workspace's; else the failure of the query.
    pub async fn outline(&self, workspace: WorkspaceId, email: EmailId, now: DateTime<Utc>) -> Result<ReplyContext> {
        let outline = OutlineOf { workspace, email, now };
        self.ask(outline, Question::Outline).await
    }

    /// The context with its background.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn background(&self, context: Arc<ReplyContext>) -> Result<ReplyContext> {
        self.ask(BackgroundOf(context), Question::Background).await
    }

    /// Active intents of a workspace, as classification reads them.
    ///
    /// # Errors
    /// The failure of the query.
    pub async fn intents(&self, workspace: WorkspaceId) -> Result<Arc<Vec<Intent>>> {
        self.ask(IntentsOf(workspace), Question::Intents).await
    }

    async fn ask<Q: Ask>(&self, question: Q, put: impl FnOnce(Asked<Q>) -> Question) -> Result<Q::Answer> {
        let gone = || Error::Unreachable("the reader has stopped".into());
        let (reply, answer) = oneshot::channel();
        self.questions.send(put((question, reply))).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// A question and where its answer goes.
type Asked<Q> = (Q, oneshot::Sender<Result<<Q as Ask>::Answer>>);

enum Question {
    Outline(Asked<OutlineOf>),
    Background(Asked<BackgroundOf>),
    Intents(Asked<IntentsOf>),
}

/// A kind of question that one statement answers any number of.
trait Ask: Clone + Send + Sync {
    type Answer: Send;

    /// Answers each question in its place.
    fn read(conn: Conn<'_>, asked: &[Self]) -> impl Future<Output = Result<Vec<Result<Self::Answer>>>> + Send;
}

impl Ask for OutlineOf {
    type Answer = ReplyContext;

    async fn read(conn: Conn<'_>, asked: &[Self]) -> Result<Vec<Result<ReplyContext>>> {
        let found = reply_context::read_outlines(conn, asked).await?;
        let context = |found: Option<ReplyContext>| found.ok_or(Error::NotFound("email"));
        Ok(found.into_iter().map(context).collect())
    }
}

#[derive(Clone)]
struct BackgroundOf(Arc<ReplyContext>);

impl Ask for BackgroundOf {
    type Answer = ReplyContext;

    async fn read(conn: Conn<'_>, asked: &[Self]) -> Result<Vec<Result<ReplyContext>>> {
        let mut contexts: Vec<ReplyContext> = asked.iter().map(|one| ReplyContext::clone(&one.0)).collect();
        reply_context::read_backgrounds(conn, &mut contexts).await?;
        Ok(contexts.into_iter().map(Ok).collect())
    }
}

#[derive(Clone)]
struct IntentsOf(WorkspaceId);

impl Ask for IntentsOf {
    type Answer = Arc<Vec<Intent>>;

    async fn read(conn: Conn<'_>, asked: &[Self]) -> Result<Vec<Result<Self::Answer>>> {
        let mut workspaces: Vec<WorkspaceId> = asked.iter().map(|one| one.0).collect();
        workspaces.sort();
        workspaces.dedup();
        let found = intents::list_active_of(conn, &workspaces).await?;
        let found: HashMap<_, _> = found.into_iter().map(|(of, intents)| (of, Arc::new(intents))).collect();
        let intents = |one: &Self| Ok(found.get(&one.0).cloned().unwrap_or_default());
        Ok(asked.iter().map(intents).collect())
    }
}

async fn answer_groups(database: Database, waiting: Arc<Mutex<mpsc::UnboundedReceiver<Question>>>) {
    let mut connection = None;
    loop {
        let mut group = Vec::new();
        if waiting.lock().await.recv_many(&mut group, GROUP_LIMIT).await == 0 {
            return;
        }
        let (mut outlines, mut backgrounds, mut intents) = (Vec::new(), Vec::new(), Vec::new());
        for question in group {
            match question {
                Question::Outline(asked) => outlines.push(asked),
                Question::Background(asked) => backgrounds.push(asked),
                Question::Intents(asked) => intents.push(asked),
            }
        }
        answer(&database, &mut connection, outlines).await;
        answer(&database, &mut connection, intents).await;
        answer(&database, &mut connection, backgrounds).await;
    }
}

/// Answers questions of one kind; where one of them cannot be answered, each is put alone.
async fn answer<Q: Ask>(database: &Database, connection: &mut Option<Connection>, asked: Vec<Asked<Q>>) {
    if asked.is_empty() {
        return;
    }
    let (questions, replies): (Vec<Q>, Vec<_>) = asked.into_iter().unzip();
    let answers = match put(database, connection, &questions).await {
        Err(error) if questions.len() > 1 && !error.is_transient() => {
            let mut answers = Vec::with_capacity(questions.len());
            for question in &questions {
                let alone = put(database, connection, std::slice::from_ref(question)).await;
                answers.push(alone.and_then(|mut answers| answers.pop().unwrap_or(Err(Error::Unanswered))));
            }
            answers
        }
        Err(error) => {
            let text = error.to_string();
            let mut answers = vec![Err(error)];
            answers.resize_with(questions.len(), || Err(Error::Unreachable(text.clone().into())));
            answers
        }
        Ok(answers) => answers,
    };
    for (reply, answer) in replies.into_iter().zip(answers) {
        // The run may have been given up meanwhile.
        let _given_up = reply.send(answer);
    }
}

async fn put<Q: Ask>(
    database: &Database,
    connection: &mut Option<Connection>,
    questions: &[Q],
) -> Result<Vec<Result<Q::Answer>>> {
    // A connection that stood idle may be gone; a new one tells whether the database is.
    if let Some(idle) = connection.take() {
        match Q::read(&idle, questions).await {
            Err(Error::Unreachable(_)) => {}
            answers => {
                *connection = Some(idle);
                return answers;
            }
        }
    }
    let fresh = database.dedicated().await?;
    let answers = Q::read(&fresh, questions).await;
    if !matches!(answers, Err(Error::Unreachable(_))) {
        *connection = Some(fresh);
    }
    answers
}
