// SPDX-License-Identifier: MIT
// Lays out the picture of why for large pairs, with real fonts, as a window that is resized does.
// Prints the time of one layout against the limit that the product promises; asserts nothing.
#include "tests/support/windows/examplepairs.h"
#include "ui/chain/hashchainpainter.h"

#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace sameinside;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 200;

std::vector<test::ImageText> manyPlatforms(int platforms, int layers, bool isChanged)
{
    std::vector<test::ImageText> images;
    for (int i = 0; i < platforms; ++i) {
        test::ImageText image{.platform = u"linux/arch%1"_s.arg(i), .layers = test::layers(layers)};
        for (int layer = 1; isChanged && layer < layers; layer += 2)
            image.layers[std::size_t(layer)].blob += u" again"_s;
        images.push_back(image);
    }
    return images;
}

void measure(const char *scene, const Comparison &comparison)
{
    constexpr double limit = 5;
    const ChainSubject subject = ChainSubject::of(comparison, 0);
    const ChainStyle style = ChainStyle::of(QApplication::palette(), QApplication::font());
    QElapsedTimer timer;
    timer.start();
    const ChainFacts facts = ChainFacts::of(subject);
    const double first = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    layOutHashChain(subject, facts, style.metrics({1416, 420}));
    const double cold = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    for (int i = 0; i < rounds; ++i)
        layOutHashChain(subject, facts, style.metrics({1416.0 - i % 7, 420}));
    const double each = double(timer.nsecsElapsed()) / 1e6 / rounds;
    std::printf("%-44s facts %5.2f ms   first %5.2f ms   layout %5.2f ms  (at most %.0f)%s\n",
                scene, first, cold, each, limit, each > limit ? " TOO LONG" : "");
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const auto pair = [](int platforms, int layers) {
        return compareImages(
                   test::indexTree(u"a.test/one:1"_s, manyPlatforms(platforms, layers, false)),
                   test::indexTree(u"a.test/two:1"_s, manyPlatforms(platforms, layers, true)))
            .value();
    };
    measure("1 layer, 1 platform", pair(1, 1));
    measure("127 layers, every other again, 1 platform", pair(1, 127));
    measure("127 layers, every other again, 40 platforms", pair(40, 127));
    return 0;
}
