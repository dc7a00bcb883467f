// SPDX-License-Identifier: MIT
#include "tests/gui/guitest.h"
#include "tests/support/testprogram.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

using namespace sameinside;

namespace {

const QString host = QStringLiteral("registry.example.com");

/// A registry that refuses until somebody does what the window offers.
struct Refusing {
    Error error;
    QStringList told; ///< what the window asked for

    Services services()
    {
        Services services;
        services.compare
            = [this](const PairRequest &, const Services::Progress &, const std::stop_token &) {
            LoadedPair pair;
            pair.left = tl::unexpected(error);
            pair.right = failure(ErrorKind::NotFound, QStringLiteral("gone"));
            return pair;
        };
        services.trust = [this](const QString &name, const QString &file) -> Result<void> {
            if (file.endsWith(u"bad.pem"))
                return failure(ErrorKind::Io, QStringLiteral("bad.pem: holds no certificate"));
            told << name + u' ' + QFileInfo(file).fileName();
            return {};
        };
        services.signIn
            = [this](const QString &name, const QString &user, const QString &password) {
            told << name + u' ' + user + u' ' + password;
        };
        services.loginCommand
            = [](const QString &name) { return QStringLiteral("docker login ") + name; };
        return services;
    }
};

PairRequest pairThere()
{
    return {host + QStringLiteral("/app:1"), host + QStringLiteral("/app:2"), {}};
}

void writeFile(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

/// What the window offers about an image that could not be read.
class TestRemedies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(false); }
    void choosesOneOfSeveral();
    void offersWhatIsThereForAWrongName();
    void trustsACertificate();
    void signsIn();
    void offersNothingWhereNothingHelps();

private:
    TestPairs m_pairs;
};

void TestRemedies::choosesOneOfSeveral()
{
    TestWindow test(m_pairs);
    const QString layout
        = QStringLiteral("oci:") + m_pairs.exampleDirectory() + QStringLiteral("/public");
    QVERIFY(test.open({layout, m_pairs.recompressed().right, {}}));
    auto *images = test.find<QListWidget>("leftImages");
    QTRY_VERIFY(images->isVisible());
    QCOMPARE(test.text("leftMessageTitle"), QStringLiteral("Which image?"));
    QVERIFY(!test.find<QPushButton>("leftRetry")->isVisible());
    const auto found = images->findItems(QStringLiteral("nginx:1.25"), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    images->setCurrentItem(found.front());
    images->setFocus();
    QTest::keyClick(images, Qt::Key_Return);
    QTRY_COMPARE(test.text("verdictTitle"),
                 QStringLiteral("Same image inside, different envelope"));
    QCOMPARE(test.page().pair()->left, m_pairs.recompressed().left);
    QVERIFY(!images->isVisible());
}

void TestRemedies::offersWhatIsThereForAWrongName()
{
    TestWindow test(m_pairs);
    const QString layout
        = QStringLiteral("oci:") + m_pairs.exampleDirectory() + QStringLiteral("/private");
    QVERIFY(test.open({m_pairs.recompressed().left, layout + QStringLiteral(":absent"), {}}));
    QTRY_VERIFY(test.find<QListWidget>("rightImages")->isVisible());
    QCOMPARE(test.text("rightMessageTitle"), QStringLiteral("Not found")); // and why
    QVERIFY(test.find<QPushButton>("rightEdit")->isVisible());
}

void TestRemedies::trustsACertificate()
{
    const QTemporaryDir files;
    for (const char *name : {"ca.pem", "bad.pem"})
        writeFile(files.filePath(QString::fromLatin1(name)));
    Refusing registry{{ErrorKind::Untrusted, QStringLiteral("self-signed")}, {}};
    TestWindow test(m_pairs, registry.services());
    QVERIFY(test.open(pairThere()));
    auto *button = test.find<QPushButton>("leftTrust");
    QVERIFY(button->isVisible());
    QVERIFY(!test.find<QPushButton>("rightTrust")->isVisible());
    QVERIFY(!test.find<QPushButton>("leftSignIn")->isVisible());
    const auto choose = [&](const char *name) {
        button->click();
        auto *dialog = test.window().findChild<QFileDialog *>(QStringLiteral("caFileDialog"));
        QVERIFY(dialog);
        dialog->setOption(QFileDialog::DontUseNativeDialog);
        Q_EMIT dialog->fileSelected(files.filePath(QString::fromLatin1(name)));
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    choose("bad.pem");
    auto *box = test.window().findChild<QMessageBox *>(QStringLiteral("problemBox"));
    QVERIFY(box);
    QVERIFY(box->text().contains(QStringLiteral("no certificate")));
    box->close();
    QVERIFY(!test.page().isLoading());
    choose("ca.pem");
    QCOMPARE(registry.told, QStringList{host + QStringLiteral(" ca.pem")});
    QVERIFY(test.page().isLoading()); // and tries again
    QTRY_VERIFY(!test.page().isLoading());
}

void TestRemedies::signsIn()
{
    Refusing registry{{ErrorKind::Unauthorized, QStringLiteral("wants a login")}, {}};
    TestWindow test(m_pairs, registry.services());
    QVERIFY(test.open(pairThere()));
    test.find<QPushButton>("leftCopyLogin")->click();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("docker login ") + host);
    test.find<QPushButton>("leftSignIn")->click();
    auto *dialog = test.find<QDialog>("signInDialog");
    QVERIFY(dialog->windowTitle().contains(host));
    const QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    auto *password = test.find<QLineEdit>("signInPassword");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::keyClicks(test.find<QLineEdit>("signInUser"), QStringLiteral("me"));
    QTest::keyClicks(password, QStringLiteral("s3cret"));
    QVERIFY(ok->isEnabled());
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(registry.told, QStringList{host + QStringLiteral(" me s3cret")});
    QTRY_VERIFY(!test.page().isLoading());
    // kept nowhere
    test.window().close();
    QFile settings(m_pairs.settingsFile());
    if (settings.open(QIODevice::ReadOnly))
        QVERIFY(!settings.readAll().contains("s3cret"));
}

void TestRemedies::offersNothingWhereNothingHelps()
{
    Refusing registry{{ErrorKind::Unreachable, QStringLiteral("no route")}, {}};
    TestWindow test(m_pairs, registry.services());
    QVERIFY(test.open(pairThere()));
    for (const char *name : {"leftTrust", "leftSignIn", "leftCopyLogin"})
        QVERIFY2(!test.find<QPushButton>(name)->isVisible(), name);
    QVERIFY(test.find<QPushButton>("leftRetry")->isVisible());
}

SAMEINSIDE_TEST(TestRemedies)
#include "tst_remedies.moc"
