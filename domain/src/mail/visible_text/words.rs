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
    "a scris", "yazdı", "şunu yazdı", "έγραψε", "đã viết", "napisao", "je napisao", "je napisal/a", "写道", "寫道", "のメッセージ", "님이 작성", " 작성", "作成",
    "said", "says", "sent", "writes", "skrifaði", "kirjutas", "rašė", "parašė", "rakstīja", "napisala", "napisao je", "napisala je", "napísal(a)", "odpísal", "написа", "пишува", "написао", "је написао/ла", "жазды",
    "schrieben", "het volgende geschreven", "verzond", "a envoyé", "escribía", "escribe", "escriu", "ha escrito", "escreve", "pisze", "píše", "írja", "yazdi", "yazmış", "yazıyor", "wiadomość napisana", "skriver", "scrisse",
    "пишет", "отправил", "отправила", "письмо от", "のメール", "さんのメール", "さんは書きました", "さんが書きました", "書きました", "작성했습니다", "님이 쓴 글", "寫道", "写到", "發送", "เขียนว่า", "เขียน", "تمت كتابة ما يلي", "schreibt", "idatzi du", "escribiu",
    "va escriure", "hat geschrieben", "menulis", "כתב", "כתבה", "مكتب", "كتب",
];

/// First words of attribution lines that may hold no digit on their first line.
pub(super) const OPENINGS: &[&str] = &[
    "στις ", "dana ", "dne ", "dňa ", "pada ", "noong ", "þann ", "kuupäev ", "no dia ", "în data ", "la data ", "pe data de ", "el dia ", "missatge de ", "wiadomość napisana ", "na ", "на ", "od ", "från ", "im ", "at ", "in article ", "in message ", "on:", "den:", "lør", "søn", "tir", "ons.", "tor.",
    "ti ", "ke ", "to ", "pe ", "la ", "su ", "ma ", "vào lúc ", "trong ", "v ", "dne\u{a0}", "le\u{a0}", "am\u{a0}", "el\u{a0}", "בתאריך", "ב-", "في ", "ในวันที่ ", "tarihinde ",
    "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "på ", "dnia ", "w dniu ", "in data ", "vào ", "on\u{a0}", "il giorno ",
];

/// Month names and weekdays in short, where the year is left out.
pub(super) const MONTHS_AND_DAYS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez", "ene", "abr",
    "ago", "dic", "fév", "févr", "avr", "juin", "juil", "aoû", "déc", "gen", "mag", "giu", "lug", "set", "ott", "fev", "out",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mer", "jeu", "ven", "sam", "dim", "mittwoch", "sonntag", "samstag",
    "maj", "mär", "maa", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "jou", "sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "paź", "lis", "gru", "led", "úno", "bře", "dub", "kvě", "čer", "srp", "zář", "říj", "pro", "ian", "iun", "iul", "noi",
    "oca", "şub", "nis", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara", "ιαν", "φεβ", "μαρ", "απρ", "μαι", "μαΐ", "ιου", "αυγ", "σεπ", "οκτ", "νοε", "δεκ", "szept", "márc", "ápr", "máj", "jún", "júl", "febr", "dets", "märts", "thg", "січ", "лют", "бер", "квіт", "трав", "черв", "лип", "серп", "вер", "жовт", "лист", "груд", "мая", "يناير", "مارس", "במרץ", "בינו", "ม.ค", "มี.ค", "년", "年",
    "mrt", "mei", "янв", "фев", "апр", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "tháng", "月", "kuuta",
];

