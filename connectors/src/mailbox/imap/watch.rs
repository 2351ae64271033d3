//! Being told of new mail by the server (IDLE, RFC 2177).

use std::time::Duration;

use async_trait::async_trait;

use super::dialog::Dialog;
use crate::Error;
use crate::mailbox::Watch;
use crate::mailbox::sessions::Loan;

/// Well below the half hour after which servers and routers forget a silent connection.
const RENEWED: Duration = Duration::from_secs(9 * 60);

/// A session that waits; `None` once it was cut.
#[derive(Debug)]
pub(super) struct Idle(Option<Loan<Dialog>>);

impl Idle {
    /// Takes the session over; `None` where the server has no IDLE.
    pub(super) async fn start(mut loan: Loan<Dialog>) -> Result<Option<Self>, Error> {
        if !loan.session.can("IDLE") {
            loan.give_back();
            return Ok(None);
        }
        loan.session.select("INBOX").await?;
        Ok(Some(Self(Some(loan))))
    }
}

#[async_trait]
impl Watch for Idle {
    async fn changed(&mut self) -> Result<(), Error> {
        while let Some(loan) = self.0.take() {
            let (loan, is_new) = loan.through(|dialog| dialog.idle(RENEWED)).await?;
            self.0 = Some(loan);
            if is_new {
                return Ok(());
            }
        }
        Err(Error::Retry {
            after: None,
            source: "the connection that waits for mail has ended".into(),
        })
    }
}
