//! Handing a message of the ledger over, for as long as it takes.

use activities::deliver::{Deliver, Delivered};
use domain::ids::OutboundId;

use crate::engine::{Run, Stop};

/// Hand-offs that may be put off before the message counts as failed: about a day with the growing waits.
const MOST_PUT_OFFS: u32 = 30;

/// Tries the hand-off until the message has left, has failed, or nobody can tell.
pub(super) async fn deliver_until_settled(run: &mut Run, message: OutboundId) -> Result<Delivered, Stop> {
    for put_offs in 0..MOST_PUT_OFFS {
        match run.step("deliver", Deliver { message, put_offs }).await? {
            Delivered::Later { at, .. } => {
                run.sleep_until("deliver_later", at).await?;
            }
            settled => return Ok(settled),
        }
    }
    let why = "the provider has not taken the message for a day".to_owned();
    Ok(Delivered::Failed { why })
}
