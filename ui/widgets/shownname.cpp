// SPDX-License-Identifier: MIT
#include "ui/widgets/shownname.h"

#include "model/image/imagename.h"
#include "model/text/plaintext.h"

namespace sameinside {

QString shortName(const QString &typed)
{
    const auto name = ImageName::parse(typed);
    return shownText(name ? name->shortText() : typed);
}

} // namespace sameinside
