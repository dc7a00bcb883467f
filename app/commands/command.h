// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/console.h"
#include "app/wiring/commonoptions.h"
#include "model/load/pairloader.h"
#include "model/scan/run/scanports.h"
#include "model/scan/scan.h"

#include <istream>
#include <stop_token>

namespace CLI {
class App;
}

namespace sameinside {

/// What help says of a program or a command beside its options. A manual page can be made of the
/// same, so that the two cannot differ.
struct CommandText {
    QString name;    ///< as it is typed
    QString summary; ///< one sentence
    QString notes;   ///< exit codes and the like, in lines that fit a terminal; may be empty
    QString example; ///< as it is typed; may be empty

    /// What stands below the options in help.
    QString footer() const;
};

/// What a command works with.
struct Workplace {
    const SourceFactory &open;
    const ScanPorts &ports;
    Scan &scan;
    std::istream &in;
    Console &console;
    QString cacheDirectory; ///< empty: nothing may be kept
    bool isQuiet = false;
    std::stop_token stop;
};

/// A command of the program: what help says of it, its options, and what it does with them.
class Command {
public:
    virtual ~Command() = default;

    virtual CommandText text() const = 0;
    /// What app parses lands here; those that every command takes come afterwards.
    virtual void addOptions(CLI::App &app) = 0;
    /// The most requests at once that its options ask for.
    virtual int requests() const { return CommonOptions().requests; }
    /// Returns the exit code.
    virtual int run(const Workplace &place) = 0;
};

/// --platform, of all commands but duplicates.
void addPlatformOption(CLI::App &app, std::string &platform);

} // namespace sameinside
