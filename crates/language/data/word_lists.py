"""Builds the word lists from which the letter model is trained: LANGUAGE.tsv files of word and weight.

    pip install wordfreq simplemma
    apt-get download firefox-esr-l10n-{az,sq,uz} thunderbird-l10n-{sq,uz} libreoffice-l10n-{kmr,uz} hunspell-kmr
    word_lists.py FOLDER_OF_UNPACKED_PACKAGES LISTS

Sources: word frequencies of wordfreq (CC BY-SA 4.0); for languages that it lacks, the words of the messages of Firefox, Thunderbird and LibreOffice
(MPL 2.0) and of glib, gtk and iso-codes (LGPL), and for Latin and Albanian the forms of simplemma's word lists (MIT). Words only are counted: no text is kept.
"""
import collections, glob, gettext, os, re, sys, unicodedata, zipfile

import simplemma.strategies.dictionaries.dictionary_factory as dictionaries
import wordfreq

FREQUENCIES = "en tr de es fi fr hu it nl pl pt ro sv da nb cs sk sl sh lt lv is id ms fil ca vi".split()
MESSAGES = {"az": "az", "sq": "sq", "uz": "uz", "kmr": "ku", "tk": "tk"}
FORMS = {"la": 40_000, "sq": 40_000}
ROOTS = {"kmr": "hunspell-kmr/usr/share/hunspell/kmr_Latn.dic", "uz": "hunspell-uz/usr/share/hunspell/uz_UZ.dic"}
MOST = 30_000
WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")


def messages(root, tag):
    for archive in glob.glob(f"{root}/**/*{tag}@*.xpi", recursive=True):
        with zipfile.ZipFile(archive) as files:
            for name in files.namelist():
                if name.endswith((".ftl", ".properties", ".dtd")):
                    for line in files.read(name).decode("utf8", "replace").splitlines():
                        if not line.startswith(("#", "-")) and ("=" in line or line.startswith(" ")):
                            yield re.sub(r"\{.*?\}|<.*?>|&\w+;", " ", line.split("=", 1)[-1])
    paths = glob.glob(f"{root}/**/{tag}/LC_MESSAGES/*.mo", recursive=True)
    for path in paths + glob.glob(f"/usr/share/locale/{MESSAGES[tag]}/LC_MESSAGES/*.mo"):
        with open(path, "rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog
        for source, text in catalog.items():
            if source and isinstance(text, str) and text != source:
                yield text.replace("_", "").replace("~", "")


def lists(root):
    english = wordfreq.get_frequency_dict("en", "large")
    found = {}
    for tag in FREQUENCIES:
        words = wordfreq.get_frequency_dict(tag, "best")
        found[tag] = {word: 1e6 * weight for word, weight in words.items() if WORD.fullmatch(word)}
    for tag in MESSAGES:
        counts = collections.Counter()
        for line in messages(root, tag):
            words = [word.lower() for word in WORD.findall(unicodedata.normalize("NFC", line.replace("İ", "i")))]
            # Untranslated messages are English.
            if words and sum(english.get(word, 0) > 2e-6 for word in words) < 0.4 * len(words):
                counts.update(words)
        total = sum(counts.values())
        found[tag] = {word: 1e6 * count / total for word, count in counts.items() if len(word) > 1}
    for tag, path in ROOTS.items():
        for line in open(f"{root}/{path}", encoding="utf8"):
            word = line.split("/")[0].strip().lower()
            if WORD.fullmatch(word):
                found[tag].setdefault(word, 1.0)
    for tag, most in FORMS.items():
        forms = dictionaries.DefaultDictionaryFactory().get_dictionary(tag)
        forms = sorted({(f.decode() if isinstance(f, bytes) else f).lower() for f in forms})
        forms = [form for form in forms if WORD.fullmatch(form)]
        step = max(1, len(forms) // most)
        for form in forms[::step]:
            found.setdefault(tag, {}).setdefault(form, 1.0)
    return found


def main():
    root, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    for tag, words in lists(root).items():
        ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        with open(f"{out}/{tag}.tsv", "w", encoding="utf8") as file:
            file.writelines(f"{word}\t{weight:.3f}\n" for word, weight in ranked)
        print(tag, len(ranked))


if __name__ == "__main__":
    main()
