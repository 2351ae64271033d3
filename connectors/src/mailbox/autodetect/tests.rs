//! What is found for an address, with a domain name system and a web of one's own.

use std::collections::HashMap;

use async_trait::async_trait;

use super::*;

#[derive(Debug, Default)]
struct Fake {
    srv: HashMap<String, Vec<Srv>>,
    mx: HashMap<String, Vec<String>>,
    pages: HashMap<String, String>,
}

#[async_trait]
impl Dns for Fake {
    async fn srv(&self, name: &str) -> Result<Vec<Srv>, Error> {
        Ok(self.srv.get(name).cloned().unwrap_or_default())
    }

    async fn mx(&self, domain: &str) -> Result<Vec<String>, Error> {
        Ok(self.mx.get(domain).cloned().unwrap_or_default())
    }
}

#[async_trait]
impl Web for Fake {
    async fn get(&self, url: &str) -> Result<Option<String>, Error> {
        Ok(self.pages.get(url).cloned())
    }
}

impl Fake {
    fn with_record(mut self, service: &str, priority: u16, target: &str, port: u16) -> Self {
        let record = Srv {
            priority,
            weight: 1,
            port,
            target: target.to_owned(),
        };
        self.srv
            .entry(format!("_{service}._tcp.acme.example"))
            .or_default()
            .push(record);
        self
    }

    fn with_page(mut self, url: &str, host: &str) -> Self {
        self.pages.insert(url.to_owned(), page(host));
        self
    }

    async fn find(self, email: &str) -> Option<Detected> {
        let fake = Arc::new(self);
        Autodetect::new(fake.clone(), fake).find(email).await
    }
}

fn page(host: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <clientConfig version="1.1"><emailProvider id="acme.example">
          <domain>acme.example</domain><displayName>Acme Mail</displayName>
          <incomingServer type="pop3"><hostname>pop.{host}</hostname><port>995</port>
            <socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>
          <incomingServer type="imap"><hostname>plain.{host}</hostname><port>143</port>
            <socketType>plain</socketType><username>%EMAILADDRESS%</username></incomingServer>
          <outgoingServer type="smtp"><hostname>smtp.{host}</hostname><port>587</port>
            <socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></outgoingServer>
          <incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port>
            <socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
        </emailProvider></clientConfig>"#
    )
}

fn hosts(detected: &Detected) -> (String, String) {
    (detected.settings.imap.to_string(), detected.settings.smtp.to_string())
}

#[tokio::test]
async fn a_known_provider_needs_no_question() {
    let found = Fake::default().find(" Ann@GMail.com").await.unwrap();

    assert_eq!(
        hosts(&found),
        ("imap.gmail.com:993".into(), "smtp.gmail.com:465".into())
    );
    assert!(found.needs_app_password && found.help.is_some());
    assert_eq!(files_sent(&found.settings.smtp), Some(true));
}

#[tokio::test]
async fn a_domain_whose_mail_goes_to_a_known_provider_is_served_by_it() {
    let mut fake = Fake::default();
    fake.mx.insert(
        "acme.example".into(),
        vec!["acme-example.mail.protection.outlook.com.".into()],
    );

    let found = fake.find("ann@acme.example").await.unwrap();

    assert_eq!(found.provider.as_deref(), Some("Outlook"));
    assert_eq!(found.settings.smtp.security, Security::Starttls);
}

#[tokio::test]
async fn what_a_domain_publishes_is_read_without_what_is_not_encrypted() {
    for url in [
        "https://autoconfig.acme.example/mail/config-v1.1.xml?emailaddress=ann%40acme.example",
        "https://acme.example/.well-known/autoconfig/mail/config-v1.1.xml",
    ] {
        let found = Fake::default()
            .with_page(url, "acme.example")
            .find("ann@acme.example")
            .await
            .unwrap();

        assert_eq!(
            hosts(&found),
            ("imap.acme.example:993".into(), "smtp.acme.example:587".into())
        );
        assert_eq!(found.settings.username.as_deref(), Some("ann"));
        assert!(!found.needs_confirmation);
    }
}

#[tokio::test]
async fn a_hoster_publishes_for_its_customers_and_is_confirmed_by_a_person() {
    let mut fake = Fake::default().with_page(
        "https://autoconfig.hoster.example/mail/config-v1.1.xml?emailaddress=ann%40acme.example",
        "hoster.example",
    );
    fake.mx
        .insert("acme.example".into(), vec!["mx1.hoster.example.".into()]);

    let found = fake.find("ann@acme.example").await.unwrap();

    assert_eq!(found.settings.smtp.host, "smtp.hoster.example");
    assert!(found.needs_confirmation);
}

#[tokio::test]
async fn service_records_are_taken_in_their_order() {
    let found = Fake::default()
        .with_record("imap", 0, "plain.acme.example.", 143)
        .with_record("imaps", 20, "second.acme.example.", 993)
        .with_record("imaps", 10, "First.acme.example.", 993)
        .with_record("submission", 0, "smtp.acme.example.", 587)
        .find("ann@acme.example")
        .await
        .unwrap();

    assert_eq!(
        hosts(&found),
        ("first.acme.example:993".into(), "smtp.acme.example:587".into())
    );
    assert!(!found.needs_confirmation);
}

#[tokio::test]
async fn a_record_that_points_elsewhere_is_confirmed_by_a_person() {
    let found = Fake::default()
        .with_record("imaps", 0, "mail.stranger.example.", 993)
        .with_record("submissions", 0, "mail.stranger.example.", 465)
        .find("ann@acme.example")
        .await
        .unwrap();

    assert!(found.needs_confirmation);
}

#[tokio::test]
async fn a_service_that_is_declared_absent_is_not_found() {
    let found = Fake::default()
        .with_record("imaps", 0, ".", 0)
        .with_record("submissions", 0, "mail.acme.example.", 465)
        .find("ann@acme.example")
        .await;

    assert_eq!(found, None);
}

#[tokio::test]
async fn an_address_that_is_none_asks_nobody() {
    for email in [
        "ann",
        "ann@",
        "ann@localhost",
        "ann@a/../b.example",
        "ann@evil.example:8080",
    ] {
        assert_eq!(Fake::default().find(email).await, None, "{email}");
    }
}
