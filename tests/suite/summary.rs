//! `ikiz summary`: the screen that a run ends with, out of its tables.

use ikiz_tests::playground::{ARTICLE, Playground};

/// An article whose sections have no twin, and a number that differs in the other one.
const LONELY: &str = "Öz\n\nBu çalışma, kıyı kentlerinde balıkçılıkla geçinen ailelerin son yirmi yılda yaşadığı değişimi ele \
almaktadır. Veriler arşivlerden derlenmiştir. Sonuçlar, gelirin yarıya indiğini göstermektedir.\n";

#[test]
fn the_screen_is_that_of_the_run_in_every_dialect() {
    for excel in ["off", "tr", "en"] {
        let place = Playground::new();
        place
            .file("in/a.txt", ARTICLE.replace("total of 42", "total of 24"))
            .file("in/b.txt", LONELY)
            .file("in/copy.txt", LONELY)
            .file("in/empty.txt", "")
            .file("in/picture.png", "x");
        let run = place.ikiz(&["run", "in", "-o", "out", "--excel", excel]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let summary = place.ikiz(&["summary", "out"]);
        assert_eq!((summary.code, &*summary.stderr), (0, ""));
        assert!(run.stderr.ends_with(&summary.stdout), "{excel}: {}\n{}", run.stderr, summary.stdout);
        let shown: Vec<&str> = summary.stdout.lines().collect();
        assert_eq!(shown[0], "not read         1 png (formats that ikiz does not read)");
        assert_eq!(shown[1], "documents        2 processed, 1 skipped, 1 failed");
        assert!(shown[2].ends_with("2 pairs, 1 without a twin"), "{}", shown[2]);
        assert_eq!(shown[3..5], ["sentence pairs   4", "keyword pairs    3"]);
        assert!(!shown[5].contains("findings         0 errors, 0 warnings"), "{}", shown[5]);
        assert_eq!(
            shown[6],
            "tables           in out; result.xlsx has them all; or open errors.csv first, then checks.csv"
        );
    }
}

#[test]
fn sure_pairs_are_counted_alike_and_what_is_worth_opening_is_named() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE);
    let run = place.ikiz(&["run", "in", "-o", "out", "--sure", "0.999999"]);
    let summary = place.ikiz(&["summary", "out"]);
    assert!(run.stderr.ends_with(&summary.stdout), "{}\n{}", run.stderr, summary.stdout);
    let rows = place.table("out/sentence_pairs.csv").len();
    assert!(summary.stdout.contains(&format!("sentence pairs   {rows}\n")), "{}", summary.stdout);
    let all = place.ikiz(&["run", "in", "-o", "all"]).stderr;
    assert!(all.contains("open sentence_pairs.csv first, then sections.csv"), "{all}");
}

#[test]
fn a_folder_that_is_no_result_is_refused() {
    let place = Playground::new();
    place.file("mine/datapackage.json", "{\"name\": \"another\"}").file("file.txt", "x");
    for (folder, said) in [("mine", "no ikiz result"), ("none", "no such folder"), ("file.txt", "no such folder")] {
        let answer = place.ikiz(&["summary", folder]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""));
        assert!(answer.stderr.contains(&format!("{folder}: ")) && answer.stderr.contains(said), "{}", answer.stderr);
    }
}

#[test]
fn a_damaged_result_is_said() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    std::fs::remove_file(place.path("output/checks.csv")).expect("a table");
    let answer = place.ikiz(&["summary", "output"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("checks.csv"), "{}", answer.stderr);
    place.file("output/documents.csv", "document_id\r\na.txt\r\n");
    let answer = place.ikiz(&["summary", "output"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("no column status"), "{}", answer.stderr);
}

#[test]
fn a_run_speaks_turkish_where_it_is_asked_to() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE.replace("total of 42", "total of 24")).file("in/empty.txt", "");
    let run = place.ikiz(&["run", "in", "-o", "out", "--ui", "tr"]);
    assert!(run.stderr.contains("empty.txt: dosya boş"), "{}", run.stderr);
    let summary = place.ikiz(&["summary", "out", "--ui", "tr"]).stdout;
    assert!(run.stderr.ends_with(&summary), "{}\n{summary}", run.stderr);
    let shown: Vec<&str> = summary.lines().collect();
    assert_eq!(shown[0], "belgeler         1 işlendi, 0 atlandı, 1 başarısız");
    assert_eq!(shown[2], "cümle çiftleri   4");
    assert!(shown[4].starts_with("bulgular         1 hata, 0 uyarı"), "{summary}");
    assert!(shown[5].ends_with("ya da önce errors.csv, sonra checks.csv dosyasını açın"), "{summary}");
    assert!(place.ikiz(&["run", "in", "-o", "out", "--ui", "tr"]).stderr.contains("hiçbir şey değişmedi"));
    for (arguments, said) in [
        (&["run", "none", "-o", "other"][..], "doğru yazıldığını"),
        (&["run", "leer", "-o", "other"], "belge bulunamadı"),
        (&["summary", "none"], "böyle bir klasör yok"),
        (&["show", "out", "b.txt"], "böyle bir belge yok"),
    ] {
        std::fs::create_dir_all(place.path("leer")).expect("a folder");
        let answer = place.ikiz(&[arguments, &["--ui", "tr"]].concat());
        assert!(answer.code == 2 && answer.stderr.contains(said), "{}", answer.stderr);
        assert!(!place.ikiz(arguments).stderr.contains(said));
    }
}
