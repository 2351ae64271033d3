//! How people name one of several offers, by language: English, German, French, Spanish, Portuguese, Italian, Dutch.
//! Words without accents; several in one entry follow each other.

/// The first, second and third offer, and so on.
pub(super) const ORDINALS: [&[&str]; 5] = [
    &[
        "first", "1st", "erste", "ersten", "erster", "erstes", "premier", "premiere", "1er", "primera", "primero",
        "primeira", "primeiro", "la prima", "il primo", "eerste",
    ],
    &[
        "second",
        "2nd",
        "zweite",
        "zweiten",
        "zweiter",
        "zweites",
        "deuxieme",
        "seconde",
        "la segunda",
        "segundo",
        "segunda opcion",
        "segunda opcao",
        "seconda",
        "secondo",
        "tweede",
    ],
    &[
        "third",
        "3rd",
        "dritte",
        "dritten",
        "dritter",
        "drittes",
        "troisieme",
        "tercera",
        "tercero",
        "terceira",
        "terceiro",
        "terza",
        "terzo",
        "derde",
    ],
    &[
        "fourth",
        "4th",
        "vierte",
        "vierten",
        "quatrieme",
        "cuarta opcion",
        "quarta opcao",
        "vierde",
    ],
    &["fifth", "5th", "funfte", "funften", "cinquieme", "vijfde"],
];
/// What stands before a number that counts the offers.
pub(super) const COUNTERS: &[&str] = &[
    "number", "option", "no", "nr", "nummer", "numero", "opcion", "opcao", "opzione", "optie", "slot", "choice", "vorschlag", "termin",
    "creneau", "variante",
];
/// The last, or latest.
pub(super) const LAST: &[&str] = &[
    "last", "latest", "final", "letzte", "letzten", "letzter", "letztes", "spateste", "spatesten", "spatere", "dernier", "derniere",
    "ultima", "ultimo", "laatste", "late", "later one", "late one", "second half", "tardio",
];
/// The earliest.
pub(super) const EARLIEST: &[&str] = &[
    "earliest", "early one", "early slot", "fruheste", "fruhesten", "fruhester", "frueheste", "vroegste", "vroege", "plus tot",
    "earlier one", "mas temprano", "mais cedo",
];
/// The one in the middle.
pub(super) const MIDDLE: &[&str] = &[
    "middle", "mittlere", "mittleren", "mittlerer", "celui du milieu", "del medio", "do meio", "di mezzo", "middelste",
];
/// The morning and the afternoon.
pub(super) const MORNING: &[&str] = &[
    "morning", "mornings", "vormittag", "vormittags", "morgens", "matin", "por la manana", "de manha", "mattina", "ochtend", "ochtends",
];
pub(super) const AFTERNOON: &[&str] = &[
    "afternoon", "arvo", "nachmittag", "nachmittags", "apres midi", "por la tarde", "a tarde", "pomeriggio", "middag", "middags", "evening",
];
/// Leaves the choice to us.
pub(super) const ANY: &[&str] = &[
    "any", "either", "whichever", "all fine", "all of them work", "all work", "all three", "all good", "you choose", "you pick",
    "you decide", "up to you", "your choice", "as you like", "m easy", "don t mind", "whatever suits", "egal", "alle passen",
    "suchen sie aus", "such dir", "such aus", "suchen sie sich", "wie sie mochten", "sie entscheiden", "jeder", "alle drei", "peu importe",
    "n importe", "tous me", "tous les trois", "toutes", "comme vous voulez", "choisissez", "cualquiera", "cualquier", "me da igual", "todas",
    "elija usted", "elige tu", "los tres", "qualquer", "tanto faz", "todos", "pode escolher", "escolha", "tutte", "tutti", "qualsiasi",
    "faccia lei", "fai tu", "scelga", "una qualunque", "maakt niet uit", "alle drie", "alles", "elk", "kies maar", "om het even",
    "tout sauf", "tous sauf", "nur nicht", "bloss nicht",
];
/// All but what follows.
pub(super) const EXCEPT: &[&str] = &[
    "but", "except", "apart from", "other than", "ausser", "nur nicht", "bloss nicht", "sauf", "excepte", "menos", "excepto", "salvo",
    "exceto", "tranne", "eccetto", "behalve", "not",
];
/// Says that a time does not suit.
pub(super) const NEGATIONS: &[&str] = &[
    "not", "neither", "nor", "is out", "are out", "holiday", "feiertag", "ferie", "festivo", "feriado", "feestdag", "weder", "no", "can t", "cannot", "doesn t", "don t", "won t", "isn t", "unable", "shocking", "terrible", "bad for", "hopeless", "m out",
    "busy", "impossible", "nicht", "kein", "keine", "schlecht", "leider nein", "nein", "ne", "pas", "non", "impossible", "nao", "niet",
    "geen", "nee", "imposible", "impossivel", "impossibile", "difficile", "dificil",
];
/// None of the offers.
pub(super) const NONE: &[&str] = &[
    "none", "neither", "not any of", "on any of them", "any of those", "can t make any", "cannot make any", "keiner", "keine davon",
    "keinen davon", "nichts dabei", "keines", "keins", "passt leider nicht", "dienstreise", "urlaub", "verhindert", "aucun", "aucune",
    "en conge", "pas de chance", "ninguna", "ninguno", "nenhum", "nenhuma", "nessuna", "nessuno", "nessun", "geen van", "geen enkele",
    "no can do", "away all", "on leave", "on vacation", "on my vacation", "on holiday", "fully booked", "de viaje", "em viagem", "in viaggio",
];
/// The meeting is no longer wanted.
pub(super) const DROPPED: &[&str] = &[
    "cancel", "no longer need", "no longer needed", "not needed", "don t need", "do not need", "scrap it", "call it off", "never mind",
    "nevermind", "sorted itself", "forget it", "been filled", "erledigt", "nicht mehr notig", "nicht mehr notwendig", "nicht mehr gebraucht",
    "brauche keinen", "brauchen keinen", "absagen", "storniere", "stornieren", "annuler", "annulez", "plus besoin", "laissez tomber",
    "cancelar", "cancele", "anular", "ya no hace falta", "ya no necesito", "ya no es necesario", "nao preciso mais", "ja nao preciso",
    "desmarcar", "annullare", "annulli", "non serve piu", "non ho piu bisogno", "disdire", "niet meer nodig", "afzeggen", "annuleren",
    "laat maar zitten", "hoeft niet meer", "no longer interested", "kein interesse mehr",
];
/// Puts the choice off, or is no person's answer.
pub(super) const DEFERRED: &[&str] = &[
    "sleep on it", "get back to you", "let you know", "come back to you", "check with", "check my", "ask my", "have to ask", "need to ask",
    "need to check", "i ll write tomorrow", "decide later", "melde mich", "muss erst", "muss ich erst", "muss ich noch", "muss noch", "gebe bescheid", "sage ihnen", "ich klare",
    "reviens vers", "je dois demander", "je dois verifier", "je vous dirai", "tengo que consultar", "le confirmo luego", "te digo",
    "le aviso", "tengo que preguntar", "vou ver", "tenho de perguntar", "preciso perguntar", "depois confirmo", "vou confirmar",
    "dou resposta", "le faccio sapere", "ti faccio sapere", "devo chiedere", "devo verificare", "laat het nog weten", "laat ik weten",
    "moet eerst", "kom erop terug", "out of office", "out of the office", "automatic reply", "auto reply", "abwesenheit", "abwesend",
    "absence", "automatica", "fuori ufficio", "fuera de la oficina", "ausente", "afwezig", "reponse automatique",
];
/// Of the clock of the one who writes, and of ours.
pub(super) const HERE: &[&str] = &[
    "my time", "here", "my end", "chez nous", "chez moi", "meine zeit", "meiner zeit", "bei mir", "bei uns", "daqui", "de aqui", "mon heure",
    "mi hora", "da me", "da noi", "hier", "mijn tijd", "ora mia",
];
pub(super) const THERE: &[&str] = &[
    "your time", "your end", "bei ihnen", "bei dir", "ihrer zeit", "deiner zeit", "ihre zeit", "chez vous", "chez toi", "tu hora", "su hora",
    "da lei", "da te", "uw tijd", "jouw tijd", "bij u", "dai", "de ahi",
];
/// The day of an offer, at another hour.
pub(super) const SAME_DAY: &[&str] = &[
    "same day", "selben tag", "gleichen tag", "meme jour", "mismo dia", "mesmo dia", "stesso giorno", "zelfde dag",
];
/// What follows is the time that is not wanted.
pub(super) const RATHER_THAN: &[&str] = &[
    "rather than", "instead of", "statt", "anstatt", "au lieu", "en vez de", "en lugar de", "em vez de", "invece di", "invece che",
    "in plaats van",
];
/// What follows is only wanted where the first does not go.
pub(super) const OTHERWISE: &[&str] = &[
    "otherwise", "failing that", "if not", "else", "sonst", "ansonsten", "notfalls", "sinon", "si no", "senao", "caso contrario",
    "altrimenti", "anders", "second choice", "backup", "or else", "zur not",
];
/// Takes over what the clause before said.
pub(super) const TOO: &[&str] = &[
    "too", "also", "either", "auch", "aussi", "tambien", "tambem", "anche", "ook", "non plus",
];
/// Opens a clause of its own.
pub(super) const TURNS: &[&str] = &[
    "aber", "mais", "pero", "maar", "but", "however", "sondern",
];
/// Opens a clock time.
pub(super) const AT: &[&str] = &[
    "at", "um", "a las", "a la", "las", "la", "alle", "all", "as", "a", "om", "gegen", "vers", "around", "ore", "dalle", "le",
];
/// Noon.
pub(super) const NOON: &[&str] = &[
    "noon", "midday", "mittags", "midi", "mediodia", "meio dia", "mezzogiorno", "twaalf uur",
];
/// Half and quarter hours.
pub(super) const HALF: &[&str] = &[
    "half", "media", "mezza", "mezzo", "meia", "demie", "demi",
];
pub(super) const QUARTER: &[&str] = &[
    "quarter", "viertel", "kwart", "cuarto", "quarto", "quart",
];
pub(super) const PAST: &[&str] = &[
    "past", "after", "nach", "over", "y", "et", "e",
];
pub(super) const BEFORE: &[&str] = &[
    "to", "before", "vor", "voor", "menos", "moins", "meno", "para",
];
/// Behind a clock time of the morning, or the rest of the day.
pub(super) const AM: &[&str] = &[
    "am", "a m", "de la manana", "da manha", "du matin", "di mattina", "morgens", "vormittags", "in the morning", "s ochtends",
];
pub(super) const PM: &[&str] = &[
    "pm", "p m", "de la tarde", "da tarde", "de l apres midi", "del pomeriggio", "nachmittags", "abends", "in the afternoon", "s middags",
    "de la noche",
];
/// Behind the hour of a clock of 24 hours.
pub(super) const OCLOCK: &[&str] = &[
    "h", "uhr", "uur", "o clock", "heures", "horas", "hs",
];
/// Words at which a letter ends.
pub(super) const SIGN_OFFS: &[&str] = &[
    "best", "best regards", "kind regards", "regards", "cheers", "thanks", "many thanks", "thank you", "sincerely", "gruss", "grusse",
    "viele grusse", "beste grusse", "mit freundlichen grussen", "lg", "mfg", "cordialement", "bien a vous", "saludos", "un saludo",
    "atentamente", "abracos", "abraco", "cumprimentos", "att", "saluti", "cordiali saluti", "groeten", "groet", "met vriendelijke groet",
];
/// Tells of a conversation that was: its day is none of the offers.
pub(super) const TALKED: &[&str] = &[
    "spoke", "talked", "discussed", "i called", "you called", "i emailed", "i wrote", "gesprochen", "telefoniert", "gesprochen haben", "parle avec",
    "avons parle", "ai parle", "avons discute", "hable con", "hemos hablado", "he hablado", "falei com", "falei", "ho parlato", "abbiamo parlato",
    "gesproken", "heb gebeld",
];
/// Says yes to what was offered.
pub(super) const YES: &[&str] = &[
    "yes", "yep", "yeah", "sure", "ok", "okay", "works", "that works", "it works", "works fine", "works well", "works perfectly", "sounds good",
    "sounds great", "that is fine", "that s fine", "it s fine", "is fine", "perfect", "agreed", "confirmed", "i confirm", "suits me", "suits us", "ja",
    "passt", "passt gut", "passt mir", "passt mir gut", "passt uns", "das passt", "das passt mir", "gerne", "einverstanden", "geht klar", "perfekt", "bestens",
    "oui", "d accord", "ca marche", "ca me va", "cela me convient", "me convient", "parfait", "entendu", "de acuerdo", "perfecto", "vale", "me viene bien",
    "me va bien", "sim", "perfeito", "combinado", "esta bem", "fica bem", "va bene", "mi va bene", "perfetto", "d accordo", "akkoord", "past me", "dat past",
    "schikt me", "prima", "graag",
];
/// What is said beside a yes.
pub(super) const COURTESIES: &[&str] = &[
    "for me", "for us", "with me", "that", "this", "it", "time", "the time", "thanks", "thank you", "thank you very much", "many thanks", "great", "fine", "good",
    "then", "see you then", "see you", "hi", "hello", "please", "very much", "danke", "vielen dank", "super", "das", "der termin", "mir", "uns", "bis dann", "hallo",
    "merci", "bonjour", "a bientot", "bien", "pour moi", "pour nous", "gracias", "muchas gracias", "hola", "si", "muy bien", "obrigado", "obrigada", "muito",
    "ate la", "ola", "para mim", "grazie", "mille", "per me", "a presto", "bedankt", "dank u", "dank je", "tot dan", "voor mij", "mij", "me", "goed",
];
