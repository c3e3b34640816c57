//! How much one network may ask per minute: forms as configured, pages four times as much. Kept in
//! memory, because it protects this machine; what protects an account is counted in the database.
//!
//! Networks share a fixed number of buckets, chosen by a hash with a secret of this process: a
//! million addresses cost no more memory than a few (A70), and nobody can aim at a neighbour's.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::num::NonZeroU32;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::layers::network::Network;
use crate::state::AppState;

const BUCKETS: u64 = 1 << 16;
const PAGES_PER_FORM: u32 = 4;

/// Both limits.
pub struct Rates {
    secret: RandomState,
    forms: DefaultKeyedRateLimiter<u64>,
    pages: DefaultKeyedRateLimiter<u64>,
}

impl Rates {
    /// Limits of so many forms per minute.
    #[must_use]
    pub fn new(forms_per_minute: u32) -> Self {
        let limit = |most: u32| {
            let most = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
            RateLimiter::keyed(Quota::per_minute(most))
        };
        Self {
            secret: RandomState::new(),
            forms: limit(forms_per_minute),
            pages: limit(forms_per_minute.saturating_mul(PAGES_PER_FORM)),
        }
    }

    /// Takes one request of that network; how many seconds to wait when there is none left.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn take(&self, network: Network, method: &Method) -> Result<(), u64> {
        let bucket = self.secret.hash_one(network) % BUCKETS;
        let limit = if method.is_safe() {
            &self.pages
        } else {
            &self.forms
        };
        limit.check_key(&bucket).map_err(|no| {
            let wait = no.wait_time_from(DefaultClock::default().now());
            wait.as_secs().saturating_add(1)
        })
    }

    /// Forgets networks that would be allowed everything again.
    pub fn forget_idle(&self) {
        for limit in [&self.forms, &self.pages] {
            limit.retain_recent();
            limit.shrink_to_fit();
        }
    }

    /// How many buckets are in memory.
    #[must_use]
    pub fn buckets(&self) -> usize {
        self.forms.len() + self.pages.len()
    }
}

/// Refuses with 429 what goes beyond.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(network) = request.extensions().get::<Network>() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match state.rates.take(*network, request.method()) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            metrics::counter!("porteria_rate_limited_total").increment(1);
            let mut response = StatusCode::TOO_MANY_REQUESTS.into_response();
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    #[test]
    fn a70_a_million_networks_cost_a_bounded_number_of_buckets() {
        let rates = Rates::new(120);
        for number in 0..1_000_000 {
            let network = Network::from(IpAddr::from(Ipv4Addr::from_bits(number)));
            let _ = rates.take(network, &Method::POST);
        }
        assert!(rates.buckets() <= usize::try_from(BUCKETS).unwrap());
    }

    #[test]
    fn one_network_runs_out_and_another_does_not() {
        let rates = Rates::new(3);
        let network = |last| Network::from(IpAddr::from([192, 0, 2, last]));
        let taken = (0..10).filter(|_| rates.take(network(1), &Method::POST).is_ok());
        assert_eq!(taken.count(), 3);
        let wait = rates.take(network(1), &Method::POST).unwrap_err();
        assert!((1..=21).contains(&wait), "{wait}");
        assert!(rates.take(network(1), &Method::GET).is_ok());
        assert!(rates.take(network(2), &Method::POST).is_ok());
    }
}
