// SPDX-License-Identifier: MIT
#include "ui/documents/jsonpane.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/documentviewwords.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/documents/jsontext.h"
#include "ui/palette/meaning.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"
#include "ui/widgets/problembox.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sameinside {

JsonPane::JsonPane(QWidget *parent) :
    QWidget(parent), m_title(new QLabel), m_check(new QLabel),
    m_digest(new ShortenedLabel(Ink::Plain, Qt::ElideRight)), m_copy(new QToolButton),
    m_save(new QToolButton), m_text(new JsonText), m_placeholder(new QLabel),
    m_stack(new QStackedWidget),
    m_export(new FileExport(this, words::documentview::saveTitle(),
                            {{QStringLiteral("json"), words::documentview::jsonFilter()}}))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_check->setObjectName(QStringLiteral("digestCheck"));
    m_check->setTextFormat(Qt::PlainText);
    m_digest->setFixedFont();
    m_digest->setObjectName(QStringLiteral("documentDigest"));
    m_text->setFont(fixedFont(font()));
    m_copy->setText(words::widgets::copy());
    m_copy->setObjectName(QStringLiteral("copyDocument"));
    connect(m_copy, &QToolButton::clicked, this, &JsonPane::copy);
    m_save->setText(words::documentview::save());
    m_save->setObjectName(QStringLiteral("saveDocument"));
    connect(m_save, &QToolButton::clicked, this, &JsonPane::save);
    connect(m_export, &FileExport::failed, this, [this](const Error &error) {
        showProblem(this, words::documentview::notSaved(), error.detail);
    });
    for (QToolButton *button : {m_copy, m_save}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_placeholder->setObjectName(QStringLiteral("documentPlaceholder"));
    m_placeholder->setTextFormat(Qt::PlainText);
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setContentsMargins(16, 16, 16, 16);
    m_placeholder->setBackgroundRole(QPalette::Base);
    m_placeholder->setAutoFillBackground(true);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_text);

    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_title);
    line->addWidget(m_digest, 1);
    line->addWidget(m_check);
    line->addWidget(m_copy);
    line->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_stack, 1);
    setDocument({});
}

void JsonPane::setDocument(const JsonDocument &document)
{
    m_document = document;
    const bool isThere = document.bytes.has_value();
    m_title->setText(document.title);
    m_text->setAccessibleName(document.title);
    m_copy->setEnabled(isThere);
    m_save->setEnabled(isThere);
    m_stack->setCurrentIndex(isThere ? 1 : 0);
    m_placeholder->setText((document.isError ? symbol(Meaning::Error) + u' ' : QString())
                           + shownText(document.placeholder));
    updateDigest();
}

QString JsonPane::digestText() const
{
    return m_digest->fullText() + u' ' + m_check->text();
}

// The digest that is shown is that of the bytes that are shown, computed here and now.
void JsonPane::updateDigest()
{
    const auto paint = [](QLabel *label, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(label->foregroundRole(), colour);
        label->setPalette(palette);
    };
    paint(m_placeholder,
          m_document.isError ? textColour(Meaning::Error, palette()) : faintTextColour(palette()));
    m_check->clear();
    m_check->setToolTip({});
    const auto show = [this](const Digest &digest) {
        m_digest->setFullText(digest.shortText(), digest.toString());
    };
    m_digest->setFullText({});
    if (m_document.digest)
        show(*m_document.digest);
    if (!m_document.bytes)
        return;
    const QByteArray &bytes = *m_document.bytes;
    if (!m_document.digest) {
        show(Digest::sha256Of(bytes));
        return;
    }
    if (!m_document.digest->isVerifiable()) {
        m_check->setText(words::documentview::notVerifiable());
        paint(m_check, textColour(Meaning::Unknown, palette()));
        return;
    }
    Hasher hasher = Hasher::matching(*m_document.digest);
    hasher.add(bytes);
    const Digest computed = hasher.finish();
    const bool matches = computed == *m_document.digest;
    show(computed);
    m_check->setText(matches ? words::documentview::matches()
                             : words::documentview::doesNotMatch());
    paint(m_check, textColour(matches ? Meaning::Same : Meaning::Error, palette()));
    m_check->setToolTip(plainToolTip(words::documentview::computed(
        bytes.size(), computed.toString(), m_document.digest->toString())));
}

void JsonPane::copy() const
{
    if (m_document.bytes)
        QApplication::clipboard()->setText(QString::fromUtf8(*m_document.bytes));
}

void JsonPane::save()
{
    m_export->ask(m_document.fileName(), [bytes = m_document.bytes.value_or(QByteArray())](int) {
        return [bytes] { return bytes; };
    });
}

void JsonPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateDigest();
}

} // namespace sameinside
