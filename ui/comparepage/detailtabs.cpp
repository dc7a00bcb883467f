// SPDX-License-Identifier: MIT
#include "ui/comparepage/detailtabs.h"

#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/filewords.h"
#include "model/text/words/ui/picturewords.h"
#include "model/text/words/ui/requestwords.h"
#include "ui/chain/whypane.h"
#include "ui/comparepage/imagenamesview.h"
#include "ui/documents/jsonview.h"
#include "ui/files/filesview.h"
#include "ui/requests/requestsview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace sameinside {

DetailTabs::DetailTabs(QWidget *parent) :
    QTabWidget(parent), m_whyPane(new WhyPane), m_why(m_whyPane->view()), m_json(new JsonView),
    m_files(new FilesView), m_requests(new RequestsView), m_names(new ImageNamesView),
    m_zoom(new QWidget), m_export(new QToolButton),
    m_light(new QAction(words::chain::lightGround(), this))
{
    setObjectName(QStringLiteral("detailTabs"));
    setAccessibleName(words::comparepage::details());
    tabBar()->setAccessibleName(words::comparepage::details());
    m_why->setObjectName(QStringLiteral("why"));
    m_json->setObjectName(QStringLiteral("json"));
    m_files->setObjectName(QStringLiteral("files"));
    m_requests->setObjectName(QStringLiteral("requests"));
    addTab(m_whyPane, words::comparepage::why());
    addTab(m_json, words::comparepage::json());
    addTab(m_files, words::files::title());
    m_names->setObjectName(QStringLiteral("names"));
    addTab(m_requests, words::requests::title());
    addTab(m_names, words::comparepage::names());
    for (int i = 0; i < count(); ++i)
        widget(i)->setMinimumSize(320, 96); // they scroll, and small screens have no more
    setCornerWidget(buildCorner());
    connectViews();
    clear();
}

QWidget *DetailTabs::buildCorner()
{
    auto *zoom = new QHBoxLayout(m_zoom);
    zoom->setContentsMargins({});
    zoom->setSpacing(4);
    zoom->addWidget(zoomButton(QStringLiteral("−"), QStringLiteral("zoomOut"),
                               words::picture::zoomOutTip(), &HashChainView::zoomOut));
    zoom->addWidget(zoomButton(words::picture::fit(), QStringLiteral("zoomFit"),
                               words::picture::fitTip(), &HashChainView::fit));
    zoom->addWidget(zoomButton(QStringLiteral("+"), QStringLiteral("zoomIn"),
                               words::picture::zoomInTip(), &HashChainView::zoomIn));
    m_export->setText(words::comparepage::exportButton());
    m_export->setObjectName(QStringLiteral("exportComparison"));
    m_export->setToolTip(words::comparepage::exportTip());
    m_export->setFocusPolicy(Qt::TabFocus);
    connect(m_export, &QToolButton::clicked, this, &DetailTabs::exportRequested);
    auto *menu = new QMenu(m_export);
    menu->addAction(words::chain::saveAs(), this, &DetailTabs::exportRequested);
    menu->addAction(words::chain::copyPicture(), this, &DetailTabs::copyRequested)
        ->setObjectName(QStringLiteral("copyPicture"));
    m_light->setCheckable(true);
    m_light->setObjectName(QStringLiteral("lightGround"));
    menu->addAction(m_light);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::MenuButtonPopup);

    auto *corner = new QWidget;
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 0, 3);
    layout->setSpacing(12);
    layout->addWidget(m_zoom);
    layout->addWidget(m_export);
    for (QToolButton *button : corner->findChildren<QToolButton *>())
        button->setFixedHeight(tabBar()->sizeHint().height() - 8); // within the height of the tabs
    return corner;
}

QToolButton *DetailTabs::zoomButton(const QString &text, const QString &name, const QString &tip,
                                    void (HashChainView::*run)())
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, m_why, run);
    return button;
}

void DetailTabs::connectViews()
{
    connect(this, &QTabWidget::currentChanged, this, &DetailTabs::showCurrent);
    connect(m_why, &HashChainView::nodeActivated, this, &DetailTabs::nodeChosen);
    connect(m_why, &HashChainView::nodeHovered, this, &DetailTabs::nodeChosen);
    connect(m_names, &ImageNamesView::copied, this, &DetailTabs::digestCopied);
    connect(m_why, &HashChainView::copyRequested, this, &DetailTabs::copyRequested);
    connect(m_whyPane, &WhyPane::documentWanted, this, &DetailTabs::showDocument);
    connect(m_whyPane, &WhyPane::filesWanted, this, &DetailTabs::showFilesOf);
    connect(m_files, &FilesView::loadRequested, this, &DetailTabs::contentsRequested);
    connect(m_files, &FilesView::stopRequested, this, [this] {
        if (m_isReading)
            Q_EMIT stopRequested();
        else
            m_files->showPlaceholder(words::files::stopped());
    });
    connect(m_files, &FilesView::scopeChanged, this, [this] {
        m_hasFiles = false;
        showCurrent();
    });
}

