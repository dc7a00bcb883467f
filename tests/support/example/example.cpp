// SPDX-License-Identifier: MIT
#include "tests/support/example/example.h"

#include "model/image/companion.h"
#include "tests/support/example/images.h"
#include "tests/support/example/walkthrough.h"
#include "tests/support/images/layoutwriter.h"

namespace sameinside::example {

using namespace Qt::StringLiterals;

namespace {

// Every status and relation of a scan, and all that a list may hold (product.md, "The list file").
constexpr auto list = "# Images that a team wants to copy into the private registry.\n"
                      "# Paths are relative to the root of this repository.\n"
                      "\n"
                      "oci:resources/example/public:amazonlinux:2018.03\n"
                      "oci:resources/example/public:nginx:1.25\n"
                      "oci:resources/example/public:redis:7.2\n"
                      "oci:resources/example/public:python:3.12\r\n"
                      "oci:resources/example/public:alpine:3.20\r\n"
                      "  oci:resources/example/public:postgres:16  \n"
                      "oci:resources/example/public:node:20\n"
                      "oci:resources/example/public:busybox:1.36\n"
                      "\r\n"
                      "# Not there, or only in part.\r\n"
                      "oci:resources/example/public:traefik:3.0\n"
                      "oci:resources/example/public:memcached:1.6\n"
                      "oci:resources/example/public:haproxy:2.9\n"
                      "\n"
                      "# A line that is no image name, and an image that is not in the layout.\n"
                      "not a reference!!\n"
                      "oci:resources/example/public:redis:9.9.9\n"
                      "\n"
                      "# Untagged on the other side; an artifact; nginx once more.\n"
                      "oci:resources/example/public:pause:3.9\n"
                      "oci:resources/example/public:charts/web-gateway:1.4.2\n"
                      "oci:resources/example/public:nginx:1.25";

// The one that holds the programs.
Digest damagedLayer(const BuiltDocument &image)
{
    return ManifestDocument::parse(image.bytes).value().manifest()->layers.back().digest;
}

} // namespace

Result<void> write(const QString &directory)
{
    LayoutWriter left;
    LayoutWriter right;
    const auto add = [&](const Pair &pair, const QString &leftName, const QString &rightName) {
        left.add(pair.left, leftName);
        right.add(pair.right, rightName);
    };
    add({Walkthrough::index(), Walkthrough::manifest()}, u"amazonlinux:2018.03"_s,
        u"test_ecr_repository:latest"_s);
    add(nginx(), u"nginx:1.25"_s, u"mirror/nginx:1.25"_s);
    add(redis(), u"redis:7.2"_s, u"cache/redis:7.2"_s);
    add(python(), u"python:3.12"_s, u"base/python:3.12"_s);
    add(alpine(), u"alpine:3.20"_s, u"mirror/alpine:3.20-zstd"_s);
    add(postgres(), u"postgres:16"_s, u"db/postgres:16"_s);
    add(node(), u"node:20"_s, u"web/node:20"_s);
    add(busybox(), u"busybox:1.36"_s, u"tools/busybox:1.36"_s);
    add(traefik(), u"traefik:3.0"_s, u"misc/unrelated:1"_s);
    add(memcached(), u"memcached:1.6"_s, u"cache/memcached:1.6-amd64"_s);
    const Pair twoTags = haproxy();
    add(twoTags, u"haproxy:2.9"_s, u"edge/haproxy:2.9"_s);
    right.add(twoTags.right, u"edge/haproxy:stable"_s);
    add(pause(), u"pause:3.9"_s, {});
    add(chart(), u"charts/web-gateway:1.4.2"_s, u"helm/web-gateway:1.4.2"_s);

    add(golang(), u"golang:1.22"_s, u"team/api:1.8"_s);
    add(debian(), u"debian:12"_s, u"base/debian:12"_s);
    const Pair damaged = mariadb();
    add(damaged, u"mariadb:11.4"_s, u"db/mariadb:11.4"_s);
    right.damage(damagedLayer(damaged.right), 200);
    add(rabbitmq(), u"rabbitmq:3.13"_s, u"queue/rabbitmq:3.13"_s);
    const Pair isSigned = vault();
    add(isSigned, u"vault:1.16"_s, u"secrets/vault:1.16"_s);
    left.add(signatureOf(isSigned.left), referrersTag(isSigned.left.descriptor.digest) + u".sig"_s);

    if (auto written = left.write(directory + u"/public"_s); !written)
        return written;
    if (auto written = right.write(directory + u"/private"_s); !written)
        return written;
    return writeFile(directory + u"/input.txt"_s, list);
}

} // namespace sameinside::example
