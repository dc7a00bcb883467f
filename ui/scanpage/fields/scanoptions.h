// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/comparison.h"

#include <QMenu>
#include <QSettings>

namespace sameinside {

/// The menu of what counts as already there, and for which platforms.
class ScanOptionsMenu final : public QMenu {
    Q_OBJECT

public:
    /// settings may be absent; the choices are kept there.
    explicit ScanOptionsMenu(QSettings *settings, QWidget *parent = nullptr);

    Relation wanted() const { return m_wanted; }
    /// Nothing for all.
    const std::optional<Platform> &platform() const { return m_platform; }
    /// Differs from what a scan does if nobody says anything.
    bool isUnusual() const { return m_wanted != Relation::SameConfig || m_platform; }
    /// "counts as there: Same layers, other config, or better · only linux/amd64".
    QString words() const;

Q_SIGNALS:
    void changed();

private:
    void addRelations();
    void addPlatforms();
    void choose(Relation wanted);
    void choose(const QString &platform);

    QSettings *m_settings;
    Relation m_wanted = Relation::SameConfig;
    std::optional<Platform> m_platform;
};

} // namespace sameinside
