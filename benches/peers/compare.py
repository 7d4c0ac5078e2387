"""Prints the table of `run.sh`: `compare.py IKIZ SCRATCH RECORDS PAIRS PDF…`, run by the Python that has the peers.

CPU seconds, user and system, medians of three (of one where it takes more than 20 s), one thread. ikiz is measured as a
whole process. A peer's start (imports, models) is taken off, so that the ratio is that of the work: more than 1 says
that ikiz needs less. Standard library only."""

import importlib.metadata
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
ONE_THREAD = {"IKIZ_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
ENVIRONMENT = os.environ | ONE_THREAD | {"IKIZ_QUIET": "true", "PYTHONWARNINGS": "ignore"}
WORD = re.compile(r"[^\W\d_]+")


def once(command, allowed=(0,)):
    """The CPU seconds of a command, and what it prints."""
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, printed


def repeated(measure):
    """The median of three, or the first where it is long."""
    values = [measure()]
    while len(values) < 3 and values[0] < 20:
        values.append(measure())
    return statistics.median(values)


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"


class Comparison:
    def __init__(self, ikiz, scratch):
        self.ikiz, self.scratch = ikiz, Path(scratch)

    def of_ikiz(self, *arguments):
        def measure():
            shutil.rmtree(self.scratch / "result", ignore_errors=True)
            # 1 says that some document failed, as scans among PDFs do.
            return once([self.ikiz, *arguments], (0, 1))[0]

        return repeated(measure)

    def of_peer(self, *arguments):
        return repeated(lambda: float(once([sys.executable, HERE / "stages.py", *arguments])[1]))

    def row(self, what, size, own, peer, package, measure):
        """A row, or a word that the peer is missing."""
        try:
            version = importlib.metadata.version(package) if package else ""
        except importlib.metadata.PackageNotFoundError:
            print(f"left out: {package} is not installed", file=sys.stderr)
            return
        try:
            theirs = measure()
        except (RuntimeError, OSError) as error:
            print(f"left out: {peer}: {error}", file=sys.stderr)
            return
        named = f"{peer} {version}".strip()
        ratio = f"{theirs / own:.2g}" if theirs < 10 * own else f"{theirs / own:.0f}"
        print(f"| {what} | {size} | {seconds(own)} | {named} | {seconds(theirs)} | {ratio} |", flush=True)

    def write(self, name, lines):
        path = self.scratch / name
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path, f"{len(lines):,} lines, {path.stat().st_size / 1e6:.1f} MB"


def extraction(comparison, pdfs):
    if shutil.which("pdftotext") is None:
        print("left out: pdftotext is not installed", file=sys.stderr)
        return
    printed = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=False).stderr
    version = printed.splitlines()[0].removeprefix("pdftotext version ")
    size = f"{len(pdfs)} PDFs, {sum(Path(pdf).stat().st_size for pdf in pdfs) / 1e6:.1f} MB"

    def peer():
        return sum(once(["pdftotext", pdf, "-"])[0] for pdf in pdfs)

    for what, arguments in [
        ("PDF to sections", ["sections", "--json", *pdfs]),
        ("PDF to all tables", ["run", "--output", comparison.scratch / "result", *pdfs]),
    ]:
        own = comparison.of_ikiz(*arguments)
        comparison.row(what, size, own, f"pdftotext (text only) {version}", "", lambda: repeated(peer))


def stages(comparison, pairs_file):
    pairs = [json.loads(line) for line in Path(pairs_file).read_text(encoding="utf-8").splitlines()]
    sides = {code: [sentence for pair in pairs for sentence in pair[code]] for code in ("en", "tr")}
    sentences, size = comparison.write("sentences.txt", sides["en"] + sides["tr"])
    own = comparison.of_ikiz("detect", sentences)
    lingua = "lingua-language-detector"

    def two():
        return comparison.of_peer("lingua", sentences, "two")

    comparison.row("language", size, own, "lingua, two languages", lingua, two)
    few, size = comparison.write("few.txt", sides["en"][:1_000] + sides["tr"][:1_000])
    own = comparison.of_ikiz("detect", few)
    comparison.row("language", size, own, "lingua, all languages", lingua, lambda: comparison.of_peer("lingua", few))
    for code, language, peers in [("en", "English", ["pysbd", "nltk"]), ("tr", "Turkish", ["nltk"])]:
        texts, size = comparison.write(f"texts-{code}.txt", [" ".join(pair[code]) for pair in pairs])
        own = comparison.of_ikiz("split", "--lang", code, "--records", texts)
        for peer in peers:
            stage, name = ("punkt", "nltk Punkt") if peer == "nltk" else (peer, peer)
            comparison.row(f"sentences, {language}", size, own, name, peer, lambda: comparison.of_peer(stage, texts))
        words, size = comparison.write(f"words-{code}.txt", WORD.findall(" ".join(sides[code])))
        own = comparison.of_ikiz("stem", "--lang", code, words)
        peer = "simplemma"
        comparison.row(f"keys, {language}", size, own, peer, peer, lambda: comparison.of_peer(peer, words, code))
    for peer, knows, count in [("galechurch", "lengths only", 1_000), ("sentweave", "hashed letters", 100)]:
        name = f"{peer} ({knows})"
        part, _ = comparison.write("pairs.jsonl", [json.dumps(pair, ensure_ascii=False) for pair in pairs[:count]])
        own = comparison.of_ikiz("align", "--jsonl", part)
        comparison.row("alignment", f"{count:,} pairs", own, name, peer, lambda: comparison.of_peer(peer, part))


def whole(comparison, records):
    size = f"{sum(1 for _ in open(records, encoding='utf-8')):,} records, {Path(records).stat().st_size / 1e6:.1f} MB"
    own = comparison.of_ikiz("keywords", records)
    name = "CountVectorizer, 1 to 3 words"
    comparison.row("counts", size, own, name, "scikit-learn", lambda: comparison.of_peer("count", records))
    own = comparison.of_ikiz("run", "--output", comparison.scratch / "result", records)

    def chain():
        return once([sys.executable, HERE / "chain.py", records, comparison.scratch / "chain"])[0]

    comparison.row("whole road", size, own, "chain.py of these peers, start included", "", lambda: repeated(chain))


def main(ikiz, scratch, records, pairs, *pdfs):
    version = subprocess.run([ikiz, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{date.today()}, {version}, Python {sys.version.split()[0]}, CPU seconds\n")
    print("| stage | input | ikiz | peer | its CPU | ratio |\n|---|---|---|---|---|---|", flush=True)
    comparison = Comparison(ikiz, scratch)
    extraction(comparison, pdfs)
    stages(comparison, pairs)
    whole(comparison, records)


if __name__ == "__main__":
    main(*sys.argv[1:])
