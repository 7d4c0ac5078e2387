#!/usr/bin/env bash
# Ikiz beside the programs that people use today, on the same input and in one run: a table of CPU times and ratios.
# Peers are installed from PyPI into a virtual environment of this script's own; one that cannot be had is named and
# left out. `pdftotext` is that of Debian's poppler-utils. Input: generated records, and the PDFs that are named (those
# of corpus/ by default).   Usage: benches/peers/run.sh [IKIZ [PDF…]]
source "$(dirname "$0")/../common.sh"
shift $(($# > 0))

environment=$root/target/peers
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
for peer in lingua-language-detector pysbd nltk simplemma galechurch sentweave scikit-learn; do
    "$environment/bin/pip" show --quiet "$peer" 2>/dev/null \
        || "$environment/bin/pip" install --quiet "$peer" \
        || echo "left out: $peer cannot be installed" >&2
done
command -v pdftotext >/dev/null || echo 'left out: pdftotext is not installed (Debian: poppler-utils)' >&2

[ $# -gt 0 ] || set -- "$root"/corpus/*.pdf
records=$(generated records 4000)
pairs=$(generated pairs 1000)
"$environment/bin/python" "$root/benches/peers/compare.py" "$ikiz" "$scratch" "$records" "$pairs" "$@"
