//! What is asked, and who answers.

use crate::answer::{self, LANGUAGE_COOKIE, Reader, page, see};
use crate::asked::{Asked, Purpose};
use crate::heard::Lost;
use crate::home::Home;
use crate::job::Job;
use crate::jobs::Refused;
use crate::server::Shared;
use crate::words::Words;
use crate::{corrections, downloads, guard, html, uploads};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router, middleware};
use ikiz_document::Language;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// Most bytes of corrections.
const MOST_CORRECTIONS: usize = 64 << 20;

/// The longest that an answer waits.
const MOST_PATIENCE: Duration = Duration::from_secs(5);

type Server = State<Arc<Shared>>;

/// All routes, behind the guard.
pub fn all(shared: &Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(home))
        .route("/style.css", get(async || file("text/css", include_str!("../data/style.css"))))
        .route("/page.js", get(async || file("text/javascript", include_str!("../data/page.js"))))
        .route("/language/{code}", post(language))
        .route("/alive", post(async || StatusCode::NO_CONTENT))
        .route("/end", post(end))
        .route("/jobs", post(create))
        .route("/jobs/{id}", get(job))
        .route("/jobs/{id}/part", get(part))
        .route("/jobs/{id}/files", put(upload).layer(DefaultBodyLimit::disable()))
        .route("/jobs/{id}/start", post(start))
        .route("/jobs/{id}/again", post(again))
        .route("/jobs/{id}/cancel", post(cancel))
        .route("/jobs/{id}/delete", post(delete))
        .route("/jobs/{id}/all.zip", get(everything))
        .route("/jobs/{id}/result/{*name}", get(result))
        .route("/jobs/{id}/corrections", put(correct).layer(DefaultBodyLimit::max(MOST_CORRECTIONS)))
        .fallback(nowhere)
        .layer(middleware::from_fn_with_state(Arc::clone(shared), guard::check))
        .with_state(Arc::clone(shared))
}

fn file(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text).into_response()
}

async fn home(State(shared): Server, reader: Reader) -> Response {
    shared.jobs.take_handed(reader.0);
    if let Some(id) = shared.jobs.unseen() {
        return see(&format!("/jobs/{id}"));
    }
    page(html::home(reader.0, &shared.jobs.newest(), &shared.jobs.worker().profiles()))
}

async fn language(Path(code): Path<String>, headers: HeaderMap) -> Response {
    let Some(language) = Language::of_code(&code) else { return StatusCode::NOT_FOUND.into_response() };
    let cookie = format!("{LANGUAGE_COOKIE}={}; SameSite=Strict; Path=/; Max-Age=31536000", language.code());
    ([(SET_COOKIE, cookie)], see(answer::before(&headers))).into_response()
}

async fn end(State(shared): Server, reader: Reader) -> Response {
    tokio::spawn(async move {
        // The answer goes out before.
        tokio::time::sleep(Duration::from_millis(300)).await;
        shared.ended.notify_one();
    });
    page(html::goodbye(reader.0))
}

/// What the form of the first page says.
#[derive(Deserialize)]
struct Wish {
    purpose: Purpose,
    #[serde(default)]
    profile: String,
    #[serde(default)]
    decimals: String,
}

async fn create(State(shared): Server, reader: Reader, Json(wish): Json<Wish>) -> Response {
    let Wish { purpose, profile, decimals } = wish;
    let profile = Some(profile).filter(|profile| purpose == Purpose::Check && !profile.is_empty());
    let is_known = |asked: &String| shared.jobs.worker().profiles().iter().any(|(name, _)| name == asked);
    if profile.as_ref().is_some_and(|profile| !is_known(profile)) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let asked = Asked { purpose, profile, language: reader.0, is_for_turkish_excel: decimals == "comma" };
    match shared.jobs.create(asked) {
        Ok(id) => Json(id).into_response(),
        Err(refused) => answer::refused(reader, &refused),
    }
}

/// The name of a file that is uploaded.
#[derive(Deserialize)]
struct Named {
    name: String,
}

