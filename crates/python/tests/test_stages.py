"""Single stages: what the commands of the same names give."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import ikiz
from conftest import Answer

LINES = [
    "Bu çalışmada köy okulları incelenmiştir.",
    "This study examines village schools.",
    "ANAHTAR KELIMELER",
    "",
    "Diese Arbeit untersucht die Dorfschulen der Region und ihre Geschichte.",
    "çalışma",
]
TEXT = "Çalışmaya 42 okul dahil edilmiştir (bkz. Tablo 1). Veriler Prof. Dr. Ayla Kurt\ntarafından toplanmıştır. Sonuç iyi."


def test_detect(command: Callable[..., Answer]) -> None:
    printed = command("detect", stdin="\n".join(LINES) + "\n").stdout.decode().splitlines()
    assert [f"{found.tag}\t{found.confidence:.3f}" for found in ikiz.detect(LINES)] == printed
    assert ikiz.detect([]) == []


def test_split(command: Callable[..., Answer]) -> None:
    printed = command("split", "--lang", "tr", stdin=TEXT).stdout.decode().splitlines()
    assert ikiz.split(TEXT, "tr") == printed
    offsets = ikiz.split(TEXT, "tr", offsets=True)
    printed = command("split", "--lang", "tr", "--offsets", stdin=TEXT).stdout.decode().splitlines()
    assert [f"{start}\t{end}" for start, end in offsets] == printed
    assert [" ".join(TEXT[start:end].split()) for start, end in offsets] == ikiz.split(TEXT, "tr")


def test_stem(command: Callable[..., Answer]) -> None:
    words = ["okullarımızdan", "kitabı", "kitaplar", "NATO’nun", "okul", "kitap", "çalışmaları"]
    for flags, settings in (([], {}), (["--stemmer", "snowball"], {"stemmer": "snowball"})):
        printed = command("stem", "--lang", "tr", *flags, stdin="\n".join(words)).stdout.decode().splitlines()
        assert ikiz.stem(words, "tr", **settings) == printed
    printed = command("stem", "--lang", "en", "--spelling", "printed", stdin="behaviours").stdout.decode().split()
    assert ikiz.stem(["behaviours"], "en", spelling="printed") == printed != ikiz.stem(["behaviours"], "en")


def test_sections(command: Callable[..., Answer], corpus: Path) -> None:
    for name in ("makale-kent-bahceleri.docx", "kayitlar.csv", "tez-su-kalitesi.pdf"):
        answer = command("sections", "--json", corpus / name)
        printed = [json.loads(line) for line in answer.stdout.decode().splitlines()]
        found = ikiz.sections(corpus / name)
        assert [document.failure for document in found] == [None] * len(printed)
        shown = [
            {"path": document.path, "sections": [dataclasses.asdict(section) for section in document.sections]}
            for document in found
        ]
        assert shown == printed
        by_bytes = ikiz.sections((corpus / name).read_bytes(), name=name)
        assert [document.sections for document in by_bytes] == [document.sections for document in found]
        assert all(document.path.startswith(name) for document in by_bytes)
    text = (corpus / "enerji-guvenligi.txt").read_bytes()
    printed = json.loads(command("sections", "--json", stdin=text.decode()).stdout)
    assert [dataclasses.asdict(section) for section in ikiz.sections(text)[0].sections] == printed["sections"]
    assert ikiz.sections(text)[0].path == printed["path"] == "-"


def test_align(command: Callable[..., Answer], root: Path, tmp_path: Path) -> None:
    examples = root / "tests" / "examples"
    english = (examples / "english.txt").read_text(encoding="utf-8").splitlines()
    turkish = (examples / "turkish.txt").read_text(encoding="utf-8").splitlines()
    printed = command("align", examples / "english.txt", examples / "turkish.txt", "--text").stdout.decode()
    found = ikiz.align(english, turkish)
    lines = [
        f"{','.join(map(str, bead.english))}\t{','.join(map(str, bead.turkish))}\t{bead.confidence:.3f}\t{text[0]}\t{text[1]}"
        for bead, text in zip(found.beads, found.texts())
    ]
    assert lines == printed.splitlines() and len(found) == len(lines)
    texts = [("One school was founded in 1923. It has 40 teachers.", "Okul 1923 yılında kuruldu. 40 öğretmeni vardır.")] * 2
    records = "".join(json.dumps({"id": at, "en": en, "tr": tr}) + "\n" for at, (en, tr) in enumerate(texts))
    answers = [json.loads(line) for line in command("align", "--jsonl", "-", stdin=records).stdout.splitlines()]
    assert [json.loads(json.dumps(each.beads)) for each in ikiz.align_pairs(texts)] == [each["beads"] for each in answers]


def test_keywords(command: Callable[..., Answer], corpus: Path) -> None:
    texts = [(corpus / name).read_text(encoding="utf-8") for name in ("enerji-guvenligi.txt", "fındık-verimi.txt")]
    records = "".join(json.dumps({"id": 1, "language": "tr", "text": text}) + "\n" for text in texts)
    answers = [json.loads(line) for line in command("keywords", "--jsonl", "-", stdin=records).stdout.splitlines()]
    found = [[dataclasses.asdict(keyword) for keyword in each] for each in ikiz.keywords(texts, "tr")]
    assert found == [each["keywords"] for each in answers] and all(found)
    assert ikiz.keywords(texts, ["tr", "tr"]) == ikiz.keywords(texts, "tr")


def test_match_keywords(command: Callable[..., Answer]) -> None:
    english, turkish = ["Energy Security", "Türkiye", "pipeline"], ["Türkiye", "Enerji Güvenliği"]
    record = json.dumps({"id": 1, "en": english, "tr": turkish}) + "\n"
    answer = json.loads(command("align", "--keywords", "--jsonl", "-", stdin=record).stdout)
    assert [list(match) for match in ikiz.match_keywords(english, turkish)] == answer["pairs"]
