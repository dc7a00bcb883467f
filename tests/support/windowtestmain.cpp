// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
    return sameinside::TestProgram::run(argc, argv);
}
