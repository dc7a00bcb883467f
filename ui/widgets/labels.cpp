// SPDX-License-Identifier: MIT
#include "ui/widgets/labels.h"

#include "ui/widgets/plaintip.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace sameinside {

QFont fixedFont(const QFont &like)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (like.pointSizeF() > 0)
        fixed.setPointSizeF(like.pointSizeF());
    return fixed;
}

PlainLabel::PlainLabel(Ink ink, const QString &text, QWidget *parent) : QLabel(parent), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // in a tool bar it would be another
    setText(text);
    apply();
}

void PlainLabel::setInk(Ink ink)
{
    m_ink = ink;
    apply();
}

void PlainLabel::setMeaning(std::optional<Meaning> meaning)
{
    m_meaning = meaning;
    apply();
}

void PlainLabel::setFixedFont()
{
    m_isFixed = true;
    apply();
}

void PlainLabel::setScale(double scale)
{
    m_scale = scale;
    apply();
}

void PlainLabel::apply()
{
    // from the application's palette, so that an earlier ink is not mixed in
    m_isApplying = true;
    QFont text = m_isFixed ? fixedFont(QApplication::font()) : QApplication::font();
    text.setBold(m_ink == Ink::Strong);
    text.setPointSizeF(text.pointSizeF() * m_scale);
    setFont(text);
    const QPalette look = QApplication::palette();
    QPalette ink; // one that names every role would not be told of another look
    if (m_meaning)
        ink.setColor(QPalette::WindowText, textColour(*m_meaning, look));
    else if (m_ink == Ink::Faint)
        ink.setColor(QPalette::WindowText, faintTextColour(look));
    else
        ink.setColor(QPalette::WindowText, look.color(QPalette::Text));
    setPalette(ink);
    m_isApplying = false;
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const bool isLook = event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange;
    if (isLook && !m_isApplying)
        apply();
}

ShortenedLabel::ShortenedLabel(Ink ink, Qt::TextElideMode mode, QWidget *parent) :
    PlainLabel(ink, {}, parent), m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ShortenedLabel::setFullText(const QString &text, const QString &whole)
{
    if (text == m_full && whole == m_whole)
        return;
    m_full = text;
    m_whole = whole;
    setAccessibleName(whole.isEmpty() ? text : whole);
    updateGeometry();
    elide();
}

QSize ShortenedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full) + 4, fontMetrics().height()};
}

QSize ShortenedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void ShortenedLabel::elide()
{
    const QString shown
        = fontMetrics().elidedText(m_full, m_mode, std::max(0, contentsRect().width()));
    setText(shown);
    setToolTip(wholeToolTip(!m_whole.isEmpty() ? m_whole : shown != m_full ? m_full : QString()));
}

void ShortenedLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    elide();
}

void ShortenedLabel::changeEvent(QEvent *event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

} // namespace sameinside
