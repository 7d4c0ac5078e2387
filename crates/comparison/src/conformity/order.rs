//! The order of the sections.

use super::manuscript::{Flaw, Manuscript, Piece};
use ikiz_document::messages;

messages! {
    out_of_order(section, before, journal) = "profile-section-order.behind";
}

/// The first section that stands behind one before which it should stand.
pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let order = &manuscript.profile.order;
    let rank = |piece: &Piece<'_>| {
        order.iter().position(|(kind, side)| *kind == piece.kind && side.language(manuscript.first) == piece.language)
    };
    let mut last: Option<(usize, &Piece<'_>)> = None;
    for piece in &manuscript.sections {
        let Some(rank) = rank(piece) else { continue };
        match last {
            Some((highest, before)) if rank < highest => {
                let names = [piece, before].map(|piece| manuscript.describe(piece));
                let [section, before] = names;
                let message = out_of_order(section, before, manuscript.journal());
                return vec![manuscript.flaw(piece, message, String::new())];
            }
            _ => last = Some((rank, piece)),
        }
    }
    Vec::new()
}
