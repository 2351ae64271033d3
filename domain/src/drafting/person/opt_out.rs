//! Who wants to be left alone: only a whole request counts, since the address is suppressed by it.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::pattern;
use crate::drafting::sentences;
use crate::intents::folding::fold;

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

pub(super) fn opt_out(text: &str) -> Option<&str> {
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
