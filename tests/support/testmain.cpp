// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return sameinside::TestProgram::run(argc, argv);
}
