// SPDX-License-Identifier: MIT
#include "model/text/words/model/namewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::names {

QString noImageName(const QString &name)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not an image name"), name);
}

QString notAnImageName(const QString &name, const QString &why)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not an image name: %2"), name, why);
}

QString emptyImageName()
{
    return QCoreApplication::translate("Names", "the image name is empty");
}

QString spaceAtColumn(qint64 column)
{
    return said(QCoreApplication::translate("Names", "space at column %1"), column);
}

QString urlIsNoImageName()
{
    return QCoreApplication::translate("Names", "a URL is not an image name; leave the scheme out");
}

QString noPasswordHere()
{
    return QCoreApplication::translate(
        "Names", "no user or password belongs here; log in with docker login");
}

QString imageIdIsNoName()
{
    return QCoreApplication::translate("Names", "64 hex digits are an image ID, not a name");
}

QString notATag(QStringView tag)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not a tag"), tag);
}

QString notAHost(QStringView host)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not a host"), host);
}

QString notARepository(QStringView path)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not a repository"), path);
}

QString repositoryMissing()
{
    return QCoreApplication::translate("Names", "the repository is missing");
}

QString repositoryNotLowerCase()
{
    return QCoreApplication::translate("Names", "the repository must be lower case");
}

QString repositoryTooLong()
{
    return QCoreApplication::translate("Names",
                                       "the repository name is longer than 255 characters");
}

QString hostTooLong()
{
    return QCoreApplication::translate("Names", "the host is longer than 253 characters");
}

QString nothingBehind(QStringView prefix)
{
    return said(QCoreApplication::translate("Names", "nothing behind %1"), prefix);
}

QString pathMissing()
{
    return QCoreApplication::translate("Names", "the path is missing");
}

QString notAPlace(const QString &name, const QString &why)
{
    return said(QCoreApplication::translate("Names",
                                            "\"%1\" is not a place to search: %2 (write "
                                            "docker://host, docker://host/prefix or oci:DIR)"),
                name, why);
}

QString directoryMissing()
{
    return QCoreApplication::translate("Names", "the directory is missing");
}

QString notAPlatform(QStringView text)
{
    return said(
        QCoreApplication::translate(
            "Names",
            "\"%1\" is not a platform: write os/architecture[/variant], for example linux/arm64"),
        text);
}

QString notPlainWords(const QString &os, const QString &architecture)
{
    return said(
        QCoreApplication::translate(
            "Names", "\"%1/%2\" is not a platform: os, architecture and variant are plain words"),
        os, architecture);
}

QString notADigest(QStringView text, const QString &why)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not a digest: %2"), text, why);
}

QString digestWithoutAlgorithm()
{
    return QCoreApplication::translate("Names", "expected algorithm:encoded");
}

QString algorithmMalformed()
{
    return QCoreApplication::translate("Names", "the algorithm is not well formed");
}

QString hexDigitsExpected(qint64 count)
{
    return said(QCoreApplication::translate("Names", "expected %1 lower-case hex digits"), count);
}

QString encodedMalformed()
{
    return QCoreApplication::translate("Names", "the encoded part is not well formed");
}

QString digestTooShort()
{
    return QCoreApplication::translate("Names", "the digest is too short");
}

QString notAMediaType(QStringView text)
{
    return said(QCoreApplication::translate("Names", "\"%1\" is not a media type"), text);
}

} // namespace sameinside::words::names
