//! Words of automatic answers by language, in lower case.

/// What one language says in automatic answers.
pub(super) struct Words {
    /// What programs put before the subject that is answered, or write as the whole subject.
    pub(super) automatic_subjects: &'static [&'static str],
    /// What people call their absence in a subject.
    pub(super) away_subjects: &'static [&'static str],
    /// What programs write in a subject of somebody who is away.
    pub(super) third_person: &'static [&'static str],
    /// That the text is no person's.
    pub(super) automatic: &'static [&'static str],
    /// That the author is away.
    pub(super) away: &'static [&'static str],
    /// Until when.
    pub(super) back: &'static [&'static str],
    /// Who helps meanwhile.
    pub(super) stand_in: &'static [&'static str],
    /// That mail is not read meanwhile.
    pub(super) unread: &'static [&'static str],
    /// That a request was received.
    pub(super) received: &'static [&'static str],
    /// How receipts begin the subject they are about.
    pub(super) receipts: &'static [&'static str],
}

const NONE: Words = Words {
    automatic_subjects: &[], away_subjects: &[], third_person: &[], automatic: &[], away: &[], back: &[], stand_in: &[], unread: &[], received: &[], receipts: &[],
};

/// All languages.
pub(super) const ALL: &[Words] = &[
    EN, DE, FR, ES, PT, IT, NL, SV, DA, NB, FI, IS, PL, CS, SK, HU, RO, BG, RU, UK, EL, TR, HR, SR, SL, LT, LV, ET, HE, AR, FA, HI, TH, VI, ID, MS, ZH, JA, KO, CA, EU, GL, SQ, AF, KK,
];

const EN: Words = Words {
    automatic_subjects: &[
        "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "automated reply", "automated response", "automatic response", "out of office autoreply", "out of office auto-reply",
        "out of office auto reply", "out of office reply", "out of office message", "out of office notification", "vacation reply", "vacation message", "vacation notice", "vacation auto-reply", "autoresponder", "auto responder", "away message", "auto answer", "automatic answer", "confirm your email to", "please confirm your message", "your message to me requires", "sender verification", "read receipt", "return receipt",
    ],
    away_subjects: &[
        "out of office", "out-of-office", "out of the office", "ooo", "oof", "on vacation", "on holiday", "on holidays", "on leave", "on annual leave", "annual leave", "maternity leave", "paternity leave", "parental leave", "away from my mail", "away from my email", "away from my desk", "away from the office", "away from office", "i am out of the office", "i'm out of the office", "i am currently out of", "i am away",
        "i'm away", "currently away", "currently out of office", "currently out of the office", "vacation", "sick leave", "on sabbatical", "sabbatical", "office closed", "we are closed", "not in the office", "i am on vacation", "i'm on vacation", "i am on holiday", "i am on leave", "away until", "unavailable", "i have left the company", "no longer with", "i no longer work",
    ],
    third_person: &["is out of the office", "is out of office", "is on vacation", "is on leave", "is away from the office", "is currently out of the office", "is currently away"],
    automatic: &[
        "this is an automatic reply", "this is an automated reply", "this is an automated response", "this is an automatic response", "this is an autoresponse", "this is an auto-reply", "this is an auto reply", "this is an automated message", "this is an automatic message", "this is an auto-generated", "this is an automatically generated",
        "this message was automatically generated", "this message was generated automatically", "this email was automatically generated", "this is a computer generated", "automated acknowledgement", "you are receiving this automatic", "this mail was sent automatically", "this is my autoresponder", "this autoreply", "autoreply:", "prove that you are a human", "to verify that your message was sent by a human", "is using a challenge", "is protecting himself from receiving junk mail", "to complete delivery of your message",
        "place you on the guest list", "before your message can be delivered",
    ],
    away: &[
        "out of the office", "out of office", "i am on vacation", "i'm on vacation", "i am currently on vacation", "i'm currently on vacation", "i am on holiday", "i'm on holiday", "i am on annual leave", "i'm on annual leave", "i am currently on leave", "i am on leave", "i'm on leave", "on annual leave", "on maternity leave", "on paternity leave", "on parental leave", "on sick leave", "on sabbatical", "i am away", "i'm away", "i am currently away",
        "i'm currently away", "i will be away", "i'll be away", "i am travelling", "i am traveling", "i'm travelling", "i'm traveling", "i am not in the office", "i'm not in the office", "away from my desk", "away from the office", "away from my email", "our office is closed", "our offices are closed", "the office is closed", "we are closed", "i no longer work", "i have left", "i've left", "no longer with the company", "no longer works", "no longer employed", "i am unavailable", "i am off", "i'm off until", "i'm off work",
        "off work until", "i am ooo", "i'm ooo", "enjoying some time off", "taking some time off", "taking time off", "i am currently offline", "i'm offline", "gone fishing", "on a break until", "not working today", "i don't work on", "i do not work on", "i am attending", "i'm at a conference", "i am at a conference", "out until", "i'm out until", "i am out until", "i'm out this week", "i am out this week",
    ],
    back: &["until", "back on", "back in the office", "be back", "return on", "returning on", "returning", "i return", "i will return", "i'll return", "when i get back", "when i return", "upon my return", "on my return", "when i'm back", "when i am back", "am back", "through", "till", "from"],
    stand_in: &[
        "for urgent", "in urgent", "if urgent", "if it is urgent", "if it's urgent", "if this is urgent", "if your matter is urgent", "urgent matters", "in case of emergency", "in an emergency", "for emergencies", "immediate assistance", "immediate attention", "please contact", "please reach out to", "contact my colleague", "contact our", "get in touch with", "please call", "please email", "please write to", "reach out to", "in my absence", "is covering", "covering for me", "will help you", "can help you", "will be happy to help", "takes care of", "taking care of",
        "instead", "something can't wait", "something cannot wait", "can't wait",
    ],
    unread: &[
        "limited access to email", "limited access to e-mail", "limited access to my email", "limited access to my e-mail", "limited access", "no access to email", "no access to my email", "no access to e-mail", "without access", "will not be checking", "won't be checking", "not checking email", "not checking my email", "not reading", "won't be reading", "will not be reading", "won't see", "will not see", "respond when i return", "reply when i return", "will respond when", "will reply when", "answer when", "get back to you when", "get back to you as soon as",
        "respond to your message", "reply to your email", "reply to your message", "respond to your email", "answer your email", "answer your message", "response may be delayed", "replies may be slow", "slow to respond", "slow to reply", "delayed response", "delay in", "your message will not be forwarded", "will not be forwarded", "won't be forwarded", "intermittently", "emails will be deleted", "not monitored", "thank you for your email", "thank you for your e-mail", "thank you for your message", "thank you for your mail", "thanks for your email", "thanks for your message", "thanks for your mail", "thank you for contacting", "thanks for reaching out", "thank you for reaching out",
    ],
    received: &[
        "we have received your message", "we have received your email", "we have received your request", "we've received your", "your message has been received", "your email has been received", "your request has been received", "has been received and", "thank you for contacting", "thanks for contacting", "your ticket number", "a ticket has been", "ticket has been created", "ticket has been opened", "has been assigned", "case number", "reference number", "will respond within", "will reply within", "will get back to you", "aim to respond", "do not reply to this",
        "please do not reply", "reply to this email will not", "cannot receive replies",
    ],
    receipts: &["read", "not read", "delivered", "displayed", "disposition notification", "deleted"],
};

