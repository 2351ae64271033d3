//! The kinds of days and times that people write, in each language: what is read of them on Wednesday, 18 November 2026, at nine.

use chrono::DateTime;
use domain::dates::{self, Moment, Reference, Zone};

fn reference(zone: &str) -> Reference {
    let now = DateTime::parse_from_rfc3339("2026-11-18T09:00:00+01:00").expect("the time is written as RFC 3339 says");
    Reference::new(now, Zone::parse(zone).expect("the zone is known"))
}

/// All that is read, starts and ends, one after the other; ranges with a slash.
fn read(text: &str, zone: &str) -> String {
    let wall = |moment: Moment, is_timed: bool| {
        let format = if is_timed { "%m-%d %H:%M" } else { "%m-%d" };
        moment.local.format(format).to_string()
    };
    let shown = dates::read(text, &reference(zone)).into_iter().map(|mention| {
        let is_timed = mention.has_explicit_time;
        match mention.end {
            Some(end) => format!("{}/{}", wall(mention.start, is_timed), wall(end, is_timed)),
            None => wall(mention.start, is_timed),
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = read(text, "Europe/Berlin");
            (found != *expected).then(|| format!("{text}\n    expected {expected}\n    read     {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn days_counted_from_today_are_read_in_every_language() {
    check(&[
        ("Could you call the day after tomorrow at 11am?", "11-20 11:00"),
        ("Können wir übermorgen um 14 Uhr sprechen?", "11-20 14:00"),
        ("Ich habe Sie vorgestern nicht erreicht.", "11-16"),
        ("Pouvez-vous m'appeler après-demain à 14h ?", "11-20 14:00"),
        ("¿Podemos hablar pasado mañana a las 11?", "11-20 11:00"),
        ("Podemos falar depois de amanhã às 11h?", "11-20 11:00"),
        ("Possiamo sentirci dopodomani alle 11?", "11-20 11:00"),
        ("Kunnen we overmorgen om 11 uur bellen?", "11-20 11:00"),
        ("Können Sie morgen Nachmittag um 3 anrufen?", "11-19 15:00"),
        ("¿Le viene bien mañana por la mañana a las 9?", "11-19 09:00"),
    ]);
}

#[test]
fn clock_phrases_are_read_in_every_language() {
    check(&[
        ("Shall we talk tomorrow at half eleven?", "11-19 11:30"),
        ("Passt es dir am Freitag um halb drei?", "11-20 14:30"),
        ("Wir sehen uns am Freitag um Viertel nach vier.", "11-20 16:15"),
        ("Treffen wir uns morgen um drei viertel elf?", "11-19 10:45"),
        ("Kommen Sie bitte am Montag um fünf vor halb drei.", "11-23 14:25"),
        (
            "Pouvons-nous nous voir vendredi à trois heures et demie ?",
            "11-20 15:30",
        ),
        ("Je vous propose lundi à 10 heures moins le quart.", "11-23 09:45"),
        ("Nous pouvons nous voir jeudi à 14 h 30.", "11-19 14:30"),
        ("¿Nos vemos el viernes a las cuatro y media?", "11-20 16:30"),
        ("¿Quedamos el lunes a las 11 menos cuarto?", "11-23 10:45"),
        ("Podemos falar na sexta às dez e meia?", "11-20 10:30"),
        ("Pode ser na segunda às quinze para as quatro da tarde?", "11-23 15:45"),
        ("Possiamo vederci venerdì alle tre e mezza?", "11-20 15:30"),
        ("Ci vediamo lunedì alle 11 meno un quarto?", "11-23 10:45"),
        ("Zullen we vrijdag om half vier afspreken?", "11-20 15:30"),
        ("Kunt u maandag om kwart over tien bellen?", "11-23 10:15"),
        ("Ik kan maandag om tien voor half elf.", "11-23 10:20"),
    ]);
}

#[test]
fn words_for_next_are_read_before_and_behind_the_noun() {
    check(&[
        ("Geht es kommenden Montag um 10 Uhr?", "11-23 10:00"),
        ("Je suis libre la semaine prochaine.", "11-23/11-29"),
        ("Pouvons-nous nous voir lundi prochain à 9h ?", "11-23 09:00"),
        ("¿Podemos vernos el martes que viene a las 12?", "11-24 12:00"),
        ("Estoy libre la semana que viene.", "11-23/11-29"),
        ("Podemos falar na terça que vem às 14h?", "11-24 14:00"),
        ("Possiamo sentirci martedì prossimo alle 14?", "11-24 14:00"),
        ("Sono libero la settimana prossima.", "11-23/11-29"),
        ("Kunnen we aanstaande dinsdag om 14 uur bellen?", "11-24 14:00"),
        ("Ich hätte übernächste Woche Zeit.", "11-30/12-06"),
    ]);
}

#[test]
fn holidays_are_days() {
    check(&[
        ("Could we talk on Boxing Day at 11am?", "12-26 11:00"),
        ("Let's meet on Good Friday at 10am.", "03-26 10:00"),
        ("Dinner is two days after Christmas.", "12-27"),
        ("Wir treffen uns an Heiligabend um 10 Uhr.", "12-24 10:00"),
        ("Geht es bei Ihnen am Ostermontag um 15 Uhr?", "03-29 15:00"),
        ("Nous pouvons nous voir le lundi de Pâques à 10h.", "03-29 10:00"),
        ("Podemos vernos en Nochevieja a las 12:00.", "12-31 12:00"),
        ("Podemos falar na véspera de Natal às 10h?", "12-24 10:00"),
        ("Possiamo vederci a Santo Stefano alle 11?", "12-26 11:00"),
        ("Kunnen we op tweede kerstdag om 11 uur bellen?", "12-26 11:00"),
        ("Call me the day before Christmas Eve at 2pm.", "12-23 14:00"),
        (
            "Shall we meet on the Wednesday before Thanksgiving at 3pm?",
            "11-25 15:00",
        ),
        ("The first Monday after Easter at 10am suits us.", "03-29 10:00"),
        ("Passt Ihnen der Tag nach Neujahr um 10 Uhr?", "01-02 10:00"),
        ("Tuesday, week 50, 10am?", "12-08 10:00"),
        ("Merry Christmas to you and the team!", ""),
        ("Frohe Weihnachten wünscht das ganze Team.", ""),
    ]);
}

#[test]
fn numbered_weeks_and_weekdays_of_a_month_are_read() {
    check(&[
        ("Can you deliver in week 50?", "12-07/12-13"),
        ("Wir kommen am Mittwoch der KW 50 um 8 Uhr.", "12-09 08:00"),
        ("Nous livrons en semaine 50.", "12-07/12-13"),
        (
            "The board meets on the last Thursday of November at 4pm.",
            "11-26 16:00",
        ),
        ("We pay on the last Friday in January.", "01-29"),
        ("Wir treffen uns am ersten Montag im Dezember um 9 Uhr.", "12-07 09:00"),
        ("Shall we say the second Tuesday in December at 3pm?", "12-08 15:00"),
        ("Passt Ihnen Donnerstag in einer Woche um 16 Uhr?", "11-26 16:00"),
        ("Je propose jeudi en huit à 16h.", "11-26 16:00"),
        ("Three Mondays from now at 9am works.", "12-07 09:00"),
        ("Could you drop by a week on Tuesday, 2.15pm?", "12-01 14:15"),
        ("Le dernier vendredi de novembre à 14h ?", "11-27 14:00"),
        ("El último viernes de noviembre a las 12.", "11-27 12:00"),
        ("A última sexta-feira de novembro às 14h.", "11-27 14:00"),
        ("L'ultimo venerdì di novembre alle 12.", "11-27 12:00"),
        ("De laatste vrijdag van november om 12 uur.", "11-27 12:00"),
        ("Overleg in week 50, woensdag om 9u30.", "12-09 09:30"),
        ("Hablamos dentro de dos semanas.", "12-02"),
    ]);
}

#[test]
fn each_time_of_a_list_has_the_day_it_belongs_to() {
    check(&[
        (
            "I can do Monday at 9am, 11am or 2:30pm.",
            "11-23 09:00, 11-23 11:00, 11-23 14:30",
        ),
        ("Either 10am or 11am on Monday works.", "11-23 10:00, 11-23 11:00"),
        ("Free slots:\n- Monday 9am\n- Tuesday 10am", "11-23 09:00, 11-24 10:00"),
        (
            "Am Montag um 9 Uhr oder um 11 Uhr, oder am Dienstag um 14 Uhr?",
            "11-23 09:00, 11-23 11:00, 11-24 14:00",
        ),
        ("Lundi à 10h ou à 14h, cela vous va ?", "11-23 10:00, 11-23 14:00"),
        (
            "I am in on Easter Monday. Shall we talk at 11am that day?",
            "03-29, 03-29 11:00",
        ),
    ]);
}

#[test]
fn a_time_beside_a_day_nobody_can_read_has_no_day() {
    check(&[
        ("Can we talk at 10am the day after the fair?", ""),
        ("Shall we meet on Diwali at 10am?", ""),
        ("Are you free on Founders' Day at 3pm?", ""),
        ("Lass uns am Tag nach der Messe um 10 Uhr sprechen.", ""),
        ("Ci sentiamo il giorno dopo la fiera alle 10?", ""),
        ("Can we talk on Zoom at 3pm?", "11-18 15:00"),
    ]);
}

#[test]
fn days_written_in_one_word_or_in_digits_are_read() {
    check(&[
        ("Dienstagvormittag um 10 würde mir passen.", "11-24 10:00"),
        ("Am Montagmorgen um 9 Uhr geht es gut.", "11-23 09:00"),
        ("Kunt u vrijdagmiddag om 3 uur bellen?", "11-20 15:00"),
        ("Können wir am Mi 2.12. von 10-11 Uhr reden?", "12-02 10:00/12-02 11:00"),
        ("Donnerstag 15.30 Uhr bei mir im Büro?", "11-19 15:30"),
        ("Kann ich Sie morgen so gegen elf anrufen?", "11-19 11:00"),
        ("Geht es am Mo um 10 Uhr?", "11-23 10:00"),
        ("Treffen wir uns am 26. oder 27. um 10 Uhr?", "11-26, 11-27 10:00"),
        ("Fr 10-12 Uhr", "11-20 10:00/11-20 12:00"),
        ("Passt es Ihnen am 26. um 9 Uhr?", "11-26 09:00"),
        ("Passt Ihnen Donnerstag, 26. Nov. um 9:00 Uhr?", "11-26 09:00"),
        (
            "El miércoles 25 de 10:00 a 11:30 estoy libre.",
            "11-25 10:00/11-25 11:30",
        ),
        ("Rendez-vous le lundi 23 à quatorze heures trente.", "11-23 14:30"),
        ("Va bene giovedì alle 17 e 30?", "11-19 17:30"),
        ("Sentiamoci tra due settimane.", "12-02"),
        ("Lukt het vrijdag om 9u30?", "11-20 09:30"),
        ("Propongo oggi a otto, ore 9.15, in cantiere.", "11-25 09:15"),
        (
            "Wir schlagen die KW 50 vor, und zwar Dienstag, 10:00 Uhr.",
            "12-07/12-13, 12-08 10:00",
        ),
        (
            "Tenho segunda, dia 23, às 10h, ou terça, dia 24, às quinze para as três da tarde.",
            "11-23 10:00, 11-24 14:45",
        ),
    ]);
}

#[test]
fn what_comes_again_and_again_is_no_day() {
    check(&[
        ("Unser Treffen ist jeden Montag um 10 Uhr.", ""),
        ("Die Sprechstunde ist montags um 10 Uhr.", ""),
        ("Nous nous voyons chaque lundi à 10h.", ""),
        ("Nos vemos todos los lunes a las 10.", ""),
        ("Ci vediamo ogni lunedì alle 10.", ""),
        ("We zien elkaar elke maandag om 10 uur.", ""),
    ]);
}

#[test]
fn ranges_are_read_in_every_language() {
    check(&[
        ("Ich bin am Freitag von 9 bis 11 Uhr da.", "11-20 09:00/11-20 11:00"),
        ("Je suis disponible vendredi de 9h à 11h30.", "11-20 09:00/11-20 11:30"),
        ("Estoy libre el viernes de 9 a 11.", "11-20 09:00/11-20 11:00"),
        ("Estou livre na sexta das 9h às 11h.", "11-20 09:00/11-20 11:00"),
        ("Sono libero venerdì dalle 9 alle 11.", "11-20 09:00/11-20 11:00"),
        (
            "Ik ben vrijdag vrij van 9 tot 11 uur.",
            "11-20, 11-20 09:00/11-20 11:00",
        ),
        (
            "Na sexta estou livre entre as 9h e as 11h.",
            "11-20, 11-20 09:00/11-20 11:00",
        ),
    ]);
}

#[test]
fn zones_are_those_of_the_writer() {
    let instant = |text: &str, zone: &str| {
        let mention = dates::read(text, &reference(zone)).into_iter().next();
        mention.map(|mention| mention.start.instant.to_rfc3339())
    };

    for (text, zone, expected) in [
        ("Tomorrow at 5pm IST?", "Asia/Jerusalem", "2026-11-19T17:00:00+02:00"),
        ("Tomorrow at 5pm IST?", "Europe/London", "2026-11-19T17:00:00+05:30"),
        ("Tomorrow at 5pm CST?", "Asia/Shanghai", "2026-11-19T17:00:00+08:00"),
        ("Tomorrow at 5pm CST?", "Europe/London", "2026-11-19T17:00:00-06:00"),
        (
            "Tomorrow at 10am my time (CET)?",
            "Europe/London",
            "2026-11-19T10:00:00+01:00",
        ),
        (
            "Let's meet tomorrow 1430.",
            "Europe/London",
            "2026-11-19T14:30:00+00:00",
        ),
    ] {
        assert_eq!(instant(text, zone).as_deref(), Some(expected), "{text} in {zone}");
    }
}

#[test]
fn what_is_turned_down_and_what_is_unsure_is_said() {
    let first = |text: &str| {
        dates::mentions(text, &reference("Europe/Berlin"))
            .into_iter()
            .next()
            .unwrap()
    };

    assert!(first("Not Monday at 3pm, but Tuesday at 4pm.").is_rejected);
    assert!(!first("Why not Monday at 3pm?").is_rejected);
    assert!(first("Rufst du mich morgen um 8 an?").is_hour_ambiguous);
    assert!(!first("Call me tomorrow at 8pm.").is_hour_ambiguous);
    assert!(first("10am the day after the fair suits me.").is_day_unread);
}

#[test]
fn lengths_ago_are_past_in_every_language() {
    check(&[
        ("We met two weeks ago.", "11-04"),
        ("Das war vor zwei Wochen.", "11-04"),
        ("C'était il y a deux semaines.", "11-04"),
        ("Lo pedí hace dos semanas.", "11-04"),
        ("Pedi há duas semanas.", "11-04"),
        ("L'ho ordinato due settimane fa.", "11-04"),
        ("Dat was twee weken geleden.", "11-04"),
    ]);
}

#[test]
fn days_of_a_month_are_read_in_words_and_beside_short_weekdays() {
    check(&[
        ("Passt Ihnen Do., 26.11., 14:30 Uhr?", "11-26 14:30"),
        ("Können wir uns am ersten Dezember um 9 Uhr treffen?", "12-01 09:00"),
        ("am fünften Dezember um 10 Uhr", "12-05 10:00"),
        ("Possiamo vederci il primo dicembre alle 9?", "12-01 09:00"),
        ("Peut-on se voir le premier décembre à 9h ?", "12-01 09:00"),
        ("¿Podemos vernos el uno de diciembre a las 9?", "12-01 09:00"),
        ("Podemos falar no dia três de dezembro às 9h?", "12-03 09:00"),
        ("in der 49. Kalenderwoche am Mittwoch", "12-02"),
        ("We sold 5/6 of them.", ""),
        ("Passt Ihnen Mi 25.11. um 9:30?", "11-25 09:30"),
        ("Geht es am Mi, 25.11. um 9:30?", "11-25 09:30"),
        ("morgen um Punkt 12", "11-19 12:00"),
        ("dentro de quince días", "12-02"),
    ]);
}

#[test]
fn counts_of_things_are_no_hours() {
    check(&[
        ("Ik bel om 3 redenen.", ""),
        ("We hebben alle 5 porten gecontroleerd.", ""),
        ("Ha risposto alle 3 domande.", ""),
        ("Ho bisogno di risposte alle 4 richieste.", ""),
        ("Wir kämpfen um 3 Punkte.", ""),
        ("Il s'agit de 3 problèmes à 2 endroits.", ""),
        ("Possiamo sentirci venerdì alle 5 se va bene?", "11-20 17:00"),
        ("Kunnen we vrijdag om 3 bellen?", "11-20 15:00"),
        ("Would Friday at 11 suit you?", "11-20 11:00"),
    ]);
}

#[test]
fn stretches_over_days_keep_their_hours() {
    check(&[
        ("I'm free Mon-Wed 9-5.", "11-23 09:00/11-25 17:00"),
        ("available Tue-Thu 10:00-12:00", "11-24 10:00/11-26 12:00"),
        ("from Tuesday at 3 to Wednesday at 4", "11-24 15:00/11-25 16:00"),
        (
            "vom Dienstag um 15 Uhr bis Mittwoch um 16 Uhr",
            "11-24 15:00/11-25 16:00",
        ),
        ("du mardi à 15h au mercredi à 16h", "11-24 15:00/11-25 16:00"),
        ("dal martedì alle 15 al mercoledì alle 16", "11-24 15:00/11-25 16:00"),
        ("midnight on New Year's Eve", "12-31 00:00"),
        ("five-thirty on Thursday", "11-19 17:30"),
        ("1530hrs Thursday", "11-19 15:30"),
        ("Tuesday 1115am - 12pm", "11-24 11:15/11-24 12:00"),
        ("Monday 630-930am", "11-23 06:30/11-23 09:30"),
        ("Could you do Mon or Tue at 10?", "11-23, 11-24 10:00"),
        ("weekdays at 9", ""),
        ("depois de amanhã às onze e quinze", "11-20 11:15"),
    ]);
}

#[test]
fn days_and_times_are_read_in_swedish() {
    check(&[
        ("Kan vi ses på tisdag kl 14.30?", "11-24 14:30"),
        ("Kan vi prata i morgon halv tre?", "11-19 14:30"),
        ("Passar det på fredag kvart över tio?", "11-20 10:15"),
        ("fem i halv tre på måndag", "11-23 14:25"),
        ("den 3 december klockan 9", "12-03 09:00"),
        ("Vi ses om två veckor.", "12-02"),
        ("Det var för två veckor sedan.", "11-04"),
        ("fredag mellan 9 och 11", "11-20 09:00/11-20 11:00"),
        ("God jul önskar vi er alla!", ""),
        ("open till 5 on Friday", "11-20 17:00"),
    ]);
}
