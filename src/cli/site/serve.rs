//! `travaux serve`: the site on this machine alone, written again and shown anew whenever a draft changes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::SystemTime;

use super::build;
use crate::cli::Outcome;
use crate::cli::input;
use crate::cli::output::Console;
use crate::cli::output::Failure;
use crate::cli::pins;
use crate::cli::redline::Interface;
use crate::render::site;

/// Show a folder of drafts as pages on this machine, and show them anew when a draft changes
///
/// Listens on the loopback address alone. Pages are kept in a folder for passing files until the command is stopped
/// with Ctrl+C.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Drafts, or folders of drafts with the folders in them
    #[arg(required = true)]
    drafts: Vec<String>,
    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    interface: Interface,
    #[command(flatten)]
    pins: pins::Decided,
}

/// How often the drafts are looked at.
const LOOK: Duration = Duration::from_millis(400);

pub(in crate::cli) fn run(args: &Args, console: &mut Console) -> Result<Outcome, Failure> {
    let place = |source| Failure::Output { name: format!("port {}", args.port), source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).map_err(place)?;
    let address = listener.local_addr().map_err(place)?;
    let folder = std::env::temp_dir().join(format!("travaux-serve-{}", std::process::id()));
    let version = Arc::new(AtomicU64::new(1));
    let mut seen = stamps(args);
    write(args, &folder, console)?;
    let server = Server { folder: folder.clone(), version: Arc::clone(&version) };
    thread::spawn(move || server.listen(&listener));
    console.say(&format!("travaux: http://{address}/ (Ctrl+C stops)"));
    loop {
        thread::sleep(LOOK);
        let now = stamps(args);
        if now != seen {
            seen = now;
            // A draft that cannot be read just now is one that is being written.
            match write(args, &folder, console) {
                Ok(()) => drop(version.fetch_add(1, Ordering::Release)),
                Err(failure) => console.complain(&failure),
            }
        }
    }
}

fn write(args: &Args, folder: &Path, console: &mut Console) -> Result<(), Failure> {
    let drafts = super::read(&args.drafts)?;
    let written = build::build(&drafts, (folder, args.interface.language()), &args.pins, console)?;
    console.say(&format!("travaux: {}", written.told()));
    Ok(())
}

/// When every draft and the file of pins were last written, and how large they are.
fn stamps(args: &Args) -> BTreeMap<String, (Option<SystemTime>, u64)> {
    let stamp = |name: String| {
        let data = fs::metadata(&name).ok();
        let stamp = (data.as_ref().and_then(|data| data.modified().ok()), data.map_or(0, |data| data.len()));
        (name, stamp)
    };
    let drafts = input::documents(&args.drafts).unwrap_or_default();
    drafts.into_iter().chain(args.pins.file().map(str::to_owned)).map(stamp).collect()
}

/// Answers requests for the pages of a folder.
#[derive(Clone)]
struct Server {
    folder: PathBuf,
    version: Arc<AtomicU64>,
}

/// Longest request that is read: a browser's is a few hundred bytes.
const REQUEST: u64 = 16 * 1024;

impl Server {
    fn listen(&self, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let server = self.clone();
            // A browser that went away needs no answer.
            thread::spawn(move || drop(server.answer(stream)));
        }
    }

    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        let mut reader = BufReader::new(stream.try_clone()?.take(REQUEST));
        let mut line = String::new();
        reader.read_line(&mut line)?;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? <= 2 {
                break;
            }
        }
        let (status, kind, body) = self.respond(&line);
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    }

    fn respond(&self, line: &str) -> (&'static str, &'static str, Vec<u8>) {
        let mut parts = line.split_whitespace();
        let (method, target) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let path = target.split(['?', '#']).next().unwrap_or_default();
        match (method, path) {
            ("GET", "/tx-version") => {
                ("200 OK", "text/plain", self.version.load(Ordering::Acquire).to_string().into_bytes())
            }
            ("GET", path) => match file(&self.folder, path).and_then(|file| fs::read_to_string(file).ok()) {
                Some(page) => ("200 OK", "text/html", site::with_reload(&page).into_bytes()),
                None => ("404 Not Found", "text/plain", b"no such page\n".to_vec()),
            },
            _ => ("405 Method Not Allowed", "text/plain", b"pages can only be read\n".to_vec()),
        }
    }
}

/// The page of a path; nothing outside the folder, and nothing hidden in it.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = decoded(path)?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let safe = |part: &&str| !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    if !parts.iter().all(safe) {
        return None;
    }
    let file = parts.iter().fold(folder.to_path_buf(), |folder, part| folder.join(part));
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// A path with its `%` escapes read.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (*first, tail) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
                rest = after;
            }
            (b'%', _) => return None,
            (byte, _) => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new("/site");
        assert_eq!(file(folder, "/a/b.html"), Some(PathBuf::from("/site/a/b.html")));
        assert_eq!(file(folder, "/a%20b.html"), Some(PathBuf::from("/site/a b.html")));
        for path in ["/../etc/passwd", "/%2e%2e/etc", "/.travaux-site.json", "/a/%00", "/%zz", "/a\\b"] {
            assert_eq!(file(folder, path), None, "{path}");
        }
    }
}
