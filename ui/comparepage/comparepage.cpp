// SPDX-License-Identifier: MIT
#include "ui/comparepage/comparepage.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/chainwords.h"
#include "model/text/words/ui/comparepagewords.h"
#include "model/text/words/ui/windowwords.h"
#include "ui/chain/comparisonexport.h"
#include "ui/chain/exportpicture.h"
#include "ui/comparepage/comparemenus.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/emptypage.h"
#include "ui/comparepage/imagedrop.h"
#include "ui/comparepage/imagefile.h"
#include "ui/comparepage/platforms/platformtable.h"
#include "ui/comparepage/remedies.h"
#include "ui/comparepage/tree/imagerows.h"
#include "ui/comparepage/tree/verifieddigests.h"
#include "ui/comparepage/treepair.h"
#include "ui/comparepage/verdictbanner.h"
#include "ui/files/filesview.h"
#include "ui/requests/requestsmodel.h"
#include "ui/requests/requestsview.h"
#include "ui/widgets/problembox.h"
#include "ui/widgets/savedbar.h"
#include "ui/widgets/shownname.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace sameinside {

namespace {

using namespace std::chrono_literals;

constexpr int leastLines = 36; // of text that a page should have room for

QString splitterKey()
{
    return QStringLiteral("compare/splitter");
}

QString tabKey()
{
    return QStringLiteral("compare/tab");
}

QString lightGroundKey()
{
    return QStringLiteral("export/light");
}

/// The platform that decides the verdict over all.
int weakestPlatform(const Comparison &comparison)
{
    if (comparison.platforms.empty())
        return -1;
    const auto strength = [](const PlatformComparison &platform) {
        return std::pair(-int(standOf(platform)), platform.relation);
    };
    const auto weakest = std::ranges::min_element(comparison.platforms, {}, strength);
    return int(weakest - comparison.platforms.begin());
}

// As ChainSubject counts: those that both sides have, then those of the left, and of the right.
QStringList platformNames(const Comparison &comparison)
{
    QStringList names;
    for (const PlatformComparison &platform : comparison.platforms)
        names << platform.platform;
    for (const auto *alone : {&comparison.leftOnly, &comparison.rightOnly}) {
        for (const ManifestNode *image : *alone)
            names << image->platformText();
    }
    return names;
}

int platformNamed(const Comparison &comparison, const QString &name)
{
    return name.isEmpty() ? -1 : int(platformNames(comparison).indexOf(name));
}

bool areSameImages(const PairRequest &one, const PairRequest &other)
{
    return (one.left == other.left && one.right == other.right)
        || (one.left == other.right && one.right == other.left);
}

const PlatformComparison *pairedPlatform(const Comparison &comparison, int position)
{
    return position >= 0 && position < int(comparison.platforms.size())
        ? &comparison.platforms[std::size_t(position)]
        : nullptr;
}

} // namespace

void ComparePage::SideProgress::add(SideProgress later)
{
    if (!later.step.what.isEmpty())
        step = std::move(later.step);
    if (later.rows)
        rows = std::move(later.rows);
}

void ComparePage::Progress::add(Progress later)
{
    left.add(std::move(later.left));
    right.add(std::move(later.right));
}

void ComparePage::Requests::add(Requests later)
{
    entries.insert(entries.end(), later.entries.begin(), later.entries.end());
}

