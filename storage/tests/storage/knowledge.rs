//! Retrieval finds what a person would look up, in one workspace, quickly.

use std::path::Path;

use domain::ids::{KnowledgeId, UserId, WorkspaceId};
use domain::roles::Role;
use storage::Conn;
use storage::knowledge::{self, NewEntry};
use storage::people::joining;
use storage::people::users::NewUser;
use testkit::database::TestDatabase;

/// A workspace of its own, and its owner.
pub(crate) async fn workspace(conn: Conn<'_>, name: &str) -> (WorkspaceId, UserId) {
    let person = NewUser::new(
        &format!("{name}@example.org"),
        String::new(),
        name,
        Role::User,
        testkit::now(),
    );
    let (user, workspace) = joining::join(conn, &person, name).await.unwrap();
    (workspace.id(), user.id())
}

fn entry((workspace, user): (WorkspaceId, UserId), title: &str, content: &str) -> NewEntry {
    NewEntry {
        id: KnowledgeId::new().0,
        workspace_id: workspace.0,
        user_id: user.0,
        title: title.to_owned(),
        content: content.to_owned(),
        category: String::new(),
        is_active: true,
        created_at: testkit::now(),
        updated_at: testkit::now(),
    }
}

/// The knowledge of the sample company, each entry under the name of its file.
fn sample(owner: (WorkspaceId, UserId)) -> Vec<NewEntry> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ops/demo/knowledge");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let (head, content) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
            let title = head.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
            let name = file.file_stem().unwrap().to_str().unwrap();
            NewEntry {
                category: name.to_owned(),
                ..entry(owner, title, content)
            }
        })
        .collect()
}

/// Questions as people write them, and the entry that answers.
const QUESTIONS: &[(&str, &str)] = &[
    (
        "Hi, the phone does not scan the label of the drill. Any idea?",
        "labels-and-scanning",
    ),
    ("Do the QR stickers survive rain and dirt?", "labels-and-scanning"),
    (
        "we are locked out since this morning and the password mail never arrives",
        "sign-in-and-password",
    ),
    (
        "I lost my phone and with it the two-factor code",
        "sign-in-and-password",
    ),
    (
        "The bookings do not show up in our Outlook calendar any more",
        "calendar-sync",
    ),
    ("Can I see reservations in Google Calendar?", "calendar-sync"),
    (
        "Can I import our inventory from an Excel sheet or CSV?",
        "import-from-spreadsheet",
    ),
    (
        "We would like to cancel and get a refund for the rest of the year",
        "cancellation-and-refunds",
    ),
    (
        "What is the notice period if we want to leave?",
        "cancellation-and-refunds",
    ),
    (
        "What does the Team plan cost for 8 seats per month?",
        "plans-and-prices",
    ),
    ("How much is it per user and is there a set-up fee?", "plans-and-prices"),
    ("We are 60 people, is there a volume discount?", "volume-discounts"),
    (
        "Is there a discount for charities and schools?",
        "nonprofit-and-education-discount",
    ),
    (
        "Where are your servers and do you sign a data processing agreement? GDPR matters to us",
        "security-and-data-protection",
    ),
    ("Is our data encrypted?", "security-and-data-protection"),
    (
        "Was kostet der Team-Tarif für acht Personen?",
        "deutsch-kurze-antworten",
    ),
    ("Quel est le prix par utilisateur ?", "francais-reponses-courtes"),
    (
        "Does the app work in the basement without internet?",
        "app-offline-and-sync",
    ),
    ("Could you extend our free trial by a week?", "free-trial-and-live-demo"),
    (
        "Can somebody show us the product in a live demo?",
        "free-trial-and-live-demo",
    ),
    ("Do you have an API or a webhook?", "integrations-and-api"),
    ("Does it integrate with Slack?", "integrations-and-api"),
    (
        "We need an invoice with our VAT number, can we pay by bank transfer?",
        "invoices-and-payment",
    ),
    ("How long does shipping of the label rolls take?", "shipping-of-labels"),
    ("Can you help us set everything up in the first weeks?", "onboarding"),
    ("Do you have a reseller or referral programme?", "partner-programme"),
    (
        "Is the service down? Where do I see the status?",
        "reliability-and-status",
    ),
    ("What uptime do you guarantee?", "reliability-and-status"),
    (
        "What is the difference between a manager and a borrower, and who needs a seat?",
        "roles-and-seats",
    ),
    (
        "Can the software remind us of maintenance and safety trainings?",
        "service-plans-and-trainings",
    ),
    (
        "How do I export all our data or delete our account?",
        "data-export-and-deletion",
    ),
    (
        "Which number can I call, and when are you open?",
        "contact-and-opening-hours",
    ),
    ("Can I visit your showroom?", "contact-and-opening-hours"),
    ("Where can we meet for a call next week?", "meetings-and-calls"),
    ("What does Larkbench do?", "product-overview"),
    (
        "Who founded the company and how many people work there?",
        "about-larkbench",
    ),
];
/// Of the questions above, those that must find their entry among the first three.
const LEAST_HITS: usize = 35;

