// SPDX-License-Identifier: MIT
#include "model/text/words/model/errorwords.h"

#include "model/text/words/speech.h"

namespace sameinside::words::errors {

QString stopped()
{
    return QCoreApplication::translate("Errors", "stopped");
}

} // namespace sameinside::words::errors
