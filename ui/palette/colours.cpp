// SPDX-License-Identifier: MIT
#include "ui/palette/colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sameinside {

namespace {

struct Shades {
    QRgb text;
    QRgb ground;
};

constexpr std::array<Shades, 5> lightShades = {{{0xff17703f, 0xffe3f4ea},
                                                {0xffa85200, 0xfffdf0df},
                                                {0xff6b46c1, 0xffefe9fb},
                                                {0xff68727f, 0},
                                                {0xffb3261e, 0xfffbe9e7}}};
constexpr std::array<Shades, 5> darkShades = {{{0xff56c596, 0xff173a2a},
                                               {0xfff0a94b, 0xff3a2c17},
                                               {0xffb79bf0, 0xff2c2342},
                                               {0xff9aa5b1, 0},
                                               {0xffff7b72, 0xff45211f}}};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor blend(const QColor &first, const QColor &second, double share)
{
    const auto mixed = [share](float a, float b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mixed(first.redF(), second.redF()),
                            mixed(first.greenF(), second.greenF()),
                            mixed(first.blueF(), second.blueF()));
}

double contrast(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

MeaningColours coloursOf(Meaning meaning, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const Shades &shades = (isDark(palette) ? darkShades : lightShades)[std::size_t(meaning)];
    MeaningColours colours;
    colours.text = QColor::fromRgb(shades.text);
    colours.dashed = shades.ground == 0;
    colours.ground = colours.dashed ? base : QColor::fromRgb(shades.ground);
    colours.tint = blend(colours.ground, base, 0.45);
    colours.border = blend(colours.text, colours.ground, 0.55);
    return colours;
}

QString symbolOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Same:
        return QStringLiteral("=");
    case Meaning::Differs:
        return QStringLiteral("≠");
    case Meaning::OnlyHere:
        return QStringLiteral("+");
    case Meaning::Unknown:
        return QStringLiteral("?");
    case Meaning::Error:
        return QStringLiteral("!");
    }
    return {};
}

QString wordOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Same:
        return QStringLiteral("same");
    case Meaning::Differs:
        return QStringLiteral("differs");
    case Meaning::OnlyHere:
        return QStringLiteral("only here");
    case Meaning::Unknown:
        return QStringLiteral("not known");
    case Meaning::Error:
        return QStringLiteral("error");
    }
    return {};
}

std::optional<Meaning> meaningOf(Rung rung, RungRelation relation)
{
    switch (relation) {
    case RungRelation::Same:
        return Meaning::Same;
    case RungRelation::Differs:
        return Meaning::Differs;
    case RungRelation::LeftOnly:
    case RungRelation::RightOnly:
        return rung == Rung::Index ? Meaning::Differs : Meaning::OnlyHere;
    case RungRelation::Unknown:
        return Meaning::Unknown;
    case RungRelation::Absent:
        break;
    }
    return std::nullopt;
}

Meaning meaningOf(LayerRelation relation)
{
    switch (relation) {
    case LayerRelation::Same:
        return Meaning::Same;
    case LayerRelation::Recompressed:
    case LayerRelation::Differs:
        return Meaning::Differs;
    case LayerRelation::LeftOnly:
    case LayerRelation::RightOnly:
        break;
    }
    return Meaning::OnlyHere;
}

QColor mutedText(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    // more than 4.5:1, because muted text also stands on grounds and tinted rows
    for (const double share : {0.60, 0.65, 0.70, 0.75, 0.80, 0.90}) {
        const QColor muted = blend(text, base, share);
        if (contrast(muted, base) >= (isDark(palette) ? 7.0 : 5.5))
            return muted;
    }
    return text;
}

QColor hairline(const QPalette &palette)
{
    return blend(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.16);
}

} // namespace sameinside
