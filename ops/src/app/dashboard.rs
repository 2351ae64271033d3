//! The dashboard that this program carries, as `build.rs` found it.

use api::Frontend;

include!(concat!(env!("OUT_DIR"), "/dashboard.rs"));

/// The files of the dashboard; none where it was not built before the program.
pub(super) fn frontend() -> Frontend {
    Frontend::new(FILES)
}
