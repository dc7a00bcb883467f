// SPDX-License-Identifier: MIT
#include "ui/files/filesview.h"

#include "model/text/groupednumber.h"
#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/filewords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/files/filetreemodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/meaningdelegate.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace sameinside {

namespace {

constexpr int mostOpened = 400; // rows that a tree may have to be opened as a whole

} // namespace

FilesView::FilesView(QWidget *parent) :
    QWidget(parent), m_model(new FileTreeModel(this)), m_tree(new QTreeView),
    m_scopes(new QComboBox), m_only(new QCheckBox(words::files::onlyDifferences())),
    m_filter(new QLineEdit), m_summary(new ShortenedLabel(Ink::Plain, Qt::ElideRight)),
    m_nothing(new QLabel), m_stack(new QStackedWidget), m_message(new QLabel),
    m_progress(new QProgressBar), m_load(new QPushButton),
    m_stop(new QPushButton(words::widgets::stop())),
    m_job([this](Result<std::shared_ptr<const FileTreeDocument>> document) {
        showDocument(std::move(document));
    })
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildBar());
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(buildMessage());
    m_stack->addWidget(buildTree());
    updateMeasures();
    setScopes({words::files::allLayersMerged()});
    showPlaceholder(words::files::insideLayers());
}

QLayout *FilesView::buildBar()
{
    m_scopes->setObjectName(QStringLiteral("filesScope"));
    m_scopes->setAccessibleName(words::files::scopes());
    m_scopes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scopes->setMinimumContentsLength(24);
    connect(m_scopes, &QComboBox::activated, this, [this] { Q_EMIT scopeChanged(scope()); });

    m_only->setObjectName(QStringLiteral("filesOnlyDifferences"));
    connect(m_only, &QCheckBox::toggled, this, &FilesView::applyFilter);

    m_filter->setObjectName(QStringLiteral("filesFilter"));
    m_filter->setPlaceholderText(words::files::filterHint());
    m_filter->setAccessibleName(words::files::filterByName());
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(320);
    connect(m_filter, &QLineEdit::textChanged, this, &FilesView::applyFilter);
    m_summary->setObjectName(QStringLiteral("filesSummary"));
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    bar->setSpacing(12);
    bar->addWidget(m_scopes);
    bar->addWidget(m_only);
    bar->addWidget(m_filter, 2);
    bar->addStretch(1);
    bar->addWidget(m_summary);
    return bar;
}

