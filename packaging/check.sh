#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What test.sh leaves: looks over the source, and runs tests under sanitizers and with hostile bytes.
#
#   check.sh                 everything; the linters look at the files that changed last
#   check.sh --all           the linters look at every file
#   check.sh [--all] NAME... only these: format clazy tidy asan tsan fuzz
#
# Goes on after a check that fails; ends with "N passed, N failed", and 1 if any failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

checks=(format clazy tidy asan tsan fuzz)
cores=$(nproc)
rooms=(app model registry ui tests)
logs=build/check

# How many files the linters take without --all: on two cores about two minutes each.
declare -A newest=([clazy]=60 [tidy]=20)
# Longer than this, in seconds, and the check has failed: nothing hangs.
declare -A longest=([format]=120 [clazy]=300 [tidy]=420 [asan]=1200 [tsan]=900 [fuzz]=600)
# All checks together, without --all.
together=1500

say() { echo "check: $*"; }
# What the summary says of a check beside its time.
fact() { echo "$*" >"$logs/$check.fact"; }

in_git() { git rev-parse --is-inside-work-tree >/dev/null 2>&1; }

sources() {
    if in_git; then
        git ls-files --cached --others --exclude-standard -- "${rooms[@]}"
    else
        find "${rooms[@]}" -type f
    fi | grep -E '\.(cpp|h)$' | sort -u | while read -r file; do
        if [ -f "$file" ]; then echo "$file"; fi
    done
}

# Newest first: what is not committed, then what the last commits changed, but for those that only
# format or move.
by_age() {
    if ! in_git; then
        sources | xargs ls -t
        return
    fi
    {
        git diff --name-only HEAD
        git ls-files --others --exclude-standard
        git rev-list --max-count=200 HEAD |
            { grep -vFf <(grep -E '^[0-9a-f]{40}$' .git-blame-ignore-revs) || true; } |
            git log --no-walk=unsorted --stdin --pretty=format: --name-only \
                --find-renames=100% --diff-filter=ACM
        sources
    } | awk 'NF && !seen[$0]++'
}

# The .cpp that a linter reads to see this file: itself, its own, or the first that includes it.
unit_of() {
    case $1 in
    *.cpp) echo "$1" ;;
    *.h)
        if [ -f "${1%.h}.cpp" ]; then
            echo "${1%.h}.cpp"
        else
            grep -rlF --include='*.cpp' "#include \"$1\"" "${rooms[@]}" | sort | head -n 1 || true
        fi
        ;;
    esac
}

# Those of the folders given that are compiled here, as many as this check takes.
to_lint() {
    local most=${newest[$check]} file unit
    [ "$all" = yes ] && most=100000
    by_age | grep -E "^($(IFS='|' && echo "$*"))/.*\.(cpp|h)$" | while read -r file; do
        if [ -f "$file" ]; then unit_of "$file"; fi
    done | awk '!seen[$0]++' | grep -Fxf <(compiled) | awk -v most="$most" 'NR <= most'
}

compiled() {
    sed -n "s|^ *\"file\": \"$root/\(.*\)\",\{0,1\}\$|\1|p" build/lint/compile_commands.json
}

configure() { cmake --preset "$1" --log-level=WARNING >"$logs/$check.configure.log"; }

# What the linters need: compile commands, the list of files, and what moc writes for those that
# include it. CMake would compile whole libraries before it runs moc.
prepare_lint() {
    local moc unit list=$logs/$check.files
    configure lint
    to_lint "$@" >"$list"
    moc=$(qtpaths6 --query QT_HOST_LIBEXECS)/moc
    mkdir -p "$logs/moc"
    { xargs -a "$list" grep -lE '^#include "[a-z0-9_]+\.moc"' || true; } | while read -r unit; do
        "$moc" "$unit" -o "$logs/moc/$(basename "$unit" .cpp).moc"
    done
}

# Runs a linter, a file at a time, and shows what it found.
lint() {
    local list=$logs/$check.files count=0 failed=0 findings
    count=$(wc -l <"$list")
    say "$check: $count files, $cores at a time"
    xargs -a "$list" -P "$cores" -n 1 "$0" --lint "$@" >"$logs/$check.log" 2>&1 || failed=1
    findings=$(grep -E '(warning|error): ' "$logs/$check.log" | sed "s|^$root/||" | sort -u || true)
    if [ -n "$findings" ]; then
        echo "$findings"
        fact "$count files, $(wc -l <<<"$findings") findings"
        return 1
    fi
    fact "$count files"
    if [ "$count" -eq 0 ] || [ "$failed" -ne 0 ]; then
        tail -n 20 "$logs/$check.log"
        return 1
    fi
}

