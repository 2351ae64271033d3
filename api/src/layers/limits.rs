//! How much a client may ask for at once and send, before anything of it is read.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::session::remote;
use crate::{ApiState, Problem};

/// Enough for an address and a password.
const FORM_BYTES: usize = 16 << 10;
const BODY_BYTES: usize = 1 << 20;
/// Files come as they are.
const FILES_BYTES: usize = 10 << 20;

/// Requests of one network that are worked on at once; others wait their turn.
const AT_ONCE: usize = 64;
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Networks that are remembered though they ask for nothing.
const MOST_IDLE: usize = 1_024;

/// Limits the body by its route.
pub(super) async fn limit_body(mut request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let bytes = match route {
        "/api/auth/login" | "/api/auth/register" => FORM_BYTES,
        "/api/knowledge-base/import" => FILES_BYTES,
        _ => BODY_BYTES,
    };
    DefaultBodyLimit::max(bytes).apply(&mut request);
    next.run(request).await
}

/// Lets so many requests of a client through at once.
pub(super) async fn limit_client(State(state): State<ApiState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let client = remote::address(&parts, &state);
    let request = Request::from_parts(parts, body);
    let Some(client) = client else {
        return next.run(request).await;
    };
    let places = state.clients.places(remote::network(client));
    match timeout(LONGEST_WAIT, places.acquire()).await {
        Ok(_place) => next.run(request).await,
        Err(_) => Problem::too_many_attempts(1).into_response(),
    }
}

/// The clients that ask for something right now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clients(Arc<Mutex<HashMap<IpAddr, Arc<Semaphore>>>>);

impl Clients {
    fn places(&self, network: IpAddr) -> Arc<Semaphore> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > MOST_IDLE {
            known.retain(|_, places| Arc::strong_count(places) > 1);
        }
        let places = known
            .entry(network)
            .or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE)));
        Arc::clone(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_have_places_of_their_own_and_idle_ones_are_forgotten() {
        let clients = Clients::default();
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().unwrap());
        let places = clients.places(one);
        let _taken: Vec<_> = (0..AT_ONCE).map(|_| places.try_acquire().unwrap()).collect();

        assert!(clients.places(one).try_acquire().is_err());
        assert!(clients.places(other).try_acquire().is_ok());

        for number in 0..2_000_u32 {
            drop(clients.places(IpAddr::from(number.to_be_bytes())));
        }
        assert!(clients.0.lock().unwrap().len() <= MOST_IDLE + 2);
        assert!(clients.places(one).try_acquire().is_err(), "who asks is remembered");
    }
}
