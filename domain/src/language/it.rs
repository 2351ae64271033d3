//! Italian.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_BOUNCES, NO_QUOTES, PickWords, QuoteWords,
    SignatureWords, Words,
};
use crate::drafting;
use rust_stemmers::Algorithm;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    name: "Italian",
    own_name: "italiano",
    common: "il lo la i gli le un uno una e sono non io lei voi noi nostro nostra vostro vostra suo sua mio mia per con in su da di che chi come quando quanto costa dove puo potrebbe potete possiamo ho ha hai abbiamo avete c'e questo questa del della dei delle dello al alla nel nella si mi ci vi molto piu ma grazie buongiorno buonasera salve saluti cordiali vorrei vorremmo favore sto anche essere",
    dates: DateWords {
        weekdays: [
            "lunedì lun",
            "martedì",
            "mercoledì",
            "giovedì gio",
            "venerdì ven",
            "sabato sab",
            "domenica dom",
        ],
        months: [
            "gennaio gen",
            "febbraio feb",
            "marzo",
            "aprile apr",
            "maggio mag",
            "giugno giu",
            "luglio lug",
            "agosto ago",
            "settembre set sett",
            "ottobre ott",
            "novembre nov",
            "dicembre dic",
        ],
        numbers: &["", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove", "venti"],
        terms: &[
            ("fa", "ago"), ("or sono", "ago"), ("trenta", "thirty"), ("quaranta", "forty"), ("quarantacinque", "forty five"), ("ogni", "every"),
            ("tutti i", "every"), ("tutte le", "every"), ("quel giorno", "that day"), ("giorno dopo", "day after"), ("indomani", "day after"),
            ("dopo", "after"), ("prima", "before"), ("oggi", "today"), ("stamattina", "this morning"), ("stamani", "this morning"),
            ("oggi pomeriggio", "this afternoon"), ("stasera", "tonight"), ("stanotte", "tonight"), ("domani", "tomorrow"),
            ("domattina", "tomorrow morning"), ("domani mattina", "tomorrow morning"), ("domani pomeriggio", "tomorrow afternoon"),
            ("domani sera", "tomorrow evening"), ("dopodomani", "overmorrow"), ("dopo domani", "overmorrow"), ("ieri", "yesterday"),
            ("l'altro ieri", "foreyesterday"), ("altroieri", "foreyesterday"), ("oggi a otto", "a week today"),
            ("oggi a quindici", "two weeks today"), ("alle", "at"), ("alle ore", "at"), ("all'una", "at 13 uhr"), ("ore", "at"),
            ("verso le", "around"), ("intorno alle", "around"), ("dalle", "from"), ("dalle ore", "from"), ("dal", "from the"),
            ("a partire dalle", "from"), ("tra le", "between"), ("fra le", "between"), ("tra", "between"), ("fra", "in"), ("fino alle", "until"),
            ("fino al", "until the"), ("fino", "until"), ("al", "until the"), ("e le", "and"), ("e", "and"), ("o", "or"), ("oppure", "or"),
            ("il", "on the"), ("la", "the"), ("le", "the"), ("di", "of"), ("del", "of the"), ("della", "of the"), ("in", "in"), ("dopo le", "after"),
            ("prima delle", "before"), ("per", "for"), ("mattina", "morning"), ("di mattina", "in the morning"), ("del mattino", "in the morning"),
            ("mattino", "morning"), ("pomeriggio", "afternoon"), ("del pomeriggio", "in the afternoon"), ("di pomeriggio", "in the afternoon"),
            ("sera", "evening"), ("di sera", "in the evening"), ("della sera", "in the evening"), ("mezzogiorno", "noon"),
            ("a mezzogiorno", "at noon"), ("mezzanotte", "midnight"), ("settimana", "week"), ("settimane", "weeks"),
            ("settimana prossima", "coming week"), ("prossima settimana", "coming week"), ("settimana scorsa", "last week"),
            ("questa settimana", "this week"), ("mese", "month"), ("mesi", "months"), ("mese prossimo", "next month"),
            ("prossimo mese", "next month"), ("fine", "end of"), ("fine settimana", "weekend"), ("inizio", "beginning of"), ("metà", "middle of"),
            ("giorno", "day"), ("giorni", "days"), ("giorni lavorativi", "business days"), ("ora", "hour"), ("minuto", "minute"),
            ("minuti", "minutes"), ("mezz'ora", "half hour"), ("mezzora", "half hour"), ("un'ora e mezza", "1.5 hours"),
            ("un'ora e mezzo", "1.5 hours"), ("un'ora", "1 hour"), ("un'oretta", "1 hour"), ("quarto d'ora", "quarter-hour"),
            ("un quarto d'ora", "quarter-hour"), ("tre quarti d'ora", "three-quarter-hour"), ("una", "a"), ("un", "a"), ("e mezza", "and-half"),
            ("e mezzo", "and-half"), ("e un quarto", "and-quarter"), ("e tre quarti", "and-three-quarters"), ("meno un quarto", "less-quarter"),
            ("meno", "less"), ("prossimo", "coming"), ("prossima", "coming"), ("scorso", "last"), ("scorsa", "last"), ("questo", "this"),
            ("questa", "this"), ("ultimo", "last"), ("ultima", "last"), ("primo", "first"), ("prima domenica", "first sunday"),
            ("secondo", "second"), ("terzo", "third"), ("ora italiana", "italian time"), ("ora di roma", "rome time"), ("mia ora", "my time"),
            ("sua ora", "your time"), ("tua ora", "your time"), ("buon natale", "greeting"), ("buona pasqua", "greeting"), ("buon anno", "greeting"),
            ("vigilia di natale", "christmas-eve"), ("vigilia", "christmas-eve"), ("natale", "christmas-day"),
            ("santo stefano", "second-christmas-day"), ("san silvestro", "new-years-eve"), ("capodanno", "new-years-day"), ("epifania", "epiphany"),
            ("befana", "epiphany"), ("martedì grasso", "shrove-tuesday"), ("mercoledì delle ceneri", "ash-wednesday"),
            ("venerdì santo", "good-friday"), ("domenica di pasqua", "easter-sunday"), ("lunedì dell'angelo", "easter-monday"),
            ("pasquetta", "easter-monday"), ("pasqua", "easter-sunday"), ("festa della liberazione", "italian-liberation-day"),
            ("festa dei lavoratori", "may-day"), ("festa della repubblica", "italian-republic-day"), ("ferragosto", "assumption-day"),
            ("ognissanti", "all-saints-day"), ("immacolata", "immaculate-conception"),
        ],
        compounds: &[],
        rejecting: &["non", "non il", "non più", "invece di", "al posto di", "tranne", "né"],
    },
    has_capital_days: false,
    phrases: &drafting::phrases::it::PHRASES,
    reminder: "Questo è un breve promemoria del nostro incontro.",
    stemmer: Algorithm::Italian,
    vocabulary: include_str!("../drafting/vocabulary/it.txt"),
    meeting: MeetingWords {
        propose: "preferisce|preferisci|le va meglio|ti va meglio|ci vediamo|ci sentiamo|vediamoci|sentiamoci|incontriamoci|possiamo|potremmo|puo venire|potrebbe venire|\
        propongo|le propongo|ti propongo|proponiamo|che ne dici|che ne dice|ti va bene|le va bene|va bene per|\
        le andrebbe|ti andrebbe|sarebbe disponibile|e disponibile|sei libero|sei libera|e libero|ti chiamo|\
        la chiamo|posso chiamarla|posso chiamarti|posso darle|sono libero|sono libera|sono disponibile|facciamo|\
        pranziamo|le andrebbe bene|venga|si potrebbe|posso passare|passo da|vorrei incontrarla",
        request: "sarebbe possibile|e possibile|puoi|potresti|puo|potrebbe|posso",
        wish: "vorrei|vorremmo|desidero|desidererei|mi piacerebbe|ci piacerebbe|voglio|per favore",
        command: "mi chiami|chiamami|mi richiami|richiamami|mi telefoni|passi|venga",
        arrange: "vorrei|vorremmo|desidero|desidererei|mi|ci|piacerebbe|voglio|per|\
        favore|fissare|prenotare|prendere|avere|richiedere|organizzare|un|una|\
        breve|nuovo|nuova|con|voi|lei",
        meet: "sentirci|vedersi|sentirsi|risentirci|mi chiami|chiamami|chiamarmi|richiamarmi|richiamare|mi richiami|richiamami|telefonarmi|mi telefoni|consulenza|passare da|seduta|visitarvi|\
        riunione|incontro|chiamata|appuntamento|colloquio|videochiamata|incontrarla|incontrarci|vederci|pranzo|cena|caffe|sopralluogo|visita|vediamo|sentiamo|chiamo|studio|ufficio|parlare|prova",
        confirm: "va bene|attendo conferma|mi confermi|conferma|confermi|mi faccia sapere|fammi sapere|d accordo|quale preferisce|quale preferisci|ti va|le va|e d accordo|mi dica|dimmi|offro io",
        ask: "quando sarebbe|quando e disponibile|quando possiamo|quando potremmo|quando puoi|quando potrebbe|quando sei|quando le|quando ti|la sua disponibilita|la tua disponibilita|che giorno|\
        quali giorni|quando puo|quando ci",
        open_hour: "a che ora|che ora|quando vuoi|quando vuole|a qualsiasi ora|l ora la|scelga l ora|l orario",
        refuse: "non mi telefoni|non mi telefonare|non mi chiami|non mi chiamare|non chiami|non voglio .. incontro|non venga|non venire|non mi interessa|non sono interessat*|ne .. ne|per iscritto|non serve .. riunione|non serve .. chiamata",
        cancel: "annulla*|annullare|disdi*|disdire|cancellare",
        shift: "sposta*|spostare|rimanda*|rinvia*|posticip*|anticip*",
        accept: "va benissimo|confermo|confermiamo|la sua proposta|la tua proposta|accetto|perfetto allora|a venerdi|mi va bene|ci saro|a presto allora",
        tell: "confermare che|confermarmi che|confermare il nostro|aperto|aperti|apriamo|orario|orari|chiuso|chiusi|chiusa|consegna|arriva|corriere|pacco|fattura|scade|scadenza|termine|per tua informazione|per sua informazione|per conoscenza|non devi|\
        non serve che|non occorre|incontro il|incontro la|ferie|assente|fuori ufficio|newsletter|iscrizion*|verbale|in allegato il verbale|comincia|inizia|treno|volo|sala|ordine|risposta automatica|\
        disinfestazione|per urgenze|concerto|nessuna azione",
        aside: "per tua informazione|per sua informazione|per conoscenza|non devi|non serve che|non occorre|risposta automatica|newsletter|nessuna azione",
        past: "era|stato|stata|ieri|scorso|scorsa|abbiamo|fu",
        unfit: "non posso|non mi va bene|non e possibile|non riesco|impossibile|non ci sono",
        deadline: "entro|fino|prima|da|fino a|non oltre",
        doubt: "giorno dopo la|giorno dopo il|giorno dopo l|giorno prima del|giorno prima della|il giorno della|il giorno del|all indomani|vigilia di",
        to: "a|al|alle|per",
        glue: "alle|ore|a|il|le|la|del|dello|per|dalle|all|l|verso|e|di|della|prossimo",
        dated: "settimana|settimane|otto|mezza|mezzo|quarto|mezzogiorno|mezzanotte|ora|ore|mese|domani|dopodomani|oggi|pomeriggio|sera|mattina|pasquetta|natale|vigilia|meno|prossimo|prossima",
        between: "tra|fra",
    },
    picks: PickWords {
        ordinals: ["la prima|il primo", "seconda|secondo", "terza|terzo", "", ""],
        counters: "opzione",
        last: "",
        earliest: "",
        middle: "di mezzo",
        morning: "mattina",
        afternoon: "pomeriggio",
        any: "tutte|tutti|qualsiasi|faccia lei|fai tu|scelga|una qualunque",
        except: "tranne|eccetto",
        negations: "impossibile|difficile",
        none: "nessuna|nessuno|nessun|in viaggio",
        dropped: "annullare|annulli|non serve piu|non ho piu bisogno|disdire",
        deferred: "le faccio sapere|ti faccio sapere|devo chiedere|devo verificare|fuori ufficio",
        here: "da me|da noi|ora mia",
        there: "da lei|da te",
        same_day: "stesso giorno",
        rather_than: "invece di|invece che",
        otherwise: "altrimenti",
        too: "anche",
        turns: "",
        at: "alle|all|ore|dalle",
        noon: "mezzogiorno",
        half: "mezza|mezzo",
        quarter: "",
        past: "e",
        before: "meno",
        am: "di mattina",
        pm: "del pomeriggio",
        oclock: "",
        sign_offs: "saluti|cordiali saluti",
        talked: "ho parlato|abbiamo parlato",
        yes: "va bene|mi va bene|perfetto|d accordo",
        courtesies: "grazie|mille|per me|a presto",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "risposta automatica", "messaggio automatico", "risponditore automatico", "avviso di assenza", "notifica di assenza", "messaggio di assenza",
        "conferma di lettura", "ricevuta di ritorno", "ricevuta di lettura",
    ],
    away_subjects: &[
        "fuori ufficio", "fuori sede", "assenza dall'ufficio", "assenza dall’ufficio", "assente dall'ufficio", "assente", "assenza", "in ferie",
        "ferie", "in maternità", "congedo di maternità", "non disponibile", "chiusura estiva", "chiusura uffici", "ufficio chiuso", "in vacanza",
    ],
    third_person: &["è fuori ufficio", "è assente", "è in ferie", "non è in ufficio", "sarà assente"],
    automatic: &[
        "questa è una risposta automatica", "questo è un messaggio automatico", "questa è una mail automatica", "messaggio generato automaticamente",
        "e-mail generata automaticamente", "questa e-mail è stata generata automaticamente", "risposta automatica",
    ],
    away: &[
        "sono fuori ufficio", "sarò fuori ufficio", "fuori ufficio", "fuori sede", "sarò assente", "sono assente", "assente dall'ufficio",
        "assente dall’ufficio", "sono in ferie", "sarò in ferie", "in ferie", "sono in vacanza", "sarò in vacanza", "in maternità", "in congedo",
        "in malattia", "in trasferta", "sono in viaggio", "non sono in ufficio", "non sarò in ufficio", "non sono disponibile",
        "non sarò disponibile", "non sono raggiungibile", "ufficio è chiuso", "uffici sono chiusi", "uffici resteranno chiusi",
        "uffici rimarranno chiusi", "non lavoro più", "ho lasciato l'azienda",
    ],
    back: &[
        "fino al", "fino a ", "a partire dal", "mio rientro", "mio ritorno", "rientrerò", "rientro il", "tornerò", "torno il", "sarò di ritorno",
        "di ritorno", "dal ",
    ],
    stand_in: &[
        "per urgenze", "per urgenza", "in caso di urgenza", "per questioni urgenti", "per comunicazioni urgenti", "in caso di emergenza",
        "se urgente", "urgenti", "potete contattare", "può contattare", "puoi contattare", "contattare", "si prega di contattare", "rivolgersi a",
        "potete rivolgervi", "mio collega", "mia collega", "miei colleghi", "durante la mia assenza", "in mia assenza",
    ],
    unread: &[
        "accesso limitato", "non ho accesso", "non avrò accesso", "senza accesso", "non leggerò", "non leggo", "risponderò", "vi risponderò",
        "le risponderò", "al mio rientro", "al mio ritorno", "appena possibile", "prima possibile", "non sarà inoltrato", "non verrà inoltrato",
        "non verrà letta", "grazie per il messaggio", "grazie per la mail", "grazie per la tua", "grazie per la sua", "grazie per averci",
    ],
    received: &[
        "abbiamo ricevuto la sua", "abbiamo ricevuto la tua", "abbiamo ricevuto il suo", "abbiamo ricevuto il tuo", "la sua richiesta è stata",
        "la tua richiesta è stata", "numero di ticket", "numero ticket", "la ricontatteremo", "ti risponderemo", "le risponderemo",
        "si prega di non rispondere", "non rispondere a questa",
    ],
    receipts: &["letto", "letta", "non letto", "eliminato senza essere letto"],
    prefixes: &["rif", "r", "i", "inoltra"],
    quotes: QuoteWords {
        wrote: &["ha scritto", "scrive", "scrisse"],
        openings: &["il ", "in data ", "il giorno "],
        dates: &["gen", "mag", "giu", "lug", "ott"],
        originals: &["messaggio originale", "messaggio inviato", "mail originale", "e-mail originale", "messaggio precedente"],
        forwards: &["messaggio inoltrato", "messaggio girato"],
        forward_openings: &["inoltrato da "],
        apple_forwards: &["inizio messaggio inoltrato", "inizio del messaggio inoltrato"],
        answers_above: &["rispondi sopra questa riga", "risposta sopra questa riga", "rispondere sopra questa"],
        quoting: &["citazione di ", "def. quota "],
        first_person: &["ho scritto"],
        labels: &[
            ("da", Label::From), ("mittente", Label::From), ("data", Label::Date), ("inviato", Label::Date), ("a", Label::To), ("per", Label::To),
            ("oggetto", Label::Subject), ("rispondi a", Label::Other),
        ],
        any_dates: &["data"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "cordialità", "un caro saluto", "tanti saluti", "i migliori saluti", "distintamente", "buona giornata", "buona serata",
            "con i migliori saluti", "cordiali saluti", "distinti saluti", "saluti", "un saluto", "cari saluti", "un cordiale saluto", "a presto",
        ],
        devices: &["inviato da ", "inviato dal ", "inviato con", "scarica outlook", "ottieni outlook per"],
        excuses: &["scus", "errori"],
        legal_openings: &["questo messaggio", "questa e-mail", "questa email", "le informazioni", "avviso"],
        legal_marks: &[
            "ricevuto per errore", "ricevuto questo messaggio per errore", "non siete il destinatario", "non è il destinatario",
            "esclusivamente al destinatario",
        ],
    },
    bounces: BounceWords {
        subjects: &["mancata consegna", "mancato recapito", "non recapitabile", "errore di recapito", "notifica di mancata"],
        sayings: &[
            "non è stato recapitato", "recapito non riuscito", "impossibile recapitare", "non esiste", "casella piena", "utente sconosciuto",
            "non è stato possibile",
        ],
        of_mail: &["tuo messaggio", "suo messaggio", "vostro messaggio", "il tuo messaggio", "il messaggio"],
        reasons: &[
            ("casella piena", "5.2.2"), ("casella di posta piena", "5.2.2"), ("troppo grande", "5.3.4"), ("non esiste", "5.1.1"),
            ("sconosciut", "5.1.1"), ("non trovat", "5.1.1"),
        ],
        ..NO_BOUNCES
    },
};
