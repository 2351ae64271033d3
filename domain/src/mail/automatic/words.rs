//! Words of automatic answers by language, in lower case, with their weight; four is enough.

type Weighted = &'static [(&'static str, u32)];

/// How subjects of automatic answers start.
pub(super) const SUBJECT_OPENINGS: Weighted = &[
    ("automatic reply", 4), ("auto reply", 4), ("auto-reply", 4), ("autoreply", 4), ("auto response", 4), ("auto-response", 4),
    ("autoresponse", 4), ("automated reply", 4), ("automated response", 4), ("out of office", 4), ("out-of-office", 4), ("[auto-reply]", 4),
    ("[autoreply]", 4), ("auto:", 3), ("vacation", 2), ("vacation reply", 4), ("away from my mail", 4), ("away from the office", 4),
    ("i am out of the office", 4), ("i'm out of the office", 4), ("i am currently out of", 4), ("ooo:", 3), ("on vacation", 3), ("on holiday", 2), ("on leave", 2),
    ("automatische antwort", 4), ("automatische antwoord", 4), ("abwesenheitsnotiz", 4), ("abwesenheitsmeldung", 4),
    ("abwesenheitsbenachrichtigung", 4), ("abwesenheit", 3), ("autoantwort", 4), ("ich bin nicht im büro", 4), ("nicht im büro", 3), ("außer haus", 2),
    ("réponse automatique", 4), ("reponse automatique", 4), ("absence du bureau", 4), ("message d'absence", 4), ("absent du bureau", 4), ("notification d'absence", 4),
    ("respuesta automática", 4), ("respuesta automatica", 4), ("fuera de la oficina", 4), ("fuera de oficina", 4), ("ausente de la oficina", 4),
    ("resposta automática", 4), ("resposta automatica", 4), ("ausência do escritório", 4), ("fora do escritório", 4), ("mensagem automática", 3), ("ausência temporária", 3),
    ("risposta automatica", 4), ("fuori ufficio", 4), ("fuori sede", 3), ("assenza dall'ufficio", 4), ("messaggio automatico", 3), ("assente dall'ufficio", 4),
    ("automatisch antwoord", 4), ("afwezigheidsmelding", 4), ("afwezigheidsbericht", 4), ("niet aanwezig", 2), ("afwezig", 3), ("niet op kantoor", 3),
    ("autosvar", 4), ("automatisk svar", 4), ("automatiskt svar", 4), ("frånvaro", 3), ("fraværsmelding", 3), ("ikke på kontoret", 3), ("ej på kontoret", 3),
    ("automaattinen vastaus", 4), ("poissa", 2), ("automatyczna odpowiedź", 4), ("odpowiedź automatyczna", 4), ("automatická odpověď", 4),
    ("автоматический ответ", 4), ("автоответ", 4), ("自動返信", 4), ("自动回复", 4), ("자동 응답", 4),
    ("read:", 3), ("gelesen:", 3), ("lu :", 3), ("leído:", 3), ("letto:", 3), ("gelezen:", 3), ("lida:", 3), ("read receipt", 4), ("return receipt", 4),
    ("lesebestätigung", 4), ("confirm your email to", 3), ("please confirm your message", 4), ("your message to me requires", 4), ("verification required", 2),
];

/// What subjects of automatic answers may hold anywhere.
pub(super) const SUBJECT_WORDS: Weighted = &[
    ("out of office", 3), ("out of the office", 4), ("autoreply", 3), ("auto-reply", 3), ("auto reply", 3), ("automatic reply", 3), ("autoresponder", 3),
    ("abwesenheitsnotiz", 3), ("automatische antwort", 3), ("réponse automatique", 3), ("respuesta automática", 3), ("resposta automática", 3),
    ("risposta automatica", 3), ("automatisch antwoord", 3), ("(autoresponse)", 4), ("is out of the office", 4), ("is on vacation", 4), ("on vacation", 3),
    ("away from office", 3), ("maternity leave", 2), ("parental leave", 2), ("elternzeit", 2), ("im urlaub", 3), ("en vacances", 3), ("en congé", 3), ("de vacaciones", 3),
    ("in ferie", 3), ("de férias", 3), ("op vakantie", 3), ("[challenge]", 4), ("sender verification", 3), ("confirm you are human", 4),
];

