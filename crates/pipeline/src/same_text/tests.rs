use super::*;
use crate::record::Observed;
use crate::road::Road;
use ikiz_document::{Allowance, DocumentId, Format};
use ikiz_reader::{GroupBy, ReadOptions, read_bytes};
use proptest::prelude::*;
use std::ops::ControlFlow;

const ENGLISH: [&str; 6] = [
    "This study examines how the well-being of shepherds changed along the northern slopes of the valley.",
    "Forty-two herds were followed for 18 months, and 1,260 interviews were held in their summer camps.",
    "The herds that were kept in mixed flocks lost fewer lambs than the others in both winters.",
    "Shepherds who shared their work reported better sleep and fewer injuries than those who worked alone.",
    "The costs of fodder rose by 23 percent, which the smaller families could hardly bear.",
    "The findings speak for shared winter stables, and for a fund from which fodder is bought in autumn.",
];
const TURKISH: [&str; 6] = [
    "Bu çalışmada vadinin kuzey yamaçlarındaki çobanların iyi oluşunun nasıl değiştiği incelenmektedir.",
    "Kırk iki sürü 18 ay boyunca izlenmiş, yaylalarda 1.260 görüşme yapılmıştır.",
    "Karma sürülerde tutulan hayvanlar her iki kışta da ötekilerden daha az kuzu kaybetmiştir.",
    "İşini paylaşan çobanlar, yalnız çalışanlardan daha iyi uyuduklarını ve daha az yaralandıklarını bildirmiştir.",
    "Yem giderleri yüzde 23 artmış, küçük aileler bunu güçlükle karşılamıştır.",
    "Bulgular ortak kışlık ağıllardan ve güzün yem alınan bir fondan yana konuşmaktadır.",
];

fn record_of(text: &str) -> DocumentRecord {
    let (road, mut found) = (Road::new(None, Allowance::ALL, GroupBy::default()), None);
    read_bytes(&DocumentId::new("a"), "a", Format::Text, text.as_bytes(), &ReadOptions::default(), &mut |pending| {
        if let Some(Observed::Record(record)) = road.observed(pending).into_iter().next() {
            found = Some(*record);
        }
        ControlFlow::Continue(())
    });
    found.expect("a record")
}

fn article(title: &str, turkish: &str, english: &str) -> DocumentRecord {
    record_of(&format!("{title}\n\nÖz\n\n{turkish}\n\nAbstract\n\n{english}\n"))
}

fn usual() -> DocumentRecord {
    article("Yaylada Ortak Çobanlık", &TURKISH.join(" "), &ENGLISH.join(" "))
}

/// Whether two documents would be found to be the same, by their prints and by their texts.
fn found(left: &DocumentRecord, right: &DocumentRecord) -> bool {
    let (Some(own), Some(other)) = (print(left), print(right)) else { return false };
    let common = own.iter().zip(other).filter(|(own, other)| **own == *other).count();
    common >= 3 && is_same(left, right)
}

#[test]
fn what_formats_change_makes_no_difference() {
    let broken = |text: &str| {
        let text = text.replace("winters.", "winters.3").replace("kaybetmiştir.", "kaybetmiştir.3").replace(' ', "\n");
        text.replace("well-being", "well-\nbeing").replace("uyuduklarını", "uyudukla-\nrını")
    };
    let other = article("YAYLADA ORTAK ÇOBANLIK", &broken(&TURKISH.join(" ")), &broken(&ENGLISH.join(" ")));
    assert!(found(&usual(), &other));
    let title = "Ortak Çobanlık Üzerine";
    assert!(!found(&usual(), &article(title, &TURKISH.join(" "), &ENGLISH.join(" "))), "a text that two titles have");
    let untitled = article("", &TURKISH.join(" "), &ENGLISH.join(" "));
    assert!(found(&usual(), &untitled), "a record without a title");
}

#[test]
fn other_texts_are_not_the_same() {
    let title = "Yaylada Ortak Çobanlık";
    let (turkish, english) = (TURKISH.join(" "), ENGLISH.join(" "));
    let with = |turkish: &str, english: &str| found(&usual(), &article(title, turkish, english));
    assert!(with(&turkish, &english));
    assert!(!with(&turkish.replace("18 ay", "24 ay"), &english.replace("18 months", "24 months")), "other numbers");
    assert!(!with(&TURKISH[..4].join(" "), &ENGLISH[..4].join(" ")), "a part");
    assert!(!with(&TURKISH[..5].join(" "), &english), "one language only");
    assert!(!found(&usual(), &record_of(&format!("{title}\n\nAbstract\n\n{english}\n"))), "one language is missing");
}

#[test]
fn short_texts_have_no_print() {
    assert_eq!(print(&article("Yaylada Ortak Çobanlık", TURKISH[1], ENGLISH[1])), None);
    assert!(print(&usual()).is_some());
}

#[test]
fn documents_without_abstracts_are_compared_by_their_bodies() {
    let body = |sentences: &[&str]| record_of(&format!("1. Giriş\n\n{}\n", sentences.join("\n\n")));
    let sentences: Vec<&str> = TURKISH.iter().chain(&TURKISH).copied().collect();
    assert!(found(&body(&sentences), &body(&sentences)));
    assert!(!found(&body(&sentences), &usual()), "a body is no abstract");
}

proptest! {
    #[test]
    fn a_slip_anywhere_is_forgiven(at in 0_usize..480, letter in prop::sample::select(vec!['x', '*', '7'])) {
        let mut english: Vec<char> = ENGLISH.join(" ").chars().collect();
        // What is glued to a number makes it another one.
        prop_assume!(at == 0 || !english[at - 1..=at].iter().any(char::is_ascii_digit));
        english.insert(at, letter);
        let english: String = english.into_iter().collect();
        prop_assert!(found(&usual(), &article("Yaylada Ortak Çobanlık", &TURKISH.join(" "), &english)));
    }

    #[test]
    fn windows_are_those_of_the_letters_alone(text in "[a-zçğıöşü]{0,90}", width in 1_usize..50) {
        let letters: Vec<char> = text.chars().collect();
        let rolled: Vec<u64> = windows(&letters, width).collect();
        let alone: Vec<u64> = letters.windows(width).flat_map(|window| windows(window, width)).collect();
        prop_assert_eq!(rolled, alone);
    }
}
