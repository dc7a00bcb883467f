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
#include "ui/comparepage/tree/verifieddigests.h"
#include "ui/comparepage/treepair.h"
#include "ui/comparepage/verdictbanner.h"
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
    const auto weakest
        = std::ranges::min_element(comparison.platforms, {}, &PlatformComparison::relation);
    return int(weakest - comparison.platforms.begin());
}

Meaning bannerMeaning(const PlatformComparison &platform)
{
    if (platform.isDamaged() && !platform.isUnknown())
        return Meaning::Error;
    return meaningOf(platform.relation, platform.isUnknown());
}

Meaning bannerMeaning(const Comparison &comparison)
{
    return comparison.isDamaged() && !comparison.isUnknown() ? Meaning::Error
                                                             : meaningOf(comparison);
}

// As ChainSubject counts: those that both sides have, then those of the left, and of the right.
int platformNamed(const Comparison &comparison, const QString &name)
{
    QStringList names;
    for (const PlatformComparison &platform : comparison.platforms)
        names << platform.platform;
    for (const auto *alone : {&comparison.leftOnly, &comparison.rightOnly}) {
        for (const ManifestNode *image : *alone)
            names << image->platformText();
    }
    return name.isEmpty() ? -1 : int(names.indexOf(name));
}

const PlatformComparison *pairedPlatform(const Comparison &comparison, int position)
{
    return position >= 0 && position < int(comparison.platforms.size())
        ? &comparison.platforms[std::size_t(position)]
        : nullptr;
}

} // namespace

void ComparePage::Progress::add(Progress later)
{
    if (!later.left.what.isEmpty())
        left = std::move(later.left);
    if (!later.right.what.isEmpty())
        right = std::move(later.right);
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
    m_leftName([this](const Result<QString> &name) { openNamed(NodeRef::Side::Left, name); }),
    m_rightName([this](const Result<QString> &name) { openNamed(NodeRef::Side::Right, name); })
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
    connect(m_empty, &EmptyPage::exampleChosen, this, &ComparePage::compare);
    connect(m_banner, &VerdictBanner::stopRequested, this, &ComparePage::stop);
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
    layout->addWidget(m_splitter, 1);
    m_saved = new SavedBar;
    layout->addWidget(m_saved);
    return content;
}

void ComparePage::connectViews()
{
    connect(m_trees, &TreePair::selected, this, [this](const NodeRef &node) {
        if (comparison() && m_chosen < 0) {
            const int before = m_platform;
            showPlatform(platformNamed(*comparison(), node.platform));
            if (m_platform != before && !isLoading())
                showVerdict(); // its chips are of the platform that the picture shows
        }
        m_tabs->select(node);
        Q_EMIT selectionChanged(node);
    });
    connect(m_tabs, &DetailTabs::nodeChosen, this, &ComparePage::setSelection);
    connect(m_tabs, &DetailTabs::contentsRequested, this, &ComparePage::loadContents);
    connect(m_tabs, &DetailTabs::stopRequested, this, &ComparePage::stop);
    connect(m_tabs, &DetailTabs::exportRequested, this, &ComparePage::askExport);
    connect(m_tabs, &DetailTabs::copyRequested, this, &ComparePage::copyPicture);
    connect(this, &ComparePage::exported, m_saved, &SavedBar::showSaved);
    connect(m_tabs->requests()->model(), &RequestsModel::summaryChanged, this,
            &ComparePage::statusChanged);
    connect(m_export, &FileExport::written, this, &ComparePage::exported);
    connect(m_export, &FileExport::failed, this, [this](const Error &error) {
        showProblem(this, words::comparepage::notExported(), error.detail);
    });
    for (const auto side : {NodeRef::Side::Left, NodeRef::Side::Right}) {
        SidePane *pane = m_trees->pane(side);
        QLineEdit *field = side == NodeRef::Side::Left ? m_bar->left() : m_bar->right();
        connect(pane, &SidePane::retryRequested, this, &ComparePage::reload);
        connect(pane, &SidePane::editRequested, field, [field] {
            field->setFocus();
            field->selectAll();
        });
    }
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
    using Side = NodeRef::Side;
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
    const bool isLeft = side == NodeRef::Side::Left;
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
    (side == NodeRef::Side::Left ? m_leftName : m_rightName)
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
    const bool isLeft = side == NodeRef::Side::Left; // the other side goes on from here
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
    return m_pair ? words::window::pairTitle(shortName(m_pair->left), shortName(m_pair->right))
                  : QString();
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
    m_bar->setTexts(pair.left, pair.right);
    m_pair = pair;
    m_chosen = -1;
    m_progress = {};
    m_sayDelay.start(300ms);
    m_stopDelay.start(1s);
    m_job.start([pair, load = m_services.compare](const auto &report, std::stop_token stop) {
        const auto progress = [&report](NodeRef::Side side, const LoadStep &step) {
            report(side == NodeRef::Side::Left ? Progress{step, {}} : Progress{{}, step});
        };
        return PreparedPair::of(load(pair, progress, stop), stop);
    });
    Q_EMIT loadingChanged(true);
    Q_EMIT changed();
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
    if (isShown()) { // what was there before is as good as it was
        m_pair = m_shown;
        m_tabs->endReading();
        showOutcome();
        Q_EMIT changed();
        return;
    }
    forget();
    m_views->setCurrentWidget(m_content);
    m_trees->showWaiting(words::comparepage::stoppedEarly());
    m_banner->showNote(words::comparepage::stopped(), words::comparepage::nothingCompared(),
                       Meaning::Unknown);
    Q_EMIT changed();
}

