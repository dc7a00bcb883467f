// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

/// One small image in two encodings, byte for byte: what a registry and a second tool made of the
/// same two layers. Encoding A is zlib level 6 without a header time, B is level 9 with name and
/// time.
namespace workedexample {

extern const QByteArray layerA0;
extern const QByteArray layerA1;
extern const QByteArray layerB0;
extern const QByteArray layerB1;
extern const QByteArray config;
extern const QByteArray manifestA;
extern const QByteArray indexI;
extern const QByteArray attestation;

} // namespace workedexample
