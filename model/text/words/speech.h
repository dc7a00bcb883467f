// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

#include <concepts>
#include <type_traits>

namespace sameinside {

namespace detail {

inline QString spoken(const QString &text)
{
    return text;
}
inline QString spoken(QStringView text)
{
    return text.toString();
}
template <std::integral Number>
QString spoken(Number number)
{
    return QString::number(number);
}

} // namespace detail

/// A translated sentence with %1 … %9 replaced, all at once: foreign text that has a %2 of its own
/// stays as it is.
template <class... Arguments>
QString said(const QString &sentence, const Arguments &...arguments)
{
    if constexpr (sizeof...(Arguments) == 0)
        return sentence;
    else
        return sentence.arg(detail::spoken(arguments)...);
}

/// A sentence that counts. `many` stands in the source as
/// QT_TRANSLATE_N_NOOP(context, "%n layers are equal"), and a translation has its own forms of it;
/// where there is none, English needs `one` ("%n layer is equal") as well. %n becomes the count.
QString plural(const char *context, const char *one, const char *many, qint64 count);

/// The same, with %1 … %9 replaced afterwards.
template <class... Arguments>
requires(sizeof...(Arguments) > 0) QString
    plural(const char *context, const char *one, const char *many, qint64 count,
           const Arguments &...arguments)
{
    return said(plural(context, one, many, count), arguments...);
}

} // namespace sameinside
