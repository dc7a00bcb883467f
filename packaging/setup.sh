#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs the Debian 12 packages that are missing: setup.sh build | test | check | list
set -euo pipefail

build_packages=(
    cmake ninja-build g++ pkg-config
    qt6-base-dev qt6-svg-dev libqt6sql6-sqlite
    libexpected-dev libcli11-dev nlohmann-json3-dev
    libssl-dev zlib1g-dev libzstd-dev
    ca-certificates fonts-dejavu-core
)
# Faster than zlib where it is; Debian 12 builds it for amd64 only.
if [ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ]; then
    build_packages+=(libisal-dev)
fi
# Real registries, windows without a screen, certificates and passwords of the tests, a fast linker.
test_packages=(docker-registry skopeo xvfb xauth apache2-utils openssl curl lld)
# Linters, and sanitizers with their runtime and the names of functions in what they say.
check_packages=(clang clang-format clang-tidy clazy llvm lld git)

say() { echo "setup: $*" >&2; }

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# apt runs as root; sudo may ask a person for a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "installing needs root: run this as root, or install sudo"
        return 1
    fi
}

install_missing() {
    if ! command -v apt-get >/dev/null; then
        say "no apt-get here; on Debian 12 these packages would be installed: $*"
        return 0
    fi
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "all $# packages are installed"
        return 0
    fi
    say "installing ${#missing[@]} of $# packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}" >&2
    say "installed"
}

case "${1:-build}" in
build) install_missing "${build_packages[@]}" ;;
test) install_missing "${build_packages[@]}" "${test_packages[@]}" ;;
check) install_missing "${build_packages[@]}" "${check_packages[@]}" ;;
list) printf '%s\n' "${build_packages[@]}" "${test_packages[@]}" "${check_packages[@]}" | sort -u ;;
*)
    echo "usage: $0 build | test | check | list" >&2
    exit 2
    ;;
esac
