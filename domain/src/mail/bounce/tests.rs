use super::*;
use crate::mail::parse;

fn read(raw: &str) -> Vec<Bounce> {
    bounces(&parse(raw.as_bytes()))
}

fn report(fields: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example.net\nTo: ann@example.com\nSubject: Undelivered Mail Returned to Sender\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
         Your message could not be delivered.\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.example.net\n\n{fields}\n--b\nContent-Type: message/rfc822\n\n\
         Message-ID: <run-1@example.com>\nFrom: ann@example.com\nTo: bob@example.org\nSubject: Hello\n\nHi\n--b--\n"
    )
}

#[test]
fn the_standard_report_tells_all() {
    let found = read(&report(
        "Final-Recipient: rfc822; Bob@example.org\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 no such\n user here\n",
    ));

    let expected = Bounce {
        recipient: Some("Bob@example.org".to_owned()),
        original_recipient: None,
        status: Some("5.1.1".to_owned()),
        class: BounceClass::Address,
        is_hard: true,
        is_delayed: false,
        original_message_id: Some("run-1@example.com".to_owned()),
        diagnostic: Some("550 5.1.1 no such user here".to_owned()),
    };
    assert_eq!(found, [expected]);
}

#[test]
fn each_recipient_has_its_own_entry() {
    let found = read(&report(
        "Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.2.2\n\n\
         Final-Recipient: rfc822; eve@example.org\nAction: delivered\nStatus: 2.0.0\n\n\
         Final-Recipient: rfc822; cyd@example.org\nAction: delayed\nStatus: 4.4.1\n",
    ));

    let told: Vec<_> = found
        .iter()
        .map(|bounce| (bounce.recipient.as_deref(), bounce.class))
        .collect();
    assert_eq!(
        told,
        [
            (Some("bob@example.org"), BounceClass::Full),
            (Some("cyd@example.org"), BounceClass::Transient)
        ]
    );
}

#[test]
fn a_report_of_success_is_no_bounce() {
    let fields = "Final-Recipient: rfc822; bob@example.org\nAction: delivered\nStatus: 2.0.0\n";
    let raw = report(fields).replace("Undelivered Mail Returned to Sender", "Successful Mail Delivery Report");
    let raw = raw
        .replace("MAILER-DAEMON@", "reports@")
        .replace("could not be delivered", "was delivered");

    assert_eq!(read(&raw), []);
}

#[test]
fn reports_in_words_are_read() {
    let cases = [
        (
            "Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\
             This is a permanent error; I've given up.\n\n<bob@example.org>:\n192.0.2.1 does not like recipient.\n\
             Remote host said: 550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\n\
             Return-Path: <ann@example.com>\nMessage-ID: <run-1@example.com>\nFrom: ann@example.com\nTo: bob@example.org\n\nHi\n",
            "5.1.1",
            true,
        ),
        (
            "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\n\
             recipients. This is a permanent error. The following address(es) failed:\n\n  bob@example.org\n    mailbox is full\n\n\
             ------ This is a copy of the message ------\n\nReturn-path: <ann@example.com>\nMessage-Id: <run-1@example.com>\n\
             From: ann@example.com\nTo: bob@example.org\n\nHi\n",
            "5.2.2",
            false,
        ),
        (
            "Warning: your message has not yet been delivered to bob@example.org; the server will continue to try.\n\n\
             Received: from x\nMessage-ID: <run-1@example.com>\nFrom: ann@example.com\nTo: bob@example.org\n",
            "4.4.7",
            false,
        ),
    ];
    for (text, status, is_hard) in cases {
        let raw = format!(
            "Return-Path: <>\nFrom: Mail Delivery <postmaster@example.net>\nTo: ann@example.com\nSubject: failure notice\n\n{text}"
        );

        let found = read(&raw);

        let told: Vec<_> = found
            .iter()
            .map(|bounce| (bounce.recipient.as_deref(), bounce.status.as_deref(), bounce.is_hard))
            .collect();
        assert_eq!(told, [(Some("bob@example.org"), Some(status), is_hard)], "{text}");
        assert_eq!(
            found.first().and_then(|bounce| bounce.original_message_id.as_deref()),
            Some("run-1@example.com")
        );
    }
}

#[test]
fn notifications_of_amazon_are_read() {
    let raw = "From: no-reply@sns.amazonaws.com\nSubject: AWS Notification Message\n\n\
        {\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Transient\",\"bouncedRecipients\":[{\"emailAddress\":\"bob@example.org\"}]}}";

    let told: Vec<_> = read(raw)
        .into_iter()
        .map(|bounce| (bounce.recipient, bounce.is_hard))
        .collect();

    assert_eq!(told, [(Some("bob@example.org".to_owned()), false)]);
}

#[test]
fn a_person_who_forwards_or_answers_a_report_sends_none() {
    let attached = format!(
        "From: ann@example.com\nSubject: Fwd: what is this?\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nCan you help?\n\
         --c\nContent-Type: message/rfc822\n\n{}\n--c--\n",
        report("Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.1.1\n")
    );
    let answered = "From: ann@example.com\nIn-Reply-To: <1@x>\nSubject: Re: Undelivered Mail Returned to Sender\n\n\
        I got this again: user unknown, could not be delivered. What now?";

    assert_eq!(read(&attached), []);
    assert_eq!(read(answered), []);
}