void ComparePage::swapSides()
{
    const QString left = m_bar->leftText();
    m_bar->setTexts(m_bar->rightText(), left);
    if (m_pair && m_bar->isComplete())
        compareFields();
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
    m_loaded.reset();
    m_shown.reset();
    m_saved->hide();
    m_verified.clear();
    m_platform = -1;
    m_tabs->clear();
    m_requestLog.clear();
    m_tabs->requests()->clear();
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
    if (!m_progress.left.what.isEmpty())
        lines += words::comparepage::publicStep(shownText(m_progress.left.what));
    if (!m_progress.right.what.isEmpty())
        lines += words::comparepage::privateStep(shownText(m_progress.right.what));
    const QString what = lines.join(u'\n');
    m_banner->showBusy(words::comparepage::reading(), what);
    m_splitter->setEnabled(isShown());
    if (m_pair->readsLayers()) {
        m_tabs->showReading(what, m_progress.left.done + m_progress.right.done,
                            m_progress.left.total + m_progress.right.total);
    }
}

void ComparePage::showNaming()
{
    if (!isNaming())
        return;
    m_views->setCurrentWidget(m_content);
    m_banner->showBusy(words::comparepage::lookingIn(), shownText(m_namedPath));
    m_splitter->setEnabled(m_loaded != nullptr);
}

void ComparePage::endLoading()
{
    m_sayDelay.stop();
    m_stopDelay.stop();
    m_banner->offerStop(false);
    m_splitter->setEnabled(true);
    Q_EMIT loadingChanged(isLoading());
}

void ComparePage::showResult(PreparedPair result)
{
    endLoading();
    m_views->setCurrentWidget(m_content);
    m_loaded = result.pair;
    m_shown = m_pair;
    m_platform = -1;
    m_verified
        = m_loaded->left || m_loaded->right ? VerifiedDigests::of(*m_loaded).toText() : QString();
    m_trees->showPair(std::move(result));
    fillPlatforms();
    if (comparison())
        showPlatform(weakestPlatform(*comparison()));
    if (m_platform < 0)
        m_tabs->showPair(m_loaded, -1);
    showOutcome();
    revealPlatform();
    if (comparison())
        Q_EMIT compared(*m_pair);
    Q_EMIT changed();
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
    const auto *platform = comparison() ? pairedPlatform(*comparison(), m_platform) : nullptr;
    if (platform)
        m_trees->reveal(platform->platform);
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
    QStringList names;
    if (comparison()) {
        for (const PlatformComparison &platform : comparison()->platforms)
            names += platform.platform;
    }
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

void ComparePage::showPlatform(int position)
{
    if (position < 0 || position == m_platform)
        return;
    m_platform = position;
    m_tabs->showPair(m_loaded, position);
}

void ComparePage::showVerdict()
{
    const Comparison &all = *comparison();
    const PlatformComparison *shown = pairedPlatform(all, m_platform);
    if (m_chosen >= 0 && shown)
        m_banner->showVerdict(verdict(all, *shown), bannerMeaning(*shown), shown);
    else
        m_banner->showVerdict(verdict(all), bannerMeaning(all), shown);
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
