//! Layers of evidence for the language of a text: script, letter sequences, grammar, known words, and a vote between
//! the two languages.

use crate::evidence::{Evidence, is_without_end_mark};
use crate::frame::Frame;
use crate::known::{MOST_UNKNOWN, known, known_to_one, unknown};
use crate::letters::LetterModel;
use crate::neutral::Label;
use crate::real_word::has_words;
use crate::script::script;
use crate::third::{code, name};
use crate::window::{Window, windows};
use crate::word::is_known_to;
use crate::word_lists::WordLists;
use ikiz_document::{Confidence, DetectedLanguage, Language, LanguageShare, LanguageTag, allowance};
use ikiz_text::is_letter;
use whatlang::{Detector, Lang, Script};

/// Characters that `whatlang` reads: it costs most and gains little from more.
const SAMPLE: usize = 300;
/// A lead of one language over the other that the vote between them would not reverse.
const DECISIVE: f64 = 5.0;
/// Weight of that vote.
const VOTE: f64 = 0.2;
/// A text of fewer words is too short to show grammar.
const FEW: usize = 4;
/// Score below which the words of a longer text are looked up.
const DOUBTFUL: f64 = 12.0;
/// Most words of a text that may be a title or list.
const MOST_LABEL_WORDS: usize = 12;
/// Greatest margin of a text of nothing but names and acronyms.
const MOST_OF_NAMES: f64 = 1.0;
/// Fewest words of a text that is decided by windows.
const WINDOWED: usize = 20;
/// Most words of a keyword.
const MOST_KEYWORD_WORDS: usize = 5;
/// Upper limit of the evidence from the words of a few words.
const MOST_LEAN: f64 = 3.0;
/// Weight of a letter that only one of the two languages has.
const OWN_LETTERS: f64 = 1.2;
/// Least margin of a window that counts for its own language.
const CLEAR: f64 = 3.0;
/// What speaks for one of the two languages in a document of both.
const PAIR_PRIOR: f64 = 3.0;
/// Most windows that are read; of longer texts only every n-th.
const MOST_WINDOWS: usize = 64;
/// The same at a glance.
const WINDOWS_OF_GLANCE: usize = 24;

/// Detects the language of texts.
pub struct LanguageDetector {
    pair: Detector,
    all: Detector,
    others: Detector,
    letters: &'static LetterModel,
    lists: &'static WordLists,
}

/// A language with the strength of its evidence.
#[derive(Clone, Copy, Debug)]
struct Decision {
    tag: LanguageTag,
    margin: f64,
    /// The same for a short text, which does not always show the name of a third language.
    named: LanguageTag,
}

impl Default for LanguageDetector {
    fn default() -> Self {
        Self::new()
    }
}

impl LanguageDetector {
    /// A detector for English, Turkish and others. Its data are read once for all detectors.
    pub fn new() -> Self {
        Self {
            pair: Detector::with_allowlist(vec![Lang::Eng, Lang::Tur]),
            all: Detector::new(),
            others: Detector::with_denylist(vec![Lang::Eng, Lang::Tur]),
            letters: LetterModel::shipped(),
            lists: WordLists::shipped(),
        }
    }

    /// The language of a text; undetermined if it has no letters. A text of several sentences is decided by windows,
    /// and the shares of the languages in it are given.
    pub fn detect(&self, text: &str) -> DetectedLanguage {
        self.detect_by(text, MOST_WINDOWS, 0.0)
    }

    /// As [`Self::detect`], for a title or a list in a document of both languages: another language needs strong
    /// evidence.
    pub fn detect_within_pair(&self, text: &str) -> DetectedLanguage {
        self.detect_by(text, MOST_WINDOWS, PAIR_PRIOR)
    }

    /// As [`Self::detect`], by fewer windows of a long text: its shares are less exact.
    pub fn glance(&self, text: &str) -> DetectedLanguage {
        self.detect_by(text, WINDOWS_OF_GLANCE, 0.0)
    }

    /// `prior`: what speaks for the two languages before the text is read, in log-odds.
    fn detect_by(&self, text: &str, most_windows: usize, prior: f64) -> DetectedLanguage {
        allowance::go_on();
        let parts = windows(text);
        let words: usize = parts.iter().map(|part| part.words).sum();
        if words < WINDOWED || parts.len() < 2 {
            if !has_words(text) {
                return DetectedLanguage::default();
            }
            let is_label = prior > 0.0 || words <= MOST_LABEL_WORDS || is_without_end_mark(text);
            let frame = if is_label { Frame::new(text, self.lists) } else { Frame::whole(text) };
            let label = if is_label { Label::new(&frame.text) } else { Label::whole(text) };
            let most = if label.is_neutral { MOST_OF_NAMES } else { f64::INFINITY };
            let mut evidence = Evidence::of(&label.text, self.lists);
            evidence.add_frame(frame.votes);
            return self.decide(&label.text, &evidence, prior).map_or_else(DetectedLanguage::default, |decision| {
                DetectedLanguage::new(decision.named, Confidence::new(confidence(decision.margin.min(most))))
            });
        }
        self.detect_by_windows(text, &parts, most_windows)
    }

