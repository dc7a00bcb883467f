// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include <QApplication>

int main(int argc, char **argv)
{
    int code = 0;
    {
        QApplication application(argc, argv);
        QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
        code = sameinside::TestProgram::run(argc, argv);
    }
    sameinside::TestProgram::awaitThreads();
    return code;
}
