// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanemptypage.h"

#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/linkbutton.h"

#include <QGridLayout>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int columnWidth = 680;

PlainLabel *heading(const QString &text)
{
    auto *label = new PlainLabel(Ink::Strong, text);
    label->setScale(1.5);
    return label;
}

} // namespace

ScanEmptyPage::ScanEmptyPage(bool hasExample, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scanEmptyPage"));
    auto *lead = new PlainLabel(Ink::Plain, say::whatAListIs());
    lead->setWordWrap(true);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(say::whichOfThese()));
    layout->addWidget(lead);
    layout->addSpacing(8);
    layout->addWidget(buildSample());
    layout->addSpacing(8);
    layout->addWidget(buildChoices(hasExample));
    auto *outer = new QGridLayout(this);
    outer->setContentsMargins(24, 12, 24, 12);
    outer->addWidget(column, 1, 1);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 2);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 100);
    outer->setColumnStretch(2, 1);
}

QWidget *ScanEmptyPage::buildSample()
{
    auto *card = new Card;
    auto *text = new PlainLabel(Ink::Plain, say::sampleList());
    text->setFixedFont();
    text->setAccessibleName(say::sampleListName());
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(text);
    return card;
}

QWidget *ScanEmptyPage::buildChoices(bool hasExample)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString &name, const QString &title, const QString &detail,
                         void (ScanEmptyPage::*request)()) {
        auto *button = new LinkButton(title, detail);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, request);
        layout->addWidget(button);
    };
    add(QStringLiteral("emptyOpen"), say::openAListButton(), say::openAListDetail(),
        &ScanEmptyPage::openRequested);
    add(QStringLiteral("emptyPaste"), say::typeLines(), say::typeLinesDetail(),
        &ScanEmptyPage::editRequested);
    if (hasExample)
        add(QStringLiteral("emptyExample"), say::lookAtTheExample(), say::exampleDetail(),
            &ScanEmptyPage::exampleRequested);
    return box;
}

} // namespace sameinside
