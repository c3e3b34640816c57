//! A plain HTTP/1.1 client with kept connections.

use anyhow::Result;
use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Cookies set, as `name=value` pairs joined for a request.
    pub cookies: String,
    /// The body.
    pub body: Bytes,
}

/// Talks to one server.
#[derive(Clone)]
pub struct Client {
    hyper: Hyper<HttpConnector, Body>,
    port: u16,
}

impl Client {
    /// For the server on that port of this machine.
    pub fn new(port: u16) -> Self {
        Self {
            hyper: Hyper::builder(TokioExecutor::new()).build_http(),
            port,
        }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str, cookies: &str) -> Result<Answer> {
        let request = self
            .request("GET", path, cookies)
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin");
        self.send(
            request
                .header(header::ACCEPT_ENCODING, "br, gzip")
                .body(Body::empty())?,
        )
        .await
    }

    /// Asks for a page as it is, to be read.
    pub async fn reads(&self, path: &str) -> Result<Answer> {
        let request = self
            .request("GET", path, "")
            .header(header::ACCEPT, "text/html");
        self.send(request.body(Body::empty())?).await
    }

    /// Calls a server function as the program in the browser does.
    pub async fn call(&self, path: &str, cookies: &str, form: &str) -> Result<Answer> {
        let request = self
            .request("POST", path, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(form.to_owned()))?).await
    }

    fn request(&self, method: &str, path: &str, cookies: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("http://127.0.0.1:{}{path}", self.port))
            .header(header::COOKIE, cookies)
    }

    async fn send(&self, request: Request<Body>) -> Result<Answer> {
        let response = self.hyper.request(request).await?;
        let cookies: Vec<String> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok()?.split(';').next().map(str::to_owned))
            .collect();
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes();
        Ok(Answer {
            status,
            cookies: cookies.join("; "),
            body,
        })
    }
}

/// Percent-encodes a value of a form.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
