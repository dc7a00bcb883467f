// SPDX-License-Identifier: MIT
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QStringView>

#include <compare>
#include <memory>

struct evp_md_ctx_st;

namespace sameinside {

/// A content digest, "algorithm:encoded" (image-spec descriptor.md, "Digests").
class Digest {
public:
    /// Accepts what the grammar accepts. sha256, sha512 and blake3 must have their exact length in
    /// lower-case hex; other algorithms are valid, but cannot be verified here.
    static Result<Digest> parse(QStringView text);
    static Digest sha256Of(QByteArrayView bytes);
    static Digest sha512Of(QByteArrayView bytes);

    QByteArrayView algorithm() const;
    QByteArrayView encoded() const;
    QString toString() const;
    /// The first 12 characters of the encoded part; other algorithms than sha256 are named.
    QString shortText() const;

    /// Whether this program can compute the algorithm (sha256, sha512).
    bool isVerifiable() const;
    /// Hashes bytes with this digest's algorithm. False for an algorithm that is not verifiable.
    bool matches(QByteArrayView bytes) const;

    bool operator==(const Digest &) const = default;
    std::strong_ordering operator<=>(const Digest &other) const;
    friend size_t qHash(const Digest &digest, size_t seed = 0) noexcept
    {
        return qHash(digest.m_text, seed);
    }

private:
    friend class Hasher;
    explicit Digest(QByteArray text) : m_text(std::move(text)) {}
    QByteArray m_text;
};

/// Computes a digest over a stream, with OpenSSL.
class Hasher {
public:
    enum class Algorithm { Sha256, Sha512 };

    explicit Hasher(Algorithm algorithm = Algorithm::Sha256);
    /// The hasher that can verify digest; sha256 where the algorithm is unknown.
    static Hasher matching(const Digest &digest);
    ~Hasher();
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;

    void add(QByteArrayView bytes);
    /// Ends the stream; the hasher starts again.
    Digest finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    Algorithm m_algorithm;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace sameinside

template <>
struct std::hash<sameinside::Digest> {
    size_t operator()(const sameinside::Digest &digest) const noexcept { return qHash(digest); }
};
