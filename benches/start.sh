#!/usr/bin/env bash
# Wall time of `ikiz --version` and of `ikiz detect` on one line, start of the process included, median of 20.
# Asked: at most 10 and 60 ms.   Usage: benches/start.sh [IKIZ]
source "$(dirname "$0")/common.sh"

line='Bu çalışmada kuraklık stresinin ekmeklik buğday çeşitlerinde tane verimine etkisi incelenmiştir.'

# The median in milliseconds; the command's standard input is the line.
median_of_20() {
    local walls=() start
    for _ in {1..20}; do
        start=$EPOCHREALTIME
        "$@" <<<"$line" >/dev/null
        walls+=("$(calc "($EPOCHREALTIME - $start) * 1000")")
    done
    median "${walls[@]}"
}

printf '%-16s %10s   %s\n' 'command' 'ms' 'asked'
printf '%-16s %10.1f   %s\n' 'ikiz --version' "$(median_of_20 "$ikiz" --version)" 'at most 10'
printf '%-16s %10.1f   %s\n' 'ikiz detect' "$(median_of_20 "$ikiz" detect)" 'at most 60'
