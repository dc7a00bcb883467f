// SPDX-License-Identifier: MIT
#pragma once

#include "testpaths.h"

#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

#include <vector>

namespace sameinside {

/// A file of this project, as tests of the house see it.
struct SourceFile {
    QString path; // from the root: "model/image/digest.h"
    QString text;

    QString folder() const { return path.section(u'/', 0, -2); }
    QString name() const { return path.section(u'/', -1); }
    QString baseName() const { return name().section(u'.', 0, 0); }
    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
};

/// Those in these folders and all folders below, by path.
inline std::vector<SourceFile> sourceFiles(const QStringList &folders, const QStringList &patterns)
{
    const auto root = QStringLiteral(SAMEINSIDE_SOURCE_DIR "/");
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator it(root + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << it.next();
    }
    paths.sort();
    std::vector<SourceFile> files;
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        files.push_back({.path = path.mid(root.size()),
                         .text = isOpen ? QString::fromUtf8(file.readAll()) : QString()});
    }
    return files;
}

} // namespace sameinside
