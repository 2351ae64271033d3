//! What happens in which order: every flow there is.

mod deletion;
mod departure;
mod filing;
mod follow_up;
mod meeting_reminder;
mod process_email;
mod retention;
mod sync_mailbox;

pub use deletion::Deletion;
pub use filing::Filing;
pub use follow_up::FollowUp;
pub use meeting_reminder::MeetingReminder;
pub use process_email::ProcessEmail;
pub use retention::Retention;
pub use sync_mailbox::SyncMailbox;

use crate::engine::Registry;

/// All flows.
#[must_use]
pub fn registry() -> Registry {
    Registry::default()
        .with(SyncMailbox::default())
        .with(ProcessEmail)
        .with(FollowUp)
        .with(MeetingReminder)
        .with(Filing)
        .with(Deletion)
        .with(Retention)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Flow;

    #[test]
    fn every_flow_about_something_tells_of_it() {
        let tells = [
            SyncMailbox::TELLS,
            ProcessEmail::TELLS,
            FollowUp::TELLS,
            MeetingReminder::TELLS,
            Filing::TELLS,
            Deletion::TELLS,
        ];
        let about_nothing = [Retention::KIND];

        assert_eq!(tells.len() + about_nothing.len(), domain::flows::ALL.len());
        assert!(tells.iter().all(|tells| tells.subject.is_some()));
    }
}
