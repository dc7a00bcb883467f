// SPDX-License-Identifier: MIT
#include "ui/comparepage/messagetext.h"

#include <cmath>
#include <memory>

namespace sameinside {

MessageText::MessageText(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QTextEdit::textChanged, this, &QWidget::updateGeometry);
}

int MessageText::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return int(std::ceil(copy->size().height()));
}

QSize MessageText::sizeHint() const
{
    return {240, heightForWidth(width())};
}

QSize MessageText::minimumSizeHint() const
{
    return {80, fontMetrics().height()};
}

} // namespace sameinside
