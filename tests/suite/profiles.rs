//! `ikiz check` and `ikiz profile`: manuscripts that keep and break the rules of a journal, exit codes, wrong profiles.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::{Answer, ikiz, ikiz_in};
use ikiz_tests::{root, table};
use std::collections::BTreeMap;

/// A finding: check and line, 0 for the whole document.
type Found = (String, u64);

/// What a reader finds in the manuscripts: by manuscript and profile.
fn gold() -> BTreeMap<(String, String), Vec<Found>> {
    let text = std::fs::read_to_string(root().join("tests/profiles/findings.tsv")).expect("the gold");
    let mut gold: BTreeMap<(String, String), Vec<Found>> = BTreeMap::new();
    for row in text.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [manuscript, profile, check, line, _] = cells[..] else { panic!("{row}") };
        let found = (check.to_owned(), line.parse().expect("a line"));
        gold.entry((manuscript.to_owned(), profile.to_owned())).or_default().push(found);
    }
    gold
}

/// What the program finds by the profile.
fn found(manuscript: &str, profile: &str) -> Vec<Found> {
    let profile = format!("{profile}.toml");
    let folder = root().join("tests/profiles");
    let answer = ikiz_in(&folder, &["check", manuscript, "--profile", &profile, "--severity", "note", "--json"], b"");
    assert_ne!(answer.code, 2, "{}", answer.stderr);
    let findings = answer.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let of_profile =
        findings.filter(|found| found["check"].as_str().is_some_and(|check| check.starts_with("profile-")));
    let mut found: Vec<Found> = of_profile
        .map(|found| (found["check"].as_str().unwrap_or_default().to_owned(), found["line"].as_u64().unwrap_or(0)))
        .collect();
    found.sort();
    found
}

#[test]
fn what_a_reader_finds_in_the_manuscripts_is_found_and_nothing_else() {
    let gold = gold();
    for ((manuscript, profile), expected) in &gold {
        let mut expected = expected.clone();
        expected.sort();
        assert_eq!(found(manuscript, profile), expected, "{manuscript} by {profile}");
    }
    for (manuscript, profile) in
        [("iktisat-uygun.txt", "economics"), ("tip-uygun.md", "medicine"), ("matematik-uygun.txt", "mathematics")]
    {
        assert_eq!(found(manuscript, profile), [], "{manuscript} by {profile}");
    }
}

#[test]
fn every_check_of_a_profile_has_a_manuscript_that_breaks_it() {
    let broken: Vec<String> = gold().into_values().flatten().map(|(check, _)| check).collect();
    for check in ikiz_document::Check::of_profile() {
        assert!(broken.iter().any(|name| name == check.name()), "{}", check.name());
    }
}

/// A profile that the article keeps but for the number of its keywords.
const PROFILE: &str = "journal = \"Köy Dergisi\"\n[abstract]\nwords = [10, 60]\n[keywords]\ncount = [4, 6]\n";

fn check(place: &Playground, arguments: &[&str]) -> Answer {
    place.ikiz(&[&["check"], arguments].concat())
}

