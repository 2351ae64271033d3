//! The words by which mail programs mark quotes and people end mails, by language. All in lower case.

/// A field of a quoted header block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    From,
    Date,
    To,
    Subject,
    Other,
}

/// Verbs of attribution lines.
pub(super) const WROTE: &[&str] = &[
    "wrote", "writes", "schrieb", "geschrieben", "a écrit", "a ecrit", "écrivait", "escribió", "escribio", "escreveu",
    "ha scritto", "scrive", "schreef", "heeft geschreven", "geschreven", "skrev", "kirjoitti", "napisał", "napisał(a)",
    "napisal", "написал", "написала", "написал(а)", "пишет", "пише", "написав", "napsal", "napsal(a)", "napísal", "írta", "ezt írta",
    "a scris", "yazdı", "şunu yazdı", "έγραψε", "đã viết", "napisao", "je napisao", "je napisal/a", "写道", "寫道", "のメッセージ", "님이 작성", "作成",
    "va escriure", "hat geschrieben", "menulis", "כתב", "כתבה", "مكتب", "كتب",
];

/// First words of attribution lines that may hold no digit on their first line.
pub(super) const OPENINGS: &[&str] = &[
    "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "på ", "dnia ", "w dniu ", "in data ", "vào ", "on\u{a0}", "il giorno ",
];

/// Month names and weekdays in short, where the year is left out.
pub(super) const MONTHS_AND_DAYS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez", "ene", "abr",
    "ago", "dic", "fév", "févr", "avr", "juin", "juil", "aoû", "déc", "gen", "mag", "giu", "lug", "set", "ott", "fev", "out",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mer", "jeu", "ven", "sam", "dim", "mittwoch", "sonntag", "samstag",
    "mrt", "mei", "янв", "фев", "апр", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "tháng", "月", "kuuta",
];

/// What stands between the dashes of a separator.
pub(super) const FORWARD_SEPARATORS: &[&str] = &[
    "original message", "reply message", "original email", "original mail", "original appointment", "forwarded message",
    "forwarded email", "begin forwarded message", "message from sender", "ursprüngliche nachricht", "originalnachricht",
    "original-nachricht", "weitergeleitete nachricht", "weitergeleitete mail", "ursprünglicher termin", "message d'origine",
    "message d’origine", "message original", "message transféré", "message initial", "mail original", "courriel original",
    "message reçu", "mensaje original", "mensaje reenviado", "mensaje enviado", "mensaje recibido", "messaggio originale",
    "messaggio inoltrato", "messaggio inviato", "mensagem original", "mensagem encaminhada", "mensagem reencaminhada",
    "oorspronkelijk bericht", "oorspronkelijke e-mail", "origineel bericht", "doorgestuurd bericht", "oprindelig meddelelse",
    "oprindelig besked", "videresendt meddelelse", "videresendt besked", "ursprungligt meddelande", "originalmeddelande",
    "vidarebefordrat meddelande", "opprinnelig melding", "videresendt melding", "alkuperäinen viesti", "välitetty viesti",
    "wiadomość oryginalna", "oryginalna wiadomość", "wiadomość przekazana", "treść przekazanej wiadomości", "původní zpráva",
    "původní e-mail", "přeposlaná zpráva", "eredeti üzenet", "továbbított üzenet", "mesaj original", "mesaj redirecționat",
    "orijinal ileti", "özgün ileti", "özgün mesaj", "iletilen mesaj", "исходное сообщение", "пересылаемое сообщение",
    "оригинальное сообщение", "перенаправленное сообщение", "αρχικό μήνυμα", "原始邮件", "原始郵件", "转发邮件信息", "元のメッセージ",
    "転送メッセージ", "원본 메시지", "원본 메일", "missatge original", "izvorna poruka", "originalna poruka", "izvirno sporočilo", "tin nhắn gốc",
];

/// What a separator starts with when more follows.
pub(super) const FORWARD_OPENINGS: &[&str] =
    &["forwarded by ", "original message from ", "forwarded message from ", "weitergeleitet von ", "inoltrato da ", "forwarded message "];

