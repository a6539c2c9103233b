//! Connections over a real socket: who dawdles is let go, who waits for an answer gets it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use server::http::{TimeLimits, router, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::support::{run, site};

const LIMITS: TimeLimits = TimeLimits { header: Duration::from_millis(300), farewell: Duration::from_secs(3) };
/// Far beyond the limits, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// An ordinary request; the connection may stay open.
const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: prassi.example\r\n\r\n";
/// With what every HTTP/2 connection starts, and a frame of settings without settings.
const HTTP2: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

/// A server at a port of its own.
struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Server {
    async fn start(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let asked = async move { stopped.await.unwrap_or_default() };
        Self { address, stop, ended: tokio::spawn(serve(listener, router, LIMITS, asked)) }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("a connection")
    }
}

/// A site that answers at once with the address that it is asked from.
fn echo() -> Router {
    Router::new().route("/", get(async |ConnectInfo(reader): ConnectInfo<SocketAddr>| reader.to_string()))
}

/// What arrives until the other side closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut received = Vec::new();
    // A connection that is cut also ends.
    let _ended = timeout(PATIENCE, stream.read_to_end(&mut received)).await.expect("an end");
    String::from_utf8_lossy(&received).into_owned()
}

/// What arrives up to the end of a short answer.
async fn answer(stream: &mut TcpStream) -> String {
    let mut received = vec![0; 4096];
    let length = timeout(PATIENCE, stream.read(&mut received)).await.expect("in time").expect("an answer");
    String::from_utf8_lossy(&received[..length]).into_owned()
}

#[test]
fn a_reader_whose_header_never_ends_is_let_go() {
    let (received, waited) = run(async {
        let server = Server::start(echo()).await;
        let (mut incoming, mut outgoing) = server.connect().await.into_split();
        outgoing.write_all(b"GET / HTTP/1.1\r\nHost: prassi.example\r\nX-Long: ").await.expect("a start");
        let dawdling = tokio::spawn(async move {
            while outgoing.write_all(b"a").await.is_ok() {
                sleep(Duration::from_millis(50)).await;
            }
        });
        let started = Instant::now();
        let mut received = Vec::new();
        let _ended = timeout(PATIENCE, incoming.read_to_end(&mut received)).await.expect("an end");
        dawdling.abort();
        (String::from_utf8_lossy(&received).into_owned(), started.elapsed())
    });
    assert!(!received.contains("200 OK"), "{received}");
    assert!(waited >= LIMITS.header / 2, "{waited:?}");
}

#[test]
fn a_reader_who_says_too_little_is_let_go() {
    // Nothing, the start of HTTP/2, all that comes before an HTTP/2 request, a request without its end.
    for said in [b"".as_slice(), b"PRI * HTTP/2", HTTP2, b"GET / HTTP/1.1\r\nHost: prassi.example\r\n"] {
        let received = run(async move {
            let server = Server::start(echo()).await;
            let mut stream = server.connect().await;
            stream.write_all(said).await.expect("a start");
            rest(&mut stream).await
        });
        assert!(!received.contains("200 OK"), "{received}");
    }
}

#[test]
fn a_connection_serves_several_requests_and_is_let_go_when_no_more_come() {
    let (first, second, after) = run(async {
        let server = Server::start(echo()).await;
        let mut stream = server.connect().await;
        stream.write_all(REQUEST).await.expect("a request");
        let first = answer(&mut stream).await;
        sleep(LIMITS.header / 3).await;
        stream.write_all(REQUEST).await.expect("a request");
        let second = answer(&mut stream).await;
        stream.write_all(b"GET / HTT").await.expect("half a request");
        (first, second, rest(&mut stream).await)
    });
    assert!(first.contains("200 OK") && first.contains("127.0.0.1:"), "{first}");
    assert!(second.contains("200 OK"), "{second}");
    assert!(!after.contains("200 OK"), "{after}");
}

/// A request for the first page in HTTP/2: method, scheme and path by their numbers, and the authority.
fn http2_request() -> Vec<u8> {
    let fields = [b"\x82\x86\x84\x01\x0e".as_slice(), b"prassi.example"].concat();
    let length = u8::try_from(fields.len()).expect("a short frame");
    // Fields (1) that are complete and all of the request (5), on the first stream.
    [HTTP2, &[0, 0, length, 1, 5, 0, 0, 0, 1], &fields].concat()
}

#[test]
fn http_2_is_spoken_without_encryption() {
    let fields = run(async {
        let server = Server::start(echo()).await;
        let mut stream = server.connect().await;
        stream.write_all(&http2_request()).await.expect("a request");
        loop {
            let mut head = [0; 9];
            timeout(PATIENCE, stream.read_exact(&mut head)).await.expect("in time").expect("a frame");
            let mut body = vec![0; usize::from(head[2]) + 256 * usize::from(head[1])];
            stream.read_exact(&mut body).await.expect("a whole frame");
            if head[3] == 1 {
                return body;
            }
        }
    });
    // The eighth entry of the table of fields is `:status: 200`.
    assert_eq!(fields[0], 0x88);
}

/// A site that says when it starts to answer, and takes so long.
fn slow(started: &Arc<Notify>, time: Duration) -> Router {
    let started = Arc::clone(started);
    let answer = async move || {
        started.notify_one();
        sleep(time).await;
        "all of it"
    };
    Router::new().route("/", get(answer))
}

#[test]
fn what_is_under_way_at_the_end_is_finished_and_nothing_new_begins() {
    let (received, refused) = run(async {
        let started = Arc::new(Notify::new());
        let server = Server::start(slow(&started, Duration::from_millis(700))).await;
        let (mut idle, mut stream) = (server.connect().await, server.connect().await);
        stream.write_all(REQUEST).await.expect("a request");
        started.notified().await;
        server.stop.send(()).expect("a server");
        assert_eq!(rest(&mut idle).await, "");
        let refused = TcpStream::connect(server.address).await.is_err();
        let received = rest(&mut stream).await;
        timeout(PATIENCE, server.ended).await.expect("in time").expect("an end");
        (received, refused)
    });
    assert!(received.contains("200 OK") && received.ends_with("all of it"), "{received}");
    assert!(refused);
}

#[test]
fn what_never_ends_does_not_keep_the_program_from_ending() {
    run(async {
        let started = Arc::new(Notify::new());
        let server = Server::start(slow(&started, Duration::from_mins(10))).await;
        let mut stream = server.connect().await;
        stream.write_all(REQUEST).await.expect("a request");
        started.notified().await;
        server.stop.send(()).expect("a server");
        timeout(PATIENCE, server.ended).await.expect("in time").expect("an end");
    });
}

#[test]
fn a_page_comes_over_the_network_as_it_is() {
    let state = site().state.clone();
    let received = run(async {
        let server = Server::start(router(state).expect("rules for every route")).await;
        let mut stream = server.connect().await;
        let request = "GET /temi HTTP/1.1\r\nHost: prassi.example\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).await.expect("a request");
        rest(&mut stream).await
    });
    assert!(received.starts_with("HTTP/1.1 200 OK\r\n"), "{received}");
    assert!(received.contains("content-length: ") && received.contains("</html>"));
}
