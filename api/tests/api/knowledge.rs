//! The knowledge base: entries, search, import.

use serde_json::{Value, json};

use crate::app::{Person, TestApp, each};

async fn add(app: &TestApp, person: &Person, title: &str, content: &str) -> Value {
    let body = json!({ "title": title, "content": content, "category": "Product" });
    app.post("/api/knowledge-base").by(person).json(body).send().await.ok()
}

async fn search(app: &TestApp, person: &Person, words: &str) -> Vec<String> {
    let words: String = words.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let path = format!("/api/knowledge-base/search?q={words}");
    let hits = app.get(&path).by(person).send().await.ok();
    each(&hits, "title").into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn an_entry_is_added_changed_and_deleted() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let entry = add(&app, &ann, " Prices ", "From 9 euros").await;
    assert_eq!(
        (&entry["title"], &entry["is_active"], &entry["cited_count"]),
        (&json!("Prices"), &json!(true), &json!(0))
    );
    let path = format!("/api/knowledge-base/{}", entry["id"].as_str().unwrap());

    let changed = app
        .put(&path)
        .by(&ann)
        .json(json!({ "content": "From 10 euros" }))
        .send()
        .await
        .ok();
    assert_eq!(
        (&changed["title"], &changed["content"]),
        (&json!("Prices"), &json!("From 10 euros"))
    );
    assert_eq!(app.get(&path).by(&ann).send().await.ok()["content"], "From 10 euros");

    assert_eq!(app.delete(&path).by(&ann).send().await.status, 204);
    assert_eq!(app.get(&path).by(&ann).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn an_entry_needs_title_and_content() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let answer = app
        .post("/api/knowledge-base")
        .by(&ann)
        .json(json!({ "title": " ", "content": "" }))
        .send()
        .await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
    assert_eq!(answer.fields(), ["title", "content"]);
}

#[tokio::test]
async fn entries_are_listed_by_category_newest_first() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    for title in ["one", "two"] {
        add(&app, &ann, title, "text").await;
    }
    let other = json!({ "title": "three", "content": "text", "category": "Support" });
    app.post("/api/knowledge-base").by(&ann).json(other).send().await.ok();

    let all = app.get("/api/knowledge-base").by(&ann).send().await.ok();
    let product = app
        .get("/api/knowledge-base?category=Product")
        .by(&ann)
        .send()
        .await
        .ok();

    assert_eq!(each(&all, "title"), ["three", "two", "one"]);
    assert_eq!(each(&product, "title"), ["two", "one"]);
}

#[tokio::test]
async fn search_ranks_by_what_is_rare_and_leaves_out_what_is_switched_off() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    add(
        &app,
        &ann,
        "Calendar sync",
        "Our product connects calendars every five minutes.",
    )
    .await;
    add(
        &app,
        &ann,
        "Refunds",
        "Our product can be returned; the refund takes a week.",
    )
    .await;
    let hidden = add(&app, &ann, "Refund drafts", "Refund refund refund").await;
    let path = format!("/api/knowledge-base/{}", hidden["id"].as_str().unwrap());
    app.put(&path)
        .by(&ann)
        .json(json!({ "is_active": false }))
        .send()
        .await
        .ok();

    let found = search(&app, &ann, "I want my product refunded, how long does it take?").await;

    assert_eq!(found, ["Refunds", "Calendar sync"]);
    assert_eq!(search(&app, &ann, "zebra").await, Vec::<String>::new());
    assert_eq!(search(&app, &ann, "the and of").await, Vec::<String>::new());
    assert_eq!(search(&app, &ann, "it's \\ ' | & ! :* <-> refund").await[0], "Refunds");
}

#[tokio::test]
async fn files_become_entries_all_or_none() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let markdown = (
        "plans.md",
        &b"---\ntitle: Plans\ncategory: Pricing\n---\nThree plans."[..],
    );
    let html = ("hours.html", &b"<title>Hours</title><p>9 to 17</p>"[..]);
    let import = |files: &[(&str, &[u8])]| {
        app.post("/api/knowledge-base/import")
            .by(&ann)
            .form(files, &[("category", "Company")])
            .send()
    };

    let refused = import(&[markdown, ("scan.pdf", b"%PDF-1.7")]).await;
    assert_eq!(refused.problem(), (422, "unsupported_format"));
    assert_eq!(
        app.get("/api/knowledge-base").by(&ann).send().await.ok()["items"],
        json!([])
    );

    let imported = import(&[markdown, html]).await.ok();
    assert_eq!(each(&imported, "title"), ["Plans", "Hours"]);
    assert_eq!(each(&imported, "category"), ["Pricing", "Company"]);
    assert_eq!(each(&imported, "content"), ["Three plans.", "9 to 17"]);
}

#[tokio::test]
async fn an_import_without_files_is_refused() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let empty = app
        .post("/api/knowledge-base/import")
        .by(&ann)
        .form(&[], &[])
        .send()
        .await;
    let json = app
        .post("/api/knowledge-base/import")
        .by(&ann)
        .json(json!({}))
        .send()
        .await;

    assert_eq!(empty.problem(), (422, "invalid_fields"));
    assert_eq!(json.problem(), (415, "unsupported_media_type"));
}

#[tokio::test]
async fn more_files_than_are_written_at_once_are_refused() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let names: Vec<String> = (0..=1_000).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), b"# A\n\nb".as_slice()))
        .collect();
    let import = |files: &[(&str, &[u8])]| app.post("/api/knowledge-base/import").by(&ann).form(files, &[]).send();

    let refused = import(&files).await;
    let taken = import(&files[..1_000]).await;

    assert_eq!(refused.problem(), (422, "invalid_fields"));
    assert_eq!(taken.status, 201, "{}", taken.text);
}
