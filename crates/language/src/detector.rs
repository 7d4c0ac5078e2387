//! Layers of evidence for the language of a text: script, first vote, grammar, other languages.

use crate::evidence::Evidence;
use crate::lexicon::Lexicons;
use crate::window::{Window, windows};
use ikiz_document::{Confidence, DetectedLanguage, Language, LanguageShare, LanguageTag};
use whatlang::{Detector, Lang, Script};

/// Letters that the first vote sees: it costs most and gains little from more.
const SAMPLE: usize = 300;
/// A lean that no vote by letters would turn.
const DECISIVE: f64 = 5.0;
/// Fewest words of a text that is decided by windows.
const WINDOWED: usize = 20;
/// The most that the words of a few words say.
const MOST_LEAN: f64 = 3.0;
/// What a letter says that only one of the two languages has.
const OWN_LETTERS: f64 = 1.2;
/// A window is of another language than the whole only where its lean says so clearly.
const CLEAR: f64 = 3.0;
/// Most windows that are looked at; of longer texts every n-th.
const MOST_WINDOWS: usize = 256;

/// Tells the language of texts.
pub struct LanguageDetector {
    pair: Detector,
    all: Detector,
    others: Detector,
    lexicons: Lexicons,
}

/// A language with the strength of what speaks for it.
#[derive(Clone, Copy, Debug)]
struct Decision {
    tag: LanguageTag,
    margin: f64,
}

impl Default for LanguageDetector {
    fn default() -> Self {
        Self::new()
    }
}

impl LanguageDetector {
    /// A detector for English, Turkish and others.
    pub fn new() -> Self {
        Self {
            pair: Detector::with_allowlist(vec![Lang::Eng, Lang::Tur]),
            all: Detector::new(),
            others: Detector::with_denylist(vec![Lang::Eng, Lang::Tur]),
            lexicons: Lexicons::new(),
        }
    }

    /// The language of a text; undetermined where it holds no letters. Texts of some sentences are decided by windows and tell
    /// the shares of the languages in them.
    pub fn detect(&self, text: &str) -> DetectedLanguage {
        let parts = windows(text);
        let words: usize = parts.iter().map(|part| part.words).sum();
        if words < WINDOWED || parts.len() < 2 {
            let evidence = Evidence::of(text, &self.lexicons);
            return self.decide(text, &evidence).map_or_else(DetectedLanguage::default, |decision| {
                DetectedLanguage::new(decision.tag, confidence(decision.margin, &evidence))
            });
        }
        self.detect_by_windows(text, &parts)
    }

    /// How much speaks for Turkish against English in a few words, such as a title or a keyword: in log-odds, negative for English, 0 where
    /// neither shows.
    pub fn lean(&self, text: &str) -> f64 {
        let found = self.detect(text);
        let confidence = found.confidence.value().clamp(0.5, 0.999);
        let weight = libm::log(confidence / (1.0 - confidence)).min(MOST_LEAN);
        let by_words = match found.tag {
            LanguageTag::Known(Language::Turkish) => weight,
            LanguageTag::Known(Language::English) => -weight,
            _ => 0.0,
        };
        // A keyword is one or two words, often a name: its letters say as much.
        if text.contains(['ğ', 'ı', 'ş', 'İ', 'Ğ', 'Ş']) {
            by_words.max(0.0) + OWN_LETTERS
        } else if text.contains(['w', 'x', 'q', 'W', 'X', 'Q']) || text.contains("th") {
            by_words.min(0.0) - OWN_LETTERS
        } else {
            by_words
        }
    }