ComparePage::ComparePage(const Services &services, QSettings &settings, QWidget *parent) :
    Page(parent), m_services(services), m_settings(settings), m_views(new QStackedWidget),
    m_bar(new CompareBar), m_empty(new EmptyPage(services.examples)), m_content(buildContent()),
    m_export(new FileExport(this, words::comparepage::exportTitle(), exportKinds())),
    m_requestLog(
        [this](const Requests &requests) { m_tabs->requests()->append(requests.entries); }),
    m_job([this](PreparedPair result) { showResult(std::move(result)); },
          [this](const Progress &progress) { showProgress(progress); }),
    m_heads([this](std::optional<PreparedPair> result) { showHeads(std::move(result)); }),
    m_leftName([this](const Result<QString> &name) { openNamed(Side::Left, name); }),
    m_rightName([this](const Result<QString> &name) { openNamed(Side::Right, name); })
{
    setObjectName(QStringLiteral("comparePage"));
    m_views->addWidget(m_empty);
    m_views->addWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_views);
    m_sayDelay.setSingleShot(true);
    m_stopDelay.setSingleShot(true);
    connect(&m_sayDelay, &QTimer::timeout, this, &ComparePage::showLoading);
    connect(&m_stopDelay, &QTimer::timeout, this, [this] { m_banner->offerStop(true); });
    connect(m_empty, &EmptyPage::pairChosen, this, &ComparePage::compare);
    connect(m_banner, &VerdictBanner::stopRequested, this, &ComparePage::stop);
    connect(m_banner, &VerdictBanner::rungChosen, this, &ComparePage::goToRung);
    connect(m_platforms, &PlatformTable::platformChosen, this, &ComparePage::choosePlatformInTable);
    connectViews();
    connectBar();
    connectWords();
    acceptDrops();
    m_menus = new CompareMenus(*this, m_services.examples, m_settings);
    restore();
    if (m_services.watchRequests) {
        m_services.watchRequests([slot = m_requestLog.slot()](RequestLogEntry entry) {
            slot(Requests{{std::move(entry)}});
        });
    }
}

QWidget *ComparePage::buildContent()
{
    m_banner = new VerdictBanner;
    m_platforms = new PlatformTable;
    m_trees = new TreePair;
    m_tabs = new DetailTabs;
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setObjectName(QStringLiteral("compareSplitter"));
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_trees);
    m_splitter->addWidget(m_tabs);
    // why is what people come for
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_banner);
    layout->addWidget(m_platforms);
    layout->addWidget(m_splitter, 1);
    m_saved = new SavedBar;
    layout->addWidget(m_saved);
    return content;
}

void ComparePage::connectViews()
{
    connect(m_trees, &TreePair::selected, this, &ComparePage::followNode);
    connect(m_tabs, &DetailTabs::nodeChosen, this, &ComparePage::setSelection);
    connect(m_tabs, &DetailTabs::contentsRequested, this, &ComparePage::loadContents);
    connect(m_tabs, &DetailTabs::stopRequested, this, &ComparePage::stop);
    connect(m_tabs, &DetailTabs::digestCopied, this,
            [this](const QString &digest) { Q_EMIT noted(words::window::copiedDigest(digest)); });
    connect(m_tabs, &DetailTabs::exportRequested, this, &ComparePage::askExport);
    connect(m_tabs, &DetailTabs::copyRequested, this, &ComparePage::copyPicture);
    connect(this, &ComparePage::exported, m_saved, &SavedBar::showSaved);
    connect(m_tabs->requests()->model(), &RequestsModel::summaryChanged, this,
            &ComparePage::statusChanged);
    connect(m_export, &FileExport::written, this, &ComparePage::exported);
    connect(m_export, &FileExport::failed, this, [this](const Error &error) {
        showProblem(this, words::comparepage::notExported(), error.detail);
    });
    for (const Side side : {Side::Left, Side::Right})
        connectSide(side);
}

void ComparePage::connectSide(Side side)
{
    SidePane *pane = m_trees->pane(side);
    QLineEdit *field = side == Side::Left ? m_bar->left() : m_bar->right();
    connect(pane, &SidePane::retryRequested, this, &ComparePage::reload);
    connect(pane, &SidePane::editRequested, field, [field] {
        field->setFocus();
        field->selectAll();
    });
    Remedies *&remedies = m_remedies[std::size_t(side)];
    remedies = new Remedies(m_services, side, *pane);
    connect(remedies, &Remedies::done, this, &ComparePage::reload);
    connect(remedies, &Remedies::imageChosen, this,
            [this, side](const QString &name) { openOn(side, name); });
}

void ComparePage::followNode(const NodeRef &node)
{
    m_node = node;
    const int platform = comparison() ? platformNamed(*comparison(), node.platform) : -1;
    if (platform >= 0 && platform != m_platform) {
        if (m_chosen >= 0) { // what is looked at is another one now
            m_chosen = -1;
            fillPlatforms();
        }
        showPlatform(platform);
        if (!isLoading())
            showVerdict(); // its chips are of the platform that is shown
    }
    m_tabs->select(node);
    Q_EMIT selectionChanged(node);
}

