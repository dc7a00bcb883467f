// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/imagepair.h"
#include "ui/comparepage/filescope.h"

#include <QTabWidget>

class QToolButton;

namespace sameinside {

class FilesView;
class HashChainView;
class ImageNamesView;
class JsonView;
class RequestsView;
class WhyPane;

/// The views below the trees: why, the documents, the files, the requests. Each shows one platform
/// of the pair, and is filled when it is looked at.
class DetailTabs final : public QTabWidget {
    Q_OBJECT

public:
    explicit DetailTabs(QWidget *parent = nullptr);

    /// platform is a position in Comparison::platforms; -1 where there is none.
    void showPair(std::shared_ptr<const LoadedPair> pair, int platform);
    void clear();
    /// Shows node in every view; emits nothing.
    void select(const NodeRef &node);
    /// The layers are being read; done and total in bytes.
    void showReading(const QString &what, qint64 done, qint64 total);
    /// That was stopped: shows again what there was. A new pair ends it, too.
    void endReading();
    /// Exports are drawn on a light ground, whatever the desktop's is.
    bool wantsLightGround() const;
    QAction *lightGround() const { return m_light; }

    /// Goes to where words are looked for.
    void find();
    void showPicture();

    HashChainView *why() const { return m_why; }
    JsonView *json() const { return m_json; }
    FilesView *files() const { return m_files; }
    RequestsView *requests() const { return m_requests; }
    ImageNamesView *names() const { return m_names; }

Q_SIGNALS:
    void nodeChosen(const sameinside::NodeRef &node);
    void contentsRequested();
    void stopRequested();
    void exportRequested();
    void digestCopied(const QString &digest);
    /// The picture, into the clipboard.
    void copyRequested();

private:
    QWidget *buildCorner();
    QToolButton *zoomButton(const QString &text, const QString &name, const QString &tip,
                            void (HashChainView::*run)());
    void connectViews();
    void showDocument(const NodeRef &node, const QString &text);
    void showFilesOf(const NodeRef &node);
    void setScopes(std::vector<FileScope> scopes);
    void showCurrent();
    void showDocuments();
    void showFiles();

    WhyPane *m_whyPane;
    HashChainView *m_why;
    JsonView *m_json;
    FilesView *m_files;
    RequestsView *m_requests;
    ImageNamesView *m_names;
    QWidget *m_zoom;
    QToolButton *m_export;
    QAction *m_light;

    std::shared_ptr<const LoadedPair> m_pair;
    std::vector<FileScope> m_scopes;
    NodeRef m_node;
    bool m_hasDocuments = false; ///< the view shows those of m_node
    bool m_hasFiles = false;     ///< the view shows those of its scope
    bool m_isReading = false;
};

} // namespace sameinside
