//! The pages about problems, at the address that `type` of every problem names.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use crate::extract::Path;
use crate::{Code, Problem};

/// Page about a problem
#[utoipa::path(get, path = "/api/problems/{code}", tag = "system", security(()), params(("code" = String, Path)),
    responses((status = 200, description = "What it means and what to do", body = String, content_type = "text/markdown")))]
pub(crate) async fn get_problem(Path(code): Path<String>) -> Result<impl IntoResponse, Problem> {
    let code = Code::ALL.iter().find(|known| known.as_str() == code);
    let code = code.ok_or_else(|| Problem::not_found("problem"))?;
    Ok(([(CONTENT_TYPE, "text/markdown; charset=utf-8")], code.page()))
}
