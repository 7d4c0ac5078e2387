#!/usr/bin/env bash
# Builds everything that is handed out for Linux into a folder. Usage: release/build.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: release/build.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
[ -z "$(ls -A "$folder")" ] || { echo "$1: something lies there already; name an empty folder" >&2; exit 1; }
cd "$(dirname "$0")"
./wheel.sh "$folder" manylinux2014
./binary.sh "$folder"
python3 sbom.py ikiz x86_64-unknown-linux-musl >"$folder/ikiz.cdx.json"
python3 sbom.py ikiz-python x86_64-unknown-linux-gnu >"$folder/ikiz-python.cdx.json"
./checksums.sh "$folder"
cat "$folder/SHA256SUMS"