// To where the rung can be seen: of layers, the first that is not the same.
void ComparePage::goToRung(Rung rung)
{
    const auto *platform = comparison() ? pairedPlatform(*comparison(), m_platform) : nullptr;
    if (!platform)
        return;
    if (rung == Rung::Files) {
        m_tabs->setCurrentWidget(m_tabs->files());
        return;
    }
    NodeRef node{.kind = NodeRef::Kind(int(rung)), .platform = platform->platform};
    if (rung == Rung::Index) {
        node.platform.clear();
        node.side = comparison()->left->isIndex() ? Side::Left : Side::Right;
    } else if (rung == Rung::Blobs || rung == Rung::Contents) {
        const auto different = std::ranges::find_if(platform->layers, [](const LayerPair &pair) {
            return pair.relation != LayerRelation::Same;
        });
        const bool isLeft = different == platform->layers.end() || different->left;
        node.side = isLeft ? Side::Left : Side::Right;
        node.layer = different == platform->layers.end() ? 0
            : isLeft                                     ? *different->left
                                                         : *different->right;
    }
    setSelection(node);
}

void ComparePage::connectWords()
{
    connect(this, &ComparePage::changed, this, &ComparePage::wordsChanged);
    connect(this, &ComparePage::statusChanged, this, &ComparePage::wordsChanged);
    connect(this, &ComparePage::exported, this,
            [this](const QString &path) { Q_EMIT noted(words::window::saved(shownText(path))); });
    connect(m_bar, &CompareBar::nameMissing, this, &ComparePage::noted);
}

void ComparePage::acceptDrops()
{
    for (const Side side : {Side::Left, Side::Right}) {
        const auto open = [this, side](const QString &path, QPoint) { openPath(side, path); };
        new ImageDrop(m_trees->pane(side), open);
        new ImageDrop(side == Side::Left ? m_bar->left() : m_bar->right(), open);
    }
    new ImageDrop(m_empty, [this](const QString &path, QPoint place) {
        openPath(place.x() < m_empty->width() / 2 ? Side::Left : Side::Right, path);
    });
}

void ComparePage::openOn(NodeRef::Side side, const QString &name)
{
    const bool isLeft = side == Side::Left;
    m_bar->setTexts(isLeft ? name : m_bar->leftText(), isLeft ? m_bar->rightText() : name);
    if (m_bar->isComplete())
        compareFields();
    else
        (isLeft ? m_bar->right() : m_bar->left())->setFocus();
}

void ComparePage::openPath(NodeRef::Side side, const QString &path)
{
    m_namedPath = path;
    if (!m_job.isRunning()) {
        m_sayDelay.start(300ms);
        m_stopDelay.start(1s);
    }
    (side == Side::Left ? m_leftName : m_rightName)
        .start([path](const auto &, const std::stop_token &stop) {
            return imageNameOfPath(path, stop);
        });
    Q_EMIT loadingChanged(true);
}

void ComparePage::openNamed(NodeRef::Side side, const Result<QString> &name)
{
    if (!isLoading())
        endNaming();
    if (!name) {
        showProblem(this, words::comparepage::notOpened(), name.error().detail);
        return;
    }
    if (!isNaming()) {
        openOn(side, *name);
        return;
    }
    const bool isLeft = side == Side::Left; // the other side goes on from here
    m_bar->setTexts(isLeft ? *name : m_bar->leftText(), isLeft ? m_bar->rightText() : *name);
}

// What stood there before the file was looked at.
void ComparePage::endNaming()
{
    const bool wasSaid = !m_sayDelay.isActive();
    endLoading();
    if (!wasSaid)
        return;
    if (m_loaded)
        showOutcome();
    else
        m_views->setCurrentWidget(m_empty);
}

QString ComparePage::id() const
{
    return QStringLiteral("compare");
}

QString ComparePage::label() const
{
    return words::window::comparePage();
}

QString ComparePage::title() const
{
    if (!m_pair)
        return {};
    const QString title
        = words::window::pairTitle(shortName(m_pair->left), shortName(m_pair->right));
    return isExample(*m_pair) ? words::window::exampleTitle(title) : title;
}

bool ComparePage::isExample(const PairRequest &pair) const
{
    return std::ranges::any_of(m_services.examples, [&](const ExamplePair &example) {
        return areSameImages(example.pair, pair);
    });
}

void ComparePage::offerLast(const std::optional<PairRequest> &pair)
{
    m_empty->offerLast(pair);
}

QStringList ComparePage::commandOptions() const
{
    return m_services.commandOptions ? m_services.commandOptions() : QStringList();
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitParts();
}

