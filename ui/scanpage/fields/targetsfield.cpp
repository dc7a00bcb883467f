// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/targetsfield.h"

#include "model/text/plaintext.h"
#include "model/text/words/ui/scanfieldwords.h"
#include "model/text/words/ui/scanpagewords.h"
#include "ui/widgets/copydrop.h"
#include "ui/widgets/menubutton.h"
#include "ui/widgets/pathedit.h"
#include "ui/widgets/plaintip.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>

#include <algorithm>

namespace sameinside {

namespace say = words::scanpage;

namespace {

constexpr int tokenRoom = 168; // what one place wants at least
constexpr int editRoom = 48;   // what typing wants at least
constexpr int mostEditRoom = 200;

// Names are separated by commas or spaces; the path of a layout may hold spaces.
QStringList namesIn(const QString &text)
{
    static const QRegularExpression hard(QStringLiteral("[,\\n\\r]+"));
    QStringList names;
    for (const QString &part : text.split(hard, Qt::SkipEmptyParts)) {
        if (part.trimmed().startsWith(QStringLiteral("oci:")))
            names.append(part.trimmed());
        else
            names.append(part.simplified().split(u' ', Qt::SkipEmptyParts));
    }
    return names;
}

QStringList localFilesOf(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool mayHoldPlaces(const QMimeData *data)
{
    return data->hasUrls() ? !localFilesOf(data).isEmpty() : !linesOf(data).trimmed().isEmpty();
}

// Directories are layouts, and other files are no places.
std::vector<Result<TargetName>> layoutsAt(const QStringList &paths)
{
    std::vector<Result<TargetName>> layouts;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            layouts.push_back(TargetName::parse(QStringLiteral("oci:") + path));
        else
            layouts.emplace_back(failure(ErrorKind::InvalidName, say::noDirectory(path)));
    }
    return layouts;
}

} // namespace

TargetsField::TargetsField(QWidget *parent) :
    FieldFrame(parent), m_tokenRow(new QWidget), m_hidden(new PlainLabel(Ink::Faint)),
    m_edit(new QLineEdit), m_note(new PlainLabel(Ink::Faint)), m_more(new MenuButton),
    m_menu(new QMenu(this)),
    m_looking([this](const auto &layouts) { takeDropped(layouts); }, {}, m_pool.threads())
{
    setObjectName(QStringLiteral("targetsField"));
    m_edit->setObjectName(QStringLiteral("targetEdit"));
    m_edit->setAccessibleName(say::addAPlace());
    m_edit->setFrame(false);
    m_edit->setAcceptDrops(false); // the whole field takes them
    setAcceptDrops(true);
    m_edit->setFont(fixedFont(font()));
    m_edit->setMinimumWidth(editRoom);
    m_edit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_edit->installEventFilter(this);
    QPalette clear = m_edit->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(clear);
    m_note->setObjectName(QStringLiteral("targetsNote"));
    m_more->setObjectName(QStringLiteral("targetsMenu"));
    m_more->setAccessibleName(say::placesToSearch());
    m_more->setToolTip(say::addOrRemovePlaces());
    m_more->setArrowType(Qt::DownArrow);
    m_more->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("targetActions"));
    auto *tokens = new QHBoxLayout(m_tokenRow);
    tokens->setContentsMargins(0, 0, 0, 0);
    tokens->setSpacing(8);
    row()->addWidget(m_tokenRow);
    row()->addWidget(m_hidden);
    row()->addWidget(m_edit, 1);
    row()->addWidget(m_note);
    row()->addWidget(m_more);
    connect(m_menu, &QMenu::aboutToShow, this, &TargetsField::fillMenu);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (!m_targets.empty() && m_edit->text().trimmed().isEmpty())
            Q_EMIT submitted();
        else
            acceptText();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &TargetsField::acceptText);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setWrong(false); });
    connect(m_edit, &QLineEdit::textChanged, this, &TargetsField::arrange);
    rebuild();
    fillMenu();
}

void TargetsField::setTargets(const std::vector<TargetName> &targets)
{
    m_targets = targets;
    rebuild();
    Q_EMIT targetsChanged();
}

void TargetsField::add(const TargetName &target)
{
    if (std::ranges::find(m_targets, target) != m_targets.end())
        return;
    m_targets.push_back(target);
    rebuild();
    Q_EMIT targetsChanged();
}

void TargetsField::remove(const TargetName &target)
{
    std::erase(m_targets, target);
    rebuild();
    m_edit->setFocus();
    Q_EMIT targetsChanged();
}

bool TargetsField::acceptText()
{
    QStringList wrong;
    std::optional<Error> error;
    for (const QString &word : namesIn(m_edit->text())) {
        if (const auto target = TargetName::parse(word)) {
            add(*target);
        } else {
            wrong.append(word);
            error = target.error();
        }
    }
    const bool isNews = error && !isWrong();
    m_edit->setText(wrong.join(QStringLiteral(", ")));
    setWrong(error.has_value());
    if (isNews)
        Q_EMIT failed(*error);
    return !error;
}

void TargetsField::setRecent(const QStringList &targets)
{
    m_recent = targets;
}

void TargetsField::setNote(const QString &note)
{
    m_note->setText(note);
    arrange();
}

