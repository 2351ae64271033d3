//! Names of folders: how servers write them, and which of them usually hold sent mail.

use std::sync::LazyLock;

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::general_purpose::NO_PAD;
use base64::engine::{DecodePaddingMode, GeneralPurpose};

static MODIFIED: LazyLock<GeneralPurpose> = LazyLock::new(|| {
    let settings = NO_PAD
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&IMAP_MUTF7, settings)
});

/// How mail programs name the folder of sent mail, by language.
const SENT: &[&[&str]] = &[
    &[
        "sent",
        "sent items",
        "sent messages",
        "sent mail",
        "sent-mail",
        "sent e-mail",
        "sent email",
    ],
    &[
        "gesendet",
        "gesendete objekte",
        "gesendete elemente",
        "gesendete nachrichten",
        "gesendete mails",
        "verschickt",
    ],
    &[
        "envoyés",
        "éléments envoyés",
        "messages envoyés",
        "courrier envoyé",
        "courriers envoyés",
        "objets envoyés",
    ],
    &[
        "enviados",
        "elementos enviados",
        "mensajes enviados",
        "correo enviado",
        "correos enviados",
    ],
    &[
        "enviadas",
        "enviado",
        "itens enviados",
        "mensagens enviadas",
        "correio enviado",
        "e-mails enviados",
    ],
    &[
        "inviata",
        "inviati",
        "inviate",
        "posta inviata",
        "elementi inviati",
        "messaggi inviati",
    ],
    &["verzonden", "verzonden items", "verzonden berichten", "verstuurd"],
    &[
        "wysłane",
        "elementy wysłane",
        "wysłane wiadomości",
        "wiadomości wysłane",
    ],
    &["skickat", "skickade", "skickade objekt", "skickade meddelanden"],
    &[
        "sendt",
        "sendte",
        "sendte elementer",
        "sendt post",
        "sendte meldinger",
        "sendt e-mail",
    ],
    &["lähetetyt", "lähetetyt viestit", "lähetetyt kohteet"],
    &[
        "odeslané",
        "odeslaná pošta",
        "odeslané zprávy",
        "odoslané",
        "odoslaná pošta",
        "odoslané správy",
    ],
    &["elküldött", "elküldött elemek", "elküldött üzenetek"],
    &["trimise", "elemente trimise", "mesaje trimise"],
    &[
        "gönderilmiş",
        "gönderilmiş öğeler",
        "gönderilenler",
        "gönderilmiş postalar",
    ],
    &[
        "отправленные",
        "отправлено",
        "отправленные письма",
        "надіслані",
        "відправлені",
        "изпратени",
    ],
    &["απεσταλμένα", "σταλμένα"],
    &[
        "poslano",
        "poslane stavke",
        "poslane poruke",
        "poslato",
        "enviats",
        "elements enviats",
        "bidalitakoak",
    ],
    &["išsiųsti", "nosūtītie", "saadetud", "terkirim", "đã gửi", "thư đã gửi"],
    &[
        "送信済み",
        "送信済",
        "送信済みアイテム",
        "送信済みメール",
        "送信済みトレイ",
    ],
    &[
        "已发送",
        "已发送邮件",
        "已发邮件",
        "寄件備份",
        "已傳送郵件",
        "已傳送的郵件",
        "寄件备份",
    ],
    &["보낸 편지함", "보낸편지함", "보낸 메일함", "보낸메일함"],
    &["المرسلة", "العناصر المرسلة", "البريد المرسل", "פריטים שנשלחו", "נשלחו"],
];

/// Whether a folder is named, in any language, as those of sent mail usually are, and lies where a person's own do: at
/// the top, directly below the inbox, or below the root in brackets that one provider has.
pub(super) fn is_of_sent_mail(name: &str, delimiter: Option<&str>) -> bool {
    let name = decoded(name).to_lowercase();
    let parts: Vec<&str> = match delimiter {
        Some(mark) if !mark.is_empty() => name.split(mark).collect(),
        _ => vec![&name],
    };
    let is_usual = |last: &str| SENT.iter().any(|names| names.contains(&last));
    match parts.as_slice() {
        [last] => is_usual(last),
        [above, last] => (*above == "inbox" || above.starts_with('[')) && is_usual(last),
        _ => false,
    }
}

/// A name as the server means it, of what stood between its quotes; a name that is no quoted string may hold a lone `\`.
pub(super) fn unquoted(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        match (letter, letters.clone().next()) {
            ('\\', Some(escaped @ ('\\' | '"'))) => {
                plain.push(escaped);
                letters.next();
            }
            ('\\' | '"', _) => return name.to_owned(),
            _ => plain.push(letter),
        }
    }
    plain
}

/// A name as a person reads it (modified UTF-7, RFC 3501 §5.1.3); as it is where it is none.
fn decoded(name: &str) -> String {
    let mut parts = name.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((shifted, rest)) = part.split_once('-') else {
            return name.to_owned();
        };
        match shifted {
            "" => read.push('&'),
            shifted => match utf_16(shifted) {
                Some(text) => read.push_str(&text),
                None => return name.to_owned(),
            },
        }
        read.push_str(rest);
    }
    read
}

fn utf_16(shifted: &str) -> Option<String> {
    let bytes = MODIFIED.decode(shifted).ok()?;
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
    let units: Vec<u16> = units.map(u16::from_be_bytes).collect();
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sent_mail_are_known_in_many_languages() {
        for (name, delimiter) in [
            ("Sent", "/"),
            ("INBOX.Sent Items", "."),
            ("[Gmail]/Sent Mail", "/"),
            ("Gesendete Objekte", "/"),
            ("&AMk-l&AOk-ments envoy&AOk-s", "/"),
            ("INBOX.Enviados", "."),
            ("Wys&AUI-ane", "/"),
            ("&kAFP4W4IMH8-", "/"),
            ("Éléments envoyés", "/"),
        ] {
            assert!(is_of_sent_mail(name, Some(delimiter)), "{name}");
        }
        for (name, delimiter) in [
            ("INBOX", "."),
            ("Drafts", "/"),
            ("Unsent", "/"),
            ("user.bob.Sent", "."),
            ("Shared/Sent", "/"),
            ("Archive/2019/Sent", "/"),
        ] {
            assert!(!is_of_sent_mail(name, Some(delimiter)), "{name}");
        }
    }

    #[test]
    fn encoded_names_are_read() {
        for (name, expected) in [
            ("Tom &- Jerry", "Tom & Jerry"),
            ("&U,BTFw-/&ZeVnLIqe-", "台北/日本語"),
            ("broken &zz", "broken &zz"),
            ("plain", "plain"),
        ] {
            assert_eq!(decoded(name), expected);
        }
    }

    #[test]
    fn quotes_come_off() {
        for (name, expected) in [
            (r#"My \"Sent\" mail"#, r#"My "Sent" mail"#),
            (r"a\\b", r"a\b"),
            (r"a\b", r"a\b"),
            ("plain", "plain"),
        ] {
            assert_eq!(unquoted(name), expected);
        }
    }
}