// The line of a platform says what the chips say: where there is little room, that is enough.
void ComparePage::fitParts()
{
    m_platforms->fitInto(height());
    const bool isLow = height() < leastLines * fontMetrics().lineSpacing();
    m_banner->setCompact(isLow && !m_platforms->isHidden());
    const int gap = isLow ? 8 : 12;
    m_content->layout()->setSpacing(gap);
    m_content->layout()->setContentsMargins(12, gap, 12, gap);
}

// Who opens the window begins with a name.
void ComparePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_views->currentWidget() == m_empty)
        m_bar->left()->setFocus();
}

QString ComparePage::statusText() const
{
    return status().join(QStringLiteral("     "));
}

PageMenus ComparePage::menus()
{
    return m_menus->menus();
}

QList<PageKeys> ComparePage::keys() const
{
    return m_menus->keys();
}

void ComparePage::restore()
{
    m_splitter->restoreState(m_settings.value(splitterKey()).toByteArray());
    m_tabs->setCurrentIndex(m_settings.value(tabKey()).toInt());
    m_tabs->lightGround()->setChecked(m_settings.value(lightGroundKey()).toBool());
}

void ComparePage::remember()
{
    m_settings.setValue(splitterKey(), m_splitter->saveState());
    m_settings.setValue(tabKey(), m_tabs->currentIndex());
    m_settings.setValue(lightGroundKey(), m_tabs->wantsLightGround());
}

QStringList ComparePage::status() const
{
    QStringList parts;
    if (!m_verified.isEmpty())
        parts += m_verified;
    const RequestsModel *requests = m_tabs->requests()->model();
    if (requests->rowCount() > 0)
        parts += requests->summary();
    return parts;
}

void ComparePage::connectBar()
{
    connect(m_bar, &CompareBar::compareRequested, this, &ComparePage::compareFields);
    connect(m_bar, &CompareBar::swapRequested, this, &ComparePage::swapSides);
    connect(m_bar, &CompareBar::cleared, this, &ComparePage::clear);
    connect(m_bar, &CompareBar::platformChosen, this, &ComparePage::choosePlatform);
}

void ComparePage::compareFields()
{
    PairRequest pair{m_bar->leftText(), m_bar->rightText(), {}};
    // what was asked for beside the names stays, as long as the names do
    if (m_pair && m_pair->left == pair.left && m_pair->right == pair.right)
        pair = *m_pair;
    compare(pair);
}

void ComparePage::compare(const PairRequest &pair)
{
    if (pair.left.trimmed().isEmpty() || pair.right.trimmed().isEmpty()) {
        m_bar->setTexts(pair.left, pair.right);
        m_bar->requestCompare();
        return;
    }
    m_requestLog.clear();
    m_tabs->requests()->clear(); // they count for one comparison
    load(pair);
}

void ComparePage::load(const PairRequest &pair)
{
    m_view = m_shown && areSameImages(*m_shown, pair) ? currentView() : View();
    m_bar->setTexts(pair.left, pair.right);
    m_pair = pair;
    m_progress = {};
    m_heads.stop();
    m_isPartial = false; // those sides are of another pair
    m_sayDelay.start(300ms);
    m_stopDelay.start(1s);
    m_job.start([pair, load = m_services.compare](const auto &report, std::stop_token stop) {
        const auto progress = [&report](Side side, const LoadStep &step) {
            SideProgress one{step, {}};
            if (step.tree)
                one.rows
                    = std::make_shared<const std::vector<TreeNode>>(imageRows(*step.tree, side));
            report(side == Side::Left ? Progress{std::move(one), {}}
                                      : Progress{{}, std::move(one)});
        };
        return PreparedPair::of(load(pair, progress, stop), stop);
    });
    Q_EMIT loadingChanged(true);
    Q_EMIT changed();
}

ComparePage::View ComparePage::currentView() const
{
    if (!comparison())
        return {};
    return {platformNames(*comparison()).value(m_platform), m_chosen >= 0, m_node};
}

void ComparePage::reload()
{
    if (m_pair)
        compare(*m_pair);
}

void ComparePage::loadContents()
{
    if (!m_pair)
        return;
    m_pair->deep = true;
    load(*m_pair);
}

void ComparePage::verifyBoth()
{
    if (!m_pair)
        return;
    m_pair->verify = true;
    load(*m_pair);
}

