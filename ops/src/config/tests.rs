//! What a wrong configuration is told.

use std::path::Path;

use super::*;

fn checked(values: &[(&str, &str)]) -> Result<Config, Wrong> {
    let mut settings = Settings::default();
    for (name, value) in values {
        settings.set(name, value);
    }
    Config::check(&settings, Purpose::Start, Path::new("/data"))
}

fn refusal(name: &str, value: &str) -> String {
    checked(&[(name, value)]).expect_err("a refusal").to_string()
}

/// Settings, values that are wrong for them, and what is said of that.
const WRONG: [(&str, &str, &str); 16] = [
    (
        "jwt_secret",
        "123456789012",
        "JWT_SECRET is 12 bytes, needs at least 32",
    ),
    ("encryption_key", "6161", "ENCRYPTION_KEY is 2 bytes, needs 32"),
    ("backup_key", "6161", "BACKUP_KEY is 2 bytes, needs 32"),
    (
        "health_port",
        "http",
        "HEALTH_PORT is `http`, needs a number from 0 to 65535",
    ),
    (
        "otel_exporter_otlp_endpoint",
        "localhost:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT is no address of the form http://host",
    ),
    ("port", "http", "PORT is `http`, needs a number from 0 to 65535"),
    ("port", "70000", "PORT is `70000`, needs a number from 0 to 65535"),
    (
        "bind",
        "localhost",
        "BIND is `localhost`, needs an IP address such as 127.0.0.1 or ::",
    ),
    (
        "allowed_networks",
        "10.0.0.0/8, home",
        "ALLOWED_NETWORKS is wrong: `home` is no network like 10.0.0.0/8 or fd00::/8",
    ),
    (
        "maildir_root",
        "mail",
        "MAILDIR_ROOT is `mail`, needs the whole path of a folder that is there",
    ),
    (
        "llm_fallback",
        "panic",
        "LLM_FALLBACK is `panic`, needs wait or templates",
    ),
    (
        "inbound_at_once",
        "0",
        "INBOUND_AT_ONCE is `0`, needs a number from 1 to 1000",
    ),
    ("log_format", "xml", "LOG_FORMAT is `xml`, needs text or json"),
    (
        "trust_forwarded_for",
        "maybe",
        "TRUST_FORWARDED_FOR is `maybe`, needs true or false",
    ),
    (
        "public_url",
        "mail.example.org",
        "PUBLIC_URL is no address of the form https://host",
    ),
    (
        "redis_url",
        "localhost:6379",
        "REDIS_URL is no address of the form redis://host",
    ),
];

#[test]
fn each_wrong_value_is_named_in_one_line() {
    for (name, value, told) in WRONG {
        assert_eq!(refusal(name, value), told);
    }
}

#[test]
fn what_is_set_without_its_other_half_is_named_in_one_line() {
    for (name, value, told) in [
        (
            "google_client_id",
            "x",
            "GOOGLE_CLIENT_ID is set, but GOOGLE_CLIENT_SECRET is not",
        ),
        (
            "microsoft_client_secret",
            "x",
            "MICROSOFT_CLIENT_SECRET is set, but MICROSOFT_CLIENT_ID is not",
        ),
        (
            "llm_api_key",
            "x",
            "LLM_API_KEY is set, but LLM_BASE_URL is not; set it, or GROQ_API_KEY instead",
        ),
    ] {
        assert_eq!(refusal(name, value), told);
    }
}

#[test]
fn a_wrong_database_url_is_not_repeated_since_it_may_hold_a_password() {
    let told = refusal("database_url", "mysql://ann:hunter22@host/mail");

    assert_eq!(told, "DATABASE_URL is no address of the form postgres://host");
}

#[test]
fn secrets_are_never_printed() {
    let secret = "correct horse battery staple and more";
    let values = [
        ("jwt_secret", secret),
        ("database_url", "postgres://ann:correct-horse@host/mail"),
        ("groq_api_key", "gsk_correct_horse"),
        ("google_client_id", "id"),
        ("google_client_secret", "correct horse"),
    ];

    let printed = format!("{:?}", checked(&values).expect("a configuration"));

    assert!(!printed.contains("correct"), "{printed}");
}

#[test]
fn what_is_left_out_takes_its_default() {
    let config = checked(&[]).expect("a configuration");

    assert_eq!(config.listen.to_string(), "127.0.0.1:8001");
    assert_eq!(config.data_dir, Path::new("/data"));
    assert!(config.model.is_none() && config.database_url.is_none());
}