/// What automatic answers say.
pub(super) const BODY: Weighted = &[
    ("this is an automatic reply", 4), ("this is an automated reply", 4), ("this is an automated response", 4), ("this is an automatic response", 4),
    ("this is an auto-generated", 3), ("this is an automatically generated", 3), ("this is an autoresponse", 4), ("this is an auto-reply", 4), ("this message was automatically generated", 3),
    ("automated acknowledgement", 3), ("this is a computer generated", 3), ("please do not reply to this", 3), ("do not reply to this e", 3), ("do not reply to this message", 3),
    ("i am currently out of the office", 3), ("i am out of the office", 3), ("i'm currently out of the office", 3), ("i will be out of the office", 2),
    ("i am currently away", 2), ("i am away from", 2), ("i am on vacation", 3), ("i'm on vacation", 3), ("i am on annual leave", 3), ("i will be away", 1),
    ("limited access to email", 2), ("limited access to e-mail", 2), ("limited access to my email", 2), ("no access to email", 2), ("no access to my email", 2),
    ("i will respond when i return", 2), ("upon my return", 2), ("when i return", 1), ("will respond to your message", 1), ("for urgent matters", 1), ("in urgent cases", 1),
    ("no longer with the company", 2), ("no longer works", 1), ("no longer employed", 2), ("your message will not be forwarded", 2),
    ("dies ist eine automatische", 4), ("diese nachricht wurde automatisch", 3), ("diese e-mail wurde automatisch", 3), ("ich bin derzeit nicht im büro", 3), ("ich bin zurzeit nicht", 2),
    ("ich bin momentan nicht", 2), ("ich bin bis", 1), ("nicht im büro", 2), ("außer haus", 2), ("im urlaub", 2), ("wird nicht weitergeleitet", 2), ("in dringenden fällen", 2),
    ("werde ihre nachricht nach", 2), ("ab dem", 1), ("abwesend", 2), ("keinen zugriff auf meine", 2),
    ("ceci est une réponse automatique", 4), ("ceci est un message automatique", 4), ("je suis absent", 3), ("je suis absente", 3), ("je suis actuellement absent", 3),
    ("actuellement en congé", 3), ("je suis en congé", 3), ("en cas d'urgence", 2), ("dès mon retour", 2), ("à mon retour", 1), ("absente du bureau", 2), ("merci de ne pas répondre à ce", 3),
    ("esta es una respuesta automática", 4), ("este es un mensaje automático", 4), ("estoy fuera de la oficina", 3), ("estaré fuera", 2), ("me encuentro fuera", 3), ("de vacaciones", 2),
    ("para asuntos urgentes", 2), ("en caso de urgencia", 2), ("a mi regreso", 2), ("a mi vuelta", 2), ("no responda a este", 3),
    ("esta é uma resposta automática", 4), ("esta é uma mensagem automática", 4), ("estou fora do escritório", 3), ("estou de férias", 3), ("encontro-me ausente", 3), ("estarei ausente", 3),
    ("em caso de urgência", 2), ("assuntos urgentes", 1), ("não responda a este", 3), ("não responder a este", 3),
    ("questa è una risposta automatica", 4), ("questo è un messaggio automatico", 4), ("risposta automatica", 2), ("sono fuori ufficio", 3), ("sarò assente", 3), ("sono assente", 3), ("sono in ferie", 3),
    ("in ferie", 2), ("al mio rientro", 2), ("al mio ritorno", 2), ("per urgenze", 2), ("si prega di non rispondere", 3),
    ("dit is een automatisch", 4), ("ik ben afwezig", 3), ("ik ben momenteel afwezig", 3), ("ik ben niet op kantoor", 3), ("ik ben op vakantie", 3), ("met vakantie", 2), ("op vakantie", 2),
    ("voor dringende zaken", 2), ("bij mijn terugkeer", 2), ("niet reageren op deze", 3),
    ("please click the link below to confirm", 2), ("prove that you are a human", 4), ("to verify that your message was sent by a human", 4), ("is using a challenge", 4),
    ("to complete delivery of your message", 3), ("before your message can be delivered", 3), ("place you on the guest list", 3), ("is protecting himself from receiving junk mail", 4), ("is protected by", 1),
    ("we have received your message", 2), ("we have received your email", 2), ("we have received your request", 2), ("thank you for contacting", 2), ("thank you for your email", 1), ("your ticket number", 2),
    ("a ticket has been", 2), ("has been received and", 1), ("will respond within", 1), ("will get back to you", 1),
];
