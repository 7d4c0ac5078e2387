//! Borders of syllables between two vowels of an English word.

use super::vowels::has_vowel;

/// Whether there is a border between the two vowels of `pair`, which stand between `before` and `after`.
pub(super) fn is_hiatus(before: &str, pair: &str, after: &str) -> bool {
    let is_inner = has_vowel(before);
    let last = before.bytes().last().unwrap_or(b' ');
    let follows = |beginnings: &[&str]| beginnings.iter().any(|beginning| after.starts_with(beginning));
    let ends = |endings: &[&str]| endings.iter().any(|ending| before.ends_with(ending));
    match pair {
        "ia" => ia(before, after, is_inner),
        "ie" => ie(before, after, is_inner),
        "io" => io(before, after, is_inner),
        "ea" => ea(before, after, is_inner),
        "ii" | "iu" => true,
        "uo" => before != "fl",
        // surgeon, gorgeous, George; people; leopard
        "eo" => {
            !(matches!(last, b'g' | b'c') && follows(&["i", "n", "rg", "u"])
                || last == b'p' && follows(&["pl"])
                || matches!(before, "l" | "j") && follows(&["pard"]))
        }
        "ei" => matches!(after, "ty" | "sm") || ends(&["th", "d"]) && follows(&["st"]) || ends(&["nucl"]),
        // museum, nucleus
        "eu" => is_inner && matches!(after, "m" | "s"),
        "oa" => after.is_empty() || before.is_empty() && follows(&["s"]) || before == "cr",
        "oe" => before == "p" && follows(&["m", "t"]),
        "oi" => matches!(after, "c" | "cal") || is_inner && matches!(after, "sm" | "st"),
        "ua" => !matches!(last, b'g' | b' ') && !ends(&["pers", "diss", "ass"]),
        "ue" => follows(&["n"]) || matches!(after, "l" | "le" | "lty" | "r" | "st"),
        "ui" => {
            follows(&["ty", "tous", "tion", "tive", "d", "n", "sm", "st"]) && !matches!(last, b' ' | b'b' | b'j')
                || before == "s" && follows(&["c"])
        }
        "uu" => is_inner && before != "vac",
        "ao" => before.is_empty() || follows(&["s", "t"]),
        "ai" => {
            is_inner && matches!(after, "c" | "cal" | "sm" | "st")
                || before == "n" && follows(&["v"])
                || before == "arch" && after == "c"
        }
        "ae" => before == "isr" && after == "l",
        _ => pair.starts_with('y') && (pair != "ye" || !after.is_empty()),
    }
}

fn ia(before: &str, after: &str, is_inner: bool) -> bool {
    let last = before.bytes().last().unwrap_or(b' ');
    // bias, diagram; eclampsia
    if !is_inner || before.ends_with("ps") {
        return true;
    }
    // social, Asian; but associate, Christianity
    if matches!(last, b'c' | b't' | b's') {
        return !after.is_empty() && !after.starts_with(['l', 'n']) || after == "nity";
    }
    // Belgian, brilliant, marriage
    if last == b'g' || before.ends_with("ll") && before != "all" || after == "ge" {
        return false;
    }
    // Italian, familiar
    if before.ends_with("al") || before.ends_with("il") {
        let is_one =
            matches!(after, "" | "n" | "r") || ["rit", "riz", "ris"].iter().any(|more| after.starts_with(more));
        return !is_one;
    }
    // peculiar
    !(before.ends_with("cul") && after.starts_with('r'))
}

fn ie(before: &str, after: &str, is_inner: bool) -> bool {
    let last = before.bytes().last();
    // hierarchy
    if matches!(before, "h" | "unh") && after.starts_with('r') {
        return true;
    }
    // quiet, dietary, twentieth, society
    if matches!(after, "t" | "tary" | "tal" | "tic" | "tetic" | "th") || after.starts_with("ty") {
        return true;
    }
    // easier
    if matches!(after, "r" | "st") {
        return is_inner;
    }
    // alien
    if after == "n" || after.starts_with("nat") {
        return is_inner && last != Some(b'n');
    }
    // orient, science; but ancient, friend, convenient
    if after.starts_with("nt") || after.starts_with("nc") {
        return before.ends_with("sc") && (before != "consc" || after.starts_with("nti"))
            || !matches!(last, None | Some(b'c' | b't' | b'n'));
    }
    false
}

fn io(before: &str, after: &str, is_inner: bool) -> bool {
    let last = before.bytes().last().unwrap_or(b' ');
    // lion
    if !is_inner {
        return true;
    }
    // nation, region, million
    if after.starts_with('n') {
        return !matches!(last, b'c' | b'g' | b'h' | b'l' | b'n' | b's' | b't' | b'x');
    }
    // behaviour, senior
    if before.ends_with("hav") || after == "r" && matches!(last, b'n' | b'v') {
        return false;
    }
    // obvious; but precious
    !(after.starts_with('u') && matches!(last, b'c' | b'g' | b't' | b'x'))
}

fn ea(before: &str, after: &str, is_inner: bool) -> bool {
    let follows = |beginnings: &[&str]| beginnings.iter().any(|beginning| after.starts_with(beginning));
    let ends = |endings: &[&str]| endings.iter().any(|ending| before.ends_with(ending));
    // area, agree-able
    if after.is_empty() || before.ends_with('e') {
        return is_inner;
    }
    // create; but creature
    if before.ends_with("cr") {
        return after.starts_with('t') && !after.starts_with("tur");
    }
    // reality, realism
    if matches!(before, "r" | "unr" | "surr" | "id") {
        return follows(&["lis", "lit", "liz"]);
    }
    match after {
        // nuclear, genealogy
        _ if ends(&["nucl"]) || after.starts_with("log") => true,
        // linear
        "r" => ends(&["lin"]),
        // European
        "n" | "nism" | "nic" | "nize" | "nise" | "nization" | "nisation" => is_inner,
        // cereal
        "l" => ends(&["cer", "ener", "ther", "por", "n", "ag", "yng"]),
        // theatre
        _ => ends(&["th"]) && after.starts_with('t') && matches!(before.len(), 2 | 7),
    }
}