void ComparePage::stop()
{
    if (!isLoading())
        return;
    m_leftName.stop();
    m_rightName.stop();
    if (!m_job.isRunning()) {
        endNaming();
        return;
    }
    m_job.stop();
    endLoading();
    if (isShown() && !m_isPartial) { // what was there before is as good as it was
        m_pair = m_shown;
        m_tabs->endReading();
        showOutcome();
        Q_EMIT changed();
        return;
    }
    m_views->setCurrentWidget(m_content);
    showSides(true);
    m_banner->markExample(false);
    m_banner->showNote(words::comparepage::stopped(), words::comparepage::nothingCompared(),
                       Meaning::Unknown);
    Q_EMIT changed();
}

void ComparePage::swapSides()
{
    const QString left = m_bar->leftText();
    m_bar->setTexts(m_bar->rightText(), left);
    if (!m_pair || !m_bar->isComplete())
        return;
    PairRequest swapped{m_bar->leftText(), m_bar->rightText(), {}};
    if (areSameImages(swapped, *m_pair)) { // what else was asked for stays
        swapped = *m_pair;
        std::swap(swapped.left, swapped.right);
    }
    compare(swapped);
}

void ComparePage::clear()
{
    m_leftName.stop();
    m_rightName.stop();
    m_job.stop();
    endLoading();
    m_bar->setTexts({}, {});
    m_bar->setPlatforms({}, -1);
    m_pair.reset();
    forget();
    m_views->setCurrentWidget(m_empty);
    m_bar->left()->setFocus();
    Q_EMIT changed();
}

void ComparePage::forget()
{
    m_heads.stop();
    m_saved->hide();
    forgetResult();
    m_tabs->clear();
    m_requestLog.clear();
    m_tabs->requests()->clear();
}

void ComparePage::forgetResult()
{
    for (const Side side : {Side::Left, Side::Right}) {
        m_remedies[std::size_t(side)]->offerNothing();
        m_shownRows[std::size_t(side)] = nullptr;
        m_shownError[std::size_t(side)].reset();
    }
    m_loaded.reset();
    m_shown.reset();
    m_isPartial = false;
    m_verified.clear();
    m_chosen = m_platform = -1;
    m_node.reset();
    m_platforms->showLines({});
    m_bar->setPlatforms({}, -1);
}

/// Whether what is shown is of the pair that is asked for, though perhaps less deep.
bool ComparePage::isShown() const
{
    return m_loaded && m_shown && m_pair && m_shown->left == m_pair->left
        && m_shown->right == m_pair->right && m_shown->platform == m_pair->platform;
}

void ComparePage::showProgress(const Progress &progress)
{
    m_progress.add(progress);
    if (!m_sayDelay.isActive())
        showLoading();
}

void ComparePage::showLoading()
{
    if (!m_job.isRunning()) {
        showNaming();
        return;
    }
    m_views->setCurrentWidget(m_content);
    QStringList lines;
    const QString leftWhat = m_progress.left.step.what;
    const QString rightWhat = m_progress.right.step.what;
    if (!leftWhat.isEmpty())
        lines += words::comparepage::publicStep(shownText(leftWhat));
    if (!rightWhat.isEmpty())
        lines += words::comparepage::privateStep(shownText(rightWhat));
    const QString what = lines.join(u'\n');
    if (!isShown())
        showSides(false);
    m_banner->showBusy(words::comparepage::reading(), what);
    if (isShown() && m_pair->readsLayers()) {
        m_tabs->showReading(what, m_progress.left.step.done + m_progress.right.step.done,
                            m_progress.left.step.total + m_progress.right.step.total);
    }
}

// One slow side holds back nothing of the other.
void ComparePage::showSides(bool isStopped)
{
    if (!m_isPartial) {
        forgetResult();
        m_tabs->clear();
        m_isPartial = true;
    }
    const auto before = std::pair(m_shownRows[0], m_shownRows[1]);
    for (const Side side : {Side::Left, Side::Right})
        showSide(side, isStopped);
    if (isStopped || before != std::pair(m_shownRows[0], m_shownRows[1])) {
        m_loaded = std::make_shared<const LoadedPair>(readSoFar(isStopped));
        m_tabs->showPair(m_loaded, -1);
    }
}

