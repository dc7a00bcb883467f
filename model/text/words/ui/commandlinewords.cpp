// SPDX-License-Identifier: MIT
#include "model/text/words/ui/commandlinewords.h"

#include "model/text/words/model/listwords.h"
#include "model/text/words/speech.h"

namespace sameinside::words::commandline {

namespace {

const char *const context = "CommandLine";

QString imageForms()
{
    return QStringLiteral(
        "host/repo:tag, oci:DIR[:REF], oci-archive:FILE[:REF] or docker-archive:FILE[:REF]");
}

} // namespace

QString programSummary()
{
    return QCoreApplication::translate("CommandLine",
                                       "Tells whether two container images are the same inside, "
                                       "although their digests say otherwise, and why.");
}

QString programNotes()
{
    return QCoreApplication::translate(
        "CommandLine",
        "An image is a reference of a registry, docker://host/repo:tag, oci:DIR[:REF],\n"
        "oci-archive:FILE[:REF] or docker-archive:FILE[:REF] (docker save).\n"
        "Every command has --help with an example.");
}

QString exampleTitle()
{
    return QCoreApplication::translate("CommandLine", "Example:");
}

QString compareSummary()
{
    return QCoreApplication::translate("CommandLine",
                                       "Tell whether two images are the same inside, and why");
}

QString comparePublicImage()
{
    return said(QCoreApplication::translate("CommandLine", "The public image: %1"), imageForms());
}

QString comparePrivateImage()
{
    return QCoreApplication::translate("CommandLine", "The private image, named alike");
}

QString compareDeep()
{
    return QCoreApplication::translate("CommandLine",
                                       "Read the layers too, each once, compare the files, and ask "
                                       "whether the other side has what both share; what is kept "
                                       "of a layer of a registry is used (--no-cache reads again)");
}

QString compareVerify()
{
    return QCoreApplication::translate("CommandLine",
                                       "Read every document and blob of both sides, each from its "
                                       "own side, and hash it all");
}

QString verifySummary()
{
    return QCoreApplication::translate(
        "CommandLine", "Read whole images or registries, and check every digest, size and diff ID");
}

QString verifyNotes()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Everything is read where it is, never from the cache. A blob is read once in each\n"
        "registry or layout, and asked for in every other repository that names it. A run\n"
        "that was interrupted in the last 24 hours is continued.\n"
        "Exit codes: 0 sound, 1 something is damaged or not there, 2 could not tell,\n"
        "130 interrupted.");
}

QString verifySources()
{
    return said(QCoreApplication::translate("CommandLine", "Images to read: %1"), imageForms());
}

QString verifyTargets()
{
    return QCoreApplication::translate(
        "CommandLine", "Read all of docker://host[:port][/prefix] or oci:DIR; may be repeated");
}

QString verifyRestart()
{
    return QCoreApplication::translate("CommandLine",
                                       "Read all again, also what an interrupted run has read");
}

QString verifyNothing()
{
    return QCoreApplication::translate(
        "CommandLine", "say what to verify: a SOURCE, or --in with a registry or a layout");
}

QString compareMatch()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Exit 0 from this relation on: same-index, same-manifest, same-config, equal-config, "
        "same-layers, same-files (with --deep), shared-layers");
}

QString compareFormat()
{
    return QCoreApplication::translate("CommandLine", "text or json");
}

QString compareNotes()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Exit codes: 0 related at least as strongly as --match, 1 not, 2 could not tell,\n"
        "or something is damaged or not there; of the platforms that both images have.");
}

QString inspectSummary()
{
    return QCoreApplication::translate("CommandLine", "Show an image as a tree");
}

QString inspectImage()
{
    return said(QCoreApplication::translate("CommandLine", "The image: %1"), imageForms());
}

QString inspectFormat()
{
    return QCoreApplication::translate("CommandLine", "tree or json");
}

QString inspectRaw()
{
    return QCoreApplication::translate("CommandLine", "The bytes of the manifest, as they are");
}

QString scanSummary()
{
    return QCoreApplication::translate(
        "CommandLine", "Look for every image of a list in whole registries, without pulling one");
}

QString scanList()
{
    return QCoreApplication::translate("CommandLine",
                                       "A file with one image a line; - is standard input");
}