bool DetailTabs::wantsLightGround() const
{
    return m_light->isChecked();
}

void DetailTabs::showDocument(const NodeRef &node, const QString &text)
{
    Q_EMIT nodeChosen(node);
    select(node);
    setCurrentWidget(m_json);
    m_json->searchFor(text);
}

// The layer's own list of files, where there is one: behind all layers merged, pair by pair.
void DetailTabs::showFilesOf(const NodeRef &node)
{
    Q_EMIT nodeChosen(node);
    if (const PlatformComparison *platform = m_why->subject().platform) {
        const bool isLeft = node.side == NodeRef::Side::Left;
        const auto found = std::ranges::find_if(platform->layers, [&](const LayerPair &pair) {
            return (isLeft ? pair.left : pair.right) == node.layer;
        });
        if (found != platform->layers.end())
            m_files->setScope(int(found - platform->layers.begin()));
    }
    setCurrentWidget(m_files);
}

void DetailTabs::showPicture()
{
    setCurrentWidget(m_whyPane);
}

// Files are looked for by name; everything else that has words is in the documents.
void DetailTabs::find()
{
    if (currentWidget() == m_files) {
        m_files->focusFilter();
        return;
    }
    setCurrentWidget(m_json);
    m_json->focusSearch();
}

void DetailTabs::showPair(std::shared_ptr<const LoadedPair> pair, int platform)
{
    m_pair = pair;
    m_why->setPair(std::move(pair), platform);
    m_whyPane->subjectChanged();
    setScopes(fileScopes(m_why->subject()));
    m_names->showSubject(m_why->subject());
    m_export->setEnabled(m_pair && m_pair->comparison);
    m_node = {.kind = NodeRef::Kind::Manifest, .platform = m_why->subject().platformName};
    m_hasDocuments = m_hasFiles = m_isReading = false;
    showCurrent();
}

// The layers of one pair keep their names when their contents come: what was looked at stays.
void DetailTabs::setScopes(std::vector<FileScope> scopes)
{
    const bool isSame
        = std::ranges::equal(m_scopes, scopes, {}, &FileScope::name, &FileScope::name);
    m_scopes = std::move(scopes);
    if (isSame)
        return;
    QStringList names;
    for (const FileScope &scope : m_scopes)
        names += scope.name;
    m_files->setScopes(names);
}

void DetailTabs::clear()
{
    showPair(nullptr, -1);
}

void DetailTabs::select(const NodeRef &node)
{
    m_why->highlight(node);
    const bool isOther = node.kind != m_node.kind;
    m_node = node;
    if (!isOther)
        return;
    m_hasDocuments = false;
    showCurrent();
}

void DetailTabs::showCurrent()
{
    m_zoom->setVisible(currentWidget() == m_whyPane);
    if (currentWidget() == m_json && !m_hasDocuments)
        showDocuments();
    if (currentWidget() == m_files && !m_hasFiles && !m_isReading)
        showFiles();
}

void DetailTabs::showDocuments()
{
    m_hasDocuments = true;
    m_json->showNode(m_why->subject(), m_node);
}

void DetailTabs::showFiles()
{
    m_hasFiles = true;
    if (m_scopes.empty()) {
        m_files->showPlaceholder(m_pair ? words::files::noPair() : QString());
        return;
    }
    const FileScope &scope = m_scopes[std::size_t(m_files->scope() + 1)];
    if (scope.error)
        m_files->showError(*scope.error);
    else if (!scope.isRead)
        m_files->showPlaceholder(words::files::layersNotRead(), scope.bytesToRead);
    else
        m_files->showMerged([scope](const std::stop_token &stop) { return scope.document(stop); });
}

void DetailTabs::showReading(const QString &what, qint64 done, qint64 total)
{
    m_isReading = true;
    m_hasFiles = false;
    m_files->showLoading(what, done, total);
}

void DetailTabs::endReading()
{
    m_isReading = false;
    showCurrent();
}

} // namespace sameinside
