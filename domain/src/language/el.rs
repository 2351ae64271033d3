//! Greek.

use super::words::{
    BounceWords, Label, MailWords, NO_BOUNCES, NO_MAIL, NO_QUOTES, NO_SIGNATURES, QuoteWords, SignatureWords,
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &["αυτόματη απάντηση", "αυτόματο μήνυμα"],
    away_subjects: &["εκτός γραφείου", "απουσία", "σε άδεια"],
    third_person: &["είναι εκτός γραφείου", "απουσιάζει", "βρίσκεται σε άδεια"],
    automatic: &["αυτό είναι ένα αυτόματο", "αυτή είναι μια αυτόματη", "αυτόματο μήνυμα"],
    away: &["εκτός γραφείου", "σε άδεια", "απουσιάζω", "θα απουσιάζω", "λείπω", "θα λείπω", "δεν βρίσκομαι στο γραφείο", "σε διακοπές"],
    back: &["έως", "μέχρι", "επιστρέφω", "θα επιστρέψω", "επιστροφή", "από "],
    stand_in: &["για επείγοντα", "επείγον", "επείγουσ", "επικοινωνήστε", "απευθυνθείτε", "συνάδελφ"],
    unread: &["περιορισμένη πρόσβαση", "δεν έχω πρόσβαση", "θα απαντήσω", "ευχαριστώ για", "σας ευχαριστώ για", "σας ευχαριστούμε"],
    receipts: &["διαβάστηκε", "αναγνώστηκε"],
    prefixes: &["απ", "σχετ", "πρθ"],
    quotes: QuoteWords {
        wrote: &["έγραψε"],
        openings: &["στις "],
        dates: &["ιαν", "φεβ", "μαρ", "απρ", "μαι", "μαΐ", "ιου", "αυγ", "σεπ", "οκτ", "νοε", "δεκ"],
        originals: &["αρχικό μήνυμα"],
        forwards: &["προωθημένο μήνυμα"],
        labels: &[("από", Label::From), ("στάλθηκε", Label::Date), ("ημερομηνία", Label::Date), ("προς", Label::To), ("θέμα", Label::Subject)],
        any_dates: &["ημερομηνία"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &["με εκτίμηση", "φιλικά"],
        devices: &["στάλθηκε από"],
        ..NO_SIGNATURES
    },
    bounces: BounceWords {
        subjects: &["μη παραδό"],
        ..NO_BOUNCES
    },
    ..NO_MAIL
};
