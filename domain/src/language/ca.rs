//! Catalan.

use super::words::{Label, MailWords, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["resposta automàtica", "missatge automàtic"],
    away_subjects: &["fora de l'oficina", "fora de l’oficina", "de vacances", "absent"],
    automatic: &["aquesta és una resposta automàtica", "aquest és un missatge automàtic"],
    away: &["fora de l'oficina", "fora de l’oficina", "de vacances", "estic absent", "estaré absent", "de viatge"],
    back: &["fins al", "fins a", "tornaré", "tornada"],
    stand_in: &["en cas d'urgència", "urgent", "contacteu", "poseu-vos en contacte"],
    unread: &["respondré", "gràcies pel", "gràcies per"],
    receipts: &["llegit"],
    quotes: QuoteWords {
        wrote: &["escriu", "va escriure"],
        openings: &["el dia ", "missatge de "],
        originals: &["missatge original"],
        forwards: &["missatge reenviat"],
        apple_forwards: &["comença el missatge reenviat"],
        quoting: &["missatge de "],
        labels: &[("enviat", Label::Date), ("assumpte", Label::Subject)],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["atentament", "salutacions"],
        devices: &["enviat des de"],
        ..NO_SIGNATURES
    },
    ..NO_MAIL
};
