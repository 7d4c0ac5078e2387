//! A user's own `tokenizer.json`: how many tokens a text has for their language model.

use std::fmt;
use tokenizers::Tokenizer;

/// The tokenizer of a model, as the `tokenizers` library of Hugging Face writes it.
#[derive(Clone)]
pub struct ModelTokenizer(Box<Tokenizer>);

impl ModelTokenizer {
    /// Reads the bytes of a `tokenizer.json`.
    ///
    /// # Errors
    ///
    /// A description of what is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let mut tokenizer = Tokenizer::from_bytes(bytes).map_err(|error| error.to_string())?;
        // The whole text is counted, without changes.
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| error.to_string())?;
        Ok(Self(Box::new(tokenizer)))
    }

    /// How many tokens a text has, without those that a model adds around it; `None` if the tokenizer cannot split it.
    pub fn count(&self, text: &str) -> Option<usize> {
        self.0.encode_fast(text, false).ok().map(|encoding| encoding.len())
    }
}

impl fmt::Debug for ModelTokenizer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ModelTokenizer")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTE_PAIRS: &str = r#"{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
        "pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
        "model":{"type":"BPE","dropout":null,"unk_token":"?","continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,
        "byte_fallback":false,"ignore_merges":false,"vocab":{"?":0,"a":1,"b":2,"ab":3},"merges":[["a","b"]]}}"#;

    #[test]
    fn tokens_are_those_of_the_model() {
        let tokenizer = ModelTokenizer::from_bytes(BYTE_PAIRS.as_bytes()).expect("a tokenizer");
        assert_eq!(tokenizer.count("ab ba"), Some(3));
        assert_eq!(tokenizer.count(""), Some(0));
    }

    #[test]
    fn bytes_of_no_tokenizer_are_refused_with_a_description() {
        for bytes in [&b"{}"[..], b"", b"[1", b"\xff"] {
            assert!(!ModelTokenizer::from_bytes(bytes).expect_err("no tokenizer").is_empty());
        }
    }
}