    /// How much the evidence for Turkish exceeds that for English in a few words, such as a title or a keyword: in
    /// log-odds, negative for English, 0 without evidence.
    pub fn lean(&self, text: &str) -> f64 {
        if let Some(dotted) = dotted(text) {
            return self.lean(&dotted);
        }
        let found = self.detect_within_pair(text);
        let confidence = found.confidence.value().clamp(0.5, 0.999);
        let weight = libm::log(confidence / (1.0 - confidence)).min(MOST_LEAN);
        let by_words = match found.tag {
            LanguageTag::Known(Language::Turkish) => weight,
            LanguageTag::Known(Language::English) => -weight,
            _ => 0.0,
        };
        // A keyword is short and often a name: its letters are evidence too. A sentence may contain names from the
        // other language.
        if text.split_whitespace().nth(MOST_KEYWORD_WORDS).is_some() {
            by_words
        } else if text.contains(['ğ', 'ı', 'ş', 'İ', 'Ğ', 'Ş']) {
            by_words.max(0.0) + OWN_LETTERS
        } else if text.contains(['w', 'x', 'q', 'W', 'X', 'Q']) || text.contains("th") {
            by_words.min(0.0) - OWN_LETTERS
        } else {
            by_words
        }
    }

    /// The log-odds of Turkish against English by the letters alone: much cheaper than [`Self::lean`].
    pub fn lean_of_letters(&self, text: &str) -> f64 {
        let odds = self.letters.odds(text);
        odds.turkish - odds.english
    }

    fn detect_by_windows(&self, text: &str, parts: &[Window], most_windows: usize) -> DetectedLanguage {
        let step = parts.len().div_ceil(most_windows);
        let mut shares: Vec<(LanguageTag, usize)> = Vec::new();
        let mut weak = 0;
        let mut add = |tag: LanguageTag, words: usize| match shares.iter_mut().find(|share| share.0 == tag) {
            Some(share) => share.1 += words,
            None => shares.push((tag, words)),
        };
        let mut total = 0;
        let middle = parts.len() / 2 / step;
        let mut of_middle = None;
        for (index, part) in parts.iter().enumerate().step_by(step) {
            let piece = part.span.of(text);
            let evidence = Evidence::of(piece, self.lists);
            total += part.words;
            match self.decide(piece, &evidence, 0.0) {
                Some(decision) if decision.margin >= CLEAR => add(decision.tag, part.words),
                _ => weak += part.words,
            }
            if index == middle {
                of_middle = Some(evidence);
            }
        }
        shares.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(&right.0)));
        let of_middle = of_middle.unwrap_or_else(|| Evidence::of(parts[middle].span.of(text), self.lists));
        let none = Decision { tag: LanguageTag::Undetermined, margin: 0.0, named: LanguageTag::Undetermined };
        let whole = self.decide(text, &of_middle, 0.0).unwrap_or(none);
        // Windows with little evidence count for the language of most other windows.
        let tag = shares.first().map_or(whole.tag, |share| share.0);
        match shares.first_mut() {
            Some(share) => share.1 += weak,
            None => shares.push((tag, weak)),
        }
        let total = total.max(1) as f64;
        let shares: Vec<_> =
            shares.into_iter().map(|(tag, words)| LanguageShare { tag, share: words as f64 / total }).collect();
        let share = shares.first().map_or(0.0, |share| share.share);
        let agreement = if whole.tag == tag { 1.0 } else { 0.7 };
        let confidence = Confidence::new(agreement * confidence(whole.margin) * (0.5 + share / 2.0));
        DetectedLanguage { tag, confidence, shares }
    }

    /// The language of a short text and the log-odds for it; `None` without letters.
    fn decide(&self, text: &str, evidence: &Evidence, prior: f64) -> Option<Decision> {
        let sample = sample(text);
        if script(sample)? != Script::Latin {
            let info = self.all.detect(sample)?;
            let tag = LanguageTag::other(code(info.lang()))?;
            return Some(Decision { tag, margin: 2.0 + 3.0 * info.confidence(), named: name(sample, &info) });
        }
        let plain = if evidence.plain_words >= 3 || evidence.skipped { evidence.plain.as_str() } else { sample };
        let odds = self.letters.odds(plain);
        let mut english = odds.english + evidence.votes.english.strength();
        let mut turkish = odds.turkish + evidence.votes.turkish.strength();
        if (turkish - english).abs() < DECISIVE {
            let vote = VOTE * self.vote(plain, evidence);
            english -= vote;
            turkish += vote;
        }
        let mut other = evidence.other_letters - prior;
        if evidence.words < FEW {
            english += known(sample, Language::English);
            turkish += known(sample, Language::Turkish);
            if evidence.words + 1 == FEW {
                let to_one = known_to_one(sample);
                english += to_one.english * 0.5;
                turkish += to_one.turkish * 0.5;
            }
        } else {
            other += evidence.other_words;
            if (prior > 0.0 || evidence.is_label && evidence.words <= MOST_LABEL_WORDS)
                && (turkish - english).abs() < DOUBTFUL
            {
                let to_one = known_to_one(sample);
                english += to_one.english;
                turkish += to_one.turkish;
            }
            // Below the second language, other languages do not count.
            let counts = other + MOST_UNKNOWN > english.min(turkish);
            if counts && english.max(turkish) < DOUBTFUL {
                other += unknown(plain);
            }
        }
        let (language, best, second) = if turkish > english {
            (Language::Turkish, turkish, english)
        } else {
            (Language::English, english, turkish)
        };
        if other > best
            && let Some(info) = self.others.detect(sample)
        {
            let tag = LanguageTag::other(code(info.lang()))?;
            return Some(Decision { tag, margin: other - best, named: name(sample, &info) });
        }
        let tag = language.into();
        Some(Decision { tag, margin: best - second.max(other), named: tag })
    }

    /// The vote between the two languages, positive for Turkish.
    fn vote(&self, plain: &str, evidence: &Evidence) -> f64 {
        let weight = if evidence.listed == evidence.words { 0.3 } else { 1.0 };
        self.pair.detect(plain).map_or(0.0, |info| {
            let strength = weight * (1.0 + 1.5 * info.confidence());
            if info.lang() == Lang::Tur { strength } else { -strength }
        })
    }
}

