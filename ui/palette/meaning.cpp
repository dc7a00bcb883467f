// SPDX-License-Identifier: MIT
#include "ui/palette/meaning.h"

#include "model/text/words/ui/meaningwords.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace sameinside {

namespace {

struct Shades {
    QRgb text;
    QRgb ground;
    QRgb border;
};
using Table = std::array<Shades, 5>;

// In the order of Meaning. A ground of 0 is none.
constexpr Table lightShades{{
    {0xff17703f, 0xffe3f4ea, 0xff2b8a57},
    {0xffa85200, 0xfffdf0df, 0xffcf7a12},
    {0xff6b46c1, 0xffefe9fb, 0xff8463d6},
    {0xff68727f, 0, 0xff8b95a1},
    {0xffb3261e, 0xfffbe9e7, 0xffd0453c},
}};
constexpr Table darkShades{{
    {0xff56c596, 0xff173a2a, 0xff3f9d74},
    {0xfff0a94b, 0xff3a2c17, 0xffc58a3a},
    {0xffb79bf0, 0xff2c2342, 0xff8f73cf},
    {0xff9aa5b1, 0, 0xff75808c},
    {0xffff7b72, 0xff45211f, 0xffd9605a},
}};

const Shades &shades(Meaning meaning, const QPalette &palette)
{
    return (isDark(palette) ? darkShades : lightShades)[std::size_t(meaning)];
}

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

QString symbol(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Same:
        return QStringLiteral("=");
    case Meaning::Differs:
        return QStringLiteral("≠");
    case Meaning::OnlyHere:
        return QStringLiteral("+");
    case Meaning::Error:
        return QStringLiteral("!");
    case Meaning::Unknown:
        break;
    }
    return QStringLiteral("?");
}

QString meaningName(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Same:
        return words::meanings::same();
    case Meaning::Differs:
        return words::meanings::differs();
    case Meaning::OnlyHere:
        return words::meanings::onlyHere();
    case Meaning::Error:
        return words::meanings::error();
    case Meaning::Unknown:
        break;
    }
    return words::meanings::notKnown();
}

Meaning meaningOf(RungRelation relation)
{
    switch (relation) {
    case RungRelation::Same:
        return Meaning::Same;
    case RungRelation::Differs:
        return Meaning::Differs;
    case RungRelation::LeftOnly:
    case RungRelation::RightOnly:
        return Meaning::OnlyHere;
    case RungRelation::Absent:
    case RungRelation::Unknown:
        break;
    }
    return Meaning::Unknown;
}

Meaning blobMeaningOf(const LayerPair &pair, bool isLeft)
{
    const auto &state = isLeft ? pair.leftState : pair.rightState;
    if (state == LayerState::Corrupt || state == LayerState::Missing)
        return Meaning::Error;
    if (!pair.left || !pair.right)
        return Meaning::OnlyHere;
    if (pair.isBlobOpen)
        return Meaning::Unknown;
    return pair.relation == LayerRelation::Same ? Meaning::Same : Meaning::Differs;
}

Meaning contentsMeaningOf(LayerRelation relation)
{
    switch (relation) {
    case LayerRelation::Same:
    case LayerRelation::Recompressed:
        return Meaning::Same;
    case LayerRelation::Differs:
        return Meaning::Differs;
    case LayerRelation::LeftOnly:
    case LayerRelation::RightOnly:
        return Meaning::OnlyHere;
    case LayerRelation::Unknown:
        break;
    }
    return Meaning::Unknown;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor textColour(Meaning meaning, const QPalette &palette)
{
    return QColor(shades(meaning, palette).text);
}

QColor groundColour(Meaning meaning, const QPalette &palette)
{
    return QColor::fromRgba(shades(meaning, palette).ground);
}

QColor borderColour(Meaning meaning, const QPalette &palette)
{
    return QColor(shades(meaning, palette).border);
}

QPen borderPen(Meaning meaning, const QPalette &palette, bool strong)
{
    QPen pen(borderColour(meaning, palette), strong ? 3 : 1.5);
    if (meaning == Meaning::Unknown) {
        pen.setWidthF(1);
        pen.setDashPattern({4, 3});
    }
    return pen;
}

QColor faintTextColour(const QPalette &palette)
{
    return textColour(Meaning::Unknown, palette);
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace sameinside
