// SPDX-License-Identifier: MIT
#pragma once

#include "model/scan/run/scanrunner.h"
#include "tests/support/registries/memoryregistry.h"

namespace sameinside {

/// A public and a private registry in memory, and scans of the one against the other.
struct ScanWorld {
    MemoryRegistry open{QStringLiteral("public.test")};
    MemoryRegistry own{QStringLiteral("private.test")};
    ScanRequest request{.targets = {TargetName::parse(u"docker://private.test").value()},
                        .jobs = 8};
    ScanEvents events;

    ScanPorts ports()
    {
        return {[this](const ImageName &name) -> Result<std::unique_ptr<ImageSource>> {
                    MemoryRegistry &registry
                        = name.reference()->domain() == own.host() ? own : open;
                    return registry.source(name.reference()->path());
                },
                [this](const TargetName &) -> Result<std::unique_ptr<ImageStore>> {
                    return own.store();
                }};
    }

    /// lines: names without the host of the public registry.
    Result<ScanResult> scan(const QStringList &lines, std::stop_token stop = {})
    {
        QStringList names;
        for (const QString &line : lines)
            names.append(line.startsWith(u'!') ? line.sliced(1) : open.host() + u'/' + line);
        request.list = parseList(names.join(u'\n').toUtf8()).value();
        return ScanRunner(ports()).run(request, events, std::move(stop));
    }
};

} // namespace sameinside
