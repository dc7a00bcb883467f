// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"
#include "ui/files/filetreedocument.h"
#include "ui/job.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace sameinside {

class FileTreeModel;
class ShortenedLabel;

/// The files of both sides, merged by path: of all layers together, or of one. Until they are
/// loaded it says what loading costs, and asks for it.
class FilesView : public QWidget {
    Q_OBJECT

public:
    explicit FilesView(QWidget *parent = nullptr);

    /// What can be chosen: "All layers merged", then one name a layer. Chooses the first.
    void setScopes(const QStringList &scopes);
    /// -1 for all layers merged, else the position of the layer.
    int scope() const;
    void setScope(int scope);

    /// Nothing is loaded: says text, and offers to load as many bytes; 0 where nobody knows how
    /// many, nothing where there is nothing to load.
    void showPlaceholder(const QString &text, std::optional<qint64> bytes = {});
    void showError(const Error &error);
    /// Something is being loaded; done and total in bytes, 0 where it is not known.
    void showLoading(const QString &text, qint64 done = 0, qint64 total = 0);
    /// Merges the files on a worker thread, and shows them. Either may be null.
    void showFiles(std::shared_ptr<const FileList> left, std::shared_ptr<const FileList> right);
    /// The same for files that are merged in a way of the caller's.
    using Merge
        = std::function<Result<std::shared_ptr<const FileTreeDocument>>(const std::stop_token &)>;
    void showMerged(Merge merge);

    FileTreeModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }
    bool isShowingFiles() const;

public Q_SLOTS:
    void focusFilter();
    void setOnlyDifferences(bool only);

Q_SIGNALS:
    void loadRequested(int scope);
    void stopRequested();
    void scopeChanged(int scope);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildMessage();
    QWidget *buildTree();
    QLayout *buildBar();
    void applyFilter();
    QWidget *focusHere() const;
    void keepFocus(const QWidget *had);
    void showMessage(const QString &text);
    void showDocument(Result<std::shared_ptr<const FileTreeDocument>> document);
    void openSmallTree();
    void updateSummary();
    void updateMeasures();
    bool isWide() const;
    void copyPaths() const;

    FileTreeModel *m_model;
    QTreeView *m_tree;
    QComboBox *m_scopes;
    QCheckBox *m_only;
    QLineEdit *m_filter;
    ShortenedLabel *m_summary;
    QLabel *m_nothing;
    QStackedWidget *m_stack;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_load;
    QPushButton *m_stop;
    Job<Result<std::shared_ptr<const FileTreeDocument>>> m_job;
    bool m_wasWide = false; ///< room for the times of both sides
};

} // namespace sameinside
