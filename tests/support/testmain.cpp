// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    int code = 0;
    {
        QCoreApplication application(argc, argv);
        code = sameinside::TestProgram::run(argc, argv);
    }
    sameinside::TestProgram::awaitThreads();
    return code;
}
