//! People and machines told apart, in the words of many languages, servers and help desks.

use domain::dates::{Reference, Zone};
use domain::mail::{self, BounceClass, Kind};

fn kind(raw: &str) -> Kind {
    mail::kind(&mail::parse(raw.as_bytes())).kind
}

fn letter(subject: &str, text: &str) -> String {
    format!(
        "From: Ann Owner <ann@x.org>\nTo: desk@example.com\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
}

fn expect_kind(cases: &[(&str, &str)], expected: Kind) {
    let wrong = cases.iter().filter_map(|(subject, text)| {
        let verdict = mail::kind(&mail::parse(letter(subject, text).as_bytes()));
        (verdict.kind != expected).then(|| format!("{subject}: {text}\n   {verdict:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const AUTOMATIC_SUBJECTS: &[&str] = &[
    "Automatic reply: Your order",
    "Out of Office: Re: Your order",
    "Out of Office AutoReply: Your order",
    "Automatische Antwort: Bestellung",
    "Abwesenheitsnotiz: Bestellung",
    "Réponse automatique : Commande",
    "Absence du bureau : Re: Commande",
    "Respuesta automática: Pedido",
    "Fuera de oficina: Re: Pedido",
    "Resposta automática: Pedido",
    "Risposta automatica: Ordine",
    "Fuori ufficio: Re: Ordine",
    "Automatisch antwoord: Bestelling",
    "Autosvar: Order",
    "Automatiskt svar: Order",
    "Automatisk svar: Ordre",
    "Automaattinen vastaus: Tilaus",
    "Automatyczna odpowiedź: Zamówienie",
    "Odpowiedź automatyczna: Zamówienie",
    "Automatická odpověď: Objednávka",
    "Automatická odpoveď: Objednávka",
    "Automatikus válasz: Rendelés",
    "Răspuns automat: Comandă",
    "Автоматичен отговор: Поръчка",
    "Автоматический ответ: Заказ",
    "Автоматична відповідь: Замовлення",
    "Αυτόματη απάντηση: Παραγγελία",
    "Otomatik yanıt: Sipariş",
    "Automatski odgovor: Narudžba",
    "Аутоматски одговор: Поруџбина",
    "Samodejni odgovor: Naročilo",
    "Automatinis atsakymas: Užsakymas",
    "Automātiska atbilde: Pasūtījums",
    "Automaatvastus: Tellimus",
    "תשובה אוטומטית: הזמנה",
    "رد تلقائي: طلب",
    "ตอบกลับอัตโนมัติ: คำสั่งซื้อ",
    "Trả lời tự động: Đơn hàng",
    "Balasan otomatis: Pesanan",
    "自动答复: 订单",
    "自动回复：订单",
    "自動回覆: 訂單",
    "自動応答: 注文",
    "자동 회신: 주문",
    "Resposta automàtica: Comanda",
    // Behind what gateways add.
    "[EXTERN] Automatische Antwort: Bestellung",
    "[EXTERNAL] Automatic reply: Order",
    "[EXT] Out of Office: Re: Order",
    "EXTERNAL: Automatic reply: Order",
    "*** SPAM *** Automatic reply: Order",
    "[Externe] Réponse automatique : Commande",
    "(External) Automatic reply: Order",
    "{Spam?} Automatic reply: Order",
    "[auto-reply] Your order",
    // Notes
    "AUTO: Ann Owner is out of the office (returning 05/03/2024)",
    "Ann Owner ist außer Haus (Rückkehr am 05.03.2024)",
    "AUTO: Ann Owner est absent(e) du bureau (retour 05/03/2024)",
];

#[test]
fn programs_announce_automatic_replies_in_the_languages_they_speak() {
    let cases: Vec<(&str, &str)> = AUTOMATIC_SUBJECTS.iter().map(|subject| (*subject, "…")).collect();
    expect_kind(&cases, Kind::AutoReply);
}

const ABSENCES: &[(&str, &str)] = &[
    (
        "Re: Order",
        "Hi there!\n\nI'm out enjoying some time off until Monday, 23 November and won't be checking email. If something can't wait, reach out to Bob (bob@x.org).\n\nAnn",
    ),
    (
        "Re: Order",
        "Thank you for your message. I am on parental leave until May. Please contact my colleague Bob instead.",
    ),
    (
        "Re: Order",
        "Our office is closed from 24 December to 2 January. We will reply to your message as soon as we are back.",
    ),
    (
        "Re: Order",
        "Thanks for your email. I no longer work at Example Inc. Please contact sales@x.org.",
    ),
    (
        "AW: Bestellung",
        "Vielen Dank für Ihre Nachricht. Ich bin bis einschließlich 4.12. nicht erreichbar. Meine Vertretung ist Bob (bob@x.org).",
    ),
    (
        "AW: Bestellung",
        "Ich bin im Urlaub und lese keine Mails. Wenn es eilt, hilft Ihnen Bob.",
    ),
    (
        "AW: Bestellung",
        "Liebe Kundinnen und Kunden, wir haben Betriebsferien vom 24.12. bis 6.1. Ihre Anfrage beantworten wir danach.",
    ),
    (
        "Re: Commande",
        "Bonjour, merci pour votre message. Je suis en congés jusqu'au 4 décembre. Pour toute urgence, contactez Bob.",
    ),
    (
        "RE: Pedido",
        "Hola, estaré de vacaciones hasta el 4 de diciembre. Para cualquier urgencia escriba a Bob.",
    ),
    (
        "Re: Pedido",
        "Olá, estarei ausente até 4 de dezembro, sem acesso ao e-mail. Em caso de urgência contacte o Bob.",
    ),
    (
        "R: Ordine",
        "Buongiorno, sono fuori ufficio fino al 4 dicembre. Per urgenze contattare Bob.",
    ),
    (
        "Re: Bestelling",
        "Bedankt voor je bericht. Ik ben met verlof tot 4 december. Voor dringende zaken kun je Bob bellen.",
    ),
    (
        "SV: Order",
        "Tack för ditt mejl! Jag har semester till och med den 4 december. Vid brådskande ärenden kontakta Bob.",
    ),
    (
        "SV: Ordre",
        "Tak for din mail. Jeg holder ferie til og med 4. december. Hvis det haster, kontakt Bob.",
    ),
    (
        "VS: Tilaus",
        "Kiitos viestistäsi. Olen lomalla 4.12. asti. Kiireellisissä asioissa ota yhteyttä Bobiin.",
    ),
    (
        "Re: Zamówienie",
        "Dziękuję za wiadomość. Jestem na urlopie do 4 grudnia. W pilnych sprawach proszę o kontakt z Bobem.",
    ),
    (
        "Re: Objednávka",
        "Děkuji za zprávu. Jsem na dovolené do 4. prosince. V naléhavých případech kontaktujte Boba.",
    ),
    (
        "Re: Rendelés",
        "Köszönöm levelét. December 4-ig szabadságon vagyok. Sürgős esetben kérem, keresse Bobot.",
    ),
    (
        "Re: Заказ",
        "Спасибо за ваше письмо. Я в отпуске до 4 декабря. По срочным вопросам обращайтесь к Бобу.",
    ),
    (
        "Ynt: Sipariş",
        "E-postanız için teşekkürler. 4 Aralık tarihine kadar izindeyim. Acil durumlarda Bob ile iletişime geçebilirsiniz.",
    ),
    ("回复: 订单", "您好，我正在休假，12月4日返回办公室。如有急事请联系Bob。"),
    (
        "Re: 注文",
        "お問い合わせありがとうございます。12月4日まで休暇をいただいております。お急ぎの方はBobまでご連絡ください。",
    ),
    (
        "RE: 주문",
        "안녕하세요. 12월 4일까지 휴가 중입니다. 급한 용무는 Bob에게 연락 바랍니다.",
    ),
];

#[test]
fn people_announce_their_absence_in_words_of_their_own() {
    expect_kind(ABSENCES, Kind::AutoReply);
}

const LETTERS: &[(&str, &str)] = &[
    (
        "Re: Automatic reply: Order",
        "Good that you are back. When will it ship?",
    ),
    (
        "AW: Abwesenheitsnotiz: Bestellung",
        "Dann melde ich mich nächste Woche wieder.",
    ),
    (
        "Fwd: Automatic reply: Order",
        "See below, they are away. What do we do?\n\n---------- Forwarded message ---------\nFrom: Bob <bob@y.org>\nSubject: Automatic reply: Order\n\nI am out of the office until Monday. For urgent matters contact Cyd.",
    ),
    (
        "Automatic reply does not work",
        "Hello, since yesterday no automatic reply is sent. What can we do?",
    ),
    (
        "Out of office hours support",
        "Hi, do you offer support out of office hours?",
    ),
    (
        "Autoresponder setup",
        "How do I set up an autoresponder in your product?",
    ),
    (
        "Vacation house in May",
        "Is the house free in May? We are on vacation then.",
    ),
    (
        "Read the manual",
        "I have read the manual, but the pump does not start.",
    ),
    (
        "Abwesenheit am Freitag",
        "Ich bin am Freitag nicht im Büro, können wir das auf Montag schieben?",
    ),
    (
        "Delivery problem",
        "The parcel was returned to sender, the courier says the address does not exist. Please send it again to our new address.",
    ),
    (
        "Undeliverable",
        "My mails to bob@y.org come back with 550 5.1.1 user unknown. Do you know his new address?",
    ),
    (
        "Error 550 5.7.1",
        "We get 550 5.7.1 when we write to our customers, relay access denied. How do we fix that?",
    ),
    (
        "Question",
        "Your system answered \"this is an automatic reply\" and nothing happened since. Is anybody there?",
    ),
    (
        "Re: Order",
        "Yes, please.\n\nOn 5 Mar 2024 at 10:00, Bob <bob@y.org> wrote:\n> I am out of the office with limited access to email.\n> This is an automatic reply.",
    ),
    (
        "Mailbox full",
        "Hello, my mailbox is full and I cannot receive your offer. Can you send it to my other address?",
    ),
    (
        "Urlaubsanfrage",
        "Guten Tag, wir möchten im Urlaub gern zu Ihnen kommen. Haben Sie im Mai ein Zimmer frei?",
    ),
    (
        "Congés",
        "Bonjour, je serai absent vendredi, pouvons-nous décaler le rendez-vous à lundi ?",
    ),
    (
        "Vacaciones",
        "Hola, ¿tienen habitaciones libres para las vacaciones de mayo?",
    ),
    (
        "Ticket number 5512",
        "My reference number is 5512 and my ticket number is 77. When do I get my money back?",
    ),
];

#[test]
fn people_who_speak_of_absences_answers_and_failures_are_people() {
    expect_kind(LETTERS, Kind::Human);
}

#[test]
fn a_report_that_a_person_passes_on_is_a_persons_letter() {
    let status = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.x.org\n\nFinal-Recipient: rfc822; bob@y.org\nAction: failed\nStatus: 5.1.1\n";
    for subject in [
        "FW: Undeliverable: Order",
        "WG: Unzustellbar: Bestellung",
        "TR: Non remis : Commande",
        "Fwd: Delivery Status Notification (Failure)",
    ] {
        let raw = format!(
            "From: Ann <ann@x.org>\nSubject: {subject}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWhat does this mean?\n--b\n{status}\n--b--\n"
        );
        assert_eq!(kind(&raw), Kind::Human, "{subject}");
    }
    let receipt = "From: Ann <ann@x.org>\nSubject: Fwd: Read: Order\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHe has read it.\n--b\nContent-Type: message/rfc822\n\n\
        Subject: Read: Order\nContent-Type: multipart/report; report-type=disposition-notification; boundary=c\n\n--c\nContent-Type: message/disposition-notification\n\nDisposition: manual-action\n--c--\n--b--\n";
    assert_eq!(kind(receipt), Kind::Human);
    assert_eq!(
        kind("From: Ann <ann@x.org>\nAuto-Submitted: no (sent by hand)\nSubject: Hi\n\nHello"),
        Kind::Human
    );
    assert_eq!(
        kind("From: Ann <ann@x.org>\nX-Auto-Response-Suppress: All\nSubject: Hi\n\nHello"),
        Kind::Human
    );
}

fn bounce(text: &str) -> (Option<String>, Option<String>, BounceClass) {
    let raw = format!(
        "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.x.org>\nTo: desk@example.com\nSubject: Mail delivery failed\n\n{text}\n"
    );
    let first = mail::bounces(&mail::parse(raw.as_bytes()))
        .into_iter()
        .next()
        .expect("a bounce");
    (first.recipient, first.status, first.class)
}

#[test]
fn reports_in_words_tell_whether_the_address_is_at_fault() {
    let said = |reason: &str| {
        format!(
            "A message that you sent could not be delivered to one or more of its recipients. The following address(es) failed:\n\n  bob@y.org\n    {reason}\n"
        )
    };
    let cases = [
        ("550 5.1.1 User unknown", BounceClass::Address),
        (
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
            BounceClass::Address,
        ),
        (
            "550 5.2.1 The email account that you tried to reach is disabled",
            BounceClass::Address,
        ),
        (
            "550 5.4.1 Recipient address rejected: Access denied",
            BounceClass::Address,
        ),
        ("550 No such user here", BounceClass::Address),
        ("550 El usuario no existe", BounceClass::Address),
        ("550 Benutzer unbekannt", BounceClass::Address),
        ("550 utilisateur inconnu", BounceClass::Address),
        ("Unrouteable address", BounceClass::Address),
        ("552 5.2.2 Mailbox full", BounceClass::Full),
        (
            "452 4.2.2 The recipient's inbox is out of storage space",
            BounceClass::Full,
        ),
        ("550 Das Postfach ist voll", BounceClass::Full),
        ("550 5.7.1 Unable to relay", BounceClass::Policy),
        (
            "550 5.7.26 Unauthenticated email is not accepted due to domain's DMARC policy",
            BounceClass::Policy,
        ),
        (
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            BounceClass::Policy,
        ),
        ("553 5.1.8 Domain of sender address does not exist", BounceClass::Policy),
        ("552 5.3.4 Message size exceeds fixed limit", BounceClass::Content),
        ("554 5.6.0 Message contains invalid header", BounceClass::Content),
        (
            "554 5.7.1 Message rejected because it contains a virus",
            BounceClass::Content,
        ),
        ("421 4.4.2 Connection timed out", BounceClass::Transient),
        ("451 4.7.1 Greylisted, try again later", BounceClass::Transient),
        ("550 5.4.7 Delivery expired", BounceClass::Transient),
    ];
    let wrong = cases.iter().filter_map(|(reason, expected)| {
        let (recipient, status, class) = bounce(&said(reason));
        let is_right = class == *expected && recipient.as_deref() == Some("bob@y.org");
        (!is_right).then(|| format!("{reason}: {class}, {status:?}, {recipient:?} instead of {expected}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn exchange_reports_without_a_status_part_are_read() {
    for (subject, text) in [
        (
            "Undeliverable: Order",
            "Your message to bob@y.org couldn't be delivered.\n\nbob wasn't found at y.org.\n\nDiagnostic information for administrators:\nbob@y.org\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'",
        ),
        (
            "Unzustellbar: Bestellung",
            "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nbob@y.org\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "Non remis : Commande",
            "Échec de la remise à ces destinataires ou groupes :\n\nbob@y.org\nL'adresse de messagerie entrée est introuvable.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "No se puede entregar: Pedido",
            "No se pudo entregar el mensaje a estos destinatarios o grupos:\n\nbob@y.org\nNo se encontró la dirección de correo electrónico.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "Não é possível entregar: Pedido",
            "Falha na entrega a estes destinatários ou grupos:\n\nbob@y.org\nO endereço de email não foi encontrado.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "Non recapitabile: Ordine",
            "Recapito non riuscito ai seguenti destinatari o gruppi:\n\nbob@y.org\nIndirizzo non trovato.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "Onbestelbaar: Bestelling",
            "Het bericht kan niet worden bezorgd bij de volgende geadresseerden of groepen:\n\nbob@y.org\nHet adres is niet gevonden.\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
        (
            "Niedostarczone: Zamówienie",
            "Nie można dostarczyć wiadomości do tych adresatów:\n\nbob@y.org\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        ),
    ] {
        for sender in [
            "postmaster@x.org",
            "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.org>",
        ] {
            let raw = format!(
                "From: {sender}\nTo: desk@example.com\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
            );
            let message = mail::parse(raw.as_bytes());
            let verdict = mail::kind(&message);
            assert_eq!(verdict.kind, Kind::Bounce, "{subject} from {sender}: {verdict:?}");
            let first = mail::bounces(&message).into_iter().next().expect("a bounce");
            assert_eq!(
                (first.recipient.as_deref(), first.class),
                (Some("bob@y.org"), BounceClass::Address),
                "{subject}"
            );
        }
    }
}

#[test]
fn the_return_of_somebody_who_is_away_is_read() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-18T09:30:00+00:00").expect("a time");
    let reference = Reference::new(now, Zone::UTC);
    for (subject, text, expected) in [
        (
            "Automatic reply: Order",
            "I am out of the office until Monday, 30 November. I will reply when I return.",
            Some("2026-11-30"),
        ),
        (
            "Automatic reply: Order",
            "I am on leave from 20 November to 4 December 2026.",
            Some("2026-12-04"),
        ),
        (
            "Abwesenheitsnotiz: Bestellung",
            "Ich bin bis zum 4. Dezember im Urlaub.",
            Some("2026-12-04"),
        ),
        (
            "Réponse automatique : Commande",
            "Je suis absent jusqu'au 4 décembre. En cas d'urgence, appelez Bob.",
            Some("2026-12-04"),
        ),
        (
            "Ann Owner is out of the office (returning 4 December 2026)",
            "…",
            Some("2026-12-04"),
        ),
        (
            "Automatic reply: Order",
            "I am out of the office. The fair is on 4 December.",
            None,
        ),
        ("Automatic reply: Order", "I am away.", None),
    ] {
        let read = mail::back_on(&mail::parse(letter(subject, text).as_bytes()), &reference);
        assert_eq!(
            read.map(|moment| moment.local.date().to_string()).as_deref(),
            expected,
            "{subject}: {text}"
        );
    }
}
