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

// The first ones have all their layers, and show the most.
constexpr std::array<BundledPair, 16> bundledPairs{{
    {words::window::recompressedPair, u"nginx:1.25", u"mirror/nginx:1.25"},
    {words::window::platformsPair, u"rabbitmq:3.13", u"queue/rabbitmq:3.13"},
    {words::window::rebuiltPair, u"python:3.12", u"base/python:3.12"},
    {words::window::indexPair, u"amazonlinux:2018.03", u"test_ecr_repository:latest"},
    {words::window::builtOnPair, u"golang:1.22", u"team/api:1.8"},
    {words::window::reorderedPair, u"debian:12", u"base/debian:12"},
    {words::window::replacedPair, u"node:20", u"web/node:20"},
    {words::window::zstdPair, u"alpine:3.20", u"mirror/alpine:3.20-zstd"},
    {words::window::typesPair, u"redis:7.2", u"cache/redis:7.2"},
    {words::window::configPair, u"busybox:1.36", u"tools/busybox:1.36"},
    {words::window::attestedPair, u"postgres:16", u"db/postgres:16"},
    {words::window::onePlatformPair, u"memcached:1.6", u"cache/memcached:1.6-amd64"},
    {words::window::equalPair, u"haproxy:2.9", u"edge/haproxy:stable"},
    {words::window::damagedPair, u"mariadb:11.4", u"db/mariadb:11.4"},
    {words::window::unsignedPair, u"vault:1.16", u"secrets/vault:1.16"},
    {words::window::unrelatedPair, u"traefik:3.0", u"misc/unrelated:1"},
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

constexpr std::size_t mostListed = 2000; // more than a person chooses from

// The whole names of what is in a layout or an archive, whichever of them name names.
Result<QStringList> imagesIn(Sources &sources, const QString &name, const std::stop_token &stop)
{
    const auto place = ImageName::parse(name);
    if (!place)
        return tl::unexpected(place.error());
    const auto source = sources.open(*place);
    if (!source)
        return tl::unexpected(source.error());
    const auto listed = (*source)->list(stop);
    if (!listed)
        return tl::unexpected(listed.error());
    const QString prefix = name.first(name.indexOf(place->path()) + place->path().size());
    QStringList images;
    for (const Listed &image : *listed) {
        if (images.size() == mostListed)
            break;
        if (!image.name.isEmpty())
            images << prefix + u':' + image.name;
        else if (image.digest)
            images << prefix + u'@' + image.digest->toString();
    }
    return images;
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
    services.images = [sources](const QString &name, const std::stop_token &stop) {
        return imagesIn(*sources, name, stop);
    };
    services.trust = [sources](const QString &host, const QString &caFile) {
        return sources->trust(host, caFile);
    };
    services.signIn = [sources](const QString &host, const QString &user, const QString &password) {
        sources->signIn(host, user, password);
    };
    services.loginCommand = &Sources::loginCommand;
    services.commandOptions = [sources] { return sources->typedOptions(); };
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
