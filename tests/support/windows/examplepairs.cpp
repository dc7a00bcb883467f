// SPDX-License-Identifier: MIT
#include "tests/support/windows/examplepairs.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sameinside::test {

namespace {

Digest digestOf(const QString &text)
{
    return Digest::sha256Of(text.toUtf8());
}

QByteArray written(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray configBytes(const ImageText &image)
{
    QJsonArray diffIds;
    QJsonArray history;
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        diffIds.append(digestOf(image.layers[i].contents).toString());
        const QString by = qsizetype(i) < image.history.size()
            ? image.history.at(qsizetype(i))
            : QStringLiteral("COPY %1 /").arg(image.layers[i].contents);
        history.append(QJsonObject{{QStringLiteral("created"), image.created},
                                   {QStringLiteral("created_by"), by}});
    }
    const QStringList platform = image.platform.split(u'/');
    QJsonObject json{
        {QStringLiteral("os"), platform.value(0)},
        {QStringLiteral("architecture"), platform.value(1)},
        {QStringLiteral("created"), image.created},
        {QStringLiteral("config"),
         QJsonObject{{QStringLiteral("Env"), QJsonArray::fromStringList(image.environment)}}},
        {QStringLiteral("rootfs"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("layers")},
                     {QStringLiteral("diff_ids"), diffIds}}},
        {QStringLiteral("history"), history}};
    if (platform.size() > 2)
        json.insert(QStringLiteral("variant"), platform.at(2));
    return written(json);
}

QJsonObject descriptor(const QString &type, const QString &digest, qint64 size)
{
    return {{QStringLiteral("mediaType"), type},
            {QStringLiteral("digest"), digest},
            {QStringLiteral("size"), size}};
}

QByteArray manifestBytes(const ImageText &image, const QByteArray &config)
{
    const QString layerType = image.isDocker
        ? QStringLiteral("application/vnd.docker.image.rootfs.diff.tar.gzip")
        : QStringLiteral("application/vnd.oci.image.layer.v1.tar+gzip");
    QJsonArray blobs;
    for (const LayerText &layer : image.layers)
        blobs.append(descriptor(layerType, digestOf(layer.blob).toString(), layer.size));
    const auto type = image.isDocker ? MediaType::dockerManifest() : MediaType::ociManifest();
    const auto configType = image.isDocker ? MediaType::dockerConfig() : MediaType::ociConfig();
    return written(
        {{QStringLiteral("schemaVersion"), 2},
         {QStringLiteral("mediaType"), type.toString()},
         {QStringLiteral("config"),
          descriptor(configType.toString(), Digest::sha256Of(config).toString(), config.size())},
         {QStringLiteral("layers"), blobs}});
}

ManifestNode documentNode(const QByteArray &bytes, ManifestNode::Role role)
{
    auto document = ManifestDocument::parse(bytes);
    Q_ASSERT(document);
    ManifestNode node{.digest = document->digest(), .size = bytes.size(), .role = role};
    node.availability = Availability::Present;
    node.document = *std::move(document);
    return node;
}

// Facts as a registry's layer header would give them.
void addFacts(ImageTree &tree, const ImageText &image)
{
    for (const LayerText &layer : image.layers) {
        const bool again = layer.blob.contains(QStringLiteral("again"));
        LayerEncoding encoding{.format = LayerEncoding::Format::Gzip};
        encoding.modified = again ? 1677715200 : 0;
        encoding.extraFlags = again ? 0 : 2;
        encoding.system = again ? 255 : 3;
        tree.layers.insert(digestOf(layer.blob), {.encoding = encoding});
    }
}

ImageName name(const QString &text)
{
    return *ImageName::parse(text);
}

const QString publicName = QStringLiteral("public.ecr.aws/docker/library/nginx:1.25");
const QString privateName
    = QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com/mirror/nginx:1.25");

std::shared_ptr<const Comparison> compared(std::shared_ptr<const ImageTree> left,
                                           std::shared_ptr<const ImageTree> right)
{
    return std::make_shared<const Comparison>(
        compareImages(std::move(left), std::move(right)).value());
}

ImageText compressedAgain(ImageText image, const std::vector<int> &which)
{
    for (const int layer : which) {
        image.layers[std::size_t(layer)].blob += QStringLiteral(" again");
        image.layers[std::size_t(layer)].size += 614400;
    }
    return image;
}

