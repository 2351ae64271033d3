//! The stream of server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use storage::changes::{Change, ChangeKind};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior};
use utoipa::ToSchema;
use uuid::Uuid;

use super::admission::Admission;
use super::{News, Phase, Seat, closed};
use crate::session::Session;
use crate::words::ChangeKindSchema;
use crate::{ApiState, Code, Problem};

const HEARTBEAT: Duration = Duration::from_secs(15);
/// A proxy in front (nginx) must pass events on as they come.
const UNBUFFERED: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-accel-buffering"),
    HeaderValue::from_static("no"),
);

/// Something changed; what is shown of it should be read again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Change)]
pub(crate) struct ChangeView {
    workspace: Uuid,
    #[schema(value_type = ChangeKindSchema)]
    kind: ChangeKind,
    /// Null where several of the kind changed.
    id: Option<Uuid>,
}

impl From<Change> for ChangeView {
    fn from(change: Change) -> Self {
        Self {
            workspace: change.workspace.0,
            kind: change.kind,
            id: change.id,
        }
    }
}

/// Live events
///
/// Server-sent events: `ready` when the stream is open, `change` with what changed, `reset` where changes were missed.
/// They tell what the person may see in all of the person's workspaces. Who comes back reads everything anew.
#[utoipa::path(get, path = "/api/events", tag = "live",
    responses((status = 200, description = "A stream of events", body = ChangeView,
        content_type = "text/event-stream")))]
pub(crate) async fn stream_events(
    State(state): State<ApiState>,
    session: Session,
) -> Result<impl IntoResponse, Problem> {
    let seat = state.live.join(session.user).await?;
    let admission = Admission::of(&state, &session).await?;
    let admission = admission.ok_or_else(|| Problem::new(Code::Unauthenticated))?;
    let mut rechecks = tokio::time::interval(state.live.recheck);
    rechecks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    rechecks.reset();
    let watcher = Watcher {
        news: state.live.hub.news.subscribe(),
        phase: state.live.hub.phase.subscribe(),
        state,
        admission: Some(admission),
        rechecks,
        is_new: true,
        _seat: seat,
    };
    let events = futures::stream::unfold(watcher, |mut watcher| async move {
        let event = watcher.next().await?;
        Some((Ok::<_, Infallible>(event), watcher))
    });
    let stream = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    Ok(([UNBUFFERED], stream))
}

/// One open stream.
struct Watcher {
    state: ApiState,
    admission: Option<Admission>,
    news: Receiver<News>,
    phase: watch::Receiver<Phase>,
    rechecks: Interval,
    is_new: bool,
    _seat: Seat,
}

impl Watcher {
    /// The next event; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        if std::mem::replace(&mut self.is_new, false) {
            return Some(Event::default().event("ready").data("{}"));
        }
        loop {
            tokio::select! {
                () = closed(&mut self.phase) => return None,
                _ = self.rechecks.tick() => {
                    self.admission = self.admission.take()?.renewed(&self.state).await;
                    self.admission.as_ref()?;
                }
                news = self.news.recv() => {
                    let news = match news {
                        Ok(news) => news,
                        Err(RecvError::Lagged(_)) => News::Reset,
                        Err(RecvError::Closed) => return None,
                    };
                    if self.admission.as_ref()?.sees(&news) {
                        return Some(event(news));
                    }
                }
            }
        }
    }
}

fn event(news: News) -> Event {
    let reset = || Event::default().event("reset").data("{}");
    match news {
        News::Reset => reset(),
        News::Change(change, _) => {
            let event = Event::default().event("change").json_data(ChangeView::from(change));
            event.unwrap_or_else(|_| reset())
        }
    }
}
