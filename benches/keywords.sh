#!/usr/bin/env bash
# CPU time of `ikiz keywords` over 4,000 records and over 2,000 articles, against `ikiz run` over the same, one thread,
# median of three. Asked: at most 0.5.   Usage: benches/keywords.sh [IKIZ]
source "$(dirname "$0")/common.sh"

printf '%-16s %12s %12s %10s   %s\n' 'input' 'keywords s' 'run s' 'ratio' 'asked'
for kind in 'records 4000' 'articles 2000'; do
    # shellcheck disable=SC2086 # two words
    input=$(generated $kind)
    median_of_3 measure "$ikiz" keywords --quiet --threads 1 "$input"
    keywords=$cpu
    median_of_3 run_anew --threads 1 "$input"
    printf '%-16s %12.2f %12.2f %10.2f   %s\n' "$kind" "$keywords" "$cpu" "$(calc "$keywords / $cpu")" 'at most 0.50'
done
