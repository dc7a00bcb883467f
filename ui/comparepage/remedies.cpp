// SPDX-License-Identifier: MIT
#include "ui/comparepage/remedies.h"

#include "model/image/imagename.h"
#include "model/text/words/ui/comparepagewords.h"
#include "ui/comparepage/sidepane.h"
#include "ui/comparepage/signindialog.h"
#include "ui/widgets/problembox.h"

#include <QFileDialog>

namespace sameinside {

namespace say = words::comparepage;

Remedies::Remedies(const Services &services, NodeRef::Side side, SidePane &pane) :
    QObject(&pane), m_services(services), m_pane(pane),
    m_images([this](const Result<QStringList> &images) { showImages(images); })
{
    setObjectName(side == NodeRef::Side::Left ? QStringLiteral("leftRemedies")
                                              : QStringLiteral("rightRemedies"));
    connect(&pane, &SidePane::trustRequested, this, &Remedies::askForCertificate);
    connect(&pane, &SidePane::signInRequested, this, &Remedies::askForLogin);
    connect(&pane, &SidePane::imageChosen, this, &Remedies::imageChosen);
}

void Remedies::offerNothing()
{
    m_images.stop();
    m_host.clear();
}

void Remedies::offer(const Error &error, const QString &name)
{
    offerNothing();
    const auto parsed = ImageName::parse(name);
    if (!parsed)
        return;
    if (parsed->transport() == ImageName::Transport::Registry) {
        offerRegistry(error, *parsed->reference());
        return;
    }
    if (error.kind != ErrorKind::NotFound || parsed->digest() || !m_services.images)
        return;
    m_place = parsed->path();
    m_isNamed = !parsed->name().isEmpty();
    m_images.start([name, list = m_services.images](const auto &, std::stop_token stop) {
        return list(name, std::move(stop));
    });
}

void Remedies::offerRegistry(const Error &error, const Reference &reference)
{
    m_host = reference.domain();
    if (error.kind == ErrorKind::Untrusted && m_services.trust)
        m_pane.offerTrust(m_host);
    const bool wantsLogin
        = error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Denied;
    if (wantsLogin && m_services.signIn && m_services.loginCommand)
        m_pane.offerLogin(m_host, m_services.loginCommand(m_host));
}

void Remedies::showImages(const Result<QStringList> &images)
{
    if (images && !images->isEmpty())
        m_pane.offerImages(m_place, *images, !m_isNamed);
}

void Remedies::askForCertificate()
{
    auto *dialog = new QFileDialog(m_pane.window(), say::chooseCaFile(m_host), {}, say::caFiles());
    dialog->setObjectName(QStringLiteral("caFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, host = m_host](const QString &path) {
        if (const auto trusted = m_services.trust(host, path); !trusted)
            showProblem(m_pane.window(), say::notTrusted(), trusted.error().detail);
        else
            Q_EMIT done();
    });
    dialog->open();
}

void Remedies::askForLogin()
{
    auto *dialog = new SignInDialog(m_host, m_pane.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, host = m_host] {
        m_services.signIn(host, dialog->user(), dialog->password());
        Q_EMIT done();
    });
    dialog->open();
}

} // namespace sameinside