/// Separators without dashes, ended by a colon.
pub(super) const APPLE_FORWARDS: &[&str] = &[
    "begin forwarded message", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
    "début du message transféré", "début du message réexpédié", "inicio del mensaje reenviado", "inizio messaggio inoltrato",
    "início da mensagem reencaminhada", "início da mensagem encaminhada", "begin doorgestuurd bericht", "vidarebefordrat brev",
    "start på videresendt besked", "videresendt melding", "välitetty viesti alkaa",
];

/// Names of the fields of a quoted header block.
pub(super) const LABELS: &[(&str, Label)] = &[
    ("from", Label::From), ("von", Label::From), ("de", Label::From), ("da", Label::From), ("van", Label::From),
    ("från", Label::From), ("fra", Label::From), ("lähettäjä", Label::From), ("od", Label::From), ("от", Label::From),
    ("от кого", Label::From), ("feladó", Label::From), ("de la", Label::From), ("kimden", Label::From), ("gönderen", Label::From),
    ("από", Label::From), ("发件人", Label::From), ("寄件者", Label::From), ("差出人", Label::From), ("보낸 사람", Label::From),
    ("remitente", Label::From), ("remetente", Label::From), ("expéditeur", Label::From), ("mittente", Label::From),
    ("absender", Label::From), ("afzender", Label::From), ("từ", Label::From), ("sender", Label::From),
    ("sent", Label::Date), ("date", Label::Date), ("gesendet", Label::Date), ("gesendet am", Label::Date), ("datum", Label::Date),
    ("envoyé", Label::Date), ("envoyé le", Label::Date), ("message du", Label::Date), ("enviado", Label::Date), ("enviado el", Label::Date),
    ("enviada em", Label::Date), ("enviado em", Label::Date), ("enviada", Label::Date), ("fecha", Label::Date), ("data", Label::Date),
    ("inviato", Label::Date), ("verzonden", Label::Date), ("verzonden op", Label::Date), ("skickat", Label::Date), ("sendt", Label::Date),
    ("dato", Label::Date), ("lähetetty", Label::Date), ("päivämäärä", Label::Date), ("wysłano", Label::Date), ("wysłane", Label::Date),
    ("odesláno", Label::Date), ("отправлено", Label::Date), ("дата", Label::Date), ("elküldve", Label::Date), ("dátum", Label::Date),
    ("trimis", Label::Date), ("gönderildi", Label::Date), ("tarih", Label::Date), ("发送时间", Label::Date), ("日期", Label::Date),
    ("送信日時", Label::Date), ("日付", Label::Date), ("보낸 날짜", Label::Date), ("ngày", Label::Date), ("sent at", Label::Date),
    ("date sent", Label::Date), ("sent on", Label::Date), ("when", Label::Date),
    ("to", Label::To), ("an", Label::To), ("à", Label::To), ("a", Label::To), ("para", Label::To), ("aan", Label::To), ("till", Label::To),
    ("til", Label::To), ("vastaanottaja", Label::To), ("do", Label::To), ("komu", Label::To), ("кому", Label::To), ("címzett", Label::To),
    ("către", Label::To), ("kime", Label::To), ("alıcı", Label::To), ("προς", Label::To), ("收件人", Label::To), ("收件者", Label::To),
    ("宛先", Label::To), ("받는 사람", Label::To), ("destinataire", Label::To), ("destinatario", Label::To), ("empfänger", Label::To),
    ("destinatário", Label::To), ("per", Label::To), ("recipient", Label::To),
    ("subject", Label::Subject), ("betreff", Label::Subject), ("objet", Label::Subject), ("sujet", Label::Subject), ("asunto", Label::Subject),
    ("assunto", Label::Subject), ("oggetto", Label::Subject), ("onderwerp", Label::Subject), ("ämne", Label::Subject), ("emne", Label::Subject),
    ("aihe", Label::Subject), ("temat", Label::Subject), ("předmět", Label::Subject), ("predmet", Label::Subject), ("тема", Label::Subject),
    ("tárgy", Label::Subject), ("subiect", Label::Subject), ("konu", Label::Subject), ("θέμα", Label::Subject), ("主题", Label::Subject),
    ("主旨", Label::Subject), ("件名", Label::Subject), ("제목", Label::Subject), ("chủ đề", Label::Subject), ("assumpte", Label::Subject),
    ("cc", Label::Other), ("kopie", Label::Other), ("kopia", Label::Other), ("copie à", Label::Other), ("copie", Label::Other),
    ("copia", Label::Other), ("cópia", Label::Other), ("bcc", Label::Other), ("reply-to", Label::Other), ("antwort an", Label::Other),
    ("importance", Label::Other), ("attachments", Label::Other), ("anlagen", Label::Other), ("pièces jointes", Label::Other),
    ("répondre à", Label::Other), ("responder a", Label::Other), ("rispondi a", Label::Other), ("antwoord aan", Label::Other),
];