/// What stands between the dashes above a mail that is answered.
pub(super) const ORIGINAL_SEPARATORS: &[&str] = &[
    "original message", "reply message", "original email", "original mail", "original appointment", "message from sender",
    "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "ursprünglicher termin", "message d'origine",
    "message d’origine", "message original", "message initial", "mail original", "courriel original", "message reçu",
    "mensaje original", "mensaje enviado", "mensaje recibido", "messaggio originale", "messaggio inviato",
    "mensagem original", "oorspronkelijk bericht", "oorspronkelijke e-mail", "origineel bericht", "oprindelig meddelelse",
    "oprindelig besked", "ursprungligt meddelande", "originalmeddelande", "opprinnelig melding", "alkuperäinen viesti",
    "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "původní e-mail", "eredeti üzenet", "mesaj original",
    "orijinal ileti", "özgün ileti", "özgün mesaj", "исходное сообщение", "оригинальное сообщение", "αρχικό μήνυμα", "原始邮件",
    "原始郵件", "元のメッセージ", "원본 메시지", "원본 메일", "missatge original", "izvorna poruka", "originalna poruka", "izvirno sporočilo",
    "tin nhắn gốc", "original", "reply", "antwort nachricht", "ursprüngliche e-mail", "ursprüngliche mail",
    "ursprungliga meddelandet", "ursprungligt e-postmeddelande", "message précédent", "correo original", "e-mail original",
    "mail originale", "e-mail originale", "messaggio precedente", "originele e-mail", "vorig bericht", "oprindelig mail",
    "opprinnelig e-post", "alkuperäinen sähköposti", "pôvodná správa", "pôvodná e-mailová správa", "originálna správa",
    "изходно съобщение", "оригинално съобщение", "вихідне повідомлення", "оригінальне повідомлення", "исходное письмо",
    "originali žinutė", "originalus laiškas", "sākotnējais ziņojums", "algne kiri", "originaalkiri", "הודעה מקורית",
    "الرسالة الأصلية", "پیام اصلی", "pesan asli", "ข้อความต้นฉบับ", "オリジナルメッセージ", "邮件原件", "izvorna pošta",
    "jatorrizko mezua", "upprunaleg skilaboð", "original besked", "mensaje anterior",
];

/// What such a separator starts with when more follows.
pub(super) const ORIGINAL_OPENINGS: &[&str] = &["original message from ", "original message ", "reply message "];

/// What stands between the dashes above a mail that is forwarded.
pub(super) const FORWARD_SEPARATORS: &[&str] = &[
    "forwarded message", "forwarded email", "begin forwarded message", "weitergeleitete nachricht", "weitergeleitete mail",
    "message transféré", "mensaje reenviado", "messaggio inoltrato", "mensagem encaminhada", "mensagem reencaminhada",
    "doorgestuurd bericht", "videresendt meddelelse", "videresendt besked", "vidarebefordrat meddelande",
    "videresendt melding", "välitetty viesti", "wiadomość przekazana", "treść przekazanej wiadomości", "přeposlaná zpráva",
    "továbbított üzenet", "mesaj redirecționat", "iletilen mesaj", "пересылаемое сообщение", "перенаправленное сообщение",
    "转发邮件信息", "転送メッセージ", "forwarded mail", "forwarded e-mail", "weitergeleitete e-mail", "message réexpédié",
    "courriel transféré", "mail transféré", "mensaje enviado a usted", "correo reenviado", "mensagem enviada",
    "messaggio girato", "doorgestuurde e-mail", "vidarebefordrat e-postmeddelande", "edelleenlähetetty viesti",
    "preposlaná správa", "прослеђена порука", "proslijeđena poruka", "posredovano sporočilo", "iletilmiş ileti",
    "препратено съобщение", "переслане повідомлення", "пересланное сообщение", "начало переадресованного сообщения",
    "προωθημένο μήνυμα", "הודעה שהועברה", "رسالة معاد توجيهها", "전달된 메시지", "전달된 메일", "转发的邮件", "轉寄的郵件", "転送されたメッセージ",
    "missatge reenviat", "tin nhắn được chuyển tiếp", "pesan terusan", "edastatud kiri", "persiųstas laiškas",
    "pārsūtīts ziņojums",
];

/// What such a separator starts with when more follows.
pub(super) const FORWARD_OPENINGS: &[&str] =
    &["forwarded by ", "forwarded message from ", "forwarded message ", "weitergeleitet von ", "weitergeleitet am ", "inoltrato da ", "transféré par ", "réexpédié par ", "reenviado por ", "encaminhado por ", "doorgestuurd door ", "vidarebefordrat av ", "videresendt af ", "videresendt av ", "przekazane przez "];

