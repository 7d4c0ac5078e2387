//! Opposites from `data/opposites.tsv`.

use ikiz_document::{Key, Language, Token, TokenKind, Twin};
use ikiz_text::data::rows;
use ikiz_text::{Dictionary, PartOfSpeech, Starts, is_plain_apostrophe, is_stop_word, part_of_speech};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const OPPOSITES: &str = include_str!("../../../data/opposites.tsv");

/// A row of the list, and which of its two sides.
type Pole = (usize, bool);

/// The words of a language with the poles that they say.
struct Words {
    poles: FxHashMap<String, Vec<Pole>>,
    starts: Starts,
}

static WORDS: LazyLock<Twin<Words>> = LazyLock::new(|| {
    let mut poles: Twin<FxHashMap<String, Vec<Pole>>> = Twin::default();
    for (row, [english, english_other, turkish, turkish_other]) in rows(OPPOSITES).enumerate() {
        let sides = [(english, turkish, false), (english_other, turkish_other, true)];
        for (english, turkish, side) in sides {
            for (language, words) in Twin::new(english, turkish).with_language() {
                for word in words.split(' ') {
                    poles.of_mut(language).entry(word.replace('_', " ")).or_default().push((row, side));
                }
            }
        }
    }
    poles.map(|poles| Words { starts: Starts::new(poles.keys().map(String::as_str)), poles })
});

/// For each row the tokens that say its first and its second side.
type Said = BTreeMap<usize, [Vec<usize>; 2]>;

/// Indexes of two words of twin sentences of which one says the opposite of the other; neither sentence says both.
pub(super) fn opposite(tokens: Twin<&[Token]>) -> Option<Twin<usize>> {
    let crossing = crossing(tokens);
    crossing.into_iter().find(|Twin { english: one, turkish: other }| {
        is_bare(&tokens.english[*one], &tokens.turkish[*other])
            && !is_explained(tokens, *one, *other)
            && compares_alike(tokens, *one, *other)
            && is_at_one_time(tokens, *one, *other)
    })
}

/// Whether the English sentence has a word of which the Turkish one has the opposite: it may say so without a negation.
pub(super) fn share_row(tokens: Twin<&[Token]>) -> bool {
    !crossing(tokens).is_empty()
}

/// The first words of which each sentence says one side of a row, and the other sentence the other side.
fn crossing(tokens: Twin<&[Token]>) -> Vec<Twin<usize>> {
    let said = tokens.with_language().map(|(language, tokens)| said(tokens, language));
    let crossing = said.english.iter().filter_map(|(row, english)| match (english, said.turkish.get(row)?) {
        ([left, none], [nothing, right]) | ([none, left], [right, nothing])
            if none.is_empty() && nothing.is_empty() && !left.is_empty() && !right.is_empty() =>
        {
            Some(Twin::new(left[0], right[0]))
        }
        _ => None,
    });
    crossing.collect()
}

fn said(tokens: &[Token], language: Language) -> Said {
    let Words { poles, starts } = WORDS.of(language);
    let mut said = Said::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let base = token.surface.split(is_plain_apostrophe).next().unwrap_or_default();
        let key = token.key.as_ref().map(Key::as_str).unwrap_or_default();
        let head = base.split('-').next().unwrap_or_default();
        if ![base, key, head].iter().any(|form| starts.may_hold(form)) {
            continue;
        }
        let mut forms = vec![base, key, head];
        forms.dedup();
        let pair = tokens.get(at + 1).map(|next| format!("{base} {}", next.surface));
        let forms = forms.into_iter();
        let found = forms.map(|form| (at, poles.get(form))).chain([(at + 1, pair.and_then(|pair| poles.get(&*pair)))]);
        for (at, &(row, side)) in found.flat_map(|(at, poles)| poles.into_iter().flatten().map(move |pole| (at, pole)))
        {
            let tokens = &mut said.entry(row).or_default()[usize::from(side)];
            if tokens.last() != Some(&at) {
                tokens.push(at);
            }
        }
    }
    said
}

fn key(token: &Token) -> &str {
    token.key.as_ref().map_or(&*token.surface, Key::as_str)
}

/// Whether a Turkish word that stands for an English adjective is one: with endings of nouns it says something else
/// (`büyükleri`, their elders).
fn is_bare(english: &Token, turkish: &Token) -> bool {
    let is_adjective = part_of_speech(key(english), Language::English) == Some(PartOfSpeech::Adjective);
    let ending = turkish.surface.strip_prefix(key(turkish)).unwrap_or_default();
    !is_adjective || ending.is_empty() || ending.starts_with(['d', 't'])
}