const DE: Words = Words {
    automatic_subjects: &["automatische antwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsbenachrichtigung", "abwesenheitsnachricht", "abwesenheitsassistent", "autoantwort", "auto-antwort", "automatische antwort von", "automatische rückantwort", "automatische abwesenheitsnotiz", "urlaubsbenachrichtigung", "automatische nachricht", "lesebestätigung", "empfangsbestätigung"],
    away_subjects: &["abwesenheit", "abwesend", "nicht im büro", "ich bin nicht im büro", "außer haus", "ausser haus", "im urlaub", "urlaub", "urlaubsbedingt", "in elternzeit", "elternzeit", "mutterschutz", "im mutterschutz", "nicht erreichbar", "derzeit nicht erreichbar", "ich bin im urlaub", "ich bin abwesend", "betriebsferien", "betriebsurlaub", "krankheitsbedingt", "out of office bis", "büro geschlossen"],
    third_person: &["ist außer haus", "ist ausser haus", "ist nicht im büro", "ist im urlaub", "ist abwesend", "ist derzeit abwesend"],
    automatic: &["dies ist eine automatische", "das ist eine automatische", "diese nachricht wurde automatisch", "diese e-mail wurde automatisch", "diese mail wurde automatisch", "dies ist eine automatisch", "automatisch generierte", "automatisch erzeugte", "automatisch erstellte", "hierbei handelt es sich um eine automatische", "sie erhalten diese automatische"],
    away: &["nicht im büro", "nicht im haus", "außer haus", "ausser haus", "im urlaub", "abwesend", "in elternzeit", "im mutterschutz", "auf dienstreise", "auf geschäftsreise", "ich bin verreist", "ich bin unterwegs", "nicht erreichbar", "nicht zu erreichen", "nicht am platz", "nicht an meinem arbeitsplatz", "nicht am arbeitsplatz", "ich bin erst wieder", "bin ich wieder", "büro ist geschlossen", "haben geschlossen", "betriebsferien", "betriebsurlaub", "arbeite nicht mehr", "nicht mehr im unternehmen", "nicht mehr für", "das unternehmen verlassen", "krankgeschrieben", "bis auf weiteres", "ich habe urlaub", "habe ich urlaub", "bin ich nicht da", "ich bin nicht da", "bin im homeoffice nicht", "ich bin erkrankt", "bin in den ferien", "in den ferien", "bin offline", "mache ich pause", "mache urlaub"],
    back: &["bis ", "ab dem", "ab montag", "ab dienstag", "ab mittwoch", "ab donnerstag", "ab freitag", "wieder", "zurück", "nach meiner rückkehr", "rückkehr", "vom "],
    stand_in: &["in dringenden fällen", "in dringenden angelegenheiten", "in dringenden", "bei dringenden", "in eiligen", "in notfällen", "im notfall", "wenden sie sich", "wende dich", "wendet euch", "kontaktieren sie", "meine vertretung", "vertritt mich", "vertreten durch", "vertretung", "meine kollegin", "mein kollege", "meine kollegen", "meiner kollegin", "meinem kollegen", "hilft ihnen", "hilft dir", "helfen ihnen", "schreiben sie an", "wenn es eilt", "wenns brennt", "wenn's brennt", "falls es dringend", "dringend ist"],
    unread: &["nicht weitergeleitet", "werde ihre nachricht nach", "werde ihre e-mail", "werde deine", "werde mich", "melde mich", "keinen zugriff", "kein zugriff", "eingeschränkt", "nur sporadisch", "nicht regelmäßig", "e-mails werden nicht gelesen", "nicht gelesen", "lese keine", "lese ich keine", "vielen dank für ihre", "vielen dank für deine", "danke für ihre", "danke für deine", "herzlichen dank für ihre", "nach meiner rückkehr", "so bald wie möglich", "schnellstmöglich", "schnellstens", "beantworte"],
    received: &["wir haben ihre nachricht erhalten", "wir haben ihre anfrage erhalten", "ihre anfrage ist bei uns eingegangen", "ihre nachricht ist bei uns eingegangen", "ihre e-mail ist bei uns eingegangen", "ist bei uns eingegangen", "ihre ticketnummer", "ticketnummer", "vorgangsnummer", "ihre anfrage wird", "schnellstmöglich bearbeiten", "antworten sie nicht auf diese", "bitte nicht auf diese", "bitte antworten sie nicht"],
    receipts: &["gelesen", "ungelesen gelöscht", "nicht gelesen", "ungelesen"],
};

const FR: Words = Words {
    automatic_subjects: &["réponse automatique", "reponse automatique", "message d'absence", "message d’absence", "notification d'absence", "notification d’absence", "réponse d'absence", "accusé de lecture", "confirmation de lecture", "accusé de réception", "message automatique", "gestionnaire d'absence", "gestionnaire d'absence du bureau"],
    away_subjects: &["absence du bureau", "absent du bureau", "absente du bureau", "absence", "absent", "absente", "en congé", "en congés", "congés", "en vacances", "en congé maternité", "congé maternité", "congé parental", "indisponible", "hors du bureau", "je suis absent", "je suis absente", "je suis en congés", "bureau fermé"],
    third_person: &["est absent du bureau", "est absente du bureau", "est absent(e) du bureau", "est absent", "est en congé", "est en vacances"],
    automatic: &["ceci est une réponse automatique", "ceci est un message automatique", "ce message est automatique", "ce message a été généré automatiquement", "ce message est généré automatiquement", "cet e-mail est généré automatiquement", "il s'agit d'une réponse automatique", "il s’agit d’une réponse automatique", "réponse automatique", "ceci est un courriel automatique"],
    away: &["je suis absent", "je suis absente", "je suis actuellement absent", "je serai absent", "je serai absente", "actuellement absent", "actuellement en congé", "je suis en congé", "en congés", "je suis en vacances", "actuellement en vacances", "en congé maternité", "en congé parental", "en arrêt maladie", "absent du bureau", "absente du bureau", "absent(e)", "hors du bureau", "en déplacement", "je ne suis pas au bureau", "ne suis pas disponible", "je suis indisponible", "nos bureaux sont fermés", "nos bureaux seront fermés", "bureau est fermé", "ne travaille plus", "ne fais plus partie", "j'ai quitté", "j’ai quitté", "de retour le", "serai de retour"],
    back: &["jusqu'au", "jusqu’au", "jusqu'à", "jusqu’à", "de retour", "retour le", "mon retour", "dès mon retour", "à mon retour", "à partir du", "du "],
    stand_in: &["en cas d'urgence", "en cas d’urgence", "pour toute urgence", "pour toute demande urgente", "demande urgente", "urgence", "si urgent", "veuillez contacter", "merci de contacter", "vous pouvez contacter", "n'hésitez pas à contacter", "contactez", "vous pouvez joindre", "adressez-vous", "mon collègue", "ma collègue", "mes collègues", "pendant mon absence", "durant mon absence", "en mon absence"],
    unread: &["accès limité", "pas accès à", "sans accès", "ne consulte pas", "ne consulterai pas", "consulte mes mails", "ne lis pas", "ne sera pas transféré", "n'est pas transféré", "ne sera pas lu", "je vous répondrai", "je répondrai", "je reviendrai vers vous", "prendrai connaissance", "dès mon retour", "dans les meilleurs délais", "merci pour votre message", "merci de votre message", "merci pour votre mail", "merci pour votre e-mail", "j'ai bien reçu votre", "j’ai bien reçu votre", "bien reçu votre message"],
    received: &["nous avons bien reçu votre", "votre demande a bien été", "votre message a bien été", "votre demande est en cours", "numéro de ticket", "numéro de dossier", "dans les meilleurs délais", "merci de ne pas répondre à ce", "ne pas répondre à ce", "ne répondez pas à ce"],
    receipts: &["lu", "non lu"],
};

