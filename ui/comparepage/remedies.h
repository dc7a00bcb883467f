// SPDX-License-Identifier: MIT
#pragma once

#include "ui/comparepage/services.h"
#include "ui/job.h"

namespace sameinside {

class SidePane;

/// What the window can do about an image that could not be read: choose one of several, trust a
/// certificate, sign in. Offers it in the pane of the side.
class Remedies final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    Remedies(const Services &services, NodeRef::Side side, SidePane &pane);

    /// name as it was typed.
    void offer(const Error &error, const QString &name);
    void offerNothing();

Q_SIGNALS:
    /// What was in the way is not any more.
    void done();
    void imageChosen(const QString &name);

private:
    void offerRegistry(const Error &error, const Reference &reference);
    void showImages(const Result<QStringList> &images);
    void askForCertificate();
    void askForLogin();

    const Services &m_services;
    SidePane &m_pane;
    QString m_place; ///< the layout or archive whose images are listed
    bool m_isNamed = false;
    QString m_host;
    Job<Result<QStringList>> m_images;
};

} // namespace sameinside
