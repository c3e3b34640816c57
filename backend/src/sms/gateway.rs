//! The gateway: one POST of a form with `To`, `From` and `Body` and basic authentication, as most
//! gateways take it. The answer's status alone is read. A redirect is not followed: it would carry
//! a code to whoever it names.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::client::conn::http1;
use hyper::header::{self, HeaderValue};
use hyper::{Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::Text;
use crate::config::{self, SmsConfig};
use crate::fault::Fault;
use crate::mail::Sent;
use crate::outbox;

const TOO_SLOW: &str = "the gateway is too slow";
const AWAY: &str = "no connection to the gateway";

/// Where messages are posted, and as whom.
pub struct Gateway {
    address: Uri,
    host: String,
    port: u16,
    /// None on this machine's own address, for tests and for a proxy that speaks TLS for us.
    tls: Option<(TlsConnector, ServerName<'static>)>,
    authorization: HeaderValue,
    sender: String,
    /// How long one try may take, from the connection to the answer (F11).
    patience: Duration,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gateway({}:{})", self.host, self.port)
    }
}

impl Gateway {
    /// The gateway that the configuration names, if it names one.
    ///
    /// # Errors
    /// [`Fault::Config`] with what does not fit.
    pub fn from_config(config: &SmsConfig) -> Result<Option<Self>, Fault> {
        let Some(address) = &config.gateway else {
            return Ok(None);
        };
        let bad = |what: &str| Fault::Config(format!("sms.{what}"));
        let address: Uri = address
            .parse()
            .map_err(|_| bad("gateway no es una dirección"))?;
        let host = address.host().unwrap_or_default().to_owned();
        let plain = address.scheme_str() == Some("http");
        let known = plain || address.scheme_str() == Some("https");
        let names_user = address
            .authority()
            .is_some_and(|all| all.as_str().contains('@'));
        if !known || host.is_empty() || names_user {
            return Err(bad(
                "gateway es como https://sms.example/mensajes, sin usuario",
            ));
        }
        if plain && !config::is_loopback(&host) {
            return Err(bad("gateway debe ser https: lleva códigos"));
        }
        if config.account.is_empty() || config.sender.is_empty() {
            return Err(bad("account y sms.sender son necesarios"));
        }
        let tls = if plain { None } else { Some(connector(&host)?) };
        let default = if plain { 80 } else { 443 };
        Ok(Some(Self {
            port: address.port_u16().unwrap_or(default),
            authorization: authorization(config)?,
            sender: config.sender.clone(),
            patience: outbox::patience(config.timeout_seconds),
            address,
            host,
            tls,
        }))
    }

    /// Whose gateway it is.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Tries once. The id travels as `Idempotency-Key`: a message whose answer came too late, or
    /// never, is the same message at the next try.
    pub async fn send(&self, text: &Text, id: Uuid) -> Sent {
        match tokio::time::timeout(self.patience, self.post(text, id)).await {
            Ok(Some(status)) => answered(status),
            Ok(None) => Sent::Later(AWAY),
            Err(_) => Sent::Later(TOO_SLOW),
        }
    }

    /// The answer's status; none where there was no answer.
    async fn post(&self, text: &Text, id: Uuid) -> Option<StatusCode> {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("To", text.to.e164())
            .append_pair("From", &self.sender)
            .append_pair("Body", &text.body)
            .finish();
        let path = self.address.path_and_query()?.as_str();
        let request = Request::post(path)
            .header(header::HOST, self.address.authority()?.as_str())
            .header(header::AUTHORIZATION, &self.authorization)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONNECTION, "close")
            .header("Idempotency-Key", id.to_string())
            .body(form)
            .ok()?;
        let host = self.host.trim_matches(['[', ']']);
        let stream = TcpStream::connect((host, self.port)).await.ok()?;
        match &self.tls {
            Some((tls, name)) => {
                let stream = tls.connect(name.clone(), stream).await.ok()?;
                exchange(stream, request).await
            }
            None => exchange(stream, request).await,
        }
    }
}

async fn exchange<S>(stream: S, request: Request<String>) -> Option<StatusCode>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
    let mut answer = pin!(sender.send_request(request));
    let answer = tokio::select! {
        answer = &mut answer => answer,
        // What it had read before it ended is still there.
        _ = connection => answer.await,
    };
    Some(answer.ok()?.status())
}

/// A no for good is one to this very message. A gateway that does not know us, or is not there,
/// does not know the next one either: that heals with the configuration, within the message's time.
fn answered(status: StatusCode) -> Sent {
    match status.as_u16() {
        200..=299 => Sent::Delivered,
        400 | 410 | 413 | 415 | 422 => Sent::Refused("the gateway refuses it"),
        401..=403 => Sent::Later("the gateway does not accept our account"),
        408 | 409 | 425 | 429 | 500..=599 => Sent::Later("the gateway says later"),
        _ => Sent::Later("the gateway answers what we do not understand"),
    }
}

fn connector(host: &str) -> Result<(TlsConnector, ServerName<'static>), Fault> {
    let bad = |what: &str| Fault::Config(format!("sms.gateway: {what}"));
    let name = host.trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(name).map_err(|_| bad("el nombre no sirve para TLS"))?;
    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.into(),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| bad("no hay TLS"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok((TlsConnector::from(Arc::new(config)), name))
}

/// Basic authentication; marked so that no log prints it.
fn authorization(config: &SmsConfig) -> Result<HeaderValue, Fault> {
    let token = config::read_secret(&config.token_file, "el token de sms")?;
    let pair = Zeroizing::new(format!("{}:{}", config.account, token.trim()));
    let basic = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
    let mut value =
        HeaderValue::from_str(&basic).map_err(|_| Fault::Config("sms.account no sirve".into()))?;
    value.set_sensitive(true);
    Ok(value)
}
