//! A scripted HTTP/1.1 server on loopback, which can also do what a server should not.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it came in.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub target: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub at: Instant,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    pub fn is_token_call(&self) -> bool {
        self.target == "/oauth/token"
    }
}

/// What the server does with a request.
#[derive(Clone)]
pub enum Reply {
    /// Answers with status, headers and body.
    Answer(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Waits before another reply.
    After(Duration, Box<Reply>),
    /// Writes these bytes and closes the connection.
    Raw(Vec<u8>),
    /// Resets the connection without an answer.
    Reset,
}

impl Reply {
    pub fn json(status: u16, body: &Value) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self::Answer(status, headers, body.to_string().into_bytes())
    }

    pub fn empty(status: u16) -> Self {
        Self::Answer(status, Vec::new(), Vec::new())
    }

    pub fn header(self, name: &'static str, value: impl Into<String>) -> Self {
        match self {
            Self::Answer(status, mut headers, body) => {
                headers.push((name, value.into()));
                Self::Answer(status, headers, body)
            }
            other => other,
        }
    }

    pub fn after(self, wait: Duration) -> Self {
        Self::After(wait, Box::new(self))
    }
}

type Script = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers each request by `script`, which is also told how many requests to the same target came
    /// before it.
    pub async fn start(
        script: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::start_hostile(0, script).await
    }

    /// The same, but the first `resets` connections are reset before anything is read.
    pub async fn start_hostile(
        resets: usize,
        script: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        Self::serve(listener, resets, script)
    }

    /// The same, on a listener that the test has.
    pub fn serve(
        listener: TcpListener,
        resets: usize,
        script: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let script: Arc<Script> = Arc::new(script);
        let task = tokio::spawn({
            let (seen, connections) = (Arc::clone(&seen), Arc::clone(&connections));
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let number = connections.fetch_add(1, Ordering::SeqCst);
                    if number < resets {
                        // The client may be writing: it gets a reset in any case.
                        drop(reset(&stream));
                        continue;
                    }
                    let (seen, script) = (Arc::clone(&seen), Arc::clone(&script));
                    tokio::spawn(async move { serve(stream, &seen, &*script).await });
                }
            }
        });
        Ok(Self {
            address,
            seen,
            connections,
            task,
        })
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no test panics with it").clone()
    }

    /// The requests that are not calls for a token.
    pub fn calls(&self) -> Vec<Seen> {
        let seen = self.seen().into_iter();
        seen.filter(|seen| !seen.is_token_call()).collect()
    }

    /// How many calls for a token came.
    pub fn token_calls(&self) -> usize {
        self.seen()
            .iter()
            .filter(|seen| seen.is_token_call())
            .count()
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Makes the end of `stream` a reset.
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}

async fn serve(mut stream: TcpStream, log: &Mutex<Vec<Seen>>, script: &Script) -> io::Result<()> {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer).await? {
        let before = {
            let mut log = log.lock().expect("no test panics with it");
            let before = log
                .iter()
                .filter(|seen| seen.target == request.target)
                .count();
            log.push(request.clone());
            before
        };
        let mut reply = script(&request, before);
        while let Reply::After(wait, next) = reply {
            tokio::time::sleep(wait).await;
            reply = *next;
        }
        match reply {
            Reply::Answer(status, headers, body) => {
                let lines = headers
                    .iter()
                    .map(|(name, value)| format!("{name}: {value}\r\n"));
                let lines: String = lines.collect();
                let length = body.len();
                let head =
                    format!("HTTP/1.1 {status} X\r\n{lines}content-length: {length}\r\n\r\n");
                stream.write_all(head.as_bytes()).await?;
                stream.write_all(&body).await?;
            }
            Reply::Raw(bytes) => {
                stream.write_all(&bytes).await?;
                return stream.shutdown().await;
            }
            Reply::Reset => return reset(&stream),
            Reply::After(..) => {}
        }
    }
    Ok(())
}

/// Reads one request with `content-length`; `None` at the end of the connection.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Seen>> {
    let end = loop {
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let mut lines = head.lines();
    let mut start = lines.next().unwrap_or("").split(' ').map(str::to_owned);
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    let mut request = Seen {
        method: start.next().unwrap_or_default(),
        target: start.next().unwrap_or_default(),
        headers,
        body: Vec::new(),
        at: Instant::now(),
    };
    let length = request.header("content-length").unwrap_or("0");
    let length: usize = length.parse().map_err(io::Error::other)?;
    buffer.drain(..end + 4);
    while buffer.len() < length {
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
    request.body = buffer.drain(..length).collect();
    Ok(Some(request))
}