void ComparePage::showSide(Side side, bool isStopped)
{
    const SideProgress &progress = m_progress.side(side);
    Rows &shown = m_shownRows[std::size_t(side)];
    std::optional<Error> &error = m_shownError[std::size_t(side)];
    if (progress.step.error) {
        if (error != progress.step.error)
            m_trees->pane(side)->showError(*progress.step.error);
        error = progress.step.error;
        shown = nullptr;
    } else if (progress.rows) {
        if (shown != progress.rows)
            m_trees->showSide(side, *progress.rows);
        shown = progress.rows;
    } else {
        m_trees->showWaiting(
            side, isStopped ? words::comparepage::stoppedEarly() : shownText(progress.step.what));
    }
}

LoadedPair ComparePage::readSoFar(bool isStopped) const
{
    LoadedPair pair;
    const auto side = [isStopped](const SideProgress &progress) -> LoadedPair::Side {
        if (progress.step.tree)
            return progress.step.tree;
        if (progress.step.error)
            return tl::unexpected(*progress.step.error);
        // without a word: it is on its way
        return failure(ErrorKind::Cancelled,
                       isStopped ? words::comparepage::stoppedEarly() : QString());
    };
    pair.left = side(m_progress.left);
    pair.right = side(m_progress.right);
    return pair;
}

void ComparePage::showNaming()
{
    if (!isNaming())
        return;
    m_views->setCurrentWidget(m_content);
    m_banner->showBusy(words::comparepage::lookingIn(), shownText(m_namedPath));
}

void ComparePage::endLoading()
{
    m_sayDelay.stop();
    m_stopDelay.stop();
    m_banner->offerStop(false);
    Q_EMIT loadingChanged(isLoading());
}

void ComparePage::showResult(PreparedPair result)
{
    endLoading();
    m_views->setCurrentWidget(m_content);
    const bool isSame = isShown();
    forgetResult();
    m_loaded = result.pair;
    m_shown = m_pair;
    m_verified
        = m_loaded->left || m_loaded->right ? VerifiedDigests::of(*m_loaded).toText() : QString();
    m_trees->showPair(std::move(result), isSame);
    if (comparison())
        m_platforms->showLines(platformLines(*comparison()));
    fitParts();
    restoreView(std::exchange(m_view, {}));
    fillPlatforms();
    showOutcome();
    offerRemedies();
    if (comparison())
        Q_EMIT compared(*m_pair);
    Q_EMIT changed();
    readHeads();
}

// The comparison stands without them, and is shown already.
void ComparePage::readHeads()
{
    if (!m_services.readHeads || !comparison() || m_pair->readsLayers())
        return;
    m_heads.start([pair = *m_pair, loaded = m_loaded, read = m_services.readHeads](
                      const auto &, const std::stop_token &stop) -> std::optional<PreparedPair> {
        auto found = read(pair, *loaded, stop);
        if (!found)
            return std::nullopt;
        return PreparedPair::of(*std::move(found), stop);
    });
}

// What is open, selected and looked at stays.
void ComparePage::showHeads(std::optional<PreparedPair> result)
{
    if (!result)
        return;
    m_loaded = result->pair;
    m_trees->updatePair(*std::move(result));
    m_tabs->showPair(m_loaded, m_platform);
    if (const TreeNode *node = m_trees->currentNode(); node && node->ref)
        m_tabs->select(*node->ref);
    if (!isLoading())
        showVerdict();
    Q_EMIT changed();
}

/// That a platform is damaged comes before what one looked at, where that is not.
bool ComparePage::isNewsOf(int platform, int shown) const
{
    const auto isDamaged = [&](int position) {
        const PlatformComparison *one = pairedPlatform(*comparison(), position);
        return one && one->isDamaged();
    };
    return isDamaged(platform) && !isDamaged(shown);
}

void ComparePage::restoreView(const View &view)
{
    const int before = comparison() ? platformNamed(*comparison(), view.platform) : -1;
    if (comparison()) {
        const int weakest = weakestPlatform(*comparison());
        showPlatform(before < 0 || isNewsOf(weakest, before) ? weakest : before);
    }
    if (m_platform < 0)
        m_tabs->showPair(m_loaded, -1);
    if (before < 0 || m_platform != before)
        return revealPlatform();
    if (view.isChosen)
        m_chosen = before;
    revealPlatform();
    if (view.node && view.node->platform == view.platform)
        m_trees->select(*view.node);
}

