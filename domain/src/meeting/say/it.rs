//! Italian.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    numbers: "una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici",
    weekdays: [
        "lunedi|lun",
        "martedi",
        "mercoledi",
        "giovedi|gio",
        "venerdi|ven",
        "sabato|sab",
        "domenica|dom",
    ],
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
};
