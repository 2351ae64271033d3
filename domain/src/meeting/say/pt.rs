//! Portuguese.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    numbers: "uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze",
    weekdays: [
        "segunda|seg",
        "terca|ter",
        "quarta|qua",
        "quinta|qui",
        "sexta|sex",
        "sabado",
        "domingo",
    ],
    months: [
        "janeiro",
        "fevereiro",
        "marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
};
