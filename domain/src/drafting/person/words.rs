//! The words of the rules, folded, one pattern a language: en, de, fr, es, pt, it, nl. Each begins at the beginning of a word.

/// Harm that was done, to people, things or data.
pub(super) const SAFETY: [&str; 7] = [
    concat!(
        r"(?:caught|catch|on) fire\b|(?:burst|went up) into? flames|exploded|explosion|electric shock|electrocuted|lost (?:a|his|her|my|the|part of \w+) (?:finger|fingertip|hand|eye|thumb|arm|toe)|fingertip",
        r"|(?:was|were|got|been|is|are|badly|seriously|nearly|almost) (?:injured|hurt|burn(?:ed|t)|killed)\b|injured (?:my|his|her|him|himself|herself)|ambulance|(?:to|in) (?:the )?hospital\b|fire brigade|smoke (?:came|coming|poured|pouring)|allergic (?:reaction|shock)|poisoned|gas leak",
        r"|data (?:leak|breach)|been hacked|was hacked|security (?:hole|breach|incident|vulnerability)|(?:see|saw|seen|view|read|visible|access)\b.{0,60}(?:names|addresses|e-?mails|data|details|accounts?|bookings|documents|invoices)\b.{0,30}\b(?:of|from|belonging to) (?:all |the |some )*(?:members of )?(?:another|other|somebody else|someone else|strangers)",
    ),
    concat!(
        r"(?:feuer gefangen|in flammen|in brand geraten|abgebrannt|gebrannt\b|ausgebrannt|explodiert|explosion|stromschlag|verletzung (?:erlitten|zugezogen)|krankenhaus|notarzt|feuerwehr|rettungswagen|unfall (?:passiert|gehabt|gab)|vergiftet|allergische reaktion|allergischen schock|raucht|rauch (?:kam|stieg|aus))",
        r"|(?:hat|wurde|wurden|habe|sich|schwer|leicht) (?:\w+ ){0,4}verletzt\b|finger(?:kuppe)? (?:ab|verloren|abgetrennt|gequetscht)|datenleck|datenpanne|gehackt|sicherheitslucke",
    ),
    r"(?:pris|prend|prenait) feu|incendie|explose|explosion|electrocut\w+|decharge electrique|(?:ete|suis|est|sont|gravement|legerement) bless(?:e|ee|es|ees)\b|s'est blesse\w*|a l'hopital|pompiers|ambulance|intoxication|reaction allergique|fuite de donnees|pirate[es]?\b|faille de securite",
    r"(?:prendio|prendido|cogio) fuego|se incendio|incendio|exploto|explosion|electrocut\w+|descarga electrica|(?:resulto|fue|esta|quedo|hay|gravemente) herid[oa]s?|se (?:lesiono|hirio|corto|quemo)|al hospital|en el hospital|bomberos|ambulancia|intoxica\w+|reaccion alergica|fuga de datos|hackead\w+|brecha de seguridad",
    r"pegou fogo|incendio|incendiou|explodiu|explosao|choque ele(?:c)?trico|(?:ficou|foi|esta|gravemente) ferid[oa]|feriu-se|ao hospital|no hospital|bombeiros|ambulancia|intoxica\w+|reacao alergica|fuga de dados|vazamento de dados|hackead\w+|falha de seguranca",
    r"preso fuoco|incendio|incendiat\w+|esplos\w+|scossa elettrica|folgorat\w+|(?:rimast[oa]|e stat[oa]|sono|gravemente) ferit[oaie]\b|si e (?:ferit|fatt|bruciat|ustionat)\w+|in ospedale|all'ospedale|pompieri|vigili del fuoco|ambulanza|intossicat\w+|reazione allergica|fuga di dati|hackerat\w+|falla di sicurezza",
    r"vlam gevat|in brand\b|brand (?:gevat|uitgebroken)|ontploft|explosie|elektrische schok|geelektrocuteerd|(?:is|zijn|raakte|raakten|zwaar|ernstig|licht) gewond|verwond|ziekenhuis|brandweer|ambulance|vergiftigd|allergische reactie|datalek|gehackt|beveiligingslek",
];

