#!/usr/bin/env bash
# Runs the tests of ikiz.spark with the wheel that wheel.sh has installed, where there is a Java. `install` installs what
# they need and runs none: pyspark, 470 MB, once. Usage: tests/peers/spark.sh [install]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
python=$root/target/wheel/bin/python

skip() { echo "skipped: the tests of ikiz.spark: $1"; exit 0; }

java=$({ java -version 2>&1 || true; } | sed -n 's/.* version "\([0-9]*\).*/\1/p')
[ "${java:-0}" -ge 17 ] || skip "there is no Java 17 or later"
[ -x "$python" ] || skip "there is no environment; tests/peers/wheel.sh makes it"
"$python" -m pip install --quiet --disable-pip-version-check --requirement "$root/tests/peers/spark.txt" ||
    skip "pyspark cannot be installed (no network?)"
[ "${1:-}" != install ] || exit 0
"$python" -c 'import ikiz' 2>/dev/null || skip "there is no wheel; tests/peers/wheel.sh builds and installs it"
cd "$root" && "$python" -m pytest -q -rs -p no:cacheprovider crates/python/tests/test_spark.py
