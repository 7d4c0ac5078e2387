//! A document as a profile looks at it: its sections, each with the rules for it.

use super::capitals::Capitals;
use super::facts::Facts;
use crate::context::Context;
use crate::profile::{Presence, Profile, SectionRules};
use ikiz_document::{
    AnalyzedSection, Argument, Language, Message, Place, SectionId, SectionKind, Span, TokenKind, Twin, kind_in_pair,
};
use std::cell::OnceCell;

/// From this number of words on, running text says which language an article is in.
const RUNNING_TEXT: usize = 30;

/// A document beside a profile.
pub(super) struct Manuscript<'a> {
    pub context: &'a Context<'a>,
    pub profile: &'a Profile,
    /// The language of the article.
    pub first: Language,
    /// Its titles, abstracts, summaries and keyword lists in English and Turkish, in reading order.
    pub sections: Vec<Piece<'a>>,
    facts: OnceCell<Facts>,
    capitals: Twin<OnceCell<Capitals>>,
}

/// A section with the rules for it.
pub(super) struct Piece<'a> {
    pub analyzed: &'a AnalyzedSection,
    pub kind: SectionKind,
    pub language: Language,
    pub rules: SectionRules,
}

/// What a rule finds.
pub(super) struct Flaw {
    pub section: Option<SectionId>,
    pub place: Option<Place>,
    pub message: Message,
    pub evidence: String,
}

impl<'a> Manuscript<'a> {
    pub fn new(context: &'a Context<'a>, profile: &'a Profile) -> Self {
        let first = first_language(context);
        let piece = |analyzed: &'a AnalyzedSection| {
            let kind = kind_in_pair(&analyzed.section, context.pairs);
            let language = context.language(analyzed).filter(|_| kind.is_twin())?;
            Some(Piece { analyzed, kind, language, rules: profile.rules(kind, language, first) })
        };
        let sections = context.sections.iter().filter_map(piece).collect();
        Self { context, profile, first, sections, facts: OnceCell::new(), capitals: Twin::default() }
    }

    /// The sections of a kind, in reading order.
    pub fn of_kind(&self, kind: SectionKind) -> impl Iterator<Item = &Piece<'a>> {
        self.sections.iter().filter(move |piece| piece.kind == kind)
    }

    /// Abstracts and summaries, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Piece<'a>> {
        self.sections.iter().filter(|piece| piece.kind.is_text())
    }

    /// A flaw of a section as a whole, at its heading.
    pub fn flaw(&self, piece: &Piece<'_>, message: Message, evidence: String) -> Flaw {
        let section = &piece.analyzed.section;
        self.flaw_at(piece, section.heading.unwrap_or(section.span), message, evidence)
    }

    /// A flaw at a place in a section.
    pub fn flaw_at(&self, piece: &Piece<'_>, span: Span, message: Message, evidence: String) -> Flaw {
        Flaw { section: Some(piece.analyzed.section.id), place: self.context.place(span), message, evidence }
    }

    /// A flaw of the whole document.
    pub const fn flaw_of_all(message: Message, evidence: String) -> Flaw {
        Flaw { section: None, place: None, message, evidence }
    }

    /// What the document says of itself beside its sections.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(self.context))
    }

    /// Which words of a language may have a capital.
    pub fn capitals(&self, language: Language) -> &Capitals {
        self.capitals.of(language).get_or_init(|| Capitals::new(self.context, language))
    }

    /// Whether the profile asks for something that is not there.
    pub fn lacks(&self, presence: Presence) -> bool {
        self.profile.asks(presence) && !self.facts().present.contains(&presence)
    }

    /// How a message names a section.
    pub fn describe(&self, piece: &Piece<'_>) -> Argument {
        self.context.describe(piece.analyzed)
    }

    /// How a message names the journal.
    pub fn journal(&self) -> Argument {
        self.profile.journal().into()
    }
}

/// The language of running text; without any, that of the first section.
fn first_language(context: &Context<'_>) -> Language {
    let words = |language: Language| -> usize {
        let bodies = context.sections.iter().filter(|section| section.section.kind == SectionKind::Body);
        let of_language = bodies.filter(|section| context.language(section) == Some(language));
        of_language.flat_map(|section| &section.tokens).filter(|token| token.kind == TokenKind::Word).count()
    };
    let [english, turkish] = Language::BOTH.map(words);
    if english.max(turkish) >= RUNNING_TEXT {
        return if english > turkish { Language::English } else { Language::Turkish };
    }
    context.sections.iter().find_map(|section| context.language(section)).unwrap_or(Language::Turkish)
}
