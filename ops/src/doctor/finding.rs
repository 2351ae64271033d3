//! One line of the doctor's report.

use std::fmt;

/// How well a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It works.
    Good,
    /// It works, but something deserves a look.
    Warn,
    /// It does not work.
    Fail,
}

/// What was found about one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The part.
    pub part: &'static str,
    /// How well it is.
    pub grade: Grade,
    /// What was seen and, unless all is well, what to do.
    pub text: String,
}

impl Finding {
    pub(super) fn good(part: &'static str, text: impl Into<String>) -> Self {
        Self {
            part,
            grade: Grade::Good,
            text: text.into(),
        }
    }

    pub(super) fn warn(part: &'static str, text: impl Into<String>) -> Self {
        Self {
            part,
            grade: Grade::Warn,
            text: text.into(),
        }
    }

    pub(super) fn fail(part: &'static str, text: impl Into<String>) -> Self {
        Self {
            part,
            grade: Grade::Fail,
            text: text.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = match self.grade {
            Grade::Good => "ok",
            Grade::Warn => "warn",
            Grade::Fail => "FAIL",
        };
        write!(f, "{grade:<5} {:<14} {}", self.part, self.text)
    }
}
