//! The rooms of the house: which of them use which, and where each technology has its home.

use std::collections::BTreeSet;
use std::path::Path;

/// Each room with the rooms it may use.
const ROOMS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("postgres", &[]),
    ("storage", &["domain"]),
    ("connectors", &["domain"]),
    ("activities", &["domain", "storage", "connectors"]),
    ("workflows", &["domain", "storage", "connectors", "activities"]),
    ("api", &["domain", "storage", "connectors"]),
    (
        "ops",
        &[
            "domain",
            "private-postgres",
            "storage",
            "connectors",
            "activities",
            "workflows",
            "api",
        ],
    ),
];

/// Technologies, and the rooms that alone may know them.
const HOMES: [(&str, &[&str]); 7] = [
    ("diesel", &["storage"]),
    ("diesel-async", &["storage"]),
    ("apalis", &["workflows"]),
    ("reqwest", &["connectors"]),
    ("jsonwebtoken", &["api"]),
    ("clap", &["ops"]),
    // The router is api's; ops serves it.
    ("axum", &["api", "ops"]),
];

/// What a room is built of; its tests may use more.
fn dependencies(room: &str) -> BTreeSet<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(room)
        .join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let manifest: toml::Table = text.parse().unwrap();
    let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
    dependencies
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn rooms_use_only_those_behind_them() {
    let rooms = ROOMS.map(|(room, _)| if room == "postgres" { "private-postgres" } else { room });
    for (room, may_use) in ROOMS {
        let used = dependencies(room);

        let strangers: Vec<&str> = rooms
            .into_iter()
            .filter(|other| used.contains(*other) && !may_use.contains(other))
            .collect();
        assert!(strangers.is_empty(), "{room} uses {strangers:?}");
        assert!(!used.contains("testkit"), "{room} uses testkit outside its tests");
    }
}

#[test]
fn each_technology_stays_at_home() {
    for (technology, homes) in HOMES {
        let users: Vec<&str> = ROOMS
            .into_iter()
            .map(|(room, _)| room)
            .filter(|room| dependencies(room).contains(technology))
            .collect();

        assert_eq!(users, homes, "rooms that use {technology}");
    }
}
