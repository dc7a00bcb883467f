// SPDX-License-Identifier: MIT
#include "app/commands/program.h"

#include "app/commands/commandhelp.h"
#include "app/commands/comparecommand.h"
#include "app/commands/duplicatescommand.h"
#include "app/commands/inspectcommand.h"
#include "app/commands/requestline.h"
#include "app/commands/scancommand.h"
#include "app/commands/verifycommand.h"
#include "app/wiring/sources.h"
#include "model/scan/run/scanrunner.h"
#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>

#include <QLoggingCategory>

namespace sameinside {

Program::Program() :
    m_app(std::make_unique<CLI::App>(words::commandline::programSummary().toStdString(),
                                     "sameinside-cli"))
{
    m_app->formatter(std::make_shared<HelpFormatter>());
    m_app->set_version_flag("--version", "sameinside-cli " SAMEINSIDE_VERSION);
    m_app->require_subcommand(1);
    m_app->footer(words::commandline::programNotes().toStdString());
    add(std::make_unique<CompareCommand>());
    add(std::make_unique<InspectCommand>());
    add(std::make_unique<ScanCommand>());
    add(std::make_unique<DuplicatesCommand>());
    add(std::make_unique<VerifyCommand>());
}

Program::~Program() = default;

void Program::add(std::unique_ptr<Command> command)
{
    const CommandText text = command->text();
    CLI::App *app = m_app->add_subcommand(text.name.toStdString(), text.summary.toStdString());
    command->addOptions(*app);
    addCommonOptions(*app, m_common);
    app->footer(text.footer().toStdString());
    app->callback([this, called = command.get()] { m_called = called; });
    m_commands.push_back(std::move(command));
}

std::optional<int> Program::parse(int argc, char **argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    m_app->failure_message([&](const CLI::App *parsed, const CLI::Error &error) {
        return usageError(parsed, error, arguments);
    });
    try {
        m_app->parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return m_app->exit(error) == 0 ? exitYes : exitFailed;
    }
    return std::nullopt;
}

int Program::run(std::istream &in, Console &console, std::stop_token stop)
{
    qSetMessagePattern(QStringLiteral("sameinside-cli: %{message}"));
    if (m_common.quiet)
        QLoggingCategory::setFilterRules(QStringLiteral("sameinside.*.warning=false"));
    const int code = runCommand(in, console, std::move(stop));
    console.out.flush();
    if (!console.out && code != exitInterrupted) {
        complain(console, words::commandline::standardOutputNotWritten());
        return exitFailed;
    }
    return code;
}

int Program::runCommand(std::istream &in, Console &console, std::stop_token stop)
{
    m_common.requests = m_called->requests();
    Sources sources(m_common);
    if (m_common.verbose) {
        sources.watchRequests(
            [&](const RequestLogEntry &entry) { print(console.err, requestLine(entry) + u'\n'); });
    }
    if (!m_common.quiet)
        sources.watchRemarks([&](const QString &text) { complain(console, text); });
    const SourceFactory open = [&](const ImageName &name) { return sources.open(name); };
    const ScanPorts ports{open, [&](const TargetName &name) { return sources.openStore(name); }};
    ScanRunner scan(ports);
    return m_called->run({.open = open,
                          .ports = ports,
                          .scan = scan,
                          .in = in,
                          .console = console,
                          .cacheDirectory = m_common.noCache ? QString() : cacheDirectory(m_common),
                          .isQuiet = m_common.quiet,
                          .stop = std::move(stop)});
}

} // namespace sameinside
