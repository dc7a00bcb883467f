// SPDX-License-Identifier: MIT
#include "ui/shownname.h"

#include "model/imagename.h"
#include "model/plaintext.h"

namespace sameinside {

QString shortName(const QString &typed)
{
    const auto name = ImageName::parse(typed);
    return shownText(name ? name->shortText() : typed);
}

} // namespace sameinside
