//! Answers every path that no route of the API has.

use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::files::File;
use crate::{ApiState, Code, Problem};

/// Scripts come from files of this build only; nothing else may show the dashboard in a frame.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, but asked for each time whether it is still the same.
const ASK_FIRST: &str = "no-cache";
const NOT_BUILT: &str = include_str!("not_built.html");

/// The dashboard, or a problem for what can be neither of the API nor of the dashboard.
pub(crate) async fn serve(State(state): State<ApiState>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    let is_of_api = path == "/api" || path.starts_with("/api/");
    if is_of_api || !method.is_safe() {
        return Problem::new(Code::RouteNotFound).into_response();
    }
    match state.frontend.find(path) {
        Some(file) => answer(file, &headers),
        None if state.frontend.is_empty() && path == "/" => not_built(),
        None => Problem::new(Code::RouteNotFound).into_response(),
    }
}

fn answer(file: &File, headers: &HeaderMap) -> Response {
    let caching = if file.is_immutable { FOR_EVER } else { ASK_FIRST };
    let about: [(HeaderName, HeaderValue); 5] = [
        (CACHE_CONTROL, HeaderValue::from_static(caching)),
        (ETAG, file.etag.clone()),
        (VARY, HeaderValue::from_static("accept-encoding")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    ];
    if is_known(file, headers) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let content_type = [(CONTENT_TYPE, file.content_type)];
    match encoded(file, headers) {
        Some((encoding, bytes)) => (about, content_type, [(CONTENT_ENCODING, encoding)], bytes).into_response(),
        None => (about, content_type, file.bytes).into_response(),
    }
}

/// Whether the browser has this very content; a weak tag stands for a compressed form of it.
fn is_known(file: &File, headers: &HeaderMap) -> bool {
    let known = headers.get_all(IF_NONE_MATCH).into_iter();
    let mut tags = known
        .filter_map(|known| known.to_str().ok())
        .flat_map(|known| known.split(','));
    tags.any(|tag| tag.trim().trim_start_matches("W/").as_bytes() == file.etag.as_bytes())
}

/// The smallest form that the browser takes.
fn encoded(file: &File, headers: &HeaderMap) -> Option<(&'static str, &'static [u8])> {
    let accepted = headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |wanted: &str| {
        accepted.split(',').any(|coding| {
            let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
            name.trim() == wanted && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    let brotli = file.brotli.filter(|_| takes("br")).map(|bytes| ("br", bytes));
    brotli.or_else(|| file.gzip.filter(|_| takes("gzip")).map(|bytes| ("gzip", bytes)))
}

fn not_built() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, ASK_FIRST),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_FRAME_OPTIONS, "DENY"),
    ];
    (headers, NOT_BUILT).into_response()
}
