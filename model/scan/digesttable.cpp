// SPDX-License-Identifier: MIT
#include "model/scan/digesttable.h"

#include <QHashFunctions>

#include <algorithm>

namespace sameinside {

namespace {

constexpr std::size_t firstSlots = 1024;

quint8 nibble(char c)
{
    return quint8(c <= '9' ? c - '0' : c - 'a' + 10);
}

} // namespace

DigestTable::DigestTable() : m_slots(firstSlots, noId), m_seed(QHashSeed::globalSeed()) {}

DigestTable::Named DigestTable::keyOf(const Digest &digest)
{
    const bool isSha256 = digest.algorithm() == "sha256";
    // Others are known by the hash of their text.
    const Digest hashed = isSha256 ? digest : Digest::sha256Of(digest.toString().toLatin1());
    const QByteArrayView hex = hashed.encoded();
    Named named{.key = {}, .isSha256 = isSha256};
    for (std::size_t i = 0; i < named.key.size(); ++i) {
        const auto at = 2 * qsizetype(i);
        named.key[i] = quint8(nibble(hex[at]) << 4 | nibble(hex[at + 1]));
    }
    return named;
}

std::size_t DigestTable::slotOf(const Key &key) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = qHashBits(key.data(), key.size(), m_seed) & mask;
    while (m_slots[slot] != noId && m_keys[m_slots[slot]] != key)
        slot = (slot + 1) & mask;
    return slot;
}

void DigestTable::grow()
{
    m_slots.assign(m_slots.size() * 2, noId);
    for (std::size_t id = 0; id < m_keys.size(); ++id)
        m_slots[slotOf(m_keys[id])] = Id(id);
}

Id DigestTable::intern(const Digest &digest)
{
    const Named named = keyOf(digest);
    const std::size_t slot = slotOf(named.key);
    if (m_slots[slot] != noId)
        return m_slots[slot];
    const auto id = Id(m_keys.size());
    m_keys.push_back(named.key);
    m_slots[slot] = id;
    if (!named.isSha256)
        m_others.insert(id, digest.toString().toLatin1());
    if (m_keys.size() * 4 > m_slots.size() * 3)
        grow();
    return id;
}

Id DigestTable::find(const Digest &digest) const
{
    return m_slots[slotOf(keyOf(digest).key)];
}

bool DigestTable::isSha256(Id id) const
{
    return !m_others.contains(id);
}

Digest DigestTable::digest(Id id) const
{
    const auto other = m_others.constFind(id);
    if (other != m_others.constEnd())
        return *Digest::parse(QString::fromLatin1(*other));
    static constexpr char digits[] = "0123456789abcdef";
    QString text = QStringLiteral("sha256:");
    for (const quint8 byte : m_keys[id]) {
        text += QLatin1Char(digits[byte >> 4]);
        text += QLatin1Char(digits[byte & 15]);
    }
    return *Digest::parse(text);
}

} // namespace sameinside
