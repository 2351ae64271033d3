use super::*;
use crate::drafting::recipients::Recipients;
use PersonRule::{
    Anger, ContractCancelled, CopyOnly, DisputedCharge, LegalThreat, OptOut, PrivacyRequest, SafetyIncident,
    SeveralPeople,
};

fn rule(text: &str) -> Option<PersonRule> {
    let input = DraftInput {
        subject: "Bike hire".to_owned(),
        visible_text: text.to_owned(),
        ..DraftInput::default()
    };
    NeedsPerson::of(&input).map(|needs| needs.rule)
}

const GRAVE: &[(&str, PersonRule)] = &[
    ("Never email me again.", OptOut),
    ("Hi,\nunsubscribe", OptOut),
    ("Schreiben Sie mir nie wieder!", OptOut),
    ("Non scrivetemi più.", OptOut),
    ("The brake gave way and my son was injured.", SafetyIncident),
    ("Der Akku des Rades hat Feuer gefangen.", SafetyIncident),
    ("La batterie a pris feu dans mon garage.", SafetyIncident),
    ("Mi hija resultó herida por el manillar.", SafetyIncident),
    ("De fiets stond in brand.", SafetyIncident),
    ("A bateria explodiu ontem.", SafetyIncident),
    ("Mio marito è finito in ospedale.", SafetyIncident),
    (
        "When I log in I see the bookings and addresses of another customer.",
        SafetyIncident,
    ),
    ("You will hear from my solicitor.", LegalThreat),
    ("We will take you to court over this.", LegalThreat),
    ("Ich habe meinen Anwalt eingeschaltet.", LegalThreat),
    ("Sonst gehe ich zur Verbraucherzentrale.", LegalThreat),
    ("Sans réponse, mon avocat vous contactera.", LegalThreat),
    ("Emprenderé acciones legales.", LegalThreat),
    ("Mijn advocaat neemt contact op.", LegalThreat),
    ("Procederemo per vie legali.", LegalThreat),
    ("O meu advogado já foi informado.", LegalThreat),
    ("Please delete all my data.", PrivacyRequest),
    ("Under the GDPR I request a copy of what you hold.", PrivacyRequest),
    ("Ich verlange Auskunft nach Art. 15 DSGVO.", PrivacyRequest),
    ("Löschen Sie bitte alle meine Daten.", PrivacyRequest),
    ("Je vous demande d'effacer mes données.", PrivacyRequest),
    ("Quiero que borren mis datos personales.", PrivacyRequest),
    ("Ik doe een inzageverzoek.", PrivacyRequest),
    ("You have charged my card twice for one day.", DisputedCharge),
    ("Ich lasse den Betrag zurückbuchen.", DisputedCharge),
    ("Vous m'avez débité deux fois.", DisputedCharge),
    ("Me han cobrado dos veces.", DisputedCharge),
    ("Er is dubbel afgeschreven.", DisputedCharge),
    ("We hereby terminate our contract.", ContractCancelled),
    (
        "Please cancel my season membership at the end of March.",
        ContractCancelled,
    ),
    ("Hiermit kündige ich mein Abo zum Monatsende.", ContractCancelled),
    ("Je résilie mon abonnement.", ContractCancelled),
    ("Quiero darme de baja.", ContractCancelled),
    ("Hierbij zeg ik mijn abonnement op.", ContractCancelled),
    ("Disdico l'abbonamento.", ContractCancelled),
    ("This is the third time I write and I am fed up.", Anger),
    ("Your service is a disgrace.", Anger),
    ("Das ist eine Unverschämtheit.", Anger),
    ("Ich möchte mich nicht vertrösten lassen, jetzt reicht es.", Anger),
    ("C'est inadmissible.", Anger),
    ("Es una vergüenza.", Anger),
    ("È inaccettabile.", Anger),
    ("Ik ben woedend.", Anger),
    ("Dear Anna and Tom,\n\nwhen do you open?", SeveralPeople),
    ("Liebe Frau Berger, lieber Herr Kunz,\nwann öffnen Sie?", SeveralPeople),
];

#[test]
fn grave_mail_is_recognised_in_every_language() {
    for (text, expected) in GRAVE {
        let found = rule(text);
        assert_eq!(found, Some(*expected), "{text}");
    }
}

#[test]
fn what_only_resembles_needs_nobody() {
    for text in [
        "How do our guests unsubscribe from the reminders?",
        "I never got your mail, could you write to me again?",
        "Please do not call me before noon.",
        "Wie bestelle ich ein Rad für zwei Tage?",
        "Ist Versand aus Ihrer Liste möglich?",
        "Which gloves protect against injuries?",
        "Besteht Verletzungsgefahr ohne Helm?",
        "My sister is a lawyer and recommended your bikes. Do you rent tandems?",
        "Where is customer data stored, and are you GDPR compliant?",
        "Wie lange speichern Sie Daten nach der Miete?",
        "How do I cancel my subscription?",
        "Until when does the plan run if I cancel in May?",
        "Wie kann ich kündigen?",
        "If we cancel our contract in June, is there a fee?",
        "What is charged for a second day?",
        "Can I pay twice a month?",
        "The gear does not work any more. Do you repair it?",
        "We are angry at the weather, not at you! Is the hire still on?",
        "Hi Anna, Tom told me you rent trailers. Is that so?",
        "Dear Sir or Madam,\ndo you rent helmets?",
        "Sehr geehrte Damen und Herren,\nvermieten Sie Helme?",
        "Hello Bikes & More,\ndo you rent helmets?",
        "Geachte heer, mevrouw,\nverhuurt u helmen?",
    ] {
        assert_eq!(rule(text), None, "{text}");
    }
}

#[test]
fn the_words_are_quoted_as_they_stand() {
    let input = DraftInput {
        subject: "Schluß".to_owned(),
        visible_text: "Guten Tag,\nes reicht. Schreiben Sie mir nie wieder!".to_owned(),
        ..DraftInput::default()
    };

    let needs = NeedsPerson::of(&input).expect("an opt-out");

    assert!(needs.is_opt_out());
    assert_eq!(needs.words, "Schreiben Sie mir nie wieder!");
}

#[test]
fn a_copy_is_nobodys_question() {
    let input = DraftInput {
        visible_text: "Do you rent tandems?".to_owned(),
        recipients: Recipients {
            own: "hire@bikes.example".to_owned(),
            to: vec!["tours@partner.example".to_owned()],
            cc: vec!["hire@bikes.example".to_owned()],
        },
        ..DraftInput::default()
    };

    assert_eq!(NeedsPerson::of(&input).map(|needs| needs.rule), Some(CopyOnly));
}
