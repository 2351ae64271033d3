//! What `mailroom inspect` prints.

mod support;

use serde_json::{Value, json};
use support::{mailroom, output, stderr, stdout};

const MEETING: &str = "From: Ann Weaver <Ann@Looms.example>\r\nTo: us@shop.example\r\nSubject: Schedule a call\r\n\
    Date: Fri, 20 Nov 2026 09:00:00 -0500\r\nMessage-ID: <one@looms.example>\r\n\r\n\
    Could we schedule a call tomorrow at 3pm?\r\n\r\nBest,\r\nAnn\r\n\r\n\
    On Thu, 19 Nov 2026, Us wrote:\r\n> Hello Ann\r\n";

const BOUNCE: &str = "From: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: us@shop.example\r\n\
    Subject: Undelivered Mail Returned to Sender\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n\
    --x\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n\
    --x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
    Final-Recipient: rfc822; bob@gone.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x--\r\n";

fn inspected(arguments: &[&str], input: &str) -> Value {
    let printed = output(&mut mailroom(&[&["inspect", "--json"], arguments].concat()), input);
    assert!(printed.status.success(), "{}", stderr(&printed));
    serde_json::from_str(&stdout(&printed)).expect("JSON")
}

#[test]
fn a_message_is_read_as_the_product_reads_it() {
    let reading = inspected(&["-"], MEETING);

    assert_eq!(reading["kind"], "human");
    assert_eq!(reading["from_email"], "ann@looms.example");
    assert_eq!(reading["from_name"], "Ann Weaver");
    assert_eq!(reading["message_id"], "one@looms.example");
    assert!(
        reading["visible_text"]
            .as_str()
            .is_some_and(|text| !text.contains("Hello Ann"))
    );
    assert_eq!(reading["intent"]["name"], "Meeting Request");
    assert_eq!(reading["intent"]["matched"], json!(["schedule", "call"]));
    assert_eq!(reading["meeting"]["detected"], true);
    assert_eq!(reading["meeting"]["start"], "2026-11-21T15:00:00-05:00");
    assert_eq!(reading["dates"][0]["grain"], "datetime");
    assert_eq!(reading["bounce"], Value::Null);
}

#[test]
fn exactly_the_promised_keys_are_printed() {
    let reading = inspected(&["--text", "Hello"], "");

    let mut keys: Vec<&str> = reading
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    let promised = "bounce dates from_email from_name intent kind meeting message_id subject visible_text";
    assert_eq!(keys.join(" "), promised);
}

#[test]
fn a_delivery_report_names_whom_it_is_about() {
    let reading = inspected(&["-"], BOUNCE);

    assert_eq!(reading["kind"], "bounce");
    assert_eq!(
        reading["bounce"],
        json!({ "recipient": "bob@gone.example", "status": "5.1.1", "is_hard": true, "class": "address" })
    );
}

#[test]
fn moment_and_zone_can_be_given() {
    let arguments = [
        "--text",
        "See you tomorrow at 9am",
        "--now",
        "2026-11-20T23:30:00Z",
        "--tz",
        "Europe/Berlin",
    ];

    let reading = inspected(&arguments, "");

    assert_eq!(reading["dates"][0]["start"], "2026-11-22T09:00:00+01:00");
}

#[test]
fn a_card_for_people_shows_the_same() {
    let printed = stdout(&output(&mut mailroom(&["inspect", "-"]), MEETING));

    assert!(
        printed.contains("from      Ann Weaver <ann@looms.example>"),
        "{printed}"
    );
    assert!(printed.contains("meeting   yes"), "{printed}");
}

#[test]
fn a_batch_answers_each_line_and_survives_bad_ones() {
    let lines = "{\"id\": 1, \"text\": \"on 14 March 2027\"}\n{broken\n{\"id\": 3, \"text\": \"Hi\"}\n";

    let printed = output(&mut mailroom(&["inspect", "--batch"]), lines);

    assert!(printed.status.success());
    let text = stdout(&printed);
    let answers: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers[0]["dates"][0]["start"], "2027-03-14");
    assert!(answers[1]["error"].is_string());
    assert_eq!(answers[2]["id"], 3);
}

#[test]
fn a_file_that_is_missing_is_named() {
    let refused = output(&mut mailroom(&["inspect", "/nowhere.eml"]), "");

    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).starts_with("mailroom: /nowhere.eml cannot be read"));
}
