// SPDX-License-Identifier: MIT
#include "model/layer/gzipdecoder.h"
#include "model/source/layerreader.h"
#include "tests/support/images/twoencodings.h"
#include "tests/support/registries/memorysource.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <random>

using namespace sameinside;

namespace {

// The base layer as real encoders wrote it; gzip members of the same tar have the same diff ID.
struct Written {
    const char *encoder;
    const char *base64;
    const char *digest; ///< of the blob, its first digits
};

constexpr Written written[] = {
    {"Go",
     "H4sIAAAAAAAA/+zXQU7DMBAFUK97CiMO0LE7zqw5StuMSKWAq8QsuD1yEJtIEFhMoOS/jau2ki39"
     "TPKj5bx3xoiIJKVpJaL5On0OnCKLENfvAx0kOp+sD1a9jOU4OKIh5/LV/5Z+v1E1/6dcWss9asAN"
     "8+f5B5nlH2JqnCfLQ33YeP6d9n32gz5exjK87n77OLCyOv+5Nx3/b8x/M59/EsL8r6Fkf1Lfaq9F"
     "W4z/5pwuz3+y/zWC/reGmv/xejXdYyH/g/A8/xAo4P6/hvu7fb0Exm6n5y77BwAAALh5i2907w9/"
     "244x9T+RH/T/wJGdj9bF1KH/AQAAAAAAAMD/9xYAAP//EI+i6QAoAAA=",
     "3a1e754342b2a66d"},
    {"Go, level 1",
     "H4sIAAAAAAAE/+zYsW7CMBAGYM88has+AGdj5+Y+ChCrQUprlLhD3746VywphemiUv/fchIesHK5"
     "5I9TOW6NMiIijrFWIlpWYVyIPjBTkHVHO/bGRuV9VR9z2U+GaMq51B9+cW/9QUn/33LpNbcvDe5C"
     "qPVq/x0v+u987IwlzU1dNN7/IY1jtlN6Pc1l+txcrgo0QuY/j6rjX+f+9vx3y/knJsz/Gkq2h2T7"
     "NKaSeox/cw6n9z+Z/zpG/luD9H9/Pqv+lYS+G/l/x2GZ/50jh+f/Gp6ftnILzMMmHYdsXwAAAODh"
     "3f2i+3756yaNmv+Ya716/kc/8l/wwVivHUxF4+d/AAAAAAAAAPD/fQUAAP//EI+i6QAoAAA=",
     "e69bacdadb79e331"},
    {"Go, level 9",
     "H4sIAAAAAAAC/+zWPW6DQBAF4Kk5xUY5gGfWs0ydo9hmFCyRrAWbIrePcImUv4K1Ld7XLAK6x0PP"
     "y2lHK2NmtpSuJzMvz+u1aIpqxjrfF95bpJCogo+pHEZiHnMuP7332/MHNef/lku3dv6t6vf5iy3y"
     "l5haCoz8V9f7MOQw+ut5KuNnQ7Atc//z0NFt+98u+8/G6H8NJYejh84HL96h/ptzPL/f5f5rDfuv"
     "Vv6Hy+WW+e9Nl/mLsOD/X8Pz027+BKa+8VOfwwsAAAA8vOYv+2/qK+x/s3/sf9GoFOLawxT7DwAA"
     "AAAAAAA24CsAAP//EI+i6QAoAAA=",
     "a7bf0e70ba713966"},
    {"gzip -1, with name",
     "H4sICADxU2UEA0wwLnRhcgDtmMFugzAMhnPuU2TaA9RJE3zuo7QlGpVYU0F66NuXsHFYDvRkxMTv"
     "iwUWTvgch5+EdNkrYaPB2HuV/WClH+8Z561jJpfjhg5slfbC8xrTP/p06oYpdTGmufHexeeeXXEs"
     "DPX/jqmWnGIucOVcWffpmsiw+lt/Y32lNElOasq98fo3oW2j7sLXtU/dczdRgd8Igdz/sRVt/7HP"
     "5/u/KvufmND/SyzBFPU56Dq0IYUa7b8E8lWNcb7eVqn/Kob+W2Kh5Pqf7nfRobL+m9H/B3ZU7v+G"
     "DPZ/0aL8Jv/82Ocl0De7cGmiPsJAAARAAARAAAT+PYG3f3Q/H39ZpTHqP+bpvK/0OVzqP2ed0lZa"
     "mObX3vj5n2zlkR0EQAAEQAAEQAAEQAAEQAAEQAAEQGANBF4Qj6LpACgAAA==",
     "3ea57ae8ab6e6fe2"},
    {"gzip -6, with name; pigz",
     "H4sICADxU2UAA0wwLnRhcgDt100OgjAQBWDWnqLGA9jWlll7FJSJmKA1UBfe3hbjhkTRRfGH921K"
     "gIRJHkMH9ttllpgMyNpuDfprd6yM1YZImnheyRXpTNjUhUXn1hdNKKVxzj+7b+j6j+KQ/8H5MuUz"
     "YsC5MY/zV9TLX2mbZ0KmLOpu4vlXXNdONLzbt765zD5dDows9r+rk7b/C/2f9/tfkkT/j8E7sWFR"
     "cs2eS7T/5Gz2x6+c/3LC/DeGmH9xOiV9xkD+KzL9/MMGoPD9H8NivoyvQFvNeFs5sQYAAICfN/hH"
     "d9v8084Y3fxH9Mb8r4w2mdCpB9No4vMfAAAAAAAAAPy/KxCPoukAKAAA",
     "ece4ff3118313a85"},
    {"gzip -9, with name",
     "H4sICADxU2UCA0wwLnRhcgDt1kEOgjAQBdCuOUWNB7CtLbP2KAgTMUFroC68vcUliYqLVg3/bUoo"
     "C5LPlM+h3ojEVETOPdZouj6utXXGEik73tdqS0ZIJzK4DqHq46v03odXz73b/1Mc8z/50KTOv7T2"
     "ef6aJvlr40ohFfJPruWu87Lnw3EI/a0QsCzj/Psu6fjPmP9yOv+KFOY/h+DlnmXDHQduMP6Lsz+e"
     "f7L/lYT+lyv/6nL5Zv5bstP84w9A4/zPYb3ajJ/A0BZct17uAAAA4O8Vc/rf0Gbo/0Qf9H9tjRXS"
     "pC6m6H8AAAAAAAAAsAB3EI+i6QAoAAA=",
     "f2397f59d177af91"},
    {"gzip -n -6; pigz -n",
     "H4sIAAAAAAAAA+3XTQ6CMBAFYNaeosYD2NaWWXsUlImYoDVQF97eFuOGRNFF8Yf3bUqAhEkeQwf2"
     "22WWmAzI2m4N+mt3rIzVhkiaeF7JFelM2NSFRefWF00opXHOP7tv6PqP4pD/wfky5TNiwLkxj/NX"
     "1MtfaZtnQqYs6m7i+Vdc1040vNu3vrnMPl0OjCz2v6uTtv8L/Z/3+1+SRP+PwTuxYVFyzZ5LtP/k"
     "bPbHr5z/csL8N4aYf3E6JX3GQP4rMv38wwag8P0fw2K+jK9AW814WzmxBgAAgJ83+Ed32/zTzhjd"
     "/Ef0xvyvjDaZ0KkH02ji8x8AAAAAAAAA/L8rEI+i6QAoAAA=",
     "cbae487c402800be"},
    {"gzip -n -9; Python",
     "H4sIAAAAAAACA+3WQQ6CMBAF0K45RY0HsK0ts/YoCBMxQWugLry9xSWJiotWDf9tSigLks+Uz6He"
     "iMRURM491mi6Pq61dcYSKTve12pLRkgnMrgOoerjq/Teh1fPvdv/UxzzP/nQpM6/tPZ5/pom+Wvj"
     "SiEV8k+u5a7zsufDcQj9rRCwLOP8+y7p+M+Y/3I6/4oU5j+H4OWeZcMdB24w/ouzP55/sv+VhP6X"
     "K//qcvlm/luy0/zjD0Dj/M9hvdqMn8DQFly3Xu4AAADg7xVz+t/QZuj/RB/0f22NFdKkLqbofwAA"
     "AAAAAACwAHcQj6LpACgAAA==",
     "4372fcdbb7837b0a"},
    {"pigz -11",
     "H4sIAAAAAAACA+3WQU7DMBAF0FnnFEYcoGN3nFlzlLYZkUoBV7FZcHvw1hIIhOIC/W8zUrL8+dG3"
     "ctrRxvidxlhv1d6KvMQgqiz1uee9BnKROnjJ5bAS85pSoU+07/+Jmv9TKtPW+Y8iH+fvtcnfhziS"
     "Y+S/udmWJbnVHs+5rK8D3Rao/U/LRNft/9j2n5XR/x5Kckdzky1WbBroxsDx/Pwr99+o2H+98j9c"
     "LtfMf6/S5u89e/z/e7i/29VPIM+DnebkHv48AAAAGL6y//LcYf+rfmP/ewlCLvx4mGL/AQAAAAAA"
     "AAC8ARCPoukAKAAA",
     "116a92811cfe6a46"},
    {"igzip",
     "H4sICADxU2UAA0wwLnRhcgDtmEFugzAQRWedU7jqATJ2bGbdoyTBKpFoHYG76O2rSYVUuQpZVEZp"
     "+G+BMQMji+Gbb8d83FJlmJklBNKWmctWO2R9cF6EvcYt78SRCTUHNSX+GPN+IOYhpUwz3Ipfe+7O"
     "L2r931Jua45RC9x4X9Z96jNbKepvXWjIcLUR/ci68vp3se+TGeLraczD52Z6Kzis5KD6T31V+V90"
     "Pq//ptQ/C0P/S+g/J3OIpo19zLGF/Ncmfzqc3u/S/zUC/7eE/9P6789nPa0Gz/v/nfjS/1vLFvP/"
     "EvP/89NWP4Gx28Rjl8wLAAAAAP49N1d03z//+Xv+Grr4P5Hr6/9f+7/WO0/G1Tammnzl+38EAAAA"
     "AAAAAACAh+cLEI+i6QAoAAA=",
     "f8bd63d6a19347eb"},
    {"igzip -0",
     "H4sICADxU2UAA0wwLnRhcgDt/QmAHEX5v4H3ZjfXJJsEQEVFUgQgCcwuu5s7gSS7uSEXSbgEhd6Z"
     "3p0mM9ND90w2iwjxVlHB+1ZUxFtR8RYNiYo3eN8aRQXvIKqgkP3/n/etnqnd3XD6/f2+v//fzWZn"
     "uruq6n3feuutT731VnVQzZ3m/Q//dHR0dCxasMDjs6OjY+QnF17n/AVd8xct6pjP886OeYu6PLPg"
     "f5KotOBaUvVjr6MjjqKq9yA/D/X8cPn+l9+k/UtRNf8/SSMNvHD+/JHtnl53dHQuGtH+nV0LFnqm"
     "43+MIqfU/z9v/0JQLEYmDvrDpBoPZlKp/PfP/5/8of9Hxf/R7i/9/MH7/8KR/b9jUcd/+///if5f"
     "jUxvYPJBMagG+f92//9/6/5eb1j+X4n/Fi76L/77P4H/aH+/UuHr/9hPx4Pj/3mL5o/E/52dHZ3/"
     "tf//J+z/CcefhgokhUyQK0Sm+78///35789/f/7789+f//78P//zkDM6HfwfPM1jfST4b9Giw8//"
     "R/l/O+d3zfdM1/80MKXw/z/3/3n//fnvz39//vvz35///vz3578///35789/f/7789+f//789+f/"
     "53/+PxCPoukAKAAA",
     "9624c867c094fbc1"},
};

const QString baseDiffId
    = QStringLiteral("sha256:a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e");

class Collected : public StreamDecoder::Output {
public:
    explicit Collected(std::size_t room) : m_room(room) {}
    std::span<char> room() override { return m_room; }
    Result<void> written(qsizetype count) override
    {
        contents.append(m_room.data(), count);
        return {};
    }

