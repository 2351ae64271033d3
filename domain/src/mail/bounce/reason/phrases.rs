//! Phrases of mail servers, in lower case.

/// What subjects of delivery reports hold.
pub(in crate::mail::bounce) const SUBJECTS: &[&str] = &[
    "undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery report", "failure notice", "returned mail",
    "mail delivery", "mail system error", "non-deliver", "nondeliver", "not deliver", "could not be delivered", "couldn't be delivered",
    "message delivery", "delivery notification", "delivery problem", "delivery error", "delivery has failed", "returned to sender", "user unknown",
    "unknown user", "message status", "mail error", "mail failure", "warning: message", "warning: could not send", "delayed", "delivery delay",
    "permanent error", "bounce", "undeliverable", "unzustellbar", "zustellung", "non remis", "non distribu", "no se puede entregar", "no entregado",
    "não entregue", "mancata consegna", "mancato recapito", "onbestelbaar", "niet bezorgd", "message rejected", "rejected mail", "mail rejected", "message error", "message notification",
    "failed mail", "email failure", "nicht zugestellt", "olevererbart", "kan ikke leveres", "nie dostarczono", "недоставлен", "自動応答メール", "配信不能", "エラーメール", "退信", "系统退信",
    "no recapitable", "non recapitabile", "niedostarcz", "nie można dostarczyć", "nedoručiteln", "ikke leveret", "kunde inte levereras", "går inte att leverera", "toimitus ei onnistu", "ei voi toimittaa", "ei voitu toimittaa", "kézbesíthetetlen", "nelivrabil", "teslim edilem", "недоставл", "не удалось доставить", "не доставлено", "не може да", "μη παραδό", "未送达", "无法传递", "無法傳遞", "無法傳送", "배달되지 않음", "배달할 수 없", "לא ניתן", "تعذر",
    "échec de la remise", "échec de remise", "échec d'envoi", "non délivré", "non distribué", "error de entrega", "fallo en la entrega", "entrega fallida", "falha na entrega", "erro de entrega", "falha de entrega", "devolvido", "devuelto", "errore di recapito", "notifica di mancata", "bezorging mislukt", "kon niet worden bezorgd", "fehler bei der zustellung", "unzustellbare", "nicht zustellbar", "rückläufer", "leveringsfeil", "leveransfel", "fejl ved levering",
    "mailbox full", "over quota", "quota exceeded", "mailbox is full", "no such user", "address not found", "invalid recipient", "unable to deliver",
    "problem delivering", "rejeit", "devol", "status report", "nondelivery", "delivery-status",
];

/// What reports say in their text.
pub(in crate::mail::bounce) const SAYINGS: &[&str] = &[
    "could not be delivered", "couldn't be delivered", "cannot be delivered", "can not be delivered", "can't be delivered", "was not delivered", "not be delivered to",
    "wasn't able to deliver", "was not able to deliver", "unable to deliver", "undeliverable", "undelivered", "delivery failed", "delivery failure",
    "delivery to the following", "delivery to one or more", "failed to deliver", "failed permanently", "permanent error", "permanent fatal errors", "transient non-fatal errors",
    "could not deliver", "failed recipient", "the following address", "following recipient", "did not reach", "returned to sender", "has been returned", "were unable to deliver",
    "message was not accepted", "was rejected", "has been rejected", "rejected by", "rejected your message", "unknown user", "user unknown", "no such user", "no such recipient", "mailbox unavailable",
    "does not exist", "doesn't exist", "mailbox is full", "mailbox full", "over quota", "quota exceeded", "unrouteable", "unroutable", "not listed in", "host unknown", "unknown host",
    "has not yet been delivered", "will continue to try", "will keep trying", "delivery is delayed", "delivery attempt", "giving up on", "this is a permanent", "undeliverable to",
    "not known", "invalid recipient", "invalid address", "recipient unknown", "addressee unknown", "error message below", "mail delivery error", "could not be sent", "not been delivered",
    "fehler bei der nachrichtenzustellung", "nicht gefunden werden", "konnte nicht zugestellt", "nicht zustellbar", "existiert nicht", "postfach ist voll", "unbekannter empfänger", "empfänger unbekannt", "adresse wurde nicht gefunden", "échec de la remise", "n'a pas pu être remis", "n'a pas pu être livré", "n'existe pas", "introuvable", "boîte aux lettres est pleine", "destinataire inconnu", "no se pudo entregar", "error de entrega", "no existe", "usuario desconocido", "buzón lleno", "buzón está lleno", "no se encontró", "não foi possível entregar", "não existe", "falha na entrega", "não foi encontrado", "caixa de correio cheia", "non è stato recapitato", "recapito non riuscito", "impossibile recapitare", "non esiste", "casella piena", "utente sconosciuto", "kan niet worden bezorgd", "kon niet worden bezorgd", "bestaat niet", "postvak is vol", "onbekende gebruiker",
    "nie istnieje", "nie można dostarczyć", "nie mogła zostać dostarczona", "neexistuje", "nepodařilo se doručit", "nem létezik", "nem sikerült kézbesíteni", "nu există", "nu a putut fi livrat", "не существует", "не удалось доставить", "не найден", "mevcut değil", "teslim edilemedi", "bulunamadı", "kunde inte levereras", "finns inte", "kunne ikke leveres", "findes ikke", "finnes ikke", "ei voitu toimittaa", "ei ole olemassa", "不存在", "存在しません", "見つかりません", "存在しない", "찾을 수 없", "존재하지",
    "nicht zugestellt", "unzustellbar", "konnte nicht", "pas pu être", "n'a pas été", "no se pudo", "no ha podido", "não pôde", "non è stato possibile", "kon niet", "niet worden afgeleverd",
    "remote host said", "smtp error", "error from remote", "address failed", "addresses failed", "bounced", "delivery problem", "reason for failure", "failed to reach", "returned mail",
    "undeliver", "couldn't find", "unable to relay", "address not found", "no mailbox", "配信", "送信できません", "無法", "无法",
];

