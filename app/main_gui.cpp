// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/window/leave.h"
#include "app/window/windowscan.h"
#include "app/window/windowservices.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/commandlinewords.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/recentpairs.h"
#include "ui/window/mainwindow.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QThreadPool>

#include <iostream>

using namespace sameinside;

namespace {

struct WindowOptions {
    std::string left;
    std::string right;
    std::string platform = "all";
    CommonOptions common;
};

void addOptions(CLI::App &app, WindowOptions &options)
{
    using namespace words;
    app.set_version_flag("--version", "sameinside " SAMEINSIDE_VERSION);
    auto *left
        = app.add_option("LEFT", options.left, commandline::windowPublicImage().toStdString());
    auto *right
        = app.add_option("RIGHT", options.right, commandline::windowPrivateImage().toStdString());
    left->needs(right);
    addPlatformOption(app, options.platform);
    addCommonOptions(app, options.common);
    const CommandText text{
        .notes = commandline::windowNotes(),
        .example = QStringLiteral("sameinside nginx:1.25 registry.example.com/mirror/nginx:1.25")};
    app.footer(text.footer().toStdString());
}

/// The pair to open on: who compared images before is offered those. Errors: InvalidName for a
/// platform that is none.
Result<std::optional<PairRequest>> firstPair(const WindowOptions &options, const Services &services,
                                             QSettings &settings)
{
    std::optional<PairRequest> pair;
    if (!options.left.empty())
        pair = PairRequest{
            QString::fromStdString(options.left), QString::fromStdString(options.right), {}};
    else if (!services.examples.empty() && RecentPairs(settings).pairs().empty())
        pair = services.examples.front().pair;
    if (pair && options.platform != "all") {
        auto platform = Platform::parse(QString::fromStdString(options.platform));
        if (!platform)
            return tl::unexpected(platform.error());
        pair->platform = *std::move(platform);
    }
    return pair;
}

/// Runs the window until it is closed.
int show(const WindowOptions &options, const Sources &sources, const Services &services,
         const std::optional<PairRequest> &pair)
{
    MainWindow window(std::make_unique<QSettings>());
    ComparePage *compare = addComparePage(window, services);
    addScanPage(window, scanServices(sources.session(), exampleDirectory()), *compare);
    if (!options.left.empty())
        window.showPage(compare);
    window.show();
    if (pair)
        compare->compare(*pair);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app(words::commandline::windowSummary().toStdString(), "sameinside");
    WindowOptions options;
    addOptions(app, options);

    QApplication::setApplicationName(QStringLiteral("sameinside"));
    QApplication::setApplicationDisplayName(QStringLiteral("SameInside"));
    QApplication::setOrganizationName(QStringLiteral("sameinside"));
    QApplication::setDesktopFileName(QStringLiteral("sameinside"));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? exitYes : exitFailed;
    }
    QApplication application(argc, argv);
    // what runs there waits for disks and networks more than it computes
    QThreadPool::globalInstance()->setMaxThreadCount(8);

    const Sources sources(options.common);
    const Services services = windowServices(sources.session(), exampleDirectory());
    QSettings settings;
    const auto pair = firstPair(options, services, settings);
    if (!pair) {
        print(std::cerr, QStringLiteral("sameinside: %1\n").arg(shownText(pair.error().detail)));
        return exitFailed;
    }
    return leave(show(options, sources, services, *pair));
}
