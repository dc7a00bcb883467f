// SPDX-License-Identifier: MIT
#include "app/commands/commandhelp.h"

#include "model/text/words/ui/commandlinewords.h"
#include "model/text/wrap.h"

#include <sstream>

namespace sameinside {

namespace {

constexpr std::size_t columns = 80;

std::string wrapped(const std::string &text, std::size_t width)
{
    return sameinside::wrapped(QString::fromStdString(text).simplified(), int(width)).toStdString();
}

} // namespace

std::string HelpFormatter::make_description(const CLI::App *app) const
{
    return wrapped(app->get_description(), columns) + '\n';
}

std::string HelpFormatter::make_subcommand(const CLI::App *command) const
{
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_name(),
                             wrapped(command->get_description(), columns - get_column_width()),
                             get_column_width());
    return out.str();
}

std::string HelpFormatter::make_option_desc(const CLI::Option *option) const
{
    return wrapped(option->get_description(), columns - get_column_width());
}

std::string usageError(const CLI::App *app, const CLI::Error &error,
                       const std::vector<std::string> &arguments)
{
    const QString program = QString::fromStdString(app->get_name());
    QString what = QString::fromStdString(error.what());
    QString command = program;
    const auto parsed = app->get_subcommands();
    if (!parsed.empty())
        command += u' ' + QString::fromStdString(parsed.front()->get_name());
    else if (!arguments.empty() && !arguments.front().starts_with('-'))
        what = words::commandline::noSuchCommand(QString::fromStdString(arguments.front()));
    what.replace(u'\n', u' ');
    return words::commandline::seeHelp(program, what, command).toStdString() + '\n';
}

} // namespace sameinside
