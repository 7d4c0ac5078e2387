//! Whether the end of a PDF file is missing, as after a download that broke off.

use memchr::memmem::rfind;

/// Whether objects stand behind the last mark that ends a file or a revision of it. What other programs append behind
/// that mark does no harm.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let Some(object) = rfind(bytes, b" obj") else { return false };
    let behind = &bytes[object..];
    rfind(behind, b"startxref").is_none() && rfind(behind, b"trailer").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";

    #[test]
    fn a_file_without_its_end_is_cut_off() {
        assert!(is_cut_off(&FILE[..40]));
        // A revision, or the larger part of a file for the web.
        let two = [FILE, b"2 0 obj\n<</Length 5>>\nstream\nabc"].concat();
        assert!(is_cut_off(&two));
    }

    #[test]
    fn whole_files_are_not_cut_off() {
        assert!(!is_cut_off(FILE));
        assert!(!is_cut_off(&FILE[..FILE.len() - 7]), "without its last mark");
        assert!(!is_cut_off(&[FILE, b"\n\0\0<html>"].concat()));
        assert!(!is_cut_off(b"%PDF") && !is_cut_off(b""));
    }
}