bool TargetsField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isBack = key->key() == Qt::Key_Backspace && m_edit->text().isEmpty();
        if (isBack && !m_targets.empty()) {
            remove(TargetName(m_targets.back()));
            return true;
        }
        if (key->text() == QStringLiteral(",") && acceptText())
            return true;
        if (key->key() == Qt::Key_Down) {
            m_more->showMenu();
            return true;
        }
    }
    return FieldFrame::eventFilter(watched, event);
}

void TargetsField::dragEnterEvent(QDragEnterEvent *event)
{
    if (mayHoldPlaces(event->mimeData()))
        acceptCopy(*event);
}

void TargetsField::dropEvent(QDropEvent *event)
{
    acceptCopy(*event);
    const QMimeData *given = event->mimeData();
    if (given->hasUrls()) {
        m_dropped += localFilesOf(given);
        m_looking.start(
            [paths = m_dropped](const auto &, std::stop_token) { return layoutsAt(paths); });
        return;
    }
    m_edit->setText(m_edit->text() + u',' + linesOf(given));
    acceptText();
}

void TargetsField::takeDropped(const std::vector<Result<TargetName>> &layouts)
{
    m_dropped.clear();
    if (!isEnabled()) // a scan began meanwhile
        return;
    std::optional<Error> error;
    for (const Result<TargetName> &layout : layouts) {
        if (layout)
            add(*layout);
        else
            error = layout.error();
    }
    if (error)
        Q_EMIT failed(*error);
}

void TargetsField::resizeEvent(QResizeEvent *event)
{
    FieldFrame::resizeEvent(event);
    arrange();
}

void TargetsField::rebuild()
{
    for (TargetToken *token : m_tokens) {
        token->hide();
        token->deleteLater();
    }
    m_tokens.clear();
    for (const TargetName &target : m_targets) {
        auto *token = new TargetToken(target, elideMode(target));
        m_tokenRow->layout()->addWidget(token);
        // before the edit: only what takes the focus can be named there
        setTabOrder(m_edit, token->removeButton());
        setTabOrder(token->removeButton(), m_edit);
        connect(token, &TargetToken::removeRequested, this, [this, target] { remove(target); });
        m_tokens.push_back(token);
    }
    QStringList names;
    for (const TargetName &target : m_targets)
        names.append(shownText(target.toString()));
    setToolTip(wholeToolTip(names.join(u'\n')));
    const bool isEmpty = m_targets.empty();
    m_edit->setPlaceholderText(isEmpty ? say::placeholderForPlaces() : say::placeholderForMore());
    m_tokenRow->setVisible(!isEmpty);
    arrange();
}

// Of names that begin alike, the ends tell them apart.
Qt::TextElideMode TargetsField::elideMode(const TargetName &target) const
{
    const auto alike = std::ranges::count_if(m_targets, [&](const TargetName &other) {
        return other.kind() == target.kind() && other.host() == target.host();
    });
    return alike > 1 ? Qt::ElideLeft : Qt::ElideMiddle;
}

void TargetsField::arrange()
{
    // the whole names come first, then the note
    int names = 0;
    for (const TargetToken *token : m_tokens)
        names += token->sizeHint().width() + 8;
    const int typed = fontMetrics().averageCharWidth() * 2
        + m_edit->fontMetrics().horizontalAdvance(m_edit->text());
    const int editing = std::clamp(typed, editRoom, mostEditRoom);
    m_edit->setMinimumWidth(editing);
    const int taken = 48 + editing;
    const int note = m_note->sizeHint().width() + 8;
    m_note->setVisible(!m_note->text().isEmpty() && names + note <= width() - taken);
    const auto fitting = std::size_t(std::max(1, (width() - taken) / tokenRoom));
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        m_tokens[i]->setVisible(i < fitting);
    const bool hasHidden = m_tokens.size() > fitting;
    m_hidden->setVisible(hasHidden);
    if (hasHidden)
        m_hidden->setText(say::moreHidden(qint64(m_tokens.size() - fitting)));
}

void TargetsField::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(say::addALayout(), this, &TargetsField::openLayout)
        ->setObjectName(QStringLiteral("addLayout"));
    const auto addTarget = [this](const TargetName &target, bool isSearched) {
        QString text = shownText(target.toString());
        QAction *action = m_menu->addAction(text.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(isSearched);
        connect(action, &QAction::triggered, this,
                [this, target](bool checked) { checked ? add(target) : remove(target); });
    };
    if (!m_targets.empty())
        m_menu->addSection(say::searched());
    for (const TargetName &target : m_targets)
        addTarget(target, true);
    bool hasTitle = false;
    for (const QString &recent : std::as_const(m_recent)) {
        const auto target = TargetName::parse(recent);
        if (!target || std::ranges::find(m_targets, *target) != m_targets.end())
            continue;
        if (!std::exchange(hasTitle, true))
            m_menu->addSection(say::recent());
        addTarget(*target, false);
    }
}

void TargetsField::openLayout()
{
    auto *dialog = new QFileDialog(this, say::aLayoutToSearch());
    dialog->setObjectName(QStringLiteral("layoutDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto target = TargetName::parse(QStringLiteral("oci:") + path))
            add(*target);
    });
    dialog->open();
}

} // namespace sameinside
