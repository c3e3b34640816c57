//! A gateway of text messages on this machine, and what it heard.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mood {
    /// It takes the message.
    Take,
    /// It answers so, with that further line.
    Says(u16, String),
    /// It takes the message and answers when nobody listens any more.
    Late,
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The first line and the headers.
    pub head: String,
    /// The form.
    pub body: String,
    taken: bool,
}

impl Heard {
    /// The header's value; none when it is missing.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1);
        let mut pairs = lines.filter_map(|line| line.split_once(": "));
        let found = pairs.find(|(one, _)| one.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }
}

/// The gateway; it goes away with its test's runtime.
pub struct Gateway {
    /// Where it listens on this machine.
    pub port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
    mood: Arc<Mutex<Mood>>,
}

impl Gateway {
    /// On a port of its own.
    pub async fn opens() -> Self {
        Self::opens_at(0).await
    }

    /// On that port.
    pub async fn opens_at(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let gateway = Self {
            port: listener.local_addr().unwrap().port(),
            heard: Arc::default(),
            mood: Arc::new(Mutex::new(Mood::Take)),
        };
        let (heard, mood) = (Arc::clone(&gateway.heard), Arc::clone(&gateway.mood));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let mood = mood.lock().unwrap().clone();
                tokio::spawn(serves(client, mood, Arc::clone(&heard)));
            }
        });
        gateway
    }

    /// What it answers from now on.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// What it heard so far.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// How many messages it charges: those it took, once for each key.
    pub fn charged(&self) -> usize {
        let heard = self.heard();
        let taken = heard.iter().filter(|one| one.taken);
        let mut keys: Vec<_> = taken.map(|one| one.header("Idempotency-Key")).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    }
}

async fn serves(mut client: TcpStream, mood: Mood, heard: Arc<Mutex<Vec<Heard>>>) {
    let Some((head, body)) = reads(&mut client).await else {
        return;
    };
    let taken = matches!(mood, Mood::Take | Mood::Late);
    heard.lock().unwrap().push(Heard { head, body, taken });
    let (status, line) = match mood {
        Mood::Take => (201, String::new()),
        Mood::Says(status, line) => (status, line),
        Mood::Late => {
            tokio::time::sleep(Duration::from_secs(3)).await;
            (201, String::new())
        }
    };
    let answer = format!("HTTP/1.1 {status} So\r\n{line}Content-Length: 2\r\n\r\n{{}}");
    // Whoever asked may have gone.
    let _ = client.write_all(answer.as_bytes()).await;
}

/// Head and body; none where what came is no request.
async fn reads(client: &mut TcpStream) -> Option<(String, String)> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                let named = name.eq_ignore_ascii_case("content-length");
                named.then(|| value.parse::<usize>().ok()).flatten()
            })?;
            if body.len() >= length {
                return Some((head.to_owned(), body.to_owned()));
            }
        }
        let mut chunk = [0; 4096];
        match client.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}
