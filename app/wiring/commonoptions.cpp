// SPDX-License-Identifier: MIT
#include "app/wiring/commonoptions.h"

#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>

namespace sameinside {

QStringList typedOptions(const CommonOptions &options)
{
    QStringList typed;
    const auto add = [&typed](const char *option, const std::string &value) {
        if (!value.empty())
            typed << QString::fromLatin1(option) << QString::fromStdString(value);
    };
    for (const std::string &host : options.plainHttpHosts)
        add("--plain-http", host);
    add("--ca-file", options.caFile);
    add("--authfile", options.authFile);
    add("--cache-dir", options.cacheDirectory);
    if (options.noCache)
        typed << QStringLiteral("--no-cache");
    if (options.offline)
        typed << QStringLiteral("--offline");
    return typed;
}

void addCommonOptions(CLI::App &command, CommonOptions &options)
{
    using namespace words;
    const std::string group = commandline::commonOptions().toStdString();
    command
        .add_option("--plain-http", options.plainHttpHosts, commandline::plainHttp().toStdString())
        ->type_name("HOST")
        ->allow_extra_args(false)
        ->group(group);
    command.add_option("--ca-file", options.caFile, commandline::caFile().toStdString())
        ->type_name("FILE")
        ->group(group);
    command.add_option("--authfile", options.authFile, commandline::authFile().toStdString())
        ->type_name("FILE")
        ->group(group);
    command.add_flag("--no-cache", options.noCache, commandline::noCache().toStdString())
        ->group(group);
    command
        .add_option("--cache-dir", options.cacheDirectory,
                    commandline::cacheDirectory().toStdString())
        ->type_name("DIR")
        ->group(group);
    command.add_flag("--offline", options.offline, commandline::offline().toStdString())
        ->group(group);
    command.add_flag("-v,--verbose", options.verbose, commandline::verbose().toStdString())
        ->group(group);
    command.add_flag("-q,--quiet", options.quiet, commandline::quiet().toStdString())->group(group);
}

} // namespace sameinside
