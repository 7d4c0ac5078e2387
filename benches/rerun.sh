#!/usr/bin/env bash
# CPU time of a second `ikiz run` over an unchanged folder of 10,000 articles, and of a third after one changed file,
# against the first one into the same output folder. Asked: at most 0.05 and 0.40.
# Usage: benches/rerun.sh [IKIZ [DOCUMENTS]]
source "$(dirname "$0")/common.sh"

count=${2:-10000}
input=$scratch/input
cp -r "$(generated articles "$count")" "$input"

run_again() { measure "$ikiz" run --quiet --output "$scratch/result" "$input"; }

printf '%-18s %10s %10s %10s %10s   %s\n' "$count articles" 'CPU s' 'wall s' 'peak MB' 'ratio' 'asked'
row() { printf '%-18s %10.2f %10.2f %10.0f %10.2f   %s\n' "$1" "$cpu" "$wall" "$peak" "$(calc "$cpu / $first")" "$2"; }
run_again
first=$cpu
row 'first run' ''
run_again
row 'unchanged' 'at most 0.05'
changed=$(find "$input" -name '*.txt' | sort | sed -n 1p)
echo 'Bu makaleye bir cümle daha eklenmiştir.' >>"$changed"
run_again
row 'one file changed' 'at most 0.40'