/// How reports speak of the mail that failed.
pub(in crate::mail::bounce) const OF_MAIL: &[&str] = &[
    "your message", "your mail", "your e-mail", "your email", "message that you sent", "message you sent", "mail you sent", "original message", "this message was created automatically",
    "ihre nachricht", "ihre e-mail", "ihre mail", "votre message", "votre courriel", "su mensaje", "sua mensagem", "tuo messaggio", "suo messaggio", "vostro messaggio", "uw bericht", "ваше сообщение", "ваше письмо",
    "deine nachricht", "deine e-mail", "tu mensaje", "il tuo messaggio", "il messaggio", "el mensaje", "a mensagem", "le message", "die nachricht", "het bericht", "je bericht", "twoja wiadomość", "vaše zpráva", "mesajınız", "ditt meddelande", "din meddelelse", "din besked", "您的邮件", "您的郵件", "お送りした", "メッセージ",
    "undeliverable mail", "returned mail", "mail delivery",
];

/// What reports say of a mail that may still arrive.
pub(super) const DELAYS: &[&str] = &[
    "will continue to try", "will keep trying", "has not yet been delivered", "not yet been delivered", "delivery is delayed", "delivery delayed", "is delayed", "delayed mail",
    "being delayed", "this is a warning message only", "you do not need to resend", "do not need to resend", "no action is required on your part", "still trying", "warning: message still undelivered", "will retry",
    "will be retried", "has been delayed", "continue to be attempted", "noch nicht zugestellt",
];

