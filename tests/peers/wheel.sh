#!/usr/bin/env bash
# Builds the wheel, installs it in a virtual environment of its own (target/wheel) beside the libraries that take its
# tables, and runs crates/python/tests but for those of ikiz.spark, which spark.sh runs. Usage: tests/peers/wheel.sh
# [PROFILE], `release` unless another is named; with `dev` the wheel is built from what the tests of Rust have built;
# `install` installs what it needs and builds nothing. Where there is no Python, or no network, it says what is skipped.
# Needs Python 3.10 or later.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
profile=${1:-release}
environment=$root/target/wheel
python=$environment/bin/python

skip() {
    # Nothing is tested with a wheel of before.
    rm -rf "$environment"/lib/python*/site-packages/ikiz "$environment"/lib/python*/site-packages/ikiz-*
    echo "skipped: the wheel and its tests: $1"
    exit 0
}

command -v python3 >/dev/null 2>&1 || skip "there is no python3"
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || skip "python3 is older than 3.10"
"$python" -m pip --version >/dev/null 2>&1 || python3 -m venv "$environment" || skip "python3 has no venv"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$root/tests/peers/wheel.txt" ||
    skip "what it is built and tested with cannot be installed (no network?); tests/peers/wheel.txt names it"
[ "$profile" != install ] || exit 0

rm -rf "$environment/dist"
# The environment of .cargo/config.toml, so that nothing is built twice.
(cd "$root" && "$environment/bin/maturin" build --quiet --locked --profile "$profile" --manifest-path crates/python/Cargo.toml \
    --interpreter "$python" --out "$environment/dist")
"$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index --force-reinstall "$environment"/dist/ikiz-*.whl
cd "$root" && IKIZ_WHEEL_PROFILE=$profile "$python" -m pytest -q -rs -p no:cacheprovider crates/python/tests \
    --ignore crates/python/tests/test_spark.py
