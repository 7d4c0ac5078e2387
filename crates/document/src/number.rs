//! Numbers that stand for texts: the same on every machine, in every run, for any order of work.

/// The number of a text: FNV-1a of its bytes in 64 bits (Fowler, Noll, Vo), then [`mixed`].
pub fn of_text(text: &str) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    mixed(text.bytes().fold(BASIS, |number, byte| (number ^ u64::from(byte)).wrapping_mul(PRIME)))
}

/// The number with its bits well mixed: each bit of it changes about half of the bits of the result, and no two numbers
/// give the same (the last step of `SplitMix64`, Steele, Lea and Flood 2014).
pub const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_the_same_for_ever() {
        // FNV-1a of "foobar" is 0x85944171f73967e8, as its authors list it.
        assert_eq!(of_text("foobar"), mixed(0x8594_4171_f739_67e8));
        assert_eq!(of_text(""), mixed(0xcbf2_9ce4_8422_2325));
        // The first number of SplitMix64 with the seed 0.
        assert_eq!(mixed(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn numbers_of_like_texts_differ_in_about_half_of_their_bits() {
        for (left, right) in [("a", "b"), ("kitap", "kitaq"), ("", "a"), ("ab", "ba")] {
            let differing = (of_text(left) ^ of_text(right)).count_ones();
            assert!((16..=48).contains(&differing), "{left} {right}: {differing}");
        }
    }
}
