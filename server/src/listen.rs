//! Connections: a bounded number, headers within a time, HTTP/1 only (a proxy in front speaks the
//! rest), and an orderly end: no new ones, those under way finish, nobody waits for ever (F19).

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tower::Layer;

use crate::worker::Stop;

const MOST_CONNECTIONS: usize = 4096;
/// Slow headers hold a connection for so long and no longer.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// The longest that requests under way may take at the end.
const DRAIN_TIME: Duration = Duration::from_secs(10);
/// A machine without free descriptors is given a moment.
const AFTER_FAULT: Duration = Duration::from_millis(50);

/// Serves until told to stop; answers whether everything under way was finished.
pub async fn serve(listener: TcpListener, router: Router, mut stop: Stop) -> bool {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    while !*stop.borrow() {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            break;
        };
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => {
                    let router = router.clone();
                    tokio::spawn(attend(stream, from, router, graceful.watcher(), place));
                }
                Err(_) => sleep(AFTER_FAULT).await,
            },
            _ = stop.changed() => {}
        }
    }
    drop(listener);
    timeout(DRAIN_TIME, graceful.shutdown()).await.is_ok()
}

async fn attend(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    watcher: Watcher,
    _place: OwnedSemaphorePermit,
) {
    drop(stream.set_nodelay(true));
    // Around the router, not around each of its routes: that would make all of them anew for every
    // connection, a megabyte each.
    let service = axum::Extension(ConnectInfo(from)).layer(router);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    // Clients that break off are their own business.
    drop(watcher.watch(connection).await);
}
