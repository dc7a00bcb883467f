// SPDX-License-Identifier: MIT
#include "tests/support/registries/registryfixture.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>

namespace sameinside::test {

namespace {

const auto service = QStringLiteral("registry of the tests");

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return failure(ErrorKind::Io, path + u' ' + file.errorString());
    return {};
}

tl::unexpected<Error> failed(const QString &what, const QByteArray &log)
{
    return failure(ErrorKind::Io,
                   what + QStringLiteral(": ") + QString::fromUtf8(log.right(2000)).trimmed());
}

// Runs a program to its end and hands on its output.
Result<QByteArray> run(const QString &program, const QStringList &arguments,
                       const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        const QString why = process.errorString();
        process.kill();
        process.waitForFinished();
        return failed(program, why.toUtf8());
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failed(program, process.readAllStandardError());
    return process.readAllStandardOutput();
}

} // namespace

RegistryFixture::RegistryFixture(Kind kind) : m_kind(kind)
{
    if (kind != Kind::Token)
        return;
    m_tokens = std::make_unique<TokenServer>(
        m_authority.issueServer(QStringLiteral("token server")), service);
    m_tokens->addUser(user(), password());
    m_tokens->grant(user(), QStringLiteral("repository:*"),
                    {QStringLiteral("pull"), QStringLiteral("push")});
    m_tokens->grant(user(), QStringLiteral("registry:catalog"), {QStringLiteral("*")});
}

RegistryFixture::~RegistryFixture()
{
    stop();
}

void RegistryFixture::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

QString RegistryFixture::path(const char *name) const
{
    return m_directory.filePath(QString::fromLatin1(name));
}

QString RegistryFixture::authorityFile() const
{
    return path("ca.crt");
}

QString RegistryFixture::domain() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_port);
}

QString RegistryFixture::url(const QString &path) const
{
    return QStringLiteral("%1://%2%3")
        .arg(m_kind == Kind::Plain ? QStringLiteral("http") : QStringLiteral("https"), domain(),
             path);
}

// Nothing of the machine's own settings or credentials.
QProcessEnvironment RegistryFixture::environment() const
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "TMPDIR"})
        environment.insert(QString::fromLatin1(name), m_directory.path());
    return environment;
}

// It takes a free port itself, and says which one in its log.
QString RegistryFixture::blobFile(const Digest &digest) const
{
    const QString encoded = QString::fromLatin1(digest.encoded());
    return path("data")
        + QStringLiteral("/docker/registry/v2/blobs/%1/%2/%3/data")
              .arg(QString::fromLatin1(digest.algorithm()), encoded.left(2), encoded);
}

QByteArray RegistryFixture::configuration() const
{
    QByteArray text = "version: 0.1\n"
                      "log: {level: info, formatter: text}\n"
                      "storage:\n"
                      "  filesystem: {rootdirectory: '"
        + path("data").toUtf8()
        + "'}\n"
          "  delete: {enabled: true}\n"
          "http:\n"
          "  addr: 127.0.0.1:0\n"
          "  secret: of the tests\n";
    if (m_kind != Kind::Plain) {
        text += "  tls: {certificate: '" + path("server.crt").toUtf8() + "', key: '"
            + path("server.key").toUtf8() + "'}\nauth:\n";
    }
    if (m_kind == Kind::Basic) {
        text += "  htpasswd: {realm: '" + service.toUtf8() + "', path: '"
            + path("htpasswd").toUtf8() + "'}\n";
    }
    if (m_kind == Kind::Token) {
        text += "  token: {realm: '" + m_tokens->realm().toUtf8() + "', service: '"
            + service.toUtf8() + "', issuer: '" + m_tokens->issuer().toUtf8()
            + "', rootcertbundle: '" + path("signer.crt").toUtf8() + "'}\n";
    }
    return text;
}

Result<void> RegistryFixture::makePasswordFile()
{
    const auto line = run(QStringLiteral("htpasswd"), {QStringLiteral("-Bbn"), user(), password()},
                          environment());
    if (!line)
        return tl::unexpected(line.error());
    return write(path("htpasswd"), *line);
}

Result<void> RegistryFixture::writeFiles()
{
    const Identity server = m_authority.issueServer(QStringLiteral("registry"));
    auto written = write(authorityFile(), authority());
    if (written)
        written = write(path("server.crt"), server.certificatePem());
    if (written)
        written = write(path("server.key"), server.keyPem());
    if (written && m_kind == Kind::Basic)
        written = makePasswordFile();
    if (written && m_kind == Kind::Token)
        written = write(path("signer.crt"), m_tokens->signerCertificate());
    if (written)
        written = write(path("config.yml"), configuration());
    return written;
}

Result<void> RegistryFixture::start()
{
    if (const auto written = writeFiles(); !written)
        return written;
    m_process.setProcessEnvironment(environment());
    // Into files: nobody empties a pipe while a test waits for something else.
    m_process.setStandardOutputFile(path("access.log"));
    m_process.setStandardErrorFile(path("registry.log"));
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(QStringLiteral("docker-registry"),
                    {QStringLiteral("serve"), path("config.yml")});
    return waitUntilReady();
}

Result<void> RegistryFixture::waitUntilReady()
{
    static const QRegularExpression listening(
        QStringLiteral("listening on 127\\.0\\.0\\.1:(\\d+)"));
    const QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired()) {
        const QByteArray log = read(path("registry.log"));
        if (const auto match = listening.match(QString::fromUtf8(log)); match.hasMatch()) {
            m_port = match.captured(1).toUShort();
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            if (socket.waitForConnected(1000))
                return {};
        }
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            return failed(QStringLiteral("docker-registry ended (%1)").arg(m_process.errorString()),
                          log);
    }
    return failed(QStringLiteral("docker-registry does not answer"), read(path("registry.log")));
}

Result<void> RegistryFixture::push(const QString &source, const QString &destination,
                                   const QStringList &extra)
{
    QStringList arguments{QStringLiteral("--insecure-policy"), QStringLiteral("copy"),
                          QStringLiteral("--quiet"), QStringLiteral("--dest-tls-verify=false")};
    if (m_kind != Kind::Plain)
        arguments << QStringLiteral("--dest-creds") << user() + u':' + password();
    arguments << extra << source << QStringLiteral("docker://%1/%2").arg(domain(), destination);
    const auto output = run(QStringLiteral("skopeo"), arguments, environment());
    if (!output)
        return tl::unexpected(output.error());
    return {};
}

std::vector<RegistryFixture::Request> RegistryFixture::requests() const
{
    // The combined format: 127.0.0.1 - - [time] "GET /v2/ HTTP/1.1" 200 2 "referrer" "client"
    static const QRegularExpression line(
        QStringLiteral("\"([A-Z]+) (\\S+) HTTP/[0-9.]+\" (\\d{3}) \\d+ \"[^\"]*\" \"([^\"]*)\""));
    std::vector<Request> requests;
    const QString log = QString::fromUtf8(read(path("access.log")));
    for (auto match = line.globalMatch(log); match.hasNext();) {
        const auto found = match.next();
        requests.push_back({.method = found.captured(1).toLatin1(),
                            .path = found.captured(2).toUtf8(),
                            .status = found.captured(3).toInt(),
                            .client = found.captured(4).toUtf8()});
    }
    return requests;
}

} // namespace sameinside::test
