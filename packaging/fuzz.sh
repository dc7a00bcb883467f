#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds every libFuzzer target and runs each for SECONDS (60 where none are given), one on each
# core, from its seeds and from what earlier runs found. Ends with 1 at a finding, and names the
# target and the input that shows it.
#   ./packaging/fuzz.sh [SECONDS [TARGET...]]
# Tries other inputs each time; SEED=NUMBER takes the same way again.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

seconds=${1:-60}
case $seconds in
'' | *[!0-9]* | 0)
    echo "usage: packaging/fuzz.sh [SECONDS [TARGET...]]" >&2
    exit 2
    ;;
esac
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.cpp; do
        name=${source##*/fuzz_}
        targets+=("${name%.cpp}")
    done
fi

echo "fuzz: building ${#targets[@]} targets into build/fuzz" >&2
cmake --preset fuzz --log-level=WARNING
cmake --build --preset fuzz --parallel "$(nproc)" --target "${targets[@]/#/fuzz_}"

work=build/fuzz/work
findings=build/fuzz/findings
mkdir -p "$findings"

# The longest input that is tried, in bytes: archives are made of blocks, the rest is text.
longest() {
    case $1 in
    archive | tarwalk) echo 32768 ;;
    compression | gzip | manifest | config) echo 8192 ;;
    *) echo 4096 ;;
    esac
}

fuzz() {
    local name=$1 log=$work/$1.log
    mkdir -p "$work/$name"
    # Undefined behaviour is a finding too, and what Qt keeps until the end is no leak.
    if UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
        timeout --kill-after=10 $((seconds + 120)) "build/fuzz/bin/fuzz_$name" \
        -max_total_time="$seconds" -seed="${SEED:-0}" -timeout=10 \
        -rss_limit_mb=2048 -max_len="$(longest "$name")" \
        -artifact_prefix="$findings/$name-" -print_final_stats=1 \
        "$work/$name" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
        echo "fuzz: $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs," \
            "$(sed -n 's/^.* cov: \([0-9]*\).*/\1/p' "$log" | tail -1) places reached," \
            "nothing found" >&2
        return 0
    fi
    echo "fuzz: $name: FOUND a fault (all of it in $log):" >&2
    grep -m 1 -A 15 -E 'ERROR: |runtime error: |ASSERT' "$log" | cut -c1-200 >&2 || tail -n 5 "$log" >&2
    input=$(sed -n 's/.*Test unit written to \(.*\)$/\1/p' "$log" | tail -1)
    echo "fuzz: $name: again with: build/fuzz/bin/fuzz_$name ${input:-(no input, see $log)}" >&2
    return 1
}

echo "fuzz: each target for $seconds s, $(nproc) at a time" >&2
failed=0
running=0
for name in "${targets[@]}"; do
    fuzz "$name" &
    running=$((running + 1))
    if [ "$running" -ge "$(nproc)" ]; then
        wait -n || failed=1
        running=$((running - 1))
    fi
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
[ "$failed" -eq 0 ] && echo "fuzz: ${#targets[@]} targets, nothing found" >&2
exit "$failed"
