// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/services.h"

#include <QWidget>

namespace sameinside {

/// What stands where a pair will be: what to type, and examples to click.
class EmptyPage final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyPage(const std::vector<ExamplePair> &examples, QWidget *parent = nullptr);

Q_SIGNALS:
    void exampleChosen(const sameinside::PairRequest &pair);

private:
    QWidget *buildForms();
    QWidget *buildExamples(const std::vector<ExamplePair> &examples);
};

} // namespace sameinside
