//! Connections: each is served until its reader leaves, is too slow, or the program is asked to stop.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::response::Response;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tower::ServiceExt;

/// How long a connection may keep the server waiting.
#[derive(Clone, Copy, Debug)]
pub struct TimeLimits {
    /// For a request's header lines, and for the next request on a connection that stays open.
    pub header: Duration,
    /// For what is under way when the program is asked to stop.
    pub farewell: Duration,
}

impl Default for TimeLimits {
    /// Answers have their own limit, which is below that of the farewell.
    fn default() -> Self {
        Self { header: Duration::from_secs(20), farewell: super::TIME_LIMIT + Duration::from_secs(5) }
    }
}

/// Serves HTTP/1 and unencrypted HTTP/2 until asked to stop; then takes no new connection and ends what is under way.
pub async fn serve(mut listener: TcpListener, router: Router, limits: TimeLimits, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        // Not the listener's own method of this name: this one waits where there are no more file descriptors.
        let accepted = Listener::accept(&mut listener);
        let (stream, reader) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        tokio::spawn(converse(stream, reader, router.clone(), limits, connections.watcher()));
    }
    drop(listener);
    let open = connections.count();
    if tokio::time::timeout(limits.farewell, connections.shutdown()).await.is_err() {
        tracing::warn!(connections.open = open, "some connections did not end in time, and were cut");
    }
}

/// Serves one connection to its end.
async fn converse(stream: TcpStream, reader: SocketAddr, router: Router, limits: TimeLimits, watcher: Watcher) {
    // Without this, answers wait for the acknowledgement of the packet before: 40 ms each.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::warn!(%error, "a connection keeps small packets back");
    }
    let asked = Arc::new(Notify::new());
    let service = {
        let asked = Arc::clone(&asked);
        service_fn(move |request| {
            asked.notify_one();
            answer(router.clone(), request, reader)
        })
    };
    let builder = builder(limits);
    let connection = watcher.watch(builder.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        ended = connection => if let Err(error) = ended {
            tracing::debug!(%error, "a connection broke off");
        },
        () = silence(&asked, limits.header) => tracing::debug!("a connection brought no request"),
    }
}

async fn answer(router: Router, request: Request<Incoming>, reader: SocketAddr) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(reader));
    router.oneshot(request).await
}

fn builder(limits: TimeLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(limits.header);
    let mut http2 = builder.http2();
    http2.timer(TokioTimer::new()).keep_alive_interval(limits.header).keep_alive_timeout(limits.header);
    builder
}

/// Ends if the first request does not come in time: hyper's own limit starts only once the version of HTTP is known,
/// for which a reader could take for ever.
async fn silence(asked: &Notify, limit: Duration) {
    if tokio::time::timeout(limit, asked.notified()).await.is_ok() {
        std::future::pending::<()>().await;
    }
}
