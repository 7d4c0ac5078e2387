//! How a known heading is found at the start of a line.

use crate::headings::behind::{begins_sentence, has_code, is_inflection};
use crate::headings::known::{Entry, HeadingKind, Headings, Layout};
use crate::headings::misspelling::{FEWEST_LETTERS, is_misspelt};
use crate::headings::wording::{Ending, Numbering, skip_number, undecorated, wording};
use ikiz_document::{Language, LanguageTag, Span};
use ikiz_text::{folded_letter, is_known_word, lower};

/// Letters from which a wording may be glued to the text whatever its marks.
const FEWEST_GLUED: usize = 3;

/// A known heading at the start of a line.
#[derive(Clone, Debug)]
pub(crate) struct HeadingMatch {
    pub kind: HeadingKind,
    pub language: LanguageTag,
    /// The wording as printed.
    pub wording: Span,
    pub numbering: Numbering,
    pub layout: Layout,
    /// Where the text goes on after wording and separator.
    pub rest: usize,
    /// A second heading, of the other language, stands behind a slash: `ÖZET / ABSTRACT`.
    pub double: bool,
    /// The wording has a typing error.
    pub misspelt: bool,
}

impl Headings {
    /// The known heading at the start of a line of the text, if there is one; a misspelt one too. It may go over one
    /// line end.
    pub(crate) fn find(&self, text: &str, line: Span) -> Option<HeadingMatch> {
        self.find_spelt(text, line, true)
    }

    /// The same, with or without misspelt ones.
    pub(crate) fn find_spelt(&self, text: &str, line: Span, misspelt: bool) -> Option<HeadingMatch> {
        let bare = Span::new(line.end - undecorated(line.of(text)).len(), line.end);
        let (start, numbering) = skip_number(text, bare);
        let known = |key: &str, ending: Ending, end: usize| self.entry(key, ending, (&text[start..end], &text[end..]));
        let found = wording(text, start, &self.reach, known);
        // Letters that go on may be a typing error and no text: `Anahtar Kelimerler`.
        let is_sought = misspelt && found.is_none_or(|(_, (_, ending))| ending == Ending::Small);
        let slip = if is_sought { self.misspelt(text, Span::new(start, line.end)) } else { None };
        let (end, (entry, ending)) = slip.or(found)?;
        let kind = entry.kind?;
        let mut behind = self.behind(text, end, line);
        if ending != Ending::Word {
            behind.layout = Layout::Glued;
        } else if behind.layout == Layout::Bare && begins_sentence(Span::new(start, end).of(text), &text[behind.rest..])
        {
            behind.layout = Layout::Sentence;
        }
        if kind == HeadingKind::Label
            && !text[behind.wording_end..].trim_start_matches([' ', '\t', ')']).starts_with([':', '：'])
        {
            return None;
        }
        // Codes need no separator: `JEL Q12`, `MSC 2020: 62P12`.
        if kind == HeadingKind::Codes
            && behind.layout == Layout::Bare
            && has_code(&text[behind.rest..line.end.max(behind.rest)])
        {
            behind.layout = Layout::RunIn(':');
        }
        let double = behind.second.is_some_and(|second| second.language != entry.language);
        // The year of a classification is part of its name.
        let first = if kind == HeadingKind::Codes { bare.start } else { start };
        let wording = Span::new(first, behind.wording_end);
        let language = behind.language.unwrap_or(entry.language);
        Some(HeadingMatch {
            kind,
            language,
            wording,
            numbering,
            layout: behind.layout,
            rest: behind.rest,
            double,
            misspelt: slip.is_some(),
        })
    }