/// What help desks write above their mails, so that answers stand above it.
pub(super) const ANSWERS_ABOVE: &[&str] = &[
    "reply above this line", "reply above the line", "type your reply above", "write your reply above", "respond above this line", "please do not write below this line", "do not reply below this line", "add your reply above", "reply only above this line", "enter your reply above", "answer above this line",
    "antworten sie oberhalb dieser", "antwort oberhalb dieser", "ihre antwort über dieser", "antworten sie über dieser", "antwort über dieser linie", "bitte nicht unterhalb dieser linie",
    "répondre au-dessus de cette ligne", "réponse au-dessus de cette ligne", "répondez au-dessus", "écrire au-dessus de cette ligne", "responda por encima de esta línea", "respuesta por encima de esta línea", "escriba su respuesta encima", "responder por encima de esta línea",
    "responda acima desta linha", "resposta acima desta linha", "rispondi sopra questa riga", "risposta sopra questa riga", "rispondere sopra questa", "antwoord boven deze lijn", "antwoord boven deze regel", "reageer boven deze lijn", "svara ovanför denna", "svar over denne linje", "svar over denne linjen", "odpowiedz powyżej tej linii",
];

/// How some programs name the author without a verb.
pub(super) const QUOTING: &[&str] = &["quoting ", "missatge de ", "zitat von ", "zitiere ", "ich zitiere ", "citation de ", "selon ", "citando a ", "citando ", "cita de ", "citazione di ", "def. quota ", "citeren ", "citaat van ", "citerar ", "citat ", "citat från ", "sitat ", "siterer ", "lainaus ", "lainaan ", "cytowanie ", "cytat ", "cituji ", "citujem ", "idézet ", "цитирую ", "цитат ", "quoth ", "according to ", "alıntı "];

/// The author of the mail in their own prose.
pub(super) const FIRST_PERSON: &[&str] = &[" i wrote", " i said", " i sent", " we wrote", " we sent", " i have written", "schrieb ich", "schrieben wir", "habe ich geschrieben", "j'ai écrit", "j’ai écrit", "nous avons écrit", "escribí", "escrevi ", "ho scritto", "schreef ik", "skrev jag", "skrev jeg"];

