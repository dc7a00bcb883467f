// SPDX-License-Identifier: MIT
#include "model/layer/gzipdecoder.h"

#include "model/layer/zlibdecoder.h"
#include "model/text/words/model/layerstreamwords.h"

#ifdef SAMEINSIDE_IGZIP
#include "model/layer/igzipdecoder.h"
#endif

namespace sameinside {

namespace {

#ifdef SAMEINSIDE_IGZIP
constexpr GzipEngine withIgzip[] = {GzipEngine::Igzip, GzipEngine::Zlib};
#endif
constexpr GzipEngine withoutIgzip[] = {GzipEngine::Zlib};

} // namespace

std::span<const GzipEngine> gzipEngines()
{
#ifdef SAMEINSIDE_IGZIP
    if (IgzipDecoder::isUsable())
        return withIgzip;
#endif
    return withoutIgzip;
}

std::unique_ptr<StreamDecoder> gzipDecoder(const QString &what, GzipEngine engine)
{
#ifdef SAMEINSIDE_IGZIP
    if (engine == GzipEngine::Igzip)
        return std::make_unique<IgzipDecoder>(what);
#endif
    Q_ASSERT(engine == GzipEngine::Zlib);
    Q_UNUSED(engine)
    return std::make_unique<ZlibDecoder>(what);
}

tl::unexpected<Error> gzipRefused(const QString &what, const QString &reason, bool isBehindMember)
{
    namespace layers = words::layerstreams;
    return failure(ErrorKind::InvalidDocument,
                   layers::damaged(what,
                                   isBehindMember ? layers::bytesBehindGzip(reason)
                                                  : layers::gzipDamaged(reason)));
}

} // namespace sameinside
