use super::*;
use crate::mail::parse;
use chrono::TimeZone;
use proptest::prelude::*;

fn outgoing() -> Outgoing {
    Outgoing {
        message_id: "run-1@example.com".to_owned(),
        from: Address {
            name: Some("Ann Owner".to_owned()),
            address: "ann@example.com".to_owned(),
        },
        to: vec![Address::new("bob@example.org")],
        cc: Vec::new(),
        subject: "Re: Hello".to_owned(),
        date: FixedOffset::east_opt(3600)
            .unwrap()
            .with_ymd_and_hms(2024, 3, 5, 10, 0, 0)
            .unwrap(),
        in_reply_to: Some("<0@example.org>".to_owned()),
        references: vec!["a@example.org".to_owned(), "0@example.org".to_owned()],
        text: "Hello Bob,\n\nfine.\n".to_owned(),
        html: None,
        auto_submitted: Some(AutoSubmitted::Replied),
        list_unsubscribe: None,
        attachments: Vec::new(),
    }
}

#[test]
fn a_reply_reads_as_it_was_meant() {
    let raw = compose(&outgoing());

    let written = String::from_utf8(raw.clone()).unwrap();
    assert!(written.contains("\r\nMessage-ID: <run-1@example.com>\r\nIn-Reply-To: <0@example.org>\r\n"));
    assert!(written.contains("\r\nAuto-Submitted: auto-replied\r\n"));
    let message = parse(&raw);
    assert_eq!(message.date, Some(outgoing().date));
    assert_eq!(message.in_reply_to, ["0@example.org"]);
    assert_eq!(message.references, ["a@example.org", "0@example.org"]);
    assert_eq!(message.text, outgoing().text);
}

#[test]
fn equal_input_gives_equal_bytes_and_another_id_another_boundary() {
    let mut mail = outgoing();
    mail.html = Some("<p>Hello</p>".to_owned());

    let first = compose(&mail);

    assert_eq!(first, compose(&mail.clone()));
    mail.message_id = "run-2@example.com".to_owned();
    let boundary = |raw: &[u8]| {
        String::from_utf8_lossy(raw)
            .lines()
            .find(|line| line.starts_with("--=_"))
            .map(str::to_owned)
    };
    assert_ne!(boundary(&first), boundary(&compose(&mail)));
}

#[test]
fn bulk_mail_says_how_to_leave() {
    let mut mail = outgoing();
    mail.list_unsubscribe = Some(ListUnsubscribe {
        url: Some("https://x.org/u/1".to_owned()),
        mailto: Some("leave@x.org".to_owned()),
        is_one_click: true,
    });

    let written = String::from_utf8(compose(&mail)).unwrap();

    assert!(
        written.contains("\r\nList-Unsubscribe: <https://x.org/u/1>, <mailto:leave@x.org>\r\n"),
        "{written}"
    );
    assert!(written.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

#[test]
fn values_cannot_add_headers() {
    let evil = "x\r\nBcc: evil@x.org\r\n\r\nbody";
    let mut mail = outgoing();
    mail.subject = evil.to_owned();
    mail.message_id = evil.to_owned();
    mail.in_reply_to = Some(evil.to_owned());
    mail.from = Address {
        name: Some(evil.to_owned()),
        address: format!("a@x.org>{evil}"),
    };
    mail.to = vec![Address::new("b@x.org, evil@x.org")];
    mail.attachments = vec![(evil.to_owned(), evil.to_owned(), b"x".to_vec())];
    mail.list_unsubscribe = Some(ListUnsubscribe {
        url: Some(evil.to_owned()),
        mailto: Some(evil.to_owned()),
        is_one_click: false,
    });

    let message = parse(&compose(&mail));

    assert_eq!(message.header("Bcc"), None);
    assert_eq!(message.to.len(), 1);
    assert_eq!(message.attachments.len(), 1);
}

#[test]
fn names_and_files_of_any_script_survive() {
    let mut mail = outgoing();
    mail.subject = "Предложение für Zoë 🎉 ".repeat(8).trim().to_owned();
    mail.to = vec![Address {
        name: Some("Zoë \"Z\" Müller, GmbH".to_owned()),
        address: "zoe@example.org".to_owned(),
    }];
    mail.attachments = vec![(
        "Angebot für Zoë.pdf".to_owned(),
        "application/pdf".to_owned(),
        vec![0, 255, 13, 10],
    )];

    let raw = compose(&mail);
    let message = parse(&raw);

    assert_eq!(message.subject, mail.subject);
    assert_eq!(message.to, mail.to);
    let file = message.attachments.first().unwrap();
    assert_eq!(
        (file.filename.as_deref(), file.content_type.as_str()),
        (Some("Angebot für Zoë.pdf"), "application/pdf")
    );
    assert_eq!(crate::mail::attachment_bytes(&raw, 0), Some(vec![0, 255, 13, 10]));
}

#[test]
fn message_ids_hold_nothing_but_safe_characters() {
    assert_eq!(message_id("run 7/<b>", "example.com"), "run7b@example.com");
    assert_eq!(message_id("", ""), "message@localhost");
}

fn text() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[ -~äöüßéñçøžщяש漢字🎉]{0,200}(\n[ -~äß漢🎉]{0,120}){0,6}").unwrap()
}

fn phrase() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[!-~äöüßéщя漢字🎉]([ -~äöüßéщя漢字🎉]{0,120}[!-~äöü漢🎉])?").unwrap()
}

