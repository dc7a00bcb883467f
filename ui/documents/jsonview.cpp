// SPDX-License-Identifier: MIT
#include "ui/documents/jsonview.h"

#include "model/text/words/ui/documentviewwords.h"
#include "ui/documents/jsonpane.h"
#include "ui/documents/jsontext.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QButtonGroup>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sameinside {

namespace {

constexpr int mostHits = 2000;
constexpr qsizetype largestAtOnce = qsizetype(64) * 1024; // bytes that are laid out while one waits

} // namespace

JsonView::JsonView(QWidget *parent) :
    QWidget(parent), m_left(new JsonPane), m_right(new JsonPane), m_pretty(new QToolButton),
    m_raw(new QToolButton), m_search(new QLineEdit),
    m_searchState(new ShortenedLabel(Ink::Plain, Qt::ElideRight)),
    m_differenceState(new ShortenedLabel(Ink::Plain, Qt::ElideRight)),
    m_job([this](JsonPage page) { showPage(std::move(page)); })
{
    m_left->setObjectName(QStringLiteral("leftDocument"));
    m_right->setObjectName(QStringLiteral("rightDocument"));
    auto *panes = new QSplitter;
    panes->setChildrenCollapsible(false);
    panes->addWidget(m_left);
    panes->addWidget(m_right);
    panes->setSizes({1000, 1000});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildBar());
    layout->addWidget(panes, 1);
    linkScrolling();
    for (const JsonPane *pane : {m_left, m_right})
        connect(pane->text(), &JsonText::filled, this, &JsonView::search);

    const auto shortcut = [this](const QKeySequence &keys, void (JsonView::*slot)()) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    shortcut(QKeySequence(Qt::Key_F3), &JsonView::findNext);
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), &JsonView::findPrevious);
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Down), &JsonView::nextDifference);
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Up), &JsonView::previousDifference);
    updatePage();
}

QToolButton *JsonView::button(const QString &text, const QString &name, const QString &tip)
{
    auto *one = new QToolButton;
    one->setText(text);
    one->setObjectName(name);
    one->setToolTip(tip);
    one->setAccessibleName(tip);
    one->setFocusPolicy(Qt::TabFocus);
    return one;
}

