// SPDX-License-Identifier: MIT
#include "app/commands/console.h"

#include "model/text/plaintext.h"

#include <algorithm>

#include <sys/ioctl.h>

namespace sameinside {

int terminalWidth(int file)
{
    winsize size{};
    if (::ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return std::clamp<int>(size.ws_col, 40, 120);
}

void print(std::ostream &stream, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    stream.write(utf8.constData(), utf8.size());
}

void complain(Console &console, const QString &text)
{
    // A progress line may stand there, unfinished.
    const QString start = console.isTerminal ? QStringLiteral("\r\x1b[K") : QString();
    print(console.err, start + QStringLiteral("sameinside-cli: %1\n").arg(shownText(text)));
    console.err.flush();
}

void complain(Console &console, const Error &error)
{
    complain(console, error.detail);
}

} // namespace sameinside
