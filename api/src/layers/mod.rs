//! What every request passes: ids, logs, measurements, limits, headers, and problems for all that goes wrong.

mod guard;
mod headers;
mod limits;
mod trace;

pub(crate) use limits::Clients;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::live::touched;
use crate::{ApiState, problem};

/// Puts the layers around the routes; the first named sees a request first.
pub(crate) fn around(routes: Router, state: &ApiState) -> Router {
    routes
        .route_layer(from_fn(limits::limit_body))
        .route_layer(from_fn_with_state(state.clone(), touched::announce))
        .route_layer(from_fn(trace::measure))
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(from_fn(trace::span))
                .layer(PropagateRequestIdLayer::x_request_id())
                .layer(from_fn_with_state(state.clone(), headers::secure))
                .layer(CompressionLayer::new().gzip(true))
                .layer(from_fn(problem::finish))
                .layer(from_fn(guard::catch_panic))
                .layer(from_fn(guard::limit_time))
                .layer(from_fn_with_state(state.clone(), limits::limit_client)),
        )
}