#[test]
fn exit_codes_tell_findings_from_none_and_from_wrong_usage() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("dergi.toml", PROFILE).file("boş.toml", "").file("bozuk.docx", "no package");
    place.folder("empty");
    let broken = check(&place, &["a.txt", "--profile", "dergi.toml"]);
    assert_eq!(broken.code, 1, "{}", broken.stderr);
    assert!(broken.stdout.starts_with("a.txt:5: error profile-keyword-count: "), "{}", broken.stdout);
    assert!(broken.stdout.contains("Köy Dergisi"), "{}", broken.stdout);
    assert_eq!(broken.stderr, "ikiz: a.txt: 2 errors by the rules of Köy Dergisi\n");
    let kept = check(&place, &["a.txt", "--profile", "boş.toml"]);
    assert_eq!((kept.code, &*kept.stdout), (0, ""), "{}", kept.stderr);
    assert_eq!(kept.stderr, "ikiz: a.txt: nothing found by the rules of boş\n");
    assert_eq!(check(&place, &["a.txt"]).code, 0, "without a profile no limit holds");
    assert_eq!(check(&place, &["bozuk.docx"]).code, 1, "a document that cannot be read");
    for arguments in [&["nope.txt"][..], &["empty"], &[], &["a.txt", "--severity", "fatal"]] {
        assert_eq!(check(&place, arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn the_summary_tells_the_journal_s_rules_from_the_others_and_counts_what_is_not_shown() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE.replace("42 öğretmen", "24 öğretmen"));
    place.file("dergi.toml", format!("{PROFILE}[severity]\nprofile-keyword-count = \"warning\"\n"));
    let summary = |arguments: &[&str]| check(&place, &[&["a.txt"], arguments].concat()).stderr;
    let profile = ["--profile", "dergi.toml"];
    assert_eq!(
        summary(&profile),
        "ikiz: a.txt: 2 warnings by the rules of Köy Dergisi; 1 error by the general checks\n"
    );
    assert_eq!(
        summary(&[&profile[..], &["--severity", "error"]].concat()),
        "ikiz: a.txt: nothing of the asked severity by the rules of Köy Dergisi; 1 error by the general checks; below \
         that severity: 2 warnings\n"
    );
    assert_eq!(
        summary(&[&profile[..], &["--lang", "tr"]].concat()),
        "ikiz: a.txt: Köy Dergisi kurallarına göre: 2 uyarı; genel denetimlere göre: 1 hata\n"
    );
    assert_eq!(summary(&[]), "ikiz: a.txt: 1 error\n");
}

#[test]
fn the_severity_says_what_is_shown_and_counted() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    place.file("dergi.toml", format!("{PROFILE}[severity]\nprofile-keyword-count = \"note\"\n"));
    for (severity, code) in [("note", 1), ("warning", 0), ("error", 0)] {
        let answer = check(&place, &["a.txt", "--profile", "dergi.toml", "--severity", severity]);
        assert_eq!((answer.code, answer.stdout.is_empty()), (code, code == 0), "{severity}: {}", answer.stdout);
    }
}

#[test]
fn findings_come_as_lines_json_and_a_table_and_in_turkish() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("dergi.toml", PROFILE);
    let json = check(&place, &["a.txt", "--profile", "dergi.toml", "--json", "-q"]);
    assert_eq!((json.code, &*json.stderr), (1, ""));
    let first: serde_json::Value = serde_json::from_str(json.stdout.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["check"], &first["line"]), (&"profile-keyword-count".into(), &5.into()));
    let csv = check(&place, &["a.txt", "--profile", "dergi.toml", "--csv"]);
    assert_eq!(csv.stdout.lines().count(), 3, "{}", csv.stdout);
    assert!(csv.stdout.starts_with("document_id,check,severity,"), "{}", csv.stdout);
    let columns: Vec<&str> = csv.stdout.lines().next().expect("a header").split(',').collect();
    let object = first.as_object().expect("an object");
    assert!(columns.iter().all(|column| object.contains_key(*column)) && object.len() == columns.len() + 1);
    assert!(first["table"] == "checks" && first["documents"] == 1 && first["bead"].is_null(), "{first}");
    let turkish = check(&place, &["a.txt", "--profile", "dergi.toml", "--lang", "tr"]);
    assert!(turkish.stdout.contains(": hata profile-keyword-count: "), "{}", turkish.stdout);
    assert!(turkish.stdout.contains("içindeki anahtar kelime sayısı: 3"), "{}", turkish.stdout);
    let piped = ikiz_in(place.root(), &["check", "-", "--profile", "dergi.toml"], ARTICLE.as_bytes());
    assert!(
        piped.code == 1 && piped.stdout.starts_with("standard input:5: error"),
        "{} {}",
        piped.stdout,
        piped.stderr
    );
}

