// SPDX-License-Identifier: MIT
#include "tests/support/example/example.h"

#include <QFile>

#include <cstdio>

// Writes the bundled example again: sameinside-example DIRECTORY (resources/example).
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: sameinside-example DIRECTORY\n", stderr);
        return 2;
    }
    const auto written = sameinside::example::write(QFile::decodeName(argv[1]));
    if (!written) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(written.error().detail));
        return 1;
    }
    return 0;
}
