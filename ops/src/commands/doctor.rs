//! `mailroom doctor`: a line for each part; status 1 where one does not work.

use std::process::ExitCode;

use super::Globals;
use crate::config::Purpose;
use crate::doctor::{Grade, examine};

pub(super) async fn run(globals: &Globals) -> anyhow::Result<ExitCode> {
    let findings = examine(globals.configuration(Purpose::Start)).await;
    for finding in &findings {
        println!("{finding}");
    }
    let has_failed = findings.iter().any(|finding| finding.grade == Grade::Fail);
    Ok(if has_failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
