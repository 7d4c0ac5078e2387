//! Letters of Turkish: vowels, their harmony, consonants that soften.

pub(crate) const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û')
}

pub(super) const fn is_front(vowel: char) -> bool {
    matches!(vowel, 'e' | 'i' | 'ö' | 'ü' | 'î')
}

/// The close vowel that follows a vowel.
pub(crate) const fn close(vowel: char) -> char {
    match vowel {
        'a' | 'ı' | 'â' => 'ı',
        'o' | 'u' | 'û' => 'u',
        'ö' | 'ü' => 'ü',
        _ => 'i',
    }
}

/// The open vowel that follows a vowel.
pub(super) const fn open(vowel: char) -> char {
    if is_front(vowel) { 'e' } else { 'a' }
}

/// The front vowel that a loan's back vowel counts as.
pub(super) const fn fronted(vowel: char) -> char {
    match vowel {
        'a' | 'â' => 'e',
        'ı' => 'i',
        'o' => 'ö',
        'u' | 'û' => 'ü',
        other => other,
    }
}

/// Whether C and D are ç and t behind the letter.
pub(super) const fn is_hard(letter: char) -> bool {
    matches!(letter, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p')
}

/// The consonant that a soft one was before a vowel came behind it.
pub(super) const fn hardened(letter: char, before: char) -> Option<char> {
    match (letter, before) {
        ('b', _) => Some('p'),
        ('c', _) => Some('ç'),
        ('d', _) => Some('t'),
        ('ğ', _) | ('g', 'n') => Some('k'),
        _ => None,
    }
}
