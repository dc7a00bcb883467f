// SPDX-License-Identifier: MIT
#pragma once

#include "ui/palette/meaning.h"

#include <QLabel>

#include <optional>

namespace sameinside {

/// How the text of a label stands to the others.
enum class Ink { Plain, Strong, Faint };

/// A label that shows text as it is, and follows font and palette.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    explicit PlainLabel(Ink ink = Ink::Plain, const QString &text = {}, QWidget *parent = nullptr);

    void setInk(Ink ink);
    /// The colour of an error or another meaning instead; nothing takes it back.
    void setMeaning(std::optional<Meaning> meaning);
    /// The system's fixed font, in the size of the window's.
    void setFixedFont();
    /// The size, as a multiple of the window's.
    void setScale(double scale);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();

    Ink m_ink;
    std::optional<Meaning> m_meaning;
    bool m_isFixed = false;
    double m_scale = 1;
    bool m_isApplying = false;
};

/// A line that ends in "…", or loses its middle, where there is no room: whole in the tooltip then,
/// as what is shown short on purpose is always.
class ShortenedLabel final : public PlainLabel {
    Q_OBJECT

public:
    explicit ShortenedLabel(Ink ink = Ink::Plain, Qt::TextElideMode mode = Qt::ElideMiddle,
                            QWidget *parent = nullptr);

    /// whole: what text is short for.
    void setFullText(const QString &text, const QString &whole = {});
    const QString &fullText() const { return m_full; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_full;
    QString m_whole;
    Qt::TextElideMode m_mode;
};

/// The system's fixed font, in the size of like.
QFont fixedFont(const QFont &like);

} // namespace sameinside
