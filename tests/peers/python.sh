#!/usr/bin/env bash
# Makes target/peers-of-tests, a virtual environment with the Python packages that tests compare ikiz with. Tests use it
# where it is, else the plain python3, and say on standard error what they leave out. Usage: tests/peers/python.sh
set -euo pipefail
folder=$(cd "$(dirname "$0")" && pwd)
environment=$folder/../../target/peers-of-tests

[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
# Without what the packages need to draw and to tokenize, which no test uses.
"$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$folder/requirements.txt"
