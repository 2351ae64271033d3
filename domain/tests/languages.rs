//! Mail in six languages besides English, as its writers and their programs set it: what is visible, and what is automatic.

use domain::mail::{self, Kind};

/// Language, mail, and what of it its sender wrote now.
const REPLIES: [(&str, &str, &str); 18] = [
    (
        "de",
        "Hallo Mara,\n\nDienstag passt uns gut.\n\nViele Grüße\nLena\n\nAm Mo., 16. Nov. 2026 um 09:55 Uhr schrieb Mara Feldkamp <mara@larkbench.example>:\n> Passt Ihnen Dienstag?\n",
        "Hallo Mara,\n\nDienstag passt uns gut.",
    ),
    (
        "de",
        "Bitte stornieren Sie die Bestellung 4711.\n\nVon: Mara Feldkamp <mara@larkbench.example>\nGesendet: Montag, 16. November 2026 09:55\nAn: Lena Brandt\nBetreff: Ihre Bestellung\n\nIhre Bestellung ist unterwegs.\n",
        "Bitte stornieren Sie die Bestellung 4711.",
    ),
    (
        "de",
        "Geht klar, bis dann!\n\nVon meinem iPhone gesendet\n\n> Am 16.11.2026 um 09:55 schrieb Mara <mara@larkbench.example>:\n>\n> Bis Dienstag\n",
        "Geht klar, bis dann!",
    ),
    (
        "fr",
        "Bonjour Mara,\n\nMardi nous convient.\n\nCordialement,\nLéna\n\nLe lun. 16 nov. 2026 à 09:55, Mara Feldkamp <mara@larkbench.example> a écrit :\n> Mardi vous convient-il ?\n",
        "Bonjour Mara,\n\nMardi nous convient.",
    ),
    (
        "fr",
        "Merci d’annuler la commande 4711.\n\nDe : Mara Feldkamp <mara@larkbench.example>\nEnvoyé : lundi 16 novembre 2026 09:55\nÀ : Léna Brandt\nObjet : Votre commande\n\nVotre commande est en route.\n",
        "Merci d’annuler la commande 4711.",
    ),
    (
        "fr",
        "Parfait, à mardi !\n\nEnvoyé de mon iPhone\n\n> Le 16 nov. 2026 à 09:55, Mara <mara@larkbench.example> a écrit :\n>\n> À mardi\n",
        "Parfait, à mardi !",
    ),
    (
        "es",
        "Hola Mara:\n\nEl martes nos viene bien.\n\nUn saludo,\nElena\n\nEl lun, 16 nov 2026 a las 9:55, Mara Feldkamp (<mara@larkbench.example>) escribió:\n> ¿Les viene bien el martes?\n",
        "Hola Mara:\n\nEl martes nos viene bien.",
    ),
    (
        "es",
        "Por favor, anulen el pedido 4711.\n\nDe: Mara Feldkamp <mara@larkbench.example>\nEnviado el: lunes, 16 de noviembre de 2026 9:55\nPara: Elena Brandt\nAsunto: Su pedido\n\nSu pedido está en camino.\n",
        "Por favor, anulen el pedido 4711.",
    ),
    (
        "es",
        "Perfecto, ¡hasta el martes!\n\nEnviado desde mi iPhone\n\n> El 16 nov 2026, a las 9:55, Mara <mara@larkbench.example> escribió:\n>\n> Hasta el martes\n",
        "Perfecto, ¡hasta el martes!",
    ),
    (
        "pt",
        "Olá Mara,\n\nTerça-feira está ótimo para nós.\n\nAtenciosamente,\nHelena\n\nEm seg., 16 de nov. de 2026 às 09:55, Mara Feldkamp <mara@larkbench.example> escreveu:\n> Terça-feira está bem?\n",
        "Olá Mara,\n\nTerça-feira está ótimo para nós.",
    ),
    (
        "pt",
        "Por favor, cancelem o pedido 4711.\n\nDe: Mara Feldkamp <mara@larkbench.example>\nEnviada em: segunda-feira, 16 de novembro de 2026 09:55\nPara: Helena Brandt\nAssunto: O seu pedido\n\nO seu pedido está a caminho.\n",
        "Por favor, cancelem o pedido 4711.",
    ),
    (
        "pt",
        "Combinado, até terça!\n\nEnviado do meu iPhone\n\n> Em 16 de nov. de 2026, à(s) 09:55, Mara <mara@larkbench.example> escreveu:\n>\n> Até terça\n",
        "Combinado, até terça!",
    ),
    (
        "it",
        "Buongiorno Mara,\n\nmartedì va bene per noi.\n\nCordiali saluti\nElena\n\nIl giorno lun 16 nov 2026 alle ore 09:55 Mara Feldkamp <mara@larkbench.example> ha scritto:\n> Martedì va bene?\n",
        "Buongiorno Mara,\n\nmartedì va bene per noi.",
    ),
    (
        "it",
        "Per favore annullate l'ordine 4711.\n\nDa: Mara Feldkamp <mara@larkbench.example>\nInviato: lunedì 16 novembre 2026 09:55\nA: Elena Brandt\nOggetto: Il suo ordine\n\nIl suo ordine è in viaggio.\n",
        "Per favore annullate l'ordine 4711.",
    ),
    (
        "it",
        "Perfetto, a martedì!\n\nInviato da iPhone\n\n> Il giorno 16 nov 2026, alle ore 09:55, Mara <mara@larkbench.example> ha scritto:\n>\n> A martedì\n",
        "Perfetto, a martedì!",
    ),
    (
        "nl",
        "Dag Mara,\n\nDinsdag schikt ons goed.\n\nMet vriendelijke groet,\nLena\n\nOp ma 16 nov 2026 om 09:55 schreef Mara Feldkamp <mara@larkbench.example>:\n> Schikt dinsdag?\n",
        "Dag Mara,\n\nDinsdag schikt ons goed.",
    ),
    (
        "nl",
        "Graag bestelling 4711 annuleren.\n\nVan: Mara Feldkamp <mara@larkbench.example>\nVerzonden: maandag 16 november 2026 09:55\nAan: Lena Brandt\nOnderwerp: Uw bestelling\n\nUw bestelling is onderweg.\n",
        "Graag bestelling 4711 annuleren.",
    ),
    (
        "nl",
        "Prima, tot dinsdag!\n\nVerzonden vanaf mijn iPhone\n\n> Op 16 nov 2026 om 09:55 heeft Mara <mara@larkbench.example> het volgende geschreven:\n>\n> Tot dinsdag\n",
        "Prima, tot dinsdag!",
    ),
];

