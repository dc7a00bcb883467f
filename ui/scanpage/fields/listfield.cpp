// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/listfield.h"

#include "model/text/groupednumber.h"
#include "model/text/plaintext.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "ui/scanpage/rows/scanwords.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/menubutton.h"
#include "ui/widgets/plaintip.h"

#include <QDir>
#include <QFileInfo>

namespace sameinside {

namespace say = words::scanpage;

QString homePath(const QString &path)
{
    const QString home = QDir::homePath();
    if (home.size() > 1 && path.startsWith(home + u'/'))
        return u'~' + path.sliced(home.size());
    return path;
}

QString absolutePath(const QString &text)
{
    const QString path
        = text.startsWith(QStringLiteral("~/")) ? QDir::homePath() + text.sliced(1) : text;
    return QFileInfo(path).absoluteFilePath();
}

ListField::ListField(QWidget *parent) :
    FieldFrame(parent), m_edit(new PathEdit), m_count(new PlainLabel(Ink::Faint)),
    m_more(new MenuButton), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("listField"));
    m_edit->setObjectName(QStringLiteral("listPath"));
    m_edit->setAccessibleName(say::listOfImages());
    m_edit->setFont(fixedFont(font()));
    m_edit->setPlaceholderText(say::fileOrLines());
    m_count->setObjectName(QStringLiteral("listCount"));
    m_more->setObjectName(QStringLiteral("listMenu"));
    m_more->setAccessibleName(say::waysToAList());
    m_more->setToolTip(say::openTypeOrPaste());
    m_more->setArrowType(Qt::DownArrow);
    m_more->setMenu(m_menu);
    row()->addWidget(new Chip(say::listChip()));
    row()->addWidget(m_edit, 1);
    row()->addWidget(m_count);
    row()->addWidget(m_more);
    buildMenu();
    connect(m_edit, &QLineEdit::returnPressed, this, &ListField::acceptPath);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { setWrong(false); });
    connect(m_edit, &PathEdit::filePasted, this, &ListField::fileNamed);
    connect(m_edit, &PathEdit::linesPasted, this, &ListField::linesGiven);
}

void ListField::buildMenu()
{
    m_menu->setObjectName(QStringLiteral("listActions"));
    m_menu->addAction(say::openMenu(), this, &ListField::openRequested)
        ->setObjectName(QStringLiteral("openList"));
    m_menu->addAction(say::editMenu(), this, &ListField::editRequested)
        ->setObjectName(QStringLiteral("editLines"));
    m_exampleAction = m_menu->addAction(say::exampleMenu(), this, &ListField::exampleRequested);
    m_recentTitle = m_menu->addSection(say::recent());
    m_recentTitle->setVisible(false);
}

void ListField::setExampleOffered(bool offered)
{
    m_exampleAction->setVisible(offered);
}

void ListField::setRecent(const QStringList &paths)
{
    qDeleteAll(m_recentActions);
    m_recentActions.clear();
    for (const QString &path : paths) {
        QString text = shownText(homePath(path));
        text.replace(u'&', QStringLiteral("&&"));
        QAction *action = m_menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT fileNamed(path); });
        m_recentActions.append(action);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
}

void ListField::showList(const LoadedList *list)
{
    m_isTyped = list && list->path.isEmpty();
    if (!list)
        m_shown.clear();
    else if (!m_isTyped)
        m_shown = homePath(list->path);
    else
        m_shown = list->title.isEmpty() ? say::typedLines() : list->title;
    m_edit->setText(m_shown);
    m_edit->setCursorPosition(0);
    m_edit->setToolTip(list && !m_isTyped ? wholeToolTip(shownText(list->path)) : QString());
    m_images = list ? qint64(list->entries.size()) : -1;
    showCount();
}

void ListField::setShort(bool isShort)
{
    m_isShort = isShort;
    showCount();
}

void ListField::showCount()
{
    m_count->setText(m_images < 0    ? QString()
                         : m_isShort ? groupedNumber(m_images)
                                     : say::images(m_images));
    m_count->setToolTip(m_images < 0 ? QString() : say::images(m_images));
    m_count->setVisible(m_images >= 0);
}

void ListField::showBusy()
{
    m_count->setText(say::reading());
    m_count->show();
}

void ListField::showFailed()
{
    setWrong(!typed().isEmpty());
    showCount();
}

QString ListField::typed() const
{
    const QString text = m_edit->text().trimmed();
    return text == m_shown ? QString() : text;
}

void ListField::acceptPath()
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty())
        Q_EMIT openRequested();
    else if (m_isTyped && text == m_shown)
        Q_EMIT editRequested();
    else
        Q_EMIT fileNamed(absolutePath(text));
}

} // namespace sameinside