#[test]
fn documents_that_failed_are_lines_of_json_too() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/bozuk.docx", "no package").file("dergi.toml", PROFILE);
    let answer = check(&place, &["in", "--profile", "dergi.toml", "--json", "-q"]);
    let lines: Vec<serde_json::Value> =
        answer.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let tables: Vec<&str> = lines.iter().filter_map(|line| line["table"].as_str()).collect();
    assert_eq!((answer.code, &tables[..]), (1, &["checks", "checks", "errors"][..]), "{}", answer.stdout);
    let failed = &lines[2];
    assert!(failed["document_id"] == "bozuk.docx" && failed["stage"] == "read", "{failed}");
    assert!(failed["message"].is_string() && failed["advice"].is_string(), "{failed}");
}

#[test]
fn what_a_profile_says_does_nothing_to_the_terminal() {
    let place = Playground::new();
    let long = "x".repeat(1_000_000);
    place.file("a.txt", ARTICLE);
    for profile in [
        PROFILE.replace("Köy Dergisi", "Köy\\u001b[2J"),
        PROFILE.replace("Köy Dergisi", &format!("Köy\\u001b[2J{long}")),
        format!("\"\\u001b[2J{long}\" = 1\n"),
        format!("[abstract]\nwords = \"\\u001b[2J{long}\"\n"),
        format!("[abstract]\nparts = [\"\\u001b[2J{long}|\"]\n"),
        format!("[title]\nrequired = [\"\\u001b[2J{long}\"]\n"),
    ] {
        place.file("dergi.toml", &profile);
        for language in ["en", "tr"] {
            let answer = check(&place, &["a.txt", "--profile", "dergi.toml", "--lang", language]);
            for printed in [&answer.stdout, &answer.stderr] {
                assert!(!printed.contains('\u{1b}') && printed.len() < 5000, "{printed}");
            }
            assert!(answer.stderr.contains("\\u{1b}") || answer.stderr.contains("\\u001b"), "{}", answer.stderr);
        }
    }
}

#[test]
fn a_profile_of_the_configuration_lies_beside_it_and_only_commands_that_take_one_read_it() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("kurallar/dergi.toml", PROFILE);
    place.file("kurallar/ikiz.toml", "[run]\nprofile = \"dergi.toml\"\nvocabulary = \"none.csv\"\n");
    let arguments = ["a.txt", "--config", "kurallar/ikiz.toml"];
    let answer = check(&place, &arguments);
    assert!(answer.code == 1 && answer.stderr.contains("Köy Dergisi"), "{}", answer.stderr);
    place.file("kurallar/dergi.toml", "nonsense");
    assert_eq!(check(&place, &arguments).code, 2);
    for command in ["glossary", "keywords", "sections"] {
        let answer = place.ikiz(&[&[command], &arguments[..]].concat());
        assert_eq!(answer.code, 0, "{command}: {}", answer.stderr);
    }
    place.file("kurallar/ikiz.toml", "[run]\nprofile = \"isnad\"\n");
    assert!(check(&place, &arguments).stderr.contains("İSNAD"), "a shipped profile needs no file");
}

#[test]
fn a_run_has_the_same_findings_in_its_table() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("dergi.toml", PROFILE);
    let of_profile = || {
        let rows = table::read(&place.path("output/checks.csv"));
        rows.iter().filter(|row| row["check"].starts_with("profile-")).count()
    };
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    assert_eq!(of_profile(), 0);
    assert_eq!(place.ikiz(&["run", "a.txt", "--profile", "dergi.toml"]).code, 0);
    assert_eq!(of_profile(), 2);
    place.file("dergi.toml", PROFILE.replace("[4, 6]", "[1, 6]"));
    assert_eq!(place.ikiz(&["run", "a.txt", "--profile", "dergi.toml"]).code, 0);
    assert_eq!(of_profile(), 0, "a profile that has changed is read again");
    place.file("ikiz.toml", "[run]\nprofile = \"medicine\"\n");
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    assert!(of_profile() > 0, "the configuration names a profile");
}

