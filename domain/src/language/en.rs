//! English.

use super::words::{
    BounceWords, DateWords, Label, MailWords, MeetingWords, PickWords, QuoteWords, SignatureWords, Words,
};
use crate::drafting;
use rust_stemmers::Algorithm;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    name: "English",
    own_name: "English",
    common: "the and you to of for is are in on it we i that with have has had this be can could would will your our my me from at as not do does did what when how which please thanks thank there they them was were been if or but an any so about us let know get hello hi dear i'm it's don't we're i've you're regards best",
    dates: DateWords {
        weekdays: [
            "monday mondays mon",
            "tuesday tuesdays tue tues",
            "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs",
            "friday fridays fri",
            "saturday saturdays sat",
            "sunday sundays sun",
        ],
        months: [
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        numbers: &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        terms: &[
            ("eve of christmas", "christmas-eve"), ("every other", "every"), ("three quarters of an hour", "three-quarter-hour"),
            ("a quarter of an hour", "quarter-hour"), ("quarter of an hour", "quarter-hour"), ("the same day", "that day"), ("same day", "that day"),
            ("merry christmas", "greeting"), ("happy christmas", "greeting"), ("happy new year", "greeting"), ("happy easter", "greeting"),
            ("happy thanksgiving", "greeting"), ("happy halloween", "greeting"), ("christmas eve", "christmas-eve"), ("xmas eve", "christmas-eve"),
            ("christmas day", "christmas-day"), ("xmas day", "christmas-day"), ("christmas", "christmas-day"), ("xmas", "christmas-day"),
            ("boxing day", "second-christmas-day"), ("new year's eve", "new-years-eve"), ("new years eve", "new-years-eve"),
            ("new year's day", "new-years-day"), ("new years day", "new-years-day"), ("epiphany", "epiphany"), ("twelfth night", "twelfth-night"),
            ("valentine's day", "valentines-day"), ("valentines day", "valentines-day"), ("st patrick's day", "st-patricks-day"),
            ("st. patrick's day", "st-patricks-day"), ("shrove tuesday", "shrove-tuesday"), ("pancake day", "shrove-tuesday"),
            ("ash wednesday", "ash-wednesday"), ("palm sunday", "palm-sunday"), ("maundy thursday", "maundy-thursday"),
            ("good friday", "good-friday"), ("easter saturday", "easter-saturday"), ("easter sunday", "easter-sunday"),
            ("easter monday", "easter-monday"), ("easter", "easter-sunday"), ("ascension day", "ascension-day"), ("whit sunday", "whit-sunday"),
            ("pentecost", "whit-sunday"), ("whit monday", "whit-monday"), ("corpus christi", "corpus-christi"), ("may day", "may-day"),
            ("all saints' day", "all-saints-day"), ("all saints day", "all-saints-day"), ("halloween", "halloween"),
            ("thanksgiving day", "thanksgiving"), ("thanksgiving", "thanksgiving"), ("black friday", "black-friday"),
            ("cyber monday", "cyber-monday"), ("martin luther king day", "martin-luther-king-day"), ("mlk day", "martin-luther-king-day"),
            ("presidents' day", "presidents-day"), ("presidents day", "presidents-day"), ("president's day", "presidents-day"),
            ("memorial day", "memorial-day"), ("juneteenth", "juneteenth"), ("independence day", "independence-day"),
            ("fourth of july", "independence-day"), ("labor day", "us-labor-day"), ("columbus day", "columbus-day"),
            ("veterans day", "veterans-day"), ("guy fawkes night", "guy-fawkes-night"), ("bonfire night", "guy-fawkes-night"),
            ("calendar week", "week-number"), ("cw", "week-number"), ("fortnight", "fortnight"), ("to-morrow", "tomorrow"),
        ],
        compounds: &[],
        rejecting: &["not", "no longer", "instead of", "rather than", "can't do", "cannot do", "can't make", "cannot make", "can not make", "except", "anything but"],
    },
    has_capital_days: true,
    phrases: &drafting::phrases::en::PHRASES,
    reminder: "This is a short reminder of our meeting.",
    stemmer: Algorithm::English,
    vocabulary: include_str!("../drafting/vocabulary/en.txt"),
    meeting: MeetingWords {
        propose: "work for me|work for us|let me suggest|let me propose|following times|these times|these slots|do you have an opening|do you have a slot|do you have an appointment|do you have anything|do you have a moment|do you have a minute|have you an opening|have you a slot|have you anything|i can make|i could make|we can make|we could make|shall we|should we|can we|could we|may we|might we|let s|lets|how about|how s|how is|how does|what about|\
        would .. suit|would .. work|does .. work|does .. suit|do .. suit|will .. suit|would .. be convenient|\
        are you free|are you available|are you around|you free|you available|would you be free|\
        would you be available|will you be free|can you do|could you do|can you make|could you make|can you meet|\
        could you meet|can you jump|can you join|could you join|can you hop|can you come|could you come|\
        please come|can i call|can i ring|could i call|may i call|could i ring|can i phone|i ll call you|\
        i will call you|i ll ring you|i ll phone you|i can call|i could call|i can ring|i suggest|i d suggest|\
        i would suggest|i propose|i d propose|we suggest|we propose|i would propose|like to meet|love to meet|\
        like to propose|like to suggest|like you on|want to meet|grab you|pencilled you|penciled you|put you down|\
        i can offer|we can offer|i can do|i could do|we can do|we could do|i could talk|i can talk|i am free|\
        i m free|we are free|i m available|i am available|we are available|works for me|works for a|works for us|\
        suits me|suit me|would be my favourite|would be my favorite|need to talk to you|need you on|got a quick|\
        have you got|if we can|if we could|shall i|i can come|we can meet|we could meet|i could meet|i can meet|\
        can you give me|could you give me|can have one of|any chance we|set up a call|set up a meeting|\
        schedule a call|schedule a meeting|book a call|arrange a call|arrange a meeting|sit down together|\
        like to schedule|care to join|join me|in your office please|fancy a|fancy|do you have time|have time for|\
        up for|let us meet|let us talk|let us speak|let us have|glad to show you|happy to show you|can i book you|\
        i can be at|i could be at|meet me",
        request: "would it be possible|is it possible|would it be ok if|would it be okay if|would it be alright if|can your|could your|would your|may i|might i|could one of|can one of|can you|could you|would you|will you|can i|could i|i need you",
        wish: "i d like|i would like|i d love|i would love|i want|i d appreciate|i would appreciate|we d like|we would like|\
        we want|please|kindly|can someone|could someone|can somebody|could somebody",
        command: "call me|ring me|phone me|call us|give me a call|give us a call|give me a ring|come by|come over|come and see|see me",
        arrange: "i|we|d|would|like|love|want|appreciate|to|\
        a|an|another|short|quick|brief|first|new|please|\
        kindly|book|schedule|arrange|set|up|make|have|get|\
        fix|plan|request|propose|organise|organize|give|me|us|\
        put|you|your|with|can|could|someone|somebody",
        definite: "the|our|your|my|this|that|their|his|her",
        meet: "came to your|come to your|come by|come over|come round|drop by|stop by|swing by|pop in|pop by|drop in|see the flat|see the apartment|see the house|see the room|see the car|see the property|inspection|consultation|schedule me for|book me for|book me in|put me down for|session|lesson|get together|call me|call us|ring me|call back|\
        meet|meeting|meetings|call|phone|ring|appointment|interview|catch up|sync|chat|coffee|lunch|dinner|breakfast|drink|drinks|\
        visit|review|demo|zoom|teams|video|conversation|see you|sit down|talk|speak|connect|come in|your office|my office|on site|\
        discuss|standup|kickoff|handover|viewing|survey",
        confirm: "does that fit|does it fit|would it fit|that is convenient|if convenient|if it suits|would that|does that|does this|would this|is that|is this ok|ok|okay|let me know|confirm|would it suit|that suits|suits you|\
        works for you|work for you|if that works|does it work|which one|which works|which would|can you make it|how does that|tell me|\
        please come|i want to show you|rsvp|sound good|sounds good|shall we say|would you|is the slot",
        ask: "when are you|when would|when can|when could|when do you|when is good|when suits|when works|when might|when should|\
        what time would|what works|what day|what days|which day|your availability|your diary look|your calendar look|few slots|\
        some slots|few times that|few times when|some times that|some times when|suggest .. times|send .. times|share .. times|\
        offer .. times|give .. times|some dates|few dates|find another time|find a time|find a slot|find .. minutes|\
        when you re free|when you are free|when you re available|when you are available|times that work|times that suit|\
        another time|a good time|a time that|suggest a time|suggest some|propose a time",
        open_hour: "whenever suits|whenever you like|pick your time|pick a time|any time|anytime|you choose the hour|what time|which hour|\
        name the hour|choose the time|first thing|at some point|name a time|your choice of time",
        refuse: "let s hope|let s see|let us hope|no way|not call|don t call|do not ring|don t ring|not phone|don t phone|don t come|do not come|not come|no call|no meeting|\
        not set up|don t meet|not need a call|don t need|don t think we need|don t want|not want|no need to call|no need to meet|not interested|\
        in writing|rather not|not meet|never call|stop calling|instead of meeting|without a meeting|without a call|\
        don t suggest|don t visit|do not visit|not visit|don t schedule|do not schedule|not book|don t book",
        cancel: "cancel|cancelling|canceling|cancelled|canceled|call off|calling off|called off|call it off|out of the diary|\
        off the calendar|out of the calendar|scrap|won t be able to make|can t make it|cannot make it|have to skip|no longer need the|no longer need to meet",
        shift: "make it .. instead|make that .. instead|reschedule|rescheduling|move our|move the|move my|moving our|move it|push our|push the|push it|push back|shift our|shift the|\
        shift it|postpone|bring .. forward|put off|put back|change our appointment|change the time|change our|instead of our|\
        rearrange|swap our|delay our",
        accept: "it is|that works|works fine|works perfectly|see you then|you proposed|you suggested|you offered|thanks for suggesting|i accept|we accept|\
        count me in|that time is fine|time is fine|confirmed|i ll be there|i will be there|sounds great|suits perfectly|that suits me",
        tell: "confirm that|confirm our|confirm my|confirm whether|open|opens|opening|closed|close|closes|closing|deliver*|delivery|parcel|driver|expires|expire|expiry|valid until|is due|are due|due on|due by|due date|deadline|\
        register|webinar|unsubscribe|newsletter|auction|bidding|airs|broadcast|itinerary|depart|departs|boarding|gate|flight|\
        minutes of|meeting minutes|for your information|fyi|just so you know|just informing|informing you|no need for you|needn t|\
        you don t need|not have to|without you|will be off|timesheet|my hours|i work|office hours|phone lines|lines are open|\
        holiday hours|out of the office|out of office|annual leave|automatic reply|on vacation|is not read|do not reply|no reply needed|\
        i m meeting|i am meeting|met with|i had|they|she|he|if only|wish i|strike|train|starts|your booking|your table|your order|\
        your reservation|is confirmed|performed|ceremony|until further|requirements|attached minutes|let you know afterwards|tickets|performance|concert|\
        published|launch|goes live|maintenance|downtime|scheduled for|takes place|hosts|available from|lecture",
        aside: "for your information|fyi|just so you know|just informing|no need for you|needn t do|nothing to do for you|without you|unsubscribe|newsletter|automatic reply|out of office|out of the office|no action needed|no action required|forwarded",
        past: "was|were|went|had|did|met|missed|called me|came|thanks for yesterday|last|ago|yesterday",
        unfit: "won t work|doesn t work|does not work|doesn t suit|can t do|cannot do|can t make|is no good|not possible|is out|not free|i m busy|am busy|not available|i m out|won t suit",
        deadline: "by|until|till|before|since|no later than|through",
        doubt: "day after the|day after your|day after my|day after our|day before the|day before your|day before our|week after the|week after your|after the conference|\
        morning after the|evening after|same day as|day of the|day of your",
        to: "to|instead|until|for",
        glue: "at|the|on|of|from|around|about|please|then|say|perhaps|maybe|o clock|th|st|nd|rd|for|in",
        dated: "week|weeks|fortnight|easter|christmas|eve|whit|boxing|half|quarter|past|noon|midnight|o clock|month|day|days|tomorrow|today|tonight|overmorrow|weekend|next|later",
        between: "between|any time from|anytime from|anywhere from|sometime from",
    },
    picks: PickWords {
        ordinals: ["first|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th"],
        counters: "number|option|slot|choice",
        last: "last|latest|final|late|later one|late one|second half",
        earliest: "earliest|early one|early slot|earlier one",
        middle: "middle",
        morning: "morning|mornings",
        afternoon: "afternoon|arvo|evening",
        any: "any|either|whichever|all fine|all of them work|all work|all three|all good|you choose|you pick|you decide|up to you|your choice|\
            as you like|m easy|don t mind|whatever suits",
        except: "but|except|apart from|other than|not",
        negations: "not|neither|nor|is out|are out|holiday|can t|cannot|doesn t|don t|won t|isn t|unable|shocking|terrible|bad for|hopeless|m out|busy",
        none: "none|neither|not any of|on any of them|any of those|can t make any|cannot make any|no can do|away all|on leave|on vacation|\
            on my vacation|on holiday|fully booked",
        dropped: "cancel|no longer need|no longer needed|not needed|don t need|do not need|scrap it|call it off|never mind|nevermind|sorted itself|\
            forget it|been filled|no longer interested",
        deferred: "sleep on it|get back to you|let you know|come back to you|check with|check my|ask my|have to ask|need to ask|need to check|\
            i ll write tomorrow|decide later|out of office|out of the office|automatic reply|auto reply",
        here: "my time|here|my end",
        there: "your time|your end",
        same_day: "same day",
        rather_than: "rather than|instead of",
        otherwise: "otherwise|failing that|if not|else|second choice|backup|or else",
        too: "too|also|either",
        turns: "but|however",
        at: "at|around",
        noon: "noon|midday",
        half: "half",
        quarter: "quarter",
        past: "past|after",
        before: "to|before",
        am: "am|a m|in the morning",
        pm: "pm|p m|in the afternoon",
        oclock: "o clock",
        sign_offs: "best|best regards|kind regards|regards|cheers|thanks|many thanks|thank you|sincerely",
        talked: "spoke|talked|discussed|i called|you called|i emailed|i wrote",
        yes: "yes|yep|yeah|sure|ok|okay|works|that works|it works|works fine|works well|works perfectly|sounds good|sounds great|that is fine|\
            that s fine|it s fine|is fine|perfect|agreed|confirmed|i confirm|suits me|suits us",
        courtesies: "for me|for us|with me|that|this|it|time|the time|thanks|thank you|thank you very much|many thanks|great|fine|good|then|\
            see you then|see you|hi|hello|please|very much",
    },
};