    fn detect_by_windows(&self, text: &str, parts: &[Window]) -> DetectedLanguage {
        let step = parts.len().div_ceil(MOST_WINDOWS);
        let mut shares: Vec<(LanguageTag, usize)> = Vec::new();
        let mut weak = 0;
        let mut add = |tag: LanguageTag, words: usize| match shares.iter_mut().find(|share| share.0 == tag) {
            Some(share) => share.1 += words,
            None => shares.push((tag, words)),
        };
        let mut total = 0;
        for part in parts.iter().step_by(step) {
            let piece = part.span.of(text);
            let evidence = Evidence::of(piece, &self.lexicons);
            total += part.words;
            match self.decide(piece, &evidence) {
                Some(decision) if decision.margin >= CLEAR => add(decision.tag, part.words),
                _ => weak += part.words,
            }
        }
        shares.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(&right.0)));
        let whole = self.decide_whole(text, parts, step);
        // Windows that say little are of the language that most of the others are of.
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
        let confidence = Confidence::new(agreement * logistic(1.0 + whole.margin.min(6.0)) * (0.5 + share / 2.0));
        DetectedLanguage { tag, confidence, shares }
    }

    fn decide_whole(&self, text: &str, parts: &[Window], step: usize) -> Decision {
        let middle = parts.get(parts.len() / 2 / step.max(1)).map_or(text, |part| part.span.of(text));
        let evidence = Evidence::of(middle, &self.lexicons);
        self.decide(text, &evidence).unwrap_or(Decision { tag: LanguageTag::Undetermined, margin: 0.0 })
    }

    /// The language of a short text and the log-odds for it; `None` without letters.
    fn decide(&self, text: &str, evidence: &Evidence) -> Option<Decision> {
        let sample = sample(text);
        let script = self.all.detect_script(sample)?;
        if script != Script::Latin {
            let info = self.all.detect(sample)?;
            let tag = LanguageTag::other(info.lang().code())?;
            return Some(Decision { tag, margin: 2.0 + 3.0 * info.confidence() });
        }
        let lean = evidence.lean();
        let lean = if lean.abs() < DECISIVE { lean + self.vote(sample, evidence) } else { lean };
        let pair = if lean > 0.0 { Language::Turkish } else { Language::English };
        let other = self.other(sample, evidence, lean);
        if other > lean.abs()
            && let Some(info) = self.others.detect(sample)
        {
            let tag = LanguageTag::other(info.lang().code())?;
            return Some(Decision { tag, margin: other - lean.abs() });
        }
        Some(Decision { tag: pair.into(), margin: lean.abs() - other.max(0.0) })
    }

    /// The first vote between the two languages, positive for Turkish. It sees the letters of plain words: names would mislead it.
    fn vote(&self, sample: &str, evidence: &Evidence) -> f64 {
        let plain = if evidence.plain_words >= 3 { evidence.plain.as_str() } else { sample };
        let weight = if evidence.listed == evidence.words { 0.3 } else { 1.0 };
        self.pair.detect(plain).map_or(0.0, |info| {
            let strength = weight * (1.0 + 1.5 * info.confidence());
            if info.lang() == Lang::Tur { strength } else { -strength }
        })
    }

    /// What speaks for a third language, in the measure of the lean.
    fn other(&self, sample: &str, evidence: &Evidence, lean: f64) -> f64 {
        let words = evidence.words.max(1) as f64;
        let explained = evidence.explained as f64 / words;
        let foreign = if evidence.words < 4 { 0.0 } else { evidence.other_words } + evidence.other_letters;
        // A sentence of either language has grammar in every third word: no need to ask further.
        let plain = foreign == 0.0 || lean.abs() > 2.0 * foreign + 3.0;
        if (plain && explained > 0.34) || (foreign == 0.0 && evidence.words < 4) {
            return 0.0;
        }
        let Some(info) = self.all.detect(sample) else { return foreign };
        let vote = if matches!(info.lang(), Lang::Eng | Lang::Tur) {
            -2.0 * info.confidence()
        } else {
            (0.5 + 2.5 * info.confidence()) * (words / 6.0).min(2.0)
        };
        foreign + vote
    }
}

/// The start of a text, some hundred characters.
fn sample(text: &str) -> &str {
    text.char_indices().nth(SAMPLE).map_or(text, |(end, _)| &text[..end])
}

/// A rising function of the margin, bounded by how much there is to judge by.
fn confidence(margin: f64, evidence: &Evidence) -> Confidence {
    let bound: f64 = match (evidence.words, evidence.listed) {
        (0 | 1, 0) => 0.9,
        (2, 0) => 0.95,
        _ => 0.995,
    };
    Confidence::new(logistic(0.6 * margin).min(bound))
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
    fn sentences_of_both_languages() {
        assert_eq!(tag("The interviews were carried out with the owners of small workshops."), "en");
        assert_eq!(tag("Görüşmeler küçük atölye sahipleriyle yürütülmüştür."), "tr");
    }

    #[test]
    fn mixed_sentences_are_of_the_language_of_their_grammar() {
        assert_eq!(tag("Yalçın's Kırık Hayatlar and Uşaklıgil's Mai ve Siyah are read together."), "en");
        assert_eq!(tag("Veriler Random Forest ve Support Vector Machine ile sınıflandırılmıştır."), "tr");
    }

    #[test]
    fn headings_in_capitals_and_without_diacritics() {
        for text in ["GİRİŞ", "ÖZ", "BULGULAR VE TARTIŞMA", "BULGULAR VE TARTISMA", "kaynakca", "Anahtar Sozcukler"]
        {
            assert_eq!(tag(text), "tr", "{text}");
        }
        for text in ["INTRODUCTION", "FINDINGS AND DISCUSSION", "Index Terms", "LIST OF TABLES"] {
            assert_eq!(tag(text), "en", "{text}");
        }
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
    fn a_few_words_lean() {
        let detector = LanguageDetector::new();
        for (turkish, english) in
            [("yapay zekâ", "artificial intelligence"), ("kırsal göç", "rural growth"), ("ışık", "taxes")]
        {
            assert!(detector.lean(turkish) > 0.0 && detector.lean(english) < 0.0, "{turkish} {english}");
        }
        assert!(detector.lean("12").abs() < f64::EPSILON);
    }

    #[test]
    fn nothing_without_letters() {
        for text in ["", " \n", "1234 — 56 %", "…"] {
            assert_eq!(LanguageDetector::new().detect(text), DetectedLanguage::default());
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
    fn one_unknown_word_is_never_sure() {
        for text in ["Sultansuyu", "kaplumbağacık", "wobbling"] {
            assert!(LanguageDetector::new().detect(text).confidence.value() <= 0.9, "{text}");
        }
    }

    proptest! {
        #[test]
        fn shares_are_shares(text in "([a-zçğıöşü]{1,9}[ .\n]){0,60}\\PC{0,40}") {
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
