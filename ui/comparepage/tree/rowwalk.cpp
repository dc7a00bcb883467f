// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/rowwalk.h"

namespace sameinside {

namespace {

const TreeNode &at(const std::vector<TreeNode> &nodes, int place)
{
    return nodes[std::size_t(place)];
}

/// The rows of a tree from top to bottom, as a view with everything expanded shows them.
std::vector<int> fromTop(const std::vector<TreeNode> &nodes)
{
    std::vector<int> order;
    std::vector<int> pending;
    for (int i = int(nodes.size()) - 1; i >= 0; --i) {
        if (at(nodes, i).parent < 0)
            pending.push_back(i);
    }
    while (!pending.empty()) {
        const int place = pending.back();
        pending.pop_back();
        order.push_back(place);
        const TreeNode &node = at(nodes, place);
        for (int child = node.childCount - 1; child >= 0; --child)
            pending.push_back(node.firstChild + child);
    }
    return order;
}

bool isDifference(const std::vector<TreeNode> &nodes, int place)
{
    const TreeNode &node = at(nodes, place);
    if (!node.state || *node.state == Meaning::Same || *node.state == Meaning::Unknown)
        return false;
    if (*node.state != Meaning::OnlyHere || node.parent < 0)
        return true;
    return at(nodes, node.parent).state != Meaning::OnlyHere;
}

} // namespace

std::vector<WalkStep> walkOf(const std::vector<TreeNode> &left, const std::vector<TreeNode> &right)
{
    // right-only rows, by the left row that they come after; -1: before all
    std::vector<std::vector<int>> after(left.size() + 1);
    int last = -1;
    for (const int place : fromTop(right)) {
        const int partner = at(right, place).partner;
        if (partner >= 0)
            last = partner;
        else
            after[std::size_t(last + 1)].push_back(place);
    }
    std::vector<WalkStep> steps;
    const auto addRightOnly = [&](int partner) {
        for (const int place : after[std::size_t(partner + 1)])
            steps.push_back({-1, place, isDifference(right, place)});
    };
    addRightOnly(-1);
    for (const int place : fromTop(left)) {
        steps.push_back({place, at(left, place).partner, isDifference(left, place)});
        addRightOnly(place);
    }
    return steps;
}

} // namespace sameinside
