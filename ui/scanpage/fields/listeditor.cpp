// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/listeditor.h"

#include "model/scan/listfile.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/widgets/copydrop.h"
#include "ui/widgets/fieldframe.h"
#include "ui/widgets/pathedit.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>
#include <chrono>

namespace sameinside {

namespace say = words::scanpage;

namespace {

using namespace std::chrono_literals;

constexpr qsizetype countedBytes
    = qsizetype(256) * 1024; // longer texts are counted when they are used

} // namespace

ListEditor::ListEditor(QWidget *parent) :
    Card(parent), m_edit(new QPlainTextEdit), m_count(new PlainLabel(Ink::Faint)),
    m_use(new QPushButton(say::useTheseLines()))
{
    setObjectName(QStringLiteral("listEditor"));
    m_edit->setObjectName(QStringLiteral("linesEdit"));
    m_edit->setAccessibleName(say::linesOfTheList());
    m_edit->setFont(fixedFont(font()));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(say::exampleLines());
    m_edit->installEventFilter(this);
    m_edit->viewport()->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("linesCount"));
    m_use->setObjectName(QStringLiteral("useLines"));
    m_use->setDefault(true);
    m_use->setToolTip(say::controlEnter());
    auto *cancel = new QPushButton(say::cancel());
    cancel->setObjectName(QStringLiteral("cancelLines"));
    cancel->setToolTip(say::escape());
    giveRoom(*m_use);
    giveRoom(*cancel);
    connect(m_use, &QPushButton::clicked, this, &ListEditor::accepted);
    connect(cancel, &QPushButton::clicked, this, &ListEditor::cancelled);

    auto *lead = new PlainLabel(Ink::Faint, say::skippedLines());
    lead->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_count, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(new PlainLabel(Ink::Strong, say::oneLineAnImage()));
    layout->addWidget(lead);
    layout->addWidget(m_edit, 1);
    layout->addLayout(buttons);
    m_countDelay.setSingleShot(true);
    m_countDelay.setInterval(150ms);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_countDelay.start();
        Q_EMIT linesChanged();
    });
    connect(&m_countDelay, &QTimer::timeout, this, &ListEditor::count);
    count();
}

void ListEditor::setLines(const QString &text)
{
    m_edit->setPlainText(text);
    count();
}

bool ListEditor::isBlank() const
{
    for (QTextBlock line = m_edit->document()->begin(); line.isValid(); line = line.next()) {
        if (!line.text().trimmed().isEmpty())
            return false;
    }
    return true;
}

QByteArray ListEditor::lines() const
{
    return m_edit->toPlainText().toUtf8();
}

void ListEditor::count()
{
    const QByteArray text = lines();
    m_count->setMeaning({});
    m_use->setEnabled(!isBlank());
    if (text.size() > countedBytes) {
        m_count->setText(say::lines(m_edit->blockCount()));
        return;
    }
    const auto entries = parseList(text);
    if (!entries)
        return;
    const auto bad = std::ranges::find_if(
        *entries, [](const ListEntry &entry) { return !entry.name.has_value(); });
    QString words = say::images(qint64(entries->size()));
    if (bad != entries->end()) {
        words += QStringLiteral(" · ") + say::lineIsNoName(bad->line);
        m_count->setMeaning(Meaning::Error);
    }
    m_count->setText(words);
}

// What the window has shortcuts for, the editor claims first.
bool ListEditor::takeKey(QKeyEvent *key)
{
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool accepts = isEnter && key->modifiers().testFlag(Qt::ControlModifier);
    if (!accepts && key->key() != Qt::Key_Escape)
        return false;
    key->accept();
    if (key->type() != QEvent::KeyPress)
        return true;
    if (accepts)
        Q_EMIT accepted();
    else
        Q_EMIT cancelled();
    return true;
}

bool ListEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey
        = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_edit && isKey && takeKey(static_cast<QKeyEvent *>(event)))
        return true;
    // text that is dropped belongs to the lines, a file takes their place
    if (watched == m_edit->viewport() && event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (const QString path = localFileOf(drop->mimeData()); !path.isEmpty()) {
            acceptCopy(*drop);
            Q_EMIT fileDropped(path);
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

} // namespace sameinside
