// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/imagerows.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/imagetreewords.h"
#include "model/text/words/ui/picturewords.h"
#include "ui/comparepage/tree/configrows.h"
#include "ui/comparepage/tree/layerrows.h"

#include <algorithm>

namespace sameinside {

namespace {

using Kind = TreeNode::Kind;
using Side = NodeRef::Side;
using Role = ManifestNode::Role;

const QString &referenceType()
{
    static const QString key = QStringLiteral("vnd.docker.reference.digest");
    return key;
}

const QString &predicateType()
{
    static const QString key = QStringLiteral("in-toto.io/predicate-type");
    return key;
}

QString predicateName(const QString &type)
{
    if (type.contains(u"spdx"))
        return QStringLiteral("SBOM");
    if (type.contains(u"slsa.dev/provenance"))
        return words::imagetree::provenance();
    return type;
}

QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + QStringLiteral(" · ") + second;
}

/// Builds the rows of one side.
class RowBuilder {
public:
    RowBuilder(const ImageTree &tree, Side side, const Comparison *comparison,
               const PairFiles &files) :
        m_tree(tree),
        m_side(side), m_comparison(comparison), m_files(files)
    {
        if (comparison)
            m_other = (side == Side::Left ? comparison->right : comparison->left).get();
    }

    TreeBranch build() const { return manifestBranch(m_tree.root); }

private:
    TreeBranch manifestBranch(const ManifestNode &node) const;
    TreeBranch indexBranch(const ManifestNode &node) const;
    TreeBranch imageBranch(const ManifestNode &node) const;
    TreeBranch attestationBranch(const ManifestNode &node) const;
    TreeBranch artifactBranch(const ManifestNode &node) const;
    TreeBranch configBranch(const ImageSide &image) const;
    TreeNode documentNode(const ManifestNode &node, Kind kind) const;
    std::vector<TreeBranch> statementRows(const ManifestNode &node) const;
    void addProblem(TreeBranch &branch, Availability availability,
                    const std::optional<Error> &error) const;
    ImageSide imageSide(const ManifestNode &node) const;
    bool isOnlyHere(const ManifestNode &node) const;
    bool otherHas(const ManifestNode &node) const;
    const ManifestNode *partnerOf(const ImageSide &image) const;

