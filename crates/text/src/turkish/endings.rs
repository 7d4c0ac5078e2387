//! Forms of frequent Turkish suffixes after a noun, for lists that need no grammar. A test compares them with the
//! grammar.

/// Plural.
pub const PLURAL: [&str; 2] = ["lar", "ler"];
/// Possessive of the third person, which compounds take too.
pub const POSSESSIVE: [&str; 8] = ["sı", "si", "su", "sü", "ı", "i", "u", "ü"];
/// Plural with that possessive.
pub const PLURAL_POSSESSIVE: [&str; 2] = ["ları", "leri"];
/// Genitive.
pub const GENITIVE: [&str; 8] = ["nın", "nin", "nun", "nün", "ın", "in", "un", "ün"];
/// Accusative.
pub const ACCUSATIVE: [&str; 8] = ["yı", "yi", "yu", "yü", "ı", "i", "u", "ü"];
/// Copula.
pub const COPULA: [&str; 8] = ["dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::turkish::suffix::forms_behind_noun;
    use std::collections::BTreeSet;

    #[test]
    fn the_endings_are_those_of_the_grammar() {
        for (name, endings) in [
            ("plural", &PLURAL[..]),
            ("third person possessive", &POSSESSIVE),
            ("genitive", &GENITIVE),
            ("accusative", &ACCUSATIVE),
            ("copula -dIr", &COPULA),
        ] {
            let endings: BTreeSet<String> = endings.iter().map(|ending| (*ending).to_owned()).collect();
            assert_eq!(endings, forms_behind_noun(name), "{name}");
        }
    }
}
