// SPDX-License-Identifier: MIT
#include "app/commands/reportrun.h"

#include "model/text/words/ui/commandlinewords.h"

#include <CLI/CLI.hpp>

namespace sameinside {

void addReportOptions(CLI::App &app, const ReportOptions &options)
{
    using namespace words;
    app.add_option("--in", options.targets, commandline::targets().toStdString())
        ->required()
        ->allow_extra_args(false)
        ->type_name("TARGET");
    app.add_option("--format", options.format, commandline::reportFormat().toStdString())
        ->check(CLI::IsMember({"csv", "json", "text", "html"}))
        ->capture_default_str();
    app.add_option("-o,--output", options.output, commandline::reportFile().toStdString())
        ->type_name("FILE");
    app.add_option("-j,--jobs", options.jobs, commandline::jobs().toStdString())
        ->check(CLI::Range(1, 512))
        ->type_name("N")
        ->capture_default_str();
}

} // namespace sameinside
