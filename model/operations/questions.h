// SPDX-License-Identifier: MIT
#pragma once

#include "model/operations/traces.h"

/// What rules ask of the evidence, each of the way from the side before to the side after.
namespace sameinside::questions {

// Manifest and index
bool isToDocker(const Traces &traces);
bool isToOci(const Traces &traces);
bool isIndexToDocker(const Traces &traces);
bool isIndexToOci(const Traces &traces);
bool isIndexBefore(const Traces &traces); ///< and lists the manifest after
bool isIndexAfter(const Traces &traces);  ///< and lists the manifest before
bool isOnePlatform(const Traces &traces); ///< of the index
bool isOrderAlone(const Traces &traces);
bool isMadeAfter(const Traces &traces); ///< no manifest there, so that one was made here
bool haveAttestationsBefore(const Traces &traces);
bool haveAttestationsAfter(const Traces &traces);
bool havePlatformsOnlyBefore(const Traces &traces);
bool hasManifestField(const Traces &traces, QStringView part);
bool areManifestFieldsTypes(const Traces &traces);
bool areAnnotationsAdded(const Traces &traces);

// How documents are written; false where that is not known
bool isIndentedAfter(const Traces &traces, int spaces);
bool isIndexIndentedAfter(const Traces &traces, int spaces);
bool isLineOfUmociAfter(const Traces &traces);
bool isConfigOfImageSpecAfter(const Traces &traces);

// Layers: all that were compressed again
bool areAfterPgzip(const Traces &traces);
bool areAfterGo(const Traces &traces);
bool areAfterGoFastest(const Traces &traces);
bool areAfterGzipProgram(const Traces &traces);
bool areAfterZstd(const Traces &traces);
bool areAfterUncompressed(const Traces &traces);
bool areFilesOfEstargz(const Traces &traces);
bool areTimesAlone(const Traces &traces);

// Config
bool isWithoutDockerFields(const Traces &traces); ///< what Docker's builder left is gone
bool hasNewField(const Traces &traces, QStringView field);
bool hasNewText(const Traces &traces, QStringView field, QStringView beginning);
bool hasNewVariable(const Traces &traces, QStringView variable);
/// A history entry after, and none before, whose member begins so.
bool hasNewHistory(const Traces &traces, QStringView member, QStringView beginning);
bool hasNewAuthor(const Traces &traces, QStringView author);
bool isOtherTimeAlone(const Traces &traces); ///< created, the dates of the history, usual labels
bool isEmptyStepAdded(const Traces &traces); ///< and the rest as another time leaves it
bool areLabelsAlone(const Traces &traces);

} // namespace sameinside::questions
