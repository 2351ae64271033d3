//! Mail that a person must read whatever a draft could say: each rule has a name that is shown as the reason.

use serde::{Deserialize, Serialize};

crate::words! {
    /// Why a person must read a mail.
    PersonRule {
        /// A complaint in anger.
        Anger = "anger",
        /// A lawyer, court or authority is named as the next step.
        LegalThreat = "legal_threat",
        /// Personal data is to be shown, corrected or erased.
        PrivacyRequest = "privacy_request",
        /// Somebody or something came to harm, or could.
        SafetyIncident = "safety_incident",
        /// A contract is ended.
        ContractCancelled = "contract_cancelled",
        /// A charge is disputed.
        DisputedCharge = "disputed_charge",
        /// The sender wants no more mail: nothing is answered, and the address is suppressed.
        OptOut = "opt_out",
        /// The mailbox stands in Cc or Bcc only.
        CopyOnly = "copy_only",
        /// Several people are addressed by name.
        SeveralPeople = "several_people",
    }
}

/// The rule that asks for a person, with the words it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsPerson {
    /// The rule.
    pub rule: PersonRule,
    /// The sender's words; empty where the rule rests on no words.
    pub words: String,
}

impl NeedsPerson {
    /// Whether no reply may leave at all and the address is to be suppressed.
    #[must_use]
    pub fn is_opt_out(&self) -> bool {
        self.rule == PersonRule::OptOut
    }
}
