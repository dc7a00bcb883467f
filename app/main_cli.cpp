// SPDX-License-Identifier: MIT
#include "app/commands/commandhelp.h"
#include "app/commands/comparecommand.h"
#include "app/commands/duplicatescommand.h"
#include "app/commands/inspectcommand.h"
#include "app/commands/interruption.h"
#include "app/commands/scancommand.h"
#include "app/wiring/sources.h"
#include "model/scan/run/scanrunner.h"
#include "model/text/plaintext.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace sameinside;

namespace {

const char *const imageForms
    = "host/repo:tag, oci:DIR[:REF], oci-archive:FILE[:REF] or docker-archive:FILE[:REF]";

const char *const relations = "same-index, same-manifest, same-config, equal-config, same-layers, "
                              "same-files (with --deep), "
                              "shared-layers";

int terminalWidth(int file)
{
    winsize size{};
    if (::ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return std::min<int>(std::max<int>(size.ws_col, 40), 120);
}

CLI::App *addCompare(CLI::App &app, CompareOptions &options, CommonOptions &common)
{
    CLI::App *command
        = app.add_subcommand("compare", "Tell whether two images are the same inside, and why");
    command->add_option("LEFT", options.left, std::string("The public image: ") + imageForms)
        ->required();
    command->add_option("RIGHT", options.right, "The private image, named alike")->required();
    command->add_option("--platform", options.platform, "Only this platform, or all")
        ->type_name("P")
        ->capture_default_str();
    command->add_flag("--deep", options.deep,
                      "Read the layers too: verify them, and compare the files");
    command
        ->add_option("--match", options.match,
                     std::string("Exit 0 from this relation on: ") + relations)
        ->type_name("RELATION")
        ->capture_default_str();
    command->add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    addCommonOptions(*command, common);
    command->footer(
        "Exit codes: 0 related at least as strongly as --match, 1 not, 2 could not tell.\n"
        "Example:\n  sameinside-cli compare public.ecr.aws/docker/library/nginx:1.25 \\\n"
        "      oci:resources/example/private:mirror/nginx:1.25");
    return command;
}

CLI::App *addInspect(CLI::App &app, InspectOptions &options, CommonOptions &common)
{
    CLI::App *command = app.add_subcommand("inspect", "Show an image as a tree");
    command->add_option("SOURCE", options.source, std::string("The image: ") + imageForms)
        ->required();
    command->add_option("--platform", options.platform, "Only this platform, or all")
        ->type_name("P")
        ->capture_default_str();
    command->add_option("--format", options.format, "tree or json")
        ->check(CLI::IsMember({"tree", "json"}))
        ->capture_default_str();
    command->add_flag("--raw", options.raw, "The bytes of the manifest, as they are");
    addCommonOptions(*command, common);
    command->footer("Example:\n  sameinside-cli inspect oci:resources/example/public:postgres:16");
    return command;
}

template <class Options>
void addTargetOptions(CLI::App &command, Options &options)
{
    command
        .add_option("--in", options.targets,
                    "Where to look: docker://host[:port][/prefix] or oci:DIR; may be repeated")
        ->required()
        ->allow_extra_args(false)
        ->type_name("TARGET");
    command.add_option("--format", options.format, "csv, json, text or html")
        ->check(CLI::IsMember({"csv", "json", "text", "html"}))
        ->capture_default_str();
    command.add_option("-o,--output", options.output, "Write the report to this file")
        ->type_name("FILE");
    command.add_option("-j,--jobs", options.jobs, "Requests at a time; 48 of them to one host")
        ->check(CLI::Range(1, 512))
        ->type_name("N")
        ->capture_default_str();
}

CLI::App *addScan(CLI::App &app, ScanOptions &options, CommonOptions &common)
{
    CLI::App *command = app.add_subcommand(
        "scan", "Look for every image of a list in whole registries, without pulling one");
    command->add_option("LIST", options.list, "A file with one image a line; - is standard input")
        ->required();
    addTargetOptions(*command, options);
    command->add_option("--platform", options.platform, "Only this platform, or all")
        ->type_name("P")
        ->capture_default_str();
    command
        ->add_option("--match", options.match,
                     "Present from this relation on; weaker ones than same-config read the "
                     "configs too, a request an image more: same-index, same-manifest, "
                     "same-config, equal-config, same-layers, shared-layers")
        ->type_name("RELATION")
        ->capture_default_str();
    addCommonOptions(*command, common);
    command->footer(
        "Exit codes: 0 complete, 3 complete but some lines or images could not be read,\n"
        "2 could not run, 130 stopped (what was found is written, marked incomplete).\n"
        "In CSV, text that a spreadsheet might run begins with an apostrophe.\n"
        "Example:\n  sameinside-cli scan resources/example/input.txt \\\n"
        "      --in oci:resources/example/private --output result.csv");
    return command;
}

CLI::App *addDuplicates(CLI::App &app, DuplicatesOptions &options, CommonOptions &common)
{
    CLI::App *command = app.add_subcommand(
        "duplicates", "Find equal images inside registries, largest saving first");
    addTargetOptions(*command, options);
    addCommonOptions(*command, common);
    command->footer("Exit codes are those of scan.\n"
                    "Example:\n  sameinside-cli duplicates --in oci:resources/example/private");
    return command;
}

// "GET https://host/v2/… 200 1234 B 12 ms", for --verbose. All at once: addresses have "%2F".
void tellRequest(Console &console, const RequestLogEntry &entry)
{
    QString line = QStringLiteral("%1 %2 %3 %4 B %5 ms")
                       .arg(entry.method, entry.url, QString::number(entry.status),
                            QString::number(entry.bytes), QString::number(entry.milliseconds));
    if (!entry.note.isEmpty())
        line += QStringLiteral(" (%1)").arg(entry.note);
    print(console.err, shownText(line) + u'\n');
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sameinside"));

    CLI::App app("Tells whether two container images are the same inside, although their digests "
                 "say otherwise, and why.",
                 "sameinside-cli");
    app.formatter(std::make_shared<HelpFormatter>());
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    app.failure_message([&](const CLI::App *parsed, const CLI::Error &error) {
        return usageError(parsed, error, arguments);
    });
    app.set_version_flag("--version", "sameinside-cli " SAMEINSIDE_VERSION);
    app.require_subcommand(1);
    app.footer("An image is a reference of a registry, docker://host/repo:tag, oci:DIR[:REF],\n"
               "oci-archive:FILE[:REF] or docker-archive:FILE[:REF] (docker save).\n"
               "Every command has --help with an example.");
    CommonOptions common;
    CompareOptions compare;
    InspectOptions inspect;
    ScanOptions scan;
    DuplicatesOptions duplicates;
    const CLI::App *compareCommand = addCompare(app, compare, common);
    const CLI::App *inspectCommand = addInspect(app, inspect, common);
    const CLI::App *scanCommand = addScan(app, scan, common);
    const CLI::App *duplicatesCommand = addDuplicates(app, duplicates, common);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? exitYes : exitFailed;
    }

    qSetMessagePattern(QStringLiteral("sameinside-cli: %{message}"));
    if (common.quiet)
        QLoggingCategory::setFilterRules(QStringLiteral("sameinside.*.warning=false"));
    Console console{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1,
                    terminalWidth(STDOUT_FILENO), terminalWidth(STDERR_FILENO)};
    const Interruption interruption;
    if (scanCommand->parsed() || duplicatesCommand->parsed())
        common.requests = scanCommand->parsed() ? scan.jobs : duplicates.jobs;
    Sources sources(common);
    if (common.verbose)
        sources.watchRequests([&](const RequestLogEntry &entry) { tellRequest(console, entry); });
    if (!common.quiet)
        sources.watchRemarks([&](const QString &text) { complain(console, text); });
    const SourceFactory open = [&](const ImageName &name) { return sources.open(name); };
    ScanRunner runner({open, [&](const TargetName &name) { return sources.openStore(name); }});
    compare.quiet = common.quiet;
    scan.quiet = common.quiet;
    duplicates.quiet = common.quiet;
    int code = exitFailed;
    if (compareCommand->parsed())
        code = runCompare(compare, open, console, interruption.token());
    else if (inspectCommand->parsed())
        code = runInspect(inspect, open, console, interruption.token());
    else if (scanCommand->parsed())
        code = runScan(scan, runner, std::cin, console, interruption.token());
    else if (duplicatesCommand->parsed())
        code = runDuplicates(duplicates, runner, console, interruption.token());
    std::cout.flush();
    if (!std::cout && code != exitInterrupted) {
        complain(console, QStringLiteral("standard output could not be written"));
        return exitFailed;
    }
    return code;
}
