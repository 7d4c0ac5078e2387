#!/usr/bin/env bash
# Installs the programs that open what ikiz writes, Chromium for the report and LibreOffice for tables and workbook, and a
# Java for the tests of ikiz.spark, where they are not there, this is Debian, and packages may be installed. Tests say what
# they leave out without them. Usage: tests/peers/debian.sh
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v soffice >/dev/null || missing+=(libreoffice-calc)
command -v java >/dev/null && [ ${#missing[@]} -eq 0 ] && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "no right to install ${missing[*]:-a Java}"; exit 1; }
timeout --foreground 60 apt-get update -qq >/dev/null
install() { DEBIAN_FRONTEND=noninteractive timeout --foreground 300 apt-get install -y --no-install-recommends "$@" >/dev/null; }
command -v java >/dev/null || install default-jre-headless || echo "no Java could be installed"
[ ${#missing[@]} -eq 0 ] || install "${missing[@]}"
