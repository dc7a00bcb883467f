// SPDX-License-Identifier: MIT
#include "model/text/words/ui/meaningwords.h"

#include <QCoreApplication>

namespace sameinside::words::meanings {

QString same()
{
    return QCoreApplication::translate("Meanings", "same");
}

QString differs()
{
    return QCoreApplication::translate("Meanings", "differs");
}

QString onlyHere()
{
    return QCoreApplication::translate("Meanings", "only here");
}

QString notKnown()
{
    return QCoreApplication::translate("Meanings", "not known");
}

QString error()
{
    return QCoreApplication::translate("Meanings", "error");
}

} // namespace sameinside::words::meanings
