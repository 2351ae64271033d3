//! Files the copy of a message that has left, apart from its hand-off, so that a busy server delays nothing.

use activities::file_copy::FileCopy;
use domain::flows::{FILING, FlowKind};
use domain::ids::OutboundId;
use domain::ledger::OutboundKind;
use serde_json::json;
use storage::changes::ChangeKind;
use storage::emails::Action;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// The flow; its subject is the message.
#[derive(Clone, Copy, Debug)]
pub struct Filing;

impl Flow for Filing {
    const KIND: FlowKind = FILING;
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::Emails),
        end: None,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let message = OutboundId(run.facts().subject);
        run.compute("file", FileCopy { message }).await?;
        Ok(End::Done(json!({})))
    }

    /// A reply without its copy shows it.
    async fn settle<'c>(
        &'c self,
        Recording { conn, rows, .. }: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        if let Settling::Failed { causes, .. } = settling {
            let message = storage::ledger::get(conn, facts.workspace, facts.subject.into()).await?;
            if message.kind.0 == OutboundKind::Reply {
                let why = causes.join(": ");
                rows.act(
                    message.subject_id.into(),
                    Action::new("not_filed", json!({ "why": why })),
                );
            }
        }
        Ok(Vec::new())
    }
}
