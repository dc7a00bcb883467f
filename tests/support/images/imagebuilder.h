// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/images/blobencoding.h"
#include "tests/support/images/configwriter.h"
#include "tests/support/images/documentbuilder.h"
#include "tests/support/images/tarwriter.h"

namespace sameinside {

/// An image that was built: its manifest, and the parts that tests ask for.
struct BuiltImage : BuiltDocument {
    Descriptor config;
    QByteArray configBytes;
    std::vector<Descriptor> layers; ///< base first
    std::vector<Digest> diffIds;    ///< base first
};

/// Builds an image from tars and settings: layers, config and manifest, byte for byte the same
/// on every machine.
///
///     const BuiltImage image = ImageBuilder()
///                                  .platform(u"linux/amd64")
///                                  .settings({.created = …, .env = {…}})
///                                  .layer(TarWriter().file("etc/motd", "hello\n").finish(),
///                                         QStringLiteral("ADD motd /etc"))
///                                  .build();
class ImageBuilder {
public:
    /// Names the types of manifest, config and layers. OCI unless told.
    ImageBuilder &family(MediaType::Family family);
    ImageBuilder &style(const JsonStyle &style);
    ImageBuilder &configStyle(ConfigStyle style);
    /// os/architecture[/variant]; linux/amd64 unless told.
    ImageBuilder &platform(QStringView platform);
    ImageBuilder &withoutPlatform();
    ImageBuilder &settings(ConfigFields fields);
    /// Of the layers that follow.
    ImageBuilder &encoding(const BlobEncoding &encoding);
    /// Of all layers: the n-th layer has the n-th encoding.
    ImageBuilder &encodings(const std::vector<BlobEncoding> &encodings);
    /// A layer and its line in the history; created is that of the settings where it is empty.
    ImageBuilder &layer(const QByteArray &tar, const QString &createdBy = {},
                        const QString &created = {});
    /// A line in the history that made no layer.
    ImageBuilder &step(const QString &createdBy, const QString &created = {});
    ImageBuilder &annotation(const QString &key, const QString &value);
    /// Takes the config as it is, instead of the one made from settings and history.
    ImageBuilder &configBytes(const QByteArray &bytes);

    BuiltImage build() const;

private:
    struct Layer {
        QByteArray tar;
        BlobEncoding encoding;
    };
    MediaType layerType(BlobEncoding::Kind kind) const;

    MediaType::Family m_family = MediaType::Family::Oci;
    JsonStyle m_style;
    ConfigStyle m_configStyle = ConfigStyle::Sorted;
    std::optional<Platform> m_platform = Platform::parse(u"linux/amd64").value();
    ConfigFields m_fields;
    BlobEncoding m_encoding;
    std::vector<Layer> m_layers;
    std::vector<HistoryLine> m_history;
    Annotations m_annotations;
    std::optional<QByteArray> m_configBytes;
};

/// A manifest with one in-toto statement, as BuildKit attaches it to an index.
BuiltDocument attestationManifest(const QByteArray &statement, const QString &predicateType);

} // namespace sameinside
