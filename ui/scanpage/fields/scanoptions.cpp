// SPDX-License-Identifier: MIT
#include "ui/scanpage/fields/scanoptions.h"

#include "model/compare/explanation.h"
#include "model/scan/scanresult.h"
#include "model/text/words/ui/scanfieldwords.h"

#include <QActionGroup>

#include <array>

namespace sameinside {

namespace say = words::scanpage;

namespace {

// what a scan can tell without reading layers
constexpr std::array relations{Relation::SameManifest, Relation::SameConfig, Relation::EqualConfig,
                               Relation::SameLayers, Relation::SharedLayers};

constexpr std::array<const char16_t *, 4> platforms{u"linux/amd64", u"linux/arm64", u"linux/arm/v7",
                                                    u"windows/amd64"};

QString relationKey()
{
    return QStringLiteral("scan/wanted");
}

QString platformKey()
{
    return QStringLiteral("scan/platform");
}

} // namespace

ScanOptionsMenu::ScanOptionsMenu(QSettings *settings, QWidget *parent) :
    QMenu(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("scanOptions"));
    if (m_settings) {
        const auto wanted = parseRelation(m_settings->value(relationKey()).toString());
        if (wanted && std::ranges::find(relations, *wanted) != relations.end())
            m_wanted = *wanted;
        if (auto platform = Platform::parse(m_settings->value(platformKey()).toString()))
            m_platform = *std::move(platform);
    }
    addRelations();
    addPlatforms();
}

QString ScanOptionsMenu::words() const
{
    QString words = say::countsAsThere(relationTitle(m_wanted));
    if (m_platform)
        words += QStringLiteral(" · ") + say::onlyPlatform(m_platform->toString());
    return words;
}

void ScanOptionsMenu::addRelations()
{
    addSection(say::countsAsAlreadyThere());
    auto *group = new QActionGroup(this);
    for (const Relation relation : relations) {
        QString text = relationTitle(relation);
        if (relation != relations.front())
            text = say::orBetter(text);
        QAction *action = addAction(text);
        action->setObjectName(relationName(relation));
        action->setCheckable(true);
        action->setChecked(relation == m_wanted);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, relation] { choose(relation); });
    }
}

void ScanOptionsMenu::addPlatforms()
{
    addSection(say::platforms());
    auto *group = new QActionGroup(this);
    const auto add = [this, group](const QString &text, const QString &platform, bool isChosen) {
        QAction *action = addAction(text);
        action->setObjectName(platform.isEmpty() ? QStringLiteral("allPlatforms") : platform);
        action->setCheckable(true);
        action->setChecked(isChosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, platform] { choose(platform); });
    };
    add(say::allPlatforms(), {}, !m_platform);
    for (const char16_t *name : platforms) {
        const QString text = QStringView(name).toString();
        add(text, text, m_platform && m_platform->toString() == text);
    }
}

void ScanOptionsMenu::choose(Relation wanted)
{
    m_wanted = wanted;
    if (m_settings)
        m_settings->setValue(relationKey(), relationName(wanted));
    Q_EMIT changed();
}

void ScanOptionsMenu::choose(const QString &platform)
{
    m_platform.reset();
    if (auto parsed = Platform::parse(platform))
        m_platform = *std::move(parsed);
    if (m_settings)
        m_settings->setValue(platformKey(), platform);
    Q_EMIT changed();
}

} // namespace sameinside