async fn upload(
    State(shared): Server,
    Path(id): Path<String>,
    Query(Named { name }): Query<Named>,
    reader: Reader,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let megabytes = (uploads::MOST_BYTES >> 20).to_string();
    let refused = match uploads::take(&shared.jobs, &id, &name, length, body).await {
        Ok(placed) => return (StatusCode::CREATED, placed).into_response(),
        Err(refused) => refused,
    };
    let said = |language| {
        let words = Words::of(language);
        match &refused {
            uploads::Refused::Name => words.get("upload_name").to_owned(),
            uploads::Refused::Large => words.with("upload_large", &[("megabytes", &megabytes)]),
            uploads::Refused::State => words.get("upload_state").to_owned(),
            uploads::Refused::Failed(error) => words.with("upload_failed", &[("error", &error.to_string())]),
        }
    };
    let status = match refused {
        uploads::Refused::Name => StatusCode::BAD_REQUEST,
        uploads::Refused::Large => StatusCode::PAYLOAD_TOO_LARGE,
        uploads::Refused::State => StatusCode::CONFLICT,
        uploads::Refused::Failed(_) => StatusCode::INSUFFICIENT_STORAGE,
    };
    let [english, turkish] = [Language::English, Language::Turkish].map(said);
    shared.jobs.refuse(&id, Lost { file: name, english, turkish });
    (status, said(reader.0)).into_response()
}

async fn start(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    changed(reader, &id, shared.jobs.start_with(&id))
}

async fn again(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    changed(reader, &id, shared.jobs.start_again(&id))
}

async fn cancel(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    changed(reader, &id, shared.jobs.cancel(&id))
}

async fn delete(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    match shared.jobs.delete(&id) {
        Ok(()) => {
            let folder = shared.jobs.folder().to_owned();
            tokio::task::spawn_blocking(move || Home::clean(&folder));
            see("/")
        }
        Err(refused) => answer::refused(reader, &refused),
    }
}

fn changed(reader: Reader, id: &str, changed: Result<(), Refused>) -> Response {
    match changed {
        Ok(()) => see(&format!("/jobs/{id}")),
        Err(refused) => answer::refused(reader, &refused),
    }
}

async fn job(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    of_job(&shared, &id, reader, |job| page(html::job(reader.0, job, shared.jobs.before(&id))))
}

/// How long the answer may wait for the end of a job, in milliseconds.
#[derive(Deserialize)]
struct Patience {
    #[serde(default)]
    wait: u64,
}

async fn part(
    State(shared): Server,
    Path(id): Path<String>,
    Query(Patience { wait }): Query<Patience>,
    reader: Reader,
) -> Response {
    shared.jobs.wait_for(&id, Duration::from_millis(wait).min(MOST_PATIENCE)).await;
    of_job(&shared, &id, reader, |job| page(html::part(reader.0, job, shared.jobs.before(&id))))
}

fn of_job(shared: &Shared, id: &str, reader: Reader, give: impl FnOnce(&Job) -> Response) -> Response {
    match shared.jobs.job(id) {
        Some(job) => give(&job),
        None => answer::refused(reader, &Refused::Unknown),
    }
}

async fn result(State(shared): Server, Path((id, name)): Path<(String, String)>, reader: Reader) -> Response {
    let Some(job) = shared.jobs.job(&id) else { return answer::refused(reader, &Refused::Unknown) };
    match downloads::file(&job, &name) {
        Ok(Some(response)) => response,
        Ok(None) => nowhere(reader).await,
        Err(error) => answer::refused(reader, &error.into()),
    }
}

async fn everything(State(shared): Server, Path(id): Path<String>, reader: Reader) -> Response {
    let Some(job) = shared.jobs.job(&id) else { return answer::refused(reader, &Refused::Unknown) };
    if job.record.state.is_ahead() {
        // Files of the result of before and of the new one would stand side by side.
        return answer::refused(reader, &Refused::State("unfinished"));
    }
    downloads::all(job).await.unwrap_or_else(|error| answer::refused(reader, &error.into()))
}

async fn correct(
    State(shared): Server,
    Path(id): Path<String>,
    reader: Reader,
    Json(corrected): Json<corrections::Corrected>,
) -> Response {
    of_job(&shared, &id, reader, |job| match corrections::keep(job, corrected) {
        Ok(Some(revision)) => revision.to_string().into_response(),
        Ok(None) => StatusCode::CONFLICT.into_response(),
        Err(error) => answer::refused(reader, &error.into()),
    })
}

async fn nowhere(reader: Reader) -> Response {
    answer::problem(reader, StatusCode::NOT_FOUND, Words::of(reader.0).get("nowhere"))
}
