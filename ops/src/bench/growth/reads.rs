//! Every list and search of the API, and every figure.

use std::time::Instant;

use anyhow::Context as _;
use chrono::{SecondsFormat, TimeDelta};
use connectors::clock::{Clock as _, SystemClock};

use super::super::load::percentile;
use super::client::Client;

/// Requests of a kind; the first are for the caches.
const REQUESTS: usize = 100;
const WARM_UP: usize = 3;

/// What a request takes.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) name: &'static str,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
}

/// Whom and what the requests are about.
pub(super) struct Names {
    /// Owns a third of the mail.
    agent: String,
    agent_id: String,
    /// Owns one of five thousand emails.
    member: String,
    /// Has five of a hundred emails.
    pub(super) account: String,
    common_intent: String,
    rare_intent: String,
    /// When one of a hundred emails had arrived.
    early: String,
    /// The place there.
    cursor: String,
    email: String,
    conversation: String,
    run: String,
    entry: String,
}

impl Names {
    pub(super) async fn find(api: &Client) -> anyhow::Result<Self> {
        let agent = api.sign_in("person1@shop.example").await?;
        let text = async |path: &str, key: &str, value: &str, wanted: &str| {
            let answer = api.get(path, &api.admin).await?;
            let items = answer["items"].as_array().context("there is no list")?.clone();
            let found = items.iter().find(|item| key.is_empty() || item[key] == value);
            let found = found.and_then(|item| item[wanted].as_str()).map(str::to_owned);
            found.with_context(|| format!("{path} has no {value}"))
        };
        let early =
            (SystemClock.now() - TimeDelta::days(3 * 365) * 99 / 100).to_rfc3339_opts(SecondsFormat::Secs, true);
        let old = format!("/api/emails?until={early}");
        let page = api.get(&old, &api.admin).await?;
        Ok(Self {
            agent_id: api.get("/api/auth/me", &agent).await?["id"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            member: api.sign_in("person4@shop.example").await?,
            account: text("/api/email-accounts?limit=100", "email", "box3@shop.example", "id").await?,
            common_intent: text("/api/intents?limit=100", "name", "Matter 1", "id").await?,
            rare_intent: text("/api/intents?limit=100", "name", "Matter 9", "id").await?,
            cursor: page["next_cursor"]
                .as_str()
                .context("there is no second page")?
                .to_owned(),
            email: text(&old, "status", "sent", "id").await?,
            conversation: text(&old, "", "", "thread_id").await?,
            run: text("/api/jobs/runs?flow=process_email", "", "", "id").await?,
            entry: text("/api/knowledge-base", "", "", "id").await?,
            agent,
            early,
        })
    }

    /// Names of the requests, with their paths and who sends them.
    #[expect(clippy::too_many_lines, reason = "a line for each request")]
    fn requests<'n>(&'n self, everybody: &'n str) -> Vec<(&'static str, String, &'n str)> {
        let admin = |name, path: &str| (name, path.to_owned(), everybody);
        let emails = |name, query: &str| (name, format!("/api/emails?{query}"), everybody);
        let (agent, member) = (self.agent.as_str(), self.member.as_str());
        vec![
            emails("emails", ""),
            emails("emails, cursor at 99 %", &format!("cursor={}", self.cursor)),
            emails("emails, status new", "status=new"),
            emails("emails, status classifying", "status=classifying"),
            emails("emails, status draft_ready", "status=draft_ready"),
            emails("emails, status sent", "status=sent"),
            emails("emails, status ignored", "status=ignored"),
            emails("emails, status rejected", "status=rejected"),
            emails("emails, status error", "status=error"),
            emails("emails, wait_reason approval", "wait_reason=approval"),
            emails("emails, wait_reason quota", "wait_reason=quota"),
            emails("emails, wait_reason uncertain", "wait_reason=uncertain"),
            emails("emails, intent common", &format!("intent={}", self.common_intent)),
            emails("emails, intent rare", &format!("intent={}", self.rare_intent)),
            emails("emails, mailbox", &format!("account={}", self.account)),
            emails("emails, conversation", &format!("conversation={}", self.conversation)),
            emails("emails, assignee", &format!("assignee={}", self.agent_id)),
            emails("emails, mentioned", "mentioned=true"),
            emails("emails, word common", "q=order"),
            emails("emails, word in 1 of 100", "q=teseren"),
            emails("emails, word rare", "q=zanzibar"),
            emails("emails, word none", "q=nowhere"),
            emails("emails, two words", "q=order%20zanzibar"),
            emails("emails, before", &format!("until={}", self.early)),
            emails("emails, word rare before", &format!("q=zanzibar&until={}", self.early)),
            ("emails, of an agent", "/api/emails".to_owned(), agent),
            (
                "emails, of an agent, word rare",
                "/api/emails?q=zanzibar".to_owned(),
                agent,
            ),
            (
                "emails, of an agent, uncertain",
                "/api/emails?wait_reason=uncertain".to_owned(),
                agent,
            ),
            (
                "emails, of an agent, rare intent",
                format!("/api/emails?intent={}", self.rare_intent),
                agent,
            ),
            ("emails, of a member with few", "/api/emails".to_owned(), member),
            (
                "emails, of a member, draft_ready",
                "/api/emails?status=draft_ready".to_owned(),
                member,
            ),
            (
                "emails, of a member, word common",
                "/api/emails?q=order".to_owned(),
                member,
            ),
            admin("email", &format!("/api/emails/{}", self.email)),
            admin("email, why", &format!("/api/emails/{}/why", self.email)),
            admin("audit log", "/api/audit-log"),
            admin("follow-ups", "/api/follow-ups"),
            admin("follow-ups, pending", "/api/follow-ups?status=pending"),
            (
                "follow-ups, of a member with few",
                "/api/follow-ups?status=pending".to_owned(),
                member,
            ),
            admin(
                "follow-ups, of an email",
                &format!("/api/follow-ups?email_id={}", self.email),
            ),
            admin("runs", "/api/jobs/runs"),
            admin("runs, failed", "/api/jobs/runs?state=failed"),
            admin("runs, cancelled", "/api/jobs/runs?state=cancelled"),
            admin("runs, running", "/api/jobs/runs?state=running"),
            admin("runs, waiting", "/api/jobs/runs?state=waiting"),
            admin("runs, queue timer", "/api/jobs/runs?queue=timer"),
            admin("runs, queue campaign", "/api/jobs/runs?queue=campaign"),
            admin("runs, flow meeting_reminder", "/api/jobs/runs?flow=meeting_reminder"),
            admin("runs, word in the error", "/api/jobs/runs?q=nowhere"),
            admin("runs, of an email", &format!("/api/jobs/runs?subject={}", self.email)),
            admin("run", &format!("/api/jobs/runs/{}", self.run)),
            admin("jobs overview", "/api/jobs/overview"),
            admin("dashboard", "/api/dashboard"),
            ("dashboard, of an agent", "/api/dashboard".to_owned(), agent),
            admin("system statistics", "/api/system/stats"),
            admin(
                "intent statistics",
                &format!("/api/intents/{}/statistics", self.common_intent),
            ),
            admin("search, common", "/api/search?q=order"),
            admin("search, person", "/api/search?q=customer7"),
            admin("search, none", "/api/search?q=nowhere"),
            ("search, of a member with few", "/api/search?q=order".to_owned(), member),
            admin("knowledge", "/api/knowledge-base"),
            admin(
                "knowledge search",
                "/api/knowledge-base/search?q=where+is+my+order+please+help",
            ),
            admin(
                "knowledge, uses of an entry",
                &format!("/api/knowledge-base/{}/uses", self.entry),
            ),
            admin("people", "/api/users"),
        ]
    }
}

pub(super) async fn measure(api: &Client, names: &Names) -> anyhow::Result<Vec<Reading>> {
    let mut readings = Vec::new();
    for (name, path, token) in names.requests(&api.admin) {
        let mut taken = Vec::with_capacity(REQUESTS);
        for number in 0..WARM_UP + REQUESTS {
            let begun = Instant::now();
            api.get(&path, token).await?;
            if number >= WARM_UP {
                taken.push(begun.elapsed().as_secs_f64() * 1_000.0);
            }
        }
        readings.push(Reading {
            name,
            p50_ms: percentile(&mut taken, 0.5),
            p99_ms: percentile(&mut taken, 0.99),
        });
    }
    Ok(readings)
}