/// A text with an i for each ı of English words that a Turkish keyboard gave it: `Turkısh painting`. `None` where it has
/// none.
fn dotted(text: &str) -> Option<String> {
    if !text.contains('ı') {
        return None;
    }
    let mended = |word: &str| {
        let is_damaged = word.contains('ı') && !is_known_to(word, Language::Turkish);
        Some(word.replace('ı', "i")).filter(|dotted| is_damaged && is_known_to(dotted, Language::English))
    };
    let words: Vec<&str> = text.split_inclusive(|letter: char| !is_letter(letter)).collect();
    let bare = |word: &'_ str| word.trim_end_matches(|letter: char| !is_letter(letter)).len();
    let mend = |word: &str| {
        let (letters, mark) = word.split_at(bare(word));
        mended(letters).map(|letters| letters + mark)
    };
    let pieces: Vec<Option<String>> = words.iter().map(|word| mend(word)).collect();
    pieces.iter().any(Option::is_some).then(|| {
        let piece = |(word, mended): (&&str, Option<String>)| mended.unwrap_or_else(|| (*word).to_owned());
        words.iter().zip(pieces).map(piece).collect()
    })
}

/// The start of a text, some hundred characters long.
fn sample(text: &str) -> &str {
    text.char_indices().nth(SAMPLE).map_or(text, |(end, _)| &text[..end])
}

