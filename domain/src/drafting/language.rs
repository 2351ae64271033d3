//! Language of a text, guessed from its most common words: enough to answer people in the language they wrote in.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::intents::folding::words;

/// A language that greetings, dates and fixed phrases exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl Language {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 7] = [Self::En, Self::De, Self::Fr, Self::Es, Self::Pt, Self::It, Self::Nl];

    /// The English name, as a model is told it.
    pub fn english_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "German",
            Self::Fr => "French",
            Self::Es => "Spanish",
            Self::Pt => "Portuguese",
            Self::It => "Italian",
            Self::Nl => "Dutch",
        }
    }
}

const LEAST_HITS: usize = 3;
const LEAST_SHARE: f64 = 0.12;
const LEAD: f64 = 1.25;

/// Guesses the language; `None` when the text is too short, mixed, or in a language outside the table.
pub fn guess(text: &str) -> Option<Language> {
    let words = words(text);
    let mut scores = [0.0_f64; 7];
    let mut hits = [0_usize; 7];
    for (word, _) in &words {
        let owners = COMMON.get(word.as_str()).copied().unwrap_or_default();
        let languages = scores.iter_mut().zip(hits.iter_mut()).enumerate();
        for (_, (score, hit)) in languages.filter(|(index, _)| owners & (1 << index) != 0) {
            *score += 1.0 / f64::from(owners.count_ones());
            *hit += 1;
        }
    }
    let mut ranked: Vec<(f64, usize, Language)> = Language::ALL
        .into_iter()
        .zip(scores.into_iter().zip(hits))
        .map(|(language, (score, hit))| (score, hit, language))
        .collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
    let (best, second) = (ranked.first()?, ranked.get(1)?);
    let is_clear = best.0 >= second.0 * LEAD + 0.5 && best.0 / words.len() as f64 >= LEAST_SHARE;
    let is_enough = best.1 >= LEAST_HITS || (best.1 >= 2 && words.len() <= 6);
    (is_clear && is_enough).then_some(best.2)
}

/// Whether a folded word is among the common words of any language: such a word says nothing about the matter.
pub(super) fn is_common_word(word: &str) -> bool {
    COMMON.contains_key(word)
}

/// Each common word with one bit for each language that has it.
static COMMON: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut owners = HashMap::new();
    for (index, list) in LISTS.iter().enumerate() {
        for word in list.split(' ') {
            *owners.entry(word).or_default() |= 1 << index;
        }
    }
    owners
});

/// Folded, in the order of [`Language::ALL`].
const LISTS: [&str; 7] = [
    "the and you to of for is are in on it we i that with have has had this be can could would will your our my me from at as not do does did what when how which please thanks thank there they them was were been if or but an any so about us let know get hello hi dear i'm it's don't we're i've you're regards best",
    "der die das und ist sind bin wer dieser diese dieses nicht ein eine einen einem einer ich sie wir ihr ihre ihren ihrem mir mich uns unser unsere zu zum zur mit auf fur von vom im den dem des bei wie was wann wo warum konnen konnte konnten kann haben habe hat hatte wird werden wurde bitte danke vielen dank oder aber auch noch nach es an als dass wenn mochte gerne hallo guten tag grusse freundlichen liebe sehr geehrte nur schon bis uber",
    "le la les un une des du de et est sont pas ne je vous nous votre vos notre nos mon ma mes pour avec dans sur par que qui quoi comment quand pouvez pourriez avez avons ai ce cette ces il elle on au aux en merci bonjour bonsoir cordialement serait etre plus tres mais ou si bien plait c'est j'ai j'aimerais voudrais souhaite suis n'est s'il d'un d'une qu'il",
    "el la los las un una unos y es son no yo usted ustedes nosotros nuestro nuestra su sus mi mis para con en por que quien como cuando cuanto cuesta donde puede podria podemos tengo tiene tenemos hay este esta esto estan del al se le me lo muy mas pero si gracias hola buenos buenas dias tardes saludos quisiera quiero favor estoy ha he necesito sobre tambien de",
    "o a os as um uma e sao nao eu voce voces nos nosso nossa seu sua seus meu minha para com em por que quem como quando quanto custa onde pode poderia podemos tenho tem temos ha este esta isto do da dos das no na nos nas ao se me muito mais mas ola oi obrigado obrigada bom dia boa tarde gostaria quero favor estou foi preciso sobre tambem de pelo pela ate",
    "il lo la i gli le un uno una e sono non io lei voi noi nostro nostra vostro vostra suo sua mio mia per con in su da di che chi come quando quanto costa dove puo potrebbe potete possiamo ho ha hai abbiamo avete c'e questo questa del della dei delle dello al alla nel nella si mi ci vi molto piu ma grazie buongiorno buonasera salve saluti cordiali vorrei vorremmo favore sto anche essere",
    "de het een en is zijn niet ik u jij je wij we uw jullie ons onze mijn mij voor met in op van te aan bij door dat die dit wat wie hoe wanneer waar kunt kan kunnen zou heeft heb hebben hebt er om als maar of ook nog naar wordt worden graag bedankt dank hallo goedemorgen goedendag beste groet groeten vriendelijke geen wil wel deze wilt alvast",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_mail_is_recognised_in_every_language() {
        for (text, expected) in [
            (
                "Hi, could you tell me how much the Pro plan costs and whether there is a trial?",
                Language::En,
            ),
            ("The app keeps crashing when I open the settings.", Language::En),
            (
                "Guten Tag, können Sie mir bitte sagen, was der Pro-Tarif kostet?",
                Language::De,
            ),
            ("Das Gerät ist kaputt und niemand antwortet mir.", Language::De),
            (
                "Bonjour, pourriez-vous me dire combien coûte l’abonnement ?",
                Language::Fr,
            ),
            (
                "Je n’arrive pas à me connecter depuis hier, pouvez-vous m’aider ?",
                Language::Fr,
            ),
            (
                "Hola, ¿cuánto cuesta el plan Pro y hay una versión de prueba?",
                Language::Es,
            ),
            ("Buenos días, necesito ayuda con mi factura, por favor.", Language::Es),
            (
                "Olá, gostaria de saber quanto custa o plano Pro. Obrigado!",
                Language::Pt,
            ),
            ("Bom dia, não consigo entrar na minha conta desde ontem.", Language::Pt),
            (
                "Buongiorno, vorrei sapere quanto costa il piano Pro, grazie.",
                Language::It,
            ),
            ("Salve, non riesco ad accedere al mio account da ieri.", Language::It),
            (
                "Goedemorgen, kunt u mij vertellen wat het Pro-abonnement kost?",
                Language::Nl,
            ),
            (
                "Ik kan niet meer inloggen op mijn account, wat moet ik doen?",
                Language::Nl,
            ),
        ] {
            assert_eq!(guess(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed_from_too_little() {
        for text in [
            "",
            "ok",
            "Pro plan",
            "12345",
            "私は会議を予約したいです",
            "Invoice 2024-11",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_guessed_at(text in "\\PC{0,200}") {
            guess(&text);
        }
    }
}
