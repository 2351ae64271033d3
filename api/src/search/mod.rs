//! Finding anything by a few letters, for the command palette.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use serde::{Deserialize, Serialize};
use storage::search::{self, Found, FoundEmail, FoundFollowUp, FoundPerson, Named};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Json, Query};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::words::{FollowUpStatusSchema, StatusSchema};
use crate::{ApiState, Problem};

const DEFAULT_LIMIT: i64 = 5;
const MOST: i64 = 20;
/// One letter finds nearly everything.
const SHORTEST: usize = 2;
const LONGEST: usize = 100;

/// What to look for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchQuery {
    /// Beginnings of words, or letters of a name or a title; at least two.
    #[serde(default)]
    q: String,
    /// Most of each kind, 5 unless given.
    #[param(minimum = 1, maximum = 20)]
    limit: Option<i64>,
}

/// A handful of each kind, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchResults {
    people: Vec<PersonHit>,
    emails: Vec<EmailHit>,
    /// Pending ones, the next first.
    follow_ups: Vec<FollowUpHit>,
    intents: Vec<IntentHit>,
    knowledge: Vec<KnowledgeHit>,
}

/// A correspondent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonHit {
    email: String,
    name: String,
    /// Conversations among the newest emails.
    conversations: i64,
    last_at: DateTime<Utc>,
}

/// An email.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EmailHit {
    id: Uuid,
    subject: String,
    from_name: String,
    from_email: String,
    received_at: DateTime<Utc>,
    /// Resting status.
    #[schema(value_type = StatusSchema)]
    status: Status,
}

/// A follow-up.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FollowUpHit {
    id: Uuid,
    email_id: Uuid,
    /// Subject of the email.
    subject: String,
    scheduled_at: DateTime<Utc>,
    #[schema(value_type = FollowUpStatusSchema)]
    status: FollowUpStatus,
}

/// An intent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IntentHit {
    id: Uuid,
    name: String,
}

/// A knowledge entry.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KnowledgeHit {
    id: Uuid,
    title: String,
}

/// Search
///
/// People, emails and follow-ups that the person sees; intents and knowledge of the workspace. Of emails the words of
/// senders and subjects are looked at, from their beginning; the list of emails looks at their texts too.
#[utoipa::path(get, path = "/api/search", tag = "search", params(SearchQuery),
    responses((status = 200, description = "What was found", body = SearchResults)))]
pub(crate) async fn search_everything(
    State(state): State<ApiState>,
    session: Session,
    Query(query): Query<SearchQuery>,
) -> Result<Json<SearchResults>, Problem> {
    let text = query.q.trim();
    let mut checks = FieldChecks::default();
    checks.require(text.chars().count() >= SHORTEST, "q", "must have at least two letters");
    checks.require_short("q", text, LONGEST);
    checks.done()?;
    let most = query.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST);
    let connection = state.database.connection().await?;
    let found = search::search(&connection, &session.scope(), text, most, session.at).await?;
    Ok(Json(found.into()))
}

impl From<Found> for SearchResults {
    fn from(found: Found) -> Self {
        Self {
            people: found.people.into_iter().map(PersonHit::from).collect(),
            emails: found.emails.into_iter().map(EmailHit::from).collect(),
            follow_ups: found.follow_ups.into_iter().map(FollowUpHit::from).collect(),
            intents: found.intents.into_iter().map(IntentHit::from).collect(),
            knowledge: found.knowledge.into_iter().map(KnowledgeHit::from).collect(),
        }
    }
}

impl From<FoundPerson> for PersonHit {
    fn from(person: FoundPerson) -> Self {
        Self {
            email: person.email,
            name: person.name,
            conversations: person.conversations,
            last_at: person.last_at,
        }
    }
}

impl From<FoundEmail> for EmailHit {
    fn from(email: FoundEmail) -> Self {
        Self {
            id: email.id,
            subject: email.subject,
            from_name: email.from_name,
            from_email: email.from_email,
            received_at: email.received_at,
            status: email.status,
        }
    }
}

impl From<FoundFollowUp> for FollowUpHit {
    fn from(follow_up: FoundFollowUp) -> Self {
        Self {
            id: follow_up.id,
            email_id: follow_up.email,
            subject: follow_up.subject,
            scheduled_at: follow_up.scheduled_at,
            status: follow_up.status,
        }
    }
}

impl From<Named> for IntentHit {
    fn from((id, name): Named) -> Self {
        Self { id, name }
    }
}

impl From<Named> for KnowledgeHit {
    fn from((id, title): Named) -> Self {
        Self { id, title }
    }
}