/// How signatures of telephones and mail programs start.
pub(super) const MOBILE: &[&str] = &[
    "sent from my", "sent from mail for", "sent from outlook", "sent from yahoo", "sent from proton", "sent from samsung", "sent from the",
    "sent from typeapp", "sent from bluemail", "sent from nine", "sent from aqua", "sent from acompli", "sent from a ", "sent from an ",
    "sent from windows", "sent via ", "sent with ", "sent using ", "get outlook for", "get bluemail for", "download outlook",
    "von meinem", "von meiner", "gesendet von", "gesendet mit", "diese nachricht wurde von meinem", "von unterwegs gesendet",
    "envoyé de mon", "envoyé depuis", "envoyé à partir de", "envoyé avec", "envoyé par ", "obtenez outlook pour", "télécharger outlook",
    "enviado desde mi", "enviado desde", "enviado con", "enviado de meu", "enviado do meu", "enviado a partir", "enviado pelo", "enviado via",
    "enviada do meu", "obtener outlook para", "obter o outlook para", "inviato da ", "inviato dal ", "inviato con", "scarica outlook",
    "ottieni outlook per", "verzonden vanaf", "verzonden vanuit", "verstuurd vanaf", "verzonden met", "verstuurd met", "outlook voor",
    "skickat från", "skickat med", "hämta outlook", "sendt fra", "hent outlook", "lähetetty ", "hanki outlook", "wysłane z", "wysłano z",
    "pobierz outlook", "odesláno z", "отправлено с", "отправлено из", "gönderen: ", "iphone'umdan gönderildi", "从我的", "发自我的", "發自我的",
    "iphoneから送信", "나의 iphone에서",
];

/// Formulas of farewell that open a signature when they stand alone on a line.
pub(super) const CLOSINGS: &[&str] = &[
    "regards", "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards", "with best regards", "with kind regards",
    "many regards", "best", "best wishes", "with best wishes", "yours sincerely", "sincerely", "sincerely yours", "yours truly",
    "yours faithfully", "yours", "respectfully", "cordially", "rgds", "br", "mit freundlichen grüßen", "mit freundlichen grüssen",
    "mit freundlichem gruß", "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "viele grüße", "viele grüsse",
    "beste grüße", "beste grüsse", "liebe grüße", "herzliche grüße", "schöne grüße", "mit besten grüßen", "mfg", "lg", "vg", "gruß", "grüße",
    "hochachtungsvoll", "cordialement", "bien cordialement", "bien à vous", "sincères salutations", "meilleures salutations",
    "salutations distinguées", "respectueusement", "amicalement", "bien amicalement", "saludos", "un saludo", "saludos cordiales",
    "un cordial saludo", "atentamente", "atentos saludos", "muy atentamente", "cordialmente", "un abrazo", "cumprimentos", "atenciosamente",
    "melhores cumprimentos", "com os melhores cumprimentos", "abraços", "abraço", "att", "cordiali saluti", "distinti saluti", "saluti",
    "un saluto", "cari saluti", "un cordiale saluto", "a presto", "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet",
    "vriendelijke groeten", "groet", "groeten", "mvg", "hoogachtend", "med vänliga hälsningar", "vänliga hälsningar", "med venlig hilsen",
    "venlig hilsen", "med vennlig hilsen", "mvh", "ystävällisin terveisin", "pozdrawiam", "z poważaniem", "s pozdravem", "с уважением",
];
