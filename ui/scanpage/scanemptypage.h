// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace sameinside {

/// What stands where the result of a scan will be: what a list is, and three things to click.
class ScanEmptyPage final : public QWidget {
    Q_OBJECT

public:
    explicit ScanEmptyPage(bool hasExample, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void editRequested();
    void exampleRequested();

private:
    QWidget *buildSample();
    QWidget *buildChoices(bool hasExample);
};

} // namespace sameinside
