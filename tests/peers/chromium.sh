#!/usr/bin/env bash
# Installs Chromium for the tests that open the report in a browser, where there is none, this is Debian, and packages
# may be installed. Tests say on standard error what they leave out without it. Usage: tests/peers/chromium.sh
set -euo pipefail
command -v chromium >/dev/null && exit
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "no right to install Chromium"; exit 1; }
apt-get update -qq >/dev/null
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium >/dev/null
