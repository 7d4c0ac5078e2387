//! Years of the Hijri and the Rumi calendar beside the year of our era that they are: `1102/1691`, `1324 (1908)`.

/// A Hijri year is about that many solar years long, and the first began in that year.
const HIJRI_YEAR: f64 = 0.970_224;
const HIJRI_START: f64 = 621.57;
/// What a Rumi year lacks of a year of our era.
const RUMI_START: f64 = 584.0;

/// Most characters from one year to the other.
const NEAR: usize = 12;

/// Whether a number is a year of another calendar beside its year of our era. A text may leave it out.
pub(super) fn is_of_other_calendar(value: &str, before: &str, after: &str) -> bool {
    let Some(year) = year(value).filter(|year| (1..1500).contains(year)) else { return false };
    let near: String = after.chars().take(NEAR).collect();
    let behind = near.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let behind = &behind[..behind.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(behind.len())];
    let gap = &near[..near.len() - near.trim_start_matches(|letter: char| !letter.is_ascii_digit()).len()];
    let near: String = before.chars().rev().take(NEAR).collect();
    let front = near.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let front: String = front.chars().take_while(char::is_ascii_digit).collect();
    let ahead: String = front.chars().rev().collect();
    let gap_before = &near[..near.len() - near.trim_start_matches(|letter: char| !letter.is_ascii_digit()).len()];
    joins(gap) && self::year(behind).is_some_and(|other| is_same(year, other))
        || joins(gap_before) && self::year(&ahead).is_some_and(|other| is_same(year, other))
}

fn year(digits: &str) -> Option<u32> {
    let is_year = (3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_year)
}

/// Whether what stands between two years joins them as one: a stroke or a bracket, with the name of a calendar or not.
fn joins(gap: &str) -> bool {
    gap.contains(['/', '(', '[', '-', '–', '='])
}

/// Whether a year of one of the calendars began or ended in a year of our era.
fn is_same(year: u32, of_our_era: u32) -> bool {
    let (year, of_our_era) = (f64::from(year), f64::from(of_our_era));
    let hijri = (year * HIJRI_YEAR + HIJRI_START).floor();
    (hijri - of_our_era).abs() <= 1.0 || (year + RUMI_START - of_our_era).abs() <= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_other_calendars_are_told_by_their_year_of_our_era() {
        for (before, value, after) in [
            ("(", "1230", "/1815-1297/1880)"),
            ("(1230/1815- ", "1297", "/1880)"),
            ("(ö. ", "328", "/940)"),
            ("H. ", "1102", " (1691) yılında"),
            ("in ", "1324", " (1908)"),
            ("in 1908 (", "1326", " AH)"),
            ("", "937", "/1530 tarihli"),
        ] {
            assert!(is_of_other_calendar(value, before, after), "{before}{value}{after}");
        }
        for (before, value, after) in [
            ("", "1102", "/1619"),
            ("of ", "1250", " people in 1835"),
            ("(", "12", "/634)"),
            ("between ", "1400", "-1500"),
        ] {
            assert!(!is_of_other_calendar(value, before, after), "{before}{value}{after}");
        }
    }
}
