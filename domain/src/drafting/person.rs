//! Mail that a person must read whatever a draft could say: each rule has a name that is shown as the reason.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::input::DraftInput;
use super::patterns::pattern;
use super::sentences;
use crate::intents::folding::fold;

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
    /// The first rule that a mail meets; only the sender's own words count.
    #[must_use]
    pub fn of(input: &DraftInput) -> Option<Self> {
        let needs = |rule, words: &str| Self {
            rule,
            words: words.to_owned(),
        };
        opt_out(&input.visible_text)
            .map(|sentence| needs(PersonRule::OptOut, sentence))
            .or_else(|| input.recipients.is_copy_only().then(|| needs(PersonRule::CopyOnly, "")))
    }

    /// Whether no reply may leave at all and the address is to be suppressed.
    #[must_use]
    pub fn is_opt_out(&self) -> bool {
        self.rule == PersonRule::OptOut
    }
}

/// Whole requests to be left alone; what narrows them, such as a way or a place to write to, is none.
static OPT_OUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:\b(?:never|do not|don't) (?:ever )?(?:write to|write|e-?mail|mail|contact|message) (?:me|us) (?:again|any ?more|any longer|ever again)",
        r"|\bstop (?:writing to|e-?mailing|mailing|contacting|messaging) (?:me|us)",
        r"|\b(?:remove|delete|take) (?:me|us|my (?:e-?mail )?address|our address) (?:from|off) (?:your|the|this|all) (?:\w+ ){0,2}(?:lists?|newsletter)",
        r"|\bunsubscribe(?: (?:me|us))?(?: from (?:your|the|this|all) (?:\w+ )?(?:lists?|e-?mails?|newsletters?))?",
        r"|\bschreib(?:en|t)? (?:sie )?(?:mir|uns) (?:bitte )?(?:nie|nicht) (?:wieder|mehr)",
        r"|\b(?:nehmen|streichen|entfernen) sie (?:mich|uns|meine (?:e-?mail-?)?adresse) (?:bitte )?(?:aus|von) (?:ihrem|ihrer|dem|der) \w*(?:verteiler|liste|newsletter)",
        r"|\bne (?:m'|nous )(?:ecrivez|contactez) plus(?: jamais)?",
        r"|\b(?:retirez|supprimez|enlevez)-(?:moi|nous) de (?:votre|la) liste(?: de diffusion)?",
        r"|\bno (?:me|nos) (?:escriban?|contacten?) (?:nunca )?mas",
        r"|\b(?:eliminen?|borren?|quiten?)(?:me|nos) de (?:su|la) lista(?: de correo)?",
        r"|\bnao (?:me|nos) (?:escrevam?|contactem?) (?:nunca )?mais",
        r"|\bremovam?-me da (?:vossa|sua) lista",
        r"|\bnon (?:scrivetemi|contattatemi) (?:mai )?piu",
        r"|\b(?:toglietemi|rimuovetemi|cancellatemi) dalla (?:vostra )?(?:lista|mailing list)",
        r"|\bschrijf (?:me|mij|ons) (?:nooit|niet) meer",
        r"|\bverwijder (?:me|mij|ons) (?:van|uit) (?:uw|de|jullie) \w*lijst",
        r")(?:,? (?:please|bitte|merci|por favor|per favore|grazie|alstublieft))?[.!\s]*$",
    ))
});

fn opt_out(text: &str) -> Option<&str> {
    let spans = sentences::split(text).into_iter();
    let mut sentences = spans.filter_map(|span| text.get(span)).map(str::trim);
    sentences.find(|sentence| OPT_OUT.is_match(&fold(sentence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wants_no_more_mail_says_so_without_conditions() {
        for text in [
            "Please never write to me again.",
            "Hello,\n\nremove me from your mailing list.\n\nBo",
            "Unsubscribe",
            "Schreiben Sie mir bitte nie wieder!",
            "Retirez-moi de votre liste de diffusion.",
            "No me escriban más, por favor.",
        ] {
            assert!(opt_out(text).is_some(), "{text}");
        }
        for text in [
            "Do not write to me at my old address again, use this one.",
            "How can I unsubscribe my colleague?",
            "Please remove me from the list of guests for Friday.",
            "Never contact me again by phone; mail is fine.",
            "Schreiben Sie mir bitte nicht mehr an die alte Adresse.",
        ] {
            assert_eq!(opt_out(text), None, "{text}");
        }
    }
}
