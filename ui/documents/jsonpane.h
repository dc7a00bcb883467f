// SPDX-License-Identifier: MIT
#pragma once

#include "ui/documents/jsondocument.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace sameinside {

class FileExport;
class JsonText;
class ShortenedLabel;

/// One side of the JSON view: what the document is, whether its digest is true, and its text.
class JsonPane : public QWidget {
    Q_OBJECT

public:
    explicit JsonPane(QWidget *parent = nullptr);

    void setDocument(const JsonDocument &document);
    const JsonDocument &document() const { return m_document; }
    JsonText *text() const { return m_text; }
    QString digestText() const; ///< "= sha256:… matches its bytes"

public Q_SLOTS:
    void copy() const;
    void save();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateDigest();

    JsonDocument m_document;
    QLabel *m_title;
    QLabel *m_check;
    ShortenedLabel *m_digest;
    QToolButton *m_copy;
    QToolButton *m_save;
    JsonText *m_text;
    QLabel *m_placeholder;
    QStackedWidget *m_stack;
    FileExport *m_export;
};

} // namespace sameinside
