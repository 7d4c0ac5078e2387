//! Settings as keyword arguments: `max_pages=500` is the setting `max-pages`, read by its one definition.

use crate::errors::Exception;
use ikiz_pipeline::Setup;
use ikiz_pipeline::profile::{Profile, Shipped};
use ikiz_pipeline::settings::{Kind, Setting, Settings};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How messages write a setting: `max_pages`, `max_pages=500`.
pub fn name_setting(setting: &str, value: Option<&str>) -> String {
    let name = setting.replace('-', "_");
    match (value, Settings::LIST.iter().find(|known| known.name == setting).map(|known| known.kind)) {
        (None, _) => name,
        (Some(value), Some(Kind::Number | Kind::Switch)) => format!("{name}={value}"),
        (Some(value), _) => format!("{name}=\"{value}\""),
    }
}

/// The settings of a command, `run` or `check`, with what the files hold that they name. `config` is a configuration
/// file, which the other keywords override; neither the environment nor a file in the current folder counts.
pub fn setup(py: Python<'_>, command: &str, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Setup> {
    let settings = settle(command, keywords)?;
    let files: Vec<String> = Settings::LIST
        .iter()
        .filter(|setting| matches!(setting.kind, Kind::Path))
        .flat_map(|setting| setting.shown(&settings))
        .collect();
    let files: Vec<&Path> = files.iter().map(Path::new).collect();
    let loaded = py.detach(|| ikiz_cli::load_setup(settings, name_setting));
    loaded.map_err(|error| Exception::Setting.of(&error, &files))
}

/// The settings of a command.
pub fn settle(command: &str, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Settings> {
    let mut said: BTreeMap<&'static str, Vec<OsString>> = BTreeMap::new();
    for (key, value) in keywords.into_iter().flatten() {
        let key: String = key.extract()?;
        if key == "config" && !value.is_none() {
            let path: PathBuf = value.extract()?;
            let file = ikiz_cli::load_configuration(Some(&path));
            for (name, texts) in file.map_err(|error| Exception::Setting.of(&error, &[&path]))? {
                said.entry(name).or_insert(texts);
            }
        } else if !value.is_none() {
            let setting = find(command, &key)?;
            said.insert(setting.name, texts(setting, &value)?);
        }
    }
    if said.contains_key("model") && said.contains_key("learn") {
        let message = "`model` and `learn` are given: what is learned from the inputs would take the place of what the \
                       model has; leave one of them out";
        return Err(Exception::Setting.error(message, None));
    }
    let mut settings = Settings::default();
    for setting in Settings::LIST.iter().filter(|setting| ikiz_cli::takes(command, setting)) {
        for text in said.get(setting.name).into_iter().flatten() {
            setting.set(&mut settings, text).map_err(|error| wrong(setting, &error.text, &error.right))?;
        }
    }
    Ok(settings)
}

/// The settings that a command takes: the form of its progress apart, which is shown in another way here.
fn taken(command: &str) -> impl Iterator<Item = &'static Setting> {
    Settings::LIST.iter().filter(move |setting| ikiz_cli::takes(command, setting) && setting.name != "log")
}

fn find(command: &str, key: &str) -> PyResult<&'static Setting> {
    taken(command).find(|setting| setting.name.replace('-', "_") == key).ok_or_else(|| {
        let names: Vec<String> = taken(command).map(|setting| name_setting(setting.name, None)).collect();
        let message = format!("there is no setting `{key}`; choose one of {}", names.join(", "));
        Exception::Setting.error(&message, None)
    })
}

/// The values of a keyword, as [`Setting::set`] takes them.
fn texts(setting: &Setting, value: &Bound<'_, PyAny>) -> PyResult<Vec<OsString>> {
    let is_many = value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>();
    let one = |value: &Bound<'_, PyAny>| text(setting.kind, value)?.ok_or_else(|| wrong_type(setting, value));
    if is_many && setting.is_list { value.try_iter()?.map(|item| one(&item?)).collect() } else { Ok(vec![one(value)?]) }
}

/// A value as text, if it has a type of the setting.
fn text(kind: Kind, value: &Bound<'_, PyAny>) -> PyResult<Option<OsString>> {
    if value.is_instance_of::<PyBool>() {
        let is_on: bool = value.extract()?;
        return Ok(matches!(kind, Kind::Switch).then(|| is_on.to_string().into()));
    }
    if matches!(kind, Kind::Path) {
        return Ok(value.extract::<PathBuf>().ok().map(PathBuf::into_os_string));
    }
    let is_number = value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>();
    if value.is_instance_of::<PyString>() || is_number && matches!(kind, Kind::Number | Kind::Text) {
        return Ok(Some(value.str()?.to_string().into()));
    }
    Ok(None)
}

fn wrong_type(setting: &Setting, value: &Bound<'_, PyAny>) -> PyErr {
    let shown = value.repr().map_or_else(|_| String::new(), |text| text.to_string());
    wrong(setting, &shown, &format!("write it as in {}", sample(setting)))
}

/// The words that the command has for a wrong value, with the name that the setting has here.
fn wrong(setting: &Setting, text: &str, right: &str) -> PyErr {
    let message = format!("invalid value `{text}` for `{}`: {right}", name_setting(setting.name, None));
    Exception::Setting.with_advice(&message, None, Some(right))
}

/// `threads=4`, `formats=["csv", "tmx"]`.
fn sample(setting: &Setting) -> String {
    let value = |text: &&str| match setting.kind {
        Kind::Switch => if *text == "true" { "True" } else { "False" }.to_owned(),
        Kind::Number => (*text).to_owned(),
        Kind::Text | Kind::Path | Kind::Choice(_) => format!("\"{text}\""),
    };
    let values: Vec<String> = setting.examples.iter().map(value).collect();
    let (name, values) = (name_setting(setting.name, None), values.join(", "));
    if setting.is_list { format!("{name}=[{values}]") } else { format!("{name}={values}") }
}

/// The settings that name files to be read.
#[pyfunction]
pub fn settings_of_files() -> Vec<String> {
    let is_read = |setting: &&Setting| matches!(setting.kind, Kind::Path) && setting.name != "output";
    taken("run").filter(is_read).map(|setting| name_setting(setting.name, None)).collect()
}

/// The files that belong to a profile: none of one that is shipped, else its own and the vocabulary that it names, as it is
/// written there.
#[pyfunction]
pub fn files_of_profile(named: PathBuf) -> Vec<PathBuf> {
    if named.to_str().and_then(Shipped::find).is_some() {
        return Vec::new();
    }
    // What is wrong in it is said where it is read.
    let profile = std::fs::read_to_string(&named).ok().and_then(|text| Profile::parse(&text).ok());
    let vocabulary = profile.and_then(|profile| profile.vocabulary_file);
    [named].into_iter().chain(vocabulary.map(PathBuf::from)).collect()
}

/// Every setting that a command takes: its name, what it does, its default in words, an example as it is written.
#[pyfunction]
pub fn settings(command: &str) -> Vec<(String, String, String, String)> {
    let shown = |setting: &Setting| {
        let name = name_setting(setting.name, None);
        (name, setting.help.to_owned(), setting.default_in_words(), sample(setting))
    };
    taken(command).map(shown).collect()
}