/// What the words of a server mean, the telling ones first.
pub(super) const REASONS: &[(&str, &str)] = &[
    ("postfach ist voll", "5.2.2"), ("speicherplatz", "5.2.2"), ("boîte aux lettres est pleine", "5.2.2"), ("boîte pleine", "5.2.2"), ("quota dépassé", "5.2.2"), ("buzón lleno", "5.2.2"), ("buzón está lleno", "5.2.2"), ("buzón de correo está lleno", "5.2.2"), ("cuota excedida", "5.2.2"), ("excedido la cuota", "5.2.2"), ("caixa de correio cheia", "5.2.2"), ("caixa cheia", "5.2.2"), ("casella piena", "5.2.2"), ("casella di posta piena", "5.2.2"), ("postvak is vol", "5.2.2"), ("mailbox vol", "5.2.2"), ("skrzynka jest pełna", "5.2.2"), ("ящик переполнен", "5.2.2"), ("full mailbox", "5.2.2"), ("out of storage", "5.2.2"), ("insufficient system storage", "4.3.1"), ("no space left", "5.2.2"),
    ("over quota", "5.2.2"), ("overquota", "5.2.2"), ("quota exceed", "5.2.2"), ("exceeded quota", "5.2.2"), ("exceeded storage", "5.2.2"), ("mailbox full", "5.2.2"), ("mailbox is full", "5.2.2"),
    ("mailbox size limit", "5.2.2"), ("storage limit", "5.2.2"), ("disk quota", "5.2.2"), ("mailfolder is full", "5.2.2"), ("user is over", "5.2.2"), ("inbox is full", "5.2.2"),
    ("message too large", "5.3.4"), ("too large", "5.3.4"), ("exceeds the maximum", "5.3.4"), ("size limit", "5.3.4"), ("message size exceeds", "5.3.4"), ("too big", "5.3.4"),
    ("nachricht ist zu groß", "5.3.4"), ("message trop volumineux", "5.3.4"), ("demasiado grande", "5.3.4"), ("muito grande", "5.3.4"), ("troppo grande", "5.3.4"), ("te groot", "5.3.4"),
    ("nicht gefunden werden", "5.1.1"), ("existiert nicht", "5.1.1"), ("unbekannter empfänger", "5.1.1"), ("empfänger unbekannt", "5.1.1"), ("benutzer unbekannt", "5.1.1"), ("unbekannter benutzer", "5.1.1"), ("adresse wurde nicht gefunden", "5.1.1"), ("n'existe pas", "5.1.1"), ("n’existe pas", "5.1.1"), ("introuvable", "5.1.1"), ("destinataire inconnu", "5.1.1"), ("utilisateur inconnu", "5.1.1"), ("adresse inconnue", "5.1.1"), ("no existe", "5.1.1"), ("usuario desconocido", "5.1.1"), ("destinatario desconocido", "5.1.1"), ("dirección desconocida", "5.1.1"), ("no se encontró", "5.1.1"), ("no se ha encontrado", "5.1.1"), ("no encontrado", "5.1.1"), ("desconocid", "5.1.1"), ("não existe", "5.1.1"), ("desconhecid", "5.1.1"), ("não foi encontrad", "5.1.1"), ("inexistente", "5.1.1"), ("non esiste", "5.1.1"), ("sconosciut", "5.1.1"), ("non trovat", "5.1.1"), ("bestaat niet", "5.1.1"), ("onbekende", "5.1.1"), ("niet gevonden", "5.1.1"),
    ("nie istnieje", "5.1.1"), ("nieznany", "5.1.1"), ("neexistuje", "5.1.1"), ("nem létezik", "5.1.1"), ("nu există", "5.1.1"), ("не существует", "5.1.1"), ("не найден", "5.1.1"), ("mevcut değil", "5.1.1"), ("bulunamadı", "5.1.1"), ("finns inte", "5.1.1"), ("findes ikke", "5.1.1"), ("finnes ikke", "5.1.1"), ("ei ole olemassa", "5.1.1"), ("不存在", "5.1.1"), ("存在しません", "5.1.1"), ("存在しない", "5.1.1"), ("見つかりません", "5.1.1"), ("존재하지", "5.1.1"), ("찾을 수 없", "5.1.1"),
    ("recipnotfound", "5.1.1"), ("couldn't be found", "5.1.1"), ("could not be found", "5.1.1"), ("wasn't found", "5.1.1"), ("was not found", "5.1.1"), ("does not like recipient", "5.1.1"), ("no user", "5.1.1"), ("not a user", "5.1.1"), ("no longer valid", "5.1.1"), ("no longer available", "5.1.1"),
    ("user unknown", "5.1.1"), ("unknown user", "5.1.1"), ("no such user", "5.1.1"), ("no such recipient", "5.1.1"), ("no such address", "5.1.1"), ("no such mailbox", "5.1.1"), ("no mailbox", "5.1.1"),
    ("recipient unknown", "5.1.1"), ("unknown recipient", "5.1.1"), ("unknown address", "5.1.1"), ("addressee unknown", "5.1.1"), ("not our customer", "5.1.1"), ("does not exist", "5.1.1"), ("doesn't exist", "5.1.1"),
    ("doesn't have a", "5.1.1"), ("does not have a", "5.1.1"), ("invalid recipient", "5.1.1"), ("invalid mailbox", "5.1.1"), ("address rejected", "5.1.1"), ("not listed in", "5.1.1"), ("not a known user", "5.1.1"),
    ("not a valid", "5.1.1"), ("mailbox not found", "5.1.1"), ("user not found", "5.1.1"), ("recipient not found", "5.1.1"), ("account not found", "5.1.1"), ("not found", "5.1.1"), ("mailbox unavailable", "5.1.1"),
    ("unrouteable address", "5.1.1"), ("bad destination", "5.1.1"), ("undeliverable address", "5.1.1"), ("sorry, no mailbox here", "5.1.1"), ("this account is not", "5.1.1"),
    ("disabled", "5.2.1"), ("deactivated", "5.2.1"), ("inactive", "5.2.1"), ("suspend", "5.2.1"), ("discontinued", "5.2.1"), ("no longer", "5.1.6"), ("has moved", "5.1.6"),
    ("host unknown", "5.1.2"), ("unknown host", "5.1.2"), ("domain not found", "5.1.2"), ("host not found", "5.1.2"), ("unknown domain", "5.1.2"), ("name service error", "5.4.4"), ("no such domain", "5.1.2"),
    ("unrouteable mail domain", "5.1.2"), ("couldn't find any host", "5.1.2"), ("bad domain", "5.1.2"),
    ("spam", "5.7.1"), ("blacklist", "5.7.1"), ("blocked", "5.7.1"), ("blocklist", "5.7.1"), ("not permitted", "5.7.1"), ("relay", "5.7.1"), ("denied", "5.7.1"), ("rejected", "5.7.1"), ("policy", "5.7.1"),
    ("virus", "5.7.1"), ("unauthorized", "5.7.1"), ("not allowed", "5.7.1"), ("too many hops", "5.4.6"), ("loop", "5.4.6"),
    ("timed out", "4.4.1"), ("timeout", "4.4.1"), ("connection refused", "4.4.1"), ("could not connect", "4.4.1"), ("temporar", "4.3.0"), ("greylist", "4.7.1"), ("try again", "4.3.0"), ("too long in the queue", "4.4.7"),
];
