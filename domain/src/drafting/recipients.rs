//! Whom a mail is addressed to: ours alone, ours among others, or only by copy.

use serde::{Deserialize, Serialize};

/// The readers that a mail names, and which of them is this mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipients {
    /// The address of this mailbox; empty where it is not known.
    pub own: String,
    /// The addresses of the To line.
    pub to: Vec<String>,
    /// The addresses of the Cc line.
    pub cc: Vec<String>,
}

impl Recipients {
    /// Whether the mail is meant for others: this mailbox does not stand in To while somebody else does.
    #[must_use]
    pub fn is_copy_only(&self) -> bool {
        let is_own = |address: &String| address.eq_ignore_ascii_case(&self.own);
        !self.own.is_empty() && !self.to.is_empty() && !self.to.iter().any(is_own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_a_copy_when_only_others_are_addressed() {
        let read = |own: &str, to: &[&str]| Recipients {
            own: own.to_owned(),
            to: to.iter().map(|address| (*address).to_owned()).collect(),
            cc: Vec::new(),
        };

        for (own, to, expected) in [
            ("us@a.example", vec!["Us@A.example"], false),
            ("us@a.example", vec!["x@b.example", "us@a.example"], false),
            ("us@a.example", vec!["x@b.example"], true),
            ("us@a.example", vec![], false),
            ("", vec!["x@b.example"], false),
        ] {
            assert_eq!(read(own, &to).is_copy_only(), expected, "{own} {to:?}");
        }
    }
}
