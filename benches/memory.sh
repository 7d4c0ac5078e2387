#!/usr/bin/env bash
# Peak memory and bytes a second (of wall time, all threads, and of CPU) of one `ikiz run` over 10,000 records and 2,000
# articles, and of one over ten times as many. Asked: at most 400 MB, at most 1.15 times the smaller run's; bytes a
# second at least 0.9 times the smaller run's. Inputs of 0.8 GB are kept in $IKIZ_GENERATED (default: target/generated).
# Usage: benches/memory.sh [IKIZ [records|articles|both]]
source "$(dirname "$0")/common.sh"

kinds=${2:-both}
printf '%-12s %10s %8s %10s %10s %10s %10s %10s\n' \
    'times' 'documents' 'MB' 'wall s' 'CPU s' 'MB/s wall' 'MB/s CPU' 'peak MB'
for times in 1 10; do
    inputs=() documents=0
    if [ "$kinds" != articles ]; then
        inputs+=("$(generated records $((times * 10000)))") documents=$((documents + times * 10000))
    fi
    if [ "$kinds" != records ]; then
        inputs+=("$(generated articles $((times * 2000)))") documents=$((documents + times * 2000))
    fi
    size=$(calc "$(bytes "${inputs[@]}") / 1e6")
    # One file of records is larger, and takes longer, than a single file is allowed by default.
    run_anew --max-file-size 10000 --max-seconds 36000 "${inputs[@]}"
    printf '%-12s %10d %8.1f %10.1f %10.1f %10.2f %10.2f %10.0f\n' \
        "$times" "$documents" "$size" "$wall" "$cpu" "$(calc "$size / $wall")" "$(calc "$size / $cpu")" "$peak"
    if [ "$times" = 1 ]; then
        small_peak=$peak small_wall=$(calc "$size / $wall") small_cpu=$(calc "$size / $cpu")
    fi
done
printf '%-12s %10s %8s %10s %10s %10.2f %10.2f %10.2f   %s\n' 'ratio' '' '' '' '' \
    "$(calc "$size / $wall / $small_wall")" "$(calc "$size / $cpu / $small_cpu")" "$(calc "$peak / $small_peak")" \
    'asked: at least 0.90, 0.90, at most 1.15; at most 400 MB'
