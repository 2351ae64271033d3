//! What a person changed before a reply left.

use axum::extract::State;
use domain::drafting::comparison::{Comparison, Piece, PieceKind, compare};
use domain::emails::Status;
use domain::ids::EmailId;
use serde::{Deserialize, Serialize};
use storage::drafts::{self, Draft};
use utoipa::{IntoParams, ToSchema};

use super::find;
use super::put_draft::PERSON;
use crate::extract::{Json, Path, Query};
use crate::off_thread::off_thread;
use crate::session::Session;
use crate::words::PieceKindSchema;
use crate::{ApiState, Problem};

/// Which versions.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DiffQuery {
    /// The earlier one; the last that Mailroom wrote unless given.
    from: Option<i32>,
    /// The later one; the current one unless given.
    to: Option<i32>,
}

/// Two versions of a reply laid over each other.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftDiff {
    from_version: i32,
    to_version: i32,
    /// Whether the later version has left.
    is_sent: bool,
    is_unchanged: bool,
    /// Share of words in common, 0 to 1.
    similarity: f64,
    /// In order; what replaces follows what it replaces.
    ops: Vec<DiffOp>,
}

/// A piece of the two versions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DiffOp {
    #[schema(value_type = PieceKindSchema)]
    op: PieceKind,
    text: String,
}

impl From<Piece> for DiffOp {
    fn from(piece: Piece) -> Self {
        Self {
            op: piece.kind,
            text: piece.text,
        }
    }
}

/// Draft and what was sent
///
/// Word by word, without signature and quote.
#[utoipa::path(get, path = "/api/emails/{id}/diff", tag = "emails", params(("id" = uuid::Uuid, Path), DiffQuery),
    responses((status = 200, description = "The difference", body = DraftDiff)))]
pub(crate) async fn get_draft_diff(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Query(query): Query<DiffQuery>,
) -> Result<Json<DraftDiff>, Problem> {
    let connection = state.database.connection().await?;
    let email = find(&connection, &session, id).await?;
    let versions = drafts::list(&connection, session.workspace, id).await?;
    drop(connection);
    let missing = || Problem::not_found("draft");
    let to = version(&versions, query.to.unwrap_or(email.draft_version)).ok_or_else(missing)?;
    let from = match query.from {
        Some(from) => version(&versions, from),
        None => versions
            .iter()
            .find(|draft| draft.version <= to.version && draft.model != PERSON),
    };
    let from = from.ok_or_else(missing)?;
    let (before, after) = (from.body.clone(), to.body.clone());
    let Comparison { pieces, similarity } = off_thread(move || compare(&before, &after)).await?;
    Ok(Json(DraftDiff {
        from_version: from.version,
        to_version: to.version,
        is_sent: email.status.0 == Status::Sent && to.version == email.draft_version,
        is_unchanged: from.body == to.body,
        similarity,
        ops: pieces.into_iter().map(DiffOp::from).collect(),
    }))
}

fn version(versions: &[Draft], wanted: i32) -> Option<&Draft> {
    versions.iter().find(|draft| draft.version == wanted)
}