QString scanMatch()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Present from this relation on; weaker ones than same-config read the configs too, a "
        "request an image more: same-index, same-manifest, same-config, equal-config, "
        "same-layers, shared-layers");
}

QString scanNotes()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Exit codes: 0 complete, 3 complete but some lines or images could not be read,\n"
        "2 could not run, 130 stopped (what was found is written, marked incomplete).\n"
        "In CSV, text that a spreadsheet might run begins with an apostrophe.");
}

QString duplicatesSummary()
{
    return QCoreApplication::translate("CommandLine",
                                       "Find equal images inside registries, largest saving first");
}

QString duplicatesNotes()
{
    return QCoreApplication::translate("CommandLine", "Exit codes are those of scan.");
}

QString targets()
{
    return QCoreApplication::translate(
        "CommandLine", "Where to look: docker://host[:port][/prefix] or oci:DIR; may be repeated");
}

QString reportFormat()
{
    return QCoreApplication::translate("CommandLine", "csv, json, text or html");
}

QString reportFile()
{
    return QCoreApplication::translate("CommandLine", "Write the report to this file");
}

QString jobs()
{
    return QCoreApplication::translate("CommandLine", "Requests at a time; 48 of them to one host");
}

QString platform()
{
    return QCoreApplication::translate("CommandLine", "Only this platform, or all");
}

QString commonOptions()
{
    return QCoreApplication::translate("CommandLine", "Common options");
}

QString plainHttp()
{
    return QCoreApplication::translate(
        "CommandLine", "Speak plain HTTP to this host[:port]; loopback needs no leave");
}

QString caFile()
{
    return QCoreApplication::translate("CommandLine",
                                       "Trust the certificates of this PEM file too");
}

QString authFile()
{
    return QCoreApplication::translate(
        "CommandLine", "Take credentials from this file only, not from Docker's and Podman's");
}

QString noCache()
{
    return QCoreApplication::translate("CommandLine", "Neither read nor write the cache on disk");
}

QString cacheDirectory()
{
    return QCoreApplication::translate("CommandLine", "Keep the cache in this directory");
}

QString offline()
{
    return QCoreApplication::translate("CommandLine", "Use what the cache holds; ask no registry");
}

QString verbose()
{
    return QCoreApplication::translate("CommandLine", "Tell every request on standard error");
}

QString quiet()
{
    return QCoreApplication::translate("CommandLine", "No progress and no notes on standard error");
}

QString windowSummary()
{
    return QCoreApplication::translate(
        "CommandLine",
        "Two container images side by side: whether they are the same inside, and why.");
}

QString windowPublicImage()
{
    return QCoreApplication::translate("CommandLine", "The public image");
}

QString windowPrivateImage()
{
    return QCoreApplication::translate("CommandLine", "The private image");
}

QString windowNotes()
{
    return QCoreApplication::translate("CommandLine",
                                       "Without images the window opens on the bundled example.");
}

QString noSuchCommand(const QString &word)
{
    return said(QCoreApplication::translate("CommandLine", "\"%1\" is no command"), word);
}

QString seeHelp(const QString &program, const QString &what, const QString &command)
{
    return said(QCoreApplication::translate("CommandLine", "%1: %2; see %3 --help"), program, what,
                command);
}

QString publicImageFailed(const QString &reason)
{
    return said(QCoreApplication::translate("CommandLine", "public image: %1"), reason);
}

QString privateImageFailed(const QString &reason)
{
    return said(QCoreApplication::translate("CommandLine", "private image: %1"), reason);
}

QString bothInProgress(const QString &publicStep, const QString &privateStep)
{
    return said(QCoreApplication::translate("CommandLine", "public: %1 · private: %2"), publicStep,
                privateStep);
}

QString neitherHasPlatform(const QString &platform)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "neither image is for %1; leave --platform out to see "
                                            "which there are"),
                platform);
}

QString onlyCommonPlatforms(const QString &which)
{
    return said(QCoreApplication::translate(
                    "CommandLine", "%1 Exit code 0 speaks of the platforms that both images have."),
                which);
}

