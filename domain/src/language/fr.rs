//! French.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_BOUNCES, NO_QUOTES, PickWords, QuoteWords,
    SignatureWords, Words,
};
use crate::drafting;
use rust_stemmers::Algorithm;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    name: "French",
    own_name: "français",
    common: "le la les un une des du de et est sont pas ne je vous nous votre vos notre nos mon ma mes pour avec dans sur par que qui quoi comment quand pouvez pourriez avez avons ai ce cette ces il elle on au aux en merci bonjour bonsoir cordialement serait etre plus tres mais ou si bien plait c'est j'ai j'aimerais voudrais souhaite suis n'est s'il d'un d'une qu'il",
    dates: DateWords {
        weekdays: [
            "lundi lun",
            "mardi mar",
            "mercredi mer",
            "jeudi jeu",
            "vendredi ven",
            "samedi sam",
            "dimanche dim",
        ],
        months: [
            "janvier janv",
            "février févr fév",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre déc",
        ],
        numbers: &["", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"],
        terms: &[
            ("il y a", "ago-ahead"), ("voici", "ago-ahead"), ("trente", "thirty"), ("quarante", "forty"), ("quarante-cinq", "forty five"),
            ("chaque", "every"), ("tous les", "every"), ("toutes les", "every"), ("vers les", "around"), ("aux alentours de", "around"),
            ("ce jour-là", "that day"), ("le même jour", "that day"), ("lendemain", "day after"), ("jour après", "day after"), ("a.m.", "am"),
            ("p.m.", "pm"), ("h", "h"), ("aujourd'hui", "today"), ("ce matin", "this morning"), ("cet après-midi", "this afternoon"),
            ("ce soir", "tonight"), ("demain", "tomorrow"), ("après-demain", "overmorrow"), ("après demain", "overmorrow"),
            ("surlendemain", "overmorrow"), ("hier", "yesterday"), ("avant-hier", "foreyesterday"), ("avant hier", "foreyesterday"), ("à", "at"),
            ("à partir de", "from"), ("à partir du", "from the"), ("vers", "around"), ("entre", "between"), ("de", "of"), ("du", "from the"),
            ("des", "of the"), ("dès", "from"), ("d'ici", "by"), ("jusqu'à", "until"), ("jusqu'au", "until the"), ("au", "until the"), ("et", "and"),
            ("ou", "or"), ("le", "on the"), ("les", "the"), ("la", "the"), ("en", "in"), ("dans", "in"), ("après", "after"), ("avant", "before"),
            ("pendant", "for"), ("pour", "for"), ("matin", "morning"), ("du matin", "in the morning"), ("le matin", "in the morning"),
            ("dans la matinée", "in the morning"), ("après-midi", "afternoon"), ("l'après-midi", "in the afternoon"),
            ("de l'après-midi", "in the afternoon"), ("dans l'après-midi", "in the afternoon"), ("soir", "evening"), ("le soir", "in the evening"),
            ("du soir", "in the evening"), ("midi", "noon"), ("minuit", "midnight"), ("semaine", "week"), ("semaines", "weeks"),
            ("semaine prochaine", "coming week"), ("semaine suivante", "coming week"), ("semaine dernière", "last week"),
            ("cette semaine", "this week"), ("semaine d'après", "week after next"), ("mois", "month"), ("mois prochain", "next month"),
            ("mois dernier", "last month"), ("ce mois", "this month"), ("fin", "end of"), ("fin du", "end of the"), ("fin de", "end of"),
            ("début", "beginning of"), ("mi", "mid"), ("jour", "day"), ("jours", "days"), ("jours ouvrés", "business days"),
            ("jours ouvrables", "business days"), ("huit jours", "7 days"), ("quinze jours", "14 days"), ("en huit", "week-on"),
            ("en quinze", "fortnight-on"), ("heure", "hour-mark"), ("heures", "hour-mark"), ("minute", "minute"), ("minutes", "minutes"),
            ("demi-heure", "half hour"), ("demi heure", "half hour"), ("quart d'heure", "quarter-hour"),
            ("trois quarts d'heure", "three-quarter-hour"), ("une heure et demie", "1.5 hours"), ("une", "a"), ("un", "a"), ("et demie", "and-half"),
            ("et demi", "and-half"), ("et quart", "and-quarter"), ("moins le quart", "less-quarter"), ("moins", "less"), ("ce", "this"),
            ("cet", "this"), ("cette", "this"), ("prochain", "coming"), ("prochaine", "coming"), ("suivant", "coming"), ("dernier", "last"),
            ("dernière", "last"), ("premier", "first"), ("première", "first"), ("1er", "1st"), ("deuxième", "second"), ("second", "second"),
            ("troisième", "third"), ("quatrième", "fourth"), ("week-end", "weekend"), ("heure de paris", "paris time"),
            ("heure française", "french time"), ("mon heure", "my time"), ("votre heure", "your time"), ("ton heure", "your time"),
            ("joyeux noël", "greeting"), ("joyeuses pâques", "greeting"), ("veille de noël", "christmas-eve"),
            ("réveillon de noël", "christmas-eve"), ("jour de noël", "christmas-day"), ("noël", "christmas-day"),
            ("saint-sylvestre", "new-years-eve"), ("jour de l'an", "new-years-day"), ("nouvel an", "new-years-day"), ("épiphanie", "epiphany"),
            ("mardi gras", "shrove-tuesday"), ("mercredi des cendres", "ash-wednesday"), ("vendredi saint", "good-friday"),
            ("dimanche de pâques", "easter-sunday"), ("lundi de pâques", "easter-monday"), ("pâques", "easter-sunday"),
            ("ascension", "ascension-day"), ("l'ascension", "ascension-day"), ("pentecôte", "whit-sunday"), ("lundi de pentecôte", "whit-monday"),
            ("fête du travail", "may-day"), ("fête nationale", "bastille-day"), ("assomption", "assumption-day"), ("l'assomption", "assumption-day"),
            ("toussaint", "all-saints-day"), ("armistice", "veterans-day"),
        ],
        compounds: &[],
        rejecting: &["pas", "pas le", "plus", "plutôt que", "au lieu de", "au lieu du", "sauf", "sauf le", "ni"],
    },
    has_capital_days: false,
    phrases: &drafting::phrases::fr::PHRASES,
    reminder: "Ceci est un bref rappel de notre rendez-vous.",
    stemmer: Algorithm::French,
    vocabulary: include_str!("../drafting/vocabulary/fr.txt"),
    meeting: MeetingWords {
        propose: "creneaux suivants|ces creneaux|vous preferez|preferez vous|preferes tu|tu preferes|seriez vous disponible|seriez vous libre|serais tu|es tu libre|es tu dispo|etes vous disponible|\
        etes vous libre|vous propose|te propose|je propose|nous proposons|on s appelle|on se telephone|on se voit|\
        on se retrouve|retrouvons nous|voyons nous|appelons nous|pouvons nous|pourrions nous|peut on|pourrait on|\
        est ce que .. conviendrait|vous conviendrait|te conviendrait|vous convient|te convient|vous irait|t irait|\
        ca te va|cela vous va|si cela vous arrange|je vous appelle|je t appelle|je passe|je passerai|venez|\
        pouvez vous venir|peux tu venir|que diriez vous|que dis tu|je suis libre|je suis disponible|\
        je vous rappelle|souhaiterais vous rencontrer|j aimerais vous rencontrer|disponible pour|soit|on dejeune|\
        on dine",
        request: "serait il possible|est il possible|serait ce possible|pouvez vous|pourriez vous|peux tu|pourrais tu|puis je|je peux vous",
        wish: "je voudrais|j aimerais|je souhaite|je souhaiterais|nous voudrions|nous souhaitons|nous aimerions|merci de|veuillez|\
        je veux",
        command: "appelez moi|appelle moi|rappelez moi|rappelle moi|passez|venez",
        arrange: "je|nous|j|voudrais|voudrions|aimerais|aimerions|souhaite|souhaiterais|\
        souhaitons|veuillez|merci|veux|de|un|une|court|courte|\
        bref|breve|nouveau|prendre|fixer|convenir|d|d un|avoir|\
        planifier|reserver|obtenir|me|vous|avec|demander",
        definite: "le|la|l|les|notre|votre|ton|ta|mon|ma|du|cette|ce|cet",
        meet: "rappeler|rappelez|rappelle|appelez moi|appelle moi|m appeler|appeler|consultation|passer vous|passer voir|venir voir|seance|\
        rendez vous|rdv|reunion|appel|entretien|visio|rencontrer|visite|dejeuner|diner|cafe|point|appelle|telephone|passer|entretenir|bureau|conversation|voir",
        confirm: "cela vous va|ca te va|ca vous va|cela te va|cela vous convient|ca vous convient|ca te convient|dites moi|dis moi|merci de confirmer|confirmez|confirmer|d accord|est ce que ca|si cela vous|\
        c est moi qui invite|lequel|laquelle|quelle heure vous",
        ask: "quand seriez|quand etes|quand es tu|quand pouvez|quand pourriez|quand peux|quand pourrions|quand serais|vos disponibilites|tes disponibilites|\
        quel jour|quels jours|quand vous|quelles dates|quelques creneaux|quand cela|quand pouvons|quand puis|quand te|quel moment",
        open_hour: "quelle heure|a l heure que|a l heure qui|quand vous voulez ce|l heure vous|n importe quelle heure",
        refuse: "ne m appelez pas|ne m appelle pas|n appelez pas|ne .. pas de rendez|ne souhaite pas|pas besoin de .. appel|pas de rendez vous|pas interesse|ne venez pas|ne viens pas|\
        ne passez pas|ne telephonez pas|ne me telephonez pas|ni .. ni|pas de reunion|plutot par ecrit|ne m appeler",
        cancel: "annule*|annuler|annulation|decommander|devons renoncer",
        shift: "repousse*|decale*|deplace*|reporte*|avance*|changer l heure|changer notre",
        accept: "c est parfait|parfait pour moi|ca marche|me convient|cela me convient|nous convient|je confirme|nous confirmons|votre proposition|ta proposition|a jeudi alors|entendu pour|c est note|ca me va",
        tell: "confirmer que|confirmer notre|ouvert|ouverte|ouvertes|ouvre|horaires|ferme|fermee|fermeture|livre|livraison|colis|facture|echeance|delai|date limite|pour info|pour information|inutile de|\
        n est necessaire|je rencontre|conge|conges|absent|absence|newsletter|desinscri*|inscription|salle de|appel a|commence|expire|compte rendu|proces verbal|il repond|repond du|\
        je te raconterai|sans toi|train|vol|travaux|spectacle|concert|sans vous|expiration|votre commande|votre reservation|webinaire|coupure",
        aside: "pour info|pour information|inutile de|n est necessaire|desinscri*|newsletter|reponse automatique|sans toi|sans vous",
        past: "etait|etaient|hier|dernier|derniere|a eu lieu|avons|passe",
        unfit: "n est pas possible|ne me convient pas|ne convient pas|je ne peux pas|ne suis pas libre|ne suis pas disponible|ne va pas|impossible",
        deadline: "avant|jusqu|jusqu au|jusqu a|d ici|depuis|au plus tard",
        doubt: "le lendemain de|le jour de|la veille de|le lendemain du|lendemain de|lendemain du|la veille du|jour apres la|jour apres le",
        to: "au|a|plutot|vers le|pour",
        glue: "a|le|la|des|vers|de|du|pour|les|l|est|ce|plutot|peut|etre|prochain",
        dated: "semaine|semaines|huit|quinze|demi|demie|quart|midi|minuit|heure|heures|h|mois|demain|aujourd|lendemain|paques|pentecote|noel|prochain|prochaine|matin",
        between: "entre",
    },
    picks: PickWords {
        ordinals: ["premier|premiere|1er", "deuxieme|seconde", "troisieme", "quatrieme", "cinquieme"],
        counters: "creneau",
        last: "dernier|derniere",
        earliest: "plus tot",
        middle: "celui du milieu",
        morning: "matin",
        afternoon: "apres midi",
        any: "peu importe|n importe|tous me|tous les trois|toutes|comme vous voulez|choisissez|tout sauf|tous sauf",
        except: "sauf|excepte",
        negations: "ferie|impossible|pas|non",
        none: "aucun|aucune|en conge|pas de chance",
        dropped: "annuler|annulez|plus besoin|laissez tomber",
        deferred: "reviens vers|je dois demander|je dois verifier|je vous dirai|absence|reponse automatique",
        here: "chez nous|chez moi|mon heure",
        there: "chez vous|chez toi",
        same_day: "meme jour",
        rather_than: "au lieu",
        otherwise: "sinon",
        too: "aussi|non plus",
        turns: "mais",
        at: "vers|le",
        noon: "midi",
        half: "demie|demi",
        quarter: "quart",
        past: "et",
        before: "moins",
        am: "du matin",
        pm: "de l apres midi",
        oclock: "h|heures",
        sign_offs: "cordialement|bien a vous",
        talked: "parle avec|avons parle|ai parle|avons discute",
        yes: "oui|d accord|ca marche|ca me va|cela me convient|me convient|parfait|entendu",
        courtesies: "merci|bonjour|a bientot|bien|pour moi|pour nous",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "réponse automatique", "reponse automatique", "message d'absence", "message d’absence", "notification d'absence", "notification d’absence",
        "réponse d'absence", "accusé de lecture", "confirmation de lecture", "accusé de réception", "message automatique", "gestionnaire d'absence",
        "gestionnaire d'absence du bureau",
    ],
    away_subjects: &[
        "absence du bureau", "absent du bureau", "absente du bureau", "absence", "absent", "absente", "en congé", "en congés", "congés",
        "en vacances", "en congé maternité", "congé maternité", "congé parental", "indisponible", "hors du bureau", "je suis absent",
        "je suis absente", "je suis en congés", "bureau fermé",
    ],
    third_person: &["est absent du bureau", "est absente du bureau", "est absent(e) du bureau", "est absent", "est en congé", "est en vacances"],
    automatic: &[
        "ceci est une réponse automatique", "ceci est un message automatique", "ce message est automatique",
        "ce message a été généré automatiquement", "ce message est généré automatiquement", "cet e-mail est généré automatiquement",
        "il s'agit d'une réponse automatique", "il s’agit d’une réponse automatique", "réponse automatique", "ceci est un courriel automatique",
    ],
    away: &[
        "je suis absent", "je suis absente", "je suis actuellement absent", "je serai absent", "je serai absente", "actuellement absent",
        "actuellement en congé", "je suis en congé", "en congés", "je suis en vacances", "actuellement en vacances", "en congé maternité",
        "en congé parental", "en arrêt maladie", "absent du bureau", "absente du bureau", "absent(e)", "hors du bureau", "en déplacement",
        "je ne suis pas au bureau", "ne suis pas disponible", "je suis indisponible", "nos bureaux sont fermés", "nos bureaux seront fermés",
        "bureau est fermé", "ne travaille plus", "ne fais plus partie", "j'ai quitté", "j’ai quitté", "de retour le", "serai de retour",
    ],
    back: &[
        "jusqu'au", "jusqu’au", "jusqu'à", "jusqu’à", "de retour", "retour le", "mon retour", "dès mon retour", "à mon retour", "à partir du", "du ",
    ],
    stand_in: &[
        "en cas d'urgence", "en cas d’urgence", "pour toute urgence", "pour toute demande urgente", "demande urgente", "urgence", "si urgent",
        "veuillez contacter", "merci de contacter", "vous pouvez contacter", "n'hésitez pas à contacter", "contactez", "vous pouvez joindre",
        "adressez-vous", "mon collègue", "ma collègue", "mes collègues", "pendant mon absence", "durant mon absence", "en mon absence",
    ],
    unread: &[
        "accès limité", "pas accès à", "sans accès", "ne consulte pas", "ne consulterai pas", "consulte mes mails", "ne lis pas",
        "ne sera pas transféré", "n'est pas transféré", "ne sera pas lu", "je vous répondrai", "je répondrai", "je reviendrai vers vous",
        "prendrai connaissance", "dès mon retour", "dans les meilleurs délais", "merci pour votre message", "merci de votre message",
        "merci pour votre mail", "merci pour votre e-mail", "j'ai bien reçu votre", "j’ai bien reçu votre", "bien reçu votre message",
    ],
    received: &[
        "nous avons bien reçu votre", "votre demande a bien été", "votre message a bien été", "votre demande est en cours", "numéro de ticket",
        "numéro de dossier", "dans les meilleurs délais", "merci de ne pas répondre à ce", "ne pas répondre à ce", "ne répondez pas à ce",
    ],
    receipts: &["lu", "non lu"],
    prefixes: &["enc", "rép", "rep", "réf", "ref", "tr"],
    quotes: QuoteWords {
        wrote: &["a écrit", "a ecrit", "écrivait", "a envoyé"],
        openings: &["le\u{a0}", "le "],
        dates: &["fév", "févr", "avr", "juin", "juil", "aoû", "déc", "lun", "mer", "jeu", "ven", "sam", "dim"],
        originals: &[
            "message d'origine", "message d’origine", "message original", "message initial", "mail original", "courriel original", "message reçu",
            "message précédent",
        ],
        forwards: &["message transféré", "message réexpédié", "courriel transféré", "mail transféré"],
        forward_openings: &["transféré par ", "réexpédié par "],
        apple_forwards: &["début du message transféré", "début du message réexpédié"],
        answers_above: &[
            "répondre au-dessus de cette ligne", "réponse au-dessus de cette ligne", "répondez au-dessus", "écrire au-dessus de cette ligne",
        ],
        quoting: &["citation de ", "selon "],
        first_person: &["j'ai écrit", "j’ai écrit", "nous avons écrit"],
        labels: &[
            ("expéditeur", Label::From), ("sujet du message", Label::Subject), ("envoyé", Label::Date), ("envoyé le", Label::Date),
            ("message du", Label::Date), ("à", Label::To), ("destinataire", Label::To), ("objet", Label::Subject), ("sujet", Label::Subject),
            ("copie à", Label::Other), ("copie", Label::Other), ("pièces jointes", Label::Other), ("répondre à", Label::Other),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "bonne journée", "bonne soirée", "bonne réception", "bonne fin de journée", "bien sincèrement", "bien à toi", "cdt", "cdlt", "bien cdt",
            "sincèrement", "avec mes salutations", "salutations", "amitiés", "très cordialement", "excellente journée", "belle journée",
            "meilleurs sentiments", "cordialement", "bien cordialement", "bien à vous", "sincères salutations", "meilleures salutations",
            "salutations distinguées", "respectueusement", "amicalement", "bien amicalement",
        ],
        devices: &[
            "envoyé via", "télécharger outlook", "envoyé de mon", "envoyé depuis", "envoyé à partir de", "envoyé avec", "envoyé par ",
            "obtenez outlook pour",
        ],
        excuses: &["excusez", "fautes"],
        legal_openings: &[
            "ce message", "ce courriel", "ce mail", "cet e-mail", "cet email", "les informations", "avis de confidentialité", "avertissement",
        ],
        legal_marks: &[
            "pas le destinataire", "pas destinataire", "reçu ce message par erreur", "reçu par erreur", "usage exclusif", "exclusivement destiné",
        ],
    },
    bounces: BounceWords {
        subjects: &["non remis", "non distribu", "échec de la remise", "échec de remise", "échec d'envoi", "non délivré", "non distribué"],
        sayings: &[
            "échec de la remise", "n'a pas pu être remis", "n'a pas pu être livré", "n'existe pas", "introuvable", "boîte aux lettres est pleine",
            "destinataire inconnu", "pas pu être", "n'a pas été",
        ],
        of_mail: &["votre message", "votre courriel", "le message"],
        reasons: &[
            ("boîte aux lettres est pleine", "5.2.2"), ("boîte pleine", "5.2.2"), ("quota dépassé", "5.2.2"), ("message trop volumineux", "5.3.4"),
            ("n'existe pas", "5.1.1"), ("n’existe pas", "5.1.1"), ("introuvable", "5.1.1"), ("destinataire inconnu", "5.1.1"),
            ("utilisateur inconnu", "5.1.1"), ("adresse inconnue", "5.1.1"),
        ],
        ..NO_BOUNCES
    },
};