ImageText changed(ImageText image, const std::vector<int> &which)
{
    for (const int layer : which) {
        image.layers[std::size_t(layer)].contents += QStringLiteral(" changed");
        image.layers[std::size_t(layer)].blob += QStringLiteral(" changed");
    }
    return image;
}

std::vector<ImageText> fourPlatforms(const ImageText &image)
{
    std::vector<ImageText> images{image};
    for (const auto *platform : {u"linux/arm64/v8", u"linux/arm/v7", u"linux/s390x"}) {
        ImageText other = image;
        other.platform = QStringView(platform).toString();
        images.push_back(other);
    }
    return images;
}

std::shared_ptr<const Comparison> unrelated()
{
    ImageText one{.layers = layers(5)};
    ImageText other{.layers = layers(3, QStringLiteral("other"))};
    other.created = QStringLiteral("2024-02-01T10:00:00Z");
    return compared(imageTree(publicName, one), imageTree(privateName, other));
}

std::shared_ptr<const Comparison> manyLayers()
{
    const ImageText image{.layers = layers(120)};
    return compared(imageTree(publicName, image),
                    imageTree(privateName, compressedAgain(image, {37, 80, 119})));
}

std::shared_ptr<const Comparison> alternating()
{
    const ImageText image{.layers = layers(120)};
    std::vector<int> odd;
    for (int i = 1; i < 120; i += 2)
        odd.push_back(i);
    return compared(imageTree(publicName, image),
                    imageTree(privateName, compressedAgain(image, odd)));
}

std::shared_ptr<const Comparison> oneOfMany()
{
    const ImageText image{.layers = layers(120)};
    return compared(imageTree(publicName, image),
                    imageTree(privateName, compressedAgain(image, {59})));
}

std::shared_ptr<const Comparison> builtOnTheOther()
{
    const ImageText base{.layers = layers(8)};
    ImageText image = base;
    image.layers.push_back({QStringLiteral("app"), QStringLiteral("app blob"), 478208});
    image.environment << QStringLiteral("APP=1");
    return compared(imageTree(publicName, base), imageTree(privateName, image));
}

std::shared_ptr<const Comparison> reordered()
{
    const ImageText image{.layers = layers(4)};
    ImageText other = image;
    std::swap(other.layers[1], other.layers[2]);
    return compared(imageTree(publicName, image), imageTree(privateName, other));
}

// One platform is the same, one differs, and one is missing on the right.
std::shared_ptr<const Comparison> threePlatforms()
{
    const ImageText image{.layers = layers(3)};
    auto images = fourPlatforms(image);
    images.pop_back();
    auto others = images;
    others.pop_back();
    others[1] = changed(others[1], {2});
    return compared(indexTree(publicName, images), indexTree(privateName, others));
}

// One index, of which the right does not hold what it names for one platform.
std::shared_ptr<const Comparison> absentChild()
{
    const ImageText image{.layers = layers(3)};
    const auto right = indexTree(privateName, fourPlatforms(image));
    ManifestNode &child = right->root.children[1];
    child.document.reset();
    child.config.reset();
    child.configAvailability = Availability::NotLoaded;
    child.availability = Availability::NotHere;
    child.error = Error{ErrorKind::NotHere, QStringLiteral("it is not here")};
    return compared(indexTree(publicName, fourPlatforms(image)), right);
}

std::shared_ptr<const ImageTree> schema1Tree(const QString &text, const QStringList &blobs)
{
    QJsonArray layers;
    QJsonArray history;
    for (const QString &blob : blobs) {
        layers.append(QJsonObject{{QStringLiteral("blobSum"), digestOf(blob).toString()}});
        history.append(
            QJsonObject{{QStringLiteral("v1Compatibility"), QStringLiteral("{\"os\":\"linux\"}")}});
    }
    return std::make_shared<ImageTree>(ImageTree{
        .name = name(text),
        .root = documentNode(written({{QStringLiteral("schemaVersion"), 1},
                                      {QStringLiteral("name"), QStringLiteral("x")},
                                      {QStringLiteral("architecture"), QStringLiteral("amd64")},
                                      {QStringLiteral("fsLayers"), layers},
                                      {QStringLiteral("history"), history}}),
                             ManifestNode::Role::Image)});
}

