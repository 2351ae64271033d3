//! Tells of what requests changed: one place for all routes, so that no handler can forget it.

use std::sync::{Arc, OnceLock};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::ids::{UserId, WorkspaceId};
use storage::changes::{Change, ChangeKind};
use uuid::Uuid;

use crate::ApiState;

/// Where the session of a request leaves who sent it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sender(Arc<OnceLock<(WorkspaceId, UserId)>>);

impl Sender {
    /// Notes the sender; the first one stays.
    pub(crate) fn note(&self, workspace: WorkspaceId, user: UserId) {
        let _noted_already = self.0.set((workspace, user));
    }
}

/// Announces the change where a write succeeds.
pub(crate) async fn announce(State(state): State<ApiState>, mut request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let changed = route.and_then(|route| changed(route, request.uri().path()));
    let sender = Sender::default();
    request.extensions_mut().insert(sender.clone());
    let response = next.run(request).await;
    if let (true, Some((kind, id)), Some(&(workspace, user))) =
        (response.status().is_success(), changed, sender.0.get())
    {
        state.changes.announce(Change {
            workspace,
            kind,
            id,
            user: Some(user),
        });
    }
    response
}

/// What a write to a route changes, and which where the path names it.
fn changed(route: &str, path: &str) -> Option<(ChangeKind, Option<Uuid>)> {
    let mut parts = route.strip_prefix("/api/")?.split('/');
    let kind = match (parts.next()?, parts.next()) {
        ("emails", _) => ChangeKind::Emails,
        ("follow-ups", _) => ChangeKind::FollowUps,
        ("email-accounts" | "intents", Some("test")) => return None,
        ("email-accounts", _) => ChangeKind::EmailAccounts,
        ("intents", _) => ChangeKind::Intents,
        ("knowledge-base", _) => ChangeKind::Knowledge,
        ("workspaces", _) => ChangeKind::Workspaces,
        ("jobs", Some("queues")) => ChangeKind::Queues,
        ("jobs", _) => ChangeKind::Runs,
        _ => return None,
    };
    let at = route.split('/').position(|part| part == "{id}");
    let id = at.and_then(|at| path.split('/').nth(at)?.parse().ok());
    Some((kind, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_tell_what_a_write_to_them_changes() {
        let id = Uuid::now_v7();
        for (route, path, expected) in [
            (
                "/api/emails/{id}/send",
                format!("/api/emails/{id}/send"),
                Some((ChangeKind::Emails, Some(id))),
            ),
            (
                "/api/emails/bulk",
                "/api/emails/bulk".to_owned(),
                Some((ChangeKind::Emails, None)),
            ),
            (
                "/api/jobs/runs/{id}/retry",
                format!("/api/jobs/runs/{id}/retry"),
                Some((ChangeKind::Runs, Some(id))),
            ),
            (
                "/api/jobs/queues/{name}/pause",
                "/api/jobs/queues/sync/pause".to_owned(),
                Some((ChangeKind::Queues, None)),
            ),
            ("/api/intents/test", "/api/intents/test".to_owned(), None),
            ("/api/email-accounts/test", "/api/email-accounts/test".to_owned(), None),
            ("/api/auth/login", "/api/auth/login".to_owned(), None),
        ] {
            assert_eq!(changed(route, &path), expected, "{route}");
        }
    }
}