#[tokio::test]
async fn questions_find_their_entry_among_the_first_three() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let owner = workspace(&connection, "lark").await;
    knowledge::create(&connection, &sample(owner)).await.unwrap();

    let (mut hits, mut firsts) = (0, 0);
    for (question, expected) in QUESTIONS {
        let found = knowledge::retrieve(&connection, owner.0, question, 3).await.unwrap();
        let names: Vec<&str> = found.iter().map(|found| found.category.as_str()).collect();
        hits += usize::from(names.contains(expected));
        firsts += usize::from(names.first() == Some(expected));
        if names.first() != Some(expected) {
            println!("{question}\n    {expected} among {names:?}");
        }
    }

    println!(
        "retrieval: {hits} of {} among the first three, {firsts} first",
        QUESTIONS.len()
    );
    assert!(hits >= LEAST_HITS, "{hits} of {}", QUESTIONS.len());
}

#[tokio::test]
async fn only_the_own_workspace_is_searched() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (ann, bob) = (workspace(&connection, "ann").await, workspace(&connection, "bob").await);
    knowledge::create(&connection, &[entry(ann, "Prices", "One euro")])
        .await
        .unwrap();

    let found = knowledge::retrieve(&connection, bob.0, "prices in euro", 10)
        .await
        .unwrap();

    assert_eq!(found, []);
}

#[tokio::test]
async fn of_a_long_entry_the_paragraphs_that_fit_are_returned_in_their_order() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let owner = workspace(&connection, "ann").await;
    let filler = |n: usize| format!("Paragraph {n}. {}", "Nothing of interest here. ".repeat(20));
    let mut paragraphs: Vec<String> = (0..30).map(filler).collect();
    paragraphs[7] = "Refunds take a week.".to_owned();
    paragraphs[25] = "Refunds are paid to the same card.".to_owned();
    knowledge::create(&connection, &[entry(owner, "Handbook", &paragraphs.join("\n\n"))])
        .await
        .unwrap();

    let found = knowledge::retrieve(&connection, owner.0, "When do I get my refund?", 1)
        .await
        .unwrap();

    let text = &found[0].text;
    let (first, second) = (text.find("take a week"), text.find("same card"));
    assert!(first.is_some() && first < second, "{text}");
    assert!(text.len() <= 4_100, "{}", text.len());
}

#[tokio::test]
async fn any_text_can_be_searched_for() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let owner = workspace(&connection, "ann").await;
    knowledge::create(
        &connection,
        &[entry(owner, "Odd", r"C:\new\path it's 'quoted' & | ! :*")],
    )
    .await
    .unwrap();

    for text in [
        "",
        " ",
        "'",
        r"\",
        r"C:\new\path",
        "a:* & !b | <-> ((",
        "it's 'quoted'",
        &"long ".repeat(50_000),
    ] {
        knowledge::retrieve(&connection, owner.0, text, 3).await.unwrap();
    }
    let found = knowledge::retrieve(&connection, owner.0, r"C:\new\path", 3)
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
}
