#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds SameInside and shows the main job on the bundled example.
#
#   run.sh                 the window, or the same answers here when there is no display
#   run.sh LEFT RIGHT      two images of your own
#   run.sh --headless      in the terminal, display or not
#   run.sh COMMAND ...     sameinside-cli with these arguments
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
window=$root/build/release/bin/sameinside
cli=$root/build/release/bin/sameinside-cli

# What the example has of each answer: public name, private name, heading.
pairs=(
    "amazonlinux:2018.03|test_ecr_repository:latest|A tag names an index, the other its manifest"
    "nginx:1.25|mirror/nginx:1.25|Layers compressed again"
    "redis:7.2|cache/redis:7.2|OCI types converted to Docker's"
    "alpine:3.20|mirror/alpine:3.20-zstd|gzip layers, zstd layers"
    "postgres:16|db/postgres:16|Four platforms with attestations, and one of them"
    "haproxy:2.9|edge/haproxy:stable|Two tags, one index"
    "memcached:1.6|cache/memcached:1.6-amd64|Two platforms, one of them copied"
    "busybox:1.36|tools/busybox:1.36|The config written again"
    "python:3.12|base/python:3.12|Built again: other created and labels"
    "node:20|web/node:20|A common base"
    "traefik:3.0|misc/unrelated:1|Nothing in common"
)

build() {
    "$root/packaging/setup.sh" build
    cd "$root"
    echo "run: building into build/release (the first time takes some minutes)" >&2
    cmake --preset release --log-level=WARNING >&2
    cmake --build --preset release --parallel "$(nproc)" >&2
}

# compare answers 1 for images that are not the same, which is no failure here; 2 is.
demonstrate() {
    cd "$root"
    local number=0 failed=0 pair left right heading code
    for pair in "${pairs[@]}"; do
        IFS='|' read -r left right heading <<<"$pair"
        number=$((number + 1))
        printf '\n=== %d of %d: %s ===\n\n' "$number" "${#pairs[@]}" "$heading"
        code=0
        "$cli" compare "oci:resources/example/public:$left" \
            "oci:resources/example/private:$right" "$@" || code=$?
        if [ "$code" -gt 1 ]; then
            echo "run: comparing $left with $right ended with exit code $code" >&2
            failed=$((failed + 1))
        fi
    done
    if [ "$failed" -gt 0 ]; then
        echo "run: $failed of ${#pairs[@]} pairs could not be compared" >&2
        return 1
    fi
    printf '\nAll %d pairs compared. ' "${#pairs[@]}"
    echo "Your own: ./packaging/run.sh --headless LEFT RIGHT"
}

in_terminal() {
    case "${1:-}" in
    "") demonstrate ;;
    compare | inspect | scan | duplicates | --help | -h | --version) exec "$cli" "$@" ;;
    -*) demonstrate "$@" ;;
    *) exec "$cli" compare "$@" ;;
    esac
}

headless=no
if [ "${1:-}" = --headless ]; then
    headless=yes
    shift
elif [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "run: no display here, so the answers come in the terminal" >&2
    headless=yes
fi

(build)
case "${1:-}" in
compare | inspect | scan | duplicates) headless=yes ;;
esac
if [ "$headless" = yes ]; then
    in_terminal "$@"
else
    exec "$window" "$@"
fi
