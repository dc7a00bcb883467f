// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/tree/treenode.h"

namespace sameinside {

/// The fields of a config as rows, those of "config" and the labels one by one. partner is the
/// config on the other side, where there is one; key is that of the config's own row.
std::vector<TreeBranch> configRows(const ImageConfig &config, const ImageConfig *partner,
                                   const QString &key);

/// Annotations as rows, compared with those of the other side, where there is one.
std::vector<TreeBranch> annotationRows(const Annotations &annotations, const Annotations *partner,
                                       const QString &key);

/// A value of a document on one line, for people; strings without quotes.
QString oneLine(const QJsonValue &value);

/// Sets a row's name, escaped and marked.
void setName(TreeNode &node, const QString &name);
/// Sets the text behind a row's name, escaped, shortened and marked.
void setDetail(TreeNode &node, const QString &text);

} // namespace sameinside