/// Separators without dashes, ended by a colon.
pub(super) const APPLE_FORWARDS: &[&str] = &[
    "begin forwarded message", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
    "début du message transféré", "début du message réexpédié", "inicio del mensaje reenviado", "inizio messaggio inoltrato",
    "início da mensagem reencaminhada", "início da mensagem encaminhada", "begin doorgestuurd bericht", "vidarebefordrat brev",
    "inizio del messaggio inoltrato", "doorgestuurd bericht", "vidarebefordrat meddelande", "videresendt besked", "välitetty viesti", "początek przekazywanej wiadomości", "přeposlaná zpráva", "začátek přeposílané zprávy", "iletilen mesajın başlangıcı", "начало переадресованного сообщения", "转发的邮件", "下面是被转发的邮件", "転送されたメッセージ", "전달된 메시지", "továbbított levél kezdete", "comença el missatge reenviat",
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
    ("pošiljatelj", Label::From), ("šalje", Label::From), ("iš", Label::From), ("nuo", Label::From), ("no", Label::From), ("kellelt", Label::From), ("saatja", Label::From), ("отправитель", Label::From), ("від", Label::From), ("відправник", Label::From), ("подател", Label::From), ("pošiljalec", Label::From), ("odesílatel", Label::From), ("odosielateľ", Label::From), ("expeditor", Label::From), ("avsändare", Label::From), ("afsender", Label::From), ("avsender", Label::From), ("מאת", Label::From), ("من", Label::From), ("寄件人", Label::From), ("보낸사람", Label::From), ("送信者", Label::From), ("จาก", Label::From), ("dari", Label::From), ("frá", Label::From), ("nga", Label::From), ("nadawca", Label::From),
    ("poslano", Label::Date), ("saadetud", Label::Date), ("išsiųsta", Label::Date), ("nosūtīts", Label::Date), ("kuupäev", Label::Date), ("надіслано", Label::Date), ("изпратено", Label::Date), ("послато", Label::Date), ("odoslané", Label::Date), ("data wysłania", Label::Date), ("στάλθηκε", Label::Date), ("ημερομηνία", Label::Date), ("נשלח", Label::Date), ("תאריך", Label::Date), ("تم الإرسال", Label::Date), ("التاريخ", Label::Date), ("寄件日期", Label::Date), ("發送日期", Label::Date), ("보낸날짜", Label::Date), ("날짜", Label::Date), ("送信日", Label::Date), ("ส่ง", Label::Date), ("dikirim", Label::Date), ("tanggal", Label::Date), ("sent date", Label::Date), ("gesendet um", Label::Date), ("enviat", Label::Date), ("gonderilme tarihi", Label::Date), ("gönderme tarihi", Label::Date), ("time", Label::Other), ("sendt dato", Label::Date), ("дата отправки", Label::Date),
    ("za", Label::To), ("prima", Label::To), ("kam", Label::To), ("kellele", Label::To), ("saaja", Label::To), ("до", Label::To), ("до кого", Label::To), ("получатель", Label::To), ("recipiente", Label::To), ("odbiorca", Label::To), ("příjemce", Label::To), ("mottagare", Label::To), ("modtager", Label::To), ("mottaker", Label::To), ("אל", Label::To), ("إلى", Label::To), ("받는사람", Label::To), ("ถึง", Label::To), ("kepada", Label::To), ("ke", Label::To), ("geadresseerde", Label::To), ("către cine", Label::To), ("pre", Label::To), ("kas", Label::To),
    ("tema", Label::Subject), ("teema", Label::Subject), ("naslov", Label::Subject), ("zadeva", Label::Subject), ("относно", Label::Subject), ("наслов", Label::Subject), ("tárgya", Label::Subject), ("temats", Label::Subject), ("נושא", Label::Subject), ("الموضوع", Label::Subject), ("주제", Label::Subject), ("เรื่อง", Label::Subject), ("subjek", Label::Subject), ("perihal", Label::Subject), ("efni", Label::Subject), ("gaia", Label::Subject), ("sujet du message", Label::Subject), ("主題", Label::Subject), ("ärende", Label::Subject), ("asia", Label::Subject), ("otsikko", Label::Subject),
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

/// Names of date fields that forms have as well as mails.
pub(super) const ANY_DATES: &[&str] = &["date", "datum", "data", "fecha", "dato", "дата", "tarih", "dátum", "日期", "日付", "ngày", "päivämäärä", "when", "kuupäev", "tanggal", "ημερομηνία", "תאריך", "التاريخ", "날짜"];

/// How signatures of telephones and mail programs start.
pub(super) const MOBILE: &[&str] = &[
    "poslano s", "poslano iz", "odoslané z", "надіслано з", "изпратено от", "enviat des de", "enviado por ", "enviada desde", "trimis de pe", "trimis din", "küldve ", "az iphone-omról küldve", "elküldve az", "saadetud minu", "saadetud seadmest", "išsiųsta iš", "nosūtīts no", "στάλθηκε από", "נשלח מ", "أرسلت من", "أُرسلت من", "dikirim dari", "gesendet aus", "gesendet über", "gesendet via", "diese e-mail wurde von meinem",
    "envoyé via", "yahoo mail: ", "outlook für ", "outlook for ios", "outlook for android", "télécharger outlook", "laden sie outlook", "holen sie sich outlook", "descargar outlook", "baixar o outlook", "pobierz aplikację outlook", "stáhnout outlook", "получить outlook", "outlook'u edinin", "skaffa outlook", "skickat via", "sendt med", "sendt via", "wysłane przez", "wysłane za pomocą", "odesláno ze", "gönderildi:", "iphone'dan gönderildi", "android'den gönderildi", "获取 outlook", "取得 outlook", "iphone から送信", "androidから送信",
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
    "cheers", "cheers mate", "thanks and regards", "thanks & regards", "thanks and best regards", "thanks and kind regards", "with regards", "best regards and thanks", "all the best", "all best", "take care", "yours ever", "with warm regards", "kindly", "regs", "kr", "warmly", "warmest", "with gratitude",
    "mit lieben grüßen", "mit herzlichen grüßen", "mit vielen grüßen", "viele liebe grüße", "mit besten grüssen", "schöne grüsse", "liebe grüsse", "herzliche grüsse", "freundlicher gruß", "freundlichen gruß", "grüessli", "mit freundlichen gruessen", "freundliche gruesse", "viele gruesse", "beste gruesse", "liebe gruesse", "gruss", "hg", "fg", "m.f.g",
    "bonne journée", "bonne soirée", "bonne réception", "bonne fin de journée", "bien sincèrement", "bien à toi", "cdt", "cdlt", "bien cdt", "sincèrement", "avec mes salutations", "salutations", "amitiés", "très cordialement", "excellente journée", "belle journée", "meilleurs sentiments",
    "reciba un cordial saludo", "cordial saludo", "saludos a todos", "un fuerte abrazo", "abrazos", "afectuosamente", "le saluda atentamente", "mis mejores saludos", "slds",
    "cumps", "melhores saudações", "saudações", "saudações cordiais", "um abraço", "grato", "grata", "atte", "respeitosamente",
    "cordialità", "un caro saluto", "tanti saluti", "i migliori saluti", "distintamente", "buona giornata", "buona serata", "con i migliori saluti",
    "hartelijke groet", "hartelijke groeten", "beste groet", "beste groeten", "groetjes", "fijne dag", "met hartelijke groet", "met beste groet", "vr. gr", "vr.gr", "gr", "met vriendelijke groetjes",
    "med vänlig hälsning", "hälsningar", "bästa hälsningar", "varma hälsningar", "hilsen", "hilsner", "de bedste hilsner", "bedste hilsner", "beste hilsen", "hälsn", "vh", "kh", "terveisin", "parhain terveisin", "ystävällisesti", "terv", "pozdrowienia", "serdecznie pozdrawiam", "z wyrazami szacunku", "s úctou", "s přátelským pozdravem", "hezký den", "üdvözlettel", "tisztelettel", "cu stimă", "cu respect", "o zi bună", "saygılarımla", "iyi çalışmalar", "lijep pozdrav", "s poštovanjem", "lep pozdrav", "с наилучшими пожеланиями", "з повагою", "с уважение", "поздрави", "με εκτίμηση", "φιλικά",
    "よろしくお願いします", "よろしくお願いいたします", "敬具", "감사합니다", "此致", "此致敬礼", "trân trọng", "בברכה", "مع خالص التحية", "lugupidamisega", "pagarbiai", "ar cieņu", "atentament", "salutacions", "kveðja", "bestu kveðjur",
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

/// What people say under such a line of their haste.
pub(super) const EXCUSES: &[&str] = &[
    "excuse", "typo", "brevity", "forgive", "pardon", "entschuldig", "tippfehler", "kürze", "excusez", "fautes", "errores", "disculp", "desculp", "erros",
    "scus", "errori", "excuses", "typefout", "ursäkta", "stavfel",
];

/// How the legal notice under a mail begins.
pub(super) const LEGAL_OPENINGS: &[&str] = &[
    "this e-mail", "this email", "this message", "this communication", "this electronic", "the information", "the contents of this", "the content of this", "confidential", "disclaimer", "notice:", "important notice", "legal notice", "privileged",
    "diese e-mail", "diese email", "diese mail", "diese nachricht", "der inhalt dieser", "die information", "vertraulich", "hinweis:", "wichtiger hinweis",
    "ce message", "ce courriel", "ce mail", "cet e-mail", "cet email", "les informations", "avis de confidentialité", "avertissement",
    "este mensaje", "este correo", "la información", "aviso legal", "aviso de confidencialidad", "esta mensagem", "este e-mail", "este email", "as informações", "aviso",
    "questo messaggio", "questa e-mail", "questa email", "le informazioni", "avviso", "dit bericht", "deze e-mail", "deze email", "deze mail", "de informatie", "det här meddelandet", "detta meddelande", "detta e-postmeddelande",
];

/// What such a notice says to whom it was not meant for.
pub(super) const LEGAL_MARKS: &[&str] = &[
    "intended recipient", "intended solely", "intended only", "intended for the", "received this e-mail in error", "received this email in error", "received this message in error", "received it in error",
    "nicht der richtige adressat", "irrtümlich erhalten", "vorgesehene empfänger", "beabsichtigte empfänger", "adressaten bestimmt", "empfänger bestimmt",
    "pas le destinataire", "pas destinataire", "reçu ce message par erreur", "reçu par erreur", "usage exclusif", "exclusivement destiné",
    "recibido este mensaje por error", "recibido por error", "no es el destinatario", "exclusivamente a su destinatario", "recebeu esta mensagem por engano", "por engano", "não é o destinatário", "recebeu este e-mail por engano",
    "ricevuto per errore", "ricevuto questo messaggio per errore", "non siete il destinatario", "non è il destinatario", "esclusivamente al destinatario", "niet de geadresseerde", "ten onrechte", "abusievelijk", "per vergissing", "bestemd voor de geadresseerde", "inte är avsedd mottagare", "av misstag",
];
