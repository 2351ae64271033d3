//! Stand-ins for the outside world: they remember what was asked of them and fail when told to.

mod clock;
mod gate;
mod mailbox;
mod model;
mod obedience;

pub use clock::ManualClock;
pub use mailbox::{FakeMailbox, FakeMailboxes};
pub use model::FakeModel;
pub use obedience::{ATTACKERS_HOST, OTHERS};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Takes the lock even after a panic elsewhere, so that one failing test assertion does not hide behind another.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