#[rustfmt::skip]
pub(super) const MAIL: MailWords = MailWords {
    automatic_subjects: &[
        "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "automated reply",
        "automated response", "automatic response", "out of office autoreply", "out of office auto-reply", "out of office auto reply",
        "out of office reply", "out of office message", "out of office notification", "vacation reply", "vacation message", "vacation notice",
        "vacation auto-reply", "autoresponder", "auto responder", "away message", "auto answer", "automatic answer", "confirm your email to",
        "please confirm your message", "your message to me requires", "sender verification", "read receipt", "return receipt",
    ],
    away_subjects: &[
        "out of office", "out-of-office", "out of the office", "ooo", "oof", "on vacation", "on holiday", "on holidays", "on leave",
        "on annual leave", "annual leave", "maternity leave", "paternity leave", "parental leave", "away from my mail", "away from my email",
        "away from my desk", "away from the office", "away from office", "i am out of the office", "i'm out of the office", "i am currently out of",
        "i am away", "i'm away", "currently away", "currently out of office", "currently out of the office", "vacation", "sick leave",
        "on sabbatical", "sabbatical", "office closed", "we are closed", "not in the office", "i am on vacation", "i'm on vacation",
        "i am on holiday", "i am on leave", "away until", "unavailable", "i have left the company", "no longer with", "i no longer work",
    ],
    third_person: &[
        "is out of the office", "is out of office", "is on vacation", "is on leave", "is away from the office", "is currently out of the office",
        "is currently away",
    ],
    automatic: &[
        "this is an automatic reply", "this is an automated reply", "this is an automated response", "this is an automatic response",
        "this is an autoresponse", "this is an auto-reply", "this is an auto reply", "this is an automated message", "this is an automatic message",
        "this is an auto-generated", "this is an automatically generated", "this message was automatically generated",
        "this message was generated automatically", "this email was automatically generated", "this is a computer generated",
        "automated acknowledgement", "you are receiving this automatic", "this mail was sent automatically", "this is my autoresponder",
        "this autoreply", "autoreply:", "prove that you are a human", "to verify that your message was sent by a human", "is using a challenge",
        "is protecting himself from receiving junk mail", "to complete delivery of your message", "place you on the guest list",
        "before your message can be delivered",
    ],
    away: &[
        "out of the office", "out of office", "i am on vacation", "i'm on vacation", "i am currently on vacation", "i'm currently on vacation",
        "i am on holiday", "i'm on holiday", "i am on annual leave", "i'm on annual leave", "i am currently on leave", "i am on leave",
        "i'm on leave", "on annual leave", "on maternity leave", "on paternity leave", "on parental leave", "on sick leave", "on sabbatical",
        "i am away", "i'm away", "i am currently away", "i'm currently away", "i will be away", "i'll be away", "i am travelling", "i am traveling",
        "i'm travelling", "i'm traveling", "i am not in the office", "i'm not in the office", "away from my desk", "away from the office",
        "away from my email", "our office is closed", "our offices are closed", "the office is closed", "we are closed", "i no longer work",
        "i have left", "i've left", "no longer with the company", "no longer works", "no longer employed", "i am unavailable", "i am off",
        "i'm off until", "i'm off work", "off work until", "i am ooo", "i'm ooo", "enjoying some time off", "taking some time off", "taking time off",
        "i am currently offline", "i'm offline", "gone fishing", "on a break until", "not working today", "i don't work on", "i do not work on",
        "i am attending", "i'm at a conference", "i am at a conference", "out until", "i'm out until", "i am out until", "i'm out this week",
        "i am out this week",
    ],
    back: &[
        "until", "back on", "back in the office", "be back", "return on", "returning on", "returning", "i return", "i will return", "i'll return",
        "when i get back", "when i return", "upon my return", "on my return", "when i'm back", "when i am back", "am back", "through", "till", "from",
    ],
    stand_in: &[
        "for urgent", "in urgent", "if urgent", "if it is urgent", "if it's urgent", "if this is urgent", "if your matter is urgent",
        "urgent matters", "in case of emergency", "in an emergency", "for emergencies", "immediate assistance", "immediate attention",
        "please contact", "please reach out to", "contact my colleague", "contact our", "get in touch with", "please call", "please email",
        "please write to", "reach out to", "in my absence", "is covering", "covering for me", "will help you", "can help you",
        "will be happy to help", "takes care of", "taking care of", "instead", "something can't wait", "something cannot wait", "can't wait",
    ],
    unread: &[
        "limited access to email", "limited access to e-mail", "limited access to my email", "limited access to my e-mail", "limited access",
        "no access to email", "no access to my email", "no access to e-mail", "without access", "will not be checking", "won't be checking",
        "not checking email", "not checking my email", "not reading", "won't be reading", "will not be reading", "won't see", "will not see",
        "respond when i return", "reply when i return", "will respond when", "will reply when", "answer when", "get back to you when",
        "get back to you as soon as", "respond to your message", "reply to your email", "reply to your message", "respond to your email",
        "answer your email", "answer your message", "response may be delayed", "replies may be slow", "slow to respond", "slow to reply",
        "delayed response", "delay in", "your message will not be forwarded", "will not be forwarded", "won't be forwarded", "intermittently",
        "emails will be deleted", "not monitored", "thank you for your email", "thank you for your e-mail", "thank you for your message",
        "thank you for your mail", "thanks for your email", "thanks for your message", "thanks for your mail", "thank you for contacting",
        "thanks for reaching out", "thank you for reaching out",
    ],
    received: &[
        "we have received your message", "we have received your email", "we have received your request", "we've received your",
        "your message has been received", "your email has been received", "your request has been received", "has been received and",
        "thank you for contacting", "thanks for contacting", "your ticket number", "a ticket has been", "ticket has been created",
        "ticket has been opened", "has been assigned", "case number", "reference number", "will respond within", "will reply within",
        "will get back to you", "aim to respond", "do not reply to this", "please do not reply", "reply to this email will not",
        "cannot receive replies",
    ],
    receipts: &["read", "not read", "delivered", "displayed", "disposition notification", "deleted"],
    prefixes: &["re", "fw", "fwd", "atb", "sent"],
    quotes: QuoteWords {
        wrote: &["wrote", "writes", "said", "says", "sent"],
        openings: &["noong ", "at ", "in article ", "in message ", "on:", "on ", "on\u{a0}"],
        dates: &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        originals: &[
            "original message", "reply message", "original email", "original mail", "original appointment", "message from sender", "original",
            "reply",
        ],
        original_openings: &["original message from ", "original message ", "reply message "],
        forwards: &["forwarded message", "forwarded email", "begin forwarded message", "forwarded mail", "forwarded e-mail"],
        forward_openings: &["forwarded by ", "forwarded message from ", "forwarded message "],
        apple_forwards: &["begin forwarded message"],
        answers_above: &[
            "reply above this line", "reply above the line", "type your reply above", "write your reply above", "respond above this line",
            "please do not write below this line", "do not reply below this line", "add your reply above", "reply only above this line",
            "enter your reply above", "answer above this line",
        ],
        quoting: &["quoting ", "quoth ", "according to "],
        first_person: &[" i wrote", " i said", " i sent", " we wrote", " we sent", " i have written"],
        labels: &[
            ("from", Label::From), ("sender", Label::From), ("sent date", Label::Date), ("time", Label::Other), ("sent", Label::Date),
            ("date", Label::Date), ("sent at", Label::Date), ("date sent", Label::Date), ("sent on", Label::Date), ("when", Label::Date),
            ("to", Label::To), ("recipient", Label::To), ("subject", Label::Subject), ("cc", Label::Other), ("bcc", Label::Other),
            ("reply-to", Label::Other), ("importance", Label::Other), ("attachments", Label::Other),
        ],
        any_dates: &["date", "when"],
    },
    signatures: SignatureWords {
        closings: &[
            "cheers", "cheers mate", "thanks and regards", "thanks & regards", "thanks and best regards", "thanks and kind regards", "with regards",
            "best regards and thanks", "all the best", "all best", "take care", "yours ever", "with warm regards", "kindly", "regs", "kr", "warmly",
            "warmest", "with gratitude", "regards", "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards",
            "with best regards", "with kind regards", "many regards", "best", "best wishes", "with best wishes", "yours sincerely", "sincerely",
            "sincerely yours", "yours truly", "yours faithfully", "yours", "respectfully", "cordially", "rgds", "br",
        ],
        devices: &[
            "yahoo mail: ", "outlook for ios", "outlook for android", "sent from my", "sent from mail for", "sent from outlook", "sent from yahoo",
            "sent from proton", "sent from samsung", "sent from the", "sent from typeapp", "sent from bluemail", "sent from nine", "sent from aqua",
            "sent from acompli", "sent from a ", "sent from an ", "sent from windows", "sent via ", "sent with ", "sent using ", "get outlook for",
            "get bluemail for", "download outlook",
        ],
        excuses: &["excuse", "typo", "brevity", "forgive", "pardon", "excuses"],
        legal_openings: &[
            "this e-mail", "this email", "this message", "this communication", "this electronic", "the information", "the contents of this",
            "the content of this", "confidential", "disclaimer", "notice:", "important notice", "legal notice", "privileged",
        ],
        legal_marks: &[
            "intended recipient", "intended solely", "intended only", "intended for the", "received this e-mail in error",
            "received this email in error", "received this message in error", "received it in error",
        ],
    },
    bounces: BounceWords {
        subjects: &[
            "undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery report", "failure notice", "returned mail",
            "mail delivery", "mail system error", "non-deliver", "nondeliver", "not deliver", "could not be delivered", "couldn't be delivered",
            "message delivery", "delivery notification", "delivery problem", "delivery error", "delivery has failed", "returned to sender",
            "user unknown", "unknown user", "message status", "mail error", "mail failure", "warning: message", "warning: could not send", "delayed",
            "delivery delay", "permanent error", "bounce", "undeliverable", "message rejected", "rejected mail", "mail rejected", "message error",
            "message notification", "failed mail", "email failure", "mailbox full", "over quota", "quota exceeded", "mailbox is full",
            "no such user", "address not found", "invalid recipient", "unable to deliver", "problem delivering", "status report", "nondelivery",
            "delivery-status",
        ],
        sayings: &[
            "could not be delivered", "couldn't be delivered", "cannot be delivered", "can not be delivered", "can't be delivered",
            "was not delivered", "not be delivered to", "wasn't able to deliver", "was not able to deliver", "unable to deliver", "undeliverable",
            "undelivered", "delivery failed", "delivery failure", "delivery to the following", "delivery to one or more", "failed to deliver",
            "failed permanently", "permanent error", "permanent fatal errors", "transient non-fatal errors", "could not deliver", "failed recipient",
            "the following address", "following recipient", "did not reach", "returned to sender", "has been returned", "were unable to deliver",
            "message was not accepted", "was rejected", "has been rejected", "rejected by", "rejected your message", "unknown user", "user unknown",
            "no such user", "no such recipient", "mailbox unavailable", "does not exist", "doesn't exist", "mailbox is full", "mailbox full",
            "over quota", "quota exceeded", "unrouteable", "unroutable", "not listed in", "host unknown", "unknown host",
            "has not yet been delivered", "will continue to try", "will keep trying", "delivery is delayed", "delivery attempt", "giving up on",
            "this is a permanent", "undeliverable to", "not known", "invalid recipient", "invalid address", "recipient unknown", "addressee unknown",
            "error message below", "mail delivery error", "could not be sent", "not been delivered", "remote host said", "smtp error",
            "error from remote", "address failed", "addresses failed", "bounced", "delivery problem", "reason for failure", "failed to reach",
            "returned mail", "undeliver", "couldn't find", "unable to relay", "address not found", "no mailbox",
        ],
        of_mail: &[
            "your message", "your mail", "your e-mail", "your email", "message that you sent", "message you sent", "mail you sent",
            "original message", "this message was created automatically", "undeliverable mail", "returned mail", "mail delivery",
        ],
        delays: &[
            "will continue to try", "will keep trying", "has not yet been delivered", "not yet been delivered", "delivery is delayed",
            "delivery delayed", "is delayed", "delayed mail", "being delayed", "this is a warning message only", "you do not need to resend",
            "do not need to resend", "no action is required on your part", "still trying", "warning: message still undelivered", "will retry",
            "will be retried", "has been delayed", "continue to be attempted",
        ],
        reasons: &[
            ("full mailbox", "5.2.2"), ("out of storage", "5.2.2"), ("insufficient system storage", "4.3.1"), ("no space left", "5.2.2"),
            ("over quota", "5.2.2"), ("overquota", "5.2.2"), ("quota exceed", "5.2.2"), ("exceeded quota", "5.2.2"), ("exceeded storage", "5.2.2"),
            ("mailbox full", "5.2.2"), ("mailbox is full", "5.2.2"), ("mailbox size limit", "5.2.2"), ("storage limit", "5.2.2"),
            ("disk quota", "5.2.2"), ("mailfolder is full", "5.2.2"), ("user is over", "5.2.2"), ("inbox is full", "5.2.2"),
            ("message too large", "5.3.4"), ("too large", "5.3.4"), ("exceeds the maximum", "5.3.4"), ("size limit", "5.3.4"),
            ("message size exceeds", "5.3.4"), ("too big", "5.3.4"), ("recipnotfound", "5.1.1"), ("couldn't be found", "5.1.1"),
            ("could not be found", "5.1.1"), ("wasn't found", "5.1.1"), ("was not found", "5.1.1"), ("does not like recipient", "5.1.1"),
            ("no user", "5.1.1"), ("not a user", "5.1.1"), ("no longer valid", "5.1.1"), ("no longer available", "5.1.1"), ("user unknown", "5.1.1"),
            ("unknown user", "5.1.1"), ("no such user", "5.1.1"), ("no such recipient", "5.1.1"), ("no such address", "5.1.1"),
            ("no such mailbox", "5.1.1"), ("no mailbox", "5.1.1"), ("recipient unknown", "5.1.1"), ("unknown recipient", "5.1.1"),
            ("unknown address", "5.1.1"), ("addressee unknown", "5.1.1"), ("not our customer", "5.1.1"), ("does not exist", "5.1.1"),
            ("doesn't exist", "5.1.1"), ("doesn't have a", "5.1.1"), ("does not have a", "5.1.1"), ("invalid recipient", "5.1.1"),
            ("invalid mailbox", "5.1.1"), ("address rejected", "5.1.1"), ("not listed in", "5.1.1"), ("not a known user", "5.1.1"),
            ("not a valid", "5.1.1"), ("mailbox not found", "5.1.1"), ("user not found", "5.1.1"), ("recipient not found", "5.1.1"),
            ("account not found", "5.1.1"), ("not found", "5.1.1"), ("mailbox unavailable", "5.1.1"), ("unrouteable address", "5.1.1"),
            ("bad destination", "5.1.1"), ("undeliverable address", "5.1.1"), ("sorry, no mailbox here", "5.1.1"), ("this account is not", "5.1.1"),
            ("disabled", "5.2.1"), ("deactivated", "5.2.1"), ("inactive", "5.2.1"), ("suspend", "5.2.1"), ("discontinued", "5.2.1"),
            ("no longer", "5.1.6"), ("has moved", "5.1.6"), ("host unknown", "5.1.2"), ("unknown host", "5.1.2"), ("domain not found", "5.1.2"),
            ("host not found", "5.1.2"), ("unknown domain", "5.1.2"), ("name service error", "5.4.4"), ("no such domain", "5.1.2"),
            ("unrouteable mail domain", "5.1.2"), ("couldn't find any host", "5.1.2"), ("bad domain", "5.1.2"), ("spam", "5.7.1"),
            ("blacklist", "5.7.1"), ("blocked", "5.7.1"), ("blocklist", "5.7.1"), ("not permitted", "5.7.1"), ("relay", "5.7.1"),
            ("denied", "5.7.1"), ("rejected", "5.7.1"), ("policy", "5.7.1"), ("virus", "5.7.1"), ("unauthorized", "5.7.1"), ("not allowed", "5.7.1"),
            ("too many hops", "5.4.6"), ("loop", "5.4.6"), ("timed out", "4.4.1"), ("timeout", "4.4.1"), ("connection refused", "4.4.1"),
            ("could not connect", "4.4.1"), ("temporar", "4.3.0"), ("greylist", "4.7.1"), ("try again", "4.3.0"), ("too long in the queue", "4.4.7"),
        ],
    },
};
