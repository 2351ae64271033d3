//! Dutch.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
    propose: "zou het .. kunnen|zou dat .. kunnen|wat dacht u|wat denkt u|wat denk je|wat vindt u van|wat vind je van|schikt|zullen we|kunnen we|kunnen wij|laten we|past het|past u|past je|past jou|komt .. uit|kan het|\
        zou .. schikken|zou .. passen|zou .. uitkomen|stel .. voor|stellen .. voor|wat dacht je|hoe is|ik kan|\
        wij kunnen|we kunnen|ben je vrij|bent u vrij|bent u beschikbaar|ben je beschikbaar|heb je tijd|\
        heeft u tijd|ik bel je|ik bel u|ik ben .. vrij|komt u|kom je|afspreken|langskomen|ik kom|\
        ik kan .. aanbieden",
    request: "is het mogelijk|zou het mogelijk|kan uw|zou uw|kan iemand|kan er iemand|zou iemand|kun je|kunt u|kan je|mag ik|wil je|wilt u|zou u|zou je",
    wish: "ik wil|ik zou graag|wij willen|we willen|wij zouden|we zouden|graag|gelieve|ik wens",
    command: "bel me|bel mij|belt u mij|belt u me|bel ons|kom langs|komt u langs",
    arrange: "ik|wij|we|wil|willen|zou|zouden|graag|gelieve|\
        wens|een|korte|kort|nieuwe|maken|plannen|inplannen|boeken|\
        hebben|met|u|jullie|alstublieft|aub",
    meet: "terugbellen|terug te bellen|bel me|bel mij|belt u mij|belt u me|langskomen|langs te komen|consult|kennismaking|proefrit|bezichtiging|terugbelt|\
        afspraak|vergadering|overleg|gesprek|bellen|afspreken|koffie|lunch|bezoek|langs|teams|videogesprek|kantoor|keuring|doornemen|terrein|praten|spreken|telefoontje",
    confirm: "past dat|akkoord|schikt dat|is dat goed|laat het weten|laat maar weten|laat me weten|bevestig*|komt dat uit|goed zo|lukt dat|kan dat|zeg jij|welke|oke|ok|laten zien",
    ask: "wanneer kun|wanneer kunt|wanneer kunnen|wanneer heeft|wanneer heb|wanneer past|wanneer schikt|wanneer zou|wanneer ben|wanneer bent|uw beschikbaarheid|je beschikbaarheid|welke dag|wanneer komt|wanneer is",
    open_hour: "hoe laat|welk tijdstip|wanneer je wilt|wanneer u wilt|maakt niet uit hoe laat|kies zelf|welke tijd",
    refuse: "bel me .. niet|bel .. niet|niet bellen|geen afspraak|geen gesprek|geen interesse|kom .. niet langs|komt u .. niet|liever schriftelijk|geen overleg",
    cancel: "afzeg*|afzeggen|annule*|zeg .. af|afgezegd|gaat niet door|schrappen",
    shift: "verzet*|verplaats*|verschuiv*|uitstellen|naar voren halen|opschuiven",
    accept: "dat past|past prima|past mij|past goed|akkoord met|bevestig hierbij|tot dan|uw voorstel|je voorstel|prima tot|dat is goed|komt mij goed uit",
    tell: "bevestigen dat|afspraak bevestigen|geopend|open|openingstijden|gesloten|dicht|bezorgd|bezorging|pakket|factuur|vervalt|verloopt|deadline|uiterlijk|ter info|ter informatie|hoeft niet|hoef je|hoeft u|ik spreek met|vakantie|afwezig|\
        nieuwsbrief|uitschrijven|aanmelden|notulen|verslag|begint|trein|vlucht|vergaderzaal|bestelling|bereikbaar|geleverd|chauffeur|voorstelling|concert|storing",
    aside: "ter info|ter informatie|hoeft niet te|hoef je niet|hoeft u niet|nieuwsbrief|uitschrijven|afwezig|automatisch antwoord",
    past: "was|waren|gisteren|vorige|afgelopen|had|hadden",
    unfit: "lukt me niet|lukt niet|kan niet|kan ik niet|past niet|schikt niet|lukt me helaas niet|niet mogelijk|komt niet uit",
    deadline: "voor|tot|sinds|uiterlijk|tot en met",
    doubt: "dag na de|dag na het|dag na uw|dag na je|dag voor de|dag voor het|dag van de|week na de",
    to: "naar|in plaats",
    glue: "om|de|het|op|van|rond|uur|dan|en|tegen|is|zo",
    dated: "week|weken|half|kwart|uur|middag|middernacht|maand|morgen|vandaag|overmorgen|tweede|pasen|paasdag|kerst*|volgende|voor|over",
    between: "tussen",
    numbers: "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf",
    weekdays: [
        "maandag|ma",
        "dinsdag|di",
        "woensdag|wo",
        "donderdag|do",
        "vrijdag|vr",
        "zaterdag|za",
        "zondag|zo",
    ],
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
};
