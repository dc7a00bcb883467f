// SPDX-License-Identifier: MIT
#include "ui/widgets/savedbar.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/widgetwords.h"
#include "ui/widgets/labels.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

namespace sameinside {

SavedBar::SavedBar(QWidget *parent) :
    QFrame(parent), m_words(new ShortenedLabel(Ink::Plain, Qt::ElideMiddle))
{
    setObjectName(QStringLiteral("savedBar"));
    m_words->setObjectName(QStringLiteral("savedPath"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_words, 1);
    const auto add = [&](const QString &text, const QString &name, auto run) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setObjectName(name);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, run);
        layout->addWidget(button);
        return button;
    };
    add(words::widgets::openSaved(), QStringLiteral("savedOpen"), [this] { open(m_path); });
    add(words::widgets::showInFolder(), QStringLiteral("savedFolder"),
        [this] { open(QFileInfo(m_path).absolutePath()); });
    auto *close = add(QStringLiteral("✕"), QStringLiteral("savedClose"), [this] { hide(); });
    close->setAccessibleName(words::widgets::close());
    close->setToolTip(words::widgets::close());
    hide();
}

void SavedBar::showSaved(const QString &path)
{
    m_path = path;
    m_words->setFullText(words::widgets::savedAs(shownText(QFileInfo(path).fileName())),
                         shownText(path));
    show();
}

void SavedBar::open(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace sameinside
