//! `ikiz show`: twin sections side by side.

use ikiz_tests::playground::{ARTICLE, Playground};

fn place() -> Playground {
    let place = Playground::new();
    let text = ARTICLE.replace("total of 42", "total of 24").replace(", köy okulu", "");
    place.file("a.txt", text);
    place
}

#[test]
fn sides_stand_beside_each_other_with_what_was_found() {
    let answer = place().ikiz(&["show", "a.txt", "--width", "100"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let lines: Vec<&str> = answer.stdout.lines().collect();
    assert_eq!(lines[0], "a.txt");
    assert!(!answer.stdout.contains('\u{1b}'), "no colour where there is no terminal");
    let head = lines.iter().find(|line| line.starts_with("p1  abstract  similarity ")).expect("a head");
    assert!(head.contains("  coverage 1.000  confidence 1.000"), "{head}");
    let places = lines.iter().find(|line| line.contains("“Abstract”, page 1, line")).expect("places");
    assert!(places.contains(" │ s1 “Öz”, page 1, line 3"), "{places}");
    let bead = lines.iter().find(|line| line.ends_with("number-mismatch")).expect("a flag");
    assert!(bead.starts_with("2  1-1  0."), "{bead}");
    assert!(lines.iter().any(|line| line.starts_with("A total of 24 teachers") && line.contains(" │ Araştırmaya 42")));
    assert!(answer.stdout.contains("  error number-mismatch: A number differs: 24"), "{}", answer.stdout);
    let keyword = lines.iter().find(|line| line.starts_with("village school (1)")).expect("a keyword");
    assert!(keyword.contains('│') && keyword.contains("no twin"), "{keyword}");
    assert!(answer.stdout.contains("keyword-count"), "{}", answer.stdout);
}

#[test]
fn a_section_without_a_twin_says_why() {
    let place = Playground::new();
    let turkish = ARTICLE.split("Anahtar").next().expect("Öz");
    place.file("a.txt", turkish);
    let answer = place.ikiz(&["show", "a.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stdout.contains("p1  abstract  without a twin"), "{}", answer.stdout);
    assert!(answer.stdout.contains("s1 “Öz”, page 1, line 3: "), "{}", answer.stdout);
    assert!(answer.stdout.contains("(no-candidate)"), "{}", answer.stdout);
}

#[test]
fn lines_keep_to_the_width_and_narrow_ones_stack() {
    let place = place();
    for width in ["20", "59", "60", "80", "133"] {
        let answer = place.ikiz(&["show", "a.txt", "--width", width]);
        let widest = answer.stdout.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(widest <= width.parse().expect("a number"), "{width}: {}", answer.stdout);
        let narrow = width < "60" && width.len() < 3;
        assert_eq!(answer.stdout.contains('│'), !narrow, "{width}: {}", answer.stdout);
        assert_eq!(answer.stdout.lines().any(|line| line.starts_with("tr  ")), narrow, "{width}");
    }
    assert_eq!(place.ikiz(&["show", "a.txt"]).stdout, place.ikiz(&["show", "a.txt", "--width", "80"]).stdout);
    assert_eq!(place.ikiz(&["show", "a.txt", "--width", "5"]).code, 2);
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let place = place();
    let plain = place.ikiz(&["show", "a.txt"]).stdout;
    let coloured = place.ikiz(&["show", "a.txt", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[") && !plain.contains('\u{1b}'));
    assert_eq!(place.ikiz(&["show", "a.txt", "--color", "never"]).stdout, plain);
}

#[test]
fn one_pair_is_asked_for_by_its_id() {
    let place = place();
    let answer = place.ikiz(&["show", "a.txt", "--pair", "p2"]);
    assert!(answer.stdout.contains("p2  keywords") && !answer.stdout.contains("p1  abstract"), "{}", answer.stdout);
    let answer = place.ikiz(&["show", "a.txt", "--pair", "p9"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("a.txt: no pair p9; there are p1, p2"), "{}", answer.stderr);
}

/// A file of two records; the name of one holds what names of files hold.
fn records() -> Playground {
    let (_, rest) = ARTICLE.split_once("Öz\n\n").expect("Öz");
    let (turkish, rest) = rest.split_once("\n\nAnahtar").expect("keywords");
    let (_, english) = rest.split_once("Abstract\n\n").expect("Abstract");
    let (english, _) = english.split_once("\n\nKeywords").expect("keywords");
    let record = |id: &str, number: &str| {
        let line = format!("{{\"id\": \"{id}\", \"abstract_en\": \"{english}\", \"abstract_tr\": \"{turkish}\"}}\n");
        line.replace("42", number)
    };
    let place = Playground::new();
    place.file("in/r.jsonl", record("ç-1", "42") + &record("oai:a/2#x", "43"));
    place
}

#[test]
fn one_document_of_a_file_is_named_behind_a_hash() {
    let place = records();
    let answer = place.ikiz(&["show", "in/r.jsonl#ç-1"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.starts_with("r.jsonl#ç-1\n") && answer.stdout.contains("total of 42"), "{}", answer.stdout);
    let answer = place.ikiz(&["show", "in/r.jsonl#oai:a/2#x", "--pair", "p1"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.starts_with("r.jsonl#oai:a/2#x\n"), "{}", answer.stdout);
}

#[test]
fn a_document_that_the_file_does_not_give_is_refused_with_those_it_gives() {
    let place = records();
    for name in ["9", "", "x", "ç"] {
        let answer = place.ikiz(&["show", &format!("in/r.jsonl#{name}")]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{name}");
        let told = format!("no document #{name}; there are r.jsonl#oai:a/2#x, r.jsonl#ç-1");
        assert!(answer.stderr.contains(&told), "{}", answer.stderr);
    }
    place.file("a.txt", ARTICLE);
    let answer = place.ikiz(&["show", "a.txt#p1"]);
    assert!(answer.stderr.contains("no document #p1; there are a.txt"), "{}", answer.stderr);
    for missing in ["none.jsonl#1", "in#1"] {
        let answer = place.ikiz(&["show", missing]);
        assert_eq!(answer.code, 2);
        assert!(answer.stderr.contains("no such file or folder"), "{}", answer.stderr);
    }
}

#[test]
fn a_hash_in_the_name_of_a_file_names_no_part() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("a.txt#b.txt", ARTICLE.replace("42", "57"));
    let answer = place.ikiz(&["show", "a.txt#b.txt"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.contains("total of 57"), "{}", answer.stdout);
}

#[test]
fn a_document_of_two_files_and_one_of_standard_input_are_shown() {
    let place = Playground::new();
    let (turkish, english) = ARTICLE.split_once("Abstract").expect("two languages");
    place.file("in/a_tr.txt", turkish).file("in/a_en.txt", format!("Abstract{english}"));
    let answer = place.ikiz(&["show", "in/a_en.txt", "in/a_tr.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stdout.contains("p1  abstract  similarity"), "{}", answer.stdout);
    let answer = place.ikiz_with(&["show", "-"], ARTICLE);
    assert!(answer.stdout.starts_with("-\n\np1  abstract  similarity"), "{}", answer.stdout);
}

#[test]
fn many_documents_none_and_broken_ones_are_refused() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE.replace("42", "43")).file("empty.txt", "");
    let answer = place.ikiz(&["show", "in"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("2 documents are named, among them a.txt and b.txt"), "{}", answer.stderr);
    let answer = place.ikiz(&["show", "empty.txt"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("empty.txt"), "{}", answer.stderr);
    assert_eq!(place.ikiz(&["show", "none.txt"]).code, 2);
    assert_eq!(place.ikiz(&["show"]).code, 2);
}

#[test]
fn a_result_shows_its_documents_a_document_a_pair_and_a_bead() {
    let place = place();
    let dense = ARTICLE.replace("total of 42", "total of 24");
    place.file("in/a.txt", &dense).file("in/alt/b.txt", ARTICLE);
    for excel in ["off", "tr"] {
        assert_eq!(place.ikiz(&["run", "in", "-o", "out", "--excel", excel, "--quiet"]).code, 0);
        let list = place.ikiz(&["show", "out"]);
        assert_eq!((list.code, &*list.stderr), (0, ""));
        assert!(list.stdout.starts_with("a.txt\n  2 pairs, 4 sentence pairs; 1 error,"), "{}", list.stdout);
        assert!(list.stdout.contains("alt/b.txt"), "{}", list.stdout);
        // What was read now and what is in a result look the same.
        assert_eq!(place.ikiz(&["run", "in/a.txt", "-o", "one", "--excel", excel, "--quiet"]).code, 0);
        assert_eq!(place.ikiz(&["show", "one", "a.txt"]).stdout, place.ikiz(&["show", "in/a.txt"]).stdout);
        let pair = place.ikiz(&["show", "out", "alt/b.txt/p1"]).stdout;
        assert!(pair.contains("p1  abstract") && !pair.contains("p2  keywords"), "{pair}");
        assert_eq!(pair, place.ikiz(&["show", "out", "alt/b.txt", "--pair", "p1"]).stdout);
        let bead = place.ikiz(&["show", "out", "a.txt/p1/2", "--color", "always"]).stdout;
        assert!(bead.contains("2  1-1") && !bead.contains("3  1-1"), "{bead}");
        assert!(bead.contains("\u{1b}[4m\u{1b}[35m24"), "the number that differs is marked: {bead:?}");
    }
    assert_eq!(place.ikiz(&["show", "out", "a.txt/"]).stdout, place.ikiz(&["show", "out", "a.txt"]).stdout);
    for (arguments, said) in [
        (&["out", "c.txt"][..], "no such document in this result, which has 2 documents; perhaps a.txt; in a result"),
        (&["out", "b.txt/p1"], "perhaps alt/b.txt; in a result a document is named DOCUMENT, its pair DOCUMENT/p2"),
        (
            &["out", "p1/99"],
            "p1/99: no such document in this result, which has 2 documents; `ikiz show out` lists them;",
        ),
        (&["out", "a.txt/p9"], "no pair p9; there are p1, p2"),
        (&["out", "a.txt/p1/99"], "a.txt: p1 has 4 sentence pairs, and 99 is none of them; in a result"),
        (&["out", "a.txt/p1/x"], "a.txt: p1 has 4 sentence pairs, and x is none of them"),
        (&["in/a.txt/p1"], "in/a.txt is a file, and one of its pairs is named with --pair p1; in a result"),
        (&["out", "--pair", "p1"], "name the document of the pair"),
        (&["out", "a.txt", "alt/b.txt"], "name one document of the result"),
    ] {
        let answer = place.ikiz(&[&["show"], arguments].concat());
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
}

#[test]
fn all_that_is_said_is_in_the_language() {
    let place = place();
    place.file("in/a.txt", ARTICLE.replace("total of 42", "total of 24").replace(", köy okulu", ""));
    place.file("in/b.txt", ARTICLE.split("Anahtar").next().expect("Öz")).file("in/c.txt", "");
    assert_eq!(place.ikiz(&["run", "in", "-o", "out", "--quiet"]).code, 1);
    let show = |arguments: &[&str]| {
        let answer = place.ikiz(&[&["show"], arguments, &["--ui", "tr", "--width", "120"]].concat());
        answer.stdout + &answer.stderr
    };
    let read_now = show(&["in/a.txt"]);
    for said in [
        "p1  öz  benzerlik 0,",
        "  kapsam 1,000  güven 1,000\n",
        "s3 “Abstract”, sayfa 1, satır 9  ",
        "  Sayı farkı\n",
        "  hata (Sayı farkı): Sayılar uyuşmuyor; ",
        "p2  anahtar kelimeler  benzerlik 0,",
        "sözlük 0,",
        "ikizi yok 0,",
    ] {
        assert!(read_now.contains(said), "{said}: {read_now}");
    }
    assert_eq!(show(&["out", "a.txt"]), read_now);
    let alone = show(&["out", "b.txt"]);
    assert!(alone.contains("p1  öz  ikizi yok\n"), "{alone}");
    assert!(alone.contains("s1 “Öz”, sayfa 1, satır 3: belgede öteki dilde böyle bir bölüm yok\n"), "{alone}");
    assert!(show(&["out"]).ends_with("c.txt\n  okunamadı (boş dosya)\n"), "{}", show(&["out"]));
    for (arguments, said) in [
        (&["in"][..], "ikiz: 2 belge belirtildi, örneğin a.txt ve b.txt; birini belirtin\n"),
        (&["in/a.txt#9"], "a.txt: #9 adlı bir belge yok; olanlar: a.txt\n"),
        (&["out", "--pair", "p1"], "ikiz: çiftin belgesini de belirtin; bir sonuçta belge BELGE diye"),
        (&["out", "a.txt", "b.txt"], "b.txt: sonuçtan tek bir belge belirtin\n"),
        (&["out", "uzak"], "uzak: bu sonuçta böyle bir belge yok, 3 belge var; hepsini görmek için: `ikiz show out`;"),
    ] {
        assert!(show(arguments).contains(said), "{}", show(arguments));
    }
}

#[test]
fn a_document_without_a_report_says_the_reason_of_the_tables() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE).file("in/c.txt", "");
    assert_eq!(place.ikiz(&["run", "in", "-o", "out", "--quiet"]).code, 1);
    let list = place.ikiz(&["show", "out"]).stdout;
    assert!(list.contains("b.txt\n  skipped (duplicate)\nc.txt\n  failed (empty)\n"), "{list}");
    let skipped = place.ikiz(&["show", "out", "b.txt", "--width", "200"]).stdout;
    assert_eq!(skipped, "b.txt\nskipped: it has the same content as a.txt, which was kept\n");
    let row = place.table("out/errors.csv").remove(0);
    let failed = place.ikiz(&["show", "out", "c.txt", "--width", "200"]).stdout;
    assert_eq!(failed, format!("c.txt\nfailed: {}; {}\n", row["message"], row["advice"]));
    let failed = place.ikiz(&["show", "out", "c.txt", "--width", "200", "--ui", "tr"]).stdout;
    assert_eq!(failed, format!("c.txt\nbaşarısız: {}; {}\n", row["turkish_message"], row["turkish_advice"]));
}
