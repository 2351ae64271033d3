//! English.

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
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
    meet: "came to your|come to your|come by|come over|come round|drop by|stop by|swing by|pop in|pop by|drop in|see the flat|see the apartment|see the house|see the room|see the car|see the property|inspection|consultation|schedule me|book me|put me down|session|lesson|get together|call me|call us|ring me|call back|\
        meet|meeting|meetings|call|phone|ring|appointment|interview|catch up|sync|chat|coffee|lunch|dinner|breakfast|drink|drinks|\
        visit|review|demo|zoom|teams|video|conversation|see you|sit down|talk|speak|connect|come in|your office|my office|on site|\
        discuss|standup|kickoff|handover|viewing|survey",
    confirm: "does that fit|does it fit|would it fit|that is convenient|if convenient|if it suits|would that|does that|does this|would this|is that|is this ok|ok|okay|let me know|confirm|would it suit|that suits|suits you|\
        works for you|work for you|if that works|does it work|which one|which works|which would|can you make it|how does that|tell me|\
        please come|i want to show you|rsvp|sound good|sounds good|shall we say|would you|is the slot",
    ask: "when are you|when would|when can|when could|when do you|when is good|when suits|when works|when might|when should|\
        what time would|what works|what day|what days|which day|your availability|your diary look|your calendar look|few slots|\
        some slots|few times|some times|some dates|few dates|find another time|find a time|find a slot|find .. minutes|\
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
    numbers: "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    weekdays: [
        "monday|mon|mondays",
        "tuesday|tue|tues|tuesdays",
        "wednesday|wed|wednesdays|weds",
        "thursday|thu|thur|thurs|thursdays",
        "friday|fri|fridays",
        "saturday|sat|saturdays",
        "sunday|sun|sundays",
    ],
    months: [
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sep|sept",
        "october|oct",
        "november|nov",
        "december|dec",
    ],
};
