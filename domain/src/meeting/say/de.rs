//! German.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    numbers: "eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf",
    weekdays: [
        "montag|mo|montags",
        "dienstag|di|dienstags",
        "mittwoch|mi|mittwochs",
        "donnerstag|do|donnerstags",
        "freitag|fr|freitags",
        "samstag|sonnabend|sa|samstags",
        "sonntag|so|sonntags",
    ],
    months: [
        "januar|janner",
        "februar",
        "marz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
};
