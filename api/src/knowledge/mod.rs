//! The knowledge base.

pub mod file;

pub(crate) mod create_knowledge;
pub(crate) mod delete_knowledge;
pub(crate) mod import_knowledge;
pub(crate) mod list_knowledge;
pub(crate) mod list_uses;
pub(crate) mod search_knowledge;
pub(crate) mod update_knowledge;
mod views;

use crate::Problem;
use crate::problem::FieldChecks;

const TITLE_LIMIT: usize = 300;
const CATEGORY_LIMIT: usize = 100;
const CONTENT_LIMIT: usize = 200_000;

/// Requires what every entry needs.
fn check(title: &str, content: &str, category: &str) -> Result<(), Problem> {
    let mut checks = FieldChecks::default();
    checks.require_text("title", title, TITLE_LIMIT);
    checks.require_text("content", content, CONTENT_LIMIT);
    checks.require_short("category", category, CATEGORY_LIMIT);
    for (field, text) in [("title", title), ("content", content), ("category", category)] {
        checks.require(!text.contains('\0'), field, "must not contain null characters");
    }
    checks.done()
}
