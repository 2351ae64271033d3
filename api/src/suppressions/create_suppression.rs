//! Adding a suppression.

use axum::extract::State;
use axum::http::StatusCode;
use domain::intents::FieldError;
use domain::text::beginning;
use serde::Deserialize;
use serde_json::json;
use storage::people::audit;
use storage::suppressions::{self, BY_HAND, NewSuppression};
use utoipa::ToSchema;

use super::views::SuppressionView;
use crate::extract::Json;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Letters of the words that are kept.
const QUOTE_LETTERS: usize = 1_000;
/// Longest address that mail allows (RFC 5321 section 4.5.3.1.3).
const ADDRESS_LETTERS: usize = 254;

/// An address that is not to be written to any more.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateSuppression {
    email: String,
    /// Why, in the person's words.
    quote: Option<String>,
}

/// Add a suppression
///
/// Nothing leaves for the address from now on, whatever was approved. An address that is on the list already stays as it is.
#[utoipa::path(post, path = "/api/suppressions", tag = "suppressions", request_body = CreateSuppression,
    responses((status = 201, description = "The suppression", body = SuppressionView)))]
pub(crate) async fn create_suppression(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<CreateSuppression>,
) -> Result<(StatusCode, Json<SuppressionView>), Problem> {
    let email = address(&request.email)?;
    let quote = request
        .quote
        .as_deref()
        .map(str::trim)
        .filter(|quote| !quote.is_empty());
    let new = NewSuppression {
        email,
        reason: BY_HAND,
        quote: quote.map(|quote| beginning(quote, QUOTE_LETTERS).to_owned()),
        user: Some(session.user),
    };
    let tx = state.database.begin().await?;
    suppressions::add(tx.conn(), session.workspace, &new, session.at).await?;
    let stored = suppressions::get_by_email(tx.conn(), session.workspace, &new.email).await?;
    audit::record(
        tx.conn(),
        &session.event("suppression.created", stored.id, json!({ "email": stored.email })),
    )
    .await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(stored.into())))
}

fn address(written: &str) -> Result<String, Vec<FieldError>> {
    let address = written.trim().to_lowercase();
    let is_address = address.split_once('@').is_some_and(|(local, house)| {
        !local.is_empty() && house.contains('.') && !house.contains('@') && !house.ends_with('.')
    });
    let is_plain =
        !address.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "<>,;".contains(letter));
    if is_address && is_plain && address.len() <= ADDRESS_LETTERS {
        return Ok(address);
    }
    Err(vec![FieldError {
        field: "email".to_owned(),
        message: "must be one address such as ann@example.org".to_owned(),
    }])
}
