"""One stage as a peer does it: `stages.py STAGE FILE…`. Prints the CPU seconds of the work without the peer's start
(imports, models, a first call), which is what a program that keeps the peer loaded pays."""

import json
import sys
import time
import zlib


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def lingua(path, *languages):
    from lingua import Language, LanguageDetectorBuilder

    known = [Language.ENGLISH, Language.TURKISH] if languages else Language.all()
    detector = LanguageDetectorBuilder.from_languages(*known).build()
    texts = lines(path)
    detector.detect_language_of("Models are loaded by the first call, bu yüzden dışarıda kalsın.")
    yield
    for text in texts:
        detector.detect_language_of(text)


def pysbd(path):
    import pysbd as peer

    segmenter = peer.Segmenter(language="en", clean=False)
    texts = lines(path)
    segmenter.segment("One. Two.")
    yield
    for text in texts:
        segmenter.segment(text)


def punkt(path):
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    texts = lines(path)
    # Its ready models are a download; it is made to learn from a text, which is how they were made too.
    tokenizer = PunktSentenceTokenizer(" ".join(texts[:200]))
    yield
    for text in texts:
        tokenizer.tokenize(text)


def simplemma(path, language):
    from simplemma import lemmatize

    words = lines(path)
    lemmatize("çalışmalar", lang=language)
    yield
    for word in words:
        lemmatize(word, lang=language)


def galechurch(path):
    import galechurch as peer

    pairs = [json.loads(line) for line in lines(path)]
    peer.align(pairs[0]["en"], pairs[0]["tr"])
    yield
    for pair in pairs:
        peer.align(pair["en"], pair["tr"])


def sentweave(path):
    import numpy
    import sentweave as peer

    def encode(sentences):
        """Stands for a neural encoder, whose weights are a download: hashed groups of four letters."""
        vectors = numpy.zeros((len(sentences), 256), dtype=numpy.float32)
        for row, sentence in enumerate(sentences):
            for start in range(len(sentence) - 3):
                vectors[row, zlib.crc32(sentence[start : start + 4].encode()) % 256] += 1
        norms = numpy.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / numpy.maximum(norms, 1)

    pairs = [json.loads(line) for line in lines(path)]
    peer.align(pairs[0]["en"], pairs[0]["tr"], encoder=encode)
    yield
    for pair in pairs:
        peer.align(pair["en"], pair["tr"], encoder=encode)


def count(path):
    from sklearn.feature_extraction.text import CountVectorizer

    records = [json.loads(line) for line in lines(path)]
    yield
    for language in "en", "tr":
        texts = [
            " . ".join([record[f"title_{language}"], record[f"abstract_{language}"], *record[f"keywords_{language}"]])
            for record in records
        ]
        counter = CountVectorizer(ngram_range=(1, 3))
        totals = counter.fit_transform(texts).sum(axis=0).A1
        with open("/dev/null", "w", encoding="utf-8") as file:
            for term, place in counter.vocabulary_.items():
                file.write(f"{language},{term},{totals[place]}\n")


STAGES = [lingua, pysbd, punkt, simplemma, galechurch, sentweave, count]

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    stage = next(stage for stage in STAGES if stage.__name__ == name)(*arguments)
    next(stage)
    start = time.process_time()
    next(stage, None)
    print(time.process_time() - start)