/// Subject and text of answers that programs sent, without any header that says so.
const AUTOMATIC: [(&str, &str); 12] = [
    (
        "Abwesenheitsnotiz: Ihr Angebot",
        "Guten Tag, ich bin bis zum 20. November nicht erreichbar.",
    ),
    (
        "AW: Ihr Angebot",
        "Vielen Dank für Ihre Nachricht. Ich bin derzeit nicht im Büro und habe keinen Zugriff auf meine E-Mails. In dringenden Fällen wenden Sie sich bitte an meine Kollegin.",
    ),
    (
        "Réponse automatique : Votre offre",
        "Bonjour, je serai de retour lundi.",
    ),
    (
        "Re: Votre offre",
        "Bonjour, je suis actuellement absent du bureau. En cas d'urgence, merci de contacter ma collègue. Je vous répondrai dès mon retour.",
    ),
    ("Respuesta automática: Su oferta", "Hola, vuelvo el lunes."),
    (
        "Re: Su oferta",
        "Estaré fuera de la oficina hasta el lunes. Para asuntos urgentes, escriba a mi compañera. Responderé a mi regreso.",
    ),
    ("Resposta automática: A sua proposta", "Olá, volto na segunda-feira."),
    (
        "Re: A sua proposta",
        "Estou de férias até segunda-feira. Em caso de urgência, contacte a minha colega.",
    ),
    ("Risposta automatica: La vostra offerta", "Buongiorno, rientro lunedì."),
    (
        "Re: La vostra offerta",
        "Sono fuori ufficio fino a lunedì. Per urgenze scrivete alla mia collega. Risponderò al mio rientro.",
    ),
    ("Automatisch antwoord: Uw offerte", "Goedendag, ik ben maandag terug."),
    (
        "Re: Uw offerte",
        "Ik ben momenteel afwezig en op vakantie tot maandag. Voor dringende zaken kunt u mijn collega mailen.",
    ),
];

/// What people write who speak of holidays, absences and urgency themselves.
const HUMAN: [(&str, &str); 12] = [
    (
        "Termin",
        "Hallo Mara, ich war letzte Woche im Urlaub und melde mich erst jetzt. Wann passt es Ihnen?",
    ),
    (
        "Dringend: Login",
        "Guten Tag, ich komme seit gestern nicht mehr in mein Konto. Es ist dringend, können Sie helfen?",
    ),
    (
        "Rendez-vous",
        "Bonjour, j'étais en congé la semaine dernière. Pouvons-nous nous voir mardi ?",
    ),
    (
        "Urgent : facture",
        "Bonjour, c'est urgent : la facture 12 est fausse. Pouvez-vous la corriger ?",
    ),
    (
        "Cita",
        "Hola, estuve de vacaciones y acabo de leer su mensaje. ¿Podemos hablar el martes?",
    ),
    (
        "Urgente",
        "Buenos días, necesito una respuesta urgente sobre mi pedido. ¿Dónde está?",
    ),
    ("Reunião", "Olá, voltei ontem de férias. Podemos falar na terça-feira?"),
    (
        "Urgente: acesso",
        "Bom dia, não consigo entrar na minha conta e é urgente. Podem ajudar?",
    ),
    (
        "Appuntamento",
        "Buongiorno, la settimana scorsa ero in ferie. Possiamo sentirci martedì?",
    ),
    (
        "Urgente",
        "Salve, non riesco ad accedere ed è urgente. Potete aiutarmi?",
    ),
    (
        "Afspraak",
        "Hallo, ik was vorige week op vakantie. Kunnen we dinsdag bellen?",
    ),
    (
        "Dringend",
        "Goedemorgen, ik kan niet inloggen en het is dringend. Kunt u helpen?",
    ),
];

#[test]
fn what_people_wrote_now_is_found_in_every_language() {
    for (language, text, expected) in REPLIES {
        assert_eq!(mail::visible_text(text).text, expected, "{language}: {text}");
    }
}

#[test]
fn automatic_answers_are_told_from_people_in_every_language() {
    let kind = |subject: &str, text: &str| {
        let raw = format!(
            "From: Lena <lena@workshop.example>\nTo: hello@larkbench.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        );
        mail::kind(&mail::parse(raw.as_bytes())).kind
    };

    for (subject, text) in AUTOMATIC {
        assert_eq!(kind(subject, text), Kind::AutoReply, "{subject}: {text}");
    }
    for (subject, text) in HUMAN {
        assert_eq!(kind(subject, text), Kind::Human, "{subject}: {text}");
    }
}
