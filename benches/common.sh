# What the scripts of this folder share: the program, generated inputs, measuring. Sourced, not run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ikiz=$(realpath "${1:-$root/target/release/ikiz}")
generated=${IKIZ_GENERATED:-$root/target/generated}
mkdir -p "$generated"
scratch=$(mktemp -d "$generated/scratch.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The path of N generated records or pairs (one file) or articles (a folder), made where it is missing.
generated() {
    local kind=$1 count=$2 path=$generated/$1-$2
    [ "$kind" = articles ] || path=$path.jsonl
    if [ ! -e "$path" ]; then
        rm -rf "$path.part"
        (cd "$root" && cargo run --quiet --locked -p ikiz-tests --example generate -- "$kind" "$count" "$path.part") >&2
        mv "$path.part" "$path"
    fi
    echo "$path"
}

# Bytes of all files of the paths.
bytes() { find -L "$@" -type f -printf '%s\n' | awk '{sum += $1} END {print sum}'; }

# Runs a command; `wall`, `cpu` (seconds) and `peak` (MB) say what it cost.
measure() {
    # Exit code 1 says that some documents failed: the figures stand, but it is said.
    /usr/bin/time -q -o "$scratch/time" -f '%e %U %S %M' "$@" >"$scratch/out" || [ $? -eq 1 ] || return 2
    local user system kilobytes
    read -r wall user system kilobytes <"$scratch/time"
    cpu=$(calc "$user + $system")
    peak=$(calc "$kilobytes / 1024")
}

# `ikiz run` into a new folder, removed at once; the options come first.
run_anew() {
    measure "$ikiz" run --quiet --output "$scratch/result" "$@"
    rm -rf "$scratch/result"
}

# Runs a command of this file three times and sets `cpu`, `wall` and `peak` to their medians.
median_of_3() {
    local cpus=() walls=() peaks=()
    for _ in 1 2 3; do
        "$@"
        cpus+=("$cpu") walls+=("$wall") peaks+=("$peak")
    done
    cpu=$(median "${cpus[@]}") wall=$(median "${walls[@]}") peak=$(median "${peaks[@]}")
}

median() { printf '%s\n' "$@" | sort -g | awk '{value[NR] = $1} END {print value[int((NR + 1) / 2)]}'; }

calc() { awk "BEGIN {printf \"%.3f\", $1}"; }
