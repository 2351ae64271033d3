//! Which problem a failure is.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;

use super::{Code, FieldProblem, Problem};

/// Constraints that stand for a field of a request, and what to say about it.
const UNIQUE_FIELDS: &[(&str, &str, &str)] = &[
    ("users_email_key", "email", "is taken"),
    ("intents_name_key", "name", "is taken by another intent"),
    ("workspace_members_pkey", "email", "belongs to a member already"),
    ("email_accounts_email_key", "email", "is connected already"),
];

impl From<storage::Error> for Problem {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::NotFound(what) => Self::not_found(what),
            storage::Error::Duplicate { constraint } => duplicate(&constraint),
            storage::Error::Conflict(what) | storage::Error::Outdated(what) => {
                Self::with_detail(Code::Conflict, format!("{what} has changed meanwhile"))
            }
            out @ storage::Error::OutOfRange(_) => Self::with_detail(Code::InvalidRequest, out.to_string()),
            unreachable @ storage::Error::Unreachable(_) => Self {
                cause: Some(std::sync::Arc::new(unreachable)),
                ..Self::new(Code::Unavailable)
            },
            other => Self::unexpected(other),
        }
    }
}

fn duplicate(constraint: &str) -> Problem {
    let Some((_, field, message)) = UNIQUE_FIELDS.iter().find(|(name, ..)| *name == constraint) else {
        return Problem::new(Code::Duplicate);
    };
    Problem {
        detail: Some(format!("{field} {message}")),
        errors: vec![FieldProblem {
            field: (*field).to_owned(),
            message: (*message).to_owned(),
        }],
        ..Problem::new(Code::Duplicate)
    }
}

impl From<Vec<domain::intents::FieldError>> for Problem {
    fn from(errors: Vec<domain::intents::FieldError>) -> Self {
        let errors = errors.into_iter().map(|error| FieldProblem {
            field: error.field,
            message: error.message,
        });
        Self::fields(errors.collect())
    }
}

/// Statuses that extractors of axum reject with.
fn rejected(status: StatusCode, text: String) -> Problem {
    let code = match status {
        StatusCode::PAYLOAD_TOO_LARGE => Code::PayloadTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedMediaType,
        _ => Code::InvalidRequest,
    };
    Problem::with_detail(code, text)
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        rejected(rejection.status(), rejection.body_text())
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        rejected(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        rejected(rejection.status(), rejection.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        rejected(rejection.status(), rejection.body_text())
    }
}

impl From<MultipartRejection> for Problem {
    fn from(rejection: MultipartRejection) -> Self {
        Self::with_detail(Code::UnsupportedMediaType, rejection.body_text())
    }
}

impl From<MultipartError> for Problem {
    fn from(error: MultipartError) -> Self {
        rejected(error.status(), error.body_text())
    }
}
