//! A column of a table and its content, written `abstract:tr=Özet metni`.

use ikiz_document::{DeclaredField, Language};
use ikiz_reader::Column;

/// What a column may contain, by name.
const FIELDS: [(&str, Option<DeclaredField>); 5] = [
    ("id", None),
    ("title", Some(DeclaredField::Title)),
    ("abstract", Some(DeclaredField::Abstract)),
    ("summary", Some(DeclaredField::Summary)),
    ("keywords", Some(DeclaredField::Keywords)),
];

/// Reads a column; the error says what is allowed.
pub(super) fn read(text: &str) -> Result<Column, String> {
    let Some((field, name)) = text.split_once('=') else {
        return Err("no `=` in it; write what it holds and its name, as in abstract:tr=Özet".to_owned());
    };
    let (field, name) = (field.trim(), name.trim());
    if name.is_empty() {
        return Err("no name behind the `=`; write it as it stands in the file, as in abstract:tr=Özet".to_owned());
    }
    let (kind, code) = field.split_once(':').map_or((field, None), |(kind, code)| (kind, Some(code)));
    let language_of = |code| {
        let found = Language::BOTH.into_iter().find(|language| language.code() == code);
        found.ok_or_else(|| format!("`{code}` is no language; write `en` or `tr`, or neither"))
    };
    let language = code.map(language_of).transpose()?;
    let Some((_, field)) = FIELDS.into_iter().find(|(known, _)| *known == kind) else {
        return Err(format!("`{kind}` is no field; there are id, title, abstract, summary and keywords"));
    };
    if field.is_none() && language.is_some() {
        return Err("an id is in no language; write id=NAME".to_owned());
    }
    Ok(Column { name: name.to_owned(), field, language })
}

/// The column in the form in which it is read.
pub(super) fn shown(column: &Column) -> String {
    let field = FIELDS.into_iter().find(|(_, field)| *field == column.field).map_or("id", |(name, _)| name);
    let language = column.language.map_or_else(String::new, |language| format!(":{}", language.code()));
    format!("{field}{language}={}", column.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_and_shown() {
        let column = |text| read(text).map(|column| (shown(&column), column.field, column.language, column.name));
        let expected =
            |shown: &str, field, language, name: &str| Ok((shown.to_owned(), field, language, name.to_owned()));
        let turkish = Some(Language::Turkish);
        assert_eq!(
            column("abstract:tr=Özet=1"),
            expected("abstract:tr=Özet=1", Some(DeclaredField::Abstract), turkish, "Özet=1")
        );
        assert_eq!(column("id = Kayıt"), expected("id=Kayıt", None, None, "Kayıt"));
        for (text, said) in [
            ("abstract", "no `=`"),
            ("abstract=", "no name"),
            ("abstract:de=x", "`de` is no language"),
            ("body=x", "`body` is no field"),
            ("id:tr=x", "no language"),
        ] {
            assert!(column(text).is_err_and(|error| error.contains(said)), "{text}");
        }
    }
}
