// SPDX-License-Identifier: MIT
#pragma once

#include "ui/documents/jsondocument.h"
#include "ui/documents/jsonpage.h"
#include "ui/job.h"

#include <QTextCursor>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace sameinside {

class JsonPane;
class ShortenedLabel;

/// Both documents of a pair side by side, pretty-printed or as their bytes are, with what differs
/// marked. F3 and Shift+F3 walk over the hits, Alt+Down and Alt+Up over the differences.
class JsonView : public QWidget {
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    void setDocuments(const JsonDocument &left, const JsonDocument &right);
    /// The index, manifest or config that node names, of both sides.
    void showNode(const ChainSubject &subject, const NodeRef &node);

    JsonPane *leftPane() const { return m_left; }
    JsonPane *rightPane() const { return m_right; }
    bool isRaw() const;
    int differenceCount() const { return int(m_differences.size()); }
    int hitCount() const { return int(m_hits.size()); }
    int currentHit() const { return m_hit; }

public Q_SLOTS:
    void setRaw(bool raw);
    void focusSearch();
    /// Looks for text as if somebody had typed it; stops looking where it is empty.
    void searchFor(const QString &text);
    void findNext();
    void findPrevious();
    void nextDifference();
    void previousDifference();

private:
    struct Hit {
        JsonPane *pane;
        QTextCursor cursor;
    };

    QLayout *buildBar();
    QToolButton *button(const QString &text, const QString &name, const QString &tip);
    void linkScrolling();
    void updatePage();
    void showPage(JsonPage page);
    void sayDifferences();
    void search();
    void collectHits(JsonPane *pane, const QString &text);
    void showHit(int hit);
    void stepDifference(int step);

    JsonPane *m_left;
    JsonPane *m_right;
    QToolButton *m_pretty;
    QToolButton *m_raw;
    QLineEdit *m_search;
    ShortenedLabel *m_searchState;
    ShortenedLabel *m_differenceState;
    std::vector<int> m_differences;
    int m_difference = -1;
    std::vector<Hit> m_hits;
    int m_hit = -1;
    Job<JsonPage> m_job; ///< large documents are laid out away from the window
};

} // namespace sameinside
