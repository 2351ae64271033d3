//! What can go wrong between Mailroom and its database.

use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// Failure of a query or of the connection to the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The row is not there, or belongs to another workspace.
    #[error("{0} not found")]
    NotFound(&'static str),
    /// A unique constraint refused the row.
    #[error("constraint {constraint} refused the row")]
    Duplicate {
        /// Name of the constraint, `<table>_<column>_key`.
        constraint: String,
    },
    /// The row changed since it was read.
    #[error("{0} has changed meanwhile")]
    Conflict(&'static str),
    /// What a record was made from has changed meanwhile: it has to be made anew.
    #[error("{0} has changed since it was read")]
    Outdated(&'static str),
    /// Others have taken meanwhile what was granted: the same may be tried again at once.
    #[error("others have changed the {0} meanwhile")]
    Raced(&'static str),
    /// The run is no longer leased to the one who wanted to record.
    #[error("the lease on the run is lost")]
    LostLease,
    /// A stored word or document is not what the code knows.
    #[error("stored {what} cannot be read")]
    Unreadable {
        /// What it is.
        what: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database cannot be reached.
    #[error("the database cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A statement that several records of a group shared failed; alone it would show which of them is the cause.
    #[error("a statement shared with other records failed")]
    Shared(#[source] Box<Error>),
    /// The statement that was to answer the record was not completed.
    #[error("the statement shared with other records was not completed")]
    Unanswered,
    /// A time is one that the database cannot keep, such as one of year -9999.
    #[error("a time is out of range")]
    OutOfRange(#[source] Diesel),
    /// The database refused the query.
    #[error("the database refused the query")]
    Query(#[source] Diesel),
}

impl From<Diesel> for Error {
    fn from(error: Diesel) -> Self {
        match error {
            Diesel::NotFound => Self::NotFound("row"),
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, details) => Self::Duplicate {
                constraint: details.constraint_name().unwrap_or_default().to_owned(),
            },
            Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection, _) | Diesel::BrokenTransactionManager => {
                Self::Unreachable(Box::new(error))
            }
            // The driver's own errors carry one kind, whether the connection broke or a value did not fit.
            Diesel::DatabaseError(DatabaseErrorKind::Unknown | DatabaseErrorKind::UnableToSendCommand, ref details)
                if is_connection_text(details.message()) =>
            {
                Self::Unreachable(Box::new(error))
            }
            Diesel::DatabaseError(_, ref details) if is_out_of_range(details.message()) => Self::OutOfRange(error),
            other => Self::Query(other),
        }
    }
}

impl Error {
    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unreachable(_)) || self.is_contention()
    }

    /// Whether the transaction gave way to another one: nothing of it is kept, and it may be tried again at once.
    #[must_use]
    pub fn is_contention(&self) -> bool {
        match self {
            Self::Raced(_) | Self::Query(Diesel::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => true,
            Self::Query(Diesel::DatabaseError(_, details)) => details.message().contains("deadlock detected"),
            _ => false,
        }
    }

    /// Whether a run has to be read anew before it goes on: the lease or the connection is lost, or what it knows is
    /// outdated.
    #[must_use]
    pub fn asks_to_start_over(&self) -> bool {
        matches!(self, Self::LostLease | Self::Outdated(_)) || self.is_transient()
    }

    /// Whether the query failed only because another one in its transaction had failed before (SQLSTATE 25P02).
    #[must_use]
    pub fn is_aborted_transaction(&self) -> bool {
        match self {
            Self::Unanswered => true,
            Self::Query(Diesel::DatabaseError(_, details)) => {
                details.message().starts_with("current transaction is aborted")
            }
            _ => false,
        }
    }

    /// Names the missing thing, for `NotFound`.
    #[must_use]
    pub fn or_not_found(self, what: &'static str) -> Self {
        match self {
            Self::NotFound(_) => Self::NotFound(what),
            other => other,
        }
    }
}

/// The kind of a refusal is not passed on by the driver.
fn is_out_of_range(message: &str) -> bool {
    ["timestamp out of range", "date out of range"]
        .iter()
        .any(|saying| message.starts_with(saying))
}

/// Servers that stop or start say so in words only (SQLSTATE class 57P is not passed on by the driver), and so does the
/// driver where the connection breaks.
fn is_connection_text(message: &str) -> bool {
    const SAYINGS: &[&str] = &[
        "connection closed",
        "terminating connection",
        "the database system is",
        "error communicating with the server",
        "error connecting to server",
        "server closed the connection",
        "timeout waiting for server",
        "canceling statement due to statement timeout",
    ];
    SAYINGS.iter().any(|saying| message.contains(saying))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_connection_is_transient_and_a_value_that_does_not_fit_is_not() {
        let told = |kind, text: &str| Error::from(Diesel::DatabaseError(kind, Box::new(text.to_owned())));
        for (kind, text, is_transient) in [
            (DatabaseErrorKind::UnableToSendCommand, "connection closed", true),
            (
                DatabaseErrorKind::UnableToSendCommand,
                "error communicating with the server",
                true,
            ),
            (
                DatabaseErrorKind::UnableToSendCommand,
                "error serializing parameter 3",
                false,
            ),
            (
                DatabaseErrorKind::Unknown,
                "terminating connection due to administrator command",
                true,
            ),
            (DatabaseErrorKind::Unknown, "the database system is starting up", true),
            (DatabaseErrorKind::Unknown, "value too long", false),
            (DatabaseErrorKind::CheckViolation, "connection closed", false),
        ] {
            assert_eq!(told(kind, text).is_transient(), is_transient, "{text}");
        }
    }
}
