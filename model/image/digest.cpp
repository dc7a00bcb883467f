// SPDX-License-Identifier: MIT
#include "model/image/digest.h"

#include "model/text/words/model/namewords.h"

#include <openssl/evp.h>

#include <algorithm>

namespace sameinside {

namespace {

namespace names = words::names;

// Fetching an algorithm costs more than hashing a manifest: once for the program.
const EVP_MD *fetched(Hasher::Algorithm algorithm)
{
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static EVP_MD *const sha512 = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    return algorithm == Hasher::Algorithm::Sha512 ? sha512 : sha256;
}

bool isLowerAlnum(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

// algorithm = component *( [+._-] component ), component = [a-z0-9]+
bool isAlgorithm(QStringView text)
{
    bool wantsComponent = true;
    for (const QChar c : text) {
        if (isLowerAlnum(c)) {
            wantsComponent = false;
        } else if (!wantsComponent && QStringView(u"+._-").contains(c)) {
            wantsComponent = true;
        } else {
            return false;
        }
    }
    return !wantsComponent;
}

bool isEncoded(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return isLowerAlnum(c) || (c >= u'A' && c <= u'Z') || c == u'=' || c == u'_' || c == u'-';
    });
}

bool isLowerHex(QStringView text, qsizetype length)
{
    return text.size() == length && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

Result<Digest> Digest::parse(QStringView text)
{
    const auto invalid = [&](const QString &why) {
        return failure(ErrorKind::InvalidName, names::notADigest(text.left(160), why));
    };
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0)
        return invalid(names::digestWithoutAlgorithm());
    const QStringView algorithm = text.first(colon);
    const QStringView encoded = text.sliced(colon + 1);
    if (!isAlgorithm(algorithm))
        return invalid(names::algorithmMalformed());
    if ((algorithm == u"sha256" || algorithm == u"blake3") && !isLowerHex(encoded, 64))
        return invalid(names::hexDigitsExpected(64));
    if (algorithm == u"sha512" && !isLowerHex(encoded, 128))
        return invalid(names::hexDigitsExpected(128));
    if (!isEncoded(encoded) || text.size() > 512)
        return invalid(names::encodedMalformed());
    return Digest(text.toLatin1());
}

Digest Digest::sha256Of(QByteArrayView bytes)
{
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

Digest Digest::sha512Of(QByteArrayView bytes)
{
    Hasher hasher(Hasher::Algorithm::Sha512);
    hasher.add(bytes);
    return hasher.finish();
}

QByteArrayView Digest::algorithm() const
{
    return QByteArrayView(m_text).first(m_text.indexOf(':'));
}

QByteArrayView Digest::encoded() const
{
    return QByteArrayView(m_text).sliced(m_text.indexOf(':') + 1);
}

QString Digest::toString() const
{
    return QString::fromLatin1(m_text);
}

QString Digest::shortText() const
{
    QString start = QString::fromLatin1(encoded().first(qMin(encoded().size(), qsizetype(12))));
    if (algorithm() == "sha256")
        return start;
    return QString::fromLatin1(algorithm()) + u':' + start;
}

bool Digest::isVerifiable() const
{
    return algorithm() == "sha256" || algorithm() == "sha512";
}

bool Digest::matches(QByteArrayView bytes) const
{
    if (!isVerifiable())
        return false;
    Hasher hasher = Hasher::matching(*this);
    hasher.add(bytes);
    return hasher.finish() == *this;
}

std::strong_ordering Digest::operator<=>(const Digest &other) const
{
    return m_text.compare(other.m_text) <=> 0;
}

void Hasher::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Hasher::Hasher(Algorithm algorithm) : m_algorithm(algorithm), m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex2(m_context.get(), fetched(m_algorithm), nullptr);
}

Hasher Hasher::matching(const Digest &digest)
{
    return Hasher(digest.algorithm() == "sha512" ? Algorithm::Sha512 : Algorithm::Sha256);
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

void Hasher::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size()));
}

Digest Hasher::finish()
{
    unsigned char value[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_context.get(), value, &length);
    EVP_DigestInit_ex2(m_context.get(), fetched(m_algorithm), nullptr);
    const QByteArray hex
        = QByteArray::fromRawData(reinterpret_cast<const char *>(value), qsizetype(length)).toHex();
    return Digest((m_algorithm == Algorithm::Sha512 ? "sha512:" : "sha256:") + hex);
}

} // namespace sameinside
