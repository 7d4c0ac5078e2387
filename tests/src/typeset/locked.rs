//! A PDF that opens with a password only: RC4 with 40 bits, the oldest of the standard's ways. The password is `ikiz`.

use super::xml::concat;
use std::fmt::Write as _;

const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];
const IDENTITY: [u8; 16] = *b"ikiz parolali 01";
const PERMISSIONS: i32 = -4;
/// The object that holds the text.
const CONTENT: u8 = 4;

/// The file.
pub fn write() -> Vec<u8> {
    let mut password = b"ikiz".to_vec();
    password.extend_from_slice(&PADDING[..28]);
    let owner = rc4(&md5(&password)[..5], &password);
    let mut seed = [&password[..], &owner].concat();
    seed.extend_from_slice(&PERMISSIONS.to_le_bytes());
    seed.extend_from_slice(&IDENTITY);
    let key = md5(&seed)[..5].to_vec();
    let user = rc4(&key, &PADDING);
    let of_content = md5(&[&key[..], &[CONTENT, 0, 0, 0, 0]].concat());
    let text = rc4(&of_content[..10], b"BT /F1 12 Tf 72 760 Td (Abstract) Tj 0 -16 Td (This text is locked.) Tj ET");

    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_vec(),
        [format!("<< /Length {} >>\nstream\n", text.len()).as_bytes(), &text, b"\nendstream"].concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        format!(
            "<< /Filter /Standard /V 1 /R 2 /O <{}> /U <{}> /P {PERMISSIONS} >>",
            hexadecimal(&owner),
            hexadecimal(&user)
        )
        .into_bytes(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("a string takes it");
        file.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    let identity = hexadecimal(&IDENTITY);
    write!(
        table,
        "trailer\n<< /Size {} /Root 1 0 R /Encrypt 6 0 R /ID [<{identity}> <{identity}>] >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    )
    .expect("a string takes it");
    file.extend_from_slice(table.as_bytes());
    file
}

fn hexadecimal(bytes: &[u8]) -> String {
    concat(bytes.iter().map(|byte| format!("{byte:02X}")))
}

fn rc4(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut other = 0usize;
    for at in 0..256 {
        other = (other + state[at] as usize + key[at % key.len()] as usize) % 256;
        state.swap(at, other);
    }
    let (mut one, mut other) = (0usize, 0usize);
    text.iter()
        .map(|byte| {
            one = (one + 1) % 256;
            other = (other + state[one] as usize) % 256;
            state.swap(one, other);
            byte ^ state[(state[one] as usize + state[other] as usize) % 256]
        })
        .collect()
}

fn md5(text: &[u8]) -> [u8; 16] {
    const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let mut padded = text.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(text.len() as u64 * 8).to_le_bytes());
    let mut state = [0x6745_2301_u32, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476];
    for block in padded.chunks(64) {
        let word = |at: usize| u32::from_le_bytes(block[at * 4..at * 4 + 4].try_into().expect("four bytes"));
        let [mut a, mut b, mut c, mut d] = state;
        for step in 0..64usize {
            let (mixed, at) = match step / 16 {
                0 => ((b & c) | (!b & d), step),
                1 => ((d & b) | (!d & c), (5 * step + 1) % 16),
                2 => (b ^ c ^ d, (3 * step + 5) % 16),
                _ => (c ^ (b | !d), (7 * step) % 16),
            };
            let constant = (((step + 1) as f64).sin().abs() * 4_294_967_296.0) as u32;
            let sum = a.wrapping_add(mixed).wrapping_add(constant).wrapping_add(word(at));
            (a, d, c, b) = (d, c, b, b.wrapping_add(sum.rotate_left(TURNS[step / 16][step % 4])));
        }
        for (part, by) in state.iter_mut().zip([a, b, c, d]) {
            *part = part.wrapping_add(by);
        }
    }
    let mut digest = [0; 16];
    for (at, part) in state.into_iter().enumerate() {
        digest[at * 4..at * 4 + 4].copy_from_slice(&part.to_le_bytes());
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_and_cipher_are_the_known_ones() {
        assert_eq!(hexadecimal(&md5(b"abc")), "900150983CD24FB0D6963F7D28E17F72");
        assert_eq!(hexadecimal(&rc4(b"Key", b"Plaintext")), "BBF316E8D940AF0AD3");
    }
}
