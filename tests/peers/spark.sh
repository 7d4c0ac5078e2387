#!/usr/bin/env bash
# Runs the tests of ikiz.spark with the wheel that wheel.sh has installed, where there is a Java. `install` installs what
# they need and runs none: pyspark, 470 MB, once. Usage: tests/peers/spark.sh [install]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$root/target/wheel
python=$environment/bin/python

skip() { echo "skipped: the tests of ikiz.spark: $1"; exit 0; }

command -v java >/dev/null 2>&1 || skip "there is no Java"
command -v python3 >/dev/null 2>&1 || skip "there is no python3"
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || skip "python3 is older than 3.10"
[ -x "$python" ] || python3 -m venv "$environment" || skip "python3 has no venv"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$root/tests/peers/spark.txt" ||
    skip "pyspark cannot be installed (no network?)"
[ "${1:-}" != install ] || exit 0
"$python" -c 'import ikiz' 2>/dev/null || skip "there is no wheel; tests/peers/wheel.sh builds and installs it"
cd "$root" && "$python" -m pytest -q -rs -p no:cacheprovider crates/python/tests/test_spark.py
