//! Portuguese.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, NO_BOUNCES, NO_QUOTES, QuoteWords, SignatureWords, Words,
};

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    common: "o a os as um uma e sao nao eu voce voces nos nosso nossa seu sua seus meu minha para com em por que quem como quando quanto custa onde pode poderia podemos tenho tem temos ha este esta isto do da dos das no na nos nas ao se me muito mais mas ola oi obrigado obrigada bom dia boa tarde gostaria quero favor estou foi preciso sobre tambem de pelo pela ate",
    dates: DateWords {
        weekdays: [
            "segunda seg",
            "terça ter",
            "quarta qua",
            "quinta qui",
            "sexta sex",
            "sábado sáb",
            "domingo dom",
        ],
        months: [
            "janeiro jan",
            "fevereiro fev",
            "março",
            "abril abr",
            "maio",
            "junho jun",
            "julho jul",
            "agosto ago",
            "setembro set",
            "outubro out",
            "novembro nov",
            "dezembro dez",
        ],
        numbers: &["", "dois duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze", "catorze quatorze", "quinze", "dezesseis dezasseis", "dezessete dezassete", "dezoito", "dezenove dezanove", "vinte"],
        terms: &[
            ("há", "ago-ahead"), ("faz", "ago-ahead"), ("atrás", "ago"), ("trinta", "thirty"), ("quarenta", "forty"),
            ("quarenta e cinco", "forty five"), ("o", "the"), ("os", "the"), ("cada", "every"), ("todos os", "every"), ("todas as", "every"),
            ("toda", "every"), ("todo", "every"), ("nesse dia", "that day"), ("dia depois", "day after"), ("dia seguinte", "day after"),
            ("dia a seguir", "day after"), ("dia antes", "day before"), ("segunda-feira", "monday"), ("terça-feira", "tuesday"),
            ("quarta-feira", "wednesday"), ("quinta-feira", "thursday"), ("sexta-feira", "friday"), ("2ª feira", "monday"), ("3ª feira", "tuesday"),
            ("4ª feira", "wednesday"), ("5ª feira", "thursday"), ("6ª feira", "friday"), ("segunda semana", "second week"), ("hoje", "today"),
            ("hoje de manhã", "this morning"), ("hoje à tarde", "this afternoon"), ("esta tarde", "this afternoon"), ("hoje à noite", "tonight"),
            ("esta noite", "tonight"), ("amanhã", "tomorrow"), ("amanhã de manhã", "tomorrow morning"), ("amanhã à tarde", "tomorrow afternoon"),
            ("amanhã à noite", "tomorrow evening"), ("depois de amanhã", "overmorrow"), ("ontem", "yesterday"), ("anteontem", "foreyesterday"),
            ("de hoje a oito", "a week today"), ("de hoje a quinze", "two weeks today"), ("às", "at"), ("ás", "at"), ("à", "at"),
            ("pelas", "around"), ("por volta das", "around"), ("lá pelas", "around"), ("ao", "at"), ("ao meio-dia", "at noon"), ("de", "of"),
            ("do", "of the"), ("da", "of the"), ("das", "from"), ("desde as", "from"), ("a partir das", "from"), ("a partir de", "from"),
            ("entre as", "between"), ("entre", "between"), ("e as", "and"), ("até", "until"), ("até às", "until"), ("até as", "until"), ("e", "and"),
            ("ou", "or"), ("no", "on the"), ("na", "on the"), ("em", "in"), ("daqui a", "in"), ("dentro de", "in"), ("depois das", "after"),
            ("após", "after"), ("antes das", "before"), ("durante", "for"), ("manhã", "morning"), ("de manhã", "in the morning"),
            ("da manhã", "in the morning"), ("pela manhã", "in the morning"), ("da tarde", "in the afternoon"), ("de tarde", "in the afternoon"),
            ("à tarde", "in the afternoon"), ("tarde", "afternoon"), ("da noite", "in the evening"), ("de noite", "in the evening"),
            ("à noite", "in the evening"), ("noite", "evening"), ("meio-dia", "noon"), ("meio dia", "noon"), ("meia-noite", "midnight"),
            ("meia noite", "midnight"), ("semana", "week"), ("semanas", "weeks"), ("semana que vem", "coming week"),
            ("próxima semana", "coming week"), ("semana passada", "last week"), ("esta semana", "this week"), ("mês", "month"), ("meses", "months"),
            ("mês que vem", "next month"), ("próximo mês", "next month"), ("fim", "end"), ("final", "end"), ("início", "beginning"),
            ("meados", "middle"), ("fim de semana", "weekend"), ("final de semana", "weekend"), ("dia", "the"), ("dias", "days"),
            ("dias úteis", "business days"), ("hora", "hour-mark"), ("horas", "hour-mark"), ("hs", "hour-mark"), ("minuto", "minute"),
            ("minutos", "minutes"), ("meia hora", "half hour"), ("meia horinha", "half hour"), ("uma hora e meia", "1.5 hours"),
            ("hora e meia", "1.5 hours"), ("quarto de hora", "quarter-hour"), ("um quarto de hora", "quarter-hour"), ("uma", "one"), ("um", "a"),
            ("e meia", "and-half"), ("e um quarto", "and-quarter"), ("e quarto", "and-quarter"), ("menos um quarto", "less-quarter"),
            ("um quarto para as", "quarter to"), ("quinze para as", "quarter to"), ("quinze para a", "quarter to"), ("dez para as", "10 minutes to"),
            ("cinco para as", "5 minutes to"), ("vinte para as", "20 minutes to"), ("que vem", "coming"), ("próximo", "coming"),
            ("próxima", "coming"), ("seguinte", "coming"), ("passado", "last"), ("passada", "last"), ("este", "this"), ("esta", "this"),
            ("nesta", "this"), ("neste", "this"), ("último", "last"), ("última", "last"), ("primeiro", "first"), ("primeira", "first"),
            ("terceiro", "third"), ("terceira", "third"), ("segundo", "second"), ("hora de lisboa", "lisbon time"),
            ("horário de brasília", "brasilia time"), ("minha hora", "my time"), ("sua hora", "your time"), ("feliz natal", "greeting"),
            ("feliz páscoa", "greeting"), ("feliz ano novo", "greeting"), ("véspera de natal", "christmas-eve"), ("natal", "christmas-day"),
            ("véspera de ano novo", "new-years-eve"), ("réveillon", "new-years-eve"), ("ano novo", "new-years-day"), ("dia de reis", "epiphany"),
            ("quarta-feira de cinzas", "ash-wednesday"), ("quinta-feira santa", "maundy-thursday"), ("sexta-feira santa", "good-friday"),
            ("domingo de páscoa", "easter-sunday"), ("páscoa", "easter-sunday"), ("corpo de deus", "corpus-christi"),
            ("dia do trabalhador", "may-day"), ("dia do trabalho", "may-day"), ("todos os santos", "all-saints-day"),
        ],
        compounds: &[],
        rejecting: &["não", "não na", "não no", "em vez de", "em vez da", "em vez do", "ao invés de", "exceto", "menos", "nem"],
    },
    meeting: MeetingWords {
        propose: "podemos|poderiamos|podiamos|pode ser|vamos|te ligo|ligo te|posso ligar|posso passar|propunha|proponho|\
        propomos|sugiro|sugerimos|que tal|fica bem|fica bom para|convem lhe|da lhe jeito|da te jeito|da para|\
        estas livre|esta livre|estas disponivel|esta disponivel|estaria disponivel|tem disponibilidade|falamos|\
        encontramo nos|reunimo nos|nos encontramos|almocamos|estou livre|estou disponivel|tenho .. ou|\
        vem a calhar|venha|gostaria de .. reunir|gostaria de .. passar|marcamos",
        request: "seria possivel|e possivel|podes|voce pode|voce poderia|poderia|pode vir|posso",
        wish: "gostaria|gostariamos|queria|queriamos|quero|desejo|por favor",
        command: "ligue me|me ligue|liguem me|venha|passe",
        arrange: "gostaria|gostariamos|queria|queriamos|quero|desejo|por|favor|de|\
        marcar|agendar|reservar|ter|fazer|uma|um|breve|nova|\
        novo|com|voces|solicitar",
        meet: "falarmos|reunirmos|encontrarmos|conversarmos|ligue me|me ligue|liguem me|me ligar|ligar me|consulta|sessao|passar por ai|passar ai|visitar|\
        reuniao|ligacao|chamada|encontro|visita|almoco|cafe|jantar|falar|falamos|ligo|entrevista|videochamada|conversar|obra|escritorio|reunir|passar|vernos|consigo",
        confirm: "pode ser|fica bem|fica bom|esta bem|de acordo|confirma|confirme|confirmar|diga me|me diga|me avise|avise me|qual fica|qual prefere|que tal|combinado|tudo certo|topas|topa|quilo",
        ask: "quando pode|quando podemos|quando podes|quando poderia|quando estaria|quando esta|quando tem|quando lhe|quando te|sua disponibilidade|tua disponibilidade|que dia|que dias|quando seria|quando e que|alguns horarios|quando fica|quando voce",
        open_hour: "a que horas|que horas|a hora que|a qualquer hora|diga me a que|qual horario|em que horario",
        refuse: "nao me ligue|nao me liga|nao ligue|nao me telefone|nao quero .. reuniao|nao venha|nao tenho interesse|nao e preciso reunir|nem .. nem|por escrito|nao preciso|nao me ligues",
        cancel: "cancela*|cancelar|desmarca*|desmarcar|anular",
        shift: "adia*|adiar|remarca*|reagenda*|mudar a|mudar o|passar a reuniao|antecipar|transferir",
        accept: "esta otimo|fica otimo|confirmo|confirmamos|aceito|sua proposta|tua proposta|vossa proposta|ate la|pode marcar|esta confirmado|perfeito|fica bem para mim",
        tell: "confirmar que|confirmar se|confirmar a nossa|aberto|abrimos|abre|atendemos|horario de|fechado|encerrado|entrega|entregue|encomenda|fatura|vence|vencimento|prazo|para sua informacao|para tua informacao|so para saberes|nao precisas|\
        nao precisa de|nao e necessario|vou encontrar|ferias|ausente|ausencia|boletim|inscricao|ata da|em anexo a ata|expira|comeca|comboio|voo|sala de|pedido|responderei|reuno me com|concerto|estafeta|corte",
        aside: "para sua informacao|para tua informacao|so para saberes|so para saber|nao precisas|nao precisa de|nao e necessario|resposta automatica|cancelar a subscricao|boletim",
        past: "foi|era|ontem|passada|passado|esteve|tivemos|estive|realizada",
        unfit: "nao posso|nao da|nao consigo|nao me convem|nao e possivel|impossivel",
        deadline: "antes|ate|desde|o mais tardar",
        doubt: "dia depois de|dia depois da|dia depois do|dia seguinte a|dia seguinte ao|dia a seguir a|dia a seguir ao|no dia da|na vespera|dia apos|dia antes da|dia antes do",
        to: "para|ao",
        glue: "as|a|o|da|do|de|na|no|dia|que|vem|por|volta|feira|das|pelas|desta|proxima|proximo",
        dated: "semana|semanas|meia|quarto|quinze|meio|horas|hora|mes|amanha|hoje|tarde|noite|manha|oito|pascoa|natal|vespera|proxima|proximo|menos",
        between: "entre",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "resposta automática", "resposta automatica", "mensagem automática", "auto-resposta", "resposta de ausência", "notificação de ausência",
        "mensagem de ausência", "confirmação de leitura", "recibo de leitura", "aviso de ausência",
    ],
    away_subjects: &[
        "ausência do escritório", "fora do escritório", "ausência temporária", "ausência", "ausente", "de férias", "férias", "em férias",
        "licença maternidade", "licença de maternidade", "licença-maternidade", "indisponível", "fora da empresa",
    ],
    third_person: &["está fora do escritório", "está ausente", "está de férias", "estará ausente"],
    automatic: &[
        "esta é uma resposta automática", "esta é uma mensagem automática", "este é um e-mail automático", "mensagem gerada automaticamente",
        "e-mail gerado automaticamente", "resposta automática", "mensagem automática",
    ],
    away: &[
        "fora do escritório", "estou de férias", "estarei de férias", "de férias", "em férias", "encontro-me ausente", "estou ausente",
        "estarei ausente", "ausente do escritório", "estou fora", "estarei fora", "encontro-me fora", "em viagem", "de licença", "em licença",
        "licença maternidade", "licença de maternidade", "licença parental", "não estou disponível", "não estarei disponível",
        "não me encontro no escritório", "não estou no escritório", "estamos encerrados", "estamos fechados", "já não trabalho", "não trabalho mais",
        "deixei a empresa",
    ],
    back: &[
        "até ", "a partir de", "meu regresso", "meu retorno", "regresso a", "regresso no", "retorno em", "retornarei", "retorno no", "voltarei",
        "volto a", "volto no", "estarei de volta", "de volta", "de regresso",
    ],
    stand_in: &[
        "em caso de urgência", "assuntos urgentes", "em caso de emergência", "se for urgente", "urgente", "urgência", "contacte", "contate",
        "entre em contacto", "entre em contato", "entrar em contacto", "entrar em contato", "por favor contactar", "falar com", "meu colega",
        "minha colega", "na minha ausência", "durante a minha ausência", "durante minha ausência",
    ],
    unread: &[
        "acesso limitado", "sem acesso", "não terei acesso", "não tenho acesso", "responderei", "irei responder", "vou responder", "não lerei",
        "não estarei a ler", "assim que possível", "logo que possível", "com a maior brevidade", "não será reencaminhada",
        "obrigado pela sua mensagem", "obrigada pela sua mensagem", "agradeço a sua mensagem", "obrigado pelo seu", "obrigado pelo contato",
        "agradeço o contacto", "agradeço o seu",
    ],
    received: &[
        "recebemos a sua mensagem", "recebemos sua mensagem", "recebemos o seu", "recebemos seu", "número do ticket", "número de protocolo",
        "protocolo", "entraremos em contato", "entraremos em contacto", "não responda a este", "não responder a este", "não responda este",
    ],
    receipts: &["lida", "lido", "não lida", "não lido"],
    prefixes: &["res"],
    quotes: QuoteWords {
        wrote: &["escreveu", "escreve"],
        openings: &["no dia ", "em "],
        dates: &["set", "fev", "out"],
        originals: &["mensagem original"],
        forwards: &["mensagem encaminhada", "mensagem reencaminhada", "mensagem enviada"],
        forward_openings: &["encaminhado por "],
        apple_forwards: &["início da mensagem reencaminhada", "início da mensagem encaminhada"],
        answers_above: &["responda acima desta linha", "resposta acima desta linha"],
        first_person: &["escrevi "],
        labels: &[
            ("remetente", Label::From), ("recipiente", Label::To), ("enviada em", Label::Date), ("enviado em", Label::Date),
            ("enviada", Label::Date), ("destinatário", Label::To), ("assunto", Label::Subject), ("cópia", Label::Other),
        ],
        ..NO_QUOTES
    },
    signatures: SignatureWords {
        closings: &[
            "cumps", "melhores saudações", "saudações", "saudações cordiais", "um abraço", "grato", "grata", "atte", "respeitosamente",
            "cumprimentos", "atenciosamente", "melhores cumprimentos", "com os melhores cumprimentos", "abraços", "abraço", "att",
        ],
        devices: &[
            "baixar o outlook", "enviado de meu", "enviado do meu", "enviado a partir", "enviado pelo", "enviado via", "enviada do meu",
            "obter o outlook para",
        ],
        excuses: &["desculp", "erros"],
        legal_openings: &["esta mensagem", "este e-mail", "este email", "as informações"],
        legal_marks: &["recebeu esta mensagem por engano", "por engano", "não é o destinatário", "recebeu este e-mail por engano"],
    },
    bounces: BounceWords {
        subjects: &["não entregue", "falha na entrega", "erro de entrega", "falha de entrega", "devolvido", "rejeit", "devol"],
        sayings: &["não foi possível entregar", "não existe", "falha na entrega", "não foi encontrado", "caixa de correio cheia", "não pôde"],
        of_mail: &["sua mensagem", "a mensagem"],
        reasons: &[
            ("caixa de correio cheia", "5.2.2"), ("caixa cheia", "5.2.2"), ("muito grande", "5.3.4"), ("não existe", "5.1.1"),
            ("desconhecid", "5.1.1"), ("não foi encontrad", "5.1.1"), ("inexistente", "5.1.1"),
        ],
        ..NO_BOUNCES
    },
};
