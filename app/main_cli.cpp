// SPDX-License-Identifier: MIT
#include "app/commands/interruption.h"
#include "app/commands/program.h"

#include <QCoreApplication>

#include <iostream>
#include <unistd.h>

using namespace sameinside;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sameinside"));

    Program program;
    if (const auto code = program.parse(argc, argv))
        return *code;
    Console console{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1,
                    terminalWidth(STDOUT_FILENO), terminalWidth(STDERR_FILENO)};
    const Interruption interruption;
    return program.run(std::cin, console, interruption.token());
}
