//! Email accounts: the mailboxes that people connect.

pub(crate) mod create_email_account;
pub(crate) mod delete_email_account;
pub(crate) mod detect_servers;
mod folder;
pub(crate) mod list_email_accounts;
mod opening;
pub(crate) mod sync_email_account;
pub(crate) mod test_email_account;
pub(crate) mod update_email_account;
mod views;

use domain::accounts::Hours;
use domain::flows::SYNC_MAILBOX;
use domain::ids::AccountId;
use storage::Conn;
use storage::accounts::{self, Account};
use storage::runs::{self, NewRun, Wake};

use crate::Problem;
use crate::problem::FieldChecks;
use crate::session::Session;

/// The mailbox, where the person may see it: its owner and super admins.
async fn find(conn: Conn<'_>, session: &Session, id: AccountId) -> Result<Account, Problem> {
    let account = accounts::get(conn, session.workspace, id).await?;
    let is_seen = account.user_id == session.user.0 || session.role.is_super_admin();
    if is_seen {
        Ok(account)
    } else {
        Err(Problem::not_found("email account"))
    }
}

/// Has the mailbox read at once, or once more where it is being read, by its run or, where that has ended, a fresh one.
async fn sync_now(conn: Conn<'_>, session: &Session, account: &Account) -> Result<Option<Wake>, Problem> {
    if let Some(wake) = runs::hurry_subject(conn, SYNC_MAILBOX, account.id, session.at).await? {
        return Ok(wake);
    }
    let run = NewRun::new(
        session.workspace,
        account.user_id.into(),
        SYNC_MAILBOX,
        account.id,
        session.at,
    );
    let started = runs::start(conn, &run).await?;
    Ok(started.and_then(|_| run.wake()))
}

const NAME_LIMIT: usize = 200;
const SIGNATURE_LIMIT: usize = 4_000;

/// What a request says of a mailbox beside how it is reached.
#[derive(Clone, Copy, Debug, Default)]
struct Manners<'r> {
    display_name: Option<&'r str>,
    signature: Option<&'r str>,
    send_window: Option<&'r Hours>,
}

impl Manners<'_> {
    fn check(self, checks: &mut FieldChecks) {
        let name = self.display_name.unwrap_or_default();
        checks.require_short("display_name", name, NAME_LIMIT);
        checks.require(
            !name.contains(char::is_control),
            "display_name",
            "must not have control characters",
        );
        checks.require_short("signature", self.signature.unwrap_or_default(), SIGNATURE_LIMIT);
        if let Some(Err(wrong)) = self.send_window.map(Hours::check) {
            checks.require(false, "send_window", wrong);
        }
    }
}
