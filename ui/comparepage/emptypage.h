// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/services.h"

#include <QBoxLayout>
#include <QWidget>

namespace sameinside {

class LinkButton;

/// What stands where a pair will be: what to type, the pair before, and examples to click.
class EmptyPage final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyPage(const std::vector<ExamplePair> &examples, QWidget *parent = nullptr);

    /// The pair that was compared last; nothing where none was.
    void offerLast(const std::optional<PairRequest> &pair);

Q_SIGNALS:
    void pairChosen(const sameinside::PairRequest &pair);

private:
    QWidget *buildForms();
    QWidget *buildExamples(const std::vector<ExamplePair> &examples);
    void buildLast(QBoxLayout *layout);

    QWidget *m_last = nullptr;
    LinkButton *m_lastPair = nullptr;
    std::optional<PairRequest> m_pair; ///< that it opens
};

} // namespace sameinside
