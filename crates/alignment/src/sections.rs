//! Section pairs.
/// .
pub struct Candidate;
/// .
pub struct Twinning;
/// .
pub fn pair_sections() {}