const ES: Words = Words {
    automatic_subjects: &["respuesta automática", "respuesta automatica", "respuesta automática de", "contestación automática", "mensaje automático", "autorespuesta", "auto respuesta", "mensaje de ausencia", "notificación de ausencia", "confirmación de lectura", "acuse de recibo"],
    away_subjects: &["fuera de la oficina", "fuera de oficina", "ausente de la oficina", "ausencia", "ausente", "de vacaciones", "vacaciones", "estoy de vacaciones", "baja por maternidad", "baja maternal", "no disponible", "fuera del despacho", "oficina cerrada"],
    third_person: &["está ausente de la oficina", "está fuera de la oficina", "está de vacaciones", "estará ausente", "está ausente"],
    automatic: &["esta es una respuesta automática", "este es un mensaje automático", "este es un correo automático", "mensaje generado automáticamente", "correo generado automáticamente", "este mensaje se ha generado automáticamente", "respuesta automática"],
    away: &["fuera de la oficina", "fuera de oficina", "estoy fuera", "estaré fuera", "me encuentro fuera", "me encuentro de vacaciones", "estoy de vacaciones", "estaré de vacaciones", "de vacaciones", "estoy ausente", "estaré ausente", "me encuentro ausente", "ausente de la oficina", "de baja", "de viaje", "no estoy disponible", "no estaré disponible", "no me encuentro en la oficina", "no estoy en la oficina", "no estaré en la oficina", "nuestra oficina permanecerá cerrada", "oficina está cerrada", "ya no trabajo", "ya no trabaja", "baja por maternidad", "permiso de maternidad", "permiso de paternidad"],
    back: &["hasta el", "hasta", "a partir del", "mi regreso", "mi vuelta", "regreso el", "regresaré", "vuelvo el", "volveré", "estaré de vuelta", "de regreso", "del "],
    stand_in: &["para asuntos urgentes", "asuntos urgentes", "en caso de urgencia", "si es urgente", "en caso de emergencia", "cualquier urgencia", "urgencias", "urgente", "contacte con", "contacta con", "contactar con", "póngase en contacto", "ponte en contacto", "diríjase a", "escriba a", "escribe a", "mi compañero", "mi compañera", "mis compañeros", "mi colega", "durante mi ausencia", "en mi ausencia", "puede contactar", "puedes contactar"],
    unread: &["acceso limitado", "sin acceso", "no tendré acceso", "no tengo acceso", "no leeré", "no revisaré", "no reviso", "responderé", "le contestaré", "contestaré", "atenderé", "a mi regreso", "a mi vuelta", "a la mayor brevedad", "lo antes posible", "no será reenviado", "gracias por su mensaje", "gracias por tu mensaje", "gracias por su correo", "gracias por tu correo", "gracias por contactar"],
    received: &["hemos recibido su", "hemos recibido tu", "su solicitud ha sido recibida", "su mensaje ha sido recibido", "número de ticket", "número de caso", "nos pondremos en contacto", "le responderemos", "te responderemos", "no responda a este", "no respondas a este", "a la mayor brevedad"],
    receipts: &["leído", "leido", "no leído"],
};

const PT: Words = Words {
    automatic_subjects: &["resposta automática", "resposta automatica", "mensagem automática", "auto-resposta", "resposta de ausência", "notificação de ausência", "mensagem de ausência", "confirmação de leitura", "recibo de leitura", "aviso de ausência"],
    away_subjects: &["ausência do escritório", "fora do escritório", "ausência temporária", "ausência", "ausente", "de férias", "férias", "em férias", "licença maternidade", "licença de maternidade", "licença-maternidade", "indisponível", "fora da empresa"],
    third_person: &["está fora do escritório", "está ausente", "está de férias", "estará ausente"],
    automatic: &["esta é uma resposta automática", "esta é uma mensagem automática", "este é um e-mail automático", "mensagem gerada automaticamente", "e-mail gerado automaticamente", "resposta automática", "mensagem automática"],
    away: &["fora do escritório", "estou de férias", "estarei de férias", "de férias", "em férias", "encontro-me ausente", "estou ausente", "estarei ausente", "ausente do escritório", "estou fora", "estarei fora", "encontro-me fora", "em viagem", "de licença", "em licença", "licença maternidade", "licença de maternidade", "licença parental", "não estou disponível", "não estarei disponível", "não me encontro no escritório", "não estou no escritório", "estamos encerrados", "estamos fechados", "já não trabalho", "não trabalho mais", "deixei a empresa"],
    back: &["até ", "a partir de", "meu regresso", "meu retorno", "regresso a", "regresso no", "retorno em", "retornarei", "retorno no", "voltarei", "volto a", "volto no", "estarei de volta", "de volta", "de regresso"],
    stand_in: &["em caso de urgência", "assuntos urgentes", "em caso de emergência", "se for urgente", "urgente", "urgência", "contacte", "contate", "entre em contacto", "entre em contato", "entrar em contacto", "entrar em contato", "por favor contactar", "falar com", "meu colega", "minha colega", "na minha ausência", "durante a minha ausência", "durante minha ausência"],
    unread: &["acesso limitado", "sem acesso", "não terei acesso", "não tenho acesso", "responderei", "irei responder", "vou responder", "não lerei", "não estarei a ler", "assim que possível", "logo que possível", "com a maior brevidade", "não será reencaminhada", "obrigado pela sua mensagem", "obrigada pela sua mensagem", "agradeço a sua mensagem", "obrigado pelo seu", "obrigado pelo contato", "agradeço o contacto", "agradeço o seu"],
    received: &["recebemos a sua mensagem", "recebemos sua mensagem", "recebemos o seu", "recebemos seu", "número do ticket", "número de protocolo", "protocolo", "entraremos em contato", "entraremos em contacto", "não responda a este", "não responder a este", "não responda este"],
    receipts: &["lida", "lido", "não lida", "não lido"],
};

const IT: Words = Words {
    automatic_subjects: &["risposta automatica", "messaggio automatico", "risponditore automatico", "avviso di assenza", "notifica di assenza", "messaggio di assenza", "conferma di lettura", "ricevuta di ritorno", "ricevuta di lettura"],
    away_subjects: &["fuori ufficio", "fuori sede", "assenza dall'ufficio", "assenza dall’ufficio", "assente dall'ufficio", "assente", "assenza", "in ferie", "ferie", "in maternità", "congedo di maternità", "non disponibile", "chiusura estiva", "chiusura uffici", "ufficio chiuso", "in vacanza"],
    third_person: &["è fuori ufficio", "è assente", "è in ferie", "non è in ufficio", "sarà assente"],
    automatic: &["questa è una risposta automatica", "questo è un messaggio automatico", "questa è una mail automatica", "messaggio generato automaticamente", "e-mail generata automaticamente", "questa e-mail è stata generata automaticamente", "risposta automatica"],
    away: &["sono fuori ufficio", "sarò fuori ufficio", "fuori ufficio", "fuori sede", "sarò assente", "sono assente", "assente dall'ufficio", "assente dall’ufficio", "sono in ferie", "sarò in ferie", "in ferie", "sono in vacanza", "sarò in vacanza", "in maternità", "in congedo", "in malattia", "in trasferta", "sono in viaggio", "non sono in ufficio", "non sarò in ufficio", "non sono disponibile", "non sarò disponibile", "non sono raggiungibile", "ufficio è chiuso", "uffici sono chiusi", "uffici resteranno chiusi", "uffici rimarranno chiusi", "non lavoro più", "ho lasciato l'azienda"],
    back: &["fino al", "fino a ", "a partire dal", "mio rientro", "mio ritorno", "rientrerò", "rientro il", "tornerò", "torno il", "sarò di ritorno", "di ritorno", "dal "],
    stand_in: &["per urgenze", "per urgenza", "in caso di urgenza", "per questioni urgenti", "per comunicazioni urgenti", "in caso di emergenza", "se urgente", "urgenti", "potete contattare", "può contattare", "puoi contattare", "contattare", "si prega di contattare", "rivolgersi a", "potete rivolgervi", "mio collega", "mia collega", "miei colleghi", "durante la mia assenza", "in mia assenza"],
    unread: &["accesso limitato", "non ho accesso", "non avrò accesso", "senza accesso", "non leggerò", "non leggo", "risponderò", "vi risponderò", "le risponderò", "al mio rientro", "al mio ritorno", "appena possibile", "prima possibile", "non sarà inoltrato", "non verrà inoltrato", "non verrà letta", "grazie per il messaggio", "grazie per la mail", "grazie per la tua", "grazie per la sua", "grazie per averci"],
    received: &["abbiamo ricevuto la sua", "abbiamo ricevuto la tua", "abbiamo ricevuto il suo", "abbiamo ricevuto il tuo", "la sua richiesta è stata", "la tua richiesta è stata", "numero di ticket", "numero ticket", "la ricontatteremo", "ti risponderemo", "le risponderemo", "si prega di non rispondere", "non rispondere a questa"],
    receipts: &["letto", "letta", "non letto", "eliminato senza essere letto"],
};

