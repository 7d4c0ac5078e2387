"""Compares the Turkish and English sections of academic documents.

`run` compares the documents of files and folders and gives tables. `check` says what is to be mended in manuscripts.
`detect`, `split`, `stem`, `sections`, `align`, `keywords` and `match_keywords` are single stages. All give what the
commands of the same names give, and raise `IkizError` where something cannot be done.

Tables are Arrow: pandas, polars, pyarrow and DuckDB take them without a copy.
"""

from ikiz._ikiz import __version__
from ikiz.errors import IkizError, IkizWarning, InputError, OutputError, SettingError
from ikiz.progress import Progress
from ikiz.result import Failure, Pair, Result, SentencePair, check, open_result, run, settings
from ikiz.stages import (
    Alignment,
    Bead,
    Document,
    Keyword,
    KeywordMatch,
    Language,
    Part,
    Section,
    align,
    align_pairs,
    detect,
    keywords,
    match_keywords,
    sections,
    split,
    stem,
)
from ikiz.table import Table, Tables

__all__ = [
    "Alignment",
    "Bead",
    "Document",
    "Failure",
    "IkizError",
    "IkizWarning",
    "InputError",
    "Keyword",
    "KeywordMatch",
    "Language",
    "OutputError",
    "Pair",
    "Part",
    "Progress",
    "Result",
    "Section",
    "SentencePair",
    "SettingError",
    "Table",
    "Tables",
    "__version__",
    "align",
    "align_pairs",
    "check",
    "detect",
    "keywords",
    "match_keywords",
    "open_result",
    "run",
    "sections",
    "settings",
    "split",
    "stem",
]
