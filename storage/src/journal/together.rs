//! A question that the records of a group put to the database in one statement.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

use crate::{Error, Result};

/// The rounds in which the records of a group ask. All of them decide at the same time, each as far as it gets without an
/// answer; when every record that is not done has asked, the questions of the round are put, each kind in one statement.
#[derive(Debug)]
pub(super) struct Rounds {
    records: Mutex<Records>,
    put: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Records {
    deciding: usize,
    asking: usize,
}

impl Rounds {
    /// So many records begin to decide.
    pub(super) fn begin(&self, records: usize) {
        self.with(|it| it.deciding = records);
    }

    /// One of them is done.
    pub(super) fn done(&self) {
        self.with(|it| {
            it.deciding = it.deciding.saturating_sub(1);
            if it.asking > 0 {
                self.put_if_all_ask(it);
            }
        });
    }

    /// One of them asks: waits until all the others that are not done ask too.
    async fn all_ask(&self) {
        let mut put = self.put.subscribe();
        let round = self.with(|it| {
            let round = *put.borrow_and_update();
            it.asking += 1;
            self.put_if_all_ask(it);
            round
        });
        // The sender lives as long as the rounds.
        let _open = put.wait_for(|put| *put > round).await;
    }

    fn put_if_all_ask(&self, it: &mut Records) {
        if it.asking >= it.deciding {
            it.asking = 0;
            self.put.send_modify(|round| *round += 1);
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut Records) -> T) -> T {
        change(&mut self.records.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Default for Rounds {
    fn default() -> Self {
        Self {
            records: Mutex::default(),
            put: watch::Sender::new(0),
        }
    }
}

/// Questions of one kind, from records that decide at the same time.
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
    /// The answer to one question, put with the others of its round. `put` answers any number of them, each in its place.
    ///
    /// # Errors
    /// What `put` failed with; `Shared` where the question of another record may be the cause.
    pub(super) async fn ask<F>(&self, rounds: &Rounds, question: Q, put: impl FnOnce(Vec<Q>) -> F) -> Result<A>
    where
        F: Future<Output = Result<Vec<A>>>,
    {
        let ticket = self.with(|asked| {
            asked.tickets += 1;
            asked.questions.push((asked.tickets, question));
            asked.tickets
        });
        rounds.all_ask().await;
        // Whoever has the turn puts all of them.
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
