//! The server: a thin layer of HTTP around [`Mock`].

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::num::NonZero;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, Semaphore, mpsc};

use super::{Answer, MOST_BYTES, Mock, Request};

/// How many connections are served at the same time; further ones wait.
const CONNECTIONS: usize = 128;
/// How long the head of a request may take, and how long its body.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long requests that are being answered may take when the server ends.
const FAREWELL: Duration = Duration::from_secs(2);
/// How long to wait when no connection can be taken, as when too many files are open.
const PAUSE: Duration = Duration::from_millis(50);
/// The stack of a thread: values are nested as deep as JSON is read.
const STACK: usize = 16 << 20;

/// How the server behaves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Serving {
    /// How long an answer is held back.
    pub delay: Duration,
    /// Whether Ctrl-C and the signal to terminate end the server.
    pub signals: bool,
}

/// A request and its answer, for a log.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The method.
    pub method: String,
    /// The path, without the query, which may hold credentials.
    pub path: String,
    /// What it was answered with.
    pub status: u16,
    /// The operation that was called.
    pub operation: Option<String>,
    /// Why the request was refused.
    pub reasons: Vec<String>,
}

/// Ends a server from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Notify>);

impl Stop {
    /// Ends the server once what it is at has been answered.
    pub fn stop(&self) {
        self.0.notify_one();
    }
}

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Listens at a host and a port; port 0 is any that is free.
    ///
    /// # Errors
    /// When nobody can listen there.
    pub fn bind(host: &str, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((host, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until it is stopped. Each is told of by `told`, on the thread that called; when that fails, the
    /// server ends.
    ///
    /// # Errors
    /// When there can be no server, or when `told` fails.
    pub fn run(
        self,
        mock: Mock,
        serving: Serving,
        stop: &Stop,
        told: &mut dyn FnMut(&Exchange) -> io::Result<()>,
    ) -> io::Result<()> {
        let runtime = runtime()?;
        let (sender, mut receiver) = mpsc::channel(1_024);
        let service = Arc::new(Service {
            mock,
            delay: serving.delay,
            log: sender,
        });
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener)?
        };
        let stop = stop.clone();
        let served = runtime.spawn(serve(listener, service, stop.clone(), serving.signals));
        let mut outcome = Ok(());
        while let Some(exchange) = receiver.blocking_recv() {
            outcome = told(&exchange);
            if outcome.is_err() {
                stop.stop();
                // Nobody waits for room in the log any more.
                receiver.close();
                break;
            }
        }
        let ended = runtime.block_on(served);
        runtime.shutdown_timeout(FAREWELL);
        outcome.and(ended.map_err(io::Error::other))
    }
}

fn runtime() -> io::Result<Runtime> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    // One request that takes long leaves a thread for the others.
    let threads = cores.clamp(2, 8);
    Builder::new_multi_thread()
        .worker_threads(threads)
        .thread_stack_size(STACK)
        .enable_all()
        .build()
}

/// What each connection needs.
struct Service {
    mock: Mock,
    delay: Duration,
    log: mpsc::Sender<Exchange>,
}

async fn serve(
    listener: tokio::net::TcpListener,
    service: Arc<Service>,
    stop: Stop,
    signals: bool,
) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let ended = ended(stop, signals);
    tokio::pin!(ended);
    loop {
        let accepted = async {
            let place = Arc::clone(&room).acquire_owned().await.ok();
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            () = &mut ended => break,
            accepted = accepted => accepted,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        // Answers are small, and written at once.
        let _ = stream.set_nodelay(true);
        let service = Arc::clone(&service);
        let answer = service_fn(move |request| respond(Arc::clone(&service), request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .serve_connection(TokioIo::new(stream), answer);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks off is the client's own affair.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
}

/// Waits until the server is to end.
async fn ended(stop: Stop, signals: bool) {
    let interrupted = async {
        if signals {
            signal().await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = stop.0.notified() => {}
        () = interrupted => {}
    }
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        () = interrupted() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    interrupted().await;
}

/// Waits for Ctrl-C; where it cannot be heard, the server ends as the process does.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn respond(
    service: Arc<Service>,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let mut request = Request::new(head.method.as_str(), &head.uri.to_string());
    for (name, value) in &head.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        request
            .headers
            .push((name.as_str().to_owned(), value.into_owned()));
    }
    let (answer, whole) = match whole(body).await {
        Ok(body) => {
            request.body = body;
            (service.mock.answer(&request), true)
        }
        Err(refusal) => (refusal, false),
    };
    if !service.delay.is_zero() {
        tokio::time::sleep(service.delay).await;
    }
    let exchange = Exchange {
        method: request.method,
        path: head.uri.path().to_owned(),
        status: answer.status,
        operation: answer.operation.clone(),
        reasons: answer.reasons.clone(),
    };
    // Without a log the server goes on.
    let _ = service.log.send(exchange).await;
    let mut response = written(answer);
    if !whole {
        // What is left of the body would be taken for the next request.
        let close = HeaderValue::from_static("close");
        response
            .headers_mut()
            .insert(hyper::header::CONNECTION, close);
    }
    Ok(response)
}

/// The body of a request; an answer where it is too large, or does not come.
async fn whole(body: Incoming) -> Result<Vec<u8>, Answer> {
    let too_large = || {
        let detail = format!("the body has more than {MOST_BYTES} bytes");
        Answer::problem(413, detail)
    };
    // Nobody has to send what will not be read.
    if body.size_hint().lower() > MOST_BYTES as u64 {
        return Err(too_large());
    }
    let read = Limited::new(body, MOST_BYTES).collect();
    match tokio::time::timeout(PATIENCE, read).await {
        Ok(Ok(body)) => Ok(body.to_bytes().to_vec()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Answer::problem(400, "the body breaks off")),
        Err(_) => Err(Answer::problem(408, "the body takes too long")),
    }
}

/// An answer as hyper sends it. A header that is none is left out.
fn written(answer: Answer) -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = hyper::StatusCode::from_u16(answer.status).unwrap_or_default();
    for (name, value) in answer.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
