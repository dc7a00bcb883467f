// SPDX-License-Identifier: MIT
#include "app/wiring/commonoptions.h"

#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>

namespace sameinside {

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