/// A lawyer, court or authority as the next step.
pub(super) const LEGAL: [&str; 7] = [
    concat!(
        r"(?:my|our|a|the) (?:solicitor|lawyer|attorney)s?\b.{0,40}\b(?:will|takes?|taking|shall|hear|hears|contact|contacting|letter|has|have|instructed|involved|advised|know|next)|(?:instruct|instructed|consult|consulted|contact|contacted|hire|hired|see|involve|speak to|spoken to|hear from|pass\w* \w+ to) (?:my|our|a|the) (?:solicitor|lawyer|attorney)",
        r"|we act for|(?:our|my) client (?:disputes|requires|demands|claims|expects)|legal (?:action|proceedings|steps|measures|notice|claim)|proceedings (?:will|shall|may|are)|take (?:you|this|it|the matter) to court|(?:go|going|went) to court|see you in court|sue you\b|suing you|(?:will|going to|shall) sue\b|trading standards|ombudsman|small claims|consumer (?:protection|council|association|rights|advice)|letter before action|formal notice",
    ),
    concat!(
        r"(?:meine?n?m?|unsere?n?m?|eine?n?m?|zum|dem|den) (?:\w+ )?(?:rechts)?anw(?:alt|altin|alte|aeltin)\b.{0,60}|(?:rechts)?anwalt (?:ein\w*|wird|hat|wendet|beauftrag\w*|nehmen|ubergeb\w*)|rechtsschutz(?:versicherung)?|rechtliche schritte|rechtsweg|gerichtlich|vor gericht|klage (?:einreichen|erheben)|verklag\w+",
        r"|strafanzeige|anzeige (?:erstatt\w+|bei)|verbraucherzentrale|verbraucherschutz\w*|schlichtungsstelle|mahnbescheid|abmahnung|inkassoburo",
    ),
    r"(?:mon|notre|un|mes|nos) avocats?\b|tribunal|mise en demeure|poursuites judiciaires|(?:vous )?poursui\w+ en justice|en justice|action en justice|mediateur de la|(?:je|nous) saisi\w*|(?:vais|allons|compte) saisir|porte(?:r|rai|rons)? plainte|ufc[- ]que|dgccrf|repression des fraudes|protection juridique|huissier",
    r"(?:mi|nuestro|nuestra|un|una|mis) abogad[oa]s?\b|tribunal\w*|juzgado|acciones legales|via judicial|medidas legales|(?:les|os|le) (?:demandare|demandaremos|denunciare|denunciaremos)|(?:presentar|poner|interponer) (?:una )?(?:demanda|denuncia)|oficina (?:municipal )?de(?:l)? consumidor|organizacion de consumidores|hoja de reclamaciones|burofax",
    r"(?:meu|minha|nosso|nossa|um|uma) advogad[oa]s?\b|tribunal|via judicial|medidas legais|ac(?:c)?ao judicial|processo judicial|(?:vou|vamos|irei) processar|procon\b|\bdeco\b|livro de reclamacoes",
    r"(?:mi[oa]|nostr[oa]|un|al|il) avvocat[oa]\b|avvocat[oi] (?:di fiducia|vi|per)|tribunale|vie legali|azion[ei] legal[ei]|(?:sporgere|presentare) (?:denuncia|querela)|diffida|associazione (?:dei )?consumatori|giudice di pace",
    r"(?:mijn|onze|een|de) (?:advocaat|advocate|jurist)\b|rechtsbijstand|naar de rechter|rechtbank|juridische (?:stappen|procedure)|gerechtelijke|ingebrekestelling|aangifte|consumentenbond|geschillencommissie|deurwaarder",
];

