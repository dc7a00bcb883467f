// SPDX-License-Identifier: MIT
#include "app/console.h"

#include "model/plaintext.h"

namespace sameinside {

void print(std::ostream &stream, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    stream.write(utf8.constData(), utf8.size());
}

void complain(Console &console, const QString &text)
{
    print(console.err, QStringLiteral("sameinside-cli: %1\n").arg(shownText(text)));
    console.err.flush();
}

void complain(Console &console, const Error &error)
{
    complain(console, error.detail);
}

} // namespace sameinside
