// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <ostream>

namespace sameinside {

/// Where a command writes: results to out, everything else to err. Tests pass their own streams.
struct Console {
    std::ostream &out;
    std::ostream &err;
    bool isTerminal = false; ///< err is one, so that a progress line makes sense
    int width = 80;          ///< columns of out
    int progressWidth = 80;  ///< columns of err
};

/// Exit codes of product.md section 4.
enum ExitCode {
    exitYes = 0,
    exitNo = 1,
    exitFailed = 2,     ///< could not run, or could not tell
    exitIncomplete = 3, ///< complete, but something could not be read
    exitInterrupted = 130,
};

/// Columns of the terminal that file is, within reason; 80 where it is none.
int terminalWidth(int file);

/// "sameinside-cli: what happened", one line, on err.
void complain(Console &console, const Error &error);
void complain(Console &console, const QString &text);

/// Writes text as UTF-8.
void print(std::ostream &stream, const QString &text);

} // namespace sameinside
