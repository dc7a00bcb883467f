// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/targettoken.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>

namespace sameinside {

namespace say = words::scanpage;

QString targetKind(const TargetName &target)
{
    static const QRegularExpression ecr(
        QStringLiteral("^\\d{12}\\.dkr\\.ecr(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?$"));
    if (target.kind() == TargetName::Kind::OciLayout)
        return QStringLiteral("OCI");
    return ecr.match(target.host()).hasMatch() ? QStringLiteral("ECR") : say::registryChip();
}

QString targetText(const TargetName &target)
{
    if (target.kind() == TargetName::Kind::OciLayout)
        return shownText(target.path());
    QString text = target.host();
    if (!target.prefix().isEmpty())
        text += u'/' + target.prefix();
    return shownText(text);
}

TargetToken::TargetToken(const TargetName &target, Qt::TextElideMode mode, QWidget *parent) :
    QWidget(parent), m_target(target), m_remove(new QToolButton)
{
    auto *name = new ShortenedLabel(Ink::Plain, mode);
    name->setFixedFont();
    name->setFullText(targetText(target));
    m_remove->setObjectName(QStringLiteral("removeTarget"));
    m_remove->setText(QStringLiteral("✕"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::TabFocus);
    m_remove->setToolTip(say::doNotSearchHere());
    m_remove->setAccessibleName(say::doNotSearchIn(targetText(target)));
    connect(m_remove, &QToolButton::clicked, this, &TargetToken::removeRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(new Chip(targetKind(target)));
    layout->addSpacing(4);
    layout->addWidget(name, 1);
    layout->addWidget(m_remove);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void TargetToken::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sameinside
