// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"
#include "ui/chain/hashchainpainter.h"

namespace sameinside {

/// The picture of why with the names of both images and the verdict above it.
class ExportPicture {
public:
    /// width in logical pixels; as high as it needs.
    ExportPicture(const Comparison &comparison, int platform, ChainStyle style,
                  double width = 1200);

    QSizeF size() const { return m_size; }
    /// The same in words.
    QString description() const;
    void paint(QPainter &painter) const;

    QImage image(double scale) const;
    QByteArray svg() const;
    /// One page, as large as the picture.
    QByteArray pdf() const;

private:
    void paintHeading(QPainter &painter) const;

    ChainStyle m_style;
    HashChainLayout m_layout;
    QString m_title;
    QStringList m_sentence;
    QString m_left;
    QString m_right;
    double m_heading = 0;
    QSizeF m_size;
};

} // namespace sameinside
