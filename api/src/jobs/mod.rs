//! The jobs console: all runs of the installation, for admins. It shows ids and times, never what people wrote.

pub(crate) mod act;
pub(crate) mod get_run;
pub(crate) mod list_runs;
pub(crate) mod list_workers;
pub(crate) mod overview;
pub(crate) mod queues;
pub(crate) mod redact;
pub(crate) mod redrive;
pub(crate) mod views;

use domain::flows::{self, FlowKind};

use crate::Problem;

/// The flow of this name.
fn flow_named(name: &str) -> Result<FlowKind, Problem> {
    let found = flows::ALL.iter().find(|flow| flow.name == name);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = flows::ALL.iter().map(|flow| flow.name).collect();
        Problem::field("flow", format!("must be one of {}", names.join(", ")))
    })
}