/// Personal data to be shown, corrected or erased.
pub(super) const PRIVACY: [&str; 7] = [
    concat!(
        r"(?:erase|delete|remove|destroy) (?:everything|all|any)(?: \w+){0,3} (?:about|on|of) (?:me|us|mine)\b|(?:erase|delete|remove|destroy) (?:all )?(?:my|our) (?:personal )?(?:data|details|information)\b|right to (?:erasure|be forgotten|access|object|rectification)|subject access request|data subject (?:access )?request",
        r"|(?:gdpr|data protection (?:law|act|regulation|rules)).{0,80}\b(?:request|ask you|erase|delete|copy|access to|object)|(?:request|demand|exercise|want).{0,80}(?:gdpr|data protection law)|copy of (?:all )?(?:of )?(?:my|the|our) (?:personal )?data (?:you|that|about|held|on me|relating)|copy of (?:all )?my (?:personal )?data|(?:what|which|all) (?:\w+ )?(?:data|information) (?:do )?(?:you|that you|is) (?:have|hold|store|keep|stored|held) (?:about|on) me",
    ),
    concat!(
        r"(?:dsgvo|datenschutz(?:grundverordnung|gesetz|recht)?)\b.{0,80}\b(?:auskunft|loschen|loschung|verlange|widersprech\w*|widerspruch|antrag)|auskunft (?:uber|zu|nach|gemass)\b.{0,40}(?:daten|dsgvo|art)|auskunftsersuchen|(?:loschen|loscht|loschung)\b.{0,40}(?:meine[r]?|unsere[r]?|personlichen|personenbezogenen|samtliche[r]?|alle[r]?)\b.{0,30}daten",
        r"|(?:meine|unsere|personenbezogenen|samtliche|alle) (?:\w+ )?daten\b.{0,40}(?:loschen|geloscht|loschung|herausgeben|berichtigen)|art(?:ikel|\.)? ?(?:15|16|17|18|20|21) ?(?:abs\S* \d )?ds-?gvo|recht auf (?:loschung|vergessen\w*|auskunft|berichtigung)|kopie (?:meiner|aller) (?:\w+ )?daten|welche daten\b.{0,30}(?:uber|von) mi(?:ch|r)\b",
    ),
    r"rgpd\b.{0,80}\b(?:demand\w+|acces|effac\w+|supprim\w+)|droit (?:d'acces|a l'oubli|a l'effacement|de rectification|d'opposition)|(?:supprim|effac)\w+ .{0,40}(?:mes donnees|toutes mes|donnees personnelles|donnees me concernant)|(?:copie de|acces a|communiquer) (?:toutes )?mes donnees|donnees (?:personnelles )?(?:me concernant|que vous (?:avez|detenez) sur moi)",
    r"(?:rgpd|proteccion de datos)\b.{0,80}\b(?:solicit\w+|pido|ejer\w+|derecho|suprim\w+|borr\w+)|derecho (?:de acceso|al olvido|de supresion|de rectificacion)|(?:borr|elimin|suprim)\w+ .{0,40}(?:mis datos|todos mis|datos personales)|(?:copia de|acceso a) (?:todos )?mis datos",
    r"(?:rgpd|lgpd|protecao de dados)\b.{0,80}\b(?:solicit\w+|peco|exer\w+|direito|apag\w+|elimin\w+)|direito (?:de acesso|ao esquecimento|ao apagamento)|(?:apag|elimin|exclu)\w+ .{0,40}(?:meus dados|dados pessoais)|(?:copia dos|acesso aos) meus dados",
    r"(?:gdpr|privacy|protezione dei dati)\b.{0,80}\b(?:richied\w+|chied\w+|diritto|cancell\w+|accesso ai)|diritto (?:di accesso|all'oblio|alla cancellazione)|(?:cancell|elimin)\w+ .{0,40}(?:miei dati|dati personali)|(?:copia dei|accesso ai) miei dati",
    r"(?:avg|gdpr)\b.{0,80}\b(?:verzoek|vraag ik|inzage|verwijder\w*|wissen|kopie)|inzageverzoek|inzage (?:in|van)\b.{0,40}gegevens|recht op (?:vergetelheid|inzage|verwijdering)|(?:verwijder|wis)\w* .{0,40}(?:mijn gegevens|persoonsgegevens|al mijn)|kopie van (?:al )?mijn (?:persoons)?gegevens",
];

