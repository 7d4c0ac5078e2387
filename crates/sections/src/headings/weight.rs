//! What each observation weighs, in log-odds: positive speaks for the heading. Set by hand on documents in many
//! layouts; the sum of a clear heading lies above 3, that of the same word in running text below −2.

/// Every line that begins with a known wording starts here.
pub(crate) const START: f64 = -2.0;

/// The heading has a line of its own.
pub(crate) const OWN_LINE: f64 = 2.2;
/// Colon, semicolon or long dash after the wording, text on the same line.
pub(crate) const RUN_IN: f64 = 1.8;
/// Full stop or hyphen after the wording.
pub(crate) const RUN_IN_WEAK: f64 = 0.8;
/// Text follows without even a blank.
pub(crate) const GLUED: f64 = 0.5;
/// A sentence clearly begins behind the wording, without a separator.
pub(crate) const SENTENCE: f64 = -0.6;
/// The wording is misspelt.
pub(crate) const MISSPELT: f64 = -0.8;
/// Text goes on without a separator.
pub(crate) const BARE: f64 = -4.0;
/// The same where a block begins and the wording is one that never begins a sentence: a keyword heading, a date line.
pub(crate) const BARE_LABEL: f64 = -0.8;

/// The same for a keyword heading, whose list is weighed besides.
pub(crate) const BARE_KEYWORDS: f64 = 0.2;

/// The wording is in capitals.
pub(crate) const CAPITALS: f64 = 0.8;
/// The wording begins with a small letter.
pub(crate) const SMALL: f64 = -2.5;
/// Bold, larger, or called a heading by the format.
pub(crate) const STANDS_OUT: f64 = 1.5;
/// The wording is bold, the text behind its separator is not.
pub(crate) const SET_OFF: f64 = 1.0;
/// A block begins here.
pub(crate) const BLOCK_START: f64 = 0.8;
/// The line before ended a sentence or was short.
pub(crate) const AFTER_SENTENCE: f64 = 0.5;
/// The line before goes on into this one.
pub(crate) const MID_SENTENCE: f64 = -2.5;
/// Dot leaders, page numbers.
pub(crate) const CONTENTS_LINE: f64 = -6.0;
/// Contents lines on both sides.
pub(crate) const CONTENTS_AROUND: f64 = -4.0;
/// `2.4.` before the wording of a text with a twin.
pub(crate) const NESTED_NUMBER: f64 = -5.0;
/// `1.` or `I.` before the heading of a body or of references.
pub(crate) const NUMBER: f64 = 0.6;
/// A running-in body heading is a label of a structured abstract.
pub(crate) const BODY_RUN_IN: f64 = -5.0;

/// Enough words follow for a text.
pub(crate) const LONG_TEXT: f64 = 1.5;
/// Fewer words than a text has.
pub(crate) const SHORT_TEXT: f64 = -0.5;
/// A sentence of few words.
pub(crate) const ONE_SENTENCE: f64 = -1.5;
/// Hardly a sentence, or none.
pub(crate) const NO_TEXT: f64 = -4.0;
/// The text is in the language of its heading.
pub(crate) const SAME_LANGUAGE: f64 = 0.8;
/// It is in the other of the two.
pub(crate) const TWIN_LANGUAGE: f64 = -0.3;
/// It is in a third.
pub(crate) const THIRD_LANGUAGE: f64 = -0.8;
/// What follows is a list of short items.
pub(crate) const LIST: f64 = 1.5;
/// One short item.
pub(crate) const SINGLE: f64 = 0.2;
/// One long item that is no sentence.
pub(crate) const UNPARTED: f64 = -0.3;
/// One item, or long ones.
pub(crate) const POOR_LIST: f64 = -1.0;
/// Nothing that could be a list.
pub(crate) const NO_LIST: f64 = -5.0;
/// Something follows the heading of a body or of references.
pub(crate) const FOLLOWED: f64 = 0.8;

/// From this look on, a line is the heading of a text though none stands below it.
pub(crate) const BARE_HEADING: f64 = 2.2;

/// A declared field holds a sentence or two.
pub(crate) const SHORT_FIELD: f64 = -3.0;

/// The smallest number of words of a text with a twin.
pub(crate) const TEXT_WORDS: usize = 35;
/// Below this there is no text at all.
pub(crate) const FEW_WORDS: usize = 12;

/// The file itself says what it is.
pub(crate) const DECLARED: f64 = 4.0;
