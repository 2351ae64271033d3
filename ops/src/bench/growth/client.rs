//! The API in this process, asked as a browser would ask it.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use api::{ApiState, Tokens};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use connectors::clock::SystemClock;
use connectors::sealing::{Sealer, SealingKey};
use secrecy::SecretString;
use serde_json::{Value, json};
use storage::Database;
use tower::ServiceExt as _;

use super::super::instant::InstantMailboxes;
use super::super::pipeline::ADDRESS;

/// As the fill gives it to everybody.
const PASSWORD: &str = "correct horse battery";

pub(super) struct Client {
    router: Router,
    /// The desk's, where everybody works.
    workspace: String,
    /// Token of the desk, which sees everything.
    pub(super) admin: String,
}

impl Client {
    pub(super) async fn new(database: &Database) -> anyhow::Result<Self> {
        let (wakes, _) = tokio::sync::mpsc::unbounded_channel();
        let tokens = Tokens::new(&SecretString::from("0".repeat(32)));
        let sealer = Arc::new(Sealer::new(
            SealingKey::from_hex_or_base64(&"00".repeat(32))?,
            Vec::new(),
        ));
        let (clock, mailboxes) = (Arc::new(SystemClock), Arc::new(InstantMailboxes::default()));
        let url = "http://localhost";
        let state = ApiState::new(database.clone(), clock, wakes, tokens, mailboxes, sealer, url);
        let mut client = Self {
            router: api::router(state),
            workspace: String::new(),
            admin: String::new(),
        };
        client.admin = client.sign_in(ADDRESS).await?;
        let workspaces = client.get("/api/workspaces", &client.admin).await?;
        let workspace = workspaces["items"][0]["id"].as_str();
        workspace
            .context("the desk has no workspace")?
            .clone_into(&mut client.workspace);
        Ok(client)
    }

    /// A token of a person.
    pub(super) async fn sign_in(&self, email: &str) -> anyhow::Result<String> {
        let body = json!({ "email": email, "password": PASSWORD }).to_string();
        let request = Request::post("/api/auth/login").header("content-type", "application/json");
        let (status, answer) = self.answer(request.body(Body::from(body))?).await?;
        let token = answer["token"].as_str().map(str::to_owned);
        token.with_context(|| format!("{email} cannot sign in: {status}"))
    }

    pub(super) async fn send(&self, method: &str, path: &str, token: &str) -> anyhow::Result<(StatusCode, Value)> {
        let request = Request::builder().method(method).uri(path);
        let mut request = request.header("authorization", format!("Bearer {token}"));
        if !self.workspace.is_empty() {
            request = request.header("mailroom-workspace", &self.workspace);
        }
        self.answer(request.body(Body::empty())?).await
    }

    /// What a successful request answers.
    pub(super) async fn get(&self, path: &str, token: &str) -> anyhow::Result<Value> {
        match self.send("GET", path, token).await? {
            (StatusCode::OK, answer) => Ok(answer),
            (status, answer) => bail!("{path} answered {status}: {answer}"),
        }
    }

    async fn answer(&self, request: Request<Body>) -> anyhow::Result<(StatusCode, Value)> {
        let (parts, body) = self.router.clone().oneshot(request).await?.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?;
        Ok((parts.status, serde_json::from_slice(&bytes).unwrap_or_default()))
    }
}
