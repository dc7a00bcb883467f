// SPDX-License-Identifier: MIT
// Prints how long a tree of 300,000 files takes to merge, open, filter and collapse, against the
// limits that the product promises. Not a test: run it on a quiet machine.
#include "ui/files/filetreemodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTreeView>

#include <cstdio>

using namespace sameinside;

namespace {

bool report(const char *what, qint64 microseconds, double limit)
{
    const double milliseconds = double(microseconds) / 1000;
    const bool isGood = milliseconds <= limit;
    std::printf("%-44s %9.1f ms   limit %7.0f ms   %s\n", what, milliseconds, limit,
                isGood ? "ok" : "TOO SLOW");
    return isGood;
}

template <class Work>
qint64 measured(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return timer.nsecsElapsed() / 1000;
}

// 80,000 files in one directory, the rest in directories of 100.
std::shared_ptr<const FileList> files(int count, int changedEvery)
{
    auto layer = std::make_shared<LayerContents>(LayerContents{.diffId = Digest::sha256Of({})});
    layer->entries.reserve(std::size_t(count));
    const Digest content = Digest::sha256Of("same");
    const Digest changed = Digest::sha256Of("changed");
    for (int i = 0; i < count; ++i) {
        const QByteArray path = i < 80'000 ? "srv/cache/object-" + QByteArray::number(i)
                                           : "usr/share/package-" + QByteArray::number(i / 100)
                + "/file-" + QByteArray::number(i) + ".txt";
        TarEntry entry{.path = path, .mode = 0644};
        entry.size = 4096;
        entry.content = changedEvery > 0 && i % changedEvery == 0 ? changed : content;
        layer->entries.push_back(std::move(entry));
    }
    const std::vector<std::shared_ptr<const LayerContents>> layers{std::move(layer)};
    return std::make_shared<const FileList>(*mergedFiles(layers));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    constexpr int count = 300'000;
    const auto left = files(count, 0);
    const auto right = files(count, 1000);

    bool isGood = true;
    std::shared_ptr<const FileTreeDocument> document;
    isGood &= report("merge (worker thread)",
                     measured([&] { document = FileTreeDocument::of(left, right); }), 1000);

    FileTreeModel model;
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(1000, 600);
    view.show();
    const auto shown = [&] {
        QCoreApplication::processEvents();
        view.viewport()->repaint();
    };
    isGood &= report("open: set the document and paint", measured([&] {
                         model.setDocument(document);
                         shown();
                     }),
                     1000);
    // Clang 14 does not take structured bindings into a lambda.
    for (const auto &step : std::initializer_list<std::pair<const char *, FileFilter>>{
             {"filter by name, many hits", {.text = QStringLiteral("file-2")}},
             {"filter by name, one hit", {.text = QStringLiteral("object-79999")}},
             {"filter by name, no hit", {.text = QStringLiteral("nothing")}},
             {"only differences", {.onlyDifferences = true}},
             {"all again", {}}}) {
        isGood &= report(step.first, measured([&] {
                             model.setFilter(step.second);
                             shown();
                         }),
                         150);
    }
    const QModelIndex srv = model.index(0, 0);
    const QModelIndex cache = model.index(0, 0, srv);
    view.expand(srv);
    isGood &= report("expand a directory of 80,000", measured([&] {
                         view.expand(cache);
                         shown();
                     }),
                     150);
    isGood &= report("collapse it", measured([&] {
                         view.collapse(cache);
                         shown();
                     }),
                     150);
    isGood &= report("filter while it is open", measured([&] {
                         view.expand(cache);
                         model.setFilter({.text = QStringLiteral("object-1")});
                         shown();
                     }),
                     300);
    return isGood ? 0 : 1;
}
