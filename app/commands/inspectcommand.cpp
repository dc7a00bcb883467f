// SPDX-License-Identifier: MIT
#include "app/commands/inspectcommand.h"

#include "model/report/comparisonjson.h"
#include "model/report/treetext.h"
#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>

#include <algorithm>

namespace sameinside {

namespace {

using Role = ManifestNode::Role;

// Only what a platform asks for stays in the tree.
void keepPlatform(ManifestNode &node, const Platform &platform)
{
    std::erase_if(node.children, [&](const ManifestNode &child) {
        return child.role == Role::Image && child.platform && !child.platform->matches(platform);
    });
    for (ManifestNode &child : node.children)
        keepPlatform(child, platform);
}

Result<ImageTree> load(const QString &text, const std::optional<Platform> &platform,
                       const SourceFactory &open, std::stop_token stop)
{
    const auto name = ImageName::parse(text);
    if (!name)
        return tl::unexpected(name.error());
    auto source = open(*name);
    if (!source)
        return tl::unexpected(source.error());
    auto tree = resolveTree(**source, *name, stop);
    if (!tree)
        return tree;
    const auto wants = [&](const ManifestNode &node) {
        return !platform || !node.platform || node.platform->matches(*platform);
    };
    if (auto loaded = loadTree(*tree, **source, wants, stop); !loaded)
        return tl::unexpected(loaded.error());
    if (!platform)
        return tree;
    keepPlatform(tree->root, *platform);
    const auto isWanted = [&](const ManifestNode *image) { return wants(*image); };
    if (std::ranges::none_of(tree->images(), isWanted)) {
        return failure(ErrorKind::NotFound,
                       words::commandline::hasNoImageFor(text, platform->toString()));
    }
    return tree;
}

} // namespace

int runInspect(const InspectOptions &options, const SourceFactory &open, Console &console,
               std::stop_token stop)
{
    std::optional<Platform> platform;
    if (options.platform != "all") {
        auto parsed = Platform::parse(QString::fromStdString(options.platform));
        if (!parsed) {
            complain(console, parsed.error());
            return exitFailed;
        }
        platform = *std::move(parsed);
    }
    const auto tree = load(QString::fromStdString(options.source), platform, open, std::move(stop));
    if (!tree) {
        if (tree.error().kind == ErrorKind::Cancelled)
            return exitInterrupted;
        complain(console, tree.error());
        return exitFailed;
    }
    if (options.raw) {
        const ManifestNode *node = &tree->root;
        if (platform && !tree->images().empty())
            node = tree->images().front();
        if (!node->document) {
            complain(console,
                     node->error ? node->error->detail : words::commandline::manifestNotHere());
            return exitFailed;
        }
        if (node->isDerived()) {
            complain(console,
                     words::commandline::keepsNoManifest(QString::fromStdString(options.source)));
            return exitFailed;
        }
        console.out.write(node->document->bytes().constData(), node->document->bytes().size());
    } else if (options.format == "json") {
        print(console.out, QString::fromUtf8(QJsonDocument(treeJson(*tree)).toJson()));
    } else {
        print(console.out, treeText(*tree, console.width));
    }
    return exitYes;
}

CommandText InspectCommand::text() const
{
    return {.name = QStringLiteral("inspect"),
            .summary = words::commandline::inspectSummary(),
            .example
            = QStringLiteral("sameinside-cli inspect oci:resources/example/public:postgres:16")};
}

void InspectCommand::addOptions(CLI::App &app)
{
    using namespace words;
    app.add_option("SOURCE", m_options.source, commandline::inspectImage().toStdString())
        ->required();
    addPlatformOption(app, m_options.platform);
    app.add_option("--format", m_options.format, commandline::inspectFormat().toStdString())
        ->check(CLI::IsMember({"tree", "json"}))
        ->capture_default_str();
    app.add_flag("--raw", m_options.raw, commandline::inspectRaw().toStdString());
}

int InspectCommand::run(const Workplace &place)
{
    return runInspect(m_options, place.open, place.console, place.stop);
}

} // namespace sameinside
