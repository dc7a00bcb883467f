// SPDX-License-Identifier: MIT
#include "app/commands/command.h"

#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>

#include <QStringList>

namespace sameinside {

QString CommandText::footer() const
{
    QStringList parts;
    if (!notes.isEmpty())
        parts += notes;
    if (!example.isEmpty())
        parts += words::commandline::exampleTitle() + QStringLiteral("\n  ") + example;
    return parts.join(u'\n');
}

void addPlatformOption(CLI::App &app, std::string &platform)
{
    app.add_option("--platform", platform, words::commandline::platform().toStdString())
        ->type_name("P")
        ->capture_default_str();
}

} // namespace sameinside