    const ImageTree &m_tree;
    Side m_side;
    const Comparison *m_comparison;
    const PairFiles &m_files;
    const ImageTree *m_other = nullptr;
};

bool holds(const ManifestNode &node, const Digest &digest)
{
    return node.digest == digest
        || std::ranges::any_of(node.children,
                               [&](const ManifestNode &child) { return holds(child, digest); });
}

bool RowBuilder::otherHas(const ManifestNode &node) const
{
    return m_other && holds(m_other->root, node.digest);
}

bool RowBuilder::isOnlyHere(const ManifestNode &node) const
{
    if (!m_comparison)
        return false;
    const auto &alone = m_side == Side::Left ? m_comparison->leftOnly : m_comparison->rightOnly;
    return std::ranges::find(alone, &node) != alone.end();
}

ImageSide RowBuilder::imageSide(const ManifestNode &node) const
{
    ImageSide image{.tree = &m_tree,
                    .otherTree = m_other,
                    .node = &node,
                    .files = &m_files,
                    .side = m_side,
                    .platform = node.platformText()};
    if (!m_comparison)
        return image;
    const auto &platforms = m_comparison->platforms;
    for (std::size_t i = 0; i < platforms.size(); ++i) {
        if ((m_side == Side::Left ? platforms[i].left : platforms[i].right) != &node)
            continue;
        image.comparison = &platforms[i];
        image.platform = platforms[i].platform;
        image.key = QStringLiteral("platform %1").arg(i);
        return image;
    }
    if (isOnlyHere(node))
        image.alone = Meaning::OnlyHere;
    return image;
}

const ManifestNode *RowBuilder::partnerOf(const ImageSide &image) const
{
    if (!image.comparison)
        return nullptr;
    return m_side == Side::Left ? image.comparison->right : image.comparison->left;
}

TreeNode RowBuilder::documentNode(const ManifestNode &node, Kind kind) const
{
    TreeNode row;
    row.kind = kind;
    row.digest = node.digest;
    row.size = node.size;
    if (const auto type = node.mediaType())
        row.mediaType = shownText(type->toString());
    return row;
}

/// What is odd in the documents, and was read as others read it.
void addNotes(TreeBranch &branch, const ManifestNode &node)
{
    for (const QString &note : node.notes()) {
        TreeNode message;
        message.kind = Kind::Message;
        setDetail(message, note);
        branch.children.push_back({std::move(message), {}});
    }
}

void RowBuilder::addProblem(TreeBranch &branch, Availability availability,
                            const std::optional<Error> &error) const
{
    TreeNode &node = branch.node;
    switch (availability) {
    case Availability::Present:
    case Availability::NotLoaded:
        return;
    case Availability::NotHere:
        node.detail = joined(node.detail, words::picture::notHere());
        return;
    case Availability::Failed:
        break;
    }
    node.state = Meaning::Error;
    TreeNode message;
    message.kind = Kind::Message;
    message.state = Meaning::Error;
    setDetail(message, error ? error->detail : words::imagetree::notRead());
    branch.children.insert(branch.children.begin(), {std::move(message), {}});
}

TreeBranch RowBuilder::manifestBranch(const ManifestNode &node) const
{
    switch (node.role) {
    case Role::Index:
        return indexBranch(node);
    case Role::Attestation:
        return attestationBranch(node);
    case Role::Artifact:
        return artifactBranch(node);
    case Role::Image:
        return imageBranch(node);
    case Role::Unknown:
        break;
    }
    // not loaded, or of a type that nobody knows
    return node.platform || node.availability != Availability::Present ? imageBranch(node)
                                                                       : artifactBranch(node);
}

TreeBranch RowBuilder::indexBranch(const ManifestNode &node) const
{
    TreeBranch branch{documentNode(node, Kind::Index), {}};
    const bool isRoot = &node == &m_tree.root;
    branch.node.name = words::picture::index();
    const auto images = std::ranges::count_if(node.children, [](const ManifestNode &child) {
        return child.role == Role::Image || child.role == Role::Unknown;
    });
    const auto type = node.mediaType();
    const QString family = !type                      ? QString()
        : type->family() == MediaType::Family::Docker ? QStringLiteral("Docker")
        : type->family() == MediaType::Family::Oci    ? QStringLiteral("OCI")
                                                      : QString();
    branch.node.detail = joined(family, words::picture::platforms(images));
    const Annotations *others = nullptr;
    if (isRoot) {
        branch.node.ref = NodeRef{m_side, NodeRef::Kind::Index, {}, -1};
        if (m_other && m_other->isIndex()) {
            branch.node.key = QStringLiteral("index");
            if (const Index *other = m_other->root.index())
                others = &other->annotations;
        }
        if (m_other)
            branch.node.state
                = node.digest == m_other->root.digest ? Meaning::Same : Meaning::Differs;
    } else if (otherHas(node)) {
        branch.node.state = Meaning::Same;
        branch.node.key = node.digest.toString();
    }
    for (const ManifestNode &child : node.children)
        branch.children.push_back(manifestBranch(child));
    if (const Index *index = node.index()) {
        for (auto &row : annotationRows(index->annotations, others, branch.node.key))
            branch.children.push_back(std::move(row));
    }
    addNotes(branch, node);
    addProblem(branch, node.availability, node.error);
    return branch;
}

TreeBranch RowBuilder::imageBranch(const ManifestNode &node) const
{
    const ImageSide image = imageSide(node);
    TreeBranch branch{documentNode(node, Kind::Manifest), {}};
    branch.node.name = words::picture::manifest();
    setDetail(branch.node,
              image.platform.isEmpty() ? words::imagetree::platformNotKnown() : image.platform);
    if (node.schema1())
        branch.node.detail = joined(branch.node.detail, words::imagetree::schema1());
    if (node.isDerived())
        branch.node.detail = joined(branch.node.detail, words::imagetree::madeHere());
    branch.node.key = image.key;
    branch.node.state = image.comparison
        ? meaningOf(Rung::Manifest, image.comparison->rung(Rung::Manifest).relation)
        : image.alone;
    branch.node.ref = NodeRef{m_side, NodeRef::Kind::Manifest, image.platform, -1};

    const ManifestNode *partner = partnerOf(image);
    if (const Manifest *manifest = node.manifest()) {
        if (manifest->config)
            branch.children.push_back(configBranch(image));
        for (auto &row : layerRows(image))
            branch.children.push_back(std::move(row));
        const Manifest *other = partner ? partner->manifest() : nullptr;
        for (auto &row : annotationRows(manifest->annotations,
                                        other ? &other->annotations : nullptr, image.key))
            branch.children.push_back(std::move(row));
    } else if (node.schema1()) {
        branch.children = layerRows(image);
    }
    addNotes(branch, node);
    addProblem(branch, node.availability, node.error);
    return branch;
}

TreeBranch RowBuilder::configBranch(const ImageSide &image) const
{
    const Descriptor &config = *image.node->manifest()->config;
    TreeBranch branch;
    branch.node.kind = Kind::Config;
    branch.node.name = words::picture::config();
    branch.node.detail = words::imagetree::imageId();
    branch.node.digest = config.digest;
    branch.node.size = config.size;
    branch.node.mediaType = shownText(config.mediaType.toString());
    branch.node.ref = NodeRef{m_side, NodeRef::Kind::Config, image.platform, -1};
    if (!image.key.isEmpty())
        branch.node.key = image.key + QStringLiteral("/config");
    branch.node.state = image.comparison
        ? meaningOf(Rung::Config, image.comparison->rung(Rung::Config).relation)
        : image.alone;
    const ManifestNode *partner = partnerOf(image);
    if (image.node->config)
        branch.children
            = configRows(*image.node->config,
                         partner && partner->config ? &*partner->config : nullptr, branch.node.key);
    addProblem(branch, image.node->configAvailability, image.node->configError);
    return branch;
}

std::vector<TreeBranch> RowBuilder::statementRows(const ManifestNode &node) const
{
    std::vector<TreeBranch> rows;
    const Manifest *manifest = node.manifest();
    if (!manifest)
        return rows;
    for (const Descriptor &layer : manifest->layers) {
        TreeNode row;
        row.kind = Kind::Layer;
        row.name = node.role == Role::Attestation ? words::imagetree::statement()
                                                  : words::imagetree::blob();
        const QString predicate = layer.annotations.value(predicateType());
        setDetail(row,
                  predicate.isEmpty() ? layer.mediaType.description() : predicateName(predicate));
        row.digest = layer.digest;
        row.size = layer.size;
        row.mediaType = shownText(layer.mediaType.toString());
        rows.push_back({std::move(row), {}});
    }
    return rows;
}

TreeBranch RowBuilder::attestationBranch(const ManifestNode &node) const
{
    TreeBranch branch{documentNode(node, Kind::Attestation), statementRows(node)};
    branch.node.name = words::imagetree::attestation();
    QStringList what;
    for (const TreeBranch &statement : branch.children)
        what += statement.node.detail;
    what.removeDuplicates();
    QString subject;
    if (node.descriptor) {
        const auto digest = Digest::parse(node.descriptor->annotations.value(referenceType()));
        if (digest)
            subject = words::imagetree::forImage(digest->shortText().first(8));
    }
    branch.node.detail = joined(what.join(QStringLiteral(", ")), subject);
    if (m_other) {
        branch.node.state = otherHas(node) ? Meaning::Same : Meaning::OnlyHere;
        branch.node.key = node.digest.toString();
    }
    addProblem(branch, node.availability, node.error);
    return branch;
}

TreeBranch RowBuilder::artifactBranch(const ManifestNode &node) const
{
    TreeBranch branch{documentNode(node, Kind::Artifact), statementRows(node)};
    branch.node.name = words::imagetree::artifact();
    if (const Manifest *manifest = node.manifest())
        setDetail(branch.node, manifest->artifactDescription());
    else if (const auto type = node.mediaType())
        setDetail(branch.node, type->description());
    const bool isRoot = &node == &m_tree.root;
    if (isRoot) {
        branch.node.ref = NodeRef{m_side, NodeRef::Kind::Manifest, {}, -1};
        branch.node.key = QStringLiteral("artifact");
    } else {
        branch.node.key = node.digest.toString();
    }
    if (m_other && isRoot)
        branch.node.state = node.digest == m_other->root.digest ? Meaning::Same : Meaning::Differs;
    else if (m_other)
        branch.node.state = otherHas(node) ? Meaning::Same : Meaning::OnlyHere;
    addProblem(branch, node.availability, node.error);
    return branch;
}

std::vector<TreeNode> rowsOf(const ImageTree &tree, Side side, const Comparison *comparison,
                             const PairFiles &files)
{
    std::vector<TreeBranch> roots;
    roots.push_back(RowBuilder(tree, side, comparison, files).build());
    return flattened(std::move(roots));
}

} // namespace

PairedRows pairedRows(const Comparison &comparison, const PairFiles &files)
{
    PairedRows rows{rowsOf(*comparison.left, Side::Left, &comparison, files),
                    rowsOf(*comparison.right, Side::Right, &comparison, files)};
    pairNodes(rows.left, rows.right);
    return rows;
}

std::vector<TreeNode> imageRows(const ImageTree &tree, Side side)
{
    return rowsOf(tree, side, nullptr, {});
}

} // namespace sameinside
