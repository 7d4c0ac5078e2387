use super::*;
use ikiz_document::Language::{English, Turkish};
use ikiz_document::VocabularyRelation::{self, Different, EnglishBroader, Same, TurkishBroader};

/// Headings as a thesaurus has them: synonyms by id, homonyms, a turned term, broader terms by id and by name.
const HEADINGS: &str = "\
id,english,turkish,broader
D1,Cardiovascular Diseases,Kardiyovasküler Hastalıklar,Diseases
D2,Heart Diseases,Kalp Hastalıkları,D1
D3,Myocardial Infarction,Miyokard Enfarktüsü,Heart Diseases
D3,Heart Attack,Kalp Krizi,
D4,\"Diabetes Mellitus, Type 2\",Tip 2 Diyabet,Endocrine Diseases
D5,Depression,Depresyon,
D6,Depression,Ekonomik Bunalım,
";

fn vocabulary(text: &str) -> Vocabulary {
    Vocabulary::of_csv(text).expect("a vocabulary")
}

fn term(vocabulary: &Vocabulary, keyword: &str, language: Language) -> Option<(String, String, String)> {
    let VocabularyTerm { term, id, broader } = vocabulary.term(keyword, language)?;
    Some((term, id.unwrap_or_default(), broader.join("; ")))
}

fn error(text: &str) -> String {
    Vocabulary::of_csv(text).expect_err("no vocabulary").to_string()
}

#[test]
fn the_names_of_columns_are_sorted_and_well_formed() {
    crate::data::check(include_str!("../../data/vocabulary_columns.tsv"), 2);
}

#[test]
fn terms_are_found_in_any_case_number_and_spelling() {
    for text in [
        "english,turkish,broader\nBlood Pressure,Kan Basıncı,Hemodynamics\n",
        "\u{feff}english;turkish\r\nBlood Pressure;Kan Basıncı\r\n",
        "sep=;\r\nenglish;turkish\r\nBlood Pressure;Kan Basıncı\r\n",
        "\u{feff}sep=|\nid|english|turkish\n1|Blood Pressure|Kan Basıncı\n",
        "Code\tTürkçe terim\tENGLISH TERM\n1\tKan Basıncı\tBlood Pressure\n",
        "İngilizce,TÜRKÇE,Üst Terim\n,,\nBlood  Pressure,Kan Basıncı,,\n",
    ] {
        let vocabulary = vocabulary(text);
        for (keyword, language, expected) in [
            ("blood pressure", English, true),
            ("blood-pressures", English, true),
            ("KAN BASINCI", Turkish, true),
            ("kan şekeri", Turkish, false),
            ("pressure", English, false),
            ("", English, false),
        ] {
            assert_eq!(vocabulary.has(keyword, language), Some(expected), "{keyword}");
        }
    }
    let one = vocabulary("english\nIron\n");
    assert_eq!((one.has("demir", Turkish), one.has("iron", English)), (None, Some(true)));
}

#[test]
fn a_keyword_has_its_preferred_term_its_id_and_what_is_above() {
    let headings = vocabulary(HEADINGS);
    for (keyword, language, expected) in [
        ("heart attacks", English, ("Myocardial Infarction", "D3", "Heart Diseases")),
        ("kalp krizi", Turkish, ("Miyokard Enfarktüsü", "D3", "Kalp Hastalıkları")),
        ("heart disease", English, ("Heart Diseases", "D2", "Cardiovascular Diseases")),
        ("type 2 diabetes mellitus", English, ("Diabetes Mellitus, Type 2", "D4", "Endocrine Diseases")),
        ("depression", English, ("Depression", "D5", "")),
    ] {
        let (preferred, id, broader) = term(&headings, keyword, language).expect(keyword);
        assert_eq!((&*preferred, &*id, &*broader), expected, "{keyword}");
    }
    assert_eq!(headings.term("kidney", English), None);
}