    QByteArray contents;

private:
    std::vector<char> m_room;
};

struct Answer {
    bool isGood = false;
    QByteArray contents;
    QString error;
};

Answer answerOf(GzipEngine engine, QByteArrayView blob, qsizetype piece, std::size_t room)
{
    Collected output(room);
    const auto decoder = gzipDecoder(QStringLiteral("layer X"), engine);
    Result<void> result;
    for (qsizetype at = 0; at < blob.size() && result; at += piece)
        result = decoder->add(blob.sliced(at, qMin(piece, blob.size() - at)), output);
    return {.isGood = result && decoder->isAtEnd(),
            .contents = output.contents,
            .error = result ? QString() : result.error().detail};
}

/// Changes that come from a number only.
class Mutations {
public:
    explicit Mutations(quint32 seed) : m_random(seed) {}

    qsizetype below(qsizetype count) { return qsizetype(m_random() % quint64(count)); }

    // Bits, bytes, cuts, doubled and lost pieces; the first bytes more often than others.
    QByteArray of(QByteArray blob)
    {
        for (qsizetype i = below(3); i >= 0 && !blob.isEmpty(); --i) {
            const qsizetype at
                = below(below(2) == 0 ? blob.size() : qMin(blob.size(), qsizetype(80)));
            switch (below(6)) {
            case 0:
            case 1:
                blob[at] = char(blob[at] ^ (1 << below(8)));
                break;
            case 2:
                blob[at] = char(below(256));
                break;
            case 3:
                blob.insert(at, blob.mid(below(blob.size()), below(40)));
                break;
            case 4:
                blob.remove(at, below(20));
                break;
            default:
                blob.truncate(below(8) == 0 ? at : blob.size() - below(10));
                break;
            }
        }
        return blob;
    }

private:
    std::mt19937 m_random;
};

std::vector<QByteArray> everyEncoding()
{
    std::vector<QByteArray> blobs;
    for (const Written &one : written)
        blobs.push_back(QByteArray::fromBase64(one.base64));
    BlobEncoding members = BlobEncoding::goGzip();
    members.members = 3;
    blobs.push_back(members.encode(TwoEncodings::baseTar()));
    blobs.push_back(BlobEncoding::containersGzip().encode(TwoEncodings::baseTar()));
    blobs.push_back(BlobEncoding::goGzip(0).encode(TwoEncodings::baseTar())); // stored
    return blobs;
}

// A header with these flags (RFC 1952, 2.3), its fields and, where asked for, a right checksum.
QByteArray withHeader(quint8 flags, const QByteArray &fields, quint16 checksum = 0)
{
    QByteArray blob = BlobEncoding::goGzip().encode("contents");
    blob[3] = char(flags);
    QByteArray more = fields;
    if ((flags & 2) != 0)
        more += QByteArray(1, char(checksum)) + char(checksum >> 8);
    return blob.insert(10, more);
}

QByteArray encoded(QByteArray member, qsizetype at, char value)
{
    member[at < 0 ? member.size() + at : at] = value;
    return member;
}

} // namespace

