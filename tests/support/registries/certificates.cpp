// SPDX-License-Identifier: MIT
#include "tests/support/registries/certificates.h"

#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace sameinside {

namespace {

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free>>;

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Bio reader(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

void extend(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

TestCertificate make(const QByteArray &name, const TestCertificate *issuer, int daysLeft,
                     const QByteArray &names)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()),
                            QRandomGenerator::system()->generate64() >> 1);
    constexpr long day = 24 * 3600;
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -10 * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), daysLeft * day);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name.constData()), -1, -1,
                               0);
    Certificate parent;
    Key signer;
    if (issuer) {
        parent.reset(
            PEM_read_bio_X509(reader(issuer->certificate).get(), nullptr, nullptr, nullptr));
        signer.reset(PEM_read_bio_PrivateKey(reader(issuer->key).get(), nullptr, nullptr, nullptr));
    }
    X509 *above = parent ? parent.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(above));
    extend(certificate.get(), above, NID_basic_constraints,
           issuer ? "CA:FALSE" : "critical,CA:TRUE");
    extend(certificate.get(), above, NID_subject_key_identifier, "hash");
    if (issuer)
        extend(certificate.get(), above, NID_subject_alt_name, names.constData());
    X509_sign(certificate.get(), signer ? signer.get() : key.get(), EVP_sha256());

    const Bio certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    const Bio keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {.certificate = contents(certificatePem.get()), .key = contents(keyPem.get())};
}

} // namespace

TestCertificate TestCertificate::authority(const QByteArray &name)
{
    return make(name, nullptr, 2, {});
}

TestCertificate TestCertificate::signedBy(const TestCertificate &issuer, const QByteArray &name,
                                          int daysLeft, const QByteArray &names)
{
    return make(name, &issuer, daysLeft, names);
}

QSslConfiguration TestCertificate::serverConfiguration(const QByteArray &clientAuthority) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificate));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!clientAuthority.isEmpty()) {
        configuration.setCaCertificates(QSslCertificate::fromData(clientAuthority));
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

} // namespace sameinside
