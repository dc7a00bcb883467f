// SPDX-License-Identifier: MIT
#include "model/text/words/ui/comparepagewords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::comparepage {

QString publicChip()
{
    return QCoreApplication::translate("ComparePage", "PUBLIC");
}

QString privateChip()
{
    return QCoreApplication::translate("ComparePage", "PRIVATE");
}

QString publicImage()
{
    return QCoreApplication::translate("ComparePage", "Public image");
}

QString privateImage()
{
    return QCoreApplication::translate("ComparePage", "Private image");
}

QString nameHint()
{
    return QCoreApplication::translate("ComparePage", "nginx:1.25, oci:DIR:TAG");
}

QString compare()
{
    return QCoreApplication::translate("ComparePage", "Compare");
}

QString swapSides()
{
    return QCoreApplication::translate("ComparePage", "Swap the sides");
}

QString platform()
{
    return QCoreApplication::translate("ComparePage", "Platform");
}

QString platformTip()
{
    return QCoreApplication::translate("ComparePage", "The platform that the verdict speaks of");
}

QString allPlatforms()
{
    return QCoreApplication::translate("ComparePage", "All platforms");
}

QString nameBoth()
{
    return QCoreApplication::translate("ComparePage", "Name an image on both sides first");
}

QString namePublic()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name the public image first: nginx:1.25, host/repository:tag or oci:DIR:TAG");
}

QString namePrivate()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name the private image first: nginx:1.25, host/repository:tag or oci:DIR:TAG");
}

QString question()
{
    return QCoreApplication::translate("ComparePage", "Are two images the same inside?");
}

QString lead()
{
    return QCoreApplication::translate(
        "ComparePage",
        "Name an image on both sides above and press Enter. Nothing is pulled: manifests and "
        "configs tell, and layers are read only when you ask for it.");
}

QString whatToType()
{
    return QCoreApplication::translate("ComparePage", "What to type");
}

QString dockerHub()
{
    return QCoreApplication::translate("ComparePage", "Docker Hub");
}

QString anyRegistry()
{
    return QCoreApplication::translate("ComparePage",
                                       "any registry: host/repository:tag, or @digest");
}

QString ociLayout()
{
    return QCoreApplication::translate("ComparePage", "an OCI layout, a directory");
}

QString ociArchive()
{
    return QCoreApplication::translate("ComparePage",
                                       "the same in a tar file; docker-archive: for docker save");
}

QString orExample()
{
    return QCoreApplication::translate("ComparePage", "Or look at an example");
}

QString reading()
{
    return QCoreApplication::translate("ComparePage", "Reading both images");
}

QString publicStep(const QString &what)
{
    return said(QCoreApplication::translate("ComparePage", "Public: %1"), what);
}

QString privateStep(const QString &what)
{
    return said(QCoreApplication::translate("ComparePage", "Private: %1"), what);
}

QString stopTip()
{
    return QCoreApplication::translate("ComparePage", "Stop reading (Esc)");
}

QString stopped()
{
    return QCoreApplication::translate("ComparePage", "Stopped");
}

QString stoppedEarly()
{
    return QCoreApplication::translate("ComparePage", "Stopped before it was read.");
}

QString nothingCompared()
{
    return QCoreApplication::translate("ComparePage",
                                       "Nothing was compared. Press F5 to read both images again.");
}

QString notKnown()
{
    return QCoreApplication::translate("ComparePage", "Not known yet");
}

QString neitherRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "Neither image could be read; each side says why.");
}

QString publicNotRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "The public image could not be read; its side says why.");
}

QString privateNotRead()
{
    return QCoreApplication::translate("ComparePage",
                                       "The private image could not be read; its side says why.");
}

QString whatHappened()
{
    return QCoreApplication::translate("ComparePage", "What happened, and what to do");
}

QString tryAgain()
{
    return QCoreApplication::translate("ComparePage", "Try again");
}

QString editName()
{
    return QCoreApplication::translate("ComparePage", "Edit the name");
}

QString exportTitle()
{
    return QCoreApplication::translate("ComparePage", "Export the comparison");
}

QString notExported()
{
    return QCoreApplication::translate("ComparePage", "Not exported");
}

QString lookingIn()
{
    return QCoreApplication::translate("ComparePage", "Looking for an image");
}

QString notOpened()
{
    return QCoreApplication::translate("ComparePage", "Not opened");
}

QString noLayout(const QString &path)
{
    return said(QCoreApplication::translate("ComparePage",
                                            "%1 is not an OCI layout: it holds no index.json"),
                path);
}

QString neitherFile(const QString &path)
{
    return said(QCoreApplication::translate(
                    "ComparePage", "%1 is neither a file nor a directory, so no image is in it"),
                path);
}

QString claimed(const QString &rung)
{
    return said(QCoreApplication::translate("ComparePage", "%1 claimed"), rung);
}

QString details()
{
    return QCoreApplication::translate("ComparePage", "Details");
}

QString why()
{
    return QCoreApplication::translate("ComparePage", "Why");
}

QString json()
{
    return QCoreApplication::translate("ComparePage", "JSON");
}

QString exportButton()
{
    return QCoreApplication::translate("ComparePage", "Export…");
}

QString exportTip()
{
    return QCoreApplication::translate("ComparePage",
                                       "Save the picture or the explanation (Ctrl+S)");
}

