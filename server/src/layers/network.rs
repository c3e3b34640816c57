//! Which network asks: the address of the connection or, behind a proxy of ours, the address that
//! this proxy saw, which is the last one of `X-Forwarded-For`. Everything before it was written by
//! the client and means nothing (A62). One IPv6 network is a /64: a household has that many.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

const FORWARDED: &str = "x-forwarded-for";

/// The network of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(pub IpAddr);

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(f, "{address}"),
            IpAddr::V6(prefix) => write!(f, "{prefix}/64"),
        }
    }
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let prefix = address.to_bits() & !u128::from(u64::MAX);
                Self(Ipv6Addr::from_bits(prefix).into())
            }
            address => Self(address),
        }
    }
}

/// Puts the [`Network`] into the request.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let forwarded = state
        .backend
        .config
        .behind_proxy
        .then(|| last_hop(request.headers()));
    let connected = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    // A proxy that says nothing counts as one network: limits get stricter, never weaker.
    let address = forwarded.flatten().or(connected);
    let network = Network::from(address.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)));
    request.extensions_mut().insert(network);
    next.run(request).await
}

fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED).iter().next_back()?;
    let hop = last.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = || hop.parse::<SocketAddr>().map(|address| address.ip());
    hop.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hop(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        last_hop(&headers).map(|address| address.to_string())
    }

    #[test]
    fn a62_only_the_last_hop_counts() {
        assert_eq!(hop(&["203.0.113.9"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(
            hop(&["10.0.0.1, 203.0.113.9"]).as_deref(),
            Some("203.0.113.9")
        );
        assert_eq!(
            hop(&["10.0.0.1", "203.0.113.9:443"]).as_deref(),
            Some("203.0.113.9")
        );
        assert_eq!(hop(&["[2001:db8::1]:443"]).as_deref(), Some("2001:db8::1"));
        assert_eq!(hop(&["203.0.113.9, nobody"]), None);
        assert_eq!(hop(&[]), None);
    }

    #[test]
    fn addresses_of_one_household_are_one_network() {
        let network = |text: &str| Network::from(text.parse::<IpAddr>().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
        assert_eq!(network("2001:db8:1:2:bbbb::7"), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
