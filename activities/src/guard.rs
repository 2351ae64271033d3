//! Decides whether an email may be answered at all, and ends the answering of what may not.

use domain::emails::Status;
use domain::guard::IgnoreReason;
use domain::ids::EmailId;
use domain::mail::{self, Kind};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::emails::{Action, Resting};
use storage::journal::Recording;

use crate::{Activity, ActivityError, Context, Kept, StepFacts, reply_context};

/// Recipients of one report that are looked at.
const MOST_RECIPIENTS: usize = 100;

/// Looks at what was found when the email arrived.
#[derive(Debug)]
pub struct Guard {
    /// The email.
    pub email: EmailId,
    /// Whether a person asked for an answer all the same.
    pub is_asked_for: bool,
}

/// Whether an email may be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guarded {
    /// By itself, as far as the guard is concerned.
    Open,
    /// It is not, and nobody asked for it.
    Ignored {
        /// Code of the reason.
        reason: String,
    },
    /// A person asked for a draft, and is told what stands against sending it.
    OnlyByPerson {
        /// The sentence.
        why: String,
    },
}

/// Why an email is not answered, and who must not be written to any more.
#[derive(Debug)]
pub struct Refusal {
    reason: String,
    sentence: String,
    suppress: Vec<(String, &'static str)>,
}

impl Activity for Guard {
    type Performed = Option<Refusal>;
    type Output = Guarded;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Option<Refusal>, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let email = &reply.email;
        let Some(reason) = email.guard_reason.clone() else {
            return Ok(None);
        };
        let connection = context.database.connection().await?;
        let sentence = reason
            .parse::<IgnoreReason>()
            .map_or_else(|_| reason.clone(), |known| known.sentence().to_owned());
        let mut suppress = Vec::new();
        if matches!(email.kind.0, Kind::Bounce | Kind::Complaint) {
            let raw = storage::emails::get_raw(&connection, facts.run.workspace, self.email).await?;
            let message = mail::parse(&raw);
            for bounce in mail::bounces(&message)
                .into_iter()
                .filter(|bounce| bounce.is_hard)
                .take(MOST_RECIPIENTS)
            {
                // Anybody can write a report: only one about a message of ours counts.
                let Some(about) = &bounce.original_message_id else {
                    continue;
                };
                if storage::ledger::was_sent(&connection, facts.run.workspace, about).await? {
                    let why = if email.kind.0 == Kind::Complaint {
                        "complained"
                    } else {
                        "bounced"
                    };
                    suppress.extend(
                        bounce
                            .original_recipient
                            .or(bounce.recipient)
                            .map(|address| (address, why)),
                    );
                }
            }
        }
        Ok(Some(Refusal {
            reason,
            sentence,
            suppress,
        }))
    }

    fn output(&self, performed: &Option<Refusal>) -> Option<Guarded> {
        performed.is_none().then_some(Guarded::Open)
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Option<Refusal>,
    ) -> storage::Result<Kept<Guarded>> {
        let Some(refusal) = performed else {
            return Ok(Guarded::Open.into());
        };
        let reason = refusal.reason.clone();
        // Without a sender there is nobody whom a person could answer.
        if self.is_asked_for && reason != IgnoreReason::NoSender.as_str() {
            let why = refusal.sentence.clone();
            return Ok(Guarded::OnlyByPerson { why }.into());
        }
        let action = Action::new("ignored", json!({ "reason": reason }));
        let Recording { conn, rows, now, .. } = recording;
        rows.rest(self.email, Resting::at(Status::Ignored, Some(refusal.sentence.clone())));
        rows.act(self.email, action);
        for (address, why) in &refusal.suppress {
            storage::ledger::suppress(conn, facts.run.workspace, address, why, now).await?;
        }
        Ok(Guarded::Ignored { reason }.into())
    }
}
