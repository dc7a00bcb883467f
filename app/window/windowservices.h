// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/sources.h"
#include "ui/comparepage/services.h"

namespace sameinside {

class ComparePage;
class MainWindow;

/// What the page of the comparison asks for, answered with a session of its own. exampleDirectory
/// holds the bundled layouts; empty where there are none.
Services windowServices(std::shared_ptr<Sources> sources, const QString &exampleDirectory);

/// Adds the page of the comparison to the window.
ComparePage *addComparePage(MainWindow &window, const Services &services);

/// Where the bundled example is: installed, or in the source tree. Empty where it is missing.
QString exampleDirectory();

} // namespace sameinside
