//! Spanish.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_BOUNCES, NO_QUOTES, PickWords, QuoteWords,
    SignatureWords, Words,
};
use crate::drafting;
use rust_stemmers::Algorithm;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    name: "Spanish",
    own_name: "español",
    common: "el la los las un una unos y es son no yo usted ustedes nosotros nuestro nuestra su sus mi mis para con en por que quien como cuando cuanto cuesta donde puede podria podemos tengo tiene tenemos hay este esta esto estan del al se le me lo muy mas pero si gracias hola buenos buenas dias tardes saludos quisiera quiero favor estoy ha he necesito sobre tambien de",
    dates: DateWords {
        weekdays: [
            "lunes lun",
            "martes",
            "miércoles mié",
            "jueves jue",
            "viernes vie",
            "sábado sáb",
            "domingo dom",
        ],
        months: [
            "enero ene",
            "febrero feb",
            "marzo",
            "abril abr",
            "mayo",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre sept sep",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ],
        numbers: &["", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte"],
        terms: &[
            ("quince días", "two weeks"),
            ("hace", "ago-ahead"), ("uno de", "first of"), ("treinta", "thirty"), ("cuarenta", "forty"), ("cuarenta y cinco", "forty five"),
            ("cada", "every"), ("todos los", "every"), ("todas las", "every"), ("ese día", "that day"), ("ese mismo día", "that day"),
            ("día siguiente", "day after"), ("a.m.", "am"), ("p.m.", "pm"), ("al día siguiente de", "day after"), ("hoy", "today"),
            ("esta mañana", "this morning"), ("esta tarde", "this afternoon"), ("esta noche", "tonight"), ("mañana", "tomorrow"),
            ("mañana por la mañana", "tomorrow morning"), ("mañana por la tarde", "tomorrow afternoon"), ("mañana a la noche", "tomorrow evening"),
            ("mañana por la noche", "tomorrow evening"), ("pasado mañana", "overmorrow"), ("ayer", "yesterday"), ("anteayer", "foreyesterday"),
            ("antes de ayer", "foreyesterday"), ("antier", "foreyesterday"), ("de hoy en ocho", "a week today"),
            ("de hoy en quince", "two weeks today"), ("a", "at"), ("a la", "at"), ("a las", "at"), ("a eso de las", "around"),
            ("sobre las", "around"), ("hacia las", "around"), ("al", "until the"), ("de", "of"), ("de las", "from"), ("del", "of the"),
            ("desde", "from"), ("desde las", "from"), ("a partir de las", "from"), ("a partir del", "from the"), ("entre", "between"),
            ("entre las", "between"), ("hasta", "until"), ("hasta las", "until"), ("y las", "and"), ("y", "and"), ("o", "or"), ("u", "or"),
            ("el", "on the"), ("los", "the"), ("la", "the"), ("las", "the"), ("en", "in"), ("dentro de", "in"), ("después de", "after"),
            ("antes de", "before"), ("durante", "for"), ("de la mañana", "in the morning"), ("por la mañana", "in the morning"),
            ("de la madrugada", "in the morning"), ("de la tarde", "in the afternoon"), ("por la tarde", "in the afternoon"), ("tarde", "afternoon"),
            ("de la noche", "in the evening"), ("por la noche", "in the evening"), ("noche", "evening"), ("mediodía", "noon"),
            ("del mediodía", "in the afternoon"), ("medianoche", "midnight"), ("semana", "week"), ("semanas", "weeks"),
            ("semana que viene", "coming week"), ("semana próxima", "coming week"), ("próxima semana", "coming week"),
            ("semana pasada", "last week"), ("esta semana", "this week"), ("mes", "month"), ("meses", "months"), ("mes que viene", "next month"),
            ("próximo mes", "next month"), ("fin", "end"), ("finales", "end"), ("principios", "beginning"), ("mediados", "middle"),
            ("fin de semana", "weekend"), ("día", "day"), ("días", "days"), ("días hábiles", "business days"), ("días laborables", "business days"),
            ("hora", "hour-mark"), ("horas", "hour-mark"), ("hrs", "hour-mark"), ("hs", "hour-mark"), ("minuto", "minute"), ("minutos", "minutes"),
            ("media hora", "half hour"), ("una hora y media", "1.5 hours"), ("hora y media", "1.5 hours"), ("cuarto de hora", "quarter-hour"),
            ("tres cuartos de hora", "three-quarter-hour"), ("una", "one"), ("un", "a"), ("y media", "and-half"), ("y cuarto", "and-quarter"),
            ("menos cuarto", "less-quarter"), ("un cuarto para las", "quarter to"), ("cuarto para las", "quarter to"), ("menos", "less"),
            ("veinticinco", "25"), ("que viene", "coming"), ("próximo", "coming"), ("próxima", "coming"), ("siguiente", "coming"),
            ("pasado", "last"), ("pasada", "last"), ("este", "this"), ("esta", "this"), ("último", "last"), ("primer", "first"),
            ("primero", "first"), ("segundo", "second"), ("tercer", "third"), ("cuarto", "fourth"), ("hora peninsular", "madrid time"),
            ("hora española", "spanish time"), ("mi hora", "my time"), ("su hora", "your time"), ("tu hora", "your time"),
            ("feliz navidad", "greeting"), ("felices pascuas", "greeting"), ("nochebuena", "christmas-eve"), ("navidad", "christmas-day"),
            ("nochevieja", "new-years-eve"), ("año nuevo", "new-years-day"), ("feliz año nuevo", "greeting"), ("día de reyes", "epiphany"),
            ("reyes magos", "epiphany"), ("miércoles de ceniza", "ash-wednesday"), ("domingo de ramos", "palm-sunday"),
            ("jueves santo", "maundy-thursday"), ("viernes santo", "good-friday"), ("sábado santo", "easter-saturday"),
            ("domingo de pascua", "easter-sunday"), ("lunes de pascua", "easter-monday"), ("día del trabajo", "may-day"),
            ("día del trabajador", "may-day"), ("todos los santos", "all-saints-day"), ("inmaculada", "immaculate-conception"),
            ("día de la hispanidad", "hispanic-day"),
        ],
        compounds: &[],
        rejecting: &["no", "no el", "ya no", "en vez de", "en vez del", "en lugar de", "en lugar del", "menos el", "excepto", "ni"],
    },
    has_capital_days: false,
    phrases: &drafting::phrases::es::PHRASES,
    reminder: "Este es un breve recordatorio de nuestra reunión.",
    stemmer: Algorithm::Spanish,
    vocabulary: include_str!("../drafting/vocabulary/es.txt"),
    meeting: MeetingWords {
        propose: "prefiere usted|le va mejor|te va mejor|le viene mejor|te viene mejor|prefieres|prefiere|te viene bien|le viene bien|os viene bien|les viene bien|te vendria|le vendria|podemos|podriamos|\
        podria ser|le propongo|te propongo|propongo|proponemos|quedamos|nos vemos|nos reunimos|hablamos|comemos|\
        cenamos|te parece|le parece|que tal|te llamo|le llamo|te va bien|le va bien|estas libre|esta libre|\
        estas disponible|esta disponible|estaria disponible|estoy libre|puedo pasar|me gustaria .. reunirnos|\
        me gustaria pasar|tenemos disponible|ofrecemos|vengase|venga|seria posible|puedo llamarte|puedo llamarle|\
        tomamos",
        request: "es posible|puedes|podes|puede usted|podrias|podria|puedo",
        wish: "quisiera|quisieramos|me gustaria|nos gustaria|quiero|deseo|desearia|por favor",
        command: "llameme|llamame|llamenos|venga|pase",
        arrange: "quisiera|quisieramos|me|nos|gustaria|quiero|deseo|desearia|por|\
        favor|pedir|concertar|reservar|solicitar|agendar|programar|tener|una|\
        un|breve|nueva|nuevo|con|usted|ustedes|fijar",
        definite: "la|el|nuestra|nuestro|su|tu|mi|esta|este|del",
        meet: "llameme|llamame|llamarme|llamenos|llamarnos|consulta|sesion|pasar por|pasarme por|visitarles|visitarle|visitarlos|\
        reunion|reunirnos|cita|llamada|llamar|entrevista|videollamada|vernos|visita|comida|cafe|cena|hablar|comemos|oficina|estudio|firma|turno|saludarle|telefono|hablamos",
        confirm: "de acuerdo|te parece|le parece|confirma|confirme|confirmar|digame|dime|te va bien|le va bien|le viene|te viene|indicar su preferencia|cual prefiere|cual prefieres|vale|que le parece",
        ask: "cuando te|cuando le|cuando puedes|cuando puede|cuando podriamos|cuando podemos|cuando estas|cuando esta|cuando tiene|cuando tienes|su disponibilidad|tu disponibilidad|que dia|que dias|\
        algunos huecos|cuando os|cuando seria|cuando nos",
        open_hour: "a que hora|que hora|cuando tu quieras|cuando quieras|cuando usted quiera|a cualquier hora|la hora que",
        refuse: "no me llame|no me llames|no llame|no llames|no quiero .. reunion|no vengas|no venga|no me interesa|no necesito|no nos interesa|ni .. ni|no hace falta reunir*|no hace falta llamar|no hace falta vernos|por escrito",
        cancel: "cancela*|cancelar|anula*|anular|suspender|suspende",
        shift: "aplaza*|mover|movemos|pasar la|pasar el|cambiar la|cambiar el|posponer|retrasar|adelantar|reprogramar|trasladar",
        accept: "me viene bien|me va bien|perfecto|confirmo|confirmamos|su propuesta|tu propuesta|nos vemos entonces|la hora que propuso|me parece bien|queda confirmado",
        tell: "confirmar que|confirmarme que|confirmar nuestra|abrimos|abierto|abre|horario|cerrado|cerramos|cierra|entrega|entregara|paquete|factura|vence|vencimiento|plazo|para tu informacion|para su informacion|no hace falta que|\
        no es necesario|me reuno|reuno con|vacaciones|fuera de la oficina|ausente|boletin|darse de baja|inscripcion|acta|adjunto el acta|caduca|empieza|comienza|tren|vuelo|sala de|pedido|\
        respondere|seminario|reparto|repartidor|concierto|corte",
        aside: "para tu informacion|para su informacion|no hace falta que|no es necesario que|darse de baja|boletin|fuera de la oficina|respuesta automatica",
        past: "fue|era|ayer|pasado|pasada|celebrada|estuvo|tuvimos|estuve",
        unfit: "no puedo|no me viene bien|no me va bien|no es posible|no estoy|imposible",
        deadline: "antes|hasta|desde|a mas tardar",
        doubt: "dia despues de|dia despues del|al dia siguiente de|al dia siguiente del|el dia de la|la vispera|dia antes de|dia antes del",
        to: "al|a|para|mejor",
        glue: "a|la|las|el|de|del|los|que|viene|sobre|hacia|por|dia|proximo|este|en|y",
        dated: "semana|semanas|media|cuarto|mediodia|medianoche|hora|horas|mes|manana|hoy|pasado|tarde|noche|pascua|navidad|nochebuena|proximo|proxima|menos",
        between: "entre",
    },
    picks: PickWords {
        ordinals: ["primera|primero", "la segunda|segundo|segunda opcion", "tercera|tercero", "cuarta opcion", ""],
        counters: "no|numero|opcion",
        last: "ultima|ultimo",
        earliest: "mas temprano",
        middle: "del medio",
        morning: "por la manana",
        afternoon: "por la tarde",
        any: "cualquiera|cualquier|me da igual|todas|elija usted|elige tu|los tres",
        except: "menos|excepto|salvo",
        negations: "festivo|no|imposible|dificil",
        none: "ninguna|ninguno|de viaje",
        dropped: "cancelar|cancele|anular|ya no hace falta|ya no necesito|ya no es necesario",
        deferred: "tengo que consultar|le confirmo luego|te digo|le aviso|tengo que preguntar|automatica|fuera de la oficina|ausente",
        here: "de aqui|mi hora",
        there: "tu hora|su hora|de ahi",
        same_day: "mismo dia",
        rather_than: "en vez de|en lugar de",
        otherwise: "si no",
        too: "tambien",
        turns: "pero",
        at: "a las|a la|las|la",
        noon: "mediodia",
        half: "media",
        quarter: "cuarto",
        past: "y",
        before: "menos",
        am: "de la manana",
        pm: "de la tarde|de la noche",
        oclock: "horas|hs",
        sign_offs: "saludos|un saludo|atentamente",
        talked: "hable con|hemos hablado|he hablado",
        yes: "de acuerdo|perfecto|vale|me viene bien|me va bien",
        courtesies: "gracias|muchas gracias|hola|si|muy bien",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "respuesta automática", "respuesta automatica", "respuesta automática de", "contestación automática", "mensaje automático", "autorespuesta",
        "auto respuesta", "mensaje de ausencia", "notificación de ausencia", "confirmación de lectura", "acuse de recibo",
    ],
    away_subjects: &[
        "fuera de la oficina", "fuera de oficina", "ausente de la oficina", "ausencia", "ausente", "de vacaciones", "vacaciones",
        "estoy de vacaciones", "baja por maternidad", "baja maternal", "no disponible", "fuera del despacho", "oficina cerrada",
    ],
    third_person: &["está ausente de la oficina", "está fuera de la oficina", "está de vacaciones", "estará ausente", "está ausente"],
    automatic: &[
        "esta es una respuesta automática", "este es un mensaje automático", "este es un correo automático", "mensaje generado automáticamente",
        "correo generado automáticamente", "este mensaje se ha generado automáticamente", "respuesta automática",
    ],
    away: &[
        "fuera de la oficina", "fuera de oficina", "estoy fuera", "estaré fuera", "me encuentro fuera", "me encuentro de vacaciones",
        "estoy de vacaciones", "estaré de vacaciones", "de vacaciones", "estoy ausente", "estaré ausente", "me encuentro ausente",
        "ausente de la oficina", "de baja", "de viaje", "no estoy disponible", "no estaré disponible", "no me encuentro en la oficina",
        "no estoy en la oficina", "no estaré en la oficina", "nuestra oficina permanecerá cerrada", "oficina está cerrada", "ya no trabajo",
        "ya no trabaja", "baja por maternidad", "permiso de maternidad", "permiso de paternidad",
    ],
    back: &[
        "hasta el", "hasta", "a partir del", "mi regreso", "mi vuelta", "regreso el", "regresaré", "vuelvo el", "volveré", "estaré de vuelta",
        "de regreso", "del ",
    ],
    stand_in: &[
        "para asuntos urgentes", "asuntos urgentes", "en caso de urgencia", "si es urgente", "en caso de emergencia", "cualquier urgencia",
        "urgencias", "urgente", "contacte con", "contacta con", "contactar con", "póngase en contacto", "ponte en contacto", "diríjase a",
        "escriba a", "escribe a", "mi compañero", "mi compañera", "mis compañeros", "mi colega", "durante mi ausencia", "en mi ausencia",
        "puede contactar", "puedes contactar",
    ],
    unread: &[
        "acceso limitado", "sin acceso", "no tendré acceso", "no tengo acceso", "no leeré", "no revisaré", "no reviso", "responderé", "le contestaré",
        "contestaré", "atenderé", "a mi regreso", "a mi vuelta", "a la mayor brevedad", "lo antes posible", "no será reenviado",
        "gracias por su mensaje", "gracias por tu mensaje", "gracias por su correo", "gracias por tu correo", "gracias por contactar",
    ],
    received: &[
        "hemos recibido su", "hemos recibido tu", "su solicitud ha sido recibida", "su mensaje ha sido recibido", "número de ticket",
        "número de caso", "nos pondremos en contacto", "le responderemos", "te responderemos", "no responda a este", "no respondas a este",
        "a la mayor brevedad",
    ],
    receipts: &["leído", "leido", "no leído"],
    prefixes: &["rv"],
    quotes: QuoteWords {
        wrote: &["escribió", "escribio", "escribía", "escribe", "ha escrito"],
        openings: &["el\u{a0}", "el "],
        dates: &["ene", "abr", "ago", "dic"],
        originals: &["mensaje original", "mensaje enviado", "mensaje recibido", "correo original", "e-mail original", "mensaje anterior"],
        forwards: &["mensaje reenviado", "mensaje enviado a usted", "correo reenviado"],
        forward_openings: &["reenviado por "],
        apple_forwards: &["inicio del mensaje reenviado"],
        answers_above: &[
            "responda por encima de esta línea", "respuesta por encima de esta línea", "escriba su respuesta encima",
            "responder por encima de esta línea",
        ],
        quoting: &["citando a ", "citando ", "cita de "],
        first_person: &["escribí"],
        labels: &[
            ("de", Label::From), ("remitente", Label::From), ("enviado", Label::Date), ("enviado el", Label::Date), ("fecha", Label::Date),
            ("para", Label::To), ("destinatario", Label::To), ("asunto", Label::Subject), ("copia", Label::Other), ("responder a", Label::Other),
        ],
        any_dates: &["fecha"],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "reciba un cordial saludo", "cordial saludo", "saludos a todos", "un fuerte abrazo", "abrazos", "afectuosamente",
            "le saluda atentamente", "mis mejores saludos", "slds", "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "atentamente",
            "atentos saludos", "muy atentamente", "cordialmente", "un abrazo",
        ],
        devices: &["enviado por ", "enviada desde", "descargar outlook", "enviado desde mi", "enviado desde", "enviado con", "obtener outlook para"],
        excuses: &["errores", "disculp"],
        legal_openings: &["este mensaje", "este correo", "la información", "aviso legal", "aviso de confidencialidad", "aviso"],
        legal_marks: &["recibido este mensaje por error", "recibido por error", "no es el destinatario", "exclusivamente a su destinatario"],
    },
    bounces: BounceWords {
        subjects: &[
            "no se puede entregar", "no entregado", "no recapitable", "error de entrega", "fallo en la entrega", "entrega fallida", "devuelto",
        ],
        sayings: &[
            "no se pudo entregar", "error de entrega", "no existe", "usuario desconocido", "buzón lleno", "buzón está lleno", "no se encontró",
            "no se pudo", "no ha podido",
        ],
        of_mail: &["su mensaje", "tu mensaje", "el mensaje"],
        reasons: &[
            ("buzón lleno", "5.2.2"), ("buzón está lleno", "5.2.2"), ("buzón de correo está lleno", "5.2.2"), ("cuota excedida", "5.2.2"),
            ("excedido la cuota", "5.2.2"), ("demasiado grande", "5.3.4"), ("no existe", "5.1.1"), ("usuario desconocido", "5.1.1"),
            ("destinatario desconocido", "5.1.1"), ("dirección desconocida", "5.1.1"), ("no se encontró", "5.1.1"), ("no se ha encontrado", "5.1.1"),
            ("no encontrado", "5.1.1"), ("desconocid", "5.1.1"),
        ],
        ..NO_BOUNCES
    },
};
