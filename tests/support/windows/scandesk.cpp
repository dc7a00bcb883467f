// SPDX-License-Identifier: MIT
#include "tests/support/windows/scandesk.h"

#include "tests/gui/look.h"
#include "ui/scanpage/scanbar.h"
#include "ui/scanpage/table/scantable.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolBar>

namespace sameinside {

ScanDesk::ScanDesk(bool withExample)
{
    ScanServices services;
    services.newScan = [this] { return scan; };
    services.traffic = [] { return ScanTraffic{1024, 2, 0, 291}; };
    if (withExample)
        services.example = ScanExample{QStringLiteral("input.txt"), "nginx:1.25\n",
                                       QStringLiteral("oci:private")};
    page = new ScanPage(services, &settings);
    window.setCentralWidget(page);
    window.addToolBar(toolBar());
    auto *words = new QLabel;
    words->setObjectName(QStringLiteral("statusWords"));
    window.statusBar()->addWidget(words, 1);
    QObject::connect(page, &ScanPage::statusChanged, words, &QLabel::setText);
    QObject::connect(page, &ScanPage::titleChanged, &window, [this](const QString &title) {
        window.setWindowTitle(title + QStringLiteral(" — SameInside"));
    });
    window.resize(1440, 900);
    showActive(window);
}

QToolBar *ScanDesk::toolBar() const
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(0);
    for (const QString &name : {QStringLiteral("Compare"), QStringLiteral("Scan")}) {
        auto *toggle = new QToolButton;
        toggle->setText(name);
        toggle->setCheckable(true);
        toggle->setChecked(name == QStringLiteral("Scan"));
        toggle->setFixedHeight(page->bar()->sizeHint().height());
        toggle->setMinimumWidth(76);
        layout->addWidget(toggle);
    }
    layout->addSpacing(8);
    layout->addWidget(page->bar(), 1);
    auto *tools = new QToolBar;
    tools->setMovable(false);
    tools->addWidget(row);
    return tools;
}

void ScanDesk::click(const QString &name) const
{
    auto *button = find<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

QString ScanDesk::labelText(const QString &name) const
{
    const auto *label = find<QLabel>(name);
    return label && label->isVisible() ? label->text() : QString();
}

ScanTable *ScanDesk::table() const
{
    return find<ScanTable>(QStringLiteral("scanTable"));
}

QString ScanDesk::cell(int row, ScanColumn column) const
{
    return table()->model()->index(row, int(column)).data().toString();
}

QStringList ScanDesk::lines() const
{
    QStringList lines;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        lines.append(cell(row, ScanColumn::Line));
    return lines;
}

void ScanDesk::typeTarget(const QString &text) const
{
    auto *edit = find<QLineEdit>(QStringLiteral("targetEdit"));
    edit->setFocus();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

QString ScanDesk::listFile(const QString &name, const QByteArray &text) const
{
    QFile file(directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

void ScanDesk::loadSample()
{
    page->useLines(sampleList(sampleScan()).toUtf8());
    QTRY_COMPARE(table()->model()->rowCount(), 50);
}

void ScanDesk::scanSample()
{
    scan->script(sampleScan(), 10);
    loadSample();
    typeTarget(QStringLiteral("123456789012.dkr.ecr.us-east-1.amazonaws.com"));
    scan->allowAll();
    click(QStringLiteral("startButton"));
    QTRY_COMPARE(labelText(QStringLiteral("progressPhase")), QStringLiteral("Scan complete"));
}

void ScanDesk::selectLine(int line) const
{
    const int place = page->model()->placeOfLine(line);
    QVERIFY(place >= 0);
    const QModelIndex index = table()->model()->index(place, 1);
    table()->scrollTo(index);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
}

} // namespace sameinside