proptest! {
    #[test]
    fn what_is_composed_is_read_back(
        subject in phrase(), name in phrase(), text in text(), html in proptest::option::of(text()), file in phrase(),
        bytes in proptest::collection::vec(any::<u8>(), 0..400), has_file in any::<bool>(),
    ) {
        let is_wrapped = [('"', '"'), ('\'', '\''), ('<', '>'), ('(', ')')].iter().any(|(open, close)| name.starts_with(*open) && name.ends_with(*close));
        prop_assume!(!is_wrapped, "what programs put around names is no part of them");
        let mut mail = outgoing();
        mail.subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        mail.from.name = Some(name.split_whitespace().collect::<Vec<_>>().join(" "));
        mail.text = text;
        mail.html = html;
        if has_file {
            mail.attachments.push((file, "application/x-thing".to_owned(), bytes.clone()));
        }

        let raw = compose(&mail);
        let message = parse(&raw);

        prop_assert_eq!(&message.subject, &mail.subject);
        prop_assert_eq!(&message.from, &Some(mail.from.clone()));
        prop_assert_eq!(&message.to, &mail.to);
        prop_assert_eq!(&message.message_id, &Some(mail.message_id.clone()));
        if !mail.text.trim().is_empty() || mail.html.is_none() {
            prop_assert_eq!(message.text.trim_end(), mail.text.trim_end());
        }
        prop_assert_eq!(message.html.as_deref().map(str::trim_end), mail.html.as_deref().map(str::trim_end));
        prop_assert_eq!(message.attachments.len(), usize::from(has_file));
        if has_file {
            prop_assert_eq!(crate::mail::attachment_bytes(&raw, 0), Some(bytes));
        }
        prop_assert!(raw.is_ascii(), "only ASCII leaves");
        prop_assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() <= 998), "no line is too long (RFC 5322 §2.1.1)");
    }

    #[test]
    fn any_strings_compose(subject in any::<String>(), name in any::<String>(), address in any::<String>(), text in any::<String>()) {
        let mut mail = outgoing();
        mail.subject = subject;
        mail.from = Address { name: Some(name), address: address.clone() };
        mail.to = vec![Address::new(&address)];
        mail.text = text;

        let message = parse(&compose(&mail));

        prop_assert_eq!(message.message_id.as_deref(), Some("run-1@example.com"));
        prop_assert!(message.to.len() <= 1);
    }
}