/// zlib's word counts: every engine takes what it takes, and gives the same.
class TestGzipDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void agreesOnEdges_data();
    void agreesOnEdges();
    void agreesOnMutations();
};

void TestGzipDecoder::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<QByteArray>("digest");
    for (const Written &one : written)
        QTest::newRow(one.encoder) << QByteArray::fromBase64(one.base64) << QByteArray(one.digest);
}

void TestGzipDecoder::readsEveryEncoding()
{
    QFETCH(QByteArray, blob);
    QFETCH(QByteArray, digest);
    const Descriptor layer
        = describe(mediaType("application/vnd.oci.image.layer.v1.tar+gzip"), blob);
    QVERIFY(layer.digest.encoded().startsWith(digest));
    MemorySource source({{layer.digest, blob}}, 7);
    for (const GzipEngine engine : gzipEngines()) {
        LayerReading reading;
        reading.gzip = engine;
        const auto contents = readLayer(source, layer, reading, {});
        QVERIFY2(contents, contents ? "" : qPrintable(contents.error().detail));
        QCOMPARE((*contents)->diffId.toString(), baseDiffId);
    }
}

void TestGzipDecoder::agreesOnEdges_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("says");
    const QByteArray good = BlobEncoding::goGzip().encode("contents");
    const QByteArray empty = BlobEncoding::goGzip().encode({});
    const auto row = [](const char *name, const QByteArray &blob, const char *says = nullptr) {
        QTest::newRow(name) << blob << (says == nullptr) << QString::fromLatin1(says);
    };
    row("plain", good);
    row("text", withHeader(1, {}));
    row("header checksum", withHeader(2, {}, 0xc990));
    row("wrong header checksum", withHeader(2, {}, 1), "header crc mismatch");
    row("extra",
        withHeader(4,
                   QByteArray("\x03\x00"
                              "abc",
                              5)));
    row("empty extra", withHeader(4, QByteArray("\x00\x00", 2)));
    row("longest extra", withHeader(4, "\xff\xff" + QByteArray(65535, 'e')));
    row("extra that goes on", withHeader(4, "\xff\xff"), "");
    row("name", withHeader(8, QByteArray("name\0", 5)));
    row("long name", withHeader(8, QByteArray(100'000, 'n') + '\0'));
    row("comment", withHeader(16, QByteArray("comment\0", 8)));
    row("extra, name and comment",
        withHeader(28,
                   QByteArray("\x01\x00"
                              "xn\0c\0",
                              7)));
    row("reserved flag", withHeader(0x20, {}), "unknown header flags set");
    row("all reserved flags", withHeader(0xe0, {}), "unknown header flags set");
    row("other method", encoded(good, 2, 7), "unknown compression method");
    row("no gzip", encoded(good, 1, 'x'), "incorrect header check");
    row("wrong CRC", encoded(good, -5, '!'), "incorrect data check");
    row("wrong size", encoded(good, -1, '!'), "incorrect");
    row("without trailer", good.chopped(8), "");
    row("half a trailer", good.chopped(4), "");
    row("empty member", empty);
    row("empty members", empty + empty + good + empty);
    row("a second header begins", good + "\x1f", "");
    row("zeros behind", good + QByteArray(20, '\0'), "behind the end");
    row("another method behind", good + encoded(good, 2, 7), "behind the end");
    row("second member's CRC", good + encoded(good, -5, '!'), "incorrect data check");
    row("block of a type that is none", good.first(10) + "\x07" + good.sliced(11), "invalid block");
    const auto raw
        = [&](const QByteArray &deflate) { return good.first(10) + deflate + QByteArray(8, '\0'); };
    row("stored, of nothing", raw(QByteArray("\x01\x00\x00\xff\xff", 5)));
    row("stored, lengths disagree", raw(QByteArray("\x01\x01\x00\xff\xffx", 6)), "invalid");
    row("static, of nothing", raw(QByteArray("\x03\x00", 2)));
    row("refers before its start", raw(QByteArray("\x4b\x04\x22\x00\x00", 5)), "invalid");
}

void TestGzipDecoder::agreesOnEdges()
{
    QFETCH(QByteArray, blob);
    QFETCH(bool, isGood);
    QFETCH(QString, says);
    for (const GzipEngine engine : gzipEngines()) {
        for (const qsizetype piece : {qsizetype(1), qsizetype(11), blob.size()}) {
            const Answer answer = answerOf(engine, blob, piece, 1000);
            QVERIFY2(answer.isGood == isGood, qPrintable(answer.error));
            QVERIFY2(answer.error.contains(says), qPrintable(answer.error));
        }
    }
}

void TestGzipDecoder::agreesOnMutations()
{
    const auto engines = gzipEngines();
    if (engines.size() < 2)
        QSKIP("zlib is the only engine of this build, or on this machine");
    const std::vector<QByteArray> blobs = everyEncoding();
    Mutations mutations(1);
    int good = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray blob = mutations.of(blobs[std::size_t(i) % blobs.size()]);
        const qsizetype piece = 1 + mutations.below(400);
        const auto room = std::size_t(1 + mutations.below(20'000));
        const Answer reference = answerOf(GzipEngine::Zlib, blob, piece, room);
        good += reference.isGood ? 1 : 0;
        for (const GzipEngine engine : engines) {
            const Answer answer = answerOf(engine, blob, piece, room);
            QVERIFY2(answer.isGood == reference.isGood,
                     qPrintable(QString::fromLatin1(blob.toBase64())));
            QVERIFY(!answer.isGood || answer.contents == reference.contents);
        }
    }
    QVERIFY(good > 100);
    QVERIFY(good < 9'900);
}

SAMEINSIDE_TEST(TestGzipDecoder)
#include "tst_gzipdecoder.moc"
