// SPDX-License-Identifier: MIT
#include "tests/support/registries/identity.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <functional>

namespace sameinside::test {

namespace {

void addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    Q_ASSERT(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

X509 *makeCertificate(const QString &name, EVP_PKEY *key)
{
    X509 *certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    serial[0] = 1;
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    const QByteArray text = name.toUtf8();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.constData()),
                               int(text.size()), -1, 0);
    X509_set_pubkey(certificate, key);
    return certificate;
}

void signCertificate(X509 *certificate, X509 *issuer, EVP_PKEY *key)
{
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    X509_sign(certificate, key, EVP_sha256());
}

QByteArray written(const std::function<void(BIO *)> &write)
{
    BIO *buffer = BIO_new(BIO_s_mem());
    write(buffer);
    char *data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    QByteArray bytes(data, size);
    BIO_free(buffer);
    return bytes;
}

} // namespace

void FreeKey::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

void FreeCertificate::operator()(x509_st *certificate) const
{
    X509_free(certificate);
}

Identity Identity::authority(const QString &name)
{
    Identity identity;
    identity.m_key.reset(EVP_EC_gen("P-256"));
    identity.m_certificate.reset(makeCertificate(name, identity.m_key.get()));
    X509 *certificate = identity.m_certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    signCertificate(certificate, certificate, identity.m_key.get());
    return identity;
}

Identity Identity::signer(const QString &name)
{
    Identity identity;
    identity.m_key.reset(EVP_RSA_gen(2048));
    identity.m_certificate.reset(makeCertificate(name, identity.m_key.get()));
    signCertificate(identity.m_certificate.get(), identity.m_certificate.get(),
                    identity.m_key.get());
    return identity;
}

Identity Identity::issueServer(const QString &name) const
{
    Identity identity;
    identity.m_key.reset(EVP_EC_gen("P-256"));
    identity.m_certificate.reset(makeCertificate(name, identity.m_key.get()));
    X509 *certificate = identity.m_certificate.get();
    X509 *issuer = m_certificate.get();
    addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature");
    addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth");
    addExtension(certificate, issuer, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    addExtension(certificate, issuer, NID_authority_key_identifier, "keyid");
    signCertificate(certificate, issuer, m_key.get());
    return identity;
}

QByteArray Identity::certificatePem() const
{
    return written([this](BIO *out) { PEM_write_bio_X509(out, m_certificate.get()); });
}

QByteArray Identity::certificateDer() const
{
    return written([this](BIO *out) { i2d_X509_bio(out, m_certificate.get()); });
}

QByteArray Identity::keyPem() const
{
    return written([this](BIO *out) {
        PEM_write_bio_PrivateKey(out, m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray Identity::sign(const QByteArray &bytes) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key.get());
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    std::size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, data, std::size_t(bytes.size()));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, data,
                   std::size_t(bytes.size()));
    signature.truncate(qsizetype(size));
    EVP_MD_CTX_free(context);
    return signature;
}

} // namespace sameinside::test
