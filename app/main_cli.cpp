// SPDX-License-Identifier: MIT
#include "app/comparecommand.h"
#include "app/inspectcommand.h"
#include "app/interruption.h"
#include "app/sources.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace sameinside;

namespace {

const char *const relations
    = "same-index, same-manifest, same-config, equal-config, same-layers, same-files, shared-layers";

int terminalWidth()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return std::min<int>(std::max<int>(size.ws_col, 40), 120);
}

CLI::App *addCompare(CLI::App &app, CompareOptions &options, CommonOptions &common)
{
    CLI::App *command = app.add_subcommand("compare", "Tell whether two images are the same inside, and why");
    command->add_option("LEFT", options.left, "The public image")->required();
    command->add_option("RIGHT", options.right, "The private image")->required();
    command->add_option("--platform", options.platform, "Only this platform, or all")
        ->type_name("P")
        ->capture_default_str();
    command->add_option("--match", options.match, std::string("Exit 0 from this relation on: ") + relations)
        ->type_name("RELATION")
        ->capture_default_str();
    command->add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    addCommonOptions(*command, common);
    command->footer("Exit codes: 0 related at least as strongly as --match, 1 not, 2 could not tell.\n"
                    "Example:\n  sameinside-cli compare public.ecr.aws/docker/library/nginx:1.25 \\\n"
                    "      oci:resources/example/private:mirror/nginx:1.25");
    return command;
}

CLI::App *addInspect(CLI::App &app, InspectOptions &options, CommonOptions &common)
{
    CLI::App *command = app.add_subcommand("inspect", "Show an image as a tree");
    command->add_option("SOURCE", options.source, "The image")->required();
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

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sameinside"));

    CLI::App app("Tells whether two container images are the same inside, although their digests "
                 "say otherwise, and why.", "sameinside-cli");
    app.set_version_flag("--version", "sameinside-cli " SAMEINSIDE_VERSION);
    app.require_subcommand(1);
    app.footer("An image is a reference of a registry, docker://host/repo:tag, or oci:DIR[:REF].\n"
               "Every command has --help with an example.");
    CommonOptions common;
    CompareOptions compare;
    InspectOptions inspect;
    const CLI::App *compareCommand = addCompare(app, compare, common);
    const CLI::App *inspectCommand = addInspect(app, inspect, common);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? exitYes : exitFailed;
    }

    Console console{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1, terminalWidth()};
    const Interruption interruption;
    Sources sources(common);
    const SourceFactory open = [&](const ImageName &name) { return sources.open(name); };
    int code = exitFailed;
    if (compareCommand->parsed())
        code = runCompare(compare, open, console, interruption.token());
    else if (inspectCommand->parsed())
        code = runInspect(inspect, open, console, interruption.token());
    std::cout.flush();
    if (!std::cout && code != exitInterrupted) {
        complain(console, QStringLiteral("standard output could not be written"));
        return exitFailed;
    }
    return code;
}
