//! Issues: what is wrong with a draft, with a stable code for machines and a sentence for people and the next try.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One fault of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The kind of fault.
    pub code: IssueCode,
    /// What is wrong, readable alone.
    pub message: String,
    /// The words at fault, as bytes of the draft's body; `None` when the whole draft is meant.
    pub span: Option<Range<usize>>,
}

/// The closed set of faults; the names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueCode {
    /// There is nothing to send.
    Empty,
    /// Too few words to be an answer.
    TooShort,
    /// Longer than anybody reads.
    TooLong,
    /// A gap that was left to be filled in, or filler text.
    Placeholder,
    /// A sentence that stands there twice.
    Repetition,
    /// Neither touches what was asked nor names a next step.
    DoesNotAnswer,
    /// A link without a source.
    InventedLink,
    /// An email address without a source.
    InventedAddress,
    /// A price without a source.
    InventedPrice,
    /// A date without a source.
    InventedDate,
    /// A time of day without a source.
    InventedTime,
    /// A phone number without a source.
    InventedPhone,
    /// A percentage without a source.
    InventedPercentage,
    /// A length of time without a source.
    InventedDuration,
    /// A person's name without a source.
    InventedName,
    /// A commitment that is not the company's own word.
    InventedPromise,
    /// The greeting names somebody else.
    WrongRecipient,
    /// The draft is not in the sender's language.
    WrongLanguage,
    /// Words of the instructions that the model was given.
    LeakedInstructions,
    /// A card number, account number, key or password.
    LeakedSecret,
    /// A run of letters that hides what it says.
    EncodedText,
    /// A line that pretends to be a header of the message.
    HeaderLine,
    /// What a reviewing model objected to.
    Review,
    /// The model gave no verdict that can be read.
    Unreviewed,
}

impl Issue {
    /// Nobody could review the draft, and why.
    #[must_use]
    pub fn unreviewed(cause: &str) -> Self {
        Self::whole(IssueCode::Unreviewed, format!("nobody could review the draft: {cause}"))
    }

    pub(crate) fn whole(code: IssueCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: None,
        }
    }

    pub(crate) fn at(code: IssueCode, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: Some(span),
        }
    }
}
