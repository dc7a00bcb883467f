// SPDX-License-Identifier: MIT
#include "app/wiring/commonoptions.h"

#include <CLI/CLI.hpp>

namespace sameinside {

void addCommonOptions(CLI::App &command, CommonOptions &options)
{
    const std::string group = "Common options";
    command
        .add_option("--plain-http", options.plainHttpHosts,
                    "Speak plain HTTP to this host[:port]; loopback needs no leave")
        ->type_name("HOST")
        ->allow_extra_args(false)
        ->group(group);
    command.add_option("--ca-file", options.caFile, "Trust the certificates of this PEM file too")
        ->type_name("FILE")
        ->group(group);
    command
        .add_option("--authfile", options.authFile,
                    "Take credentials from this file only, not from Docker's and Podman's")
        ->type_name("FILE")
        ->group(group);
    command.add_flag("--no-cache", options.noCache, "Neither read nor write the cache on disk")
        ->group(group);
    command.add_option("--cache-dir", options.cacheDirectory, "Keep the cache in this directory")
        ->type_name("DIR")
        ->group(group);
    command.add_flag("--offline", options.offline, "Use what the cache holds; ask no registry")
        ->group(group);
    command.add_flag("-v,--verbose", options.verbose, "Tell every request on standard error")
        ->group(group);
    command.add_flag("-q,--quiet", options.quiet, "No progress and no notes on standard error")
        ->group(group);
}

} // namespace sameinside
