//! What mails say about meetings, by kind and language, and what follows from answers to offers.

use chrono::{DateTime, Utc};
use domain::dates::{Reference, Zone};
use domain::meeting::{Answer, Expect, Kind, Letter, Offers, Reading, detect, pick};

/// Wednesday, 11 March 2026, 11:00 in Berlin.
fn read_reply(subject: &str, text: &str, quoted: Option<&str>) -> Reading {
    let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00+01:00").expect("a time");
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    let letter = Letter {
        subject,
        text,
        quoted,
        owner: zone,
        is_place_known: true,
    };
    detect(&letter, &Reference::new(now, zone)).0
}

fn read(text: &str) -> Reading {
    read_reply("", text, None)
}

fn start(reading: &Reading) -> String {
    reading
        .time
        .map(|time| time.start.instant.to_rfc3339())
        .unwrap_or_default()
}

#[test]
fn a_day_and_a_clock_time_offered_to_the_reader_is_a_time() {
    let cases = [
        ("Could we have a call on Tuesday at 3pm?", "2026-03-17T15:00:00+01:00"),
        (
            "How about Thursday at 10:00 for the interview?",
            "2026-03-12T10:00:00+01:00",
        ),
        ("Breakfast on Friday at 9am?", "2026-03-13T09:00:00+01:00"),
        (
            "Könnten wir am Montag um 15 Uhr telefonieren?",
            "2026-03-16T15:00:00+01:00",
        ),
    ];

    for (text, expected) in cases {
        let reading = read(text);
        assert_eq!(
            (reading.kind, start(&reading).as_str()),
            (Kind::ProposesTime, expected),
            "{text}"
        );
    }
}

#[test]
fn what_is_refused_told_or_due_is_no_meeting() {
    let texts = [
        "Please don't ring me on Monday at 10, I am in court.",
        "I typed my password wrong a few times this morning, and it says account locked.",
        "I called a few times on Friday afternoon.",
        "Bitte rufen Sie mich am Montag um 10 Uhr nicht an.",
        "Ne m'appelez pas lundi à 10h.",
        "No me llames el lunes a las 10.",
        "The invoice is due on Friday at 5pm.",
        "Please send me the file by tomorrow at 5pm.",
        "Our shop is open on Saturday from 9am to 1pm.",
        "Unser Laden ist am Samstag von 9 bis 13 Uhr geöffnet.",
        "Your parcel will be delivered on Thursday between 10:00 and 12:00.",
        "I'm meeting the bank on Monday at 11, no need for you to come.",
        "Thanks for the meeting yesterday at 3pm, it was great.",
        "I am out of the office until Monday at 9am.",
        "They told me that someone calls back tomorrow at 10am.",
        "Can you finish the slides before Thursday 3pm?",
        "Does your shop open on Monday at 9am?",
        "Can you water the plants on Monday at 10am while I'm away?",
        "There's no way I can meet on Monday at 10.",
        "You were supposed to call me on Tuesday at 3pm!",
        "Your appointment is confirmed for Monday, 16 March at 10:00.",
        "Konntest du am Montag um 10 Uhr den Arzt erreichen?",
        "Das Paket kommt am Freitag um 10 Uhr, kannst du es annehmen?",
        "Pouvez-vous m'envoyer le dossier avant lundi à 10h ?",
        "Je vois le médecin lundi à 10h, je te raconterai.",
        "¿Puede enviarme el informe antes del lunes a las 10?",
        "El partido es el sábado a las 18:00, lo veré en casa.",
        "Pode enviar o relatório até segunda às 10h?",
        "Lunedì alle 10 ho il dentista, poi ti racconto.",
        "De winkel opent maandag om 9 uur.",
    ];

    for text in texts {
        assert_eq!(read(text).kind, Kind::None, "{text}");
    }
}