QLayout *JsonView::buildBar()
{
    auto *group = new QButtonGroup(this);
    m_pretty->setText(words::documentview::pretty());
    m_pretty->setObjectName(QStringLiteral("prettyButton"));
    m_raw->setText(words::documentview::rawBytes());
    m_raw->setObjectName(QStringLiteral("rawButton"));
    for (QToolButton *one : {m_pretty, m_raw}) {
        one->setCheckable(true);
        one->setFocusPolicy(Qt::TabFocus);
        group->addButton(one);
    }
    m_pretty->setChecked(true);
    connect(m_raw, &QToolButton::toggled, this, &JsonView::updatePage);

    m_search->setObjectName(QStringLiteral("jsonSearch"));
    m_search->setPlaceholderText(words::documentview::searchHint());
    m_search->setAccessibleName(words::documentview::search());
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(280);
    connect(m_search, &QLineEdit::textChanged, this, &JsonView::search);
    connect(m_search, &QLineEdit::returnPressed, this, &JsonView::findNext);

    QToolButton *before = button(QStringLiteral("↑"), QStringLiteral("previousDifference"),
                                 words::documentview::previousDifference());
    QToolButton *after = button(QStringLiteral("↓"), QStringLiteral("nextDifference"),
                                words::documentview::nextDifference());
    QToolButton *hitBefore = button(QStringLiteral("↑"), QStringLiteral("previousHit"),
                                    words::documentview::previousHit());
    QToolButton *hitAfter
        = button(QStringLiteral("↓"), QStringLiteral("nextHit"), words::documentview::nextHit());
    connect(before, &QToolButton::clicked, this, &JsonView::previousDifference);
    connect(after, &QToolButton::clicked, this, &JsonView::nextDifference);
    connect(hitBefore, &QToolButton::clicked, this, &JsonView::findPrevious);
    connect(hitAfter, &QToolButton::clicked, this, &JsonView::findNext);
    m_differenceState->setObjectName(QStringLiteral("differenceState"));
    m_searchState->setObjectName(QStringLiteral("searchState"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 0, 12, 0);
    bar->setSpacing(4);
    bar->addWidget(m_pretty);
    bar->addWidget(m_raw);
    bar->addSpacing(12);
    bar->addWidget(before);
    bar->addWidget(after);
    bar->addSpacing(4);
    bar->addWidget(m_differenceState);
    bar->addStretch(1);
    bar->addWidget(m_searchState);
    bar->addSpacing(4);
    bar->addWidget(m_search, 1);
    bar->addWidget(hitBefore);
    bar->addWidget(hitAfter);
    return bar;
}

// Lines that face each other stay at one height.
void JsonView::linkScrolling()
{
    const auto link = [this](JsonPane *from, JsonPane *to) {
        connect(from->text()->verticalScrollBar(), &QScrollBar::valueChanged, this,
                [this, to](int value) {
            if (!isRaw())
                to->text()->verticalScrollBar()->setValue(value);
        });
        connect(from->text()->horizontalScrollBar(), &QScrollBar::valueChanged, this,
                [this, to](int value) {
            if (!isRaw())
                to->text()->horizontalScrollBar()->setValue(value);
        });
    };
    link(m_left, m_right);
    link(m_right, m_left);
}

void JsonView::setDocuments(const JsonDocument &left, const JsonDocument &right)
{
    m_left->setDocument(left);
    m_right->setDocument(right);
    updatePage();
}

void JsonView::showNode(const ChainSubject &subject, const NodeRef &node)
{
    setDocuments(jsonDocument(subject, NodeRef::Side::Left, node.kind),
                 jsonDocument(subject, NodeRef::Side::Right, node.kind));
}

bool JsonView::isRaw() const
{
    return m_raw->isChecked();
}

void JsonView::setRaw(bool raw)
{
    (raw ? m_raw : m_pretty)->setChecked(true);
}

void JsonView::updatePage()
{
    const auto layOut
        = [left = m_left->document().bytes, right = m_right->document().bytes, isRaw = isRaw()] {
        return isRaw ? JsonPage::raw(left, right) : JsonPage::pretty(left, right);
    };
    const auto size
        = [](const JsonPane *pane) { return pane->document().bytes.value_or(QByteArray()).size(); };
    m_job.stop();
    if (size(m_left) + size(m_right) <= largestAtOnce) {
        showPage(layOut());
        return;
    }
    showPage({});
    m_differenceState->setFullText(words::documentview::layingOut());
    m_job.start([layOut](const auto &, const std::stop_token &) { return layOut(); });
}

void JsonView::showPage(JsonPage page)
{
    m_hits.clear();
    m_left->text()->setLines(std::move(page.left), isRaw());
    m_right->text()->setLines(std::move(page.right), isRaw());
    m_differences = std::move(page.differences);
    m_difference = -1;
    sayDifferences();
    search();
}

void JsonView::sayDifferences()
{
    const auto &left = m_left->document().bytes;
    const auto &right = m_right->document().bytes;
    QString text;
    if (left && right && !m_differences.empty())
        text = words::documentview::differences(differenceCount());
    else if (left && right)
        text = left == right ? words::documentview::noDifference()
                             : words::documentview::sameLines();
    m_differenceState->setFullText(text);
}

void JsonView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void JsonView::searchFor(const QString &text)
{
    m_search->setText(text);
}

void JsonView::collectHits(JsonPane *pane, const QString &text)
{
    const QTextDocument *document = pane->text()->document();
    QTextCursor at;
    for (at = document->find(text); !at.isNull() && hitCount() < mostHits;
         at = document->find(text, at))
        m_hits.push_back({pane, at});
}

void JsonView::search()
{
    m_hits.clear();
    const QString text = m_search->text();
    if (!text.isEmpty()) {
        collectHits(m_left, text);
        collectHits(m_right, text);
        std::ranges::stable_sort(m_hits, {},
                                 [](const Hit &hit) { return hit.cursor.blockNumber(); });
    }
    showHit(m_hits.empty() ? -1 : 0);
}

void JsonView::showHit(int hit)
{
    m_hit = hit;
    for (JsonPane *pane : {m_left, m_right}) {
        std::vector<QTextCursor> own;
        int current = -1;
        for (int i = 0; i < hitCount(); ++i) {
            const Hit &one = m_hits[std::size_t(i)];
            if (one.pane != pane)
                continue;
            if (i == hit)
                current = int(own.size());
            own.push_back(one.cursor);
        }
        pane->text()->setHits(std::move(own), current);
    }
    m_searchState->setFullText(m_search->text().isEmpty() ? QString()
                                   : m_hits.empty()
                                   ? words::documentview::notFound()
                                   : words::documentview::hitOf(hit + 1, hitCount()));
}

void JsonView::findNext()
{
    if (!m_hits.empty())
        showHit((m_hit + 1) % hitCount());
}

void JsonView::findPrevious()
{
    if (!m_hits.empty())
        showHit((m_hit + hitCount() - 1) % hitCount());
}

void JsonView::stepDifference(int step)
{
    if (m_differences.empty())
        return;
    m_difference = m_difference < 0 && step < 0
        ? differenceCount() - 1
        : (m_difference + step + differenceCount()) % differenceCount();
    const int line = m_differences[std::size_t(m_difference)];
    m_left->text()->showLine(line);
    m_right->text()->showLine(line);
    m_differenceState->setFullText(
        words::documentview::differenceOf(differenceCount(), m_difference + 1));
}

void JsonView::nextDifference()
{
    stepDifference(1);
}

void JsonView::previousDifference()
{
    stepDifference(-1);
}

} // namespace sameinside