QString platforms()
{
    return QCoreApplication::translate("ComparePage", "Platforms");
}

QString verdict()
{
    return QCoreApplication::translate("ComparePage", "Verdict");
}

QString indexEntry()
{
    return QCoreApplication::translate("ComparePage", "Index entry");
}

QString size()
{
    return QCoreApplication::translate("ComparePage", "Size");
}

QString onlyInPublic()
{
    return QCoreApplication::translate("ComparePage", "Only in the public image");
}

QString onlyInPrivate()
{
    return QCoreApplication::translate("ComparePage", "Only in the private image");
}

QString lacksPlatform(const QString &platform)
{
    return said(
        QCoreApplication::translate(
            "ComparePage", "%1 is on one side only, so there is nothing to compare it with."),
        platform);
}

QString attestationOf(const QString &subject)
{
    return said(QCoreApplication::translate("ComparePage", "Attestation of %1"), subject);
}

QString attestation()
{
    return QCoreApplication::translate("ComparePage", "Attestation");
}

QString signature()
{
    return QCoreApplication::translate("ComparePage", "Signature");
}

QString otherArtifact()
{
    return QCoreApplication::translate("ComparePage", "Artifact");
}

QString notLookedFor()
{
    return QCoreApplication::translate("ComparePage", "Not known on the other side");
}

QString equalOf(qint64 equal, qint64 all)
{
    return said(QCoreApplication::translate("ComparePage", "%1 of %2 ="), equal, all);
}

QString chip(const QString &rung, const QString &standing)
{
    return said(QCoreApplication::translate("ComparePage", "%1 %2"), rung, standing);
}

QString goesTo(const QString &words)
{
    return said(QCoreApplication::translate("ComparePage", "%1\nA click goes there."), words);
}

QString whichImage()
{
    return QCoreApplication::translate("ComparePage", "Which image?");
}

QString holdsImages(const QString &place, qint64 images)
{
    return said(QCoreApplication::translate(
                    "ComparePage", "%1 holds %2 images. Choose one: Enter or a double click."),
                place, images);
}

QString imagesThere()
{
    return QCoreApplication::translate("ComparePage", "Images that are there");
}

QString trustFile()
{
    return QCoreApplication::translate("ComparePage", "Trust a CA file…");
}

QString trustTip(const QString &host)
{
    return said(
        QCoreApplication::translate("ComparePage",
                                    "Choose the certificate (PEM) of the authority that signed "
                                    "that of %1; it counts for this host, until the program ends"),
        host);
}

QString chooseCaFile(const QString &host)
{
    return said(QCoreApplication::translate("ComparePage", "The CA certificate of %1"), host);
}

QString caFiles()
{
    return QCoreApplication::translate("ComparePage",
                                       "Certificates (*.pem *.crt *.cer);;All files (*)");
}

QString notTrusted()
{
    return QCoreApplication::translate("ComparePage", "Not trusted");
}

QString signIn()
{
    return QCoreApplication::translate("ComparePage", "Sign in…");
}

QString signInTip(const QString &host)
{
    return said(
        QCoreApplication::translate(
            "ComparePage", "Name and password for %1, kept in memory until the program ends"),
        host);
}

QString signInTitle(const QString &host)
{
    return said(QCoreApplication::translate("ComparePage", "Sign in to %1"), host);
}

QString signInNote()
{
    return QCoreApplication::translate("ComparePage",
                                       "Kept in memory until the program ends, and written "
                                       "nowhere. To stay signed in, use the command instead.");
}

QString userName()
{
    return QCoreApplication::translate("ComparePage", "&Name");
}

QString password()
{
    return QCoreApplication::translate("ComparePage", "&Password or token");
}

QString copyCommand()
{
    return QCoreApplication::translate("ComparePage", "Copy the command");
}

QString copyCommandTip(const QString &command)
{
    return said(QCoreApplication::translate("ComparePage", "Copies \"%1\", to run in a terminal"),
                command);
}

QString goOn()
{
    return QCoreApplication::translate("ComparePage", "Go on where you were");
}

QString exampleChip()
{
    return QCoreApplication::translate("ComparePage", "EXAMPLE");
}

QString names()
{
    return QCoreApplication::translate("ComparePage", "Names");
}

QString nameOf()
{
    return QCoreApplication::translate("ComparePage", "Digest of");
}

QString shownBy()
{
    return QCoreApplication::translate("ComparePage", "Shown by");
}

QString nameOfTag()
{
    return QCoreApplication::translate("ComparePage", "what the tag names");
}

QString nameOfManifest()
{
    return QCoreApplication::translate("ComparePage", "the manifest");
}

QString nameOfManifestOf(const QString &platform)
{
    return said(QCoreApplication::translate("ComparePage", "the %1 manifest"), platform);
}

QString nameOfConfig()
{
    return QCoreApplication::translate("ComparePage", "the config: the image ID");
}

QString nameOfConfigOf(const QString &platform)
{
    return said(QCoreApplication::translate("ComparePage", "the %1 config: the image ID"),
                platform);
}

QString copiesDigest(const QString &digest)
{
    return said(QCoreApplication::translate("ComparePage", "%1\nA click copies it."), digest);
}

} // namespace sameinside::words::comparepage
