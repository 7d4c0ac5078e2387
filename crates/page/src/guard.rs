//! Who is answered: the browser that this program opened, and nobody else.

use crate::answer::cookie;
use crate::server::Shared;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What pages may do: nothing but what stands here.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 5] = [
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    // With none at all, browsers would hide the origin of forms too.
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
];

/// Lets a request through that has the token of this start, a host of this machine and no origin elsewhere.
pub async fn check(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let mut response = match verdict(&shared, &request) {
        Verdict::Welcome => {
            shared.jobs.touch();
            next.run(request).await
        }
        Verdict::WithToken => with_cookie(&shared),
        Verdict::Refused(why) => (StatusCode::FORBIDDEN, why).into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry("content-security-policy").or_insert(HeaderValue::from_static(POLICY));
    response
}

enum Verdict {
    Welcome,
    /// The first request of a browser: the token stands in the address, and goes to a cookie.
    WithToken,
    Refused(&'static str),
}

fn verdict(shared: &Shared, request: &Request) -> Verdict {
    let headers = request.headers();
    let host = text(headers, &HOST);
    let is_here = |host: &str| shared.hosts.iter().any(|known| known == host);
    if !host.is_some_and(is_here) {
        return Verdict::Refused("403: this page is for this machine alone\n");
    }
    let origin = text(headers, &ORIGIN);
    let is_from_here =
        origin.is_some_and(|origin| origin.strip_prefix("http://").is_some_and(|from| Some(from) == host));
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_from_here && (origin.is_some() || !is_safe) {
        return Verdict::Refused("403: another page may not ask this of ikiz\n");
    }
    if cookie(headers, &shared.cookie).is_some_and(|given| is_same(given, &shared.token)) {
        return Verdict::Welcome;
    }
    let of_address = request.uri().query().and_then(|query| query.strip_prefix("token="));
    if request.uri().path() == "/" && is_safe && of_address.is_some_and(|given| is_same(given, &shared.token)) {
        return Verdict::WithToken;
    }
    Verdict::Refused("403: open this page by starting ikiz again: its address holds a key that is new at every start\n")
}

fn with_cookie(shared: &Shared) -> Response {
    let cookie = format!("{}={}; HttpOnly; SameSite=Strict; Path=/", shared.cookie, shared.token);
    // A page and no redirection: who comes from a file would ask for the next address without the cookie.
    let onward = "<!doctype html>\n<meta http-equiv=\"refresh\" content=\"0;url=/\">\n<title>ikiz</title>\n\
        <link rel=\"icon\" href=\"data:,\">\n<a href=\"/\">ikiz</a>\n";
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8".to_owned()), (SET_COOKIE, cookie)];
    (headers, onward).into_response()
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Compares without telling by its time how much is right.
fn is_same(given: &str, right: &str) -> bool {
    let differences = given.bytes().zip(right.bytes()).fold(0, |all, (one, other)| all | (one ^ other));
    given.len() == right.len() && differences == 0
}
