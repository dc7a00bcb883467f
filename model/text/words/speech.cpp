// SPDX-License-Identifier: MIT
#include "model/text/words/speech.h"

#include <algorithm>
#include <limits>

namespace sameinside {

QString plural(const char *context, const char *one, const char *many, qint64 count)
{
    // The form is chosen by an int, and Qt puts that int in; counts here are below its limit.
    const int number = int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    const QString text = QCoreApplication::translate(context, many, nullptr, number);
    const QString digits = QString::number(number);
    const bool isTranslated = text != QString::fromUtf8(many).replace(QStringLiteral("%n"), digits);
    if (count != 1 || isTranslated)
        return text;
    return QString::fromUtf8(one).replace(QStringLiteral("%n"), digits);
}

} // namespace sameinside
