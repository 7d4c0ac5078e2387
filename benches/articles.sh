#!/usr/bin/env bash
# MB of text that `ikiz run` works through in a second of CPU, over 200 and 2,000 generated articles with bodies, one
# thread, median of three. Asked: at least 4 MB/s, aim 8.   Usage: benches/articles.sh [IKIZ]
source "$(dirname "$0")/common.sh"

printf '%-16s %10s %10s %10s %10s   %s\n' 'articles' 'MB' 'CPU s' 'MB/s' 'peak MB' 'asked'
for count in 200 2000; do
    input=$(generated articles "$count")
    size=$(calc "$(bytes "$input") / 1e6")
    median_of_3 run_anew --threads 1 "$input"
    printf '%-16s %10.1f %10.2f %10.2f %10.0f   %s\n' \
        "$count" "$size" "$cpu" "$(calc "$size / $cpu")" "$peak" 'at least 4 MB/s, aim 8'
done
