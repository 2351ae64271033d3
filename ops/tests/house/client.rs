//! A person signed in at the API.

use std::sync::{Arc, Mutex};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{PASSWORD, PERSON};

/// Clones are the same person.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    http: reqwest::Client,
    url: String,
    token: Arc<Mutex<String>>,
}

/// Why a request did not do what it asked for.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The API says no, and why.
    Refused {
        status: StatusCode,
        code: String,
        detail: String,
    },
    /// Nobody knows whether it was done.
    Unclear(String),
}

impl Failure {
    /// Whether it was refused with this code.
    pub(crate) fn is(&self, refusal: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == refusal)
    }
}

impl Client {
    /// Signs in, which must succeed.
    pub(crate) async fn sign_in(url: &str) -> Self {
        let client = Self {
            http: reqwest::Client::new(),
            url: url.to_owned(),
            token: Arc::default(),
        };
        client.sign_in_again().await.expect("the person may sign in");
        client
    }

    /// One request. A session that has ended meanwhile is begun anew.
    pub(crate) async fn call(&self, method: Method, path: &str, body: Value) -> Result<Value, Failure> {
        let answer = self.ask(method.clone(), path, &body).await;
        match answer {
            Err(Failure::Refused { status, .. }) if status == StatusCode::UNAUTHORIZED => {
                self.sign_in_again().await?;
                self.ask(method, path, &body).await
            }
            answered => answered,
        }
    }

    async fn sign_in_again(&self) -> Result<(), Failure> {
        let person = json!({ "email": PERSON, "password": PASSWORD });
        let signed_in = self.ask(Method::POST, "/api/auth/login", &person).await?;
        let token = signed_in["token"].as_str().expect("a token").to_owned();
        *self.token.lock().expect("nobody panics inside") = token;
        Ok(())
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> Result<Value, Failure> {
        let unclear = |error: reqwest::Error| Failure::Unclear(error.to_string());
        let token = self.token.lock().expect("nobody panics inside").clone();
        let mut request = self.http.request(method.clone(), format!("{}{path}", self.url));
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        if method != Method::GET {
            request = request.json(body);
        }
        let answer = request.send().await.map_err(unclear)?;
        let status = answer.status();
        let text = answer.text().await.map_err(unclear)?;
        let told: Value = serde_json::from_str(&text).unwrap_or_default();
        match status {
            _ if status.is_success() => Ok(told),
            _ if status.is_server_error() => Err(Failure::Unclear(format!("{status} {text}"))),
            _ => Err(Failure::Refused {
                status,
                code: told["code"].as_str().unwrap_or(&text).to_owned(),
                detail: told["detail"].as_str().unwrap_or_default().to_owned(),
            }),
        }
    }
}