void ComparePage::offerRemedies()
{
    for (const Side side : {Side::Left, Side::Right}) {
        const LoadedPair::Side &read = side == Side::Left ? m_loaded->left : m_loaded->right;
        if (!read)
            m_remedies[std::size_t(side)]->offer(
                read.error(), side == Side::Left ? m_shown->left : m_shown->right);
    }
}

void ComparePage::showOutcome()
{
    if (comparison())
        showVerdict();
    else
        showFailure();
}

void ComparePage::revealPlatform()
{
    if (comparison() && m_platform >= 0)
        m_trees->reveal(platformNames(*comparison()).value(m_platform));
}

void ComparePage::showFailure()
{
    const LoadedPair &result = *m_loaded;
    const QString sentence = !result.left && !result.right ? words::comparepage::neitherRead()
        : result.left                                      ? words::comparepage::privateNotRead()
                                                           : words::comparepage::publicNotRead();
    m_banner->showNote(words::comparepage::notKnown(), sentence, Meaning::Unknown);
}

void ComparePage::fillPlatforms()
{
    const QStringList names = comparison() ? platformNames(*comparison()) : QStringList();
    m_bar->setPlatforms(names, names.size() == 1 ? 0 : m_chosen);
}

void ComparePage::choosePlatform(int position)
{
    if (!comparison())
        return;
    m_chosen = position;
    showPlatform(position < 0 ? weakestPlatform(*comparison()) : position);
    showVerdict();
    revealPlatform();
    Q_EMIT changed();
}

// The verdict goes on to speak of all, unless it spoke of one.
void ComparePage::choosePlatformInTable(int position)
{
    if (!comparison())
        return;
    if (m_chosen >= 0) {
        m_chosen = position;
        fillPlatforms();
    }
    showPlatform(position);
    showVerdict();
    revealPlatform();
    Q_EMIT changed();
}

void ComparePage::showPlatform(int position)
{
    if (position < 0 || position == m_platform)
        return;
    m_platform = position;
    m_platforms->select(position);
    m_tabs->showPair(m_loaded, position);
}

void ComparePage::showVerdict()
{
    const Comparison &all = *comparison();
    const PlatformComparison *shown = pairedPlatform(all, m_platform);
    m_banner->markExample(isExample(*m_shown));
    if (m_chosen < 0)
        m_banner->showVerdict(verdict(all), meaningOf(worstStand(all)), shown);
    else if (shown)
        m_banner->showVerdict(verdict(all, *shown), meaningOf(standOf(*shown)), shown);
    else
        showLonePlatform();
}

void ComparePage::showLonePlatform()
{
    const bool isLeft
        = m_platform < std::ssize(comparison()->platforms) + std::ssize(comparison()->leftOnly);
    const QString name = shownText(platformNames(*comparison()).value(m_platform));
    m_banner->showNote(isLeft ? words::comparepage::onlyInPublic()
                              : words::comparepage::onlyInPrivate(),
                       words::comparepage::lacksPlatform(name), Meaning::OnlyHere);
}

void ComparePage::setSelection(const NodeRef &node)
{
    m_trees->select(node);
}

bool ComparePage::stepDifference(bool forward)
{
    return m_trees->stepDifference(forward);
}

ChainStyle ComparePage::exportStyle() const
{
    const ChainStyle style = ChainStyle::of(palette(), font());
    return m_tabs->wantsLightGround() ? style.onLightGround() : style;
}

void ComparePage::copyPicture()
{
    if (!comparison())
        return;
    const ExportPicture picture(*comparison(), m_platform, exportStyle());
    auto *copied = new QMimeData;
    copied->setImageData(picture.image(2));
    copied->setText(picture.description());
    QApplication::clipboard()->setMimeData(copied);
    Q_EMIT noted(words::chain::copiedPicture());
}

void ComparePage::askExport()
{
    if (!comparison())
        return;
    QString name = shortName(m_shown->left) + QStringLiteral("-vs-") + shortName(m_shown->right);
    static const QRegularExpression unusual(QStringLiteral("[^A-Za-z0-9._-]+"));
    // What is shown now, whatever comes while one chooses a file.
    m_export->ask(name.replace(unusual, QStringLiteral("-")),
                  [pair = m_loaded, platform = m_platform, style = exportStyle()](int kind) {
        return [pair, platform, style, format = ExportFormat(kind)] {
            return sameinside::exported(*pair->comparison, platform, format, style);
        };
    });
}

} // namespace sameinside
