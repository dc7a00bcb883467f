// SPDX-License-Identifier: MIT
#include "ui/comparepage/tree/treenode.h"

#include <QHash>

namespace sameinside {

namespace {

void setPartners(std::vector<TreeNode> &nodes, const QHash<QString, int> &others)
{
    for (TreeNode &node : nodes)
        node.partner = node.key.isEmpty() ? -1 : others.value(node.key, -1);
}

QHash<QString, int> byKey(const std::vector<TreeNode> &nodes)
{
    QHash<QString, int> places;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].key.isEmpty() && !places.contains(nodes[i].key))
            places.insert(nodes[i].key, int(i));
    }
    return places;
}

} // namespace

std::vector<TreeNode> flattened(std::vector<TreeBranch> roots)
{
    struct Pending {
        std::vector<TreeBranch> branches;
        int parent;
    };
    std::vector<TreeNode> nodes;
    std::vector<Pending> queue;
    queue.push_back({std::move(roots), -1});
    for (std::size_t next = 0; next < queue.size(); ++next) {
        auto [branches, parent] = std::move(queue[next]);
        if (parent >= 0) {
            nodes[std::size_t(parent)].firstChild = int(nodes.size());
            nodes[std::size_t(parent)].childCount = int(branches.size());
        }
        int row = 0;
        for (TreeBranch &branch : branches) {
            branch.node.self = int(nodes.size());
            branch.node.parent = parent;
            branch.node.row = row++;
            if (!branch.children.empty())
                queue.push_back({std::move(branch.children), int(nodes.size())});
            nodes.push_back(std::move(branch.node));
        }
    }
    return nodes;
}

void pairNodes(std::vector<TreeNode> &left, std::vector<TreeNode> &right)
{
    setPartners(left, byKey(right));
    setPartners(right, byKey(left));
}

} // namespace sameinside
