#!/usr/bin/env bash
# Wall time of `ikiz run` with one and with two threads, over 4,000 records and 200 articles: three runs of each in
# turn, medians. Asked: at least 1.85 times as fast with two.   Usage: benches/threads.sh [IKIZ]
source "$(dirname "$0")/common.sh"

printf '%-16s %10s %10s %10s   %s\n' 'input' '1 thread' '2 threads' 'ratio' 'asked'
for kind in 'records 4000' 'articles 200'; do
    # shellcheck disable=SC2086 # two words
    input=$(generated $kind)
    one=() two=()
    for _ in 1 2 3; do
        run_anew --threads 1 "$input"
        one+=("$wall")
        run_anew --threads 2 "$input"
        two+=("$wall")
    done
    one=$(median "${one[@]}") two=$(median "${two[@]}")
    printf '%-16s %10.2f %10.2f %10.2f   %s\n' "$kind" "$one" "$two" "$(calc "$one / $two")" 'at least 1.85'
done
