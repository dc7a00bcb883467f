// SPDX-License-Identifier: MIT
#include "app/window/windowservices.h"

#include "model/load/headloader.h"
#include "model/text/words/ui/windowwords.h"
#include "ui/comparepage/comparepage.h"
#include "ui/window/mainwindow.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace sameinside {

namespace {

struct BundledPair {
    QString (*title)();
    const char16_t *left;
    const char16_t *right;
};

constexpr std::array<BundledPair, 8> bundledPairs{{
    {words::window::indexPair, u"amazonlinux:2018.03", u"test_ecr_repository:latest"},
    {words::window::recompressedPair, u"nginx:1.25", u"mirror/nginx:1.25"},
    {words::window::rebuiltPair, u"python:3.12", u"base/python:3.12"},
    {words::window::builtOnPair, u"golang:1.22", u"team/api:1.8"},
    {words::window::reorderedPair, u"debian:12", u"base/debian:12"},
    {words::window::platformsPair, u"rabbitmq:3.13", u"queue/rabbitmq:3.13"},
    {words::window::damagedPair, u"mariadb:11.4", u"db/mariadb:11.4"},
    {words::window::unsignedPair, u"vault:1.16", u"secrets/vault:1.16"},
}};

std::vector<ExamplePair> examplesIn(const QString &directory)
{
    if (directory.isEmpty())
        return {};
    const auto source = [&](QStringView layout, QStringView name) {
        return QStringLiteral("oci:%1/%2:%3").arg(directory, layout, name);
    };
    std::vector<ExamplePair> examples;
    for (const BundledPair &pair : bundledPairs) {
        examples.push_back({.title = pair.title(),
                            .pair = {.left = source(u"public", pair.left),
                                     .right = source(u"private", pair.right)}});
    }
    return examples;
}

} // namespace

Services windowServices(std::shared_ptr<Sources> sources, const QString &exampleDirectory)
{
    Services services;
    services.compare = [sources](const PairRequest &pair, const Services::Progress &progress,
                                 std::stop_token stop) {
        const auto open = [&sources](const ImageName &name) { return sources->open(name); };
        const auto tell = [&progress](PairSide side, const LoadStep &step) {
            progress(side == PairSide::Left ? NodeRef::Side::Left : NodeRef::Side::Right, step);
        };
        return loadPair(pair, open, tell, std::move(stop), Heads::Later);
    };
    services.readHeads =
        [sources](const PairRequest &pair, const LoadedPair &loaded, const std::stop_token &stop) {
        const auto open = [&sources](const ImageName &name) { return sources->open(name); };
        return withHeads(pair, loaded, open, stop);
    };
    services.watchRequests = [sources](std::function<void(RequestLogEntry)> listener) {
        sources->watchRequests(std::move(listener));
    };
    services.examples = examplesIn(exampleDirectory);
    return services;
}

ComparePage *addComparePage(MainWindow &window, const Services &services)
{
    auto *page = new ComparePage(services, window.settings());
    window.addPage(page);
    return page;
}

QString exampleDirectory()
{
    const QString installed = QCoreApplication::applicationDirPath()
        + QStringLiteral("/../" SAMEINSIDE_DATADIR "/sameinside/example");
    for (const QString &directory :
         {installed, QStringLiteral(SAMEINSIDE_SOURCE_DIR "/resources/example")}) {
        if (QDir(directory).exists(QStringLiteral("public/oci-layout")))
            return QDir::cleanPath(directory);
    }
    return {};
}

} // namespace sameinside
