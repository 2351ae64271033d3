use super::*;
use proptest::prelude::*;

const REPLY: &str = "Thanks, Tuesday works.\n\nCould you send the offer?";

#[test]
fn attribution_lines_of_many_languages_end_the_text() {
    let attributions = [
        "On Tue, Mar 5, 2024 at 10:00 AM Ann Owner <ann@x.org> wrote:",
        "On 5 Mar 2024, at 10:00, Ann Owner <ann@x.org>\nwrote:",
        "On 05/03/2024 10:00, Ann Owner wrote:",
        "Am 05.03.2024 um 10:00 schrieb Ann Owner:",
        "Am Di., 5. März 2024 um 10:00 Uhr schrieb Ann Owner <ann@x.org>:",
        "Le mar. 5 mars 2024 à 10:00, Ann Owner <ann@x.org> a écrit :",
        "El mar, 5 mar 2024 a las 10:00, Ann Owner (<ann@x.org>) escribió:",
        "Em ter., 5 de mar. de 2024 às 10:00, Ann Owner <ann@x.org> escreveu:",
        "Il giorno mar 5 mar 2024 alle ore 10:00 Ann Owner <ann@x.org> ha scritto:",
        "Op di 5 mrt 2024 om 10:00 schreef Ann Owner <ann@x.org>:",
        "Den tis 5 mars 2024 kl 10:00 skrev Ann Owner <ann@x.org>:",
        "2024年3月5日(火) 10:00 Ann Owner <ann@x.org>:",
        "Ann Owner <ann@x.org> 于2024年3月5日周二 上午10:00写道：",
        "2024년 3월 5일 (화) 오전 10:00, Ann Owner <ann@x.org>님이 작성:",
        "În mar., 5 mar. 2024 la 10:00, Ann Owner <ann@x.org> a scris:",
        "út 5. 3. 2024 v 10:00 odesílatel Ann Owner <ann@x.org> napsal:",
        "Ann Owner <ann@x.org> ezt írta (időpont: 2024. márc. 5., K, 10:00):",
        "Ann Owner <ann@x.org>, 5 Mar 2024 Sal, 10:00 tarihinde şunu yazdı:",
        "вт, 5 мар. 2024 г. в 10:00, Ann Owner <ann@x.org>:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "________________________________\nFrom: Ann Owner <ann@x.org>\nSent: Tuesday, March 5, 2024 10:00\nTo: Bob\nSubject: Offer",
        "Von: Ann Owner <ann@x.org>\nGesendet: Dienstag, 5. März 2024 10:00\nAn: Bob\nBetreff: Angebot",
        "De : Ann Owner\nEnvoyé : mardi 5 mars 2024 10:00\nÀ : Bob\nObjet : Offre",
        "De: Ann Owner\nEnviado el: martes, 5 de marzo de 2024\nPara: Bob\nAsunto: Oferta",
        "Da: Ann Owner\nInviato: martedì 5 marzo 2024\nA: Bob\nOggetto: Offerta",
        "Van: Ann Owner\nVerzonden: dinsdag 5 maart 2024\nAan: Bob\nOnderwerp: Offerte",
        "*From:* Ann Owner\n*Date:* Tuesday\n*To:* Bob\n*Subject:* Offer",
    ];
    for attribution in attributions {
        let read = visible_text(&format!("{REPLY}\n\n{attribution}\n\nOld text.\nMore of it."));

        assert_eq!(read.text, REPLY, "{attribution}");
        assert!(
            read.quoted.is_some_and(|quoted| quoted.contains("Old text.")),
            "{attribution}"
        );
    }
}

#[test]
fn what_people_write_is_not_taken_for_a_quote() {
    let texts = [
        "On Monday I wrote: please call me.",
        "On 5 May I wrote:\nplease call me.",
        "I may have 2 more, as he wrote:\nthe red ones",
        "As Bob (bob@x.org) wrote:\nwe are late",
        "From: the airport I take a taxi.\nTo be there at 10:00.",
        "Date: Tuesday\nTime: 10:00\nPlace: our office",
        "Please note:\nThe meeting is on 5 March 2024 at 10:00, as Ann wrote",
        "a > b holds\nand b < c too",
        "Questions:\n- when?\n- where?",
        "Subject to change: the date",
        "5 March 2024, 10:00: arrival\n6 March 2024, 11:00: departure",
    ];
    for text in texts {
        assert_eq!(visible_text(text).text, text);
    }
}

