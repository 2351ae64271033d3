//! The sample company in an empty workspace: what `ops/demo/README.md` describes, loaded once and then watched.

mod company;
mod files;
mod load;
mod mailbox;
mod placeholders;
mod progress;
mod table;

pub use load::load;
pub use placeholders::Start;
pub use progress::{Progress, watch};
pub use table::{Heard, Row, render, rows};

/// Whom the demo is signed into as; exists in demos alone.
pub const EMAIL: &str = "admin@crm.com";
/// The password, well known and therefore created nowhere else.
pub const PASSWORD: &str = "Admin@123";

/// How many mails the sample has.
///
/// # Errors
/// Where the binary was built without them.
pub fn mails() -> anyhow::Result<usize> {
    Ok(files::folder("mailbox")?.len())
}
