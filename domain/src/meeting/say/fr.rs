//! French.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    numbers: "une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze",
    weekdays: [
        "lundi|lun",
        "mardi",
        "mercredi|mer",
        "jeudi|jeu",
        "vendredi|ven",
        "samedi|sam",
        "dimanche|dim",
    ],
    months: [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ],
};
