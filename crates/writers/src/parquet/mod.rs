//! Parquet: a file for each table, and one of translations. The names are known to every program, so that a result that
//! another one wrote can be replaced; what writes them is behind the feature `parquet`.

#[cfg(feature = "parquet")]
mod columns;
#[cfg(feature = "parquet")]
mod sink;

#[cfg(feature = "parquet")]
pub use columns::Columns;
#[cfg(feature = "parquet")]
pub use sink::ParquetSink;

/// The table of translations, as the library `datasets` of Hugging Face has them: `{"id", "translation": {"en", "tr"},
/// "confidence"}` of each sentence pair that has a text on both sides.
pub const TRANSLATIONS: &str = "translations";

/// The name of a table's file.
pub fn file_name(table: &str) -> String {
    format!("{table}.parquet")
}