const NL: Words = Words {
    automatic_subjects: &["automatisch antwoord", "automatische antwoord", "automatische beantwoording", "afwezigheidsmelding", "afwezigheidsbericht", "afwezigheidsassistent", "automatisch bericht", "automatische reactie", "leesbevestiging", "ontvangstbevestiging", "niet aanwezig-bericht"],
    away_subjects: &["afwezig", "afwezigheid", "niet op kantoor", "niet aanwezig", "op vakantie", "vakantie", "met vakantie", "met verlof", "zwangerschapsverlof", "ouderschapsverlof", "buiten kantoor", "kantoor gesloten", "niet bereikbaar", "ik ben afwezig"],
    third_person: &["is afwezig", "is niet op kantoor", "is op vakantie", "is momenteel afwezig"],
    automatic: &["dit is een automatisch", "dit bericht is automatisch", "deze e-mail is automatisch", "deze mail is automatisch", "automatisch gegenereerd", "dit is een geautomatiseerd"],
    away: &["ik ben afwezig", "ik ben momenteel afwezig", "momenteel afwezig", "ben ik afwezig", "ik ben niet op kantoor", "niet op kantoor", "ben ik niet aanwezig", "niet aanwezig", "ik ben op vakantie", "op vakantie", "met vakantie", "met verlof", "zwangerschapsverlof", "ouderschapsverlof", "op zakenreis", "ik ben er niet", "ben ik er niet", "niet bereikbaar", "kantoor is gesloten", "kantoor gesloten", "wij zijn gesloten", "niet meer werkzaam", "werk niet meer", "ziekteverlof", "ik ben vrij", "buiten kantoor"],
    back: &["tot en met", "t/m", "tot ", "vanaf", "terug op", "ben ik terug", "weer terug", "weer aanwezig", "weer bereikbaar", "terugkeer", "terugkomst"],
    stand_in: &["voor dringende zaken", "dringende", "bij spoed", "voor spoed", "spoedgevallen", "in geval van nood", "kunt u contact", "kun je contact", "neem contact op", "contact opnemen", "mijn collega", "mijn collega's", "tijdens mijn afwezigheid", "bij afwezigheid", "kunt u terecht", "kun je terecht", "kunt u bellen", "kun je bellen"],
    unread: &["beperkt toegang", "geen toegang", "niet gelezen", "lees ik geen", "lees geen", "niet doorgestuurd", "zal ik uw", "zal ik je", "beantwoord ik", "beantwoorden", "reageer ik", "bij mijn terugkeer", "na mijn terugkeer", "zo snel mogelijk", "zo spoedig mogelijk", "bedankt voor uw", "bedankt voor je", "dank voor uw", "dank voor je", "dank u voor uw"],
    received: &["wij hebben uw bericht ontvangen", "we hebben uw bericht ontvangen", "wij hebben uw e-mail", "we hebben je bericht ontvangen", "uw bericht is ontvangen", "ticketnummer", "zaaknummer", "nemen wij contact", "nemen we contact", "zo spoedig mogelijk", "niet reageren op deze", "niet op deze e-mail"],
    receipts: &["gelezen", "niet gelezen", "ongelezen"],
};

const SV: Words = Words {
    automatic_subjects: &["autosvar", "automatiskt svar", "autosvar vid frånvaro", "frånvaromeddelande", "automatiskt frånvaromeddelande", "läskvitto"],
    away_subjects: &["frånvaro", "frånvarande", "ej på kontoret", "inte på kontoret", "på semester", "semester", "föräldraledig", "tjänstledig", "ledig"],
    third_person: &["är inte på kontoret", "är på semester", "är frånvarande", "är ej på kontoret"],
    automatic: &["detta är ett automatiskt", "det här är ett automatiskt", "detta är ett autosvar", "autosvar"],
    away: &["inte på kontoret", "ej på kontoret", "på semester", "har semester", "jag är ledig", "jag är frånvarande", "föräldraledig", "tjänstledig", "på tjänsteresa", "jag är bortrest", "jag är på resande fot", "jag är sjukskriven", "kontoret är stängt"],
    back: &["till och med", "t.o.m", "tom ", "tillbaka", "åter", "från och med", "fr.o.m", "till den"],
    stand_in: &["vid brådskande", "brådskande", "i brådskande", "vid akuta", "akuta ärenden", "kontakta", "ring ", "min kollega", "under min frånvaro"],
    unread: &["begränsad tillgång", "läser inte", "kommer inte att läsa", "svarar när", "svarar så snart", "återkommer", "vidarebefordras inte", "tack för ditt mejl", "tack för ditt mail", "tack för ditt meddelande", "tack för ditt e-post"],
    received: &["vi har tagit emot", "ditt ärende", "ärendenummer", "svara inte på detta"],
    receipts: &["läst", "oläst"],
};

const DA: Words = Words {
    automatic_subjects: &["automatisk svar", "autosvar", "autosvar ved fravær", "fraværsmeddelelse", "fraværsbesked", "automatisk besvarelse", "læsekvittering"],
    away_subjects: &["fravær", "fraværende", "ikke på kontoret", "ikke til stede", "på ferie", "ferie", "på barsel", "barsel", "barselsorlov"],
    third_person: &["er ikke på kontoret", "er på ferie", "er fraværende", "er ikke til stede"],
    automatic: &["dette er et automatisk", "dette er et autosvar", "denne mail er automatisk"],
    away: &["ikke på kontoret", "på ferie", "holder ferie", "jeg er fraværende", "på barsel", "jeg har fri", "jeg er ude af huset", "på tjenesterejse", "på orlov", "jeg er bortrejst", "kontoret er lukket", "jeg er ikke til stede"],
    back: &["til og med", "t.o.m", "indtil", "tilbage", "igen den", "fra og med"],
    stand_in: &["hvis det haster", "haster", "hastesager", "i hastetilfælde", "kontakt ", "kontakte", "ring ", "min kollega", "i mit fravær", "presserende"],
    unread: &["begrænset adgang", "læser ikke", "besvarer", "svarer", "vender tilbage", "videresendes ikke", "tak for din mail", "tak for din e-mail", "tak for din besked", "tak for din henvendelse"],
    received: &["vi har modtaget din", "sagsnummer", "svar ikke på denne"],
    receipts: &["læst", "ulæst"],
};

const NB: Words = Words {
    automatic_subjects: &["automatisk svar", "autosvar", "fraværsmelding", "fraværsassistent", "automatisk fraværsmelding", "lesebekreftelse"],
    away_subjects: &["fravær", "ikke på kontoret", "ikke til stede", "borte fra kontoret", "på ferie", "ferie", "permisjon", "foreldrepermisjon"],
    third_person: &["er ikke på kontoret", "er på ferie", "er borte fra kontoret"],
    automatic: &["dette er et automatisk", "dette er en automatisk", "dette er et autosvar", "denne e-posten er automatisk"],
    away: &["ikke på kontoret", "borte fra kontoret", "på ferie", "har ferie", "jeg er fraværende", "i permisjon", "har permisjon", "på reise", "på tjenestereise", "jeg har fri", "ikke tilgjengelig", "kontoret er stengt", "jeg er ikke til stede"],
    back: &["til og med", "t.o.m", "fram til", "frem til", "tilbake", "igjen", "fra og med"],
    stand_in: &["hvis det haster", "haster", "ved behov", "i hastesaker", "kontakt ", "kontakte", "ring ", "min kollega", "i mitt fravær"],
    unread: &["begrenset tilgang", "leser ikke", "svarer", "besvarer", "videresendes ikke", "takk for din e-post", "takk for din henvendelse", "takk for e-posten", "takk for din melding"],
    received: &["vi har mottatt din", "saksnummer", "ikke svar på denne"],
    receipts: &["lest", "ulest"],
};

