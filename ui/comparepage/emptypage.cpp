// SPDX-License-Identifier: MIT
#include "ui/comparepage/emptypage.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/plaintip.h"
#include "ui/widgets/shownname.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>

#include <array>

namespace sameinside {

namespace {

struct Form {
    QString text;
    QString meaning;
};

std::array<Form, 4> forms()
{
    using namespace words::comparepage;
    return {{
        {QStringLiteral("nginx:1.25"), dockerHub()},
        {QStringLiteral("public.ecr.aws/docker/library/nginx:1.25"), anyRegistry()},
        {QStringLiteral("oci:DIR:TAG"), ociLayout()},
        {QStringLiteral("oci-archive:FILE:TAG"), ociArchive()},
    }};
}

constexpr std::size_t shownExamples = 3;

QLabel *textLabel(const QString &text)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *heading(const QString &text, double scale)
{
    QLabel *label = textLabel(text);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * scale);
    label->setFont(font);
    return label;
}

} // namespace

EmptyPage::EmptyPage(const std::vector<ExamplePair> &examples, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("emptyPage"));
    auto *column = new QWidget;
    column->setMaximumWidth(720);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(8);
    layout->addWidget(heading(words::comparepage::question(), 1.5));
    QLabel *lead = textLabel(words::comparepage::lead());
    lead->setWordWrap(true);
    layout->addWidget(lead);
    layout->addSpacing(12);
    layout->addWidget(heading(words::comparepage::whatToType(), 1.0));
    layout->addWidget(buildForms());
    buildLast(layout);
    if (!examples.empty()) {
        layout->addSpacing(12);
        layout->addWidget(heading(words::comparepage::orExample(), 1.0));
        layout->addWidget(buildExamples(examples));
    }
    auto *outer = new QGridLayout(this);
    outer->addWidget(column, 1, 1);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 2);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 100);
    outer->setColumnStretch(2, 1);
}

QWidget *EmptyPage::buildForms()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const Form &form : forms()) {
        QLabel *text = textLabel(form.text);
        text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(text, row, 0);
        grid->addWidget(textLabel(form.meaning), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    return box;
}

void EmptyPage::buildLast(QBoxLayout *layout)
{
    m_last = new QWidget;
    auto *column = new QVBoxLayout(m_last);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(heading(words::comparepage::goOn(), 1.0));
    m_lastPair = new LinkButton;
    m_lastPair->setObjectName(QStringLiteral("lastPair"));
    connect(m_lastPair, &QPushButton::clicked, this, [this] { Q_EMIT pairChosen(*m_pair); });
    column->addWidget(m_lastPair);
    layout->addWidget(m_last);
    m_last->hide();
}

void EmptyPage::offerLast(const std::optional<PairRequest> &pair)
{
    m_pair = pair;
    m_last->setVisible(pair.has_value());
    if (!pair)
        return;
    QString title = shownText(shortName(pair->left)) + QStringLiteral("  ↔  ")
        + shownText(shortName(pair->right));
    m_lastPair->setText(title.replace(u'&', QStringLiteral("&&")));
    m_lastPair->setToolTip(wholeToolTip(shownText(pair->left) + u'\n' + shownText(pair->right)));
}

QWidget *EmptyPage::buildExamples(const std::vector<ExamplePair> &examples)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (std::size_t i = 0; i < std::min(examples.size(), shownExamples); ++i) {
        const ExamplePair &example = examples[i];
        auto *button = new LinkButton(example.title,
                                      shortName(example.pair.left) + QStringLiteral("  ↔  ")
                                          + shortName(example.pair.right));
        button->setObjectName(QStringLiteral("example%1").arg(i + 1));
        connect(button, &QPushButton::clicked, this,
                [this, pair = example.pair] { Q_EMIT pairChosen(pair); });
        layout->addWidget(button);
    }
    return box;
}

} // namespace sameinside
