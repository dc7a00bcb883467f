// SPDX-License-Identifier: MIT
#include "model/text/words/registry/distributionwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::distribution {

QString otherSize(const QString &what, qint64 size, qint64 promised)
{
    return said(
        QCoreApplication::translate("Registry", "%1: it has %2 bytes, but its descriptor says %3"),
        what, size, promised);
}

QString isOfOtherSize(qint64 size, qint64 promised)
{
    return said(
        QCoreApplication::translate("Registry", "it has %1 bytes, but its descriptor says %2"),
        size, promised);
}

QString largerThanPromised(qint64 promised)
{
    return said(QCoreApplication::translate(
                    "Registry", "it has more than the %1 bytes that its descriptor says"),
                promised);
}

QString otherBytes(const QString &what, const QString &asked, const QString &sent)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1: the registry sent other bytes: asked for %2, got %3"),
                what, asked, sent);
}

QString otherDigestNamed(const QString &what, const QString &named, const QString &sent)
{
    return said(
        QCoreApplication::translate("Registry",
                                    "%1: the registry names digest %2, but what it sent has %3: "
                                    "converted or damaged on the way; ask by digest"),
        what, named, sent);
}

QString notVerifiable(const QString &what, const QString &algorithm)
{
    return said(
        QCoreApplication::translate("Registry", "%1: the algorithm %2 cannot be verified here"),
        what, algorithm);
}

QString noManifest(const QString &what)
{
    return said(
        QCoreApplication::translate("Registry", "%1: the registry sent JSON that is no manifest"),
        what);
}

QString manifestTooLarge(const QString &what, qint64 size)
{
    return said(
        QCoreApplication::translate("Registry", "%1: a manifest of %2 bytes is larger than 4 MiB"),
        what, size);
}

QString configTooLarge(const QString &what, qint64 size)
{
    return said(QCoreApplication::translate("Registry", "%1: %2 bytes are more than 4 MiB"), what,
                size);
}

QString otherPart(const QString &what, const QString &host)
{
    return said(QCoreApplication::translate("Registry", "%1: %2 sent another part than its start"),
                what, host);
}

QString continuesElsewhere(qint64 offset, const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Registry", "the download broke off at byte %1, and %2 continues elsewhere; try again"),
        offset, host);
}

QString partsDoNotFit(const QString &what, const QString &asked, const QString &sent)
{
    return said(QCoreApplication::translate(
                    "Registry",
                    "%1: the download broke off and went on, and the parts do not make up what was "
                    "asked for (%2, but they are %3); try again"),
                what, asked, sent);
}

QString endsElsewhere(qint64 offset, const QString &host)
{
    return said(QCoreApplication::translate("Registry",
                                            "the download broke off at byte %1, and %2 says that "
                                            "there is nothing behind it; try again"),
                offset, host);
}

QString blobOf(const QString &repository, const QString &digest)
{
    return said(QCoreApplication::translate("Registry", "%1: blob %2"), repository, digest);
}

QString foreignLayer(const QString &detail)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1; it is a foreign layer, whose URLs are not followed"),
                detail);
}

QString notATag(const QString &text)
{
    return said(QCoreApplication::translate("Registry", "\"%1\" is not a tag"), text);
}

QString noSuchTag(const QString &what)
{
    return said(QCoreApplication::translate("Registry",
                                            "%1: the repository has no such tag; check the name"),
                what);
}

QString noSuchDigest(const QString &what)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1: the repository has no such digest; check the name"),
                what);
}

QString denied(const QString &host, const QString &why, const QString &login)
{
    return said(
        QCoreApplication::translate(
            "Registry", "%1 denies access%2; ask for the permission to pull, or log in with: %3"),
        host, why, login);
}

QString notFound(const QString &host, const QString &why)
{
    return said(QCoreApplication::translate("Registry", "not found; is %1 a registry%2?"), host,
                why);
}