#[test]
fn no_hour_is_invented() {
    for text in [
        "Could we talk on Friday afternoon?",
        "Können wir am Freitag telefonieren?",
    ] {
        let reading = read(text);
        assert_eq!(reading.kind, Kind::ProposesDay, "{text}");
        assert_eq!(reading.day.unwrap().to_string(), "2026-03-13", "{text}");
        assert_eq!(reading.time, None, "{text}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let texts = [
        "Can you call me tomorrow at 8?",
        "Let's meet on Monday, 17 March at 10am.",
        "Can we meet on 31 April at 10am?",
        "Shall we talk at 10am the day after your workshop?",
        "Can we meet next Friday at 10am?",
    ];

    for text in texts {
        assert_eq!(read(text).kind, Kind::Ambiguous, "{text}");
    }
}

#[test]
fn both_readings_of_an_hour_are_there_to_ask_with() {
    let reading = read("Can you call me tomorrow at 8?");

    let starts: Vec<String> = reading
        .slots
        .iter()
        .map(|slot| slot.start.instant.to_rfc3339())
        .collect();
    assert_eq!(reading.time, None);
    assert_eq!(starts, ["2026-03-12T08:00:00+01:00", "2026-03-12T20:00:00+01:00"]);
}

#[test]
fn several_times_are_a_choice_and_a_span_is_a_window() {
    let choice = read("I could do Monday at 10am or Tuesday at 3pm. Which works for you?");
    let window = read("Can you give me 45 minutes between 2pm and 4pm on Thursday?");

    assert_eq!(
        (choice.kind, choice.slots.len(), choice.is_window),
        (Kind::ProposesChoice, 2, false)
    );
    assert_eq!(
        (window.kind, window.slots.len(), window.is_window),
        (Kind::ProposesChoice, 1, true)
    );
    assert_eq!(window.minutes, Some(45));
}

#[test]
fn a_time_that_is_taken_back_is_not_offered() {
    let texts = [
        "Not Friday at 3pm, but Monday at 4pm works for a call.",
        "Friday at 3pm doesn't suit me, how about Monday at 4pm?",
        "Freitag um 15 Uhr geht leider nicht, ginge Montag um 16 Uhr?",
        "I can't do Friday at 3pm, could we meet on Monday at 4pm?",
    ];

    for text in texts {
        let reading = read(text);
        let expected = (Kind::ProposesTime, "2026-03-16T16:00:00+01:00");
        assert_eq!((reading.kind, start(&reading).as_str()), expected, "{text}");
    }
}

#[test]
fn a_question_for_a_time_asks_when() {
    let texts = [
        "When would you have time for a call?",
        "Wann hätten Sie Zeit für ein Gespräch?",
        "Quand seriez-vous disponible pour un entretien ?",
        "¿Cuándo podemos hablar?",
        "Quando podemos falar?",
        "Quando possiamo vederci?",
        "Wanneer kunnen we bellen?",
    ];

    for text in texts {
        assert_eq!(read(text).kind, Kind::AsksWhen, "{text}");
    }
}

#[test]
fn a_meeting_is_called_off_or_moved() {
    let moved = read("Could we move our call from Thursday at 3pm to Friday at 4pm?");

    assert_eq!(read("I have to cancel our call tomorrow at 2pm.").kind, Kind::Cancels);
    assert_eq!(
        read("Leider muss ich unseren Termin morgen absagen.").kind,
        Kind::Cancels
    );
    assert_eq!(read("I want to cancel my subscription.").kind, Kind::None);
    assert_eq!(
        (moved.kind, start(&moved).as_str()),
        (Kind::Moves, "2026-03-13T16:00:00+01:00")
    );
}

#[test]
fn a_yes_to_our_time_names_none_of_its_own() {
    let quoted = "How about Wednesday 18 March at 15:00?";

    let reading = read_reply("Re: Call", "Yes, that works. See you then.", Some(quoted));

    assert_eq!((reading.kind, reading.time), (Kind::Accepts, None));
}

/// Monday 9 at 10:00, Tuesday 10 at 11:00 and 14:00 in London, offered on Wednesday 4 November 2026.
fn answer(text: &str) -> Answer {
    answer_to(3, text)
}

/// The first of these slots were offered.
fn answer_to(offered: usize, text: &str) -> Answer {
    let at = |text: &str| -> DateTime<Utc> { text.parse().expect("a time") };
    let slots = [
        (at("2026-11-09T10:00:00Z"), at("2026-11-09T10:30:00Z")),
        (at("2026-11-10T11:00:00Z"), at("2026-11-10T11:30:00Z")),
        (at("2026-11-10T14:00:00Z"), at("2026-11-10T14:30:00Z")),
    ];
    let slots = &slots[..offered];
    let zone = Zone::parse("Europe/London").expect("a zone");
    let offers = Offers {
        slots,
        guest: zone,
        owner: zone,
    };
    pick(text, &offers, at("2026-11-04T12:00:00Z"))
}

#[test]
fn one_slot_that_follows_from_the_words_is_picked() {
    let cases = [
        ("Monday please", 0),
        ("The second one suits us", 1),
        ("Der letzte passt", 2),
        ("2pm works", 2),
        ("Martes a las 11", 1),
        ("lundi 10h", 0),
        ("half ... sorry, option 3", 2),
        ("Tuesday, any time", 1),
        ("Not Tuesday, the other one.", 0),
        ("Tuesday is a holiday here, but Monday works.", 0),
        ("We spoke on Tuesday about this. Monday at 10 is good.", 0),
        (
            "> Mon 9 Nov, 10:00\n> Tue 10 Nov, 11:00\nthis one\n> Tue 10 Nov, 14:00",
            1,
        ),
    ];

    for (text, expected) in cases {
        let answer = answer(text);
        assert_eq!((answer.expect, answer.pick), (Expect::Pick, Some(expected)), "{text}");
    }
}

#[test]
fn an_answer_that_names_none_is_asked_back() {
    for text in ["yes", "ok!", "\u{1f44d}", "Tuesday", "2", "The first one, on Tuesday"] {
        assert_eq!(answer(text).expect, Expect::Ask, "{text}");
    }
}

#[test]
fn other_times_refusals_and_ends_are_told_apart() {
    let counter = answer("Could we do Wednesday at 3pm instead?");

    assert_eq!(counter.expect, Expect::Counter);
    assert_eq!(counter.counter_start.unwrap().to_rfc3339(), "2026-11-11T15:00:00+00:00");
    assert_eq!(
        (
            answer("What about Friday?").expect,
            answer("What about Friday?").counter_start
        ),
        (Expect::Counter, None)
    );
    assert_eq!(answer("None of these work, sorry").expect, Expect::Decline);
    assert_eq!(answer("Ninguna me va bien").expect, Expect::Decline);
    assert_eq!(answer("We no longer need the meeting, thanks").expect, Expect::Cancel);
    assert_eq!(
        answer("I'll check with my boss and get back to you").expect,
        Expect::Other
    );
    assert_eq!(answer("Did you get my invoice?").expect, Expect::Other);
}

#[test]
fn what_senders_wish_for_is_a_time_in_every_language() {
    let cases = [
        ("I'd like to book an appointment on Friday at 3pm.", "13T15:00"),
        ("Please give me a call on Friday at 10am.", "13T10:00"),
        ("May I drop by on Friday at 3pm?", "13T15:00"),
        ("Could your technician come by on Tuesday at 2:30pm?", "17T14:30"),
        ("Do you have an opening on Monday at 3pm?", "16T15:00"),
        ("Would Friday at 11 suit you for a short meeting?", "13T11:00"),
        ("Ich hätte gern einen Termin am Freitag um 15 Uhr.", "13T15:00"),
        ("Ich möchte am Dienstag um 9 Uhr vorbeikommen.", "17T09:00"),
        ("Bitte rufen Sie mich am Freitag um 15 Uhr an.", "13T15:00"),
        ("Je voudrais prendre rendez-vous vendredi à 15h.", "13T15:00"),
        ("Pourriez-vous me rappeler vendredi à 11h ?", "13T11:00"),
        ("Quisiera pedir cita para el viernes a las 15:00.", "13T15:00"),
        ("¿Puede llamarme el viernes a las 11?", "13T11:00"),
        ("Gostaria de marcar uma reunião para terça às 9h.", "17T09:00"),
        ("Vorrei fissare un appuntamento per martedì alle 9.", "17T09:00"),
        ("Ik wil graag een afspraak maken voor vrijdag om 15 uur.", "13T15:00"),
        ("Kunt u mij vrijdag om 11 uur terugbellen?", "13T11:00"),
        ("Wat dacht u van vrijdag om 15 uur?", "13T15:00"),
        ("Kan vi ses på tisdag kl 14.30?", "17T14:30"),
        ("Jag skulle vilja boka ett möte på fredag klockan 15.", "13T15:00"),
        ("Ring mig på fredag kl. 15, tack.", "13T15:00"),
    ];

    for (text, expected) in cases {
        let reading = read(text);
        let found = (reading.kind, start(&reading));
        assert_eq!(
            found,
            (Kind::ProposesTime, format!("2026-03-{expected}:00+01:00")),
            "{text}"
        );
    }
}

#[test]
fn times_of_other_doings_are_no_meeting() {
    let texts = [
        "I'd like to report a call I got on Monday at 10am.",
        "I'd like to thank you for the call on Monday at 3pm.",
        "I want to complain about a call from your agent on Monday at 3pm.",
        "You said you would call me back on Tuesday at 2pm. What happened?",
        "You were supposed to call me on Tuesday at 3pm!",
        "I got your voicemail from Tuesday at 4pm, thanks.",
        "My train leaves on Thursday at 7:42, so please send the keys before then.",
        "We will be on a plane on Thursday from 9 to 12.",
        "Please remind me on Friday at 9 to pay the invoice.",
        "Please switch the heating on at 6am on Monday.",
        "If we had met on Monday at 10, I would have known.",
        "The technician was here on Monday at 9 and left at 11.",
        "Should the order not arrive by Friday at 12, I will cancel it.",
        "Please book me a taxi for Friday at 8am.",
        "Could you check whether the session on Friday at 3pm is recorded?",
        "May I remind you of the call on Monday at 10?",
        "Could someone explain why the demo on Monday at 10 was cancelled?",
        "Can you confirm that our meeting is on Friday at 3pm?",
        "Please meet my husband at the station on Friday at 5pm, he has the keys.",
        "Ist es möglich, dass das Treffen am Montag um 10 Uhr ohne mich stattfindet?",
        "Je voudrais une facture pour la séance de lundi à 10h.",
        "Vorrei sapere se la riunione di lunedì alle 10 è confermata.",
        "Können Sie mir sagen, ob die Praxis am Freitag um 9 Uhr geöffnet ist?",
        "Ich möchte mich am Montag um 9 Uhr über einen Anruf beschweren, den ich bekam.",
        "Am Freitag um 15 Uhr halte ich einen Vortrag in Wien.",
        "Sie wollten mich am Montag um 10 Uhr anrufen. Was ist passiert?",
        "Vous deviez m'appeler lundi à 10h, que s'est-il passé ?",
        "Mon train part jeudi à 7h42.",
        "Quedaron en llamarme el lunes a las 10 y no lo hicieron.",
        "A reunião de segunda às 10h foi muito útil.",
        "Domani alle 9 ho una visita dal medico.",
        "U zou mij maandag om 10 uur bellen. Wat is er gebeurd?",
        "Ring mig inte på måndag kl. 10.",
        "Är butiken öppen på lördag kl 10? Öppettider saknas.",
    ];

    for text in texts {
        assert_eq!(read(text).kind, Kind::None, "{text}");
    }
}

#[test]
fn a_time_whose_day_is_told_of_the_past_is_asked() {
    let texts = [
        "We talked on Monday, and I can do 3pm. Could we meet then?",
        "Could we meet on Friday at 7?",
        "Let's meet the day after your holiday at 10am.",
    ];

    for text in texts {
        assert_eq!(read(text).kind, Kind::Ambiguous, "{text}");
    }
}

#[test]
fn the_hour_that_a_meeting_gets_instead_counts() {
    let reading = read("Our appointment on Friday at 10: could we make it 11 instead?");

    assert_eq!(
        (reading.kind, start(&reading).as_str()),
        (Kind::Moves, "2026-03-13T11:00:00+01:00")
    );
}

#[test]
fn a_plain_yes_picks_the_only_slot_that_was_offered() {
    for text in [
        "Yes, that works for us. Thanks!",
        "Sounds good, see you then.",
        "Ja, passt mir gut. Danke!",
        "Oui, parfait, merci.",
        "Perfecto, gracias.",
        "Sim, combinado!",
        "Va bene, grazie.",
        "Akkoord, tot dan.",
        "Ja, det passar bra. Tack!",
    ] {
        assert_eq!(answer_to(1, text).pick, Some(0), "{text}");
        assert_eq!(answer(text).expect, Expect::Ask, "{text}");
    }
    for text in [
        "Yes, I got your mail about the invoice.",
        "Does that work for you?",
        "No, that doesn't work.",
        "Yes, but later.",
        "On Monday I spoke with your colleague. Yes, I agree.",
    ] {
        assert_eq!(answer_to(1, text).pick, None, "{text}");
    }
}

#[test]
fn a_place_beside_the_clock_is_its_zone_or_asked_about() {
    for text in [
        "Could we talk on Friday at 3pm London time?",
        "Could we talk on Friday at 3pm (London)?",
        "Können wir am Freitag um 15 Uhr Londoner Zeit telefonieren?",
        "Können wir am Freitag um 15 Uhr (Londoner Zeit) telefonieren?",
        "Pouvons-nous nous voir vendredi à 15h heure de Londres ?",
        "¿Podemos hablar el viernes a las 15:00 hora de Londres?",
        "Possiamo sentirci venerdì alle 15 ora di Londra?",
        "Podemos falar na sexta às 15h, horário de Londres?",
        "Kunnen we vrijdag om 15 uur Londense tijd bellen?",
    ] {
        assert_eq!(start(&read(text)), "2026-03-13T15:00:00+00:00", "{text}");
    }
    for text in [
        "Could we talk on Friday at 3pm Springfield time?",
        "Können wir am Freitag um 15 Uhr Kleinstädter Zeit telefonieren?",
        "¿Podemos hablar el viernes a las 15:00 hora de Villanueva?",
    ] {
        assert_eq!(read(text).kind, Kind::Ambiguous, "{text}");
    }
}