const FI: Words = Words {
    automatic_subjects: &["automaattinen vastaus", "automaattivastaus", "poissaoloviesti", "poissaoloilmoitus", "automaattinen poissaoloviesti", "lukukuittaus"],
    away_subjects: &["poissa", "poissaolo", "poissa toimistosta", "lomalla", "loma", "en ole toimistossa"],
    third_person: &["on poissa", "on lomalla"],
    automatic: &["tämä on automaattinen", "tämä viesti on automaattinen"],
    away: &["olen poissa", "poissa toimistosta", "olen lomalla", "lomalla", "olen vapaalla", "en ole toimistossa", "en ole paikalla", "vanhempainvapaalla", "olen matkoilla", "työmatkalla", "en ole tavoitettavissa"],
    back: &["asti", "saakka", "takaisin", "palaan", "alkaen", "seuraavan kerran"],
    stand_in: &["kiireellisissä", "kiireisissä", "kiireelliset", "ota yhteyttä", "ottakaa yhteyttä", "yhteyttä", "sijaiseni", "kollegani"],
    unread: &["en lue", "vastaan", "kiitos viestistäsi", "kiitos viestistänne", "kiitos sähköpostistasi", "viestiäsi ei välitetä"],
    receipts: &["luettu", "lukematta"],
    ..NONE
};

const IS: Words = Words { automatic_subjects: &["sjálfvirkt svar"], away_subjects: &["ekki á skrifstofunni", "í fríi"], away: &["er í fríi", "ekki á skrifstofunni", "er ekki við"], back: &["til og með", "kem aftur", "til "], stand_in: &["hafið samband", "hafðu samband", "áríðandi"], ..NONE };

