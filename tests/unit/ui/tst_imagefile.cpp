// SPDX-License-Identifier: MIT
#include "tests/support/images/blobencoding.h"
#include "tests/support/images/tarwriter.h"
#include "tests/support/testprogram.h"
#include "ui/comparepage/imagefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace sameinside;

namespace {

const QString ociArchive = QStringLiteral("oci-archive:");
const QString dockerArchive = QStringLiteral("docker-archive:");

bool isError(const Result<QString> &result, ErrorKind kind, const QString &detail)
{
    return !result && result.error() == Error{kind, detail};
}

} // namespace

class TestImageFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesArchives_data();
    void namesArchives();
    void namesDirectories_data();
    void namesDirectories();
    void refusesWhatHasNoEnd_data();
    void refusesWhatHasNoEnd();
    void refusesWhatIsNotThere();
    void stops();

private:
    QTemporaryDir m_place;
    QString write(const QByteArray &bytes)
    {
        QFile file(m_place.filePath(QStringLiteral("image")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        return file.fileName();
    }
};

void TestImageFile::namesArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("transport");
    const QByteArray oci = TarWriter()
                               .file("blobs/sha256/aa", QByteArray(3000, 'x'))
                               .file("./oci-layout", "{}")
                               .finish();
    const QByteArray docker = TarWriter().file("manifest.json", "[]").finish();
    QTest::newRow("mark first")
        << TarWriter().file("oci-layout", "{}").file("index.json", "{}").finish() << ociArchive;
    QTest::newRow("mark last") << oci << ociArchive;
    QTest::newRow("mark behind an extended header")
        << TarWriter().extended({{"path", "oci-layout"}}).file("cut", "{}").finish() << ociArchive;
    QTest::newRow("mark in a directory")
        << TarWriter().file("a/oci-layout", "{}").finish() << dockerArchive;
    QTest::newRow("oci, gzip") << BlobEncoding::goGzip().encode(oci) << ociArchive;
    QTest::newRow("oci, zstd") << BlobEncoding::zstd().encode(oci) << ociArchive;
    QTest::newRow("docker save") << docker << dockerArchive;
    QTest::newRow("docker save, gzip") << BlobEncoding::goGzip().encode(docker) << dockerArchive;
    QTest::newRow("oci, cut off before the mark") << oci.first(2000) << dockerArchive;
    QTest::newRow("broken gzip") << BlobEncoding::goGzip().encode(docker).first(40)
                                 << dockerArchive;
    QTest::newRow("empty file") << QByteArray() << dockerArchive;
    QTest::newRow("no tar") << QByteArray(5000, 'x') << dockerArchive;
}

void TestImageFile::namesArchives()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, transport);
    const QString path = write(bytes);
    const auto name = imageNameOfPath(path, {});
    QVERIFY(name);
    QCOMPARE(*name, transport + path);
}

void TestImageFile::namesDirectories_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isLayout");
    QTest::newRow("layout") << QStringLiteral("index.json") << true;
    QTest::newRow("layout without its index") << QStringLiteral("oci-layout") << true;
    QTest::newRow("none") << QStringLiteral("manifest.json") << false;
}

void TestImageFile::namesDirectories()
{
    QFETCH(QString, file);
    QFETCH(bool, isLayout);
    const QTemporaryDir directory;
    QFile mark(directory.filePath(file));
    QVERIFY(mark.open(QIODevice::WriteOnly));
    const auto name = imageNameOfPath(directory.path(), {});
    if (isLayout) {
        QVERIFY(name);
        QCOMPARE(*name, QStringLiteral("oci:") + directory.path());
    } else {
        QVERIFY(isError(name, ErrorKind::InvalidDocument,
                        directory.path()
                            + QStringLiteral(" is not an OCI layout: it holds no index.json")));
    }
}

void TestImageFile::refusesWhatHasNoEnd_data()
{
    QTest::addColumn<QString>("path");
    const QString pipe = m_place.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString socket = m_place.filePath(QStringLiteral("socket"));
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    qstrncpy(address.sun_path, QFile::encodeName(socket).constData(), sizeof address.sun_path);
    const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(handle);
    QTest::newRow("pipe") << pipe;
    QTest::newRow("socket") << socket;
    QTest::newRow("device") << QStringLiteral("/dev/zero");
}

void TestImageFile::refusesWhatHasNoEnd()
{
    QFETCH(QString, path);
    QVERIFY(
        isError(imageNameOfPath(path, {}), ErrorKind::Io,
                path + QStringLiteral(" is neither a file nor a directory, so no image is in it")));
}

void TestImageFile::refusesWhatIsNotThere()
{
    const QString path = m_place.filePath(QStringLiteral("none"));
    QVERIFY(isError(imageNameOfPath(path, {}), ErrorKind::NotFound,
                    path + QStringLiteral(": No such file or directory")));
}

void TestImageFile::stops()
{
    const QString path = write(TarWriter().file("manifest.json", "[]").finish());
    std::stop_source source;
    source.request_stop();
    QVERIFY(isError(imageNameOfPath(path, source.get_token()), ErrorKind::Cancelled,
                    QStringLiteral("stopped")));
}

SAMEINSIDE_TEST(TestImageFile)
#include "tst_imagefile.moc"
