// SPDX-License-Identifier: MIT
#include "model/compare/relation.h"

#include "model/text/words/model/verdictwords.h"

#include <QStringList>

#include <array>

namespace sameinside {

namespace {

constexpr std::array<QStringView, 8> relationNames{
    u"different",    u"shared-layers", u"same-files",    u"same-layers",
    u"equal-config", u"same-config",   u"same-manifest", u"same-index"};
constexpr std::array<QStringView, 6> rungNames{u"index", u"manifest", u"config",
                                               u"blobs", u"contents", u"files"};
constexpr std::array<QStringView, 6> rungRelationNames{u"same",       u"differs", u"left-only",
                                                       u"right-only", u"absent",  u"unknown"};
constexpr std::array<QStringView, 6> layerRelationNames{u"same",      u"recompressed", u"differs",
                                                        u"left-only", u"right-only",   u"unknown"};
constexpr std::array<QStringView, 5> layerStateNames{u"verified", u"claimed", u"missing",
                                                     u"corrupt", u"unknown"};

} // namespace

QString relationName(Relation relation)
{
    return relationNames[std::size_t(relation)].toString();
}

Result<Relation> parseRelation(QStringView name)
{
    QStringList names;
    for (std::size_t i = 0; i < relationNames.size(); ++i) {
        if (relationNames[i] == name)
            return Relation(i);
        names.prepend(relationNames[i].toString());
    }
    return failure(ErrorKind::InvalidName,
                   words::verdicts::isNoRelation(name.left(40).toString(), names));
}

QString rungName(Rung rung)
{
    return rungNames[std::size_t(rung)].toString();
}

QString rungRelationName(RungRelation relation)
{
    return rungRelationNames[std::size_t(relation)].toString();
}

QString layerRelationName(LayerRelation relation)
{
    return layerRelationNames[std::size_t(relation)].toString();
}

QString layerStateName(LayerState state)
{
    return layerStateNames[std::size_t(state)].toString();
}

bool isDamage(const std::optional<LayerState> &state)
{
    return state == LayerState::Corrupt || state == LayerState::Missing;
}

} // namespace sameinside