    /// What is known of a wording that ends in that way.
    fn entry(&self, key: &str, ending: Ending, (printed, after): (&str, &str)) -> Option<(Entry, Ending)> {
        let entry = *self.entries.get(key)?;
        let is_glued = |kind: HeadingKind| match ending {
            Ending::Word => true,
            // `OzNet` is a name; without its mark `Öz` is no heading there.
            Ending::Capital if key.len() < FEWEST_GLUED => kind.is_text() && !printed.is_ascii(),
            Ending::Capital => kind.is_text() || kind == HeadingKind::Keywords,
            Ending::Small => kind == HeadingKind::Keywords && !is_inflection(after),
        };
        entry.kind.map_or(ending == Ending::Word, is_glued).then_some((entry, ending))
    }

    /// The wording that the first words of a line, up to a separator or its end, are but for a typing error.
    fn misspelt(&self, text: &str, line: Span) -> Option<(usize, (Entry, Ending))> {
        let whole = line.of(text);
        let longest = 2 * self.reach.longest();
        // A record may be one long line: no more of it is read than a wording may have.
        let start = &whole[..whole.ceil_char_boundary(longest + 1)];
        let end = start.find([':', ';', '—', '–', '=', '\t', '\n']);
        if end.is_none() && start.len() < whole.len() {
            return None;
        }
        let head = start[..end.unwrap_or(start.len())].trim_end_matches(|c: char| !c.is_alphabetic());
        if head.len() > longest || !head.starts_with(char::is_uppercase) {
            return None;
        }
        let letters: Vec<char> = head.chars().filter_map(folded_letter).collect();
        if letters.len() + 1 < FEWEST_LETTERS {
            return None;
        }
        let (_, entry) = self
            .spellings
            .iter()
            .find(|(known, _)| is_misspelt(known, &letters) && !letters.starts_with(known.as_slice()))?;
        let is_word = Language::BOTH.iter().any(|language| is_known_word(&lower(head, *language), *language));
        (!is_word).then_some((line.start + head.len(), (*entry, Ending::Word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Option<(HeadingKind, String, Layout, String)> {
        let end = text.find('\n').unwrap_or(text.len());
        let found = Headings::new().find(text, Span::new(0, end))?;
        Some((found.kind, found.wording.of(text).to_owned(), found.layout, text[found.rest..].to_owned()))
    }

    #[test]
    fn headings_are_found_in_every_form() {
        use HeadingKind::{Abstract, Either, Keywords, Summary};
        for (text, kind, wording, layout, rest) in [
            ("ÖZET", Either, "ÖZET", Layout::OwnLine, ""),
            ("Ö Z E T", Either, "Ö Z E T", Layout::OwnLine, ""),
            ("6.ÖZET", Either, "ÖZET", Layout::OwnLine, ""),
            ("ÖZET / ABSTRACT", Either, "ÖZET / ABSTRACT", Layout::OwnLine, ""),
            ("Abstract—We show", Abstract, "Abstract", Layout::RunIn('—'), "We show"),
            ("Genisletilmis Ozet", Summary, "Genisletilmis Ozet", Layout::OwnLine, ""),
            ("RÉSUMÉ", Abstract, "RÉSUMÉ", Layout::OwnLine, ""),
            ("Mots-clés : a, b", Keywords, "Mots-clés", Layout::RunIn(':'), "a, b"),
            ("АННОТАЦИЯ", Abstract, "АННОТАЦИЯ", Layout::OwnLine, ""),
            ("Key Words; a, b", Keywords, "Key Words", Layout::RunIn(';'), "a, b"),
            ("Anahtar\nsözcükler: a", Keywords, "Anahtar\nsözcükler", Layout::RunIn(':'), "a"),
            ("**Keywords:** a", Keywords, "Keywords", Layout::RunIn(':'), "a"),
            ("Öz kültürümüzün izleri", Abstract, "Öz", Layout::Bare, "kültürümüzün izleri"),
            ("ÖzBu çalışma", Abstract, "Öz", Layout::Glued, "Bu çalışma"),
            ("ÖZETBu çalışma", Either, "ÖZET", Layout::Glued, "Bu çalışma"),
            ("Anahtar Kelimelerarı, bal", Keywords, "Anahtar Kelimeler", Layout::Glued, "arı, bal"),
            ("KeywordsBee, honey", Keywords, "Keywords", Layout::Glued, "Bee, honey"),
            ("ÖZ Bu çalışma", Abstract, "ÖZ", Layout::Sentence, "Bu çalışma"),
            ("Abstract The bees", Abstract, "Abstract", Layout::Sentence, "The bees"),
            ("Abstract Background: Bees", Abstract, "Abstract", Layout::Sentence, "Background: Bees"),
            ("ÖZ (150–250 kelime)", Abstract, "ÖZ", Layout::OwnLine, ""),
            ("Öz*: Arılar", Abstract, "Öz", Layout::RunIn(':'), "Arılar"),
            ("Öz∗: Arılar", Abstract, "Öz", Layout::RunIn(':'), "Arılar"),
            ("Abstract1", Abstract, "Abstract", Layout::OwnLine, ""),
            ("Özet² Bu çalışma", Either, "Özet", Layout::Sentence, "Bu çalışma"),
            ("::ÖZ::", Abstract, "ÖZ", Layout::OwnLine, ""),
            ("[ÖZET]", Either, "ÖZET", Layout::OwnLine, ""),
            ("– ABSTRACT –", Abstract, "ABSTRACT", Layout::OwnLine, ""),
            ("Öz ve Anahtar Kelimeler", Abstract, "Öz ve Anahtar Kelimeler", Layout::OwnLine, ""),
            ("Keywords (3-5 words): a", Keywords, "Keywords", Layout::RunIn(':'), "a"),
            ("Anahtar Kelimeler (Keywords): a", Keywords, "Anahtar Kelimeler (Keywords", Layout::RunIn(':'), "a"),
            ("Anahtar Kelimeler\nistanbul", Keywords, "Anahtar Kelimeler", Layout::OwnLine, "\nistanbul"),
            ("Abtract", Abstract, "Abtract", Layout::OwnLine, ""),
            ("Anahtar Kelimerler: arı", Keywords, "Anahtar Kelimerler", Layout::RunIn(':'), "arı"),
        ] {
            let expected = (kind, wording.to_owned(), layout, rest.to_owned());
            assert_eq!(find(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn languages_beside_a_heading_are_its_own() {
        let headings = Headings::new();
        for (text, language) in [
            ("Özet (İngilizce)", "en"),
            ("Abstract - Turkish", "tr"),
            ("İngilizce Özet", "en"),
            ("Öz Türkçe:", "tr"),
            ("ABSTRACT / İNGİLİZCE ÖZ", "en"),
            ("الملخّص", "ara"),
            ("Аннотация.", "rus"),
        ] {
            let found = headings.find(text, Span::new(0, text.len())).expect(text);
            assert_eq!((found.language.code(), found.layout), (language, Layout::OwnLine), "{text}");
            assert!(!found.double, "{text}");
        }
    }

    #[test]
    fn labels_of_records_need_a_colon() {
        assert_eq!(find("Yazar isimleri: Can Er").map(|found| found.0), Some(HeadingKind::Label));
        assert_eq!(find("Yazar isimleri"), None);
        assert_eq!(find("JEL Kodları: Q12").map(|found| found.0), Some(HeadingKind::Codes));
        assert_eq!(find("2020 AMS Konu Sınıflandırması: 62P12").map(|found| found.0), Some(HeadingKind::Codes));
    }

    #[test]
    fn words_that_only_begin_alike_are_none() {
        for text in [
            "Özet olarak, arılar",
            "Öz güven",
            "Abstract thinking",
            "Özetle: arılar",
            "Anahtar kelimelerin seçimi",
            "Keywording, tags",
            "Attract: bees",
            "Özetle söylemek gerekirse",
            "Abstraction",
            "Girişim",
            "Keywordless",
            "",
            "1234",
            "-",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
