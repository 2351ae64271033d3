//! The OpenAPI document and a page that shows it, without scripts and without anything from elsewhere.

use std::sync::{Arc, LazyLock};

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use minijinja::{Environment, context};

use crate::Problem;

/// The document, made once when first asked for.
static DOCUMENT: LazyLock<Arc<str>> = LazyLock::new(|| {
    let json = crate::document().to_json();
    json.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")).into()
});

/// OpenAPI document
#[utoipa::path(get, path = "/api/openapi.json", tag = "system", security(()),
    responses((status = 200, description = "This document")))]
pub(crate) async fn openapi() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-cache")],
        DOCUMENT.to_string(),
    )
}

/// Documentation to browse
#[utoipa::path(get, path = "/api/docs", tag = "system", security(()),
    responses((status = 200, description = "A page that shows the OpenAPI document", content_type = "text/html")))]
pub(crate) async fn docs() -> Result<Html<String>, Problem> {
    static PAGE: LazyLock<Result<String, minijinja::Error>> = LazyLock::new(render);
    match &*PAGE {
        Ok(page) => Ok(Html(page.clone())),
        Err(error) => Err(Problem::unexpected(std::io::Error::other(error.to_string()))),
    }
}

fn render() -> Result<String, minijinja::Error> {
    let document: serde_json::Value = serde_json::from_str(&DOCUMENT)
        .map_err(|error| minijinja::Error::new(minijinja::ErrorKind::BadSerialization, error.to_string()))?;
    let mut environment = Environment::new();
    environment.add_template("docs.html", include_str!("docs.html"))?;
    environment.get_template("docs.html")?.render(context! { document })
}
