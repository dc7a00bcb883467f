#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds and runs every test; ends with CTest's summary. Arguments go to ctest (-R name, -L unit).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

./packaging/setup.sh test
echo "test: building into build/dev" >&2
cmake --preset dev --log-level=WARNING
cmake --build --preset dev --parallel "$(nproc)"

# Windows once more on a real X server: focus, sizes and drawing differ from the offscreen platform.
on_screen=0
echo "test: windows, on Xvfb" >&2
QT_QPA_PLATFORM=xcb xvfb-run -a -s '-screen 0 1600x1000x24' \
    ctest --test-dir build/dev -L '^gui$' --no-tests=error --output-on-failure --timeout 300 || on_screen=$?

echo "test: everything, offscreen" >&2
offscreen=0
ctest --preset dev --parallel "$(nproc)" "$@" || offscreen=$?
if [ "$on_screen" -ne 0 ]; then
    echo "test: windows failed on Xvfb, see above" >&2
    exit "$on_screen"
fi
exit "$offscreen"
