"""The whole road as a script of ready parts does it today: `chain.py RECORDS.jsonl FOLDER`. Tells the language of each
sentence (lingua), splits (pysbd for English, Punkt for Turkish), brings words to their lemmas (simplemma), aligns
(galechurch), counts (CountVectorizer), and writes sentence pairs and frequencies as CSV."""

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import galechurch
import pysbd
from lingua import Language, LanguageDetectorBuilder
from nltk.tokenize.punkt import PunktSentenceTokenizer
from simplemma import lemmatize
from sklearn.feature_extraction.text import CountVectorizer

CODES = "en", "tr"
WORD = re.compile(r"\w+")


def main(path, folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    detector = LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.TURKISH).build()
    english = pysbd.Segmenter(language="en", clean=False)
    turkish = PunktSentenceTokenizer(" ".join(record["abstract_tr"] for record in records[:200]))
    split = {"en": english.segment, "tr": turkish.tokenize}
    texts = {code: [] for code in CODES}
    languages = Counter()
    with open(folder / "sentence_pairs.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["document_id", "english", "turkish"])
        for record in records:
            sentences = {code: split[code](record[f"abstract_{code}"]) for code in CODES}
            languages.update(detector.detect_language_of(text) for side in sentences.values() for text in side)
            for bead in galechurch.align(sentences["en"], sentences["tr"]).beads:
                beside = sentences["en"][bead.source_start : bead.source_end]
                across = sentences["tr"][bead.target_start : bead.target_end]
                table.writerow([record["id"], " ".join(beside), " ".join(across)])
            for code in CODES:
                fields = [record[f"title_{code}"], *sentences[code], *record[f"keywords_{code}"]]
                texts[code].append(" ".join(lemmatize(word, lang=code) for word in WORD.findall(" ".join(fields))))
    with open(folder / "keyword_frequencies.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["language", "term", "count", "documents"])
        for code in CODES:
            counter = CountVectorizer(ngram_range=(1, 3))
            counts = counter.fit_transform(texts[code])
            totals, documents = counts.sum(axis=0).A1, counts.getnnz(axis=0)
            for term, place in sorted(counter.vocabulary_.items()):
                table.writerow([code, term, totals[place], documents[place]])
    print(len(records), dict(languages), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