std::shared_ptr<const ImageTree> chartTree(const QString &text, const QString &version)
{
    const QString config = QStringLiteral("application/vnd.cncf.helm.config.v1+json");
    const QString content = QStringLiteral("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
    const QJsonObject annotations{{QStringLiteral("org.opencontainers.image.version"), version}};
    return std::make_shared<ImageTree>(ImageTree{
        .name = name(text),
        .root = documentNode(
            written({{QStringLiteral("schemaVersion"), 2},
                     {QStringLiteral("config"),
                      descriptor(config, digestOf(QStringLiteral("config ") + version).toString(),
                                 190)},
                     {QStringLiteral("layers"),
                      QJsonArray{descriptor(
                          content, digestOf(QStringLiteral("chart ") + version).toString(), 4096)}},
                     {QStringLiteral("annotations"), annotations}}),
            ManifestNode::Role::Artifact)});
}

// The private copy lacks a layer, and another is not what its digest says.
std::shared_ptr<const Comparison> damagedCopy()
{
    const ImageText image{.layers = layers(4)};
    const auto left = imageTree(publicName, image);
    const auto right = imageTree(privateName, image);
    right->layers[digestOf(image.layers[1].blob)].error
        = Error{ErrorKind::Corrupt, QStringLiteral("other bytes than its digest says")};
    right->layers[digestOf(image.layers[2].blob)].error
        = Error{ErrorKind::NotFound, QStringLiteral("the registry has no such blob")};
    return compared(left, right);
}

std::shared_ptr<const Comparison> notLoaded()
{
    const ImageText image{.layers = layers(3)};
    auto left = imageTree(publicName, image);
    left->root.document.reset();
    left->root.config.reset();
    left->root.availability = Availability::Failed;
    left->root.configAvailability = Availability::NotLoaded;
    left->root.error
        = Error{ErrorKind::Denied,
                QStringLiteral("public.ecr.aws refused the manifest; sign in and reload")};
    return compared(left, imageTree(privateName, compressedAgain(image, {1})));
}

std::shared_ptr<const Comparison> rebuilt()
{
    const ImageText image{.layers = layers(4)};
    ImageText again = changed(image, {2, 3});
    again.created = QStringLiteral("2024-02-01T10:00:00Z");
    again.environment << QStringLiteral("VERSION=2");
    return compared(indexTree(publicName, {image}), indexTree(privateName, {again}));
}

} // namespace

ManifestNode imageNode(const ImageText &image)
{
    const QByteArray config = configBytes(image);
    ManifestNode node = documentNode(manifestBytes(image, config), ManifestNode::Role::Image);
    node.platform = *Platform::parse(image.platform);
    node.configAvailability = Availability::Present;
    node.config = *ImageConfig::parse(config);
    return node;
}

std::shared_ptr<ImageTree> imageTree(const QString &text, const ImageText &image)
{
    auto tree
        = std::make_shared<ImageTree>(ImageTree{.name = name(text), .root = imageNode(image)});
    addFacts(*tree, image);
    return tree;
}

std::shared_ptr<ImageTree> indexTree(const QString &text, const std::vector<ImageText> &images)
{
    QJsonArray entries;
    std::vector<ManifestNode> nodes;
    for (const ImageText &image : images) {
        ManifestNode node = imageNode(image);
        QJsonObject entry
            = descriptor(node.mediaType()->toString(), node.digest.toString(), node.size);
        const QStringList platform = image.platform.split(u'/');
        QJsonObject json{{QStringLiteral("os"), platform.value(0)},
                         {QStringLiteral("architecture"), platform.value(1)}};
        if (platform.size() > 2)
            json.insert(QStringLiteral("variant"), platform.at(2));
        entry.insert(QStringLiteral("platform"), json);
        node.descriptor = *Descriptor::parse(entry, QStringLiteral("entry"));
        entries.append(entry);
        nodes.push_back(std::move(node));
    }
    ManifestNode root
        = documentNode(written({{QStringLiteral("schemaVersion"), 2},
                                {QStringLiteral("mediaType"), MediaType::ociIndex().toString()},
                                {QStringLiteral("manifests"), entries}}),
                       ManifestNode::Role::Index);
    root.children = std::move(nodes);
    auto tree = std::make_shared<ImageTree>(ImageTree{.name = name(text), .root = std::move(root)});
    for (const ImageText &image : images)
        addFacts(*tree, image);
    return tree;
}

std::vector<LayerText> layers(int count, const QString &prefix)
{
    std::vector<LayerText> result;
    for (int i = 0; i < count; ++i) {
        const QString text = QStringLiteral("%1 %2").arg(prefix).arg(i);
        result.push_back({text, text + QStringLiteral(" blob"), 29000000 / (i + 1)});
    }
    return result;
}

