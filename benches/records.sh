#!/usr/bin/env bash
# CPU time and peak memory of `ikiz run` over 4,000 generated bilingual records (11 MB), one thread, median of three.
# Asked: at most 12 s of CPU, aim 6 s.   Usage: benches/records.sh [IKIZ]
source "$(dirname "$0")/common.sh"

input=$(generated records 4000)
median_of_3 run_anew --threads 1 "$input"
printf '%-16s %10s %10s %10s   %s\n' 'records' 'CPU s' 'wall s' 'peak MB' 'asked'
printf '%-16s %10.2f %10.2f %10.0f   %s\n' '4,000' "$cpu" "$wall" "$peak" 'CPU at most 12, aim 6'