# Shows every fiftieth step of a build, and all that is not a step.
every_fiftieth() { sed -u -E '/^\[[0-9]+\/[0-9]+\] /{/^\[[0-9]*[05]0\//!d}'; }

build() {
    configure "$1"
    cmake --build --preset "$1" --parallel "$cores" --target "$2" -- -k 0 2>&1 |
        tee "$logs/$check.build.log" |
        every_fiftieth
}

# The thread sanitizer wants memory where it expects it, which kernels of today do not always give.
run_tests() {
    local code=0 fixed=()
    if setarch --addr-no-randomize true 2>/dev/null; then
        fixed=(setarch --addr-no-randomize)
    fi
    "${fixed[@]}" ctest --preset "$1" --parallel "$cores" 2>&1 | tee "$logs/$check.tests.log" || code=1
    fact "$(sed -n 's/.*, \([0-9]*\) tests failed out of \([0-9]*\)$/\2 tests, \1 failed/p' \
        "$logs/$check.tests.log")"
    return $code
}

check_format() {
    sources >"$logs/format.files"
    local count
    count=$(wc -l <"$logs/format.files")
    fact "$count files"
    say "format: $count files"
    xargs -a "$logs/format.files" -P "$cores" -n 40 clang-format --dry-run -Werror
}

# Tests keep tables and literals at namespace scope: nothing else is loaded with them.
clazy_of() {
    local levels=level0,level1
    case $1 in
    tests/*) levels+=,no-non-pod-global-static ;;
    esac
    timeout 180 clazy-standalone -p build/lint -checks="$levels" -header-filter="^$root/.*" \
        -extra-arg="-I$root/$logs/moc" "$1"
}

tidy_of() { timeout 180 clang-tidy -p build/lint --quiet "$1"; }

check_clazy() {
    prepare_lint "${rooms[@]}"
    lint clazy_of
}

check_tidy() {
    prepare_lint app model registry ui
    lint tidy_of
}

check_asan() {
    say "asan: building the unit tests with the address and undefined behaviour sanitizers"
    build asan unit_tests
    run_tests asan
}

check_tsan() {
    say "tsan: building the tests with threads with the thread sanitizer"
    build tsan unit_tests
    run_tests tsan
}

check_fuzz() {
    local seconds=20
    say "fuzz: each target for $seconds s"
    # The same way each time: a change is not blamed for what another draw would have found before.
    SEED=1 ./packaging/fuzz.sh "$seconds" 2>&1 | tee "$logs/fuzz.log" |
        every_fiftieth || {
        fact "a finding"
        return 1
    }
    fact "$(grep -c 'places reached, nothing found$' "$logs/fuzz.log") targets, $seconds s each"
}

all=no
if [ "${1:-}" = --all ]; then
    all=yes
    together=14400
    longest[clazy]=3600
    longest[tidy]=9000
    shift
fi

# One file, for xargs.
if [ "${1:-}" = --lint ]; then
    shift
    "$@"
    exit
fi

# One check in a process of its own, so that its time can be limited.
if [ "${1:-}" = --only ]; then
    check=$2
    "check_$check"
    exit
fi

if [ $# -gt 0 ]; then
    checks=("$@")
    for check in "${checks[@]}"; do
        if [ -z "${longest[$check]:-}" ]; then
            echo "usage: $0 [--all] [format|clazy|tidy|asan|tsan|fuzz]..." >&2
            exit 2
        fi
    done
fi

./packaging/setup.sh check
mkdir -p "$logs"

running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null; exit 130' INT TERM
summary=()
passed=0
failed=0
SECONDS=0
for check in "${checks[@]}"; do
    began=$SECONDS
    limit=$((together - began < longest[$check] ? together - began : longest[$check]))
    rm -f "$logs/$check.fact"
    say "=== $check"
    code=0
    if [ "$limit" -le 0 ]; then
        code=124
    else
        only=(--only "$check")
        [ "$all" = yes ] && only=(--all "${only[@]}")
        timeout --kill-after=10 "$limit" "$0" "${only[@]}" &
        running=$!
        wait "$running" || code=$?
        running=
    fi
    result=passed
    note=$(cat "$logs/$check.fact" 2>/dev/null || true)
    if [ "$code" -eq 0 ]; then
        passed=$((passed + 1))
    else
        result=FAILED
        failed=$((failed + 1))
        if [ "$code" -ge 124 ]; then
            note="${note:+$note, }stopped after $((limit > 0 ? limit : 0)) s"
        fi
    fi
    summary+=("$(printf '%-8s %-7s %5d s  %s' "$check" "$result" $((SECONDS - began)) "$note")")
    say "$check $result"
done

say "=== summary, $SECONDS s"
printf '  %s\n' "${summary[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
