//! `ikiz serve`: who is answered, what is uploaded, what a job gives, what a killed server leaves; in a browser too, where
//! Chromium and Playwright are there (skipped, aloud, elsewhere).

use ikiz_tests::playground::Playground;
use ikiz_tests::program::command_in;
use ikiz_tests::python::python;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

const GUARD: &str = include_str!("serve_guard.py");
const BROWSER: &str = include_str!("serve_browser.py");

/// A server that ends with the test.
struct Served {
    process: Child,
    url: String,
}

impl Served {
    fn start(place: &Playground) -> Self {
        let mut command = command_in(place.root(), &["serve", "--folder", "home"]);
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut url = String::new();
        BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut url).expect("an address");
        Self { process, url: url.trim().to_owned() }
    }

    fn kill(&mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a script says of a server: a line for each thing, its name and whether it is right. `None` if it was skipped.
fn told(script: &str, packages: &[&str], lines: &[&str], least: usize) -> Option<()> {
    let told = python(script, packages, &lines.join("\n"))?;
    assert!(told.lines().count() >= least, "{told}");
    for line in told.lines() {
        assert_eq!(line.split('\t').nth(1), Some("True"), "{line}");
    }
    Some(())
}

fn shown(place: &Playground, name: &str) -> String {
    place.path(name).display().to_string()
}

#[test]
fn only_its_own_browser_is_answered_and_nothing_leaves_its_folder() {
    let place = Playground::new();
    place.file("outside.txt", "secret");
    let mut served = Served::start(&place);
    if told(GUARD, &[], &["guard", &served.url, &shown(&place, "")], 50).is_none() {
        return;
    }
    // What a killed server leaves is said at the next start, and runs then.
    served.kill();
    let again = Served::start(&place);
    told(GUARD, &[], &["after", &again.url, &shown(&place, "")], 8);
}

#[test]
fn a_second_start_shows_the_page_that_is_there() {
    let place = Playground::new();
    let served = Served::start(&place);
    let answer = place.ikiz(&["serve", "--folder", "home"]);
    assert_eq!((answer.code, answer.stdout.trim()), (0, &*served.url));
    assert!(answer.stderr.contains("running already"), "{}", answer.stderr);
}

#[test]
fn files_of_a_second_start_become_a_job_of_the_first() {
    let place = Playground::new();
    place.file("dropped.txt", "Abstract\nTwelve teachers took part.\n\nÖz\nOn iki öğretmen katıldı.\n");
    let served = Served::start(&place);
    let answer = place.ikiz(&["serve", "--folder", "home", "dropped.txt"]);
    assert_eq!((answer.code, answer.stdout.trim()), (0, &*served.url));
    told(GUARD, &[], &["handed", &served.url, &shown(&place, "")], 8);
}

#[test]
fn a_folder_that_another_server_holds_and_does_not_serve_is_said() {
    let place = Playground::new();
    std::fs::create_dir(place.path("home")).expect("a folder");
    let lock = std::fs::File::create(place.path("home/server.lock")).expect("a file");
    lock.lock().expect("a lock");
    let answer = place.ikiz(&["serve", "--folder", "home"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("another ikiz is just ending there"), "{}", answer.stderr);
}

#[test]
fn a_folder_or_port_that_cannot_be_used_is_said() {
    let place = Playground::new();
    place.file("file", "no folder");
    let answer = place.ikiz(&["serve", "--folder", "file"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("file: this folder cannot be used"), "{}", answer.stderr);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let answer = place.ikiz(&["serve", "--folder", "home", "--port", &port]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains(&format!("port {port} of this machine cannot be used")), "{}", answer.stderr);
    let answer = place.ikiz(&["serve", "--folder", "home", "--ui", "tr", "none"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("none: böyle bir dosya veya klasör yok"), "{}", answer.stderr);
}

#[test]
fn files_are_dropped_looked_at_corrected_and_run_again_in_a_browser() {
    let place = Playground::new();
    place.file("bozuk.pdf", "%PDF-1.7\nbroken");
    let served = Served::start(&place);
    let corpus = ikiz_tests::root().join("corpus").display().to_string();
    let looked = told(
        BROWSER,
        &["playwright", "axe_playwright_python", "openpyxl"],
        &[&served.url, &corpus, &shown(&place, "")],
        20,
    );
    if looked.is_none() {
        return;
    }
    // The same tables as those of the command over the same files.
    let job = std::fs::read_to_string(place.path("job.txt")).expect("the job that was looked at");
    let input = shown(&place, &format!("home/{}/input", job.trim()));
    assert_eq!(place.ikiz(&["run", &input, "-o", "direct", "--ui", "en", "--quiet"]).code, 1);
    let tables = place.files("direct").into_iter().filter(|(name, _)| name.strip_suffix(".csv").is_some());
    for (name, bytes) in tables {
        let of_job = place.path(&format!("first/{name}"));
        assert!(std::fs::read(of_job).is_ok_and(|of_job| of_job == bytes), "{name}");
    }
}
