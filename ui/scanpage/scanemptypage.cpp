// SPDX-License-Identifier: MIT
#include "ui/scanpage/scanemptypage.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/linkbutton.h"

#include <QGridLayout>

namespace sameinside {

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
    auto *lead = new PlainLabel(
        Ink::Plain,
        QStringLiteral("A list names public images, one a line. Each is looked for in your private "
                       "registry, under every tag and for every platform, although its digest may "
                       "be another there. Nothing is pulled: manifests tell."));
    lead->setWordWrap(true);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading(QStringLiteral("Which of these images do we already have?")));
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
    auto *text = new PlainLabel(Ink::Plain,
                                QStringLiteral("# what the team wants to copy\n"
                                               "public.ecr.aws/docker/library/nginx:1.25\n"
                                               "docker.io/library/redis:7.2.4\n"
                                               "ghcr.io/fluxcd/flux-cli:v2.3.0"));
    text->setFixedFont();
    text->setAccessibleName(QStringLiteral("A list of three images, with a comment"));
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
    add(QStringLiteral("emptyOpen"), QStringLiteral("Open a list…"),
        QStringLiteral("A text file, one image a line. It can be dropped here too."),
        &ScanEmptyPage::openRequested);
    add(QStringLiteral("emptyPaste"), QStringLiteral("Type or paste lines…"),
        QStringLiteral("For a few names at hand."), &ScanEmptyPage::editRequested);
    if (hasExample)
        add(QStringLiteral("emptyExample"), QStringLiteral("Look at the bundled example"),
            QStringLiteral("A list and a private registry that come with the program, one image "
                           "for each answer."),
            &ScanEmptyPage::exampleRequested);
    return box;
}

} // namespace sameinside
