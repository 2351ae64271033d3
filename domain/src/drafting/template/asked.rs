//! A question as it is matched: its own words, what was said around it, and the kind of fact it asks for.

use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::evidence::Evidence;
use crate::drafting::matter::{Kind, Word};
use crate::drafting::patterns::pattern;
use crate::drafting::questions::Question;

/// Words with this weight tell a question from others.
const STRONG: f64 = 0.3;

/// Words with what they weigh.
pub(super) type Weighed = Vec<(Word, f64)>;

/// A question as it is matched.
pub(super) struct Asked {
    /// Its words; those of the sentence before it behind them where it names nothing itself.
    pub(super) own: Weighed,
    /// How many of them stand in the question.
    pub(super) named: usize,
    /// What was said around it.
    pub(super) around: Weighed,
    pub(super) evidence: Evidence,
    /// What its strong words weigh.
    pub(super) strong: Vec<f64>,
    pub(super) names_nothing: bool,
    /// It speaks of something named before.
    pub(super) has_pronoun: bool,
    /// It speaks of something named before, or shares its sentence with another question.
    pub(super) is_anaphoric: bool,
}

impl Asked {
    pub(super) fn new(question: &Question, own: Weighed, named: usize, around: Weighed) -> Self {
        let mut apart: Weighed = Vec::new();
        for (word, weight) in around {
            let is_known = |known: &Weighed| known.iter().any(|(other, _)| other.keys == word.keys);
            if !is_known(&own) && !is_known(&apart) {
                apart.push((word, weight));
            }
        }
        let strong = own.iter().filter(|word| is_strong(word));
        let names_nothing = !own.iter().take(named).any(is_strong);
        let mut evidence = Evidence::asked_by(&question.text);
        // Who names nothing but a price asks for it.
        evidence.price |= names_nothing && own.iter().take(named).any(|(word, _)| word.is("price"));
        let has_pronoun = PRONOUN.is_match(&question.text);
        Self {
            evidence,
            has_pronoun,
            is_anaphoric: has_pronoun || question.shared > 0,
            names_nothing,
            strong: strong.map(|(_, weight)| *weight).collect(),
            around: apart,
            own,
            named,
        }
    }

    /// Whether it needs what was said before it to be understood.
    pub(super) fn leans(&self) -> bool {
        self.names_nothing || self.strong.len() < 2
    }
}

/// A sentence up to where it says what is not the matter, or what its author likes.
pub(super) fn undenied(sentence: &str) -> &str {
    let aside = [&DENIED, &PRAISED]
        .into_iter()
        .filter_map(|pattern| pattern.find(sentence));
    let first = aside.map(|found| found.start()).min();
    first.and_then(|at| sentence.get(..at)).unwrap_or(sentence)
}

/// What somebody likes is told in passing, and is not what they ask about.
static PRAISED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:i|we) (?:really |also |all )*(?:did like|do like|like(?:d)? (?:the|your|what|how)|love(?:d)?|enjoy(?:ed)?)|(?:am|are|was|were) (?:very |really )?(?:happy|pleased|delighted) with",
        r"|gefällt|gefallen|gefiel|zufrieden mit|begeistert|nous (?:aimons|adorons|avons (?:aimé|adoré))|j['’]ai (?:aimé|adoré)|(?:nos|me) (?:gusta|gustó|encanta|encantó)|gostamos|gostei|adoramos|ci (?:piace|è piaciut\w)|tevreden|bevalt)\b",
    ))
});

/// What is named to be set aside; what somebody cannot do, find or remember is the matter itself.
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:not|don['’]t|do not|isn['’]t|am not) (?:\w+ )?(?:about|for|the|an?|want|need|mean|asking|interested|looking|talking)\b|\b(?:no|instead of|rather than|other than)\b",
        r"|\b(?:nicht|kein\w*|statt|pas (?:de|d['’]|une?|le|la|pour|besoin)|aucune?|no (?:quiero|queremos|necesito|busco|se trata|me interesa)|ningun[ao]?|não (?:quero|preciso)|non (?:voglio|mi serve|si tratta)|niet|geen)\b",
    ))
});

/// A question of something that was named before.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:it|they|them|that one|this one|such an? \w+|such things|so (?:et)?was|for us|for me|für uns|für mich|pour nous|pour moi|para (?:nosotros|mí)|per (?:noi|me)|voor (?:ons|mij)|these|those|he|she|him|her|ihn|ihm|er|dafür|darauf|dazu|cela|ça|celui-ci|celle-ci|eso|esto|ello|isso|isto|ciò|dat|dit|hem|hij|ervoor|ermee)\b",
    )
});

/// Concepts that tell circumstances rather than the matter.
const GENERAL: [&str; 20] = [
    "price",
    "deadline",
    "change",
    "needed",
    "data",
    "available",
    "extra",
    "limit",
    "goods",
    "order",
    "purchase",
    "shop",
    "webshop",
    "customer",
    "company",
    "day",
    "wait",
    "minimum",
    "prorata",
    "free",
];

/// Whether a word means nothing but circumstances.
pub(super) fn is_general(word: &Word) -> bool {
    let mut concepts = word.keys.iter().filter_map(|key| key.strip_prefix('=')).peekable();
    concepts.peek().is_some() && concepts.all(|concept| GENERAL.contains(&concept))
}

/// Whether a word tells a question from others.
pub(super) fn is_strong((word, weight): &(Word, f64)) -> bool {
    *weight >= STRONG && !matches!(word.kind, Kind::Light | Kind::Number) && !is_general(word)
}