/// The share of texts with such a margin whose language is right: fitted on gold data, see docs/quality.md.
fn confidence(margin: f64) -> f64 {
    logistic(0.4 + 0.57 * margin)
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tag(text: &str) -> String {
        LanguageDetector::new().detect(text).tag.code().to_owned()
    }

    #[test]
    fn sentences_of_both_languages_are_detected() {
        assert_eq!(tag("The interviews were carried out with the owners of small workshops."), "en");
        assert_eq!(tag("Görüşmeler küçük atölye sahipleriyle yürütülmüştür."), "tr");
    }

    #[test]
    fn mixed_sentences_have_the_language_of_their_grammar() {
        assert_eq!(tag("Yalçın's Kırık Hayatlar and Uşaklıgil's Mai ve Siyah are read together."), "en");
        assert_eq!(tag("Veriler Random Forest ve Support Vector Machine ile sınıflandırılmıştır."), "tr");
    }

    #[test]
    fn headings_in_capitals_and_without_diacritics_are_detected() {
        for text in ["GİRİŞ", "ÖZ", "BULGULAR VE TARTIŞMA", "BULGULAR VE TARTISMA", "kaynakca", "Anahtar Sozcukler"]
        {
            assert_eq!(tag(text), "tr", "{text}");
        }
        for text in ["INTRODUCTION", "FINDINGS AND DISCUSSION", "Index Terms", "LIST OF TABLES"] {
            assert_eq!(tag(text), "en", "{text}");
        }
    }

    #[test]
    fn transliterated_names_do_not_decide() {
        assert_eq!(tag("Kelâm, Māturīdī, ʿAql, Bilgi, Ḥüsn ve Ḳubḥ, Vahiy."), "tr");
        assert_eq!(tag("Kalām, al-Māturīdī, ʿAql, Knowledge, Ḥusn and Qubḥ, Revelation."), "en");
        assert_eq!(tag("Māturīdī’de ʿAql Kavramı: Kitābü’t-Tevḥîd’de Bilgi, İyilik ve Yükümlülük"), "tr");
        assert_eq!(tag("Pētījumā tika analizēti skolēnu sasniegumi un vecāku izglītība."), "lav");
    }

    #[test]
    fn other_languages_keep_their_code() {
        assert_eq!(tag("Η παρούσα μελέτη εξετάζει τη στάση των εκπαιδευτικών."), "ell");
        assert_eq!(
            tag("Die vorliegende Arbeit untersucht, wie sich die Preise auf dem Markt entwickelt haben."),
            "deu"
        );
        assert_eq!(tag("Cette étude examine les effets de la réforme sur les écoles de la région."), "fra");
    }

    #[test]
    fn damaged_turkish_letters_are_turkish() {
        assert_eq!(tag("Öðrencilerin baþarýsý yaþ gruplarýna göre karþýlaþtýrýlmýþtýr."), "tr");
    }

    #[test]
    fn a_few_words_lean_to_their_language() {
        let detector = LanguageDetector::new();
        for (turkish, english) in
            [("yapay zekâ", "artificial intelligence"), ("kırsal göç", "rural growth"), ("ışık", "taxes")]
        {
            assert!(detector.lean(turkish) > 0.0 && detector.lean(english) < 0.0, "{turkish} {english}");
        }
        assert!(detector.lean("Turkısh paintıng") < 0.0 && detector.lean("kırmızı resim") > 0.0);
        assert_eq!(dotted("Turkısh, kırmızı ıs").as_deref(), Some("Turkish, kırmızı is"));
        assert!(detector.lean("12").abs() < f64::EPSILON);
    }

    #[test]
    fn text_without_letters_has_no_language() {
        for text in ["", " \n", "1234 — 56 %", "…"] {
            assert_eq!(LanguageDetector::new().detect(text), DetectedLanguage::default());
        }
    }

    #[test]
    fn titles_and_lists_of_a_document_are_in_one_of_its_languages() {
        let within = |text: &str| LanguageDetector::new().detect_within_pair(text).tag.code().to_owned();
        for (text, code) in [
            ("Renal Kolikte Ketorolak", "tr"),
            ("nefrit, üremi, diyaliz.", "tr"),
            ("Renal Colic and Ketorolac", "en"),
            ("Die Entwicklung der deutschen Handelsstädte im Mittelalter", "deu"),
            ("Torpağın Şoranlaşması və Əkin Dövriyyəsi", "aze"),
        ] {
            assert_eq!(within(text), code, "{text}");
        }
    }

    #[test]
    fn a_foreign_sentence_shows_in_the_shares() {
        let found = LanguageDetector::new().detect(
            "Bu araştırmada köy okullarının kapanma süreci ele alınmıştır. Veriler üç ilde yapılan görüşmelerden derlenmiştir. \
             The schools were closed one after another and the children were sent to the towns. Sonuçlar göçün hızlandığını \
             göstermektedir.",
        );
        assert_eq!(found.tag, LanguageTag::TURKISH);
        assert_eq!(found.shares.len(), 2);
        assert_eq!(found.shares[1].tag, LanguageTag::ENGLISH);
        assert!(found.shares[1].share > 0.25 && found.shares[1].share < 0.5, "{:?}", found.shares);
    }

    #[test]
    fn one_unknown_word_is_less_sure_than_a_sentence() {
        let confidence = |text: &str| LanguageDetector::new().detect(text).confidence.value();
        for text in ["Sultan", "Marbella", "Vidin"] {
            assert!(confidence(text) < 0.97, "{text}");
        }
        assert!(confidence("The interviews were carried out with the owners of small workshops.") > 0.99);
    }

    proptest! {
        #[test]
        fn shares_are_sorted_and_sum_to_one(text in "([a-zçğıöşü]{1,9}[ .\n]){0,60}\\PC{0,40}") {
            let found = LanguageDetector::new().detect(&text);
            let total: f64 = found.shares.iter().map(|share| share.share).sum();
            prop_assert!(found.shares.is_empty() || (total - 1.0).abs() < 1e-9);
            prop_assert!(found.shares.windows(2).all(|pair| pair[0].share >= pair[1].share));
            prop_assert!(found.shares.first().is_none_or(|share| share.tag == found.tag));
        }

        #[test]
        fn texts_without_letters_are_undetermined(text in "[0-9 .,;:%\n—]{0,80}") {
            prop_assert_eq!(LanguageDetector::new().detect(&text).tag, LanguageTag::Undetermined);
        }
    }
}
