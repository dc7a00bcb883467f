// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace sameinside {

/// How many of the machine's cores compute. Several layers at once keep them busy by themselves;
/// a layer that is alone takes a second one.
class CoreBudget {
public:
    explicit CoreBudget(unsigned cores) : m_cores(int(cores)) {}

    /// For as long as it lives, one core more is busy.
    class Use {
    public:
        explicit Use(CoreBudget &budget) : m_budget(budget) { ++m_budget.m_busy; }
        ~Use() { --m_budget.m_busy; }
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        CoreBudget &m_budget;
    };

    /// Makes one busy that is free. False where none is; else giveBack() it.
    bool tryTake()
    {
        int busy = m_busy;
        while (busy < m_cores) {
            if (m_busy.compare_exchange_weak(busy, busy + 1))
                return true;
        }
        return false;
    }
    void giveBack() { --m_busy; }

private:
    int m_cores;
    std::atomic<int> m_busy = 0;
};

} // namespace sameinside
