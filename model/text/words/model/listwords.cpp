// SPDX-License-Identifier: MIT
#include "model/text/words/model/listwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::lists {

QString enumerated(QStringList items, qsizetype most)
{
    if (items.size() > most) {
        const qsizetype rest = items.size() - most + 1;
        items = items.first(most - 1);
        items << more(rest);
    }
    if (items.size() < 2)
        return items.value(0);
    const QString last = items.takeLast();
    return said(QCoreApplication::translate("Lists", "%1 and %2"), joined(items), last);
}

QString withMore(const QStringList &items, qint64 rest)
{
    if (rest <= 0)
        return joined(items);
    return said(QCoreApplication::translate("Lists", "%1 and %2"), joined(items), more(rest));
}

QString joined(const QStringList &items)
{
    return items.join(QCoreApplication::translate("Lists", ", "));
}

QString clauses(const QStringList &parts)
{
    return parts.join(QCoreApplication::translate("Lists", "; "));
}

QString more(qint64 rest)
{
    return plural("Lists", "%n more", QT_TRANSLATE_N_NOOP("Lists", "%n more"), rest);
}

} // namespace sameinside::words::lists