QString wholePlatforms(const QStringList &platforms)
{
    constexpr qsizetype most = 6;
    return plural("CommandLine", "nothing of %1 is damaged or not here: --platform %1 compares it",
                  QT_TRANSLATE_N_NOOP("CommandLine",
                                      "nothing of %1 is damaged or not here: --platform compares "
                                      "one of them"),
                  platforms.size(), lists::enumerated(platforms, most));
}

QString couldNotTell(const QString &relation)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "could not tell whether the images are %1 or more"),
                relation);
}

QString couldNotTellWithoutLayers(const QString &relation)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "could not tell whether the images are %1 or more; "
                                            "--deep reads the layers, and compares their files"),
                relation);
}

QString hasNoImageFor(const QString &image, const QString &platform)
{
    return said(QCoreApplication::translate("CommandLine", "%1 has no image for %2"), image,
                platform);
}

QString manifestNotHere()
{
    return QCoreApplication::translate("CommandLine", "the manifest is not here");
}

QString keepsNoManifest(const QString &image)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "%1 keeps no manifest, so there are no bytes to show; "
                                            "leave --raw out"),
                image);
}

QString listHasNoName()
{
    return QCoreApplication::translate(
        "CommandLine", "the list has no name; pass a file, or - for standard input");
}

QString inputTooLarge()
{
    return QCoreApplication::translate("CommandLine",
                                       "standard input: more than the 64 MiB that a list may have");
}

QString inputNotRead()
{
    return QCoreApplication::translate("CommandLine",
                                       "standard input could not be read; is it open?");
}

QString linesSay(int line, qint64 others, const QString &what)
{
    if (others == 0)
        return said(QCoreApplication::translate("CommandLine", "line %1: %2"), line, what);
    return said(QCoreApplication::translate("CommandLine", "line %1 and %2 more: %3"), line, others,
                what);
}

QString imageSays(const QString &image, const QString &what)
{
    return said(QCoreApplication::translate("CommandLine", "%1: %2"), image, what);
}

QString moreInTheReport(qint64 count)
{
    return said(QCoreApplication::translate("CommandLine", "and %1 more, named in the report"),
                count);
}

QString placesSay(const QString &target, qint64 others, const QString &what)
{
    return said(QCoreApplication::translate("CommandLine", "%1 and %2 more: %3"), target, others,
                what);
}

QString scanSummed(qint64 images, qint64 present, qint64 partial, qint64 missing, qint64 errors,
                   const QString &bytesToCopy)
{
    return plural(context, "%n image: %1 there, %2 in part, %3 missing, %4 not checked; %5 to copy",
                  QT_TRANSLATE_N_NOOP("CommandLine",
                                      "%n images: %1 there, %2 in part, %3 missing, %4 not "
                                      "checked; %5 to copy"),
                  images, present, partial, missing, errors, bytesToCopy);
}

QString duplicatesSummed(qint64 clusters, qint64 tags, const QString &saving)
{
    const QString inTags
        = plural(context, "%n tag", QT_TRANSLATE_N_NOOP("CommandLine", "%n tags"), tags);
    return plural(context, "%n cluster in %1, %2 to save",
                  QT_TRANSLATE_N_NOOP("CommandLine", "%n clusters in %1, %2 to save"), clusters,
                  inTags, saving);
}

QString incomplete(const QString &summed)
{
    return said(QCoreApplication::translate("CommandLine", "stopped; this is incomplete: %1"),
                summed);
}

QString outputNotWritten(const QString &path, const QString &reason)
{
    return said(
        QCoreApplication::translate("CommandLine", "%1: %2; name another file with --output"), path,
        reason);
}

QString standardOutputNotWritten()
{
    return QCoreApplication::translate("CommandLine", "standard output could not be written");
}

QString transportNotRead(const QString &image)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "%1: this transport is not read yet; copy the image "
                                            "to a directory with skopeo copy %1 oci:DIR:NAME, and "
                                            "name that"),
                image);
}

QString offlineWithoutCache(const QString &image)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "%1: --offline has nothing to read from with "
                                            "--no-cache"),
                image);
}

QString offlineListing(const QString &target)
{
    return said(QCoreApplication::translate("CommandLine",
                                            "%1: a registry can only be listed online; leave "
                                            "--offline out"),
                target);
}

} // namespace sameinside::words::commandline
