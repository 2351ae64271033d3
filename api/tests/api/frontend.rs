//! The dashboard as browsers get it.

use std::sync::Arc;

use api::{Asset, Frontend};

use crate::app::TestApp;

const PAGE: &[u8] = b"<!doctype html><title>Mailroom</title>";
const FILES: &[Asset] = &[
    Asset {
        path: "index.html",
        bytes: PAGE,
    },
    Asset {
        path: "assets/app-1a2b.js",
        bytes: b"console.log(1)",
    },
    Asset {
        path: "assets/app-1a2b.js.gz",
        bytes: b"gzipped",
    },
    Asset {
        path: "assets/app-1a2b.js.br",
        bytes: b"brotli",
    },
    Asset {
        path: "favicon.svg",
        bytes: b"<svg/>",
    },
];

async fn app() -> TestApp {
    TestApp::with(|state| state.frontend = Arc::new(Frontend::new(FILES))).await
}

#[tokio::test]
async fn every_page_of_the_dashboard_is_its_index() {
    let app = app().await;

    for path in ["/", "/index.html", "/inbox", "/jobs/0190?tab=steps"] {
        let page = app.get(path).send().await;
        assert_eq!((page.status.as_u16(), page.text.as_bytes()), (200, PAGE), "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-cache");
    }
    for path in ["/missing.js", "/assets/old-9.css", "/api/nothing", "/api"] {
        assert_eq!(app.get(path).send().await.problem(), (404, "route_not_found"), "{path}");
    }
    assert_eq!(app.post("/inbox").send().await.problem(), (404, "route_not_found"));
}

#[tokio::test]
async fn nothing_runs_scripts_but_the_build_and_nobody_frames_the_dashboard() {
    let app = app().await;

    let page = app.get("/").send().await;

    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    assert_eq!(page.header("x-frame-options"), "DENY");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
}

#[tokio::test]
async fn files_with_hashed_names_are_kept_for_ever_and_travel_compressed() {
    let app = app().await;
    let get = |encodings: &str| {
        app.get("/assets/app-1a2b.js")
            .header("accept-encoding", encodings)
            .send()
    };

    let plain = get("identity").await;

    assert_eq!(plain.text, "console.log(1)");
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(plain.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(plain.header("vary"), "accept-encoding");
    for (encodings, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli"),
        ("gzip;q=0.8, br;q=0", "gzip", "gzipped"),
    ] {
        let compressed = get(encodings).await;
        assert_eq!(
            (compressed.header("content-encoding"), compressed.text.as_str()),
            (encoding, body)
        );
    }
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let app = app().await;
    let tag = app.get("/favicon.svg").send().await.header("etag").to_owned();

    let again = app
        .get("/favicon.svg")
        .header("if-none-match", &format!("\"x\", W/{tag}"))
        .send()
        .await;
    let other = app.get("/favicon.svg").header("if-none-match", "\"x\"").send().await;

    assert_eq!(
        (again.status.as_u16(), again.text.as_str(), again.header("etag")),
        (304, "", tag.as_str())
    );
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_program_without_its_dashboard_says_how_to_get_one() {
    let app = TestApp::new().await;

    let page = app.get("/").send().await;

    assert_eq!(page.status, 200);
    assert!(page.text.contains("make build") && !page.text.contains("<script"));
    assert_eq!(app.get("/inbox").send().await.problem(), (404, "route_not_found"));
}
