// SPDX-License-Identifier: MIT
#include "tests/support/example/files.h"

#include "model/image/digest.h"

#include <QtEndian>

#include <array>

namespace sameinside::example {

namespace {

// Hashes of a name and a counter, one behind the other.
QByteArray noise(const QByteArray &name, qsizetype size)
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < size; ++i) {
        const Digest digest = Digest::sha256Of(name + '#' + QByteArray::number(i));
        bytes += QByteArray::fromHex(digest.encoded().toByteArray());
    }
    return bytes.first(size);
}

struct Machine {
    quint16 number; // e_machine
    char width;     // 1: 32 bit, 2: 64 bit
    bool isBigEndian;
};

Machine machineOf(const QByteArray &architecture)
{
    if (architecture == "arm64")
        return {183, 2, false};
    if (architecture == "arm")
        return {40, 1, false};
    if (architecture == "s390x")
        return {22, 2, true};
    return {62, 2, false};
}

QByteArray debianName(const QByteArray &architecture)
{
    return architecture == "arm" ? QByteArray("armhf") : architecture;
}

QByteArray osRelease(const QByteArray &pretty, const QByteArray &id, const QByteArray &version)
{
    return "PRETTY_NAME=\"" + pretty + ' ' + version + "\"\nID=" + id + "\nVERSION_ID=\"" + version
        + "\"\n";
}

constexpr auto passwd = "root:x:0:0:root:/root:/bin/sh\n"
                        "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"
                        "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
                        "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
constexpr auto group = "root:x:0:\ndaemon:x:1:\nshadow:x:42:\nwww-data:x:33:\nnogroup:x:65534:\n";

} // namespace

QByteArray executable(const QByteArray &architecture, const QByteArray &name, qsizetype size)
{
    const Machine machine = machineOf(architecture);
    QByteArray bytes("\x7f"
                     "ELF",
                     4);
    bytes += machine.width;
    bytes += machine.isBigEndian ? '\2' : '\1';
    bytes += QByteArray("\1\0\0\0\0\0\0\0\0\0", 10);
    const auto half = [&](quint16 value) {
        QByteArray two(2, '\0');
        if (machine.isBigEndian)
            qToBigEndian(value, two.data());
        else
            qToLittleEndian(value, two.data());
        return two;
    };
    bytes += half(3) + half(machine.number);
    bytes += QByteArray("/lib/ld-linux.so\0GCC: (Debian 12.2.0-14) 12.2.0\0", 48);
    bytes += name + '\0';
    return bytes + noise(architecture + '/' + name, size - bytes.size());
}

QByteArray prose(const QByteArray &name, int lines)
{
    static constexpr std::array<const char *, 32> words{
        "the",     "server", "reads",  "its",     "settings", "from",   "a",       "file",
        "when",    "it",     "starts", "again",   "requests", "are",    "written", "to",
        "log",     "unless", "told",   "another", "address",  "option", "limits",  "memory",
        "clients", "wait",   "until",  "one",     "worker",   "is",     "free",    "and"};
    const QByteArray choices = noise(name, qsizetype(lines) * 10);
    QByteArray text;
    for (qsizetype i = 0; i < choices.size(); ++i) {
        text += words.at(quint8(choices.at(i)) % words.size());
        text += i % 10 == 9 ? ".\n" : " ";
    }
    return text;
}

QByteArray packageRecords(const QByteArray &architecture, const QByteArrayList &packages)
{
    QByteArray records;
    for (const QByteArray &package : packages) {
        const qsizetype space = package.indexOf(' ');
        records += "Package: " + package.first(space) + "\nStatus: install ok installed\n"
            + "Architecture: " + debianName(architecture) + "\nVersion: " + package.mid(space + 1)
            + "\nDescription: " + prose(package, 1) + '\n';
    }
    return records;
}

QByteArray debianBase(const Base &base)
{
    const QByteArrayList packages{"base-files " + base.version,
                                  "bash 5.2.15-2+b2",
                                  "coreutils 9.1-1",
                                  "dash 0.5.12-2",
                                  "dpkg 1.21.22",
                                  "grep 3.8-5",
                                  "libc6 2.36-9+deb12u4",
                                  "tzdata 2024a-0+deb12u1"};
    return TarWriter()
        .mtime(base.time)
        .symlink("bin", "usr/bin")
        .directory("etc/")
        .file("etc/debian_version", base.version + '\n')
        .file("etc/group", group)
        .file("etc/hostname", "localhost\n")
        .file("etc/os-release", osRelease("Debian GNU/Linux", "debian", base.version))
        .file("etc/passwd", passwd)
        .owner({.gid = 42, .group = "shadow"})
        .file("etc/shadow", "root:*:19700:0:99999:7:::\n", 0640)
        .owner({})
        .directory("tmp/", 01777)
        .directory("usr/")
        .directory("usr/bin/")
        .file("usr/bin/dash", executable(base.architecture, "dash" + base.version, 2400), 0755)
        .symlink("usr/bin/sh", "dash")
        .directory("usr/share/")
        .directory("usr/share/doc/")
        .file("usr/share/doc/base-files/README", prose("base-files" + base.version, 12))
        .directory("var/lib/dpkg/")
        .file("var/lib/dpkg/status", packageRecords(base.architecture, packages))
        .finish();
}

QByteArray alpineBase(const Base &base)
{
    const QByteArrayList packages{"alpine-baselayout 3.6.5-r0", "busybox 1.36.1-r28",
                                  "musl 1.2.5-r0", "zlib 1.3.1-r1"};
    return TarWriter()
        .mtime(base.time)
        .directory("bin/")
        .file("bin/busybox", executable(base.architecture, "busybox" + base.version, 2600), 0755)
        .symlink("bin/sh", "/bin/busybox")
        .symlink("bin/ls", "/bin/busybox")
        .directory("etc/")
        .file("etc/alpine-release", base.version + '\n')
        .file("etc/group", group)
        .file("etc/os-release", osRelease("Alpine Linux v", "alpine", base.version))
        .file("etc/passwd", passwd)
        .directory("lib/")
        .file("lib/ld-musl-" + base.architecture + ".so.1",
              executable(base.architecture, "musl" + base.version, 1800), 0755)
        .directory("lib/apk/db/")
        .file("lib/apk/db/installed", packageRecords(base.architecture, packages))
        .directory("tmp/", 01777)
        .finish();
}

} // namespace sameinside::example
