// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/registries/memorysource.h"

#include <QFile>

#include <limits>

namespace sameinside {

/// A source of one blob that is made or read while it is given.
class LayerSource : public MemorySource {
public:
    explicit LayerSource(qint64 size) : MemorySource({}), m_size(size) {}

    Descriptor layer() const
    {
        return {.mediaType = mediaType("application/vnd.oci.image.layer.v1.tar+gzip"),
                .digest = Digest::sha256Of("whatever it is"),
                .size = m_size};
    }
    virtual Result<void> give(const BlobSink &sink) = 0;

    /// Hashes as a stored layout does, and leaves out what to compare with.
    Result<void> readBlob(const Descriptor &, const BlobSink &sink, std::stop_token) override
    {
        Hasher hasher;
        auto given = give([&](QByteArrayView bytes) {
            hasher.add(bytes);
            return sink(bytes);
        });
        if (given && hasher.finish() == Digest::sha256Of({}))
            return failure(ErrorKind::Corrupt, QStringLiteral("nothing was read"));
        return given;
    }

private:
    qint64 m_size;
};

/// A file, once or several times behind one another.
class FileSource : public LayerSource {
public:
    explicit FileSource(const QString &path, int times = 1) :
        LayerSource(QFile(path).size() * times), m_path(path), m_times(times)
    {
    }
    Result<void> give(const BlobSink &sink) override
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Io, file.errorString());
        std::vector<char> buffer(256 * 1024);
        for (int i = 0; i < m_times; ++i) {
            file.seek(0);
            while (true) {
                const qint64 count = file.read(buffer.data(), qint64(buffer.size()));
                if (count <= 0)
                    break;
                if (auto taken = sink(QByteArrayView(buffer.data(), count)); !taken)
                    return taken;
            }
        }
        return {};
    }

private:
    QString m_path;
    int m_times;
};

/// Some bytes, and others many times behind them.
class RepeatedSource : public LayerSource {
public:
    RepeatedSource(const QByteArray &start, const QByteArray &again, int times) :
        RepeatedSource(start, again, times, start.size() + again.size() * times)
    {
    }
    RepeatedSource(QByteArray start, QByteArray again, int times, qint64 described) :
        LayerSource(described), m_start(std::move(start)), m_again(std::move(again)), m_times(times)
    {
    }
    Result<void> give(const BlobSink &sink) override
    {
        if (!m_start.isEmpty()) {
            if (auto taken = sink(m_start); !taken)
                return taken;
        }
        for (int i = 0; i < m_times; ++i) {
            if (auto taken = sink(m_again); !taken)
                return taken;
        }
        return {};
    }

private:
    QByteArray m_start;
    QByteArray m_again;
    int m_times;
};

} // namespace sameinside
