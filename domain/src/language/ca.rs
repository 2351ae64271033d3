//! Catalan.

use super::words::{MailWords, NO_MAIL};

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
    ..NO_MAIL
};