/// Whether the two words have other counterparts in the sentences: they do not stand for each other.
fn is_explained(tokens: Twin<&[Token]>, english: usize, turkish: usize) -> bool {
    let dictionary = Dictionary::shipped();
    let translates = |one: &Token, other: &Token| {
        let head = one.surface.split_once('-').map_or_else(|| key(one), |(head, _)| head);
        // Daha and en only compare.
        !matches!(&*other.surface, "daha" | "en")
            && dictionary.turkish_of(head).iter().any(|word| word == key(other) || **word == *other.surface)
    };
    tokens.turkish.iter().any(|other| translates(&tokens.english[english], other))
        || tokens.english.iter().any(|one| translates(one, &tokens.turkish[turkish]))
}

/// Whether two comparisons name the same thing as the one that is compared with: `higher than men` may be said as
/// `lower than women` the other way round.
fn compares_alike(tokens: Twin<&[Token]>, english: usize, turkish: usize) -> bool {
    let Twin { english: left, turkish: right } = tokens;
    let is_place = matches!(&*left[english].surface, "above" | "below" | "beneath" | "under" | "exceed");
    let than = left.iter().position(|token| matches!(&*token.surface, "than" | "compared"));
    let Some(than) = than.or_else(|| is_place.then_some(english)) else { return true };
    let is_content = |token: &&Token| {
        !is_stop_word(&token.surface, Language::English) || matches!(&*token.surface, "other" | "others")
    };
    let (subject, object) = (&left[..than], &left[than + 1..]);
    let object: Vec<&Token> = object.iter().filter(is_content).take(OBJECT).collect();
    let is_in_subject = |one: &Token| subject.iter().any(|other| key(other) == key(one));
    let (shared, own): (Vec<&Token>, Vec<&Token>) = object.into_iter().partition(|one| is_in_subject(one));
    let is_any = |words: &[&Token], other: &Token| words.iter().any(|one| may_be(one, other));
    let heads = (0..right.len()).filter(|&at| is_compared_with(right, at) || is_place && at + 1 == turkish);
    heads.into_iter().any(|at| {
        let head = &right[at];
        let modifiers = &right[at.saturating_sub(MODIFIERS)..at];
        is_any(&own, head)
            || (is_any(&shared, head) || !subject.iter().any(|one| may_be(one, head)))
                && modifiers.iter().any(|other| is_any(&own, other))
    })
}

/// Whether something is compared with a Turkish word: `erkeklerden`, `erkeklere göre`.
fn is_compared_with(tokens: &[Token], at: usize) -> bool {
    let ends = |ending: &&str| tokens[at].surface.ends_with(ending);
    let next = tokens.get(at + 1).map_or("", |next| &*next.surface);
    ["dan", "den", "tan", "ten"].iter().any(ends) || matches!(next, "göre" | "kıyasla" | "oranla")
}

/// Whether a Turkish word may stand for an English one.
fn may_be(english: &Token, turkish: &Token) -> bool {
    let own = match english.surface.split_once('-') {
        // Post-test: what tells it from the pre-test.
        Some((head, _)) => head,
        None if &*english.surface == "others" => "other",
        None => key(english),
    };
    own == key(turkish) || Dictionary::shipped().turkish_of(own).iter().any(|word| word == key(turkish))
}

/// Whether before and after stand at the same event: `he read before he slept` is `okuduktan sonra uyudu`.
fn is_at_one_time(tokens: Twin<&[Token]>, english: usize, turkish: usize) -> bool {
    if !matches!(&*tokens.english[english].surface, "before" | "after") {
        return true;
    }
    let events = &tokens.turkish[turkish.saturating_sub(OBJECT)..turkish];
    let dictionary = Dictionary::shipped();
    let behind = tokens.english[english + 1..].iter();
    let mut words = behind.filter(|token| !is_stop_word(&token.surface, Language::English)).take(OBJECT);
    words.any(|one| {
        let translates = |event: &Token| dictionary.turkish_of(key(one)).iter().any(|word| word == key(event));
        events.iter().any(|event| translates(event) || key(one) == key(event))
    })
}

/// Words before a Turkish noun that say which one it is.
const MODIFIERS: usize = 2;

/// Words behind `than` that name what is compared with.
const OBJECT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_list_is_in_order() {
        check_lower(OPPOSITES, 4);
    }
}
