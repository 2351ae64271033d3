//! One log line and one measurement per request, without addresses, queries or bodies.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::request_id::RequestId;
use tracing::Instrument;

/// Runs the request in a span that carries its id, and logs how it ended.
pub(super) async fn span(request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok());
    let span = tracing::info_span!(
        "request",
        request.id = id,
        http.method = request.method().as_str(),
        http.path = request.uri().path(),
    );
    let started = Instant::now();
    async move {
        let response = next.run(request).await;
        let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(
            http.status = response.status().as_u16(),
            duration_ms = milliseconds,
            "request answered"
        );
        response
    }
    .instrument(span)
    .await
}

/// Measures requests by route, not by path, so that ids do not make series.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("none", MatchedPath::as_str)
        .to_owned();
    let method = request.method().as_str().to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_str().to_owned();
    let labels = [("method", method), ("route", route), ("status", status)];
    metrics::histogram!("mailroom_http_request_seconds", &labels).record(started.elapsed().as_secs_f64());
    response
}
