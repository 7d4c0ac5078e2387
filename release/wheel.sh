#!/usr/bin/env bash
# Builds the wheel into a folder. Usage: release/wheel.sh FOLDER [manylinux2014]. With the second word the wheel is for every
# Linux with glibc 2.17 or later, linked by zig, which comes from PyPI; without it, for systems as new as this one.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: release/wheel.sh FOLDER [manylinux2014]" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
compatibility=${2:-}
cd "$(dirname "$0")/.."

tools=target/release-tools
[ -x "$tools/bin/python" ] || python3 -m venv "$tools"
packages=("maturin==1.16.0")
options=()
if [ -n "$compatibility" ]; then
    packages+=("ziglang>=0.13,<1")
    options+=(--zig --compatibility "$compatibility")
fi
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check "${packages[@]}"
# maturin finds zig by the Python of its own environment.
PATH=$PWD/$tools/bin:$PATH maturin build --release --locked --manifest-path crates/python/Cargo.toml \
    --interpreter "$tools/bin/python" --out "$folder" "${options[@]+"${options[@]}"}"
