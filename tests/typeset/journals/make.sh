#!/bin/sh
# Sets the journal articles anew: NAME.EXTENSION.tex or .fodt becomes corpus/NAME.EXTENSION. With names (NAME.EXTENSION) only those.
set -eu
cd "$(dirname "$0")"
corpus=$(cd ../../../corpus && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
export SOURCE_DATE_EPOCH=1700000000 FORCE_SOURCE_DATE=1 TZ=UTC LC_ALL=C.UTF-8

# Twice, for the places of boxes and the numbers of pages.
tex() {
    program=$(sed -n 's/^% !TEX program = //p' "$1.tex")
    for run in 1 2; do
        "${program:-pdflatex}" -interaction=nonstopmode -halt-on-error -output-directory "$work" -jobname "${1%.pdf}" "$1.tex" \
            >"$work/log" || { tail -n 30 "$work/log"; exit 1; }
    done
    # XeTeX names every run anew.
    sed -E -i 's/(\/ID ?\[)<[0-9a-f]{32}><[0-9a-f]{32}>/\1<00000000000000000000000000000000><00000000000000000000000000000000>/' "$work/$1"
}

# LibreOffice notes in a file when and by which run it was made: replaced by text as long, so that the offsets in a PDF stay right.
office() {
    cp "$1.fodt" "$work/${1%.*}.fodt"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "${1##*.}" --outdir "$work" "$work/${1%.*}.fodt" \
        >"$work/log" 2>&1
    case $1 in
    *.pdf)
        sed -E -i 's/(CreationDate\(D:)[0-9]{14}[-+Z]/\120231114221320Z/
            s/<[0-9A-F]{32}>/<00000000000000000000000000000000>/g
            s/(DocChecksum \/)[0-9A-F]{32}/\100000000000000000000000000000000/' "$work/$1"
        ;;
    esac
}

for source in *.tex *.fodt; do
    name=${source%.*}
    case " $* " in
    "  " | *" $name "*) ;;
    *) continue ;;
    esac
    case $source in
    *.tex) tex "$name" ;;
    *.fodt) office "$name" ;;
    esac
    cp "$work/$name" "$corpus/"
    echo "$name"
done
