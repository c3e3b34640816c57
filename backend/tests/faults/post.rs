//! F10: mail servers that are down, busy, slow or unwilling. A66: what travels in a letter.

use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::config::MailConfig;
use backend::mail::{Letter, Mail};
use backend::outbox::deliver_due;
use backend::storage::{self, Db};
use domain::time::Span;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::house::{enqueue, letter, open, sqlite};
use crate::post_office::PostOffice;

const TO: &str = "marta@correo.example";

/// A row of the outbox as it stands.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub state: String,
    pub attempts: i64,
    pub due_at: i64,
    pub sealed: Option<Vec<u8>>,
    pub last_error: Option<String>,
}

/// An installation that sends to that port of this machine and waits a second for it.
async fn sending_to(port: u16) -> (Arc<Backend>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mail = Mail::from_config(&MailConfig {
        smtp: Some(format!("smtp://127.0.0.1:{port}")),
        from: "no-responder@porteria.example".into(),
        plain_loopback: true,
        timeout_seconds: 1,
    });
    let backend = open(&sqlite(folder.path()), mail.unwrap(), 1).await;
    (backend, folder)
}

async fn rows(backend: &Backend) -> Vec<Row> {
    let Db::Sqlite { read, .. } = &backend.db else {
        panic!("a file")
    };
    let query = "SELECT state, attempts, due_at, sealed, last_error FROM outbox ORDER BY id";
    sqlx::query_as(query).fetch_all(read).await.unwrap()
}

pub async fn row(backend: &Backend) -> Row {
    rows(backend).await.pop().unwrap()
}

/// Moves the clock to where the only letter is due; answers how long that took.
pub async fn until_due(backend: &Backend) -> Span {
    let pause = Span(row(backend).await.due_at - backend.env.clock.now().0);
    backend.env.clock.advance(pause);
    pause
}

pub async fn nobody_listens() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().port()
}

/// Seen red: with a constant pause the pauses did not grow; with `sealed` kept after delivery.
#[tokio::test]
async fn f10_six_hours_without_a_server_lose_no_letter_and_send_it_once() {
    let port = nobody_listens().await;
    let (backend, _folder) = sending_to(port).await;
    enqueue(&backend, &letter(TO, "Su clave"), Span::days(1)).await;
    let (mut pauses, mut away) = (Vec::new(), Span::seconds(0));
    while away < Span::hours(6) {
        assert_eq!(deliver_due(&backend).await.unwrap(), 0);
        let kept = row(&backend).await;
        assert_eq!(
            (kept.state.as_str(), kept.sealed.is_some()),
            ("queued", true)
        );
        // Nothing is tried before it is due.
        assert_eq!(deliver_due(&backend).await.unwrap(), 0);
        assert_eq!(row(&backend).await.attempts, kept.attempts);
        let pause = until_due(&backend).await;
        pauses.push(pause.0 / 1_000_000);
        away = Span(away.0 + pause.0);
    }
    println!("pauses in seconds: {pauses:?}");
    assert!((15..=19).contains(&pauses[0]), "{pauses:?}");
    assert!(
        pauses.windows(2).take(7).all(|two| two[1] > two[0]),
        "{pauses:?}"
    );
    assert!(pauses.iter().all(|pause| *pause <= 4500), "{pauses:?}");

    let Some(mut office) = PostOffice::opens_at(port) else {
        return;
    };
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    backend.env.clock.advance(Span::days(2));
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    let sent = row(&backend).await;
    assert_eq!((sent.state.as_str(), sent.sealed), ("sent", None));
    assert_eq!(office.letters().len(), 1);
}

/// Seen red: with `is_permanent` answered as later, the second half stayed queued.
#[tokio::test]
async fn f10_a_no_for_now_is_tried_again_and_a_no_for_good_is_not() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(&backend, &letter(TO, "Su clave"), Span::days(1)).await;
    office.is("later");
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    let kept = row(&backend).await;
    assert_eq!((kept.state.as_str(), kept.attempts), ("queued", 1));
    assert_eq!(kept.last_error.as_deref(), Some("the server says later"));
    office.is("never");
    until_due(&backend).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let failed = row(&backend).await;
    assert_eq!((failed.state.as_str(), failed.sealed), ("failed", None));
    office.is("take");
    backend.env.clock.advance(Span::hours(2));
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    assert!(office.letters().is_empty());
}

