// SPDX-License-Identifier: MIT
#pragma once

#include "model/load/corebudget.h"
#include "model/source/contentspassage.h"

#include <QByteArrayView>

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace sameinside {

/// A passage over a ring of blocks, with the taker in a thread of its own: contents are hashed
/// while the next are decompressed, and whoever is faster waits. Its memory is the ring, whatever
/// the size of the layer. A layer of less than a block, or one that finds no core free, has no
/// thread.
class Handover : public ContentsPassage {
public:
    Handover(Taker take, CoreBudget &cores);
    ~Handover() override;
    Handover(const Handover &) = delete;
    Handover &operator=(const Handover &) = delete;

    std::span<char> room() override;
    Result<void> give(QByteArrayView contents) override;
    Result<void> finish() override;

private:
    struct Block {
        std::unique_ptr<char[]> memory;
        std::size_t used = 0;
    };

    Result<void> hand();
    Result<void> take(const Block &block);
    void takeAll();

    Taker m_take;
    CoreBudget &m_cores;
    std::array<Block, 4> m_ring;
    // Blocks by their number: those from m_taken up to m_given belong to the taker, the others to
    // who fills them.
    std::size_t m_given = 0;
    std::size_t m_taken = 0;
    bool m_isFilling = false; ///< there is something in the block behind those that were given
    bool m_isGivenUp = false; ///< nobody wants the rest
    std::optional<Error> m_error;
    std::mutex m_mutex; ///< over the numbers, m_isGivenUp and m_error, once there is a thread
    std::condition_variable m_change;
    std::jthread m_taker;
};

} // namespace sameinside
