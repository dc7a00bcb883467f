// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare/explanation.h"
#include "ui/palette/colours.h"
#include "ui/widgets/chip.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace sameinside {

/// The answer in one sentence, with a chip for each rung of the chain; or what is being done.
class VerdictBanner final : public QFrame {
    Q_OBJECT

public:
    explicit VerdictBanner(QWidget *parent = nullptr);

    /// platform gives the chips.
    void showVerdict(const Verdict &verdict, Meaning meaning, const PlatformComparison *platform);
    /// Where there is no verdict to give.
    void showNote(const QString &title, const QString &sentence, Meaning meaning);
    void showBusy(const QString &title, const QString &what);
    void showNothing();
    void offerStop(bool offered);
    /// Leaves out the chips where they would take a line of their own.
    void setCompact(bool isCompact);
    /// Says that the pair is one of the bundled ones.
    void markExample(bool isExample);

Q_SIGNALS:
    void stopRequested();
    void rungChosen(sameinside::Rung rung);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setTexts(const QString &mark, const QString &title, const QString &sentence,
                  std::optional<Meaning> meaning);
    void setChips(const PlatformComparison *platform);
    void applyColours();
    void arrange();

    std::optional<Meaning> m_meaning;
    bool m_isCompact = false;
    bool m_hasChips = false;
    QLabel *m_symbol;
    QLabel *m_title;
    QLabel *m_sentence;
    QWidget *m_chips;
    Chip *m_example;
    QPushButton *m_stop;
    QBoxLayout *m_layout;
};

/// The colour of a platform; that of the whole is that of its worst part.
Meaning meaningOf(PlatformStand stand);

} // namespace sameinside