#[test]
fn answers_between_quotes_are_all_kept() {
    let read = visible_text("> When?\n\nTuesday.\n\n> Where?\n> Here?\n\nAt ours.");

    assert_eq!(read.text, "Tuesday.\n\nAt ours.");
    assert_eq!(read.quoted.as_deref(), Some("> When?\n> Where?\n> Here?"));
}

#[test]
fn a_name_alone_introduces_a_marked_quote() {
    assert_eq!(visible_text("Ann wrote:\n> Old\n\nNew").text, "New");
    assert_eq!(visible_text("Ann wrote:\n\nNew").text, "Ann wrote:\n\nNew");
}

#[test]
fn an_answer_below_the_quote_is_found() {
    let read = visible_text("On 5 Mar 2024 at 10:00, Ann wrote:\n\n> Old text.\n\nNew text.");

    assert_eq!(read.text, "New text.");
}

#[test]
fn signatures_are_set_apart() {
    let signatures = [
        "--\nAnn Owner\nExample Inc.",
        "--\nAnn Owner",
        "Best regards,\n\nAnn Owner\nExample Inc.",
        "Mit freundlichen Grüßen\nAnn Owner",
        "Cordialement,\nAnn",
        "Un saludo,\nAnn",
        "Atenciosamente,\nAnn",
        "Cordiali saluti\nAnn",
        "Met vriendelijke groet,\nAnn",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verzonden vanaf mijn iPhone",
        "Get Outlook for Android<https://aka.ms/x>",
    ];
    for signature in signatures {
        let read = visible_text(&format!("{REPLY}\n\n{signature}\n"));

        assert_eq!(
            (read.text.as_str(), read.signature.as_deref()),
            (REPLY, Some(signature.trim_end()))
        );
    }
}

#[test]
fn a_signature_above_the_quote_is_set_apart_too() {
    let read = visible_text(&format!(
        "{REPLY}\n\n-- \nAnn\n\nOn 5 Mar 2024 at 10:00, Bob wrote:\n> Old\n"
    ));

    assert_eq!(read.text, REPLY);
    assert_eq!(read.signature.as_deref(), Some("--\nAnn"));
    assert_eq!(read.without_quotes(), format!("{REPLY}\n\n--\nAnn"));
}

#[test]
fn a_forward_without_a_word_keeps_what_it_forwards() {
    let forward = "---------- Forwarded message ---------\nFrom: Ann <ann@x.org>\nDate: Tue, 5 Mar 2024\nTo: Bob\nSubject: Offer\n\nThe offer.";

    let read = visible_text(forward);

    assert_eq!((read.text.as_str(), read.quoted), (forward, None));
}

#[test]
fn a_mail_of_quotes_alone_says_nothing_new() {
    assert_eq!(
        visible_text("On 5 Mar 2024 at 10:00, Ann wrote:\n> Old text.\n").text,
        ""
    );
}

proptest! {
    #[test]
    fn every_line_goes_somewhere_and_only_once(lines in proptest::collection::vec(
        prop_oneof![
            Just("On 5 Mar 2024 at 10:00, Ann <a@x.org> wrote:"), Just("> quoted"), Just(">> deeper"), Just("text"), Just(""), Just("--"),
            Just("From: Ann"), Just("Sent: Tuesday"), Just("To: Bob"), Just("Subject: x"), Just("-----Original Message-----"),
            Just("Regards,"), Just("Sent from my iPhone"), Just("wrote:"), Just(">:"), Just("____"), Just("x--- On 5 Mar 2024 a@x.org wrote:"),
        ], 0..30)) {
        let text = lines.join("\n");
        let read = visible_text(&text);
        let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
        let quoted = read.quoted.as_deref().map_or(0, letters);
        let signature = read.signature.as_deref().map_or(0, letters);
        prop_assert_eq!(letters(&text), letters(&read.text) + quoted + signature);
    }

    #[test]
    fn any_text_is_taken_apart(text in any::<String>()) {
        let _ = visible_text(&text);
    }
}
