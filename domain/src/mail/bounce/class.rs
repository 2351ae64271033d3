//! What a failure says about the address: only one that names the address itself is a reason never to write to it again.

crate::words! {
    /// Why a mail was not delivered.
    BounceClass {
        /// There is no such address, or nobody takes mail there any more.
        Address = "address",
        /// The mailbox is full.
        Full = "full",
        /// The server does not take mail from us, or not this way.
        Policy = "policy",
        /// The message itself was refused: too large, or for what it holds.
        Content = "content",
        /// The servers had trouble that may pass.
        Transient = "transient",
    }
}

impl BounceClass {
    /// Tells the class by the enhanced status code (RFC 3463) and what the server said, in lower case.
    pub(super) fn of(status: Option<&str>, said: &str, is_delayed: bool) -> Self {
        let mut numbers = status.unwrap_or_default().split('.');
        let class = numbers.next().unwrap_or_default();
        let subject = numbers.next().unwrap_or_default();
        let detail = numbers.next().unwrap_or_default();
        let says = |phrases: &[&str]| phrases.iter().any(|words| said.contains(words));
        match (class, subject, detail) {
            (_, "2", "2") => Self::Full,
            _ if class == "4" || is_delayed => Self::Transient,
            (_, "7", _) if says(OF_CONTENT) => Self::Content,
            (_, "7", _) | (_, "1", "7" | "8" | "90") => Self::Policy,
            (_, "3", "4") | (_, "2", "3") | (_, "6", _) => Self::Content,
            // Exchange Online answers so for recipients it does not know.
            (_, "4", "1") if says(&["recipient address rejected"]) => Self::Address,
            (_, "4", "4" | "310" | "312") => Self::Address,
            (_, "4", _) | (_, "2", "122") => Self::Transient,
            (_, "1", _) => Self::Address,
            (_, "2", "1") if says(OF_RATE) => Self::Transient,
            (_, "2", "1" | "4") => Self::Address,
            // The code tells nothing: 5.0.0, 5.2.0, 5.3.x, 5.5.x.
            _ => Self::of_words(said),
        }
    }

    /// Without a word of the reason it is the address of which we know that it does not work.
    fn of_words(said: &str) -> Self {
        match super::reason::of_words(said) {
            Some(status) if status.ends_with(".0.0") => Self::Address,
            Some(status) => Self::of(Some(status), said, false),
            None => Self::Address,
        }
    }

    /// Whether mail to the address will never arrive.
    pub(super) fn is_hard(self) -> bool {
        self == Self::Address
    }
}

const OF_CONTENT: &[&str] = &[
    "virus",
    "malware",
    "attachment",
    "content rejected",
    "message content",
    "prohibited content",
    "banned content",
    "spam message",
    "looks like spam",
    "identified as spam",
    "classified as spam",
    "considered spam",
    "detected as spam",
    "as spam",
    "spam score",
];

const OF_RATE: &[&str] = &["rate", "too many", "too quickly", "quota exceeded"];
