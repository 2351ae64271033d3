//! The sender's mood, by plain words: who is upset gets an apology, who has trouble gets sympathy.

use crate::intents::folding::words;

/// How the sender sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    Calm,
    Troubled,
    Angry,
}

/// Longer mail reports about trouble rather than being in it.
const MOST_WORDS: usize = 200;

const ANGRY: &str = "unacceptable ridiculous furious angry outrageous terrible awful worst disappointed disappointing frustrated \
frustrating complaint complaining scam useless disgusting appalling disgrace disgraceful shameful pathetic horrible livid lawyer \
unverschamt unverschamtheit frechheit inakzeptabel enttauscht verargert wutend beschwerde beschweren zumutung unmoglich katastrophe \
inadmissible inacceptable decu decue furieux furieuse scandaleux honteux mecontent mecontente plainte \
inaceptable indignado indignada indignante decepcionado decepcionada furioso furiosa queja reclamacion verguenza harto harta pesimo pesima \
inaceitavel desapontado desapontada reclamacao vergonha absurdo pessimo pessima \
inaccettabile deluso delusa arrabbiato arrabbiata vergogna vergognoso reclamo indignato indignata \
onacceptabel teleurgesteld boos woedend klacht schandalig belachelijk";

const ANGRY_PHRASES: [&str; 14] = [
    "fed up",
    "rip off",
    "waste of time",
    "waste of money",
    "third time",
    "fourth time",
    "still no answer",
    "still no reply",
    "nobody answers",
    "sick of",
    "immer noch nicht",
    "toujours pas",
    "ras le bol",
    "nog steeds niet",
];

const TROUBLED: &str = "error broken crash crashes crashed crashing bug bugs fails failed failing stuck fehler kaputt \
defekt absturz sturzt panne erreur bloque bloquee averia fallo falla roto rota erro quebrado avaria errore guasto rotto bloccato fout kapot \
storing";

const TROUBLED_PHRASES: [&str; 24] = [
    "not working",
    "doesn't work",
    "does not work",
    "don't work",
    "stopped working",
    "won't load",
    "won't open",
    "can't log",
    "cannot log",
    "can't access",
    "cannot access",
    "unable to",
    "funktioniert nicht",
    "geht nicht",
    "klappt nicht",
    "ne fonctionne",
    "ne marche",
    "n'arrive pas",
    "no funciona",
    "no puedo",
    "nao funciona",
    "nao consigo",
    "non funziona",
    "werkt niet",
];

impl Mood {
    /// Reads the mood of a text.
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<String> = words(text).into_iter().map(|(word, _)| word).collect();
        if words.len() > MOST_WORDS {
            return Self::Calm;
        }
        let line = format!(" {} ", words.join(" ")).replace(" in error ", " ");
        let has_word = |list: &str| {
            list.split_whitespace()
                .any(|listed| line.contains(&format!(" {listed} ")))
        };
        let has_phrase = |list: &[&str]| list.iter().any(|phrase| line.contains(&format!(" {phrase}")));
        if has_word(ANGRY) || has_phrase(&ANGRY_PHRASES) {
            Self::Angry
        } else if has_word(TROUBLED) || has_phrase(&TROUBLED_PHRASES) {
            Self::Troubled
        } else {
            Self::Calm
        }
    }
}

const THANKS: &str = "thanks thank danke dank merci gracias obrigado obrigada grazie bedankt dankjewel";

const SUCCESS: &str = "brilliant perfect great super worked solved sorted fixed hilft geholfen geklappt perfekt prima parfait resolu \
perfecto resuelto perfeito resolvido perfetto risolto opgelost";

/// Whether the mail only says thank you: it opens with it, or tells that all is well, is short, and asks nothing.
pub(super) fn is_thanks(text: &str) -> bool {
    let spoken = words(text);
    let is_any = |word: &str, list: &str| list.split_whitespace().any(|listed| listed == word);
    let has = |list: &str| spoken.iter().any(|(word, _)| is_any(word, list));
    let opens = spoken.iter().take(12).any(|(word, _)| is_any(word, THANKS));
    (opens || has(THANKS) && has(SUCCESS)) && spoken.len() <= 40 && !text.contains('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moods_are_told_apart() {
        for (text, expected) in [
            ("This is UNACCEPTABLE, I want my money back.", Mood::Angry),
            ("This is the third time I write.", Mood::Angry),
            ("Das ist eine Frechheit!", Mood::Angry),
            ("The export doesn’t work since Monday.", Mood::Troubled),
            ("Je n’arrive pas à me connecter", Mood::Troubled),
            ("How much is the Pro plan?", Mood::Calm),
            ("You may have received this in error.", Mood::Calm),
            ("No problem, thanks for your help.", Mood::Calm),
        ] {
            assert_eq!(Mood::of(text), expected, "{text}");
        }
    }
}
