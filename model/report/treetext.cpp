// SPDX-License-Identifier: MIT
#include "model/report/treetext.h"

#include "model/source/imagenames.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/imagenamewords.h"
#include "model/text/words/model/reportwords.h"
#include "model/text/wrap.h"

namespace sameinside {

namespace {

// The tree of inspect, line by line.
class TreeWriter {
public:
    explicit TreeWriter(int width) : m_width(width) {}

    QString write(const ImageTree &tree)
    {
        m_text = shownText(tree.name.toString()) + u'\n' + tree.root.digest.toString() + u'\n';
        node(tree.root, {}, {});
        names(tree);
        return m_text;
    }

private:
    void line(const QString &prefix, const QString &text, const QString &digest,
              const QString &size)
    {
        const int digestColumn = m_width - 26;
        QString start = prefix + text;
        if (start.size() > digestColumn - 1)
            start = start.left(digestColumn - 2) + QChar(0x2026);
        m_text += start.leftJustified(digestColumn) + digest.leftJustified(14)
            + size.rightJustified(12) + u'\n';
        while (m_text.endsWith(QStringLiteral(" \n")))
            m_text.remove(m_text.size() - 2, 1);
    }

    static QString imageHeading(const ManifestNode &node)
    {
        const QString text
            = node.platform ? shownText(node.platformText()) : words::reports::unknownPlatform();
        if (node.isDerived())
            return words::reports::madeHere(text);
        return node.mediaType() ? words::reports::withType(text, node.mediaType()->description())
                                : text;
    }

    static QString plainHeading(const ManifestNode &node)
    {
        const auto type = node.mediaType();
        switch (node.role) {
        case ManifestNode::Role::Index:
            return words::reports::withEntries(type ? type->description() : words::reports::index(),
                                               qint64(node.children.size()));
        case ManifestNode::Role::Image:
            return imageHeading(node);
        case ManifestNode::Role::Attestation:
            return words::reports::attestation();
        case ManifestNode::Role::Artifact:
            return node.manifest()
                ? words::reports::withType(words::reports::artifact(),
                                           shownText(node.manifest()->artifactDescription()))
                : words::reports::artifact();
        case ManifestNode::Role::Unknown:
            break;
        }
        return type ? shownText(type->toString()) : words::reports::unknownDocument();
    }

    static QString heading(const ManifestNode &node)
    {
        QString text = plainHeading(node);
        if (node.document && node.document->announced())
            text = words::reports::announcedAs(text, node.document->announced()->toString());
        if (node.availability == Availability::NotHere)
            return words::reports::notHere(text);
        return node.availability == Availability::Failed ? words::reports::notReadable(text) : text;
    }

    struct Row {
        QString text;
        QString digest;
        QString size;
    };

    static Row configRow(const ManifestNode &node, const Descriptor &config)
    {
        QString text = node.role == ManifestNode::Role::Image ? words::reports::configImageId()
                                                              : words::reports::config();
        if (node.configAvailability == Availability::NotHere)
            text = words::reports::configNotHere(text);
        else if (node.configAvailability == Availability::Failed)
            text = words::reports::configNotReadable(text, shownText(node.configError->detail));
        return {text, config.digest.shortText(), humanSize(config.size)};
    }

    static std::vector<Row> rowsOf(const ManifestNode &node)
    {
        std::vector<Row> rows;
        if (node.availability == Availability::Failed && node.error)
            rows.push_back({QStringLiteral("! ") + shownText(node.error->detail), {}, {}});
        for (const QString &note : node.notes())
            rows.push_back({QStringLiteral("! ") + shownText(note), {}, {}});
        if (const Manifest *manifest = node.manifest(); manifest && manifest->config)
            rows.push_back(configRow(node, *manifest->config));
        int number = 0;
        for (const NamedLayer &layer : node.layers()) {
            QString text = words::reports::layerNumber(++number);
            if (layer.isEmptyLayer())
                text += QStringLiteral("  ") + words::reports::emptyLayer();
            if (layer.createdBy)
                text += QStringLiteral("  ") + shownText(*layer.createdBy);
            rows.push_back({text, layer.descriptor.digest.shortText(),
                            layer.isDescribed() ? humanSize(layer.descriptor.size) : QString()});
        }
        return rows;
    }

    void node(const ManifestNode &node, const QString &prefix, const QString &below)
    {
        line(prefix, heading(node), node.digest.shortText(), humanSize(node.size));
        const std::vector<Row> rows = rowsOf(node);
        const bool ends = node.children.empty();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool last = ends && i + 1 == rows.size();
            line(below + (last ? QStringLiteral("└─ ") : QStringLiteral("├─ ")), rows[i].text,
                 rows[i].digest, rows[i].size);
        }
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            this->node(node.children[i],
                       below + (last ? QStringLiteral("└─ ") : QStringLiteral("├─ ")),
                       below + (last ? QStringLiteral("   ") : QStringLiteral("│  ")));
        }
    }

    void names(const ImageTree &tree)
    {
        using namespace words::imagenames;
        const std::vector<ImageNames> all = imageNames(tree);
        if (!all.empty())
            m_text += u'\n' + words::imagenames::heading() + u'\n';
        for (const ImageNames &kind : all) {
            QStringList tools;
            for (const NamingTool tool : kind.tools)
                tools << namingToolText(tool);
            m_text += QStringLiteral("\n  ")
                + wrapped(shownBy(imageNamesText(kind), tools), m_width, 2) + u'\n';
            for (const ImageNames::Name &name : kind.names)
                m_text += nameLines(kind, name);
        }
    }

    // The whole digest, to be copied; the platform above it.
    static QString nameLines(const ImageNames &kind, const ImageNames::Name &name)
    {
        const QString digest = name.digest.toString() + u'\n';
        if (kind.kind == ImageNames::Kind::Tag)
            return QStringLiteral("    ") + digest;
        const QString platform = name.platform.isEmpty() ? words::imagenames::unknownPlatform()
                                                         : shownText(name.platform);
        return QStringLiteral("    ") + platform + QStringLiteral("\n      ") + digest;
    }

    int m_width;
    QString m_text;
};

} // namespace

QString treeText(const ImageTree &tree, int width)
{
    return TreeWriter(width).write(tree);
}

} // namespace sameinside
