//! A browser without script: keeps cookies, sends what browsers send, follows redirects.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use tokio::time::timeout;
use tower::ServiceExt;

use super::house::ORIGIN;
use super::{Form, Page};

const MOST_HOPS: usize = 10;
const MOST_BYTES: usize = 8 << 20;
/// A machine may be busy; a page that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser of one person.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
    /// The address it comes from.
    pub network: SocketAddr,
    /// Headers that it sends besides a browser's own; these win.
    pub headers: HeaderMap,
    here: Option<String>,
}

impl Browser {
    /// A browser that was nowhere yet.
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            network: SocketAddr::from(([192, 0, 2, 1], 50_000)),
            headers: HeaderMap::new(),
            here: None,
        }
    }

    /// Sends that header from now on.
    pub fn saying(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
        self
    }

    /// Comes from that address from now on.
    pub fn from_network(mut self, address: &str) -> Self {
        self.network = SocketAddr::new(address.parse().unwrap(), 50_000);
        self
    }

    /// Types an address, or follows a link, and every redirect after it.
    pub async fn opens(&mut self, address: &str) -> Page {
        self.goes(Method::GET, address, String::new()).await
    }

    /// Presses the button of a form, and follows every redirect after it.
    pub async fn sends(&mut self, form: &Form) -> Page {
        let body = form.encoded();
        if form.method == Method::GET {
            return self.opens(&format!("{}?{body}", form.action)).await;
        }
        self.goes(Method::POST, &form.action, body).await
    }

    /// Posts fields to an address without having seen a form: other programs do.
    pub async fn posts(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let form = Form::bare(address, fields);
        self.goes(Method::POST, address, form.encoded()).await
    }

    async fn goes(&mut self, method: Method, address: &str, body: String) -> Page {
        let mut page = self.asks(method, address, body).await;
        for _ in 0..MOST_HOPS {
            let Some(next) = page.leads_to() else {
                self.here = Some(page.address.clone());
                return page;
            };
            let next = next.strip_prefix(ORIGIN).unwrap_or(&next).to_owned();
            assert!(next.starts_with('/'), "a redirect leaves the house: {next}");
            page = self.asks(Method::GET, &next, String::new()).await;
        }
        panic!("redirects without end from {address}");
    }

    /// Asks once and follows nothing.
    pub async fn asks(&mut self, method: Method, address: &str, body: String) -> Page {
        let request = self.request(&method, address, body);
        let page = self.asks_exactly(request).await;
        self.keep_cookies(&page.headers);
        page
    }

    /// What this browser would send.
    pub fn request(&self, method: &Method, address: &str, body: String) -> Request<Body> {
        let mut headers = HeaderMap::new();
        let mut set = |name: HeaderName, value: &str| {
            headers.insert(name, HeaderValue::from_str(value).unwrap());
        };
        set(header::HOST, ORIGIN.trim_start_matches("https://"));
        set(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        set(header::USER_AGENT, "Navegador de prueba");
        let site = if self.here.is_some() {
            "same-origin"
        } else {
            "none"
        };
        set(HeaderName::from_static("sec-fetch-site"), site);
        if let Some(here) = &self.here {
            set(header::REFERER, &format!("{ORIGIN}{here}"));
        }
        if method == Method::POST {
            set(header::ORIGIN, ORIGIN);
            set(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            set(header::CONTENT_LENGTH, &body.len().to_string());
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self
                .cookies
                .iter()
                .map(|(k, v)| format!("{k}={v}"))
                .collect();
            set(header::COOKIE, &pairs.join("; "));
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .body(Body::from(body))
            .unwrap();
        *request.headers_mut() = headers;
        request
    }

    /// Sends exactly that request, and keeps no cookie.
    pub async fn asks_exactly(&self, mut request: Request<Body>) -> Page {
        request.extensions_mut().insert(ConnectInfo(self.network));
        let address = request
            .uri()
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string);
        let answer = timeout(PATIENCE, self.router.clone().oneshot(request)).await;
        let answer = answer
            .unwrap_or_else(|_| panic!("no answer from {address}"))
            .unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, MOST_BYTES).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            address,
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie::Cookie::parse(cookie.to_str().unwrap().to_owned()).unwrap();
            assert!(cookie.name().starts_with("__Host-"), "{cookie}");
            assert_eq!(cookie.secure(), Some(true), "{cookie}");
            assert_eq!(cookie.http_only(), Some(true), "{cookie}");
            assert_eq!(cookie.path(), Some("/"), "{cookie}");
            assert_eq!(cookie.domain(), None, "{cookie}");
            if cookie.max_age().is_some_and(|age| age.is_zero()) {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
    }
}

/// Whether an answer sends the browser on.
pub fn redirects(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}
