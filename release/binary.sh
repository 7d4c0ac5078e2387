#!/usr/bin/env bash
# Builds the program for Linux as one static file and packs it with licences and README. Usage: release/binary.sh FOLDER
# The C part (the allocator) is compiled by musl-gcc where it is, else by zig (pip install cargo-zigbuild ziglang).
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: release/binary.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
target=x86_64-unknown-linux-musl

rustc --print target-libdir --target "$target" | xargs test -d || {
    echo "Rust has no $target here; run: rustup target add $target" >&2
    exit 1
}
if command -v musl-gcc >/dev/null 2>&1; then
    cargo build --release --locked --package ikiz --features parquet --target "$target"
else
    tools=target/release-tools
    [ -x "$tools/bin/python" ] || python3 -m venv "$tools"
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check "cargo-zigbuild>=0.20,<1" "ziglang>=0.13,<1"
    PATH=$PWD/$tools/bin:$PATH cargo zigbuild --release --locked --package ikiz --features parquet --target "$target"
fi

program=target/$target/release/ikiz
version=$("$program" --version | cut -d ' ' -f 2)
name=ikiz-$version-$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
cp "$program" README.md README.tr.md LICENSE-MIT LICENSE-APACHE CHANGELOG.md "$work/$name"
# The same sources give the same archive.
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" \
    --directory "$work" "$name" | gzip --no-name --best >"$folder/$name.tar.gz"
echo "$folder/$name.tar.gz"
