//! What a request gets, and who asks.

use crate::html;
use crate::jobs::Refused;
use crate::server::Shared;
use crate::words::Words;
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use ikiz_document::Language;
use std::convert::Infallible;
use std::sync::Arc;

/// The cookie of the language that was chosen on the page.
pub const LANGUAGE_COOKIE: &str = "ikiz-language";

/// The language in which somebody is answered: the chosen one, that of the program, that of the browser.
#[derive(Clone, Copy)]
pub struct Reader(pub Language);

impl FromRequestParts<Arc<Shared>> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Infallible> {
        let chosen = chosen(&parts.headers).or(shared.language);
        Ok(Self(chosen.unwrap_or_else(|| of_browser(&parts.headers))))
    }
}

fn chosen(headers: &HeaderMap) -> Option<Language> {
    cookie(headers, LANGUAGE_COOKIE).and_then(Language::of_code)
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let given = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|cookies| cookies.split("; ")).find_map(|one| one.strip_prefix(name)?.strip_prefix('='))
}

fn of_browser(headers: &HeaderMap) -> Language {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').find_map(|one| Language::of_code(one.trim().get(..2)?)).unwrap_or(Language::English)
}

/// A page.
pub fn page(text: String) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// Where a form leads.
pub fn see(place: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response()
}

/// The page of this server from which something was asked; the first one if it is not known.
pub fn before(headers: &HeaderMap) -> &str {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let path = |host| text(REFERER)?.strip_prefix("http://")?.strip_prefix(host);
    // Two strokes would lead to another host.
    text(HOST).and_then(path).filter(|path| path.starts_with('/') && !path.starts_with("//")).unwrap_or("/")
}

/// What cannot be done, as a page that says what to do next.
pub fn refused(reader: Reader, refused: &Refused) -> Response {
    let words = Words::of(reader.0);
    let (status, text) = match refused {
        Refused::Unknown => (StatusCode::NOT_FOUND, words.get("refused_unknown").to_owned()),
        Refused::State(why) => (StatusCode::CONFLICT, words.of_kind("refused", why).to_owned()),
        Refused::Full => (StatusCode::TOO_MANY_REQUESTS, words.get("refused_full").to_owned()),
        Refused::Disk(error) => (StatusCode::INSUFFICIENT_STORAGE, words.with("refused_disk", &[("error", error)])),
    };
    problem(reader, status, &text)
}

/// A page that says what happened.
pub fn problem(reader: Reader, status: StatusCode, text: &str) -> Response {
    (status, page(html::problem(reader.0, text))).into_response()
}
