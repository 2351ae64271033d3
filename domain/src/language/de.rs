//! German.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_QUOTES, PickWords, QuoteWords, SignatureWords, Words,
};
use crate::drafting;
use rust_stemmers::Algorithm;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    name: "German",
    own_name: "Deutsch",
    common: "der die das und ist sind bin wer dieser diese dieses nicht ein eine einen einem einer ich sie wir ihr ihre ihren ihrem mir mich uns unser unsere zu zum zur mit auf fur von vom im den dem des bei wie was wann wo warum konnen konnte konnten kann haben habe hat hatte wird werden wurde bitte danke vielen dank oder aber auch noch nach es an als dass wenn mochte gerne hallo guten tag grusse freundlichen liebe sehr geehrte nur schon bis uber ihnen geht ginge passt hatten",
    dates: DateWords {
        weekdays: [
            "montag mo",
            "dienstag di",
            "mittwoch mi",
            "donnerstag do",
            "freitag fr",
            "samstag sonnabend sa",
            "sonntag so",
        ],
        months: [
            "januar jänner jan",
            "februar feber feb",
            "märz mrz maerz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ],
        numbers: &["eins", "zwei zwo", "drei", "vier", "fünf fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf zwoelf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"],
        terms: &[
            ("um punkt", "at"), ("punkt", "at"),
            ("fünften", "fifth"), ("fünfter", "fifth"), ("sechsten", "sixth"), ("sechster", "sixth"), ("siebten", "seventh"), ("siebter", "seventh"),
            ("achten", "eighth"), ("achter", "eighth"), ("neunten", "ninth"), ("neunter", "ninth"), ("zehnten", "tenth"), ("zehnter", "tenth"),
            ("elften", "eleventh"), ("elfter", "eleventh"), ("zwölften", "twelfth"), ("zwölfter", "twelfth"), ("fünfzehnten", "fifteenth"),
            ("fünfzehnter", "fifteenth"), ("zwanzigsten", "twentieth"), ("zwanzigster", "twentieth"), ("dreißigsten", "thirtieth"),
            ("dreißigster", "thirtieth"), ("dreißig", "thirty"), ("vierzig", "forty"), ("fünfundvierzig", "forty five"), ("jeden", "every"),
            ("jede", "every"), ("jeder", "every"), ("montags", "mondays"), ("dienstags", "tuesdays"), ("mittwochs", "wednesdays"),
            ("donnerstags", "thursdays"), ("freitags", "fridays"), ("samstags", "saturdays"), ("sonntags", "sundays"), ("werktags", "every day"),
            ("so gegen", "around"), ("so um", "around"), ("etwa um", "around"), ("ungefähr um", "around"), ("an dem tag", "that day"),
            ("an diesem tag", "that day"), ("am selben tag", "that day"), ("heute", "today"), ("heute früh", "this morning"),
            ("heute morgen", "this morning"), ("heute vormittag", "this morning"), ("heute mittag", "today lunchtime"),
            ("heute nachmittag", "this afternoon"), ("heute abend", "tonight"), ("heute nacht", "tonight"), ("morgen", "tomorrow"),
            ("morgen früh", "tomorrow morning"), ("morgen vormittag", "tomorrow morning"), ("morgen mittag", "tomorrow lunchtime"),
            ("morgen nachmittag", "tomorrow afternoon"), ("morgen abend", "tomorrow evening"), ("am morgen", "in the morning"),
            ("übermorgen", "overmorrow"), ("gestern", "yesterday"), ("vorgestern", "foreyesterday"), ("um", "at"), ("gegen", "around"),
            ("am", "on the"), ("den", "the"), ("dem", "the"), ("der", "the"), ("im", "in"), ("in", "in"), ("ins", "in"), ("nach", "after"),
            ("vor", "before"), ("ab", "from"), ("von", "from"), ("vom", "from the"), ("zwischen", "between"), ("bis", "until"), ("bis zum", "until"),
            ("und", "and"), ("oder", "or"), ("nächster", "next"), ("nächste", "next"), ("nächsten", "next"), ("nächstes", "next"),
            ("nächstem", "next"), ("kommenden", "coming"), ("kommende", "coming"), ("kommender", "coming"), ("kommendes", "coming"),
            ("diesen", "this"), ("diese", "this"), ("dieser", "this"), ("dieses", "this"), ("diesem", "this"), ("letzter", "last"),
            ("letzte", "last"), ("letzten", "last"), ("letztes", "last"), ("vergangenen", "last"), ("vergangene", "last"),
            ("übernächste woche", "week after next"), ("übernächsten woche", "week after next"), ("übernächsten monat", "month after next"),
            ("übernächster woche", "week after next"), ("in einer woche", "week-on"), ("in acht tagen", "week-on"),
            ("heute in einer woche", "a week today"), ("heute in acht tagen", "a week today"), ("heute in vierzehn tagen", "two weeks today"),
            ("in vierzehn tagen", "in two weeks"), ("eine woche später", "a week later"), ("erster", "first"), ("ersten", "first"),
            ("erste", "first"), ("zweiter", "second"), ("zweiten", "second"), ("zweite", "second"), ("dritter", "third"), ("dritten", "third"),
            ("dritte", "third"), ("vierter", "fourth"), ("vierten", "fourth"), ("einer", "a"), ("einem", "a"), ("eine", "a"), ("einen", "a"),
            ("ein", "a"), ("woche", "week"), ("wochen", "weeks"), ("monat", "month"), ("monats", "month"), ("monate", "months"),
            ("monaten", "months"), ("tag", "day"), ("tage", "days"), ("tagen", "days"), ("werktage", "business days"),
            ("werktagen", "business days"), ("stunde", "hour"), ("stunden", "hours"), ("stündchen", "hour"), ("std", "hours"), ("minute", "minute"),
            ("minuten", "minutes"), ("viertelstunde", "quarter-hour"), ("halbe stunde", "half hour"), ("halben stunde", "half hour"),
            ("halbstündchen", "half hour"), ("dreiviertelstunde", "three-quarter-hour"), ("anderthalb stunden", "1.5 hours"),
            ("eineinhalb stunden", "1.5 hours"), ("wochenende", "weekend"), ("ende", "end of"), ("anfang", "beginning of"), ("mitte", "middle of"),
            ("ende der", "end of the"), ("anfang der", "beginning of the"), ("mitte der", "middle of the"), ("ende des", "end of the"),
            ("morgens", "in the morning"), ("vormittags", "in the morning"), ("vormittag", "morning"), ("früh", "in the morning"),
            ("mittags", "lunchtime"), ("mittag", "lunchtime"), ("nachmittags", "in the afternoon"), ("nachmittag", "afternoon"),
            ("abends", "in the evening"), ("abend", "evening"), ("nachts", "at night"), ("nacht", "night"), ("mitternacht", "midnight"),
            ("für", "for"), ("lang", "long"), ("halb", "half-to"), ("viertel vor", "quarter to"), ("viertel nach", "quarter past"),
            ("viertel über", "quarter past"), ("viertel", "quarter-to"), ("dreiviertel", "three-quarters-to"), ("drei viertel", "three-quarters-to"),
            ("kurz vor", "shortly before"), ("kurz nach", "shortly after"), ("fünf vor", "5 minutes to"), ("fünf nach", "5 minutes past"),
            ("zehn vor", "10 minutes to"), ("zehn nach", "10 minutes past"), ("zwanzig vor", "20 minutes to"), ("zwanzig nach", "20 minutes past"),
            ("uhr", "uhr"), ("kw", "week-number"), ("kalenderwoche", "week-number"), ("meiner zeit", "my time"), ("deiner zeit", "your time"),
            ("ihrer zeit", "your time"), ("deutscher zeit", "german time"), ("mez", "CET"), ("frohe weihnachten", "greeting"),
            ("schöne weihnachten", "greeting"), ("frohe ostern", "greeting"), ("schöne ostern", "greeting"), ("heiligabend", "christmas-eve"),
            ("heilig abend", "christmas-eve"), ("weihnachten", "christmas-day"), ("ersten weihnachtstag", "christmas-day"),
            ("zweiten weihnachtstag", "second-christmas-day"), ("1. weihnachtstag", "christmas-day"), ("2. weihnachtstag", "second-christmas-day"),
            ("silvester", "new-years-eve"), ("neujahr", "new-years-day"), ("neujahrstag", "new-years-day"), ("dreikönigstag", "epiphany"),
            ("heilige drei könige", "epiphany"), ("rosenmontag", "carnival-monday"), ("faschingsdienstag", "shrove-tuesday"),
            ("aschermittwoch", "ash-wednesday"), ("palmsonntag", "palm-sunday"), ("gründonnerstag", "maundy-thursday"),
            ("karfreitag", "good-friday"), ("karsamstag", "easter-saturday"), ("ostersonntag", "easter-sunday"), ("ostern", "easter-sunday"),
            ("ostermontag", "easter-monday"), ("christi himmelfahrt", "ascension-day"), ("himmelfahrt", "ascension-day"),
            ("vatertag", "ascension-day"), ("pfingsten", "whit-sunday"), ("pfingstsonntag", "whit-sunday"), ("pfingstmontag", "whit-monday"),
            ("fronleichnam", "corpus-christi"), ("tag der arbeit", "may-day"), ("tag der deutschen einheit", "german-unity-day"),
            ("allerheiligen", "all-saints-day"), ("nikolaus", "st-nicholas-day"), ("nikolaustag", "st-nicholas-day"),
        ],
        compounds: &[
            ("morgen", "morning"),
            ("früh", "morning"),
            ("vormittag", "morning"),
            ("mittag", "lunchtime"),
            ("nachmittag", "afternoon"),
            ("abend", "evening"),
            ("nacht", "night"),
        ],
        rejecting: &["nicht", "nicht am", "nicht mehr", "statt", "statt am", "anstatt", "anstelle von", "außer", "weder"],
    },
    has_capital_days: true,
    phrases: &drafting::phrases::de::PHRASES,
    reminder: "Dies ist eine kurze Erinnerung an unser Treffen.",
    stemmer: Algorithm::German,
    vocabulary: include_str!("../drafting/vocabulary/de.txt"),
    meeting: MeetingWords {
        propose: "folgende termine|diese termine|passt ihnen|passt dir|passt euch|passt es|wurde .. passen|wurde .. ihnen|konnen wir|konnten wir|\
        wollen wir|sollen wir|lass uns|lassen sie uns|wie ware|wie ist es|wie sieht es|ginge|geht es|geht bei|\
        hatten sie .. zeit|hattest du .. zeit|haben sie .. zeit|hast du .. zeit|schlage .. vor|schlagen .. vor|\
        mein vorschlag|ich rufe .. an|ich komme|kommen sie|hatte sie gern|hatte dich gern|gesprochen|ich nehme|\
        nehme ich|biete*|entweder|mochte .. treffen|treffen wir uns|sehen wir uns|brauche dich|brauch dich|\
        brauchte dich|telefonieren wir|wir konnten|gehen noch|rufst du|bin ich .. frei|laden .. ein|ich lade|\
        erwarten sie",
        request: "ware es moglich|ist es moglich|ware es in ordnung|konnte ihr*|kann ihr*|konnte jemand|kann jemand|konnte einer|wurde ihr*|kannst du|konnen sie|konntest du|konnten sie|wurdest du|wurden sie|darf ich|stehst du|ich kann|ich konnte|magst du",
        wish: "ich mochte|ich hatte gern*|ich wurde gern*|wir mochten|wir hatten gern*|wir wurden gern*|ich wunsche|ich brauche|bitte|\
        ich will",
        command: "rufen sie mich|rufen sie uns|ruf mich|kommen sie|komm",
        arrange: "ich|wir|mochte|mochten|hatte|hatten|wurde|wurden|gern*|\
        wunsche|brauche|bitte|mir|mich|uns|sie|ihnen|dir|\
        dich|einen|eine|ein|neuen|kurzen|kurzes|ersten|buchen|\
        vereinbaren|ausmachen|haben|mit|zu|bei|will|reservieren",
        definite: "der|die|das|dem|den|des|unser|unsere|unseren|unserem|ihr|ihre|ihren|ihrem|dein|deine|deinen|mein|meine|meinen|vom|zum|beim|am|dieses|diesen",
        meet: "ruckruf|zuruckrufen|zuruck rufen|rufen sie mich|rufen sie uns|ruf mich|beratung|beratungsgesprach|sprechstunde|probefahrt|probestunde|kennenlernen|langskommen|zusammenkommen|anrufen|\
        vorbeikommen|vorbei kommen|termin|treffen|besprechung|telefonat|telefonieren|anruf|anrufen|gesprach|videokonferenz|videocall|teams|zoom|kaffee|mittagessen|abendessen|\
        besuch|besichtigung|audit|jour fixe|rufe|rufst|zusammensetzen|sprechen|sehen|vorbei|buro|praxis|meeting|kommen|telefonkonferenz|galerie",
        confirm: "was passt|was ist ihnen lieber|was ware|passt das|passt es|ok|okay|einverstanden|ginge das|geht das|wenn es .. recht|bestatigen|sagen sie|sag bescheid|gib bescheid|geben sie .. bescheid|\
        klappt das|in ordnung|welcher|welcher termin|sag einfach|ist das recht|ware das|recht ist",
        ask: "wann hatten|wann hattest|wann haben|wann hast|wann konnen|wann konnten|wann kannst|wann passt|wann geht|wann ginge|wann ware|\
        wann sind|freie termine|terminvorschlage|ihre verfugbarkeit|paar termine|welcher tag|wann wurde",
        open_hour: "uhrzeit|um wie viel uhr|wie viel uhr|sag einfach|wann genau|irgendwann|ganz egal wann|suchen sie sich|wann es dir|wann es ihnen",
        refuse: "nicht an|nicht anrufen|rufen sie .. nicht|ruf .. nicht|rufe .. nicht|kein interesse|keinen termin|kein termin|kein gesprach|nicht treffen|kommen sie .. nicht|\
        komm .. nicht|kein anruf|keinen anruf|weder|lieber schriftlich|kein treffen|nicht telefonieren|nicht sprechen",
        cancel: "absage*|absagen|abgesagt|sage .. ab|storniere*|stornieren|fallt aus|entfallt|ausfallen|nicht wahrnehmen|streichen sie",
        shift: "verschieb*|verlege*|verlegung|umlegen|vorverlegen|vorziehen|nach hinten|verlegt|tauschen|um planen|umplanen",
        accept: "passt danke|passt mir|passt gut|passt perfekt|passt prima|passt wunderbar|gerne dann|bis dann|wie vorgeschlagen|ihr vorschlag|dein vorschlag|nehme ich gerne|ich bestatige|wir bestatigen|geht klar|einverstanden mit|zusage",
        tell: "bestatigen dass|termin bestatigen|geoffnet|offnungszeiten|offnen|geschlossen|betriebsferien|lieferung|geliefert|zustellung|paket|fallig|frist|einreichungsfrist|protokoll|zur kenntnis|\
        nur damit du|zur information|du musst nicht|sie mussen nicht|nicht erforderlich|erreichen sie|erreichbar|urlaub|abwesend|abwesenheit|newsletter|\
        abmelden|anmeldung|ich treffe mich|ich treffe|gebe dir danach|besprechungsraum|terminplan|elternabend|beginnt|findet .. statt|verfallt|gultig|ging|waren|\
        brauchen nichts|zug|flug|abfahrt|auktion|ohne dich|verkundungstermin|zu tun|sendung|teppich|konzert|vorstellung|bin ab|wieder fur sie|wartung|ihre bestellung",
        aside: "zur kenntnis|nur damit du|nur damit sie|zur information|du musst nicht|sie mussen nicht|nicht erforderlich|newsletter|abmelden|brauchen nichts|abwesend|keine antwort notig",
        past: "war|waren|ging|gestern|letzten|letzte|vorige|nicht geklappt|geklappt hat|habe ich",
        unfit: "geht nicht|kann ich nicht|passt nicht|passt mir nicht|geht leider nicht|passt leider nicht|klappt nicht|bin ich dicht|keine zeit|nicht moglich|bin ich nicht|verhindert",
        deadline: "bis|vor|seit|bis zum|spatestens|bis spatestens",
        doubt: "tag nach der|tag nach dem|tag nach ihrer|tag nach deiner|tag vor der|tag vor dem|am tag der|nach der messe|nach dem umzug|woche nach der|woche nach dem",
        to: "auf|stattdessen|zum|zu",
        glue: "um|am|der|dem|den|gegen|ab|dann|und|zwar|uhr|von|also|bitte|vielleicht|so|ca|etwa",
        dated: "woche|wochen|kw|heiligabend|silvester|ostermontag|pfingstmontag|halb|viertel|dreiviertel|mittag|mitternacht|uhr|ubernachste|nachste|nachsten|heute|morgen|ubermorgen|tag|tage|tagen|monat|dreikonig*|weihnacht*",
        between: "zwischen",
    },
    picks: PickWords {
        ordinals: ["erste|ersten|erster|erstes", "zweite|zweiten|zweiter|zweites", "dritte|dritten|dritter|drittes", "vierte|vierten", "funfte|funften"],
        counters: "nr|nummer|vorschlag|termin|variante",
        last: "letzte|letzten|letzter|letztes|spateste|spatesten|spatere",
        earliest: "fruheste|fruhesten|fruhester|frueheste",
        middle: "mittlere|mittleren|mittlerer",
        morning: "vormittag|vormittags|morgens",
        afternoon: "nachmittag|nachmittags",
        any: "egal|alle passen|suchen sie aus|such dir|such aus|suchen sie sich|wie sie mochten|sie entscheiden|jeder|alle drei|alles|nur nicht|\
            bloss nicht",
        except: "ausser|nur nicht|bloss nicht",
        negations: "feiertag|weder|nicht|kein|keine|schlecht|leider nein|nein|ne",
        none: "keiner|keine davon|keinen davon|nichts dabei|keines|keins|passt leider nicht|dienstreise|urlaub|verhindert",
        dropped: "erledigt|nicht mehr notig|nicht mehr notwendig|nicht mehr gebraucht|brauche keinen|brauchen keinen|absagen|storniere|stornieren|\
            kein interesse mehr",
        deferred: "melde mich|muss erst|muss ich erst|muss ich noch|muss noch|gebe bescheid|sage ihnen|ich klare|abwesenheit|abwesend",
        here: "meine zeit|meiner zeit|bei mir|bei uns|hier",
        there: "bei ihnen|bei dir|ihrer zeit|deiner zeit|ihre zeit",
        same_day: "selben tag|gleichen tag",
        rather_than: "statt|anstatt",
        otherwise: "sonst|ansonsten|notfalls|zur not",
        too: "auch",
        turns: "aber|sondern",
        at: "um|gegen",
        noon: "mittags",
        half: "",
        quarter: "viertel",
        past: "nach",
        before: "vor",
        am: "morgens|vormittags",
        pm: "nachmittags|abends",
        oclock: "uhr",
        sign_offs: "gruss|grusse|viele grusse|beste grusse|mit freundlichen grussen|lg|mfg",
        talked: "gesprochen|telefoniert|gesprochen haben",
        yes: "ja|passt|passt gut|passt mir|passt mir gut|passt uns|das passt|das passt mir|gerne|einverstanden|geht klar|perfekt|bestens",
        courtesies: "danke|vielen dank|super|das|der termin|mir|uns|bis dann|hallo",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatische antwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsbenachrichtigung", "abwesenheitsnachricht",
        "abwesenheitsassistent", "autoantwort", "auto-antwort", "automatische antwort von", "automatische rückantwort",
        "automatische abwesenheitsnotiz", "urlaubsbenachrichtigung", "automatische nachricht", "lesebestätigung", "empfangsbestätigung",
    ],
    away_subjects: &[
        "abwesenheit", "abwesend", "nicht im büro", "ich bin nicht im büro", "außer haus", "ausser haus", "im urlaub", "urlaub", "urlaubsbedingt",
        "in elternzeit", "elternzeit", "mutterschutz", "im mutterschutz", "nicht erreichbar", "derzeit nicht erreichbar", "ich bin im urlaub",
        "ich bin abwesend", "betriebsferien", "betriebsurlaub", "krankheitsbedingt", "out of office bis", "büro geschlossen",
    ],
    third_person: &["ist außer haus", "ist ausser haus", "ist nicht im büro", "ist im urlaub", "ist abwesend", "ist derzeit abwesend"],
    automatic: &[
        "dies ist eine automatische", "das ist eine automatische", "diese nachricht wurde automatisch", "diese e-mail wurde automatisch",
        "diese mail wurde automatisch", "dies ist eine automatisch", "automatisch generierte", "automatisch erzeugte", "automatisch erstellte",
        "hierbei handelt es sich um eine automatische", "sie erhalten diese automatische",
    ],
    away: &[
        "nicht im büro", "nicht im haus", "außer haus", "ausser haus", "im urlaub", "abwesend", "in elternzeit", "im mutterschutz", "auf dienstreise",
        "auf geschäftsreise", "ich bin verreist", "ich bin unterwegs", "nicht erreichbar", "nicht zu erreichen", "nicht am platz",
        "nicht an meinem arbeitsplatz", "nicht am arbeitsplatz", "ich bin erst wieder", "bin ich wieder", "büro ist geschlossen", "haben geschlossen",
        "betriebsferien", "betriebsurlaub", "arbeite nicht mehr", "nicht mehr im unternehmen", "nicht mehr für", "das unternehmen verlassen",
        "krankgeschrieben", "bis auf weiteres", "ich habe urlaub", "habe ich urlaub", "bin ich nicht da", "ich bin nicht da",
        "bin im homeoffice nicht", "ich bin erkrankt", "bin in den ferien", "in den ferien", "bin offline", "mache ich pause", "mache urlaub",
    ],
    back: &[
        "bis ", "ab dem", "ab montag", "ab dienstag", "ab mittwoch", "ab donnerstag", "ab freitag", "wieder", "zurück", "nach meiner rückkehr",
        "rückkehr", "vom ",
    ],
    stand_in: &[
        "in dringenden fällen", "in dringenden angelegenheiten", "in dringenden", "bei dringenden", "in eiligen", "in notfällen", "im notfall",
        "wenden sie sich", "wende dich", "wendet euch", "kontaktieren sie", "meine vertretung", "vertritt mich", "vertreten durch", "vertretung",
        "meine kollegin", "mein kollege", "meine kollegen", "meiner kollegin", "meinem kollegen", "hilft ihnen", "hilft dir", "helfen ihnen",
        "schreiben sie an", "wenn es eilt", "wenns brennt", "wenn's brennt", "falls es dringend", "dringend ist",
    ],
    unread: &[
        "nicht weitergeleitet", "werde ihre nachricht nach", "werde ihre e-mail", "werde deine", "werde mich", "melde mich", "keinen zugriff",
        "kein zugriff", "eingeschränkt", "nur sporadisch", "nicht regelmäßig", "e-mails werden nicht gelesen", "nicht gelesen", "lese keine",
        "lese ich keine", "vielen dank für ihre", "vielen dank für deine", "danke für ihre", "danke für deine", "herzlichen dank für ihre",
        "nach meiner rückkehr", "so bald wie möglich", "schnellstmöglich", "schnellstens", "beantworte",
    ],
    received: &[
        "wir haben ihre nachricht erhalten", "wir haben ihre anfrage erhalten", "ihre anfrage ist bei uns eingegangen",
        "ihre nachricht ist bei uns eingegangen", "ihre e-mail ist bei uns eingegangen", "ist bei uns eingegangen", "ihre ticketnummer",
        "ticketnummer", "vorgangsnummer", "ihre anfrage wird", "schnellstmöglich bearbeiten", "antworten sie nicht auf diese",
        "bitte nicht auf diese", "bitte antworten sie nicht",
    ],
    receipts: &["gelesen", "ungelesen gelöscht", "nicht gelesen", "ungelesen"],
    prefixes: &["aw", "wg", "antwort"],
    quotes: QuoteWords {
        wrote: &["schrieb", "geschrieben", "schrieben", "schreibt", "hat geschrieben"],
        openings: &["im ", "am\u{a0}", "am "],
        dates: &["mai", "okt", "dez", "mittwoch", "sonntag", "samstag", "mär"],
        originals: &[
            "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "ursprünglicher termin", "antwort nachricht",
            "ursprüngliche e-mail", "ursprüngliche mail",
        ],
        forwards: &["weitergeleitete nachricht", "weitergeleitete mail", "weitergeleitete e-mail"],
        forward_openings: &["weitergeleitet von ", "weitergeleitet am "],
        apple_forwards: &["anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail"],
        answers_above: &[
            "antworten sie oberhalb dieser", "antwort oberhalb dieser", "ihre antwort über dieser", "antworten sie über dieser",
            "antwort über dieser linie", "bitte nicht unterhalb dieser linie",
        ],
        quoting: &["zitat von ", "zitiere ", "ich zitiere "],
        first_person: &["schrieb ich", "schrieben wir", "habe ich geschrieben"],
        labels: &[
            ("von", Label::From), ("absender", Label::From), ("gesendet um", Label::Date), ("gesendet", Label::Date), ("gesendet am", Label::Date),
            ("datum", Label::Date), ("an", Label::To), ("empfänger", Label::To), ("betreff", Label::Subject), ("kopie", Label::Other),
            ("antwort an", Label::Other), ("anlagen", Label::Other),
        ],
        any_dates: &["datum"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "mit lieben grüßen", "mit herzlichen grüßen", "mit vielen grüßen", "viele liebe grüße", "mit besten grüssen", "schöne grüsse",
            "liebe grüsse", "herzliche grüsse", "freundlicher gruß", "freundlichen gruß", "grüessli", "mit freundlichen gruessen",
            "freundliche gruesse", "viele gruesse", "beste gruesse", "liebe gruesse", "gruss", "hg", "fg", "m.f.g", "mit freundlichen grüßen",
            "mit freundlichen grüssen", "mit freundlichem gruß", "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse", "viele grüße",
            "viele grüsse", "beste grüße", "beste grüsse", "liebe grüße", "herzliche grüße", "schöne grüße", "mit besten grüßen", "mfg", "lg", "vg",
            "gruß", "grüße", "hochachtungsvoll",
        ],
        devices: &[
            "gesendet aus", "gesendet über", "gesendet via", "diese e-mail wurde von meinem", "outlook für ", "laden sie outlook",
            "holen sie sich outlook", "von meinem", "von meiner", "gesendet von", "gesendet mit", "diese nachricht wurde von meinem",
            "von unterwegs gesendet",
        ],
        excuses: &["entschuldig", "tippfehler", "kürze"],
        legal_openings: &[
            "diese e-mail", "diese email", "diese mail", "diese nachricht", "der inhalt dieser", "die information", "vertraulich", "hinweis:",
            "wichtiger hinweis",
        ],
        legal_marks: &[
            "nicht der richtige adressat", "irrtümlich erhalten", "vorgesehene empfänger", "beabsichtigte empfänger", "adressaten bestimmt",
            "empfänger bestimmt",
        ],
    },
    bounces: BounceWords {
        subjects: &["unzustellbar", "zustellung", "nicht zugestellt", "fehler bei der zustellung", "unzustellbare", "nicht zustellbar", "rückläufer"],
        sayings: &[
            "fehler bei der nachrichtenzustellung", "nicht gefunden werden", "konnte nicht zugestellt", "nicht zustellbar", "existiert nicht",
            "postfach ist voll", "unbekannter empfänger", "empfänger unbekannt", "adresse wurde nicht gefunden", "nicht zugestellt", "unzustellbar",
            "konnte nicht",
        ],
        of_mail: &["ihre nachricht", "ihre e-mail", "ihre mail", "deine nachricht", "deine e-mail", "die nachricht"],
        delays: &["noch nicht zugestellt"],
        reasons: &[
            ("postfach ist voll", "5.2.2"), ("speicherplatz", "5.2.2"), ("nachricht ist zu groß", "5.3.4"), ("nicht gefunden werden", "5.1.1"),
            ("existiert nicht", "5.1.1"), ("unbekannter empfänger", "5.1.1"), ("empfänger unbekannt", "5.1.1"), ("benutzer unbekannt", "5.1.1"),
            ("unbekannter benutzer", "5.1.1"), ("adresse wurde nicht gefunden", "5.1.1"),
        ],
    },
};
