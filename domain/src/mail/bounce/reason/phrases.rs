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
    "nicht zugestellt", "unzustellbar", "konnte nicht", "pas pu être", "n'a pas été", "no se pudo", "no ha podido", "não pôde", "non è stato possibile", "kon niet", "niet worden afgeleverd",
    "remote host said", "smtp error", "error from remote", "address failed", "addresses failed", "bounced", "delivery problem", "reason for failure", "failed to reach", "returned mail",
    "undeliver", "couldn't find", "unable to relay", "address not found", "no mailbox", "配信", "送信できません", "無法", "无法",
];

/// How reports speak of the mail that failed.
pub(in crate::mail::bounce) const OF_MAIL: &[&str] = &[
    "your message", "your mail", "your e-mail", "your email", "message that you sent", "message you sent", "mail you sent", "original message", "this message was created automatically",
    "ihre nachricht", "ihre e-mail", "ihre mail", "votre message", "votre courriel", "su mensaje", "sua mensagem", "tuo messaggio", "suo messaggio", "vostro messaggio", "uw bericht", "ваше сообщение", "ваше письмо",
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
    ("over quota", "5.2.2"), ("overquota", "5.2.2"), ("quota exceed", "5.2.2"), ("exceeded quota", "5.2.2"), ("exceeded storage", "5.2.2"), ("mailbox full", "5.2.2"), ("mailbox is full", "5.2.2"),
    ("mailbox size limit", "5.2.2"), ("storage limit", "5.2.2"), ("disk quota", "5.2.2"), ("mailfolder is full", "5.2.2"), ("user is over", "5.2.2"), ("inbox is full", "5.2.2"),
    ("message too large", "5.3.4"), ("too large", "5.3.4"), ("exceeds the maximum", "5.3.4"), ("size limit", "5.3.4"), ("message size exceeds", "5.3.4"), ("too big", "5.3.4"),
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
