// SPDX-License-Identifier: MIT
#pragma once

#include "model/image/imagename.h"
#include "ui/widgets/labels.h"

#include <QToolButton>

namespace sameinside {

/// One place to search, in the field of places: what it is, its name, and a cross to remove it.
class TargetToken final : public QWidget {
    Q_OBJECT

public:
    /// mode: where a name that is too long may lose its text.
    explicit TargetToken(const TargetName &target, Qt::TextElideMode mode = Qt::ElideMiddle,
                         QWidget *parent = nullptr);

    const TargetName &target() const { return m_target; }
    QToolButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TargetName m_target;
    QToolButton *m_remove;
};

/// "ECR", "REGISTRY" or "OCI".
QString targetKind(const TargetName &target);
/// Without the transport: the chip says that.
QString targetText(const TargetName &target);

} // namespace sameinside