std::vector<QString> pairNames()
{
    return {QStringLiteral("walk-through"),    QStringLiteral("recompressed"),
            QStringLiteral("rebuilt"),         QStringLiteral("unrelated"),
            QStringLiteral("120 layers"),      QStringLiteral("alternating layers"),
            QStringLiteral("left not loaded"), QStringLiteral("no common platform"),
            QStringLiteral("same index"),      QStringLiteral("8 layers converted"),
            QStringLiteral("one of 120"),      QStringLiteral("built on the other"),
            QStringLiteral("reordered"),       QStringLiteral("three platforms"),
            QStringLiteral("schema 1"),        QStringLiteral("schema 1 and 2"),
            QStringLiteral("chart"),           QStringLiteral("damaged copy"),
            QStringLiteral("absent child")};
}

std::shared_ptr<const Comparison> pairNamed(const QString &wanted)
{
    const ImageText image{.layers = layers(3)};
    if (wanted == u"walk-through")
        return compared(indexTree(publicName, fourPlatforms(image)),
                        imageTree(privateName, compressedAgain(image, {1, 2})));
    if (wanted == u"recompressed")
        return compared(imageTree(publicName, image),
                        imageTree(privateName, compressedAgain(image, {1, 2})));
    if (wanted == u"rebuilt")
        return rebuilt();
    if (wanted == u"unrelated")
        return unrelated();
    if (wanted == u"120 layers")
        return manyLayers();
    if (wanted == u"alternating layers")
        return alternating();
    if (wanted == u"left not loaded")
        return notLoaded();
    if (wanted == u"one of 120")
        return oneOfMany();
    if (wanted == u"built on the other")
        return builtOnTheOther();
    if (wanted == u"reordered")
        return reordered();
    if (wanted == u"three platforms")
        return threePlatforms();
    if (wanted == u"schema 1")
        return compared(schema1Tree(publicName, {QStringLiteral("app"), QStringLiteral("base")}),
                        schema1Tree(privateName, {QStringLiteral("new"), QStringLiteral("base")}));
    if (wanted == u"schema 1 and 2")
        return compared(
            schema1Tree(publicName,
                        {image.layers[2].blob, image.layers[1].blob, image.layers[0].blob}),
            imageTree(privateName, image));
    if (wanted == u"chart")
        return compared(chartTree(publicName, QStringLiteral("1.4.2")),
                        chartTree(privateName, QStringLiteral("1.4.3")));
    if (wanted == u"damaged copy")
        return damagedCopy();
    if (wanted == u"absent child")
        return absentChild();
    if (wanted == u"no common platform") {
        ImageText other = image;
        other.platform = QStringLiteral("linux/arm64");
        return compared(indexTree(publicName, {image}), imageTree(privateName, other));
    }
    if (wanted == u"same index")
        return compared(indexTree(publicName, fourPlatforms(image)),
                        indexTree(privateName, fourPlatforms(image)));
    if (wanted == u"8 layers converted") {
        ImageText converted{.layers = layers(8)};
        const auto left = imageTree(publicName, converted);
        converted.isDocker = true;
        return compared(left, imageTree(privateName, converted));
    }
    return {};
}

std::shared_ptr<const LoadedPair> pairWithError()
{
    LoadedPair pair;
    pair.left = imageTree(publicName, {.layers = layers(3)});
    pair.right = failure(
        ErrorKind::Unauthorized,
        QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com asked who you are (401): "
                       "sign in with the AWS command line, then reload"));
    return std::make_shared<const LoadedPair>(std::move(pair));
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xf5, 0xf6, 0xf8));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf8, 0xfa));
    palette.setColor(QPalette::Text, QColor(0x1f, 0x24, 0x2b));
    palette.setColor(QPalette::Highlight, QColor(0x24, 0x60, 0xc8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x2a, 0x2f, 0x36));
    const QColor text(0xe6, 0xe9, 0xed);
    palette.setColor(QPalette::Base, QColor(0x1e, 0x22, 0x27));
    palette.setColor(QPalette::AlternateBase, QColor(0x23, 0x28, 0x2e));
    palette.setColor(QPalette::Window, QColor(0x2a, 0x2f, 0x36));
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa5, 0xb1));
    palette.setColor(QPalette::Highlight, QColor(0x4c, 0x86, 0xe8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace sameinside::test
