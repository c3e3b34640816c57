//! How the program stops (F19): told to, it finishes what is under way and nothing else.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use backend::storage::{Db, outbox};

use crate::harness::{LIMIT, Place, Serving, signal, stopwatch};

/// Seen red: when nobody waited for requests under way, their answers were cut off.
#[test]
fn f19_told_to_stop_it_finishes_what_is_under_way() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let mut serving = Serving::starts(&place, &mut place.command(&["serve"]));
    // One who is here and asks nothing, and sixteen forms, half of each sent.
    let idle = place.connects().unwrap();
    let body = "platform=gestion&identity=40000001-8&password=camino+equivocado&next=";
    let (first, rest) = body.split_at(body.len() / 2);
    let mut under_way: Vec<TcpStream> = (0..16)
        .map(|_| {
            let mut stream = place.connects().unwrap();
            write!(
                stream,
                "POST /api/session/sign-in HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {}\r\n\
                 Sec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
                place.port,
                place.origin(),
                body.len()
            )
            .unwrap();
            stream
        })
        .collect();
    thread::sleep(Duration::from_millis(300));
    signal("-TERM", serving.0.id());
    let began = stopwatch();
    thread::sleep(Duration::from_millis(300));
    assert!(place.connects().is_err(), "it takes new connections");
    for stream in &mut under_way {
        stream.write_all(rest.as_bytes()).unwrap();
    }
    for mut stream in under_way {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with(['2', '3', '4']), "cut off: {answer:?}");
    }
    let ended = serving.ends();
    assert!(ended.success(), "{ended}");
    assert!(began.elapsed() < LIMIT, "it took {:?}", began.elapsed());
    drop(idle);
}

/// Seen red: with a pause before somebody was registered for signals, which ended the process at once.
/// One that came in the moment between was never heard, and the server served on.
#[test]
fn f19_told_to_stop_as_soon_as_it_listens_it_stops_well() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    for _ in 0..10 {
        let mut serving = Serving(place.command(&["serve"]).spawn().unwrap());
        let began = stopwatch();
        while place.connects().is_err() {
            assert!(began.elapsed() < LIMIT, "it does not listen");
            thread::yield_now();
        }
        signal("-TERM", serving.0.id());
        let ended = serving.ends();
        assert!(ended.success(), "{ended}");
    }
}

/// A mail server that answers a byte at a time; tells when somebody is with it.
fn drips() -> (u16, std::sync::mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, told) = channel();
    thread::spawn(move || {
        for client in listener.incoming() {
            let mut client = client.unwrap();
            // Nobody listens any more once the test is over.
            let _ = tell.send(());
            thread::spawn(move || {
                for byte in b"220-slow.example ESMTP".iter().cycle() {
                    if client.write_all(&[*byte]).is_err() {
                        return;
                    }
                    thread::sleep(Duration::from_millis(200));
                }
            });
        }
    });
    (port, told)
}

/// Seen red: with the worker waited for as long as the mail server likes.
#[test]
fn f19_a_slow_mail_server_does_not_keep_it_from_stopping() {
    let place = Place::new();
    assert!(place.runs(&["migrate"]).0);
    let (well, words) = place.runs(&[
        "staff",
        "appoint",
        "--platform",
        "hanna",
        "--role",
        "mesa",
        "--email",
        "mesa@correo.example",
        "--name",
        "Marta Ríos",
    ]);
    assert!(well, "{words}");
    let (port, told) = drips();
    let mut command = place.command(&["serve"]);
    command.env("PORTERIA_SMTP", format!("smtp://127.0.0.1:{port}"));
    let mut serving = Serving::starts(&place, &mut command);
    told.recv_timeout(LIMIT).expect("a letter under way");
    signal("-TERM", serving.0.id());
    let began = stopwatch();
    let ended = serving.ends();
    assert!(ended.success(), "{ended}");
    assert!(began.elapsed() < LIMIT, "it took {:?}", began.elapsed());
    // The letter is still there for whoever comes next.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listed = runtime.block_on(async {
        let address = format!("sqlite:{}/test.db", place.path().display());
        let db = Db::open(&address).await.unwrap();
        let listed = db.read(|mut tx| async move {
            let listed = outbox::newest(&mut tx, 10).await?;
            tx.done(listed)
        });
        listed.await.unwrap()
    });
    let [letter] = listed.as_slice() else {
        panic!("one letter: {}", listed.len())
    };
    assert_eq!(letter.state, "queued");
    assert!(letter.sealed.is_some());
}