/// A charge that the sender does not accept, or money demanded back.
pub(super) const DISPUTE: [&str; 7] = [
    concat!(
        r"(?:have|has|been|was|were|you|being|got) (?:\w+ ){0,2}(?:charged|billed|debited|invoiced) (?:me |us |my card |our card |our account |my account )?(?:twice|double|again|wrongly|incorrectly|too much|without (?:my|our|any)|although|even though|despite)|(?:double|duplicate|unauthori[sz]ed|wrong|incorrect|unjustified) (?:charge|charges|debit)|charge ?back",
        r"|(?:dispute|disputes|disputing|contest|object to) (?:the|this|a|your|that) (?:charge|payment|invoice|bill|renewal|fee|amount|debit)|did(?:n't| not) authori[sz]e (?:this|that|the)|want (?:my|our) money back|give (?:me|us) (?:my|our) money back|refund (?:me|us) (?:now|immediately|in full|at once)|(?:euros?|pounds|dollars|money) (?:is|are) not back",
    ),
    concat!(
        r"(?:doppelt|zweimal|zu unrecht|falschlich(?:erweise)?|unberechtigt|ohne (?:meine|unsere) (?:zustimmung|einwilligung)|zu viel) (?:abgebucht|berechnet|belastet|eingezogen|in rechnung)|(?:abgebucht|eingezogen|berechnet), obwohl|zuruckbuchen|ruckbuchung",
        r"|(?:widerspreche|widersprechen) (?:ich |wir )?(?:hiermit )?(?:der|dieser|ihrer|die(?:se)?) (?:\w+ )?(?:rechnung|abbuchung|forderung|lastschrift)|(?:mein|unser) geld (?:zuruck|wieder)|trotz kundigung",
    ),
    r"(?:debite|facture|preleve)\w* (?:deux fois|a tort|en double|sans (?:mon|notre))|(?:deux fois|a tort|en double) (?:debite|facture|preleve)\w*|double (?:debit|prelevement|facturation)|(?:je|nous) contest\w+|remboursez[- ](?:moi|nous)|je veux (?:etre rembours\w+|mon argent)|rendez[- ](?:moi|nous) (?:mon|notre) argent",
    r"(?:cobrado|cargado|facturado) (?:\w+ )?(?:dos veces|de mas|por error|indebidamente|doble|sin (?:mi|nuestro))|cargo (?:indebido|duplicado|no autorizado)|(?:disputo|impugno|impugnamos) (?:el|la|este)|devuelvan(?:me|nos)?\b.{0,12}dinero|quiero (?:mi dinero|que me devuelvan)",
    r"(?:cobrad[oa]s?|debitad[oa]s?|cobraram(?:-me)?) (?:\w+ )?(?:duas vezes|a mais|indevidamente|em dobro|sem (?:a )?minha)|cobranca (?:indevida|duplicada)|contest(?:o|amos) (?:a|o|esta|este)|devolvam\b.{0,12}dinheiro|quero (?:o )?meu dinheiro",
    r"(?:addebitat|fatturat)\w+ (?:\w+ )?(?:due volte|per errore|senza (?:il|la)|indebit\w+)|doppio addebito|addebito (?:non autorizzato|errato|doppio|indebito)|contest(?:o|iamo) (?:il|la|l'|questo|questa)|(?:voglio|rivoglio|restituite\w*) (?:indietro )?(?:il mio denaro|i miei soldi|il rimborso)|rimborsatemi",
    r"(?:dubbel|twee ?keer|tweemaal|ten onrechte|onterecht|zonder (?:mijn|onze) toestemming) (?:afgeschreven|geincasseerd|in rekening|gefactureerd)|(?:laat|laten|ga|gaan) \w* ?storneren|betwist(?:en)? (?:ik|wij|de|deze|het)|(?:ik|wij) betwist|(?:mijn|ons) geld terug",
];

