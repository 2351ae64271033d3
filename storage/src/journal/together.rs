//! A question that the records of a group put to the database in one statement.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::{Error, Result};

/// Questions of one kind, from records that run at the same time.
pub(super) struct Together<Q, A> {
    asked: Mutex<Asked<Q, A>>,
    turn: tokio::sync::Mutex<()>,
}

struct Asked<Q, A> {
    tickets: usize,
    questions: Vec<(usize, Q)>,
    answers: HashMap<usize, A>,
}

impl<Q, A> Together<Q, A> {
    /// The answer to one question. `put` answers any number of them, each in its place.
    ///
    /// # Errors
    /// What `put` failed with; `Shared` where the question of another record may be the cause.
    pub(super) async fn ask<F>(&self, question: Q, put: impl FnOnce(Vec<Q>) -> F) -> Result<A>
    where
        F: Future<Output = Result<Vec<A>>>,
    {
        let ticket = self.with(|asked| {
            asked.tickets += 1;
            asked.questions.push((asked.tickets, question));
            asked.tickets
        });
        // The other records come to their questions first; then whoever has the turn puts all of them.
        tokio::task::yield_now().await;
        let _turn = self.turn.lock().await;
        if let Some(answer) = self.with(|asked| asked.answers.remove(&ticket)) {
            return Ok(answer);
        }
        let (tickets, questions): (Vec<usize>, Vec<Q>) = self.with(|asked| asked.questions.drain(..).unzip());
        let is_shared = tickets.len() > 1;
        let answers = put(questions).await.map_err(|error| {
            if is_shared {
                Error::Shared(Box::new(error))
            } else {
                error
            }
        })?;
        self.with(|asked| {
            asked.answers.extend(tickets.into_iter().zip(answers));
            asked.answers.remove(&ticket).ok_or(Error::Unanswered)
        })
    }

    fn with<T>(&self, change: impl FnOnce(&mut Asked<Q, A>) -> T) -> T {
        change(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<Q, A> Default for Together<Q, A> {
    fn default() -> Self {
        Self {
            asked: Mutex::new(Asked {
                tickets: 0,
                questions: Vec::new(),
                answers: HashMap::new(),
            }),
            turn: tokio::sync::Mutex::default(),
        }
    }
}

impl<Q, A> fmt::Debug for Together<Q, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Together")
    }
}
