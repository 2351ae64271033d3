//! The HTTP interface: every route stands on one page, [`router`]; one folder per resource. Handlers start, signal
//! and read runs by `storage`; they never do the work.

mod audit_log;
pub mod auth;
mod dashboard;
mod document;
mod email_accounts;
mod emails;
mod extract;
mod follow_ups;
mod frontend;
mod intents;
mod jobs;
pub mod knowledge;
mod layers;
mod live;
mod off_thread;
mod paging;
mod problem;
mod recall;
mod router;
mod search;
mod session;
mod settings;
mod state;
mod suppressions;
mod system;
mod users;
mod words;
mod workspaces;

pub use frontend::{Asset, Frontend};
pub use live::Live;
pub use problem::{Code, Problem};
pub use router::{document, health_router, router};
pub use session::tokens::Tokens;
pub use state::{ApiState, Readiness};
pub use system::metrics;