/// Seen red: with sixty times our own limit the worker hung; the transport's covers nothing but
/// the connection.
#[tokio::test]
async fn f10_a_server_that_answers_a_byte_at_a_time_does_not_hold_the_worker() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (backend, _folder) = sending_to(listener.local_addr().unwrap().port()).await;
    let drips = tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.unwrap();
        for byte in b"220-slow.example ESMTP".iter().cycle() {
            if client.write_all(&[*byte]).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    enqueue(&backend, &letter(TO, "Su clave"), Span::days(1)).await;
    let began = crate::stopwatch();
    let delivery = tokio::time::timeout(Duration::from_secs(10), deliver_due(&backend));
    assert_eq!(delivery.await.expect("the worker hangs").unwrap(), 0);
    assert!(began.elapsed() < Duration::from_secs(3));
    let kept = row(&backend).await;
    assert_eq!(kept.state, "queued");
    assert_eq!(kept.last_error.as_deref(), Some("the server is too slow"));
    // We hung up, too.
    tokio::time::timeout(Duration::from_secs(2), drips)
        .await
        .unwrap()
        .unwrap();
}

/// Seen red: with slowness taken for a refusal the letter was given up.
#[tokio::test]
async fn f10_a_server_that_takes_a_letter_and_says_nothing_gets_the_same_one_again() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(&backend, &letter(TO, "Su clave"), Span::days(1)).await;
    office.is("silent");
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    office.is("take");
    until_due(&backend).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    assert_eq!(office.letters().len(), 1);
}

/// Seen red: with a Message-ID drawn at each try the two differed.
#[tokio::test]
async fn f10_a_letter_that_goes_out_twice_carries_one_number() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(&backend, &letter(TO, "Su clave"), Span::days(1)).await;
    // A worker that claims, sends and dies before it notes.
    let now = backend.env.clock.now();
    let claimed = backend
        .db
        .write(|mut tx| async move {
            let claimed = storage::outbox::claim(&mut tx, "mail", now, now).await?;
            tx.done(claimed)
        })
        .await
        .unwrap()
        .unwrap();
    let sealed = claimed.sealed.unwrap();
    let opened = backend::outbox::open::<Letter>(&backend, claimed.id, &sealed).unwrap();
    backend.mail.send(&opened, claimed.id).await;
    // Another one leaves it alone while the first may live, and takes it over after that.
    assert_eq!(deliver_due(&backend).await.unwrap(), 0);
    backend.env.clock.advance(Span::minutes(3));
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let letters = office.letters();
    assert_eq!(letters.len(), 2);
    let number = letters[0].header("Message-ID").unwrap();
    assert!(number.ends_with("@porteria.example>"), "{number}");
    assert_eq!(letters[1].header("Message-ID"), Some(number));
}

/// Seen red: with the look at other claims left out of the statement, each letter went out four
/// times.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f10_four_workers_send_each_letter_once() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    for number in 0..24 {
        enqueue(
            &backend,
            &letter(TO, &format!("Carta {number}")),
            Span::days(1),
        )
        .await;
    }
    let (one, two, three, four) = tokio::join!(
        deliver_due(&backend),
        deliver_due(&backend),
        deliver_due(&backend),
        deliver_due(&backend)
    );
    let sent: u32 = [one, two, three, four]
        .into_iter()
        .map(Result::unwrap)
        .sum();
    assert_eq!(sent, 24);
    let mut subjects: Vec<_> = office
        .letters()
        .iter()
        .map(|one| one.header("Subject"))
        .collect();
    subjects.sort();
    subjects.dedup();
    assert_eq!(subjects.len(), 24);
    assert_eq!(office.letters().len(), 24);
}

/// Seen red: with `too_late` ignored the letter arrived.
#[tokio::test]
async fn f10_a_letter_past_its_time_is_wiped_and_never_sent() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(&backend, &letter(TO, "Su clave"), Span::hours(1)).await;
    backend.env.clock.advance(Span::hours(1));
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let late = row(&backend).await;
    assert_eq!((late.state.as_str(), late.sealed), ("expired", None));
    assert!(office.letters().is_empty());
}

