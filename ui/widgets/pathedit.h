// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/elidededit.h"

class QMimeData;

namespace sameinside {

/// The line of the list field: a path to type; lines that are pasted into it become a list.
class PathEdit final : public ElidedEdit {
    Q_OBJECT

public:
    explicit PathEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void linesPasted(const QString &text);
    void filePasted(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool pasteLines();
};

/// The local file that data names, where it names one; empty otherwise.
QString localFileOf(const QMimeData *data);
/// The lines that data holds, where it holds text.
QString linesOf(const QMimeData *data);

} // namespace sameinside
