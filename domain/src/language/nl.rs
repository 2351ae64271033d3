//! Dutch.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_BOUNCES, NO_QUOTES, QuoteWords, SignatureWords, Words,
};

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    common: "de het een en is zijn niet ik u jij je wij we uw jullie ons onze mijn mij voor met in op van te aan bij door dat die dit wat wie hoe wanneer waar kunt kan kunnen zou heeft heb hebben hebt er om als maar of ook nog naar wordt worden graag bedankt dank hallo goedemorgen goedendag beste groet groeten vriendelijke geen wil wel deze wilt alvast",
    dates: DateWords {
        weekdays: [
            "maandag ma",
            "dinsdag di",
            "woensdag wo",
            "donderdag do",
            "vrijdag vr",
            "zaterdag za",
            "zondag zo",
        ],
        months: [
            "januari jan",
            "februari feb",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ],
        numbers: &["één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"],
        terms: &[
            ("geleden", "ago"), ("dertig", "thirty"), ("veertig", "forty"), ("vijfenveertig", "forty five"), ("in", "in"), ("elke", "every"),
            ("iedere", "every"), ("elk", "every"), ("ieder", "every"), ("zo rond", "around"), ("die dag", "that day"), ("dezelfde dag", "that day"),
            ("vandaag", "today"), ("vanochtend", "this morning"), ("vanmorgen", "this morning"), ("vanmiddag", "this afternoon"),
            ("vanavond", "tonight"), ("vannacht", "tonight"), ("morgen", "tomorrow"), ("morgenochtend", "tomorrow morning"),
            ("morgenvroeg", "tomorrow morning"), ("morgen vroeg", "tomorrow morning"), ("morgenmiddag", "tomorrow afternoon"),
            ("morgenavond", "tomorrow evening"), ("overmorgen", "overmorrow"), ("gisteren", "yesterday"), ("eergisteren", "foreyesterday"),
            ("om", "at"), ("op", "on"), ("op de", "on the"), ("de", "the"), ("der", "the"), ("van", "of"), ("vanaf", "from"), ("tussen", "between"),
            ("tot", "until"), ("tot en met", "until"), ("en", "and"), ("of", "or"), ("rond", "around"), ("omstreeks", "around"), ("tegen", "around"),
            ("na", "after"), ("voor", "before"), ("over een week", "week-on"), ("over twee weken", "fortnight-on"),
            ("vandaag over een week", "a week today"), ("over", "in"), ("volgende", "next"), ("komende", "coming"), ("aanstaande", "coming"),
            ("deze", "this"), ("dit", "this"), ("afgelopen", "last"), ("vorige", "last"), ("laatste", "last"), ("eerste", "first"),
            ("tweede", "second"), ("derde", "third"), ("vierde", "fourth"), ("een", "a"), ("ochtend", "morning"), ("'s ochtends", "in the morning"),
            ("'s morgens", "in the morning"), ("middag", "afternoon"), ("'s middags", "in the afternoon"), ("avond", "evening"),
            ("'s avonds", "in the evening"), ("'s nachts", "at night"), ("middernacht", "midnight"), ("week", "week"), ("weken", "weeks"),
            ("week erna", "week after next"), ("maand", "month"), ("maanden", "months"), ("einde", "end of"), ("eind", "end of"),
            ("begin", "beginning of"), ("midden", "middle of"), ("weekend", "weekend"), ("dag", "day"), ("dagen", "days"),
            ("werkdagen", "business days"), ("uur", "hour-mark"), ("uren", "hour-mark"), ("uurtje", "hour"), ("minuut", "minute"),
            ("minuten", "minutes"), ("minuutjes", "minutes"), ("half uur", "half hour"), ("half uurtje", "half hour"), ("halfuur", "half hour"),
            ("halfuurtje", "half hour"), ("anderhalf uur", "1.5 hours"), ("kwartier", "quarter-hour"), ("kwartiertje", "quarter-hour"),
            ("drie kwartier", "three-quarter-hour"), ("gedurende", "for"), ("half", "half-to"), ("kwart voor", "quarter to"),
            ("kwart over", "quarter past"), ("vijf voor", "5 minutes to"), ("vijf over", "5 minutes past"), ("tien voor", "10 minutes to"),
            ("tien over", "10 minutes past"), ("nederlandse tijd", "dutch time"), ("mijn tijd", "my time"), ("jouw tijd", "your time"),
            ("uw tijd", "your time"), ("weeknummer", "week-number"), ("prettige kerst", "greeting"), ("fijne kerst", "greeting"),
            ("fijne kerstdagen", "greeting"), ("vrolijk kerstfeest", "greeting"), ("vrolijk pasen", "greeting"), ("kerstavond", "christmas-eve"),
            ("eerste kerstdag", "christmas-day"), ("tweede kerstdag", "second-christmas-day"), ("kerst", "christmas-day"),
            ("kerstmis", "christmas-day"), ("oudejaarsavond", "new-years-eve"), ("oudejaarsdag", "new-years-eve"), ("oud en nieuw", "new-years-eve"),
            ("nieuwjaarsdag", "new-years-day"), ("nieuwjaar", "new-years-day"), ("driekoningen", "epiphany"), ("aswoensdag", "ash-wednesday"),
            ("witte donderdag", "maundy-thursday"), ("goede vrijdag", "good-friday"), ("eerste paasdag", "easter-sunday"),
            ("tweede paasdag", "easter-monday"), ("paasmaandag", "easter-monday"), ("pasen", "easter-sunday"), ("hemelvaartsdag", "ascension-day"),
            ("hemelvaart", "ascension-day"), ("pinksteren", "whit-sunday"), ("tweede pinksterdag", "whit-monday"), ("koningsdag", "kings-day"),
            ("bevrijdingsdag", "dutch-liberation-day"), ("sinterklaas", "st-nicholas-eve"), ("pakjesavond", "st-nicholas-eve"),
            ("dag van de arbeid", "may-day"),
        ],
        compounds: &[
            ("ochtend", "morning"),
            ("morgen", "morning"),
            ("middag", "afternoon"),
            ("avond", "evening"),
            ("nacht", "night"),
        ],
        rejecting: &["niet", "niet op", "niet meer", "in plaats van", "behalve"],
    },
    meeting: MeetingWords {
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
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatisch antwoord", "automatische antwoord", "automatische beantwoording", "afwezigheidsmelding", "afwezigheidsbericht",
        "afwezigheidsassistent", "automatisch bericht", "automatische reactie", "leesbevestiging", "ontvangstbevestiging", "niet aanwezig-bericht",
    ],
    away_subjects: &[
        "afwezig", "afwezigheid", "niet op kantoor", "niet aanwezig", "op vakantie", "vakantie", "met vakantie", "met verlof", "zwangerschapsverlof",
        "ouderschapsverlof", "buiten kantoor", "kantoor gesloten", "niet bereikbaar", "ik ben afwezig",
    ],
    third_person: &["is afwezig", "is niet op kantoor", "is op vakantie", "is momenteel afwezig"],
    automatic: &[
        "dit is een automatisch", "dit bericht is automatisch", "deze e-mail is automatisch", "deze mail is automatisch", "automatisch gegenereerd",
        "dit is een geautomatiseerd",
    ],
    away: &[
        "ik ben afwezig", "ik ben momenteel afwezig", "momenteel afwezig", "ben ik afwezig", "ik ben niet op kantoor", "niet op kantoor",
        "ben ik niet aanwezig", "niet aanwezig", "ik ben op vakantie", "op vakantie", "met vakantie", "met verlof", "zwangerschapsverlof",
        "ouderschapsverlof", "op zakenreis", "ik ben er niet", "ben ik er niet", "niet bereikbaar", "kantoor is gesloten", "kantoor gesloten",
        "wij zijn gesloten", "niet meer werkzaam", "werk niet meer", "ziekteverlof", "ik ben vrij", "buiten kantoor",
    ],
    back: &[
        "tot en met", "t/m", "tot ", "vanaf", "terug op", "ben ik terug", "weer terug", "weer aanwezig", "weer bereikbaar", "terugkeer", "terugkomst",
    ],
    stand_in: &[
        "voor dringende zaken", "dringende", "bij spoed", "voor spoed", "spoedgevallen", "in geval van nood", "kunt u contact", "kun je contact",
        "neem contact op", "contact opnemen", "mijn collega", "mijn collega's", "tijdens mijn afwezigheid", "bij afwezigheid", "kunt u terecht",
        "kun je terecht", "kunt u bellen", "kun je bellen",
    ],
    unread: &[
        "beperkt toegang", "geen toegang", "niet gelezen", "lees ik geen", "lees geen", "niet doorgestuurd", "zal ik uw", "zal ik je",
        "beantwoord ik", "beantwoorden", "reageer ik", "bij mijn terugkeer", "na mijn terugkeer", "zo snel mogelijk", "zo spoedig mogelijk",
        "bedankt voor uw", "bedankt voor je", "dank voor uw", "dank voor je", "dank u voor uw",
    ],
    received: &[
        "wij hebben uw bericht ontvangen", "we hebben uw bericht ontvangen", "wij hebben uw e-mail", "we hebben je bericht ontvangen",
        "uw bericht is ontvangen", "ticketnummer", "zaaknummer", "nemen wij contact", "nemen we contact", "zo spoedig mogelijk",
        "niet reageren op deze", "niet op deze e-mail",
    ],
    receipts: &["gelezen", "niet gelezen", "ongelezen"],
    prefixes: &["antw", "doorst", "betr"],
    quotes: QuoteWords {
        wrote: &["schreef", "heeft geschreven", "geschreven", "het volgende geschreven", "verzond"],
        openings: &["op "],
        dates: &["mrt", "mei"],
        originals: &["oorspronkelijk bericht", "oorspronkelijke e-mail", "origineel bericht", "originele e-mail", "vorig bericht"],
        forwards: &["doorgestuurd bericht", "doorgestuurde e-mail"],
        forward_openings: &["doorgestuurd door "],
        apple_forwards: &["begin doorgestuurd bericht", "doorgestuurd bericht"],
        answers_above: &["antwoord boven deze lijn", "antwoord boven deze regel", "reageer boven deze lijn"],
        quoting: &["citeren ", "citaat van "],
        first_person: &["schreef ik"],
        labels: &[
            ("van", Label::From), ("afzender", Label::From), ("geadresseerde", Label::To), ("verzonden", Label::Date), ("verzonden op", Label::Date),
            ("aan", Label::To), ("onderwerp", Label::Subject), ("antwoord aan", Label::Other),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "hartelijke groet", "hartelijke groeten", "beste groet", "beste groeten", "groetjes", "fijne dag", "met hartelijke groet",
            "met beste groet", "vr. gr", "vr.gr", "gr", "met vriendelijke groetjes", "met vriendelijke groet", "met vriendelijke groeten",
            "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "mvg", "hoogachtend",
        ],
        devices: &["verzonden vanaf", "verzonden vanuit", "verstuurd vanaf", "verzonden met", "verstuurd met", "outlook voor"],
        excuses: &["typefout"],
        legal_openings: &["dit bericht", "deze e-mail", "deze email", "deze mail", "de informatie"],
        legal_marks: &["niet de geadresseerde", "ten onrechte", "abusievelijk", "per vergissing", "bestemd voor de geadresseerde"],
    },
    bounces: BounceWords {
        subjects: &["onbestelbaar", "niet bezorgd", "bezorging mislukt", "kon niet worden bezorgd"],
        sayings: &[
            "kan niet worden bezorgd", "kon niet worden bezorgd", "bestaat niet", "postvak is vol", "onbekende gebruiker", "kon niet",
            "niet worden afgeleverd",
        ],
        of_mail: &["uw bericht", "het bericht", "je bericht"],
        reasons: &[
            ("postvak is vol", "5.2.2"), ("mailbox vol", "5.2.2"), ("te groot", "5.3.4"), ("bestaat niet", "5.1.1"), ("onbekende", "5.1.1"),
            ("niet gevonden", "5.1.1"),
        ],
        ..NO_BOUNCES
    },
};