/// Seen red: when opening it failed the whole round, the second letter was not sent.
#[tokio::test]
async fn f10_a_letter_that_does_not_open_does_not_hold_up_the_others() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(&backend, &letter(TO, "Rota"), Span::days(1)).await;
    let Db::Sqlite { write, .. } = &backend.db else {
        panic!("a file")
    };
    sqlx::query("UPDATE outbox SET sealed = x'00'")
        .execute(write)
        .await
        .unwrap();
    enqueue(&backend, &letter(TO, "Entera"), Span::days(1)).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 2);
    let mut states: Vec<_> = rows(&backend)
        .await
        .into_iter()
        .map(|row| row.state)
        .collect();
    states.sort();
    assert_eq!(states, ["failed", "sent"]);
    assert_eq!(office.letters().len(), 1);
}

/// Seen red: with the sender's name as it stands, the library panics and the worker dies.
#[tokio::test]
async fn a66_no_text_of_a_letter_becomes_a_header_or_a_command() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    let planted = "Hola\r\nBcc: todos@correo.example\r\n\r\nUno";
    let body = "<script>\r\n.\r\nMAIL FROM:<x@y.example>\r\nRCPT TO:<todos@correo.example>\r\nDATA";
    let spoiled = Letter {
        from_name: planted.into(),
        before: vec![body.into()],
        ..letter(TO, planted)
    };
    enqueue(&backend, &spoiled, Span::days(1)).await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let letters = office.letters();
    assert_eq!(letters.len(), 1);
    let arrived = &letters[0];
    assert_eq!(arrived.to, [TO]);
    assert_eq!(arrived.from, "no-responder@porteria.example");
    assert_eq!(arrived.header("Bcc"), None);
    let subject = arrived.header("Subject").unwrap();
    assert_eq!(subject, "Hola Bcc: todos@correo.example Uno");
    let html = arrived.source.find("Content-Type: text/html").unwrap();
    assert!(!arrived.source[html..].contains("<script>"));
}

/// Seen red: with the HTML part alone.
#[tokio::test]
async fn x04_a_letter_has_a_plain_twin_with_the_address_in_text() {
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    enqueue(
        &backend,
        &letter(TO, "Su clave en Hanna, señora Ñandú"),
        Span::days(1),
    )
    .await;
    assert_eq!(deliver_due(&backend).await.unwrap(), 1);
    let arrived = office.letters().remove(0);
    let kind = arrived.header("Content-Type").unwrap();
    assert!(kind.starts_with("multipart/alternative"), "{kind}");
    let plain = arrived.source.find("Content-Type: text/plain").unwrap();
    let html = arrived.source.find("Content-Type: text/html").unwrap();
    assert!(
        plain < html,
        "the last part is the one that mail programs prefer"
    );
    let between = &arrived.source[plain..html];
    assert!(
        between.contains("https://porteria.example/hanna/enlace/clave/abc"),
        "{between}"
    );
    assert_eq!(
        arrived.header("Auto-Submitted").as_deref(),
        Some("auto-generated")
    );
    assert!(arrived.header("Date").is_some());
    assert_eq!(arrived.header("To").as_deref(), Some(TO));
}

/// Seen red: with the old loop, which asked nobody, all three went.
#[tokio::test]
async fn f19_a_process_that_is_told_to_stop_finishes_the_letter_in_hand_only() {
    use std::sync::atomic::{AtomicU32, Ordering};
    let Some(mut office) = PostOffice::opens() else {
        return;
    };
    let (backend, _folder) = sending_to(office.port).await;
    for subject in ["Una", "Dos", "Tres"] {
        enqueue(&backend, &letter(TO, subject), Span::days(1)).await;
    }
    let asked = AtomicU32::new(0);
    let goes_on = || asked.fetch_add(1, Ordering::Relaxed) == 0;
    let sent = backend::outbox::deliver_while::<Letter>(&backend, goes_on).await;
    assert_eq!(sent.unwrap(), 1);
    // The others are free at once for whoever comes next.
    assert_eq!(deliver_due(&backend).await.unwrap(), 2);
    assert_eq!(office.letters().len(), 3);
}
