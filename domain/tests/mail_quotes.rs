//! How mail programs of the world set apart what they quote, forward and sign.

use domain::mail::{own_words, visible_text};

/// Compares what is read of each case with what should be, and tells all that differ.
fn expect_each<'x>(
    cases: impl IntoIterator<Item = &'x str>,
    read: impl Fn(&str) -> String,
    expected: impl Fn(&str) -> String,
) {
    let wrong = cases.into_iter().filter_map(|case| {
        let (read, expected) = (read(case), expected(case));
        (read != expected).then(|| format!("{case:?}\n   is read {read:?}\n   instead of {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn reply(_: &str) -> String {
    REPLY.to_owned()
}

fn itself(text: &str) -> String {
    text.to_owned()
}

const REPLY: &str = "Thanks, Tuesday works.\n\nCould you send the offer?";

/// Attributions as clients write them, each with the text it stands above unmarked.
const ATTRIBUTIONS: &[&str] = &[
    // Apple Mail and iOS
    "On 5 Mar 2024, at 10:00, Ann Owner <ann@x.org> wrote:",
    "> On 5 Mar 2024, at 10:00, Ann Owner <ann@x.org> wrote:\n>",
    "Op 5 mrt. 2024 om 10:00 heeft Ann Owner <ann@x.org> het volgende geschreven:",
    "No dia 05/03/2024, às 10:00, Ann Owner <ann@x.org> escreveu:",
    "5 mars 2024 kl. 10:00 skrev Ann Owner <ann@x.org>:",
    "Den 5. mar. 2024 kl. 10.00 skrev Ann Owner <ann@x.org>:",
    "Wiadomość napisana przez Ann Owner <ann@x.org> w dniu 05.03.2024, o godz. 10:00:",
    "5. 3. 2024 v 10:00, Ann Owner <ann@x.org>:",
    "5 марта 2024 г., в 10:00, Ann Owner <ann@x.org> написал(а):",
    "2024/03/05 10:00、Ann Owner <ann@x.org>のメール:",
    "2024年3月5日 10:00，Ann Owner <ann@x.org> 写道：",
    "2024. 3. 5. 오전 10:00, Ann Owner <ann@x.org> 작성:",
    "Ann Owner <ann@x.org> kirjoitti 5.3.2024 kello 10.00:",
    "Ann Owner <ann@x.org> şunları yazdı (5 Mar 2024 10:00):",
    "Ann Owner <ann@x.org> írta (2024. márc. 5., 10:00):",
    "Στις 5 Μαρ 2024, στις 10:00, ο/η Ann Owner <ann@x.org> έγραψε:",
    // Gmail
    "На вт, 5.03.2024 г. в 10:00 Ann Owner <ann@x.org> написа:",
    "Missatge de Ann Owner <ann@x.org> del dia dt., 5 de març 2024 a les 10:00:",
    "Kuupäev T, 5. märts 2024 kell 10:00 kirjutas kasutaja Ann Owner <ann@x.org>:",
    "ti 5. maalisk. 2024 klo 10.00 Ann Owner (ann@x.org) kirjoitti:",
    "uto, 5. ožu 2024. u 10:00 Ann Owner <ann@x.org> napisao je:",
    "Pada tanggal Sel, 5 Mar 2024 pukul 10.00 Ann Owner <ann@x.org> menulis:",
    "Þann þri., 5. mar. 2024 kl. 10:00 skrifaði Ann Owner <ann@x.org>:",
    "2024-03-05, an, 10:00 Ann Owner <ann@x.org> rašė:",
    "otrd., 2024. g. 5. marts, plkst. 10:00 — lietotājs Ann Owner (<ann@x.org>) rakstīja:",
    "wt., 5 mar 2024 o 10:00 Ann Owner <ann@x.org> napisał(a):",
    "Ann Owner <ann@x.org> escreveu (terça, 5/03/2024 à(s) 10:00):",
    "ut 5. 3. 2024 o 10:00 Ann Owner <ann@x.org> napísal(a):",
    "V V tor., 5. mar. 2024 ob 10:00 je oseba Ann Owner <ann@x.org> napisala:",
    "уто, 5. мар 2024. у 10:00 Ann Owner <ann@x.org> је написао/ла:",
    "ในวันที่ อ. 5 มี.ค. 2024 เวลา 10:00 Ann Owner <ann@x.org> เขียนว่า:",
    "вт, 5 бер. 2024 р. о 10:00 Ann Owner <ann@x.org> пише:",
    "Vào Th 3, 5 thg 3, 2024 vào lúc 10:00 Ann Owner <ann@x.org> đã viết:",
    "Ann Owner <ann@x.org> 於 2024年3月5日 週二 上午10:00寫道：",
    "בתאריך יום ג׳, 5 במרץ 2024 ב-10:00 מאת Ann Owner <ann@x.org>:",
    "في الثلاثاء، 5 مارس 2024 في 10:00 ص تمت كتابة ما يلي بواسطة Ann Owner <ann@x.org>:",
    // Thunderbird, KMail, Evolution, Roundcube, K-9
    "Am 05.03.24 um 10:00 schrieb Ann Owner:",
    "Il 05/03/24 10:00, Ann Owner ha scritto:",
    "El 5/3/24 a las 10:00, Ann Owner escribió:",
    "Op 5-3-2024 om 10:00 schreef Ann Owner:",
    "W dniu 5.03.2024 o 10:00, Ann Owner pisze:",
    "Dne 05. 03. 24 v 10:00 Ann Owner napsal(a):",
    "05.03.2024 10:00, Ann Owner пишет:",
    "2024. 03. 05. 10:00 keltezéssel, Ann Owner írta:",
    "Am Dienstag, dem 05.03.2024 um 10:00 +0100 schrieb Ann Owner:",
    "Am Dienstag, 5. März 2024, 10:00:00 MEZ schrieb Ann Owner:",
    "Am 2024-03-05 10:00, schrieb Ann Owner:",
    "Am 5. März 2024 10:00:00 MEZ schrieb Ann Owner <ann@x.org>:",
    "On Tue, 2024-03-05 at 10:00 +0100, Ann Owner wrote:",
    // Yahoo, Proton, Zoho, Zimbra, Open-Xchange, Spark, Superhuman, Yandex, Notes, mutt, The Bat
    "On Tuesday, March 5, 2024, 10:00:00 AM GMT+1, Ann Owner <ann@x.org> wrote:",
    "On Tuesday, March 5th, 2024 at 10:00, Ann Owner <ann@x.org> wrote:",
    "---- On Tue, 05 Mar 2024 10:00:00 +0100 Ann Owner <ann@x.org> wrote ----",
    "----- Le 5 Mar 24, à 10:00, Ann Owner ann@x.org a écrit :",
    "Ann Owner <ann@x.org> hat am 05.03.2024 10:00 CET geschrieben:",
    "On 5 Mar 2024, 10:00 +0100, Ann Owner <ann@x.org>, wrote:",
    "On Tue, Mar 05, 2024 at 10:00 AM, Ann Owner < ann@x.org > wrote:",
    "Вторник, 5 марта 2024, 10:00 +03:00 от Ann Owner <ann@x.org>:",
    "Ann Owner wrote on 05.03.2024 10:00:",
    "Ann Owner schrieb am 05.03.2024 um 10:00:",
    "Ann Owner a écrit le 05/03/2024 à 10:00 :",
    "* Ann Owner <ann@x.org> [2024-03-05 10:00]:",
    "Tuesday, March 5, 2024, 10:00:00 AM, you wrote:",
    "On Tue, Mar 5, 2024 at 10:00 AM Ann Owner via Tickets <desk@x.org> said:",
    // Horde
    "Quoting Ann Owner <ann@x.org>:",
    "Zitat von Ann Owner <ann@x.org>:",
    "Citando a Ann Owner <ann@x.org>:",
    "Citeren Ann Owner <ann@x.org>:",
    // spread over lines
    "On Tue, Mar 5, 2024 at 10:00 AM Ann Owner <\nann@x.org> wrote:",
    "On Tue, Mar 5, 2024 at 10:00 AM Ann Owner <ann@x.org\n> wrote:",
    "On Tue, Mar 5, 2024 at 10:00 AM\nAnn Owner <ann@x.org>\nwrote:",
    "Am Di., 5. März 2024 um 10:00 Uhr schrieb Ann\nOwner <ann@x.org>:",
    "Le mar. 5 mars 2024 à 10:00, Ann Owner\n<ann@x.org> a\nécrit :",
];

#[test]
fn attributions_of_many_clients_end_the_text() {
    let read = |attribution: &str| {
        let read = visible_text(&format!("{REPLY}\n\n{attribution}\n\nOld text.\nMore of it.")).text;
        // Below a marked attribution unmarked text is the author's.
        match attribution.starts_with('>') {
            true => read.trim_end_matches("\n\nOld text.\nMore of it.").to_owned(),
            false => read,
        }
    };
    expect_each(ATTRIBUTIONS.iter().copied(), read, reply);
}

#[test]
fn attributions_of_many_clients_above_marked_lines_leave_what_follows() {
    let read =
        |attribution: &str| visible_text(&format!("{attribution}\n\n> Old text.\n> More of it.\n\n{REPLY}")).text;
    expect_each(
        ATTRIBUTIONS.iter().copied().filter(|line| !line.starts_with('>')),
        read,
        reply,
    );
}

#[test]
fn separators_and_header_blocks_end_the_text() {
    let cases = [
        "------ Original Message ------\nFrom: \"Ann Owner\" <ann@x.org>\nTo: \"Bob\" <bob@x.org>\nSent: 05/03/2024 10:00:00\nSubject: Offer",
        "------- Original Message -------\nOn Tuesday, March 5th, 2024 at 10:00, Ann <ann@x.org> wrote:",
        "-------- Ursprüngliche Nachricht --------\nVon: Ann Owner <ann@x.org>\nDatum: 05.03.24 10:00 (GMT+01:00)\nAn: bob@x.org\nBetreff: Angebot",
        "-------- Message d'origine --------\nDe : Ann Owner <ann@x.org>\nDate : 05/03/2024 10:00 (GMT+01:00)\nÀ : bob@x.org\nObjet : Offre",
        "-------- Mensaje original --------\nDe: Ann Owner <ann@x.org>\nFecha: 5/3/24 10:00 (GMT+01:00)\nPara: bob@x.org\nAsunto: Oferta",
        "________________________________\nFra: Ann Owner <ann@x.org>\nSendt: tirsdag 5. marts 2024 10:00\nTil: Bob <bob@x.org>\nEmne: Tilbud",
        "________________________________\nFrån: Ann Owner <ann@x.org>\nSkickat: den 5 mars 2024 10:00\nTill: Bob\nÄmne: Offert",
        "Lähettäjä: Ann Owner <ann@x.org>\nLähetetty: tiistai 5. maaliskuuta 2024 10.00\nVastaanottaja: Bob\nAihe: Tarjous",
        "Od: Ann Owner <ann@x.org>\nWysłano: wtorek, 5 marca 2024 10:00\nDo: Bob\nTemat: Oferta",
        "Od: Ann Owner <ann@x.org>\nOdesláno: úterý 5. března 2024 10:00\nKomu: Bob\nPředmět: Nabídka",
        "Feladó: Ann Owner <ann@x.org>\nElküldve: 2024. március 5., kedd 10:00\nCímzett: Bob\nTárgy: Ajánlat",
        "От: Ann Owner <ann@x.org>\nОтправлено: 5 марта 2024 г. 10:00\nКому: Bob\nТема: Предложение",
        "Від: Ann Owner <ann@x.org>\nНадіслано: 5 березня 2024 р. 10:00\nКому: Bob\nТема: Пропозиція",
        "Gönderen: Ann Owner <ann@x.org>\nGönderildi: 5 Mart 2024 Salı 10:00\nKime: Bob\nKonu: Teklif",
        "发件人: Ann Owner <ann@x.org>\n发送时间: 2024年3月5日 10:00\n收件人: Bob\n主题: 报价",
        "差出人: Ann Owner <ann@x.org>\n送信日時: 2024年3月5日 10:00\n宛先: Bob\n件名: 見積",
        "보낸 사람: Ann Owner <ann@x.org>\n보낸 날짜: 2024년 3월 5일 10:00\n받는 사람: Bob\n제목: 견적",
        "Gesendet: Dienstag, 05. März 2024 um 10:00 Uhr\nVon: \"Ann Owner\" <ann@x.org>\nAn: bob@x.org\nBetreff: Angebot",
        "From: Ann Owner [mailto:ann@x.org]\nSent: Tuesday, March 5, 2024 10:00 AM\nTo: Bob\nCc: Cyd\nSubject: Offer",
        "*From:* Ann Owner <ann@x.org>\n*Date:* Tuesday, 5 March 2024 at 10:00\n*To:* Bob <bob@x.org>\n*Subject:* Offer",
        "Original Message\nFrom: ann@x.org\nSent: Tuesday, 5 March 2024 10:00\nTo: bob@x.org\nSubject: Offer",
        "Ursprüngliche Nachricht\nVon: ann@x.org\nGesendet: Dienstag, 5. März 2024 10:00\nAn: bob@x.org\nBetreff: Angebot",
        "-----Original Message----- From: Ann Owner",
        "##- Please type your reply above this line -##\n\nTicket 5 was updated.",
        "--- Bitte antworten Sie oberhalb dieser Zeile ---\n\nTicket 5",
    ];
    let read = |case: &str| visible_text(&format!("{REPLY}\n\n{case}\n\nOld text.")).text;
    expect_each(cases, read, reply);
}

#[test]
fn an_attribution_on_a_line_of_the_text_is_found() {
    for (text, expected) in [
        (
            "Yes, please. On Tue, Mar 5, 2024 at 10:00 AM Ann <ann@x.org> wrote:\n> Old",
            "Yes, please.",
        ),
        (
            "Yes, please. On Tue, Mar 5, 2024 at 10:00 AM Ann <ann@x.org> wrote:\nOld",
            "Yes, please.",
        ),
        ("Gerne! Am 05.03.2024 um 10:00 schrieb Ann <ann@x.org>:\nAlt", "Gerne!"),
        (
            "Yes.\nOn Tue, Mar 5, 2024 at 10:00 AM Ann <ann@x.org> wrote: Will you come?",
            "Yes.",
        ),
        (
            "Oui. Le mar. 5 mars 2024 à 10:00, Ann <ann@x.org> a écrit : Venez-vous ?",
            "Oui.",
        ),
    ] {
        assert_eq!(visible_text(text).text, expected, "{text}");
    }
}

#[test]
fn what_people_write_stays_text() {
    let cases = [
        "From: Berlin\nTo: Paris\nDate: 5 May\n\nWhat does the transport cost?",
        "Von: Hamburg\nNach: Wien\nDatum: 5. Mai\n\nWas kostet das?",
        "On 5 March 2024 at 10:00 I wrote:\nplease send the bill",
        "Name: Ann Owner\n-----\nOrder: 5512\n-----\nProblem: it does not start",
        "First point.\n\n---\n\nSecond point, is that right?\n\n---\n\nThird point.",
        "______________\nColour: red\n______________\nSize: 5",
        "Hello,\n-\nthe parcel came today. Who do I tell about the damage?",
        "Hello\n\n--\n\nThe old one is broken. Could you tell me what a new one costs?",
        "Please send it to\n\n***\n\nthe new address. It is in the contract that we signed in May.",
        "I have two questions:\n- what does it cost\n- when",
        "Regards to your team.\nPlease send the offer.",
        "Best regards,\nAnn\n\nPS: Could you also send the invoice?",
        "The delivery was sent from my old address.\nCan you change that?",
        "Here is another photo.\n\nSent from my kitchen, where the leak is under the sink.",
        "Hello,\n\nThis message is confidential. Whom of your lawyers can I talk to about it?",
        "It broke on Monday.\nBest Western told me to write to you.",
    ];
    let read = |case: &str| visible_text(case).text;
    expect_each(cases, read, itself);
}

#[test]
fn signatures_of_many_clients_are_set_apart() {
    let cases = [
        "-- \nAnn Owner\nExample Inc. | Sales\n+49 30 1234567\n\nThis message is confidential. If you are not the intended recipient, please delete it.",
        "--\nAnn Owner",
        "Viele Grüße Ann",
        "Cheers, Ann",
        "LG Ann",
        "Best, Ann",
        "Best,\nAnn Owner\n\nThis e-mail is confidential and may be privileged. If you are not the intended recipient, please delete it.",
        "Mit freundlichen Grüßen\nAnn Owner\n\nDiese E-Mail ist vertraulich. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie bitte.",
        "Sent from my iPhone, please excuse typos",
        "___\nAnn Owner\nSales\nann@x.org",
        "________________________________\nAnn Owner\nHead of Sales\nwww.x.org",
        "Cheers,\nAnn",
        "Thanks and regards\nAnn",
        "Mit lieben Grüßen\nAnn",
        "Bonne journée,\nAnn",
        "Saludos cordiales\nAnn",
        "Um abraço,\nAnn",
        "Buona giornata\nAnn",
        "Hartelijke groet,\nAnn",
        "Med vänlig hälsning\nAnn",
        "Med venlig hilsen\nAnn",
        "Ystävällisin terveisin\nAnn",
        "Pozdrawiam,\nAnn",
        "S pozdravem\nAnn",
        "Üdvözlettel,\nAnn",
        "Saygılarımla,\nAnn",
        "С уважением,\nAnn",
        "Sent with Proton Mail secure email.",
        "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
        "Sent from Yahoo Mail for iPhone",
        "Sent from Yahoo Mail on Android",
        "Yahoo Mail: Search, Organize, Conquer",
        "Outlook für Android herunterladen",
        "Holen Sie sich Outlook für iOS",
        "Télécharger Outlook pour Android",
        "Obtener Outlook para iOS",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Odesláno z iPhonu",
        "Отправлено с iPhone",
        "iPhoneから送信",
        "发自我的iPhone",
        "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
        "Von meinem Samsung Galaxy Smartphone gesendet.",
        "_______________________________________________\nUsers mailing list\nusers@lists.x.org\nhttps://lists.x.org/users",
        "-- \nYou received this message because you are subscribed to the Google Groups \"Users\" group.\nTo unsubscribe, send an email to users+unsubscribe@x.org.",
    ];
    let read = |case: &str| visible_text(&format!("{REPLY}\n\n{case}\n")).text;
    expect_each(cases, read, reply);
}

#[test]
fn a_forward_keeps_what_it_forwards_and_only_the_comment_is_the_authors() {
    for opening in [
        "---------- Forwarded message ---------\nFrom: Ann <ann@x.org>\nDate: Tue, 5 Mar 2024\nSubject: Offer\nTo: <bob@x.org>",
        "Begin forwarded message:\n\nFrom: Ann <ann@x.org>\nSubject: Offer\nDate: 5 March 2024 at 10:00\nTo: bob@x.org",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Ann <ann@x.org>\nBetreff: Angebot\nDatum: 5. März 2024\nAn: bob@x.org",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Angebot\nDatum: 5. März 2024\nVon: Ann <ann@x.org>\nAn: bob@x.org",
        "---------- Message transféré ---------\nDe : Ann <ann@x.org>\nDate : mar. 5 mars 2024\nObjet : Offre\nÀ : <bob@x.org>",
        "---------- Mensaje reenviado ---------\nDe: Ann <ann@x.org>",
        "----- Forwarded by Ann Owner/ACME on 05.03.2024 10:00 -----",
    ] {
        let forward = format!("{opening}\n\nWhat does the red one cost?");
        let with_comment = format!("Can you take this?\n\n{forward}");

        assert_eq!(visible_text(&forward).text, forward);
        assert_eq!(own_words(&forward), "");
        assert_eq!(visible_text(&with_comment).text, with_comment);
        assert_eq!(own_words(&with_comment), "Can you take this?");
    }
}

#[test]
fn a_letter_below_an_unmarked_history_is_never_lost() {
    for text in [
        "From: Ann <ann@x.org>\nSent: Tuesday, March 5, 2024 10:00\nTo: Bob\nSubject: Offer\n\nThe offer.",
        "On 5 Mar 2024 at 10:00, Ann <ann@x.org> wrote:\n\nThe offer is fine. We take it.",
        "-----Original Message-----\nThe offer is fine.",
    ] {
        assert!(visible_text(text).text.contains("offer"), "{text}");
    }
}
