"""Single stages: what the commands of the same names give, as objects."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, overload

from ikiz import _ikiz, inputs
from ikiz.errors import InputError
from ikiz.result import Failure


class Language(NamedTuple):
    """The language of a text."""

    #: `en`, `tr`, the ISO 639-3 code of another language, or `und` where that cannot be told.
    tag: str
    #: 0 to 1.
    confidence: float


class Bead(NamedTuple):
    """Sentences that are translations of each other."""

    #: Indexes of the English sentences, from 0; none where the Turkish ones have no twin.
    english: list[int]
    #: Indexes of the Turkish sentences.
    turkish: list[int]
    #: 0 to 1; of ten beads with 0.9 about nine are right.
    confidence: float


@dataclass(frozen=True)
class Alignment:
    """The beads of a pair of texts. Each sentence of each side stands in exactly one bead."""

    #: The beads, in the order of the English side; where a sentence has moved, they cross.
    beads: list[Bead]
    #: The English sentences, to which the indexes point.
    english: list[str]
    #: The Turkish sentences.
    turkish: list[str]

    def __len__(self) -> int:
        return len(self.beads)

    def texts(self) -> list[tuple[str, str]]:
        """The English and the Turkish text of each bead; empty where a side has none."""
        return [
            (" ".join(self.english[at] for at in bead.english), " ".join(self.turkish[at] for at in bead.turkish))
            for bead in self.beads
        ]


@dataclass(frozen=True)
class Keyword:
    """A key phrase of a text."""

    #: As it reads in the text.
    term: str
    #: How often it stands there, in any inflection.
    count: int
    #: The higher, the more it is of this text.
    score: float


class KeywordMatch(NamedTuple):
    """An author keyword and its twin."""

    #: Index in the English list, from 0.
    english: int
    #: Index in the Turkish list.
    turkish: int
    #: 0 to 1.
    confidence: float


@dataclass(frozen=True)
class Part:
    """A labelled part of a structured abstract."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """A section of a document."""

    #: `title`, `abstract`, `summary`, `keywords`, `body` or `references`.
    kind: str
    #: A tag as in `Language`.
    language: str
    #: As it is printed; None where there is none.
    heading: str | None
    text: str
    parts: list[Part]
    keywords: list[str]
    #: 0 to 1.
    confidence: float
    #: From 1; None where the format has no pages.
    page: int | None
    #: From 1; in a PDF on its page.
    line: int


@dataclass(frozen=True)
class Document:
    """A document with its sections, or why it has none."""

    #: The file; `#` and the id of the record follow where a file holds several.
    path: str
    #: In reading order.
    sections: list[Section]
    #: None where it could be read.
    failure: Failure | None = None


def detect(lines: Iterable[str]) -> list[Language]:
    """The language of each text of a list, as `ikiz detect` tells it of lines.

    Raises:
        InputError: Something else than a list of texts is given.
    """
    return [Language(*found) for found in _ikiz.detect(inputs.texts(lines, "texts"))]


@overload
def split(text: str, language: str, *, offsets: Literal[False] = False) -> list[str]: ...


@overload
def split(text: str, language: str, *, offsets: Literal[True]) -> list[tuple[int, int]]: ...


def split(text: str, language: str, *, offsets: bool = False) -> list[str] | list[tuple[int, int]]:
    """The sentences of a text, as `ikiz split` gives them.

    Args:
        text: The text; its line breaks become blanks inside a sentence.
        language: `en` or `tr`.
        offsets: Whether to give start and end of each sentence instead: characters of the text as given, half-open, so
            that `text[start:end]` is the sentence.

    Raises:
        InputError: The text is none.
        SettingError: The language is none of the two.
    """
    given = inputs.text(text)
    return _ikiz.split_offsets(given, language) if offsets else _ikiz.split(given, language)


def stem(
    words: Iterable[str], language: str, *, stemmer: str = "lemma", spelling: str = "american"
) -> list[str]:
    """The key of each word, under which `ikiz` counts its forms, as `ikiz stem` gives it.

    Args:
        words: The words. They are one collection: each may be evidence for the others.
        language: `en` or `tr`.
        stemmer: `lemma`, or `snowball` for the stems that other tools count.
        spelling: `american`, under which `behaviour` counts as `behavior`, or `printed`.

    Raises:
        InputError: Something else than a list of texts is given.
        SettingError: A setting is wrong.
    """
    return _ikiz.stem(inputs.texts(words, "words"), language, stemmer, spelling)


def sections(
    source: inputs.Path | bytes, *, name: str | None = None, **settings: Any
) -> list[Document]:
    """The sections of documents, as `ikiz sections --json` gives them.

    Args:
        source: The path of a file, of a folder, which is searched, or the bytes of a document.
        name: What a file with the bytes would be called; its ending tells the format: `paper.pdf`. Without it, bytes
            are plain text in any encoding.
        settings: The settings of the command with `_` for `-`.

    Returns:
        The documents. One that cannot be read among others has a `failure`.

    Raises:
        InputError: There is no such file, the bytes are no document, or no document can be read.
        SettingError: A setting is wrong.
    """
    if isinstance(source, (bytes, bytearray)):
        found = _ikiz.sections((bytes(source), name), settings)
    elif isinstance(source, (str, os.PathLike)):
        found = _ikiz.sections(os.fspath(source), settings)
    else:
        advice = "give the path of a file or folder, or bytes"
        kind = "None" if source is None else f"a value of type {type(source).__name__}"
        raise InputError(f"{kind} is no document; {advice}", advice=advice)
    documents = [_document(line, failure) for line, failure in found]
    if not any(document.failure is None for document in documents):
        for document in documents:
            if document.failure is not None:
                failure = document.failure
                message = f"{failure.file}: {failure.message}; {failure.advice}"
                raise InputError(message, failure.file, failure.advice)
        advice = "name files (.docx, .pdf, .html, .txt …) or a folder that holds some"
        raise InputError(f"no document found; {advice}", advice=advice)
    return documents


def align(
    english: str | Sequence[str], turkish: str | Sequence[str], *, force: bool = False, **settings: Any
) -> Alignment:
    """Aligns the sentences of two texts, as `ikiz align` does.

    Args:
        english: The English sentences, or running text, which is split first.
        turkish: The Turkish ones.
        force: Whether to align also what surely is no English and Turkish text of the same.
        settings: The settings of the command with `_` for `-`: `lexicon`, `model`, `learn`, `threads`.

    Raises:
        InputError: A side is no text, or the two are surely no translations of each other.
        SettingError: A setting is wrong.
    """
    return _aligned([(english, turkish)], force, settings)[0]


def align_pairs(
    pairs: Iterable[tuple[str | Sequence[str], str | Sequence[str]]], *, force: bool = False, **settings: Any
) -> list[Alignment]:
    """Aligns many pairs of an English and a Turkish text, as `ikiz align --jsonl` does.

    All pairs are one corpus: what they share may be learned from it. Of pairs that do not seem to be translations of
    each other a warning tells, unless `force` is set.

    Raises:
        InputError: A side is no text, or a pair needs more time or memory than it may.
        SettingError: A setting is wrong.
    """
    return _aligned(list(pairs), force, settings)


def keywords(
    texts: Iterable[str], language: str | Iterable[str], *, stemmer: str = "lemma", spelling: str = "american"
) -> list[list[Keyword]]:
    """The key phrases of each text, at most 20, best first, as `ikiz keywords --jsonl` gives them.

    Args:
        texts: The texts. All of one language are one corpus: a phrase of many of them is of none.
        language: `en` or `tr`, or one for each text.
        stemmer: As in `stem`.
        spelling: As in `stem`.

    Raises:
        InputError: Something else than a list of texts is given, or not as many languages.
        SettingError: A setting is wrong.
    """
    given = inputs.texts(texts, "texts")
    languages = [language] * len(given) if isinstance(language, str) else inputs.texts(language, "languages")
    if len(languages) != len(given):
        advice = "give one language for all, or one for each"
        raise InputError(f"{len(given)} texts and {len(languages)} languages are given; {advice}", advice=advice)
    found = _ikiz.keywords(list(zip(languages, given)), stemmer, spelling)
    return [[Keyword(*phrase) for phrase in phrases] for phrases in found]


def match_keywords(english: Iterable[str], turkish: Iterable[str]) -> list[KeywordMatch]:
    """Pairs the author keywords of two lists, as `ikiz align --keywords` does.

    Raises:
        InputError: Something else than a list of texts is given.
    """
    found = _ikiz.match_keywords(inputs.texts(english, "keywords"), inputs.texts(turkish, "keywords"))
    return [KeywordMatch(*match) for match in found]


def _aligned(pairs: list[Any], force: bool, settings: dict[str, Any]) -> list[Alignment]:
    given = [(_side(english), _side(turkish)) for english, turkish in pairs]
    found, warnings = _ikiz.align(given, force, settings)
    inputs.warn(warnings, 4)
    return [
        Alignment([Bead(*bead) for bead in beads], english, turkish) for beads, english, turkish in found
    ]


def _side(side: str | Sequence[str]) -> str | list[str]:
    return side if isinstance(side, str) else inputs.texts(side, "sentences")


def _document(line: str | None, failure: tuple[str, str, str, str, str] | None) -> Document:
    if line is None:
        assert failure is not None
        return Document(failure[0], [], Failure(*failure))
    found = json.loads(line)
    return Document(
        found["path"],
        [
            Section(**{**section, "parts": [Part(**part) for part in section["parts"]]})
            for section in found["sections"]
        ],
    )
