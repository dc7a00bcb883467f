// SPDX-License-Identifier: MIT
#include "model/text/groupednumber.h"

#include <QLocale>

namespace sameinside {

QString groupedNumber(qint64 value)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // this one leaves the commas out
    return locale.toString(value);
}

} // namespace sameinside
