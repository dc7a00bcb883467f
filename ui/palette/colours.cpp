// SPDX-License-Identifier: MIT
#include "ui/palette/colours.h"

#include <QWidget>

namespace sameinside {

QColor blend(const QColor &first, const QColor &second, double share)
{
    const auto mixed = [share](float a, float b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mixed(first.redF(), second.redF()),
                            mixed(first.greenF(), second.greenF()),
                            mixed(first.blueF(), second.blueF()));
}

MeaningColours coloursOf(Meaning meaning, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    MeaningColours colours;
    colours.dashed = meaning == Meaning::Unknown;
    colours.text = textColour(meaning, palette);
    colours.ground = colours.dashed ? base : groundColour(meaning, palette);
    colours.tint = blend(colours.ground, base, 0.45);
    colours.band = blend(colours.text, palette.color(QPalette::Window), 0.16);
    colours.border = borderColour(meaning, palette);
    return colours;
}

std::optional<Meaning> meaningOf(Rung rung, RungRelation relation)
{
    if (relation == RungRelation::Absent)
        return std::nullopt;
    const bool isOneSided
        = relation == RungRelation::LeftOnly || relation == RungRelation::RightOnly;
    return isOneSided && rung == Rung::Index ? Meaning::Differs : meaningOf(relation);
}

QColor mutedText(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    // more than 4.5:1 here, because muted text also stands on grounds and tinted rows
    for (const double share : {0.60, 0.65, 0.70, 0.75, 0.80, 0.90}) {
        const QColor muted = blend(text, base, share);
        if (contrast(muted, base) >= (isDark(palette) ? 7.0 : 5.5))
            return muted;
    }
    return text;
}

void setInk(QWidget *widget, const QColor &ink)
{
    QPalette palette = widget->palette();
    // on a base ground, labels take Text
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        palette.setColor(role, ink);
    widget->setPalette(palette);
}

QColor hairline(const QPalette &palette)
{
    return blend(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.16);
}

} // namespace sameinside
