//! Measurements of this process in the text format of Prometheus. Other rooms measure by the macros of `metrics`.

use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::{ApiState, Code, Problem};

const TEXT_FORMAT: &str = "text/plain; version=0.0.4";
const SECONDS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];
const UPKEEP: Duration = Duration::from_secs(5);

/// Makes this process measure, once; histograms whose name ends in `_seconds` get buckets.
///
/// # Panics
/// If something else measures already, or the machine has no thread left.
#[expect(clippy::expect_used, reason = "called at start-up, where nothing can go on without")]
pub fn install() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let start = || {
        let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS);
        let recorder = builder.expect("there are buckets").build_recorder();
        let handle = recorder.handle();
        metrics::set_global_recorder(recorder).expect("nothing else measures");
        keep_up(handle.clone());
        handle
    };
    HANDLE.get_or_init(start).clone()
}

/// Folds samples away even when nobody asks for them, so that they do not pile up.
#[expect(clippy::expect_used, reason = "called at start-up, where nothing can go on without")]
fn keep_up(handle: PrometheusHandle) {
    let upkeep = move || {
        loop {
            std::thread::sleep(UPKEEP);
            handle.run_upkeep();
        }
    };
    std::thread::Builder::new()
        .name("metrics".to_owned())
        .spawn(upkeep)
        .expect("a thread can be started");
}

/// Metrics
///
/// Of this process, for Prometheus. Where `HEALTH_PORT` is set they are answered there alone; otherwise a proxy in front
/// should not pass them on.
#[utoipa::path(get, path = "/metrics", tag = "system", security(()),
    responses((status = 200, description = "The measurements", body = String, content_type = "text/plain")))]
pub(crate) async fn get_metrics(State(state): State<ApiState>) -> Result<impl IntoResponse, Problem> {
    if state.has_health_port {
        return Err(Problem::new(Code::RouteNotFound));
    }
    Ok(render(State(state)).await)
}

/// The same, on a port for those who watch.
pub(crate) async fn render(State(state): State<ApiState>) -> impl IntoResponse {
    ([(CONTENT_TYPE, TEXT_FORMAT)], state.metrics.render())
}