const PL: Words = Words {
    automatic_subjects: &["automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "autoresponder", "automatyczna odpowiedz", "wiadomość automatyczna", "potwierdzenie przeczytania"],
    away_subjects: &["poza biurem", "nieobecność", "nieobecny", "nieobecna", "jestem poza biurem", "urlop", "na urlopie", "nieobecność w biurze"],
    third_person: &["jest poza biurem", "jest nieobecny", "jest nieobecna", "przebywa na urlopie", "jest na urlopie"],
    automatic: &["to jest automatyczna", "to jest wiadomość automatyczna", "wiadomość wygenerowana automatycznie", "wiadomość została wygenerowana automatycznie", "jest to automatyczna"],
    away: &["poza biurem", "jestem nieobecny", "jestem nieobecna", "nieobecny w biurze", "nieobecna w biurze", "jestem na urlopie", "przebywam na urlopie", "na urlopie", "na zwolnieniu", "w podróży służbowej", "w delegacji", "nie ma mnie w biurze", "nie będzie mnie", "nie będę dostępn", "urlopie macierzyńskim", "nasze biuro jest nieczynne", "już nie pracuję"],
    back: &["do dnia", "do ", "wracam", "wrócę", "po powrocie", "od dnia", "ponownie", "będę dostępn"],
    stand_in: &["w pilnych sprawach", "w sprawach pilnych", "pilnych", "w razie pilnej", "w nagłych", "proszę o kontakt", "prosimy o kontakt", "proszę kontaktować", "proszę się kontaktować", "zastępuje mnie", "moja koleżanka", "mój kolega", "podczas mojej nieobecności"],
    unread: &["ograniczony dostęp", "nie mam dostępu", "bez dostępu", "odpowiem", "odpiszę", "odpowiedzi udzielę", "nie będzie przekazana", "dziękuję za wiadomość", "dziękuję za e-mail", "dziękuję za maila", "dziękujemy za wiadomość"],
    received: &["otrzymaliśmy", "państwa wiadomość", "numer zgłoszenia", "nie odpowiadaj na", "prosimy nie odpowiadać", "proszę nie odpowiadać"],
    receipts: &["przeczytano", "przeczytane", "nie przeczytano", "odczytano"],
};

const CS: Words = Words {
    automatic_subjects: &["automatická odpověď", "automaticka odpoved", "automatická odpoveď", "automatická zpráva", "oznámení o nepřítomnosti", "potvrzení o přečtení"],
    away_subjects: &["mimo kancelář", "nepřítomnost", "nepřítomen", "nepřítomna", "dovolená", "jsem mimo kancelář", "na dovolené"],
    third_person: &["je mimo kancelář", "je na dovolené", "není v kanceláři"],
    automatic: &["toto je automatická", "tato zpráva byla vygenerována automaticky", "tento e-mail je automatický", "jedná se o automatickou"],
    away: &["mimo kancelář", "nejsem v kanceláři", "nebudu v kanceláři", "na dovolené", "mám dovolenou", "čerpám dovolenou", "nejsem přítomen", "nejsem přítomna", "budu nepřítom", "jsem nepřítom", "na služební cestě", "na mateřské", "na rodičovské", "nemocensk", "nejsem k dispozici", "nebudu k dispozici"],
    back: &["do ", "až do", "vrátím", "zpět", "po návratu", "od "],
    stand_in: &["v naléhavých", "v případě naléhav", "v urgentních", "naléhav", "urgentní", "kontaktujte", "obraťte se", "obracejte se", "moje kolegyně", "můj kolega", "zastupuje", "v době mé nepřítomnosti"],
    unread: &["omezený přístup", "nemám přístup", "bez přístupu", "odpovím", "ozvu se", "nebude přeposlán", "děkuji za zprávu", "děkuji za váš", "děkuji za vaši", "děkujeme za"],
    received: &["obdrželi jsme", "číslo požadavku", "neodpovídejte na"],
    receipts: &["přečteno", "přečtené", "nepřečteno"],
};

const SK: Words = Words {
    automatic_subjects: &["automatická odpoveď", "automaticka odpoved", "automatická správa", "oznámenie o neprítomnosti"],
    away_subjects: &["mimo kancelárie", "mimo kancelárie do", "neprítomnosť", "neprítomný", "dovolenka", "na dovolenke"],
    third_person: &["je mimo kancelárie", "je na dovolenke"],
    automatic: &["toto je automatická", "táto správa bola vygenerovaná automaticky"],
    away: &["mimo kancelárie", "nie som v kancelárii", "nebudem v kancelárii", "na dovolenke", "mám dovolenku", "čerpám dovolenku", "som neprítom", "budem neprítom", "na služobnej ceste", "na materskej", "nie som k dispozícii"],
    back: &["do ", "vrátim", "späť", "po návrate", "od "],
    stand_in: &["v naliehavých", "v urgentných", "naliehav", "urgentn", "kontaktujte", "obráťte sa", "zastupuje", "moja kolegyňa", "môj kolega"],
    unread: &["obmedzený prístup", "nemám prístup", "odpoviem", "ozvem sa", "ďakujem za správu", "ďakujem za váš", "ďakujem za vašu"],
    receipts: &["prečítané"],
    ..NONE
};

const HU: Words = Words {
    automatic_subjects: &["automatikus válasz", "automatikus üzenet", "automata válasz", "házon kívül", "távolléti üzenet", "olvasási visszaigazolás"],
    away_subjects: &["irodán kívül", "távollét", "szabadság", "szabadságon", "nem vagyok az irodában"],
    third_person: &["házon kívül van", "szabadságon van"],
    automatic: &["ez egy automatikus", "ez automatikus", "automatikusan generált"],
    away: &["házon kívül", "irodán kívül", "nem vagyok az irodában", "nem tartózkodom az irodában", "szabadságon vagyok", "szabadságon", "szabadságomat töltöm", "távol vagyok", "távol leszek", "nem vagyok elérhető", "nem leszek elérhető", "üzleti úton", "gyed", "szülési szabadság"],
    back: &["-ig", "ig ", "visszatér", "vissza", "legközelebb", "utána", "tól", "től"],
    stand_in: &["sürgős esetben", "sürgős", "halaszthatatlan", "keresse", "keressék", "forduljon", "forduljanak", "kollégám", "kolléganőm", "helyettesít"],
    unread: &["válaszolok", "válaszolni fogok", "korlátozottan", "nem olvasom", "nem férek hozzá", "köszönöm levelét", "köszönöm üzenetét", "köszönöm a levelét", "köszönjük levelét"],
    received: &["megkaptuk", "ne válaszoljon erre"],
    receipts: &["elolvasva", "olvasott", "olvasatlan"],
};

const RO: Words = Words {
    automatic_subjects: &["răspuns automat", "raspuns automat", "mesaj automat", "confirmare de citire"],
    away_subjects: &["în afara biroului", "plecat din birou", "absent", "absență", "în concediu", "concediu", "nu sunt la birou"],
    third_person: &["este în afara biroului", "este în concediu", "lipsește din birou"],
    automatic: &["acesta este un răspuns automat", "acesta este un mesaj automat", "mesaj generat automat"],
    away: &["în afara biroului", "nu sunt la birou", "nu voi fi la birou", "sunt în concediu", "în concediu", "sunt plecat", "voi fi plecat", "lipsesc din birou", "sunt indisponibil", "nu sunt disponibil", "în delegație", "concediu de maternitate"],
    back: &["până", "pana pe", "revin", "mă întorc", "reveni", "întoarcere", "începând cu"],
    stand_in: &["pentru urgențe", "în caz de urgență", "urgențe", "urgent", "contactați", "vă rog să contactați", "colegul meu", "colega mea"],
    unread: &["acces limitat", "nu am acces", "voi răspunde", "răspund", "mulțumesc pentru mesaj", "vă mulțumesc pentru", "mulțumesc pentru e-mail"],
    received: &["am primit mesajul", "nu răspundeți la acest"],
    receipts: &["citit", "necitit"],
};

const BG: Words = Words { automatic_subjects: &["автоматичен отговор", "автоматично съобщение"], away_subjects: &["извън офиса", "отпуск", "в отпуск"], third_person: &["е извън офиса", "е в отпуск"], automatic: &["това е автоматично", "това е автоматичен"], away: &["извън офиса", "в отпуск", "не съм в офиса", "ще отсъствам", "отсъствам", "в командировка"], back: &["до ", "ще се върна", "връщам се", "от "], stand_in: &["при спешни", "по спешни", "спешни", "свържете се", "обърнете се", "моля, свържете"], unread: &["ограничен достъп", "нямам достъп", "ще отговоря", "благодаря за", "благодаря ви за"], receipts: &["прочетено"], ..NONE };

const RU: Words = Words {
    automatic_subjects: &["автоматический ответ", "автоответ", "автоматическое сообщение", "автоответчик", "уведомление об отсутствии", "уведомление о прочтении"],
    away_subjects: &["вне офиса", "нет на рабочем месте", "нет на месте", "отсутствие", "отсутствую", "в отпуске", "отпуск", "не на работе", "я в отпуске", "отсутствует на рабочем месте"],
    third_person: &["отсутствует", "находится в отпуске", "в отпуске", "нет на месте"],
    automatic: &["это автоматический ответ", "это автоматическое", "данное сообщение сформировано автоматически", "данное письмо сформировано автоматически", "автоматически сгенерирован", "данное письмо отправлено автоматически"],
    away: &["в отпуске", "нахожусь в отпуске", "ухожу в отпуск", "меня нет в офисе", "меня не будет", "вне офиса", "отсутствую", "буду отсутствовать", "в командировке", "нет на рабочем месте", "в декретном", "на больничном", "недоступен", "недоступна", "больше не работаю"],
    back: &["до ", "вернусь", "возвращаюсь", "по возвращении", "после возвращения", "по ", "с "],
    stand_in: &["по срочным", "по всем срочным", "в срочных", "срочн", "в случае необходимости", "обращайтесь", "обращаться", "обратитесь", "свяжитесь", "связаться", "мой коллега", "моей коллеге", "моему коллеге", "замещает"],
    unread: &["ограниченный доступ", "нет доступа", "не имею доступа", "отвечу", "смогу ответить", "не читаю", "спасибо за ваше", "спасибо за письмо", "спасибо за сообщение", "благодарю за"],
    received: &["ваше обращение", "ваша заявка", "номер заявки", "номер обращения", "не отвечайте на это"],
    receipts: &["прочтено", "прочитано", "не прочтено"],
};

const UK: Words = Words { automatic_subjects: &["автоматична відповідь", "автовідповідь", "автоматичне повідомлення"], away_subjects: &["поза офісом", "відпустка", "у відпустці", "немає на місці"], third_person: &["у відпустці", "відсутній", "відсутня"], automatic: &["це автоматична", "це автоматичне", "цей лист надіслано автоматично"], away: &["у відпустці", "в відпустці", "мене немає в офісі", "поза офісом", "відсутній", "відсутня", "у відрядженні", "мене не буде"], back: &["до ", "повернуся", "повертаюся", "після повернення", "з "], stand_in: &["з термінових", "термінов", "звертайтеся", "зверніться", "зв'яжіться", "звʼяжіться", "мій колега", "моя колега"], unread: &["обмежений доступ", "не маю доступу", "відповім", "дякую за"], receipts: &["прочитано"], ..NONE };

const EL: Words = Words { automatic_subjects: &["αυτόματη απάντηση", "αυτόματο μήνυμα"], away_subjects: &["εκτός γραφείου", "απουσία", "σε άδεια"], third_person: &["είναι εκτός γραφείου", "απουσιάζει", "βρίσκεται σε άδεια"], automatic: &["αυτό είναι ένα αυτόματο", "αυτή είναι μια αυτόματη", "αυτόματο μήνυμα"], away: &["εκτός γραφείου", "σε άδεια", "απουσιάζω", "θα απουσιάζω", "λείπω", "θα λείπω", "δεν βρίσκομαι στο γραφείο", "σε διακοπές"], back: &["έως", "μέχρι", "επιστρέφω", "θα επιστρέψω", "επιστροφή", "από "], stand_in: &["για επείγοντα", "επείγον", "επείγουσ", "επικοινωνήστε", "απευθυνθείτε", "συνάδελφ"], unread: &["περιορισμένη πρόσβαση", "δεν έχω πρόσβαση", "θα απαντήσω", "ευχαριστώ για", "σας ευχαριστώ για", "σας ευχαριστούμε"], receipts: &["διαβάστηκε", "αναγνώστηκε"], ..NONE };

const TR: Words = Words {
    automatic_subjects: &["otomatik yanıt", "otomatik cevap", "otomatik yanit", "otomatik mesaj", "okundu bilgisi"],
    away_subjects: &["ofis dışında", "ofis dışındayım", "office dışında", "izindeyim", "izinde", "yıllık izin", "tatil", "tatildeyim", "iş yerinde değilim"],
    third_person: &["ofis dışında", "izinde", "izindedir"],
    automatic: &["bu otomatik bir", "bu bir otomatik", "bu mesaj otomatik", "bu e-posta otomatik", "bu ileti otomatik"],
    away: &["ofis dışında", "ofiste değilim", "ofiste olmayacağım", "izindeyim", "izinli", "yıllık iznimi", "yıllık izin", "tatildeyim", "seyahatteyim", "doğum iznin", "müsait değilim", "iş seyahatin", "ofisimizden ayrıl"],
    back: &["kadar", "döneceğim", "dönüş", "tarihinde", "tarihleri arasında", "itibaren"],
    stand_in: &["acil durumlarda", "acil", "iletişime geç", "irtibata geç", "ulaşabilirsiniz", "başvur", "arkadaşım"],
    unread: &["sınırlı", "erişimim", "yanıtlayacağım", "cevaplayacağım", "dönüş yapacağım", "teşekkür ederim", "teşekkürler", "e-postanız için"],
    receipts: &["okundu", "okunmadı"],
    ..NONE
};

const HR: Words = Words { automatic_subjects: &["automatski odgovor", "automatska poruka"], away_subjects: &["izvan ureda", "na godišnjem odmoru", "godišnji odmor", "odsutnost"], third_person: &["je izvan ureda", "nije u uredu"], automatic: &["ovo je automatski", "ovo je automatska"], away: &["izvan ureda", "nisam u uredu", "na godišnjem", "na odmoru", "odsutan", "odsutna", "na službenom putu", "na porodiljnom"], back: &["do ", "vraćam se", "vratit ću", "povratka", "od "], stand_in: &["u hitnim", "za hitne", "hitn", "obratite se", "kontaktirajte", "molim kontaktirajte", "kolegici", "kolegi"], unread: &["ograničen pristup", "nemam pristup", "odgovorit ću", "hvala na"], receipts: &["pročitano"], ..NONE };
const SR: Words = Words { automatic_subjects: &["automatski odgovor", "аутоматски одговор", "аутоматска порука"], away_subjects: &["van kancelarije", "ван канцеларије", "na godišnjem odmoru", "на годишњем одмору", "odsustvo"], third_person: &["je van kancelarije", "није у канцеларији"], automatic: &["ovo je automatski", "ово је аутоматски", "ово је аутоматска"], away: &["van kancelarije", "nisam u kancelariji", "ван канцеларије", "нисам у канцеларији", "на годишњем", "na godišnjem", "на одмору", "odsutan", "odsutna", "одсутан", "одсутна"], back: &["do ", "до ", "vraćam se", "враћам се"], stand_in: &["hitn", "хитн", "kontaktirajte", "контактирајте", "obratite se", "обратите се"], unread: &["odgovoriću", "одговорићу", "hvala na", "хвала на", "ограничен приступ"], ..NONE };
const SL: Words = Words { automatic_subjects: &["samodejni odgovor", "avtomatski odgovor", "samodejno sporočilo"], away_subjects: &["odsotnost", "odsoten", "odsotna", "na dopustu", "dopust", "zunaj pisarne"], third_person: &["je odsoten", "je odsotna", "je na dopustu"], automatic: &["to je samodejni", "to je samodejno", "to je avtomatsko"], away: &["odsoten", "odsotna", "na dopustu", "nisem v pisarni", "ne bom v pisarni", "zunaj pisarne", "na službeni poti", "na porodniškem"], back: &["do ", "vrnem", "vrnitvi", "od "], stand_in: &["v nujnih", "nujn", "obrnite", "kontaktirajte", "pokličite", "sodelavk", "sodelavc"], unread: &["omejen dostop", "nimam dostopa", "odgovoril", "hvala za"], receipts: &["prebrano"], ..NONE };
const LT: Words = Words { automatic_subjects: &["automatinis atsakymas", "automatinis pranešimas"], away_subjects: &["ne biure", "nedirbu", "atostogos", "atostogauju", "nesu biure"], automatic: &["tai automatinis", "tai yra automatinis"], away: &["atostogauju", "atostogose", "nesu biure", "nebūsiu biure", "ne biure", "komandiruotėje", "nedirbu"], back: &["iki ", "grįšiu", "grįžtu", "nuo "], stand_in: &["skubiais", "skubiu", "skubos", "kreipkitės", "susisiekite", "prašome kreiptis", "prašau kreiptis"], unread: &["atsakysiu", "ribota prieiga", "ačiū už", "dėkoju už"], receipts: &["perskaityta"], ..NONE };
const LV: Words = Words { automatic_subjects: &["automātiska atbilde", "automātiskā atbilde", "automātisks ziņojums"], away_subjects: &["ārpus biroja", "atvaļinājums", "atvaļinājumā", "prombūtne"], automatic: &["šī ir automātiska", "šis ir automātisks"], away: &["atvaļinājumā", "neesmu birojā", "nebūšu birojā", "ārpus biroja", "prombūtnē", "komandējumā"], back: &["līdz", "atgriezīšos", "atgriežos", "no "], stand_in: &["steidzam", "sazinieties", "lūdzu, sazinieties", "vērsieties", "kolēģ"], unread: &["atbildēšu", "ierobežota piekļuve", "paldies par"], receipts: &["izlasīts"], ..NONE };
const ET: Words = Words { automatic_subjects: &["automaatvastus", "automaatne vastus", "automaatteade"], away_subjects: &["kontorist väljas", "puhkusel", "puhkus", "eemal"], automatic: &["see on automaatvastus", "see on automaatne"], away: &["puhkusel", "kontorist väljas", "ei ole kontoris", "kontorist eemal", "olen eemal", "lähetuses", "viibin"], back: &["kuni", "tagasi", "naasen", "alates"], stand_in: &["kiireloomulis", "kiirete", "kiire", "pöörduge", "võtke ühendust", "palun pöörduge", "kolleeg"], unread: &["vastan", "piiratud", "tänan kirja", "tänan teid", "aitäh"], receipts: &["loetud"], ..NONE };
const HE: Words = Words { automatic_subjects: &["תשובה אוטומטית", "מענה אוטומטי", "תגובה אוטומטית"], away_subjects: &["מחוץ למשרד", "בחופשה", "חופשה"], automatic: &["זוהי הודעה אוטומטית", "זו הודעה אוטומטית", "הודעה זו נשלחה אוטומטית", "מענה אוטומטי"], away: &["מחוץ למשרד", "בחופשה", "בחופשת", "לא נמצא במשרד", "לא נמצאת במשרד", "לא אהיה זמין", "לא אהיה זמינה", "לא אהיה במשרד"], back: &["עד ", "אחזור", "אשוב", "חזרתי"], stand_in: &["במקרים דחופים", "דחוף", "לעניינים דחופים", "ניתן לפנות", "נא לפנות", "אנא פנו"], unread: &["אענה", "אשיב", "גישה מוגבלת", "תודה על"], receipts: &["נקרא"], ..NONE };
const AR: Words = Words { automatic_subjects: &["رد تلقائي", "الرد التلقائي", "رد آلي", "الرد الآلي", "رسالة تلقائية"], away_subjects: &["خارج المكتب", "في إجازة", "إجازة"], automatic: &["هذا رد تلقائي", "هذه رسالة تلقائية", "هذا رد آلي"], away: &["خارج المكتب", "في إجازة", "لست في المكتب", "غير متواجد", "غير متواجدة", "غير متاح"], back: &["حتى", "سأعود", "عودتي", "إلى "], stand_in: &["للحالات العاجلة", "عاجل", "للأمور العاجلة", "الطارئة", "يرجى الاتصال", "يرجى التواصل", "التواصل مع", "الاتصال ب"], unread: &["سأرد", "سوف أرد", "شكرا لرسالتك", "شكرًا لرسالتك", "شكراً على", "شكرا على"], receipts: &["مقروءة", "قراءة"], ..NONE };
const FA: Words = Words { automatic_subjects: &["پاسخ خودکار"], away: &["در مرخصی", "خارج از دفتر"], back: &["تا "], stand_in: &["تماس بگیرید", "ضروری"], ..NONE };
const HI: Words = Words { automatic_subjects: &["स्वचालित उत्तर", "स्वतः उत्तर", "स्वचालित जवाब"], away: &["कार्यालय से बाहर", "छुट्टी पर"], back: &["तक"], stand_in: &["संपर्क करें", "अत्यावश्यक"], ..NONE };
const TH: Words = Words { automatic_subjects: &["ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "ข้อความอัตโนมัติ"], away_subjects: &["ไม่อยู่ที่สำนักงาน", "ลาพักร้อน", "ไม่อยู่"], automatic: &["ข้อความอัตโนมัติ", "ตอบกลับอัตโนมัติ"], away: &["ไม่อยู่ที่สำนักงาน", "ลาพักร้อน", "ไม่อยู่ที่ออฟฟิศ", "ลางาน"], back: &["จนถึง", "ถึงวันที่", "กลับมา"], stand_in: &["เรื่องด่วน", "กรณีเร่งด่วน", "ติดต่อ"], unread: &["ขอบคุณ"], ..NONE };
const VI: Words = Words { automatic_subjects: &["trả lời tự động", "thư trả lời tự động", "tự động trả lời", "phản hồi tự động"], away_subjects: &["vắng mặt", "không có mặt tại văn phòng", "ngoài văn phòng", "nghỉ phép"], automatic: &["đây là thư trả lời tự động", "đây là email tự động", "đây là tin nhắn tự động"], away: &["nghỉ phép", "không có mặt tại văn phòng", "vắng mặt", "đi công tác"], back: &["đến ngày", "đến hết", "trở lại", "quay lại"], stand_in: &["khẩn cấp", "gấp", "liên hệ"], unread: &["trả lời", "cảm ơn"], ..NONE };
const ID: Words = Words { automatic_subjects: &["balasan otomatis", "jawaban otomatis", "pesan otomatis"], away_subjects: &["di luar kantor", "sedang cuti", "cuti"], automatic: &["ini adalah balasan otomatis", "ini adalah pesan otomatis", "email ini dibuat secara otomatis"], away: &["di luar kantor", "sedang cuti", "tidak berada di kantor", "tidak di kantor", "sedang dinas"], back: &["sampai", "hingga", "kembali"], stand_in: &["hal mendesak", "mendesak", "keadaan darurat", "hubungi", "menghubungi", "rekan saya"], unread: &["membalas", "akses terbatas", "terima kasih"], ..NONE };
const MS: Words = Words { automatic_subjects: &["balasan automatik", "jawapan automatik", "maklum balas automatik"], away_subjects: &["di luar pejabat", "bercuti"], automatic: &["ini adalah balasan automatik", "ini adalah mesej automatik"], away: &["di luar pejabat", "bercuti", "tidak berada di pejabat"], back: &["sehingga", "kembali"], stand_in: &["hal segera", "kecemasan", "sila hubungi", "hubungi"], unread: &["membalas", "terima kasih"], ..NONE };
const ZH: Words = Words {
    automatic_subjects: &["自动回复", "自动答复", "自動回覆", "自動答覆", "自動回复", "自动应答", "外出自动回复", "系统自动回复"],
    away_subjects: &["外出", "不在办公室", "不在辦公室", "休假", "休假中", "我正在休假", "出差", "出差中"],
    automatic: &["这是自动回复", "这是一封自动回复", "此邮件为自动回复", "本邮件为自动回复", "本邮件由系统自动", "這是自動回覆", "此為系統自動", "自动回复"],
    away: &["不在办公室", "不在辦公室", "正在休假", "休假", "年假", "度假", "出差", "外出", "产假", "產假", "請假", "请假"],
    back: &["至", "到", "回来", "返回", "回到", "期间", "期間", "直到", "返回办公室"],
    stand_in: &["如有急事", "紧急", "緊急", "急事", "请联系", "請聯繫", "請聯絡", "请与", "请致电"],
    unread: &["尽快回复", "盡快回覆", "儘快回覆", "会回复", "無法及時", "无法及时", "不能及时", "感谢您的", "感謝您的", "谢谢您的", "您好"],
    received: &["已收到您的", "我们已收到", "我們已收到", "请勿回复", "請勿回覆", "工单"],
    receipts: &["已读", "已讀", "未读"],
    ..NONE
};
const JA: Words = Words {
    automatic_subjects: &["自動応答", "自動返信", "自動応答メール", "自動返信メール", "不在通知", "不在連絡", "不在応答", "不在自動応答"],
    away_subjects: &["不在", "外出中", "休暇中", "休暇", "出張中", "お休み"],
    automatic: &["自動返信です", "自動応答です", "自動送信", "自動返信", "自動応答", "自動的に送信", "自動で返信", "自動で送信"],
    away: &["不在にして", "不在です", "不在と", "不在に", "休暇中", "休暇を", "休暇の", "休暇", "お休みを", "お休みをいただ", "休業", "外出して", "出張", "産休", "育休", "席を外"],
    back: &["まで", "戻り", "以降", "から", "復帰", "帰社"],
    stand_in: &["お急ぎ", "緊急", "至急", "ご連絡ください", "連絡ください", "ご連絡をお願い", "までご連絡", "代わりに"],
    unread: &["返信いたします", "ご返信", "返信が", "返信いたし", "確認でき", "確認いたし", "ありがとうございます", "返事", "対応いたし"],
    received: &["受け付けました", "受付いたしました", "お問い合わせいただき", "本メールに返信", "このメールに返信"],
    receipts: &["開封済み", "開封確認", "既読"],
    ..NONE
};
const KO: Words = Words { automatic_subjects: &["자동 회신", "자동회신", "자동 응답", "자동응답", "자동 답장", "부재 중 자동 응답", "부재중 자동응답", "부재 중 알림"], away_subjects: &["부재 중", "부재중", "휴가", "휴가 중", "출장 중", "외출 중"], automatic: &["자동 회신", "자동 응답", "자동으로 발송", "자동 발송", "자동으로 전송"], away: &["부재 중", "부재중", "휴가 중", "휴가중", "휴가를", "휴가입니다", "출장 중", "출장중", "사무실에 없", "자리를 비", "육아휴직", "출산휴가"], back: &["까지", "부터", "복귀", "돌아"], stand_in: &["급한", "긴급", "연락", "문의", "대신"], unread: &["회신", "답변", "감사합니다", "확인이 어렵", "답장"], received: &["접수되었습니다", "발신 전용", "회신하지 마"], receipts: &["읽음"], ..NONE };
const CA: Words = Words { automatic_subjects: &["resposta automàtica", "missatge automàtic"], away_subjects: &["fora de l'oficina", "fora de l’oficina", "de vacances", "absent"], automatic: &["aquesta és una resposta automàtica", "aquest és un missatge automàtic"], away: &["fora de l'oficina", "fora de l’oficina", "de vacances", "estic absent", "estaré absent", "de viatge"], back: &["fins al", "fins a", "tornaré", "tornada"], stand_in: &["en cas d'urgència", "urgent", "contacteu", "poseu-vos en contacte"], unread: &["respondré", "gràcies pel", "gràcies per"], receipts: &["llegit"], ..NONE };
const EU: Words = Words { automatic_subjects: &["erantzun automatikoa"], away: &["oporretan", "bulegotik kanpo"], back: &["arte", "itzuli"], stand_in: &["jarri harremanetan", "premiazko"], ..NONE };
const GL: Words = Words { automatic_subjects: &["resposta automática"], away: &["fóra da oficina", "de vacacións"], back: &["ata o", "ata"], stand_in: &["urxente", "contacte"], ..NONE };
const SQ: Words = Words { automatic_subjects: &["përgjigje automatike"], away: &["jashtë zyrës", "me pushime"], back: &["deri"], stand_in: &["urgjente", "kontaktoni"], ..NONE };
const AF: Words = Words { automatic_subjects: &["outomatiese antwoord"], away: &["uit die kantoor", "met verlof", "nie op kantoor"], back: &["tot "], stand_in: &["dringende", "kontak"], ..NONE };
const KK: Words = Words { automatic_subjects: &["автоматты жауап", "автоматты түрде жауап"], away: &["демалыста", "кеңседе емеспін"], back: &["дейін"], stand_in: &["хабарласыңыз", "шұғыл"], ..NONE };
