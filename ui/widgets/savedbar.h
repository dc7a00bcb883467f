// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

namespace sameinside {

class ShortenedLabel;

/// Says where a file was saved, and offers to open it or its folder. Hidden until there is one.
class SavedBar final : public QFrame {
    Q_OBJECT

public:
    explicit SavedBar(QWidget *parent = nullptr);

    void showSaved(const QString &path);
    const QString &path() const { return m_path; }

private:
    void open(const QString &path);

    ShortenedLabel *m_words;
    QString m_path;
};

} // namespace sameinside
