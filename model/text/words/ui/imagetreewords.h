// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The rows of the tree of one image.
namespace sameinside::words::imagetree {

// columns
QString state();
QString digest();
QString size();

// rows
QString imageId();
QString statement();
QString blob();
QString attestation();
QString artifact();
QString provenance();
/// Which image an attestation speaks of.
QString forImage(const QString &digest);
QString platformNotKnown();
QString schema1();
QString madeHere();
QString notRead();
QString steps(qint64 count);
QString stepsWithoutLayer(const QString &steps, qint64 count);
QString diffIds(qint64 count);
QString hardLink(const QString &target);
/// count: the digests that are named.
QString verified(qint64 count, int verified);

// tooltips
QString holdsHidden();
QString diffIdIs(const QString &digest);
QString digestIs(const QString &digest);

// the menu of a row
QString copyDigest();
QString copyRow();

} // namespace sameinside::words::imagetree
