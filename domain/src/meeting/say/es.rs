//! Spanish.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    numbers: "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
    weekdays: ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};
