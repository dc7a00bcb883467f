// SPDX-License-Identifier: MIT
#include "model/image/twinhasher.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace sameinside {

namespace {

constexpr std::size_t blockSize = 64;

// FIPS 180-4, 5.3.3.
constexpr std::array<quint32, 8> start = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

#ifdef __x86_64__

// FIPS 180-4, 4.2.2.
alignas(16) constexpr quint32 roundConstants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define SAMEINSIDE_SHA __attribute__((target("sha,sse4.1"), always_inline)) inline

/// A state as the instructions want it.
struct Registers {
    __m128i abef;
    __m128i cdgh;
};

SAMEINSIDE_SHA Registers loaded(const quint32 *state)
{
    const __m128i dcba = _mm_loadu_si128(reinterpret_cast<const __m128i *>(state));
    const __m128i hgfe = _mm_loadu_si128(reinterpret_cast<const __m128i *>(state + 4));
    const __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    return {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xf0)};
}

SAMEINSIDE_SHA void store(const Registers &registers, quint32 *state)
{
    const __m128i feba = _mm_shuffle_epi32(registers.abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(registers.cdgh, 0xb1);
    _mm_storeu_si128(reinterpret_cast<__m128i *>(state), _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

SAMEINSIDE_SHA void fourRounds(Registers &registers, __m128i words)
{
    registers.cdgh = _mm_sha256rnds2_epu32(registers.cdgh, registers.abef, words);
    registers.abef
        = _mm_sha256rnds2_epu32(registers.abef, registers.cdgh, _mm_shuffle_epi32(words, 0x0e));
}

SAMEINSIDE_SHA Registers sum(const Registers &a, const Registers &b)
{
    return {_mm_add_epi32(a.abef, b.abef), _mm_add_epi32(a.cdgh, b.cdgh)};
}

// The same blocks into one state or two: the rounds of two go side by side, and share their words.
template <bool isTwo>
SAMEINSIDE_SHA void compress(quint32 *one, quint32 *two, const char *bytes, std::size_t blocks)
{
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    Registers first = loaded(one);
    Registers second = isTwo ? loaded(two) : first;
    for (; blocks > 0; --blocks, bytes += blockSize) {
        const Registers firstBefore = first;
        const Registers secondBefore = second;
        __m128i words[4];
#pragma GCC unroll 4
        for (int i = 0; i < 4; ++i) {
            words[i] = _mm_shuffle_epi8(
                _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes) + i), bigEndian);
        }
#pragma GCC unroll 16
        for (int i = 0; i < 16; ++i) {
            const __m128i constants
                = _mm_load_si128(reinterpret_cast<const __m128i *>(roundConstants) + i);
            const __m128i now = _mm_add_epi32(words[i % 4], constants);
            fourRounds(first, now);
            if constexpr (isTwo)
                fourRounds(second, now);
            if (i < 12) {
                const __m128i last = words[(i + 3) % 4];
                const __m128i next
                    = _mm_add_epi32(_mm_sha256msg1_epu32(words[i % 4], words[(i + 1) % 4]),
                                    _mm_alignr_epi8(last, words[(i + 2) % 4], 4));
                words[i % 4] = _mm_sha256msg2_epu32(next, last);
            }
        }
        first = sum(first, firstBefore);
        if constexpr (isTwo)
            second = sum(second, secondBefore);
    }
    store(first, one);
    if constexpr (isTwo)
        store(second, two);
}

__attribute__((target("sha,sse4.1"))) void compressOne(quint32 *state, const char *bytes,
                                                       std::size_t blocks)
{
    compress<false>(state, nullptr, bytes, blocks);
}

__attribute__((target("sha,sse4.1"))) void compressTwo(quint32 *one, quint32 *two,
                                                       const char *bytes, std::size_t blocks)
{
    compress<true>(one, two, bytes, blocks);
}

bool hasInstructions()
{
    constexpr unsigned sha = 1U << 29; // leaf 7, EBX
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0
        && __builtin_cpu_supports("sse4.1");
}

#else

// Never called.
void compressOne(quint32 *, const char *, std::size_t) {}
void compressTwo(quint32 *, quint32 *, const char *, std::size_t) {}

bool hasInstructions()
{
    return false;
}

#endif

} // namespace

bool TwinHasher::isFastHere()
{
    static const bool is = hasInstructions();
    return is;
}

TwinHasher::Lane::Lane() : state(start) {}

void TwinHasher::Lane::add(QByteArrayView bytes)
{
    const std::size_t filled = size % blockSize;
    size += std::size_t(bytes.size());
    if (filled > 0) {
        const std::size_t more = std::min(blockSize - filled, std::size_t(bytes.size()));
        std::memcpy(rest.data() + filled, bytes.data(), more);
        bytes = bytes.sliced(qsizetype(more));
        if (filled + more < blockSize)
            return;
        compressOne(state.data(), reinterpret_cast<const char *>(rest.data()), 1);
    }
    const std::size_t blocks = std::size_t(bytes.size()) / blockSize;
    if (blocks > 0)
        compressOne(state.data(), bytes.data(), blocks);
    bytes = bytes.sliced(qsizetype(blocks * blockSize));
    if (!bytes.isEmpty())
        std::memcpy(rest.data(), bytes.data(), std::size_t(bytes.size()));
}

// A one, zeros, and the size in bits at the end of a block (FIPS 180-4, 5.1.1).
Digest TwinHasher::Lane::finish()
{
    const quint64 bits = size * 8;
    char padding[blockSize + 8] = {char(0x80)};
    const std::size_t zeros = (blockSize + blockSize - 9 - size % blockSize) % blockSize;
    qToBigEndian(bits, padding + 1 + zeros);
    add(QByteArrayView(padding, qsizetype(1 + zeros + 8)));
    std::array<char, 32> value{};
    for (std::size_t i = 0; i < state.size(); ++i)
        qToBigEndian(state[i], value.data() + 4 * i);
    state = start;
    size = 0;
    return Digest("sha256:" + QByteArray::fromRawData(value.data(), value.size()).toHex());
}

void TwinHasher::addToWhole(QByteArrayView bytes)
{
    if (m_isFast)
        m_whole.add(bytes);
    else
        m_slowWhole.add(bytes);
}

void TwinHasher::addToPart(QByteArrayView bytes)
{
    if (m_isFast)
        m_part.add(bytes);
    else
        m_slowPart.add(bytes);
}

void TwinHasher::addToBoth(QByteArrayView bytes)
{
    const auto addToEach = [this](QByteArrayView some) {
        addToWhole(some);
        addToPart(some);
    };
    const std::size_t filled = m_whole.size % blockSize;
    if (m_isFast && filled == m_part.size % blockSize) {
        // What a piece before has begun is filled up; from there on both have the same blocks.
        const auto more = qsizetype((blockSize - filled) % blockSize);
        addToEach(bytes.first(std::min(more, bytes.size())));
        bytes = bytes.sliced(std::min(more, bytes.size()));
        const std::size_t blocks = std::size_t(bytes.size()) / blockSize;
        if (blocks > 0)
            compressTwo(m_whole.state.data(), m_part.state.data(), bytes.data(), blocks);
        m_whole.size += blocks * blockSize;
        m_part.size += blocks * blockSize;
        bytes = bytes.sliced(qsizetype(blocks * blockSize));
    }
    addToEach(bytes);
}

Digest TwinHasher::finishWhole()
{
    return m_isFast ? m_whole.finish() : m_slowWhole.finish();
}

Digest TwinHasher::finishPart()
{
    return m_isFast ? m_part.finish() : m_slowPart.finish();
}

} // namespace sameinside