#[test]
fn a_price_needs_both_its_sides() {
    let priced = |prompt: &str, completion: &str| {
        let config = checked(&[
            ("groq_api_key", "key"),
            ("llm_prompt_price", prompt),
            ("llm_completion_price", completion),
        ]);
        config
            .map(|config| config.model.and_then(|model| model.price))
            .map_err(|wrong| wrong.to_string())
    };

    let price = priced("0.59", "0.79").unwrap().unwrap();
    assert_eq!((price.prompt, price.completion), (0.59, 0.79));
    let half = checked(&[("groq_api_key", "key"), ("llm_prompt_price", "1")]).expect_err("a refusal");
    assert!(half.to_string().contains("LLM_COMPLETION_PRICE is missing"), "{half}");
    assert!(
        priced("cheap", "1")
            .unwrap_err()
            .contains("LLM_PROMPT_PRICE is `cheap`")
    );
}

#[test]
fn a_key_of_groq_is_enough_for_its_model() {
    let config = checked(&[("groq_api_key", "key")]).expect("a configuration");

    let model = config.model.expect("a model");
    assert_eq!(
        (model.base_url.as_str(), model.model.as_str()),
        (GROQ_URL, DEFAULT_MODEL)
    );
}

#[test]
fn processes_that_share_an_installation_name_all_that_is_missing() {
    let config = checked(&[("database_url", "postgres://host/mail")]).expect("a configuration");

    let told = Secrets::shared(&config, "work").expect_err("a refusal").to_string();

    assert!(
        told.starts_with("work needs REDIS_URL, JWT_SECRET, ENCRYPTION_KEY; set them"),
        "{told}"
    );
}

#[test]
fn the_environment_wins_over_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mailroom.toml");
    std::fs::write(&file, "port = 9000\nlog_format = \"json\"\n").expect("a file");
    let environment = [("PORT".to_owned(), "9001".into()), ("LOG_FORMAT".to_owned(), "".into())].into();

    let settings = Settings::gather(Some(&file), &environment).expect("settings");

    assert_eq!(settings.port.as_deref(), Some("9001"));
    assert_eq!(settings.log_format.as_deref(), Some("json"));
}

#[test]
fn an_unknown_line_of_the_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mailroom.toml");
    std::fs::write(&file, "prot = 9000\n").expect("a file");

    let told = Settings::gather(Some(&file), &BTreeMap::new())
        .err()
        .expect("a refusal")
        .to_string();

    assert!(told.ends_with("mailroom.toml has the unknown setting prot"), "{told}");
}

#[test]
fn generated_secrets_are_kept_and_closed_to_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::check(&Settings::default(), Purpose::Start, folder.path()).expect("a configuration");

    let first = Secrets::given_or_kept(&config).expect("secrets");
    let second = Secrets::given_or_kept(&config).expect("secrets");

    let mode = std::fs::metadata(folder.path().join("secrets.toml")).expect("a file");
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&mode.permissions()) & 0o777,
        0o600
    );
    assert_eq!(
        secrecy::ExposeSecret::expose_secret(&first.jwt),
        secrecy::ExposeSecret::expose_secret(&second.jwt)
    );
    let sealed = first.sealer.seal(&"x".into(), b"").expect("sealed");
    assert!(second.sealer.open(&sealed, b"").is_ok());
}

#[test]
fn no_installation_lets_its_clock_be_moved() {
    let file = OsString::from("/tmp/clock");

    assert_eq!(test_clock(None, false).unwrap(), None);
    assert_eq!(
        test_clock(Some(&file), true).unwrap(),
        Some(PathBuf::from("/tmp/clock"))
    );
    let refused = test_clock(Some(&file), false).unwrap_err().to_string();
    assert!(refused.starts_with("MAILROOM_TEST_CLOCK is set"), "{refused}");
}

#[test]
fn as_many_emails_are_worked_on_at_once_as_memory_and_connections_allow() {
    assert_eq!(usual_inbound_at_once(Some(16_000), 20), 256);
    assert_eq!(usual_inbound_at_once(Some(1_000), 20), 125);
    assert_eq!(usual_inbound_at_once(Some(16_000), 4), 64);
    assert_eq!(usual_inbound_at_once(Some(100), 20), 16);
    assert_eq!(usual_inbound_at_once(None, 20), 64);
    assert_eq!(checked(&[("inbound_at_once", "7")]).unwrap().inbound_at_once, 7);
}
