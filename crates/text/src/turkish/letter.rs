//! Letters of Turkish: vowels, their harmony, consonants that soften.

pub(crate) const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û')
}

pub(super) const fn is_front(vowel: char) -> bool {
    matches!(vowel, 'e' | 'i' | 'ö' | 'ü' | 'î')
}

/// The close vowel that follows a vowel in vowel harmony.
pub(crate) const fn close(vowel: char) -> char {
    match vowel {
        'a' | 'ı' | 'â' => 'ı',
        'o' | 'u' | 'û' => 'u',
        'ö' | 'ü' => 'ü',
        _ => 'i',
    }
}

/// The open vowel that follows a vowel in vowel harmony.
pub(super) const fn open(vowel: char) -> char {
    if is_front(vowel) { 'e' } else { 'a' }
}

/// The front vowel as which a loanword's back vowel counts.
pub(super) const fn fronted(vowel: char) -> char {
    match vowel {
        'a' | 'â' => 'e',
        'ı' => 'i',
        'o' => 'ö',
        'u' | 'û' => 'ü',
        other => other,
    }
}

/// Whether C and D become ç and t after the letter.
pub(super) const fn is_hard(letter: char) -> bool {
    matches!(letter, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p')
}

/// The hard consonant that is softened to `letter` before a vowel; `before` is the letter before it.
pub(super) const fn hardened(letter: char, before: char) -> Option<char> {
    match (letter, before) {
        ('b', _) => Some('p'),
        ('c', _) => Some('ç'),
        ('d', _) => Some('t'),
        ('ğ', _) | ('g', 'n') => Some('k'),
        _ => None,
    }
}