#[test]
fn what_is_wrong_in_a_profile_is_said_with_its_place_and_what_is_right() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("no-terms.csv", "a,b\n1,2\n");
    for (profile, expected) in [
        ("[abstract]\nwrods = [1, 2]\n", "line 2: there is no key `wrods` in [abstract]; the nearest one is `words`"),
        ("[abstrct]\n", "line 1: there is no key `abstrct`; the nearest one is `abstract`"),
        ("\n[abstract]\nwords = 250\n", "line 3: `words` cannot be 250: it is neither two numbers"),
        (
            "[abstract]\nwords = [250, 150]\n",
            "line 2: `words` cannot be [250, 150]: the least, 250, is more than the most, 150; write it as in `words = \
             [150, 250]`",
        ),
        (
            "[title]\ncase = \"initial-capital\"\n",
            "line 2: `case` cannot be \"initial-capital\": “initial-capital” is none",
        ),
        ("[abstract]\nsubheadings = false\nparts = [\"Aim\"]\n", "line 3: `parts` asks for labelled parts, and"),
        ("[abstract\n", "line 1: this is no TOML"),
        ("[keywords]\nvocabulary = \"none.csv\"\n", "none.csv: cannot read the vocabulary of the profile"),
        ("[keywords]\nvocabulary = \"no-terms.csv\"\n", "no-terms.csv, line 1: the vocabulary has no column"),
    ] {
        place.file("dergi.toml", profile);
        let answer = check(&place, &["a.txt", "--profile", "dergi.toml"]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{profile}");
        assert!(answer.stderr.contains(expected), "{profile}{}", answer.stderr);
    }
    let unknown = check(&place, &["a.txt", "--profile", "isnat"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("isnat: no profile of that name"), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("the nearest name is isnad; the names are bartin-muteb, "), "{}", unknown.stderr);
    let missing = check(&place, &["a.txt", "--profile", "none.toml"]);
    assert!(missing.code == 2 && missing.stderr.contains("none.toml: cannot read the profile"), "{}", missing.stderr);
}

#[test]
fn a_vocabulary_is_looked_for_beside_the_profile_or_by_its_whole_path() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("kurallar/terms.csv", "english,turkish\nteacher,öğretmen\n");
    let whole = place.path("kurallar/terms.csv");
    for path in ["terms.csv", whole.to_str().expect("a path in Unicode")] {
        let quoted = path.replace('\\', "/");
        place.file("kurallar/dergi.toml", format!("[keywords]\nvocabulary = \"{quoted}\"\n"));
        let answer = check(&place, &["a.txt", "--profile", "kurallar/dergi.toml"]);
        let expected = "does not have in “Keywords”: digital tool; village school";
        assert!(answer.code == 1 && answer.stdout.contains(expected), "{}{}", answer.stdout, answer.stderr);
    }
}

#[test]
fn shipped_profiles_are_listed_shown_and_used() {
    let list = ikiz(&["profile", "list"]);
    assert_eq!((list.code, list.stdout.lines().count()), (0, 12), "{}", list.stderr);
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    for line in list.stdout.lines() {
        let name = line.split_whitespace().next().expect("a name");
        assert!(line.contains("2026-"), "{line}");
        let shown = ikiz(&["profile", "show", name]);
        assert!(shown.code == 0 && shown.stdout.contains(&format!("name = \"{name}\"")), "{}", shown.stderr);
        place.file("copy.toml", shown.stdout);
        let [by_name, by_copy] =
            [name, "copy.toml"].map(|profile| check(&place, &["a.txt", "--profile", profile]).stdout);
        assert_eq!(by_name, by_copy, "{name}");
    }
    assert_eq!(ikiz(&["profile", "show", "nobody"]).code, 2);
    assert_eq!(ikiz(&["profile"]).code, 2);
}

#[test]
fn a_template_is_written_once_and_asks_nothing_yet() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    let new = place.ikiz(&["profile", "new", "dergi.toml"]);
    assert!(new.code == 0 && new.stderr.contains("dergi.toml is written"), "{}", new.stderr);
    assert_eq!(check(&place, &["a.txt", "--profile", "dergi.toml"]).code, 0);
    let again = place.ikiz(&["profile", "new", "dergi.toml"]);
    assert!(again.code == 2 && again.stderr.contains("there is such a file"), "{}", again.stderr);
    assert_eq!(place.ikiz(&["profile", "new", "none/dergi.toml"]).code, 2);
}
