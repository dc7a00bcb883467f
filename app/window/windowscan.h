// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/sources.h"
#include "ui/scanpage/scanservices.h"

namespace sameinside {

class ComparePage;
class MainWindow;
class ScanPage;

/// What the scan page asks for, answered with a session of its own: its requests are counted from
/// now on. exampleDirectory holds the bundled list and layouts; empty where
/// there are none.
ScanServices scanServices(std::shared_ptr<Sources> sources, const QString &exampleDirectory);

/// Adds the page of the scan to the window, with the way to the comparison.
ScanPage *addScanPage(MainWindow &window, ScanServices services, ComparePage &compare);

} // namespace sameinside
