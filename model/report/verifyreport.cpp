// SPDX-License-Identifier: MIT
#include "model/report/verifyreport.h"

#include "model/text/numbers.h"
#include "model/text/plaintext.h"
#include "model/text/words/model/verifywords.h"

#include <QHash>
#include <QJsonArray>

namespace sameinside {

namespace {

using Kind = VerifyFault::Kind;

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Damaged:
        return QStringLiteral("damaged");
    case Kind::NotHere:
        return QStringLiteral("not-here");
    case Kind::NotKnown:
        break;
    }
    return QStringLiteral("not-known");
}

QString partName(NamedPart::Kind kind)
{
    switch (kind) {
    case NamedPart::Kind::Image:
        return QStringLiteral("image");
    case NamedPart::Kind::Target:
        return QStringLiteral("target");
    case NamedPart::Kind::Document:
        return QStringLiteral("manifest");
    case NamedPart::Kind::Config:
        return QStringLiteral("config");
    case NamedPart::Kind::Layer:
        return QStringLiteral("layer");
    case NamedPart::Kind::Blob:
        break;
    }
    return QStringLiteral("blob");
}

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Damaged:
        return words::verify::damaged();
    case Kind::NotHere:
        return words::verify::notHere();
    case Kind::NotKnown:
        break;
    }
    return words::verify::notKnown();
}

QString advice(const VerifyFault &fault)
{
    switch (fault.kind) {
    case Kind::Damaged:
        return words::verify::copyAgain();
    case Kind::NotHere:
        return fault.part.kind == NamedPart::Kind::Image ? words::verify::copyOrRename()
                                                         : words::verify::copyOrDelete();
    case Kind::NotKnown:
        break;
    }
    return words::verify::tryAgain();
}

QString partText(const NamedPart &part)
{
    const QString digest = part.digest ? part.digest->toString() : QString();
    switch (part.kind) {
    case NamedPart::Kind::Image:
    case NamedPart::Kind::Target:
        return part.image;
    case NamedPart::Kind::Document:
        return words::verify::documentOf(part.image, digest);
    case NamedPart::Kind::Config:
        return words::verify::configOf(part.image, digest);
    case NamedPart::Kind::Layer:
        return part.layer > 0 ? words::verify::layerOf(part.image, part.layer, digest)
                              : words::verify::blobOf(part.image, digest);
    case NamedPart::Kind::Blob:
        break;
    }
    return words::verify::blobOf(part.image, digest);
}

QString lineOf(const VerifyFault &fault)
{
    QString part = partText(fault.part);
    if (fault.others > 0)
        part = words::verify::alsoIn(part, fault.others);
    // What happened often says what to do, and names the image: once is enough.
    QString detail = fault.detail;
    const QString copyAgain = words::verify::copyAgain();
    if (detail.endsWith(copyAgain))
        detail.chop(copyAgain.size());
    if (const QString image = fault.part.image + QStringLiteral(": "); detail.startsWith(image))
        detail.remove(0, image.size());
    detail = detail.trimmed();
    while (detail.endsWith(u'.'))
        detail.chop(1);
    return shownText(words::verify::faultLine(kindText(fault.kind), part, detail, advice(fault)));
}

QString summaryOf(const VerifyResult &result)
{
    QString text = words::verify::sound(result.images, result.documents, result.blobs,
                                        humanSize(result.bytes));
    if (!result.faults.empty())
        text = words::verify::notSound(text, result.count(Kind::Damaged),
                                       result.count(Kind::NotHere), result.count(Kind::NotKnown));
    if (result.elsewhere > 0)
        text = words::verify::withForeign(text, result.elsewhere);
    return result.isComplete ? text : words::verify::stoppedEarly(text);
}

} // namespace

// A host that went away is the same fault thousands of times.
QString verifyText(const VerifyResult &result)
{
    QHash<QString, qint64> alike;
    const auto keyOf = [](const VerifyFault &fault) {
        return fault.kind == Kind::NotKnown ? fault.detail : QString();
    };
    for (const VerifyFault &fault : result.faults)
        ++alike[keyOf(fault)];
    QString text;
    for (const VerifyFault &fault : result.faults) {
        const QString key = keyOf(fault);
        const qint64 count = key.isEmpty() ? 1 : std::exchange(alike[key], 0);
        if (count == 1)
            text += lineOf(fault) + u'\n';
        else if (count > 1)
            text += words::verify::moreLike(lineOf(fault), count - 1) + u'\n';
    }
    return text + summaryOf(result) + u'\n';
}

QJsonObject verifyJson(const VerifyResult &result)
{
    QJsonArray faults;
    for (const VerifyFault &fault : result.faults) {
        QJsonObject json{{QStringLiteral("kind"), kindName(fault.kind)},
                         {QStringLiteral("image"), fault.part.image},
                         {QStringLiteral("part"), partName(fault.part.kind)},
                         {QStringLiteral("digest"),
                          fault.part.digest ? QJsonValue(fault.part.digest->toString())
                                            : QJsonValue(QJsonValue::Null)},
                         {QStringLiteral("other_images"), fault.others},
                         {QStringLiteral("message"), fault.detail}};
        if (fault.part.layer > 0)
            json.insert(QStringLiteral("layer"), fault.part.layer - 1);
        faults.append(json);
    }
    const auto sound = result.isSound();
    const QJsonObject summary{{QStringLiteral("images"), result.images},
                              {QStringLiteral("documents"), result.documents},
                              {QStringLiteral("blobs"), result.blobs},
                              {QStringLiteral("bytes"), result.bytes},
                              {QStringLiteral("remembered_blobs"), result.remembered},
                              {QStringLiteral("damaged"), result.count(Kind::Damaged)},
                              {QStringLiteral("not_here"), result.count(Kind::NotHere)},
                              {QStringLiteral("not_known"), result.count(Kind::NotKnown)},
                              {QStringLiteral("kept_elsewhere"), result.elsewhere}};
    return {{QStringLiteral("schema"), QStringLiteral("sameinside.verify/1")},
            {QStringLiteral("complete"), result.isComplete},
            {QStringLiteral("sound"), sound ? QJsonValue(*sound) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("faults"), faults},
            {QStringLiteral("summary"), summary}};
}

} // namespace sameinside
