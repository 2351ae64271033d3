//! Tokens and cost of calls to language models.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int8, Nullable, Text, Timestamptz};
use diesel::{ExpressionMethods, Insertable, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{EmailId, WorkspaceId};
use uuid::Uuid;

use crate::schema::model_calls;
use crate::statement::statement;
use crate::{Conn, Result};

/// A call as it is kept.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = model_calls)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct ModelCall {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub email_id: Uuid,
    pub purpose: String,
    pub draft_version: Option<i32>,
    pub model: String,
    pub prompt_tokens: i32,
    pub completion_tokens: i32,
    pub cost_micros: Option<i64>,
    pub created_at: DateTime<Utc>,
}

/// Keeps a call.
///
/// # Errors
/// The failure of the query.
pub async fn insert(mut conn: Conn<'_>, call: &ModelCall) -> Result<()> {
    diesel::insert_into(model_calls::table)
        .values(call)
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// The calls for an email, oldest first.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, workspace: WorkspaceId, email: EmailId) -> Result<Vec<ModelCall>> {
    Ok(model_calls::table
        .filter(model_calls::email_id.eq(email.0))
        .filter(model_calls::workspace_id.eq(workspace.0))
        .order(model_calls::id)
        .select(ModelCall::as_select())
        .load(&mut conn)
        .await?)
}

/// What all calls of a model for one purpose took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelTally {
    /// The model.
    pub model: String,
    /// `draft`, `review` or `follow_up`.
    pub purpose: String,
    /// How many.
    pub calls: i64,
    /// Tokens read.
    pub prompt_tokens: i64,
    /// Tokens written.
    pub completion_tokens: i64,
    /// Cost of those whose price was known.
    pub cost_micros: Option<i64>,
    /// Calls whose price was not.
    pub calls_without_price: i64,
}

statement! {
    /// Sums of the whole installation.
    Select<'a> { since: DateTime<Utc> => Timestamptz } -> (Text, Text, Int8, Int8, Int8, Nullable<Int8>, Int8),
    "SELECT model, purpose, count(*), sum(prompt_tokens)::bigint, sum(completion_tokens)::bigint, sum(cost_micros)::bigint,
            count(*) FILTER (WHERE cost_micros IS NULL)
     FROM model_calls WHERE created_at >= $ GROUP BY 1, 2 ORDER BY 1, 2"
}

/// The columns of [`ModelTally`], in its order.
type Sums = (String, String, i64, i64, i64, Option<i64>, i64);

/// Everything that was called since, by model and purpose.
///
/// # Errors
/// The failure of the query.
pub async fn tally(mut conn: Conn<'_>, since: DateTime<Utc>) -> Result<Vec<ModelTally>> {
    let select = Select { since: &since };
    let rows: Vec<Sums> = select.load(&mut conn).await?;
    let tally =
        |(model, purpose, calls, prompt_tokens, completion_tokens, cost_micros, calls_without_price)| ModelTally {
            model,
            purpose,
            calls,
            prompt_tokens,
            completion_tokens,
            cost_micros,
            calls_without_price,
        };
    Ok(rows.into_iter().map(tally).collect())
}
