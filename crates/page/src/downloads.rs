//! Files of a result: the report to look at, the others to take along.

use crate::corrections;
use crate::guard::POLICY;
use crate::job::Job;
use crate::server::secret;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use tokio::io::AsyncReadExt;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The page of a result.
pub const REPORT: &str = "report.html";

/// Bytes that are read at once.
const PIECE: usize = 64 << 10;

/// The files of a result, sorted: names inside its folder and lengths in bytes. Those that begin with a dot are not
/// finished, or no part of it.
pub fn files(job: &Job) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    walk(&job.result(), "", &mut found);
    found.sort_unstable();
    found
}

fn walk(folder: &Path, before: &str, found: &mut Vec<(String, u64)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{before}{name}");
        // Links are neither files nor folders here: they could lead out.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), &format!("{name}/"), found),
            Ok(kind) if kind.is_file() => found.push((name, entry.metadata().map_or(0, |data| data.len()))),
            _ => {}
        }
    }
}

/// A file of a result; `None` if it has none of that name.
///
/// # Errors
/// If it cannot be read.
pub fn file(job: &Job, name: &str) -> io::Result<Option<Response>> {
    let Some(path) = inside(job.result(), name) else { return Ok(None) };
    Ok(Some(match name {
        REPORT => report(&path, job)?,
        _ if name.starts_with("report/") => {
            ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], fs::read(path)?).into_response()
        }
        _ => streamed(File::open(path)?, name.rsplit('/').next().unwrap_or(name))?,
    }))
}

/// The file of a name that [`files`] would give. No link is followed on the way.
fn inside(mut path: PathBuf, name: &str) -> Option<PathBuf> {
    for part in name.split('/') {
        let is_plain = !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
        path.push(Some(part).filter(|_| is_plain)?);
        let kind = path.symlink_metadata().ok()?.file_type();
        if !kind.is_dir() && !kind.is_file() {
            return None;
        }
    }
    path.is_file().then_some(path)
}

/// The report, whose own script may run, and which finds in itself where corrections go and what was kept of them.
fn report(path: &Path, job: &Job) -> io::Result<Response> {
    let nonce = secret().map_err(io::Error::other)?;
    let text = fs::read_to_string(path)?;
    let mark = format!("<head>\n<meta name=\"ikiz-job\" content=\"/jobs/{}/\">", job.id);
    let kept = serde_json::to_string(&corrections::kept(job)?)?.replace('<', "\\u003c");
    let kept = format!("\n<script type=\"application/json\" id=\"kept\">{kept}</script>\n<script>");
    // Its data hold no tag of a script: every `<` in them is written as an escape.
    let text = text.replacen("<head>", &mark, 1).replacen("\n<script>", &kept, 1);
    let text = text.replacen("\n<script>", &format!("\n<script nonce=\"{nonce}\">"), 1);
    let policy = POLICY
        .replace("script-src 'self'", &format!("script-src 'self' 'nonce-{nonce}'"))
        .replace("style-src 'self'", "style-src 'unsafe-inline'");
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8".to_owned()), (CONTENT_SECURITY_POLICY, policy)];
    Ok((headers, text).into_response())
}

/// All files of a result as one.
///
/// # Errors
/// If they cannot be read or packed.
pub async fn all(job: Job) -> io::Result<Response> {
    let name = format!("ikiz-{}.zip", job.id);
    let packed = tokio::task::spawn_blocking(move || pack(&job)).await;
    streamed(packed.map_err(io::Error::other)??, &name)
}

fn pack(job: &Job) -> io::Result<File> {
    let mut file = tempfile::tempfile_in(&job.folder)?;
    let mut archive = ZipWriter::new(BufWriter::new(&mut file));
    for (name, _) in files(job) {
        // A workbook is packed already.
        let is_packed = [".xlsx", ".gz", ".parquet"].iter().any(|ending| name.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).large_file(true);
        archive.start_file(&name, options)?;
        io::copy(&mut File::open(job.result().join(&name))?, &mut archive)?;
    }
    archive.finish()?.flush()?;
    file.rewind()?;
    Ok(file)
}

/// A file in pieces, for the folder of downloads.
fn streamed(file: File, name: &str) -> io::Result<Response> {
    let length = file.metadata()?.len();
    let file = tokio::fs::File::from_std(file);
    let pieces = stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, io::Error>((read > 0).then_some((piece, file)))
    });
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_LENGTH, length.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", quotable(name))),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// The files of a result have names of the program; this is for those that have not.
fn quotable(name: &str) -> String {
    name.chars()
        .map(|letter| if letter.is_ascii_graphic() && letter != '"' && letter != '\\' { letter } else { '_' })
        .collect()
}
