#!/usr/bin/env bash
# Writes SHA256SUMS of the files in a folder. Usage: release/checksums.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: release/checksums.sh FOLDER" >&2; exit 2; }
cd "$1"
rm -f SHA256SUMS
sums=$(find . -maxdepth 1 -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum)
echo "$sums" >SHA256SUMS
