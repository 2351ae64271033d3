//! Everything that goes wrong, as RFC 9457 `application/problem+json` with a stable code. Nothing else has a status.

mod code;
mod from;
mod response;

use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

pub use code::Code;
pub(crate) use response::finish;

/// An answer that says what went wrong and what to do about it.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(super) code: Code,
    pub(super) detail: Option<String>,
    pub(super) errors: Vec<FieldProblem>,
    pub(super) retry_after_seconds: Option<i64>,
    pub(super) cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FieldProblem {
    /// Name of the field as in the request.
    pub(crate) field: String,
    /// What it must be, readable after the name.
    pub(crate) message: String,
}

/// The body of every answer that is no success (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemView {
    /// Page about this kind of problem.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Stable name of this kind of problem.
    #[schema(value_type = code::CodeSchema)]
    pub(crate) code: &'static str,
    /// HTTP status.
    pub(crate) status: u16,
    /// What this kind of problem is.
    pub(crate) title: &'static str,
    /// What happened this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) errors: Vec<FieldProblem>,
    /// Id of the request, under which the log tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request_id: Option<String>,
}

impl Problem {
    /// A problem of this kind, with nothing more to say.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: None,
            errors: Vec::new(),
            retry_after_seconds: None,
            cause: None,
        }
    }

    /// A problem of this kind, and what happened this time.
    #[must_use]
    pub fn with_detail(code: Code, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..Self::new(code)
        }
    }

    /// The same problem, with the field that puts it right.
    #[must_use]
    pub(crate) fn at(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push(FieldProblem {
            field: field.into(),
            message: message.into(),
        });
        self
    }

    /// Something unforeseen: the client learns the request id only, the log the cause.
    #[must_use]
    pub fn unexpected(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self {
            cause: Some(Arc::new(cause)),
            ..Self::new(Code::InternalError)
        }
    }

    /// The thing does not exist, or belongs to others.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::with_detail(Code::NotFound, format!("{what} not found"))
    }

    /// Try again in so many seconds.
    pub(crate) fn too_many_attempts(retry_after_seconds: i64) -> Self {
        let detail = format!("try again in {retry_after_seconds} seconds");
        let retry_after_seconds = Some(retry_after_seconds);
        Self {
            retry_after_seconds,
            ..Self::with_detail(Code::TooManyAttempts, detail)
        }
    }

    /// One field is wrong.
    pub(crate) fn field(field: &str, message: impl Into<String>) -> Self {
        Self::fields(vec![FieldProblem {
            field: field.to_owned(),
            message: message.into(),
        }])
    }

    /// These fields are wrong.
    pub(crate) fn fields(errors: Vec<FieldProblem>) -> Self {
        let detail = errors
            .iter()
            .map(|error| format!("{} {}", error.field, error.message))
            .collect::<Vec<_>>();
        Self {
            detail: Some(detail.join("; ")),
            errors,
            ..Self::new(Code::InvalidFields)
        }
    }

    /// The kind.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// What happened this time.
    pub(crate) fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }
}

/// Collects what is wrong with the fields of a request, so that a person sees all of it at once.
#[derive(Debug, Default)]
pub(crate) struct FieldChecks(Vec<FieldProblem>);

impl FieldChecks {
    /// Notes the problem unless `holds`.
    pub(crate) fn require(&mut self, holds: bool, field: &str, message: impl Into<String>) {
        if !holds {
            self.0.push(FieldProblem {
                field: field.to_owned(),
                message: message.into(),
            });
        }
    }

    /// Requires text of 1 to `limit` characters.
    pub(crate) fn require_text(&mut self, field: &str, text: &str, limit: usize) {
        self.require(!text.trim().is_empty(), field, "must not be empty");
        self.require_short(field, text, limit);
    }

    /// Requires text of at most `limit` characters.
    pub(crate) fn require_short(&mut self, field: &str, text: &str, limit: usize) {
        self.require(
            text.chars().count() <= limit,
            field,
            format!("must have at most {limit} characters"),
        );
    }

    /// Ends in a problem where anything was noted.
    pub(crate) fn done(self) -> Result<(), Problem> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Problem::fields(self.0))
        }
    }
}