QWidget *FilesView::buildMessage()
{
    m_message->setObjectName(QStringLiteral("filesMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_progress->setFixedWidth(320);
    m_load->setObjectName(QStringLiteral("filesLoad"));
    connect(m_load, &QPushButton::clicked, this, [this] { Q_EMIT loadRequested(scope()); });
    m_stop->setObjectName(QStringLiteral("filesStop"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_job.stop();
        Q_EMIT stopRequested();
    });

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_message);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_load, m_stop})
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QWidget *FilesView::buildTree()
{
    m_tree->setObjectName(QStringLiteral("filesTree"));
    m_tree->setAccessibleName(words::files::title());
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeader(new PaddedHeader(Qt::Horizontal, m_tree));
    m_tree->setItemDelegate(new MeaningDelegate(m_tree));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(FileTreeModel::Name, QHeaderView::Stretch);
    auto *copy = new QAction(words::files::copyPath(), m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &FilesView::copyPaths);
    m_tree->addAction(copy);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *inTree = new QVBoxLayout(m_tree->viewport());
    m_nothing->setObjectName(QStringLiteral("filesNothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    inTree->addWidget(m_nothing);
    return m_tree;
}

void FilesView::setScopes(const QStringList &scopes)
{
    m_scopes->clear();
    for (const QString &scope : scopes)
        m_scopes->addItem(shownText(scope));
    m_scopes->setVisible(scopes.size() > 1);
}

int FilesView::scope() const
{
    return m_scopes->currentIndex() - 1;
}

void FilesView::setScope(int scope)
{
    m_scopes->setCurrentIndex(scope + 1);
}

void FilesView::showPlaceholder(const QString &text, std::optional<qint64> bytes)
{
    const QWidget *had = focusHere();
    showMessage(text);
    m_load->setVisible(bytes.has_value());
    m_load->setText(bytes.value_or(0) > 0 ? words::files::loadContentsOf(humanSize(*bytes))
                                          : words::files::loadContents());
    keepFocus(had);
}

void FilesView::showError(const Error &error)
{
    showMessage(symbol(Meaning::Error) + u' ' + error.detail);
}

void FilesView::showMessage(const QString &text)
{
    m_job.stop();
    m_model->setDocument(nullptr);
    m_message->setText(shownText(text));
    m_load->hide();
    m_progress->hide();
    m_stop->hide();
    m_stack->setCurrentIndex(0);
    updateSummary();
}

void FilesView::showLoading(const QString &text, qint64 done, qint64 total)
{
    const QWidget *had = focusHere();
    m_message->setText(shownText(text));
    m_load->hide();
    m_progress->show();
    m_progress->setRange(0, total > 0 ? 1000 : 0);
    m_progress->setValue(total > 0 ? int(done * 1000 / total) : 0);
    m_stop->show();
    m_stack->setCurrentIndex(0);
    updateSummary();
    keepFocus(had);
}

QWidget *FilesView::focusHere() const
{
    QWidget *focus = QApplication::focusWidget();
    return focus && isAncestorOf(focus) ? focus : nullptr;
}

// What is hidden or disabled loses the focus to what happens to be next: rather to what took its
// place.
void FilesView::keepFocus(const QWidget *had)
{
    if (!had || (had->isVisible() && had->isEnabled()))
        return;
    for (QWidget *next : std::initializer_list<QWidget *>{m_stop, m_load, m_tree, m_scopes}) {
        if (next->isVisible()) {
            next->setFocus();
            return;
        }
    }
}

void FilesView::showFiles(std::shared_ptr<const FileList> left,
                          std::shared_ptr<const FileList> right)
{
    showMerged([left = std::move(left), right = std::move(right)](const std::stop_token &stop) {
        return FileTreeDocument::of(left, right, stop);
    });
}

void FilesView::showMerged(Merge merge)
{
    showLoading(words::files::comparing());
    m_job.start([merge = std::move(merge)](const auto &, const std::stop_token &stop) {
        return merge(stop);
    });
}

void FilesView::showDocument(Result<std::shared_ptr<const FileTreeDocument>> document)
{
    if (!document) {
        showError(document.error());
        return;
    }
    const QWidget *had = focusHere();
    m_model->setDocument(*std::move(document));
    m_stack->setCurrentIndex(1);
    openSmallTree();
    updateSummary();
    keepFocus(had);
}

bool FilesView::isShowingFiles() const
{
    return m_stack->currentIndex() == 1;
}

void FilesView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FilesView::setOnlyDifferences(bool only)
{
    m_only->setChecked(only);
}

void FilesView::applyFilter()
{
    m_model->setFilter(
        {.onlyDifferences = m_only->isChecked(), .text = m_filter->text().trimmed()});
    openSmallTree();
    updateSummary();
}

// What a filter leaves is what was looked for: it should be seen without clicking.
void FilesView::openSmallTree()
{
    if (m_model->visibleCount() <= mostOpened)
        m_tree->expandAll();
}

void FilesView::updateSummary()
{
    const FileTreeDocument *document = m_model->document();
    const bool isThere = document && isShowingFiles();
    m_only->setEnabled(isThere);
    m_filter->setEnabled(isThere);
    if (!isThere) {
        m_summary->setFullText({});
        return;
    }
    const FileTreeDiff &diff = document->diff;
    QStringList parts{words::files::files(diff.total, groupedNumber(diff.total))};
    if (diff.changed > 0)
        parts << words::files::differing(groupedNumber(diff.changed));
    if (diff.leftOnly > 0)
        parts << words::files::onlyLeftCount(groupedNumber(diff.leftOnly));
    if (diff.rightOnly > 0)
        parts << words::files::onlyRightCount(groupedNumber(diff.rightOnly));
    if (diff.otherTime > 0)
        parts << words::files::otherTimes(groupedNumber(diff.otherTime));
    m_summary->setFullText(parts.join(QStringLiteral(" · ")));
    m_nothing->setVisible(m_model->visibleCount() == 0);
    m_nothing->setText(diff.pairs.empty()               ? words::files::noFiles()
                           : m_filter->text().isEmpty() ? words::files::allEqual()
                                                        : words::files::noSuchName());
}

void FilesView::copyPaths() const
{
    QStringList paths;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedRows()) {
        if (const FilePair *pair = m_model->pair(index))
            paths << u'/' + QString::fromUtf8(pair->path);
    }
    QApplication::clipboard()->setText(paths.join(u'\n'));
}

void FilesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMeasures();
}

bool FilesView::isWide() const
{
    return width() >= fontMetrics().averageCharWidth() * 170;
}

// What was made wider by hand stays, as long as the room is about the same.
void FilesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (std::exchange(m_wasWide, isWide()) != isWide())
        updateMeasures();
}

void FilesView::updateMeasures()
{
    const QFontMetrics metrics(font());
    const int padding = 2 * MeaningDelegate::padding + 12;
    const int size = metrics.horizontalAdvance(QStringLiteral("1,000 KiB")) + padding;
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int mode = fixed.horizontalAdvance(QStringLiteral("drwxrwxrwx")) + padding;
    for (const int column : {FileTreeModel::LeftSize, FileTreeModel::RightSize})
        m_tree->setColumnWidth(column, size);
    for (const int column : {FileTreeModel::LeftMode, FileTreeModel::RightMode})
        m_tree->setColumnWidth(column, mode);
    m_tree->setColumnWidth(FileTreeModel::Owner,
                           metrics.horizontalAdvance(QStringLiteral("1000:1000")) + padding);
    // the times of both sides, where there is room for two
    const int time = metrics.horizontalAdvance(QStringLiteral("2024-02-02 22:22:22"));
    m_tree->setColumnWidth(FileTreeModel::Time,
                           (isWide() ? 2 * time + metrics.averageCharWidth() * 3 : time) + padding);
    m_tree->setColumnWidth(FileTreeModel::State,
                           metrics.horizontalAdvance(words::files::longState()) + padding);
}

} // namespace sameinside