QString noSuchRepository(const QString &host, const QString &why)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1 has no such repository%2; check its name, and the login"),
                host, why);
}

QString notThere(const QString &host, const QString &why)
{
    return said(QCoreApplication::translate("Registry", "%1 does not have it%2"), host, why);
}

QString storageDenied(const QString &host, const QString &status, const QString &why)
{
    return said(QCoreApplication::translate(
                    "Registry", "the storage %1 denied the download with status %2%3; try again"),
                host, status, why);
}

QString limited(const QString &host, const QString &why, const QString &login)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1 limits requests%2; try again later, or log in with: %3"),
                host, why, login);
}

QString notSupported(const QString &host, const QString &status, const QString &why)
{
    return said(QCoreApplication::translate("Registry", "%1 does not do this: status %2%3"), host,
                status, why);
}

QString failed(const QString &host, const QString &status, const QString &why)
{
    return said(
        QCoreApplication::translate("Registry", "%1 failed with status %2%3; try again later"),
        host, status, why);
}

QString otherStatus(const QString &host, const QString &status, const QString &why)
{
    return said(QCoreApplication::translate("Registry", "%1 answered with status %2%3"), host,
                status, why);
}

QString webPage(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "Registry",
            "%1 answered with a web page; is it a registry, or does the network want a login?"),
        host);
}

QString listWithoutEnd(const QString &what, qint64 pages, qint64 names)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1: the list has no end: gave up after %2 pages and %3 names"),
                what, pages, names);
}

QString noList(const QString &what, const QString &member)
{
    return said(QCoreApplication::translate("Registry", "%1: the registry sent no list of %2"),
                what, member);
}

QString nothingNew(const QString &what)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1: the registry sends page after page without anything new"),
                what);
}

QString nextPageIsNoAddress(const QString &what)
{
    return said(
        QCoreApplication::translate("Registry", "%1: the link to the next page is no address"),
        what);
}

QString nextPageElsewhere(const QString &what, const QString &host)
{
    return said(QCoreApplication::translate(
                    "Registry", "%1: the next page is said to be at another host, %2; refused"),
                what, host);
}

QString pagesInACircle(const QString &what)
{
    return said(QCoreApplication::translate("Registry", "%1: the pages lead in a circle"), what);
}

QString repeatsItself(const QString &what, qint64 names)
{
    return said(
        QCoreApplication::translate("Registry",
                                    "%1: the registry sends its first %2 names again and again; "
                                    "what follows them is not known"),
        what, names);
}

QString onlyRepository(const QString &detail, const QString &repository)
{
    return said(QCoreApplication::translate("Registry", "%1. Without it only %2 itself was read"),
                detail, repository);
}

QString hubHasNoCatalogue(const QString &target)
{
    return said(QCoreApplication::translate("Registry",
                                            "%1: Docker Hub has no catalogue; pass its "
                                            "repositories instead: docker://docker.io/REPOSITORY"),
                target);
}

QString hubTakenAsRepository(const QString &target)
{
    return said(QCoreApplication::translate(
                    "Registry", "Docker Hub has no catalogue: %1 is taken as one repository"),
                target);
}

QString takenAsRepository(const QString &host, const QString &name)
{
    return said(QCoreApplication::translate(
                    "Registry",
                    "%1 does not let its repositories be listed: %2 is taken as one repository"),
                host, name);
}

QString loginOrPass(const QString &detail, const QString &host)
{
    return said(QCoreApplication::translate("Registry",
                                            "%1. Where its repositories may not be listed at all, "
                                            "pass them: docker://%2/REPOSITORY"),
                detail, host);
}

QString catalogDenied(const QString &host, const QString &detail)
{
    return said(QCoreApplication::translate("Registry",
                                            "%1 does not let its repositories be listed; pass them "
                                            "instead: docker://%1/REPOSITORY (%2)"),
                host, detail);
}

} // namespace sameinside::words::distribution