#[test]
fn either_part_of_a_keyword_with_brackets_is_found() {
    let terms = vocabulary("english,turkish\nRobot Operating System,\nDepression (Economics),\nLaw,\nTeacher,\n");
    for (keyword, expected) in [
        ("ROS (Robot Operating System)", Some("Robot Operating System")),
        ("Robot operating systems [ROS]", Some("Robot Operating System")),
        ("depression (economics)", Some("Depression (Economics)")),
        ("law (2004)", None),
        ("teacher(s)", None),
        (")law(", Some("Law")),
        ("(robot operating system)", Some("Robot Operating System")),
    ] {
        assert_eq!(terms.term(keyword, English).map(|term| term.term).as_deref(), expected, "{keyword}");
    }
}

#[test]
fn rows_that_share_a_term_are_one_entry_unless_their_ids_differ() {
    let terms = vocabulary("english,turkish,id\nWage,Ücret,\nSalary,Ücret,\nSalary,Maaş,W1\nFee,Ücret,F1\n");
    let relation = |english, turkish| terms.relation(Twin::new(english, turkish));
    assert_eq!(relation("wage", "maaş"), Some(Same));
    assert_eq!(relation("fee", "maaş"), Some(Different));
    assert_eq!(relation("fee", "ücret"), Some(Same));
    assert_eq!(term(&terms, "salaries", English), Some(("Wage".into(), "W1".into(), String::new())));
}

#[test]
fn two_keywords_are_one_entry_or_stand_above_each_other() {
    let headings = vocabulary(HEADINGS);
    let none: Option<VocabularyRelation> = None;
    for (english, turkish, expected) in [
        ("Heart Attack", "Miyokard enfarktüsü", Some(Same)),
        ("Depression", "Ekonomik bunalım", Some(Same)),
        ("Depression", "Kalp krizi", Some(Different)),
        ("Cardiovascular diseases", "Kalp krizi", Some(EnglishBroader)),
        ("Heart attack", "Kalp hastalığı", Some(TurkishBroader)),
        ("Endocrine diseases", "Tip 2 diyabet", Some(EnglishBroader)),
        ("Kidney", "Kalp krizi", none),
        ("Heart attack", "Böbrek", none),
    ] {
        assert_eq!(headings.relation(Twin::new(english, turkish)), expected, "{english} {turkish}");
    }
}

#[test]
fn broader_terms_may_go_round_and_name_themselves() {
    let round = vocabulary("english,turkish,broader\nIron,Demir,Metal\nMetal,Metal,Iron|Metal\n");
    assert_eq!(round.relation(Twin::new("iron", "metal")), Some(EnglishBroader));
    let (preferred, _, broader) = term(&round, "metal", English).expect("it");
    assert_eq!((&*preferred, &*broader), ("Metal", "Iron"));
}

#[test]
fn what_is_no_vocabulary_is_said_with_its_line() {
    for (text, expected) in [
        ("", "vocabulary.empty"),
        ("\n \n", "vocabulary.empty"),
        ("a,b\n1,2\n", "line 1: vocabulary.no-columns names=a, b"),
        ("english,turkish\n,\n", "vocabulary.no-terms"),
        ("\n\na,b\n1,2\n", "line 3: vocabulary.no-columns names=a, b"),
        ("english,turkish\nIron,Demir\n\nDiabetes, Type 2,Diyabet\n", "line 4: vocabulary.too-many-cells"),
        ("english,turkish\nIron,Demir\n\"Lead,Kurşun\nZinc,Çinko\n", "line 3: vocabulary.open-quote"),
    ] {
        assert!(error(text).starts_with(expected), "{text}: {}", error(text));
    }
}

#[test]
fn the_line_for_excel_is_counted_and_is_no_row() {
    assert_eq!(error("sep=;\nenglish;turkish\nIron;Demir;;x\n"), error("english;turkish\n\nIron;Demir;;x\n"));
    assert!(error("sep=;\n").contains("vocabulary.empty"));
    assert!(error("sep=xy;a\nenglish;turkish\nIron;Demir\n").contains("vocabulary.no-columns"));
}