/// A contract that is ended; said, not asked about.
pub(super) const CANCELLATION: [&str; 7] = [
    concat!(
        r"(?:i|we) (?:hereby |herewith |would like to |want to |wish to |am writing to |are writing to |'d like to |have decided to )?(?:cancel|terminate|end|give notice (?:on|of|to)) (?:my|our|the|this) (?:\w+ )?(?:subscription|contract|plan|membership|account|agreement|lease|policy|service|abonnement)",
        r"|please (?:cancel|terminate|end|close) (?:my|our|the|this) (?:\w+ )?(?:subscription|contract|plan|membership|account|agreement)|notice of (?:cancellation|termination)|(?:consider|take|accept) this (?:e-?mail |letter )?(?:as )?(?:my|our) (?:\w+ )?notice|cancel (?:my|our) (?:\w+ )?(?:subscription|contract|membership|plan) (?:immediately|with immediate effect|as of|effective|at the)",
    ),
    r"(?:hiermit )?kundigen? (?:ich|wir)\b|(?:ich|wir) (?:mochten?|wollen?|will) (?:hiermit )?(?:\w+[,.]? ){0,8}kundigen\b|kundigung (?:meines|unseres|des|der|zum|meiner|unserer)\b.{0,60}|hiermit (?:widerrufe|kundige|kundigen|storniere)|widerrufen? (?:ich|wir)|fristgerecht gekundigt",
    r"(?:je|nous) (?:souhait\w+ |voudr\w+ |desir\w+ |veux |voulons )?(?:par la presente )?(?:resili\w+|annul\w+ (?:mon|notre|l'abonnement|le contrat|tout))|j'annule (?:tout|mon|notre|le)|resiliation de (?:mon|notre|mes)|(?:veuillez|merci de) resilier",
    r"(?:quiero|queremos|deseo|deseamos|solicito|solicitamos)(?: \w+){0,3} (?:cancelar (?:mi|nuestr[oa]|el|la) (?:suscripcion|contrato|plan|cuenta|abono)|dar(?:me|nos)? de baja|rescindir|la baja|la cancelacion)|(?:me doy|nos damos) de baja|cancelen (?:mi|nuestr[oa]) (?:suscripcion|contrato|plan|cuenta)",
    r"(?:quero|queremos|desejo|solicito|pretendo|gostaria de)(?: \w+){0,2} (?:cancelar|rescindir|anular) (?:o |a |meu |minha |nosso |nossa )*(?:contrato|assinatura|subscricao|plano|conta)|(?:solicito|peco) o cancelamento d|cancelem (?:o |a |meu |minha )*(?:contrato|assinatura|subscricao|plano|conta)",
    r"(?:voglio|vorrei|vogliamo|vorremmo|intendo|desidero)(?: \w+){0,2} (?:disdire|recedere|rescindere|annullare|cancellare) (?:dal |il |l'|la |mio |mia |nostro |nostra )*(?:contratto|abbonamento|piano|iscrizione|account)|disdico|con la presente (?:disdico|recedo)|recesso dal contratto",
    r"hierbij zeg(?:gen)? (?:ik|wij|we)|(?:ik|wij|we) zeg(?:gen)? .{0,40}\bop\b|(?:ik|wij|we) (?:wil|willen|zou|zouden) (?:\w+ ){0,8}(?:opzeggen|beeindigen)\b|opzegging van (?:mijn|ons|onze)|zeg (?:mijn|ons|het) (?:contract|abonnement|lidmaatschap) op",
];

