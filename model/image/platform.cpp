// SPDX-License-Identifier: MIT
#include "model/image/platform.h"

#include "model/text/words/model/namewords.h"

#include <QStringList>

#include <algorithm>

namespace sameinside {

namespace {

bool isWord(const QString &text)
{
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
    });
}

// The names that containerd's normalisation folds.
QString foldedOs(const QString &os)
{
    const QString lower = os.toLower();
    return lower == u"macos" ? QStringLiteral("darwin") : lower;
}

QString foldedArchitecture(const QString &architecture)
{
    const QString lower = architecture.toLower();
    if (lower == u"x86_64" || lower == u"x86-64")
        return QStringLiteral("amd64");
    if (lower == u"aarch64")
        return QStringLiteral("arm64");
    if (lower == u"i386")
        return QStringLiteral("386");
    return lower;
}

} // namespace

Result<Platform> Platform::parse(QStringView text)
{
    const QStringList parts = text.toString().split(u'/');
    if (parts.size() < 2 || parts.size() > 3) {
        return failure(ErrorKind::InvalidName, words::names::notAPlatform(text.left(160)));
    }
    return fromFields(parts.at(0), parts.at(1), parts.value(2));
}

Result<Platform> Platform::fromFields(const QString &os, const QString &architecture,
                                      const QString &variant, const QString &osVersion)
{
    if (!isWord(os) || !isWord(architecture) || !(variant.isEmpty() || isWord(variant))) {
        return failure(ErrorKind::InvalidName,
                       words::names::notPlainWords(os.left(64), architecture.left(64)));
    }
    Platform platform;
    platform.m_os = os;
    platform.m_architecture = architecture;
    platform.m_variant = variant;
    platform.m_osVersion = osVersion;
    return platform;
}

bool Platform::isUnknown() const
{
    return m_os == u"unknown" && m_architecture == u"unknown";
}

QString Platform::effectiveVariant() const
{
    const QString architecture = foldedArchitecture(m_architecture);
    const QString variant = m_variant.toLower();
    if (architecture == u"amd64" && variant == u"v1")
        return {};
    if (architecture == u"arm64" && (variant == u"v8" || variant == u"8"))
        return {};
    if (architecture == u"arm") {
        if (variant.isEmpty() || variant == u"7")
            return QStringLiteral("v7");
        if (variant.size() == 1)
            return u'v' + variant;
    }
    return variant;
}

bool Platform::matches(const Platform &other) const
{
    return foldedOs(m_os) == foldedOs(other.m_os)
        && foldedArchitecture(m_architecture) == foldedArchitecture(other.m_architecture)
        && effectiveVariant() == other.effectiveVariant()
        && (m_osVersion.isEmpty() || other.m_osVersion.isEmpty()
            || m_osVersion == other.m_osVersion);
}

QString Platform::family() const
{
    return foldedOs(m_os) + u'/' + foldedArchitecture(m_architecture) + u'/' + effectiveVariant();
}

QString Platform::toString() const
{
    QString text = m_os + u'/' + m_architecture;
    if (!m_variant.isEmpty())
        text += u'/' + m_variant;
    if (!m_osVersion.isEmpty())
        text += QStringLiteral(" (%1)").arg(m_osVersion);
    return text;
}

} // namespace sameinside
