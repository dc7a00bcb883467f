// SPDX-License-Identifier: MIT
// Opens the compare page on large pairs and watches its event loop: the longest that one event
// took, and which. Prints figures against the limit that the product promises; asserts nothing.
#include "app/window/windowservices.h"
#include "tests/support/images/imagebuilder.h"
#include "tests/support/images/layoutwriter.h"
#include "ui/chain/hashchainview.h"
#include "ui/comparepage/comparepage.h"
#include "ui/comparepage/detailtabs.h"
#include "ui/comparepage/treepair.h"
#include "ui/documents/jsonview.h"
#include "ui/files/filesview.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

/// Notes the longest event that no other event caused.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const int type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
        if (--m_depth == 0 && milliseconds > m_longest) {
            m_longest = milliseconds;
            m_what = name + ", event " + QByteArray::number(type);
        }
        return result;
    }
    void report(const char *scene, double seconds)
    {
        constexpr double limit = 50;
        std::printf("%-40s %5.1f s   longest event %6.1f ms  (at most %.0f)%s  %s\n", scene,
                    seconds, m_longest, limit, m_longest > limit ? " TOO LONG" : "",
                    m_what.constData());
        m_longest = 0;
        m_what.clear();
    }

private:
    int m_depth = 0;
    double m_longest = 0;
    QByteArray m_what;
};

QByteArray manyFiles(int count, int changedEvery)
{
    TarWriter tar;
    for (int i = 0; i < count; ++i) {
        tar.file("usr/share/package-" + QByteArray::number(i / 100) + "/file-"
                     + QByteArray::number(i),
                 changedEvery > 0 && i % changedEvery == 0 ? "changed" : "");
    }
    return tar.finish();
}

ImageBuilder layered(int layers)
{
    ImageBuilder builder;
    for (int i = 0; i < layers; ++i) {
        const QByteArray file = "opt/part" + QByteArray::number(i);
        builder.layer(TarWriter().file(file, file).finish(),
                      u"COPY %1 /opt"_s.arg(QString::fromLatin1(file)));
    }
    return builder;
}

BuiltDocument manyEntries(int count, const QString &note)
{
    IndexBuilder index;
    const BuiltImage image = layered(2).build();
    index.add(image, Platform::parse(u"linux/amd64").value());
    for (int i = 0; i < count; ++i)
        index.addAttestation(attestationManifest(QByteArray::number(i), note + QString::number(i)),
                             image);
    return index.build();
}

void writeLayouts(const QString &directory)
{
    LayoutWriter left;
    LayoutWriter right;
    left.add(layered(120).build(), u"layers"_s);
    right.add(layered(120).encoding(BlobEncoding::gnuGzip(9, "layer.tar", 1712059200)).build(),
              u"layers"_s);
    const auto files = [](int changedEvery) {
        return ImageBuilder()
            .encoding(BlobEncoding::goGzip(1))
            .layer(manyFiles(300'000, changedEvery), u"COPY . /"_s)
            .build();
    };
    left.add(files(0), u"files"_s);
    right.add(files(1000), u"files"_s);
    left.add(manyEntries(3500, u"https://left/"_s), u"entries"_s);
    right.add(manyEntries(3500, u"https://right/"_s), u"entries"_s);
    if (!left.write(directory + u"/left"_s) || !right.write(directory + u"/right"_s))
        std::printf("the layouts could not be written\n");
}

class Scene {
public:
    Scene(WatchedApplication &application, ComparePage &page, QString directory) :
        m_application(application), m_page(page), m_directory(std::move(directory))
    {
    }

    void compare(const char *scene, const QString &name, bool deep, int tab)
    {
        m_page.tabs()->setCurrentIndex(tab);
        const auto side = [&](const QString &layout) {
            return u"oci:%1/%2:%3"_s.arg(m_directory, layout, name);
        };
        m_clock.start();
        m_page.compare({side(u"left"_s), side(u"right"_s), {}, deep});
        until([this] { return !m_page.isLoading(); });
        if (!m_page.comparison())
            std::printf("%s: not compared\n", scene);
        settle(scene);
    }
    template <class Work>
    void act(const char *scene, Work work)
    {
        m_clock.start();
        QMetaObject::invokeMethod(&m_page, work, Qt::QueuedConnection);
        settle(scene);
    }

private:
    template <class Condition>
    void until(Condition condition)
    {
        while (!condition())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                            10);
    }
    // What results start, such as merging files and painting, belongs to them.
    void settle(const char *scene)
    {
        const double seconds = double(m_clock.elapsed()) / 1000;
        QElapsedTimer quiet;
        quiet.start();
        until([&] { return quiet.elapsed() > 3000; });
        m_application.report(scene, seconds);
    }

    WatchedApplication &m_application;
    ComparePage &m_page;
    QString m_directory;
    QElapsedTimer m_clock;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QTemporaryDir directory;
    writeLayouts(directory.path());
    MainWindow window(
        std::make_unique<QSettings>(directory.filePath(u"settings.ini"_s), QSettings::IniFormat));
    ComparePage *page
        = addComparePage(window, windowServices(std::make_shared<Sources>(CommonOptions{}), {}));
    window.resize(1280, 820);
    window.show();
    Scene scene(application, *page, directory.path());
    enum { Why, Json, Files };
    scene.act("start", [] {});
    scene.compare("120 layers", u"layers"_s, false, Why);
    scene.act("each layer in the picture", [&] { page->tabs()->why()->setUnfolded(true); });
    scene.act("all rows opened", [&] { page->trees()->expandAll(); });
    scene.compare("contents of 120 layers", u"layers"_s, true, Files);
    scene.compare("300,000 files", u"files"_s, true, Files);
    scene.act("only differences", [&] { page->tabs()->files()->setOnlyDifferences(true); });
    scene.compare("index of 3,500 entries", u"entries"_s, false, Why);
    scene.act("its JSON", [&] {
        const NodeRef index{.kind = NodeRef::Kind::Index};
        page->tabs()->setCurrentIndex(Json);
        page->setSelection(index);
        page->tabs()->select(index);
    });
    scene.act("its raw bytes", [&] { page->tabs()->json()->setRaw(true); });
    return 0;
}