/// A complaint in anger.
pub(super) const ANGER: [&str; 7] = [
    concat!(
        r"unacceptable|ridiculous|furious|outrageous|appalling|disgrace(?:ful)?|disgusting|fed up|sick (?:and tired )?of|rip[- ]?off|worst (?:service|company|experience|support)|(?:formal|official) complaint|(?:make|file|lodge|raise|making|filing|lodging) (?:a|this) (?:\w+ )?complaint|complaint (?:about|against)|(?:third|fourth|fifth|sixth|3rd|4th|5th) time (?:i|we|that i|that we)\b",
        r"|(?:demand|insist on) (?:an? |to |your )|(?:speak|talk) (?:to|with) (?:a|your|the) (?:manager|supervisor|boss|superior)|insulted|insulting|shambles|scandal|shame on you|how dare|never (?:buy|order|use)\b.{0,30} again|scam(?:mers|med)?\b|(?:useless|terrible|awful|dreadful|lousy) (?:service|company|support|customer)|still (?:no|haven't had an?|have not had an?) (?:answer|reply|response)|livid",
    ),
    concat!(
        r"unverschamt\w*|frechheit|inakzeptabel|nicht hinnehmbar|skandal\w*|verargert|wutend|stinksauer|emporend|emport|zumutung|schnauze voll|(?:jetzt|mir|langsam) reicht es|reicht's|es reicht\b|beschwerde (?:uber|gegen|einreichen|einlegen)|beschwere(?:n)? (?:ich |wir )?(?:mich|uns)|(?:ich|wir) beschwere|dienstaufsichtsbeschwerde",
        r"|erwarten? (?:ich |wir )?(?:\w+ ){0,3}(?:entschuldigung|stellungnahme)|(?:dritte|vierte|funfte)[ns]? mal|beleidig\w*|katastrophal\w*|saftladen|abzocke\w*|betrug\b|betruger\w*|nie wieder (?:bestell|kauf|bei ihnen)\w*|(?:ihren|einen|mit dem) (?:vorgesetzten|geschaftsfuhrer|chef)|immer noch keine (?:antwort|ruckmeldung|reaktion)",
    ),
    r"inadmissible|inacceptable|scandaleu\w+|scandale|honteu\w+|une honte|furieu\w+|ras le bol|en colere|mecontent\w*|(?:deposer|faire|formuler) une (?:reclamation|plainte)|plainte\b|exige\b|exigeons|parler a (?:un|votre|votre) responsable|des excuses|arnaque\w*|escroc\w*|insulte\w*|moque\w* de (?:moi|nous)|(?:troisieme|quatrieme|cinquieme) fois|raccroche au nez",
    r"inaceptable|verguenza|vergonzos\w+|indignad\w+|indignante|hart[oa]s? de|estafa\w*|pesim[oa] (?:servicio|atencion)|(?:poner|presentar|formular) una (?:queja|reclamacion)|queja (?:por|sobre|formal|contra)|exijo|exigimos|hablar con (?:un|el|su) (?:responsable|encargado|jefe|gerente)|(?:tercera|cuarta|quinta) vez|insult\w+|tomadura de pelo|furios\w+",
    r"inaceitavel|uma vergonha|vergonhos\w+|indignad\w+|fart[oa]s? de|burla\b|burlões|pessim[oa] (?:servico|atendimento)|(?:apresentar|fazer|formalizar) uma (?:queixa|reclamacao)|exijo|exigimos|falar com (?:o|um|a) (?:responsavel|gerente)|(?:terceira|quarta|quinta) vez|insult\w+|furios\w+",
    r"inaccettabile|vergogn\w+|indignat\w+|stuf[oai] di|truffa\w*|pessimo servizio|(?:sporgere|presentare|fare) (?:un )?reclamo|pretendo|esigo|esigiamo|parlare con (?:un|il) (?:responsabile|direttore)|(?:terza|quarta|quinta) volta|insult\w+|furios\w+|pres[oi] in giro|scandalos\w+",
    r"onacceptabel|belachelijk|schandalig\w*|schande|woedend|boos\b|beledig\w*|klacht (?:over|indienen|tegen)|(?:dien|dienen) \w* ?een klacht|oplicht\w*|waardeloos|(?:ik|wij) eis(?:en)?\b|leidinggevende|(?:derde|vierde|vijfde) keer|nog steeds geen (?:antwoord|reactie)|ben het zat",
];
