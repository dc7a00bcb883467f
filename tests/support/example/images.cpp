// SPDX-License-Identifier: MIT
#include "tests/support/example/images.h"

#include "tests/support/example/files.h"

namespace sameinside::example {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 24 * 60 * 60;
constexpr qint64 february = 1707782400; // 2024-02-13
constexpr qint64 june = 1718841600;     // 2024-06-20

const auto defaultPath = u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s;

// The classic builder names the archive by its checksum.
QString addedBase(const QByteArray &tar)
{
    return u"/bin/sh -c #(nop) ADD file:%1 in / "_s.arg(
        QString::fromLatin1(Digest::sha256Of(tar).encoded()));
}

TarWriter at(qint64 time)
{
    return std::move(TarWriter().mtime(time));
}

} // namespace

Pair nginx()
{
    const QByteArray base = debianBase({"amd64", february, "12.5"});
    const QByteArray server
        = at(february + day)
              .directory("etc/nginx/")
              .directory("etc/nginx/conf.d/")
              .file("etc/nginx/conf.d/default.conf",
                    "server {\n    listen 80;\n    server_name localhost;\n    location / {\n"
                    "        root /usr/share/nginx/html;\n        index index.html;\n    }\n}\n")
              .file("etc/nginx/nginx.conf",
                    "user nginx;\nworker_processes auto;\npid /var/run/nginx.pid;\n"
                    "events {\n    worker_connections 1024;\n}\nhttp {\n    sendfile on;\n"
                    "    keepalive_timeout 65;\n    include /etc/nginx/conf.d/*.conf;\n}\n")
              .directory("usr/sbin/")
              .file("usr/sbin/nginx", executable("amd64", "nginx 1.25.4", 6200), 0755)
              .directory("usr/share/nginx/html/")
              .file("usr/share/nginx/html/index.html",
                    "<!DOCTYPE html>\n<title>It works</title>\n<h1>It works</h1>\n")
              .file("usr/share/doc/nginx/changelog", prose("nginx 1.25.4", 40))
              .symlink("var/log/nginx/access.log", "/dev/stdout")
              .symlink("var/log/nginx/error.log", "/dev/stderr")
              .finish();
    const QByteArray scripts
        = at(february + day)
              .file("docker-entrypoint.sh",
                    "#!/bin/sh\nset -e\nfor script in /docker-entrypoint.d/*.sh; do\n"
                    "    [ -x \"$script\" ] && \"$script\"\ndone\nexec \"$@\"\n",
                    0755)
              .directory("docker-entrypoint.d/")
              .file("docker-entrypoint.d/10-listen-on-ipv6.sh",
                    "#!/bin/sh\n[ -f /proc/net/if_inet6 ] || exit 0\n"
                    "sed -i 's/listen 80;/listen 80;\\n    listen [::]:80;/' "
                    "/etc/nginx/conf.d/default.conf\n",
                    0755)
              .file("docker-entrypoint.d/30-tune-workers.sh",
                    "#!/bin/sh\nprocessors=$(nproc)\n"
                    "sed -i \"s/worker_processes auto/worker_processes $processors/\" "
                    "/etc/nginx/nginx.conf\n",
                    0755)
              .finish();
    ImageBuilder image;
    image
        .settings({.created = u"2024-02-14T18:21:07.512903512Z"_s,
                   .exposedPorts = {u"80/tcp"_s},
                   .env = {defaultPath, u"NGINX_VERSION=1.25.4"_s},
                   .entrypoint = {u"/docker-entrypoint.sh"_s},
                   .cmd = {u"nginx"_s, u"-g"_s, u"daemon off;"_s},
                   .labels = {{u"maintainer"_s, u"Web team <web@example.com>"_s}},
                   .stopSignal = u"SIGQUIT"_s})
        .layer(base, addedBase(base), u"2024-02-13T00:37:22.301512311Z"_s)
        .step(u"/bin/sh -c #(nop)  CMD [\"bash\"]"_s, u"2024-02-13T00:37:22.590311745Z"_s)
        .step(u"/bin/sh -c #(nop)  ENV NGINX_VERSION=1.25.4"_s)
        .layer(server, u"/bin/sh -c apt-get update && apt-get install -y nginx=${NGINX_VERSION}"_s)
        .layer(scripts, u"/bin/sh -c #(nop) COPY dir:docker-entrypoint in / "_s)
        .step(u"/bin/sh -c #(nop)  EXPOSE 80"_s)
        .step(u"/bin/sh -c #(nop)  CMD [\"nginx\" \"-g\" \"daemon off;\"]"_s);
    const BlobEncoding first = BlobEncoding::goGzip(9);
    const BlobEncoding again = BlobEncoding::gnuGzip(6, "layer.tar", 1712059200);
    return {image.encodings({first, first, first}).build(),
            image.encodings({first, again, again}).build()};
}

Pair redis()
{
    const QByteArray base = debianBase({"amd64", february + 20 * day, "12.5"});
    const QByteArray user = at(february + 21 * day)
                                .file("etc/group", "root:x:0:\nredis:x:999:\n")
                                .file("etc/passwd",
                                      "root:x:0:0:root:/root:/bin/sh\n"
                                      "redis:x:999:999::/data:/usr/sbin/nologin\n")
                                .finish();
    const QByteArray server
        = at(february + 21 * day)
              .owner({.uid = 999, .gid = 999, .user = "redis", .group = "redis"})
              .directory("data/")
              .owner({})
              .directory("usr/local/bin/")
              .file("usr/local/bin/redis-server", executable("amd64", "redis 7.2.4", 5200), 0755)
              .hardLink("usr/local/bin/redis-sentinel", "usr/local/bin/redis-server", 0755)
              .file("usr/local/bin/redis-cli", executable("amd64", "redis-cli 7.2.4", 2200), 0755)
              .file("usr/local/share/redis/redis.conf",
                    "bind 127.0.0.1\nport 6379\ndir /data\nappendonly no\nmaxmemory-policy "
                    "noeviction\n")
              .finish();
    ImageBuilder image;
    image
        .settings({.created = u"2024-03-05T22:47:01.127465022Z"_s,
                   .exposedPorts = {u"6379/tcp"_s},
                   .env = {defaultPath, u"REDIS_VERSION=7.2.4"_s},
                   .entrypoint = {u"docker-entrypoint.sh"_s},
                   .cmd = {u"redis-server"_s},
                   .volumes = {u"/data"_s},
                   .workingDir = u"/data"_s})
        .layer(base, addedBase(base), u"2024-03-04T19:02:11.001833914Z"_s)
        .layer(user, u"RUN groupadd -r -g 999 redis; useradd -r -g redis -u 999 redis # buildkit"_s)
        .step(u"ENV REDIS_VERSION=7.2.4"_s)
        .layer(server, u"RUN make -C /usr/src/redis install; mkdir /data # buildkit"_s)
        .step(u"VOLUME [/data]"_s)
        .step(u"CMD [\"redis-server\"]"_s);
    return {image.build(), image.family(MediaType::Family::Docker).build()};
}

Pair python()
{
    const QByteArray base = debianBase({"amd64", february + 60 * day, "12.5"});
    const QByteArray interpreter
        = at(february + 61 * day)
              .directory("usr/local/bin/")
              .file("usr/local/bin/python3.12", executable("amd64", "python 3.12.3", 5600), 0755)
              .symlink("usr/local/bin/python3", "python3.12")
              .symlink("usr/local/bin/python", "python3")
              .directory("usr/local/lib/python3.12/")
              .file("usr/local/lib/python3.12/this.txt", prose("python this", 20))
              .file("usr/local/lib/python3.12/site.py", "import sys\n\nENABLE_USER_SITE = None\n")
              .finish();
    const auto built = [&](const QString &created, const QString &revision) {
        return ImageBuilder()
            .settings({.created = created,
                       .env = {defaultPath, u"LANG=C.UTF-8"_s, u"PYTHON_VERSION=3.12.3"_s},
                       .cmd = {u"python3"_s},
                       .labels = {{u"org.opencontainers.image.created"_s, created},
                                  {u"org.opencontainers.image.revision"_s, revision},
                                  {u"org.opencontainers.image.title"_s, u"python"_s}}})
            .layer(base, addedBase(base), u"2024-04-13T02:41:30.721104911Z"_s)
            .layer(interpreter, u"RUN ./configure && make && make install # buildkit"_s,
                   u"2024-04-14T08:10:12.330921554Z"_s)
            .step(u"CMD [\"python3\"]"_s, u"2024-04-14T08:10:12.330921554Z"_s)
            .build();
    };
    return {built(u"2024-04-14T08:10:12Z"_s, u"0f2d8d1b3c5e7a9642b8f1d0c3e5a79b61d4f820"_s),
            built(u"2024-05-02T11:26:45Z"_s, u"7be41c90d2a35f68e1b7c4d90a2f53e86c1db974"_s)};
}

Pair alpine()
{
    const QByteArray base = alpineBase({"amd64", june, "3.20.1"});
    ImageBuilder image;
    image
        .settings({.created = u"2024-06-20T20:17:04.611217393Z"_s,
                   .env = {defaultPath},
                   .cmd = {u"/bin/sh"_s}})
        .layer(base, addedBase(base))
        .step(u"/bin/sh -c #(nop)  CMD [\"/bin/sh\"]"_s);
    return {image.build(), image.encodings({BlobEncoding::zstd(19)}).build()};
}

Pair node()
{
    const QByteArray base = debianBase({"amd64", june, "12.6"});
    const QByteArray runtime
        = at(june + day)
              .directory("usr/local/bin/")
              .file("usr/local/bin/node", executable("amd64", "node 20.15.0", 7400), 0755)
              .symlink("usr/local/bin/nodejs", "/usr/local/bin/node")
              .directory("usr/local/include/node/")
              .file("usr/local/include/node/README", prose("node headers", 16))
              .finish();
    const QByteArray entrypoint = at(june + day)
                                      .file("usr/local/bin/docker-entrypoint.sh",
                                            "#!/bin/sh\nset -e\n[ \"${1#-}\" != \"$1\" ] && set -- "
                                            "node \"$@\"\nexec \"$@\"\n",
                                            0755)
                                      .finish();
    const QByteArray application
        = at(june + 12 * day)
              .directory("srv/web/")
              .file("srv/web/package.json",
                    "{\n  \"name\": \"web\",\n  \"version\": \"2.3.0\",\n  \"main\": "
                    "\"server.js\"\n}\n")
              .file("srv/web/server.js",
                    "const http = require('http');\n"
                    "http.createServer((_, answer) => answer.end('hello\\n')).listen(8080);\n")
              .file("srv/web/README.md", prose("web", 24))
              .finish();
    const auto started
        = [&](const QStringList &entry, const QStringList &cmd, const QString &created) {
        ImageBuilder image;
        image.settings({.created = created,
                        .env = {defaultPath, u"NODE_VERSION=20.15.0"_s},
                        .entrypoint = entry,
                        .cmd = cmd});
        image.layer(base, addedBase(base), u"2024-06-21T01:12:40.108374220Z"_s)
            .layer(runtime, u"RUN curl -fsSLO node.tar.xz && tar -xJf node.tar.xz # buildkit"_s,
                   u"2024-06-21T03:55:09.871204436Z"_s);
        return image;
    };
    return {started({u"docker-entrypoint.sh"_s}, {u"node"_s}, u"2024-06-21T03:55:10.214551908Z"_s)
                .layer(entrypoint, u"COPY docker-entrypoint.sh /usr/local/bin/ # buildkit"_s)
                .step(u"CMD [\"node\"]"_s)
                .build(),
            started({}, {u"node"_s, u"/srv/web/server.js"_s}, u"2024-07-02T09:30:41.550918317Z"_s)
                .layer(application, u"COPY . /srv/web # buildkit"_s)
                .step(u"CMD [\"node\" \"/srv/web/server.js\"]"_s)
                .build()};
}

Pair busybox()
{
    const QByteArray tar
        = at(february - 200 * day)
              .directory("bin/")
              .file("bin/busybox", executable("amd64", "busybox 1.36.1", 4800), 0755)
              .hardLink("bin/[", "bin/busybox", 0755)
              .hardLink("bin/sh", "bin/busybox", 0755)
              .hardLink("bin/wget", "bin/busybox", 0755)
              .directory("etc/")
              .file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n")
              .file("etc/group", "root:x:0:\n")
              .directory("root/", 0700)
              .directory("tmp/", 01777)
              .finish();
    ImageBuilder image;
    image
        .settings({.created = u"2023-07-18T23:19:33.655005962Z"_s,
                   .env = {defaultPath},
                   .cmd = {u"sh"_s}})
        .layer(tar, u"/bin/sh -c tar -xf busybox.tar && rm busybox.tar > /dev/null"_s)
        .step(u"/bin/sh -c #(nop)  CMD [\"sh\"]"_s);
    return {image.configStyle(ConfigStyle::Docker).build(),
            image.configStyle(ConfigStyle::Reencoded).build()};
}

Pair traefik()
{
    const QByteArray base = alpineBase({"amd64", february + 70 * day, "3.19.1"});
    const QByteArray proxy
        = at(february + 77 * day)
              .file("entrypoint.sh", "#!/bin/sh\nset -e\nexec traefik \"$@\"\n", 0755)
              .directory("usr/local/bin/")
              .file("usr/local/bin/traefik", executable("amd64", "traefik 3.0.0", 5000), 0755)
              .finish();
    const QByteArray report
        = at(february - 90 * day)
              .directory("opt/report/")
              .file("opt/report/run", executable("amd64", "report 1", 2600), 0755)
              .file("opt/report/template.txt", prose("report template", 18))
              .finish();
    return {ImageBuilder()
                .settings({.created = u"2024-04-29T14:42:19.042381206Z"_s,
                           .exposedPorts = {u"80/tcp"_s},
                           .env = {defaultPath},
                           .entrypoint = {u"/entrypoint.sh"_s},
                           .cmd = {u"traefik"_s},
                           .labels = {{u"org.opencontainers.image.version"_s, u"v3.0.0"_s}}})
                .layer(base, addedBase(base), u"2024-04-23T17:20:13.480221019Z"_s)
                .layer(proxy, u"COPY entrypoint.sh traefik / # buildkit"_s)
                .step(u"CMD [\"traefik\"]"_s)
                .build(),
            ImageBuilder()
                .settings({.created = u"2023-11-15T10:04:55Z"_s,
                           .user = u"1000"_s,
                           .entrypoint = {u"/opt/report/run"_s}})
                .layer(report, u"COPY report /opt/report # buildkit"_s)
                .build()};
}

Pair golang()
{
    const QByteArray base = debianBase({"amd64", june, "12.6"});
    const QByteArray toolchain
        = at(june + 2 * day)
              .directory("usr/local/go/bin/")
              .file("usr/local/go/bin/go", executable("amd64", "go 1.22.4", 1200), 0755)
              .file("usr/local/go/VERSION", "go1.22.4\n")
              .finish();
    const QByteArray application
        = at(june + 20 * day)
              .directory("srv/api/")
              .file("srv/api/api", executable("amd64", "api 1.8.0", 900), 0755)
              .file("srv/api/README.md", prose("api", 12))
              .finish();
    const auto started = [&] {
        ImageBuilder image;
        image
            .settings({.created = u"2024-06-22T10:14:31.207716402Z"_s,
                       .env = {defaultPath, u"GOLANG_VERSION=1.22.4"_s},
                       .cmd = {u"bash"_s}})
            .layer(base, addedBase(base), u"2024-06-21T01:12:40.108374220Z"_s)
            .layer(toolchain, u"COPY /target/ / # buildkit"_s);
        return image;
    };
    return {started().build(),
            started().layer(application, u"COPY api /srv/api # buildkit"_s).build()};
}

Pair debian()
{
    const QByteArray base = debianBase({"amd64", june, "12.6"});
    const QByteArray certificates
        = at(june + day)
              .directory("usr/share/ca-certificates/")
              .file("usr/share/ca-certificates/example.crt", prose("certificate", 8))
              .finish();
    const QByteArray zone = at(june + day)
                                .directory("usr/share/zoneinfo/")
                                .file("usr/share/zoneinfo/UTC", prose("UTC", 4))
                                .finish();
    const auto built = [&](const QByteArray &second, const QByteArray &third) {
        return ImageBuilder()
            .settings({.created = u"2024-06-24T02:40:11.580331945Z"_s,
                       .env = {defaultPath},
                       .cmd = {u"bash"_s}})
            .layer(base, addedBase(base), u"2024-06-21T01:12:40.108374220Z"_s)
            .layer(second, u"COPY / / # buildkit"_s)
            .layer(third, u"COPY / / # buildkit"_s)
            .build();
    };
    return {built(certificates, zone), built(zone, certificates)};
}

Pair mariadb()
{
    const QByteArray base = debianBase({"amd64", june, "12.6"});
    const QByteArray server
        = at(june + 3 * day)
              .directory("usr/sbin/")
              .file("usr/sbin/mariadbd", executable("amd64", "mariadb 11.4.2", 1400), 0755)
              .file("etc/my.cnf", "[mariadbd]\nskip-name-resolve\n")
              .finish();
    ImageBuilder image;
    image
        .settings({.created = u"2024-06-23T05:20:44.918273645Z"_s,
                   .exposedPorts = {u"3306/tcp"_s},
                   .env = {defaultPath, u"MARIADB_VERSION=11.4.2"_s},
                   .cmd = {u"mariadbd"_s}})
        .layer(base, addedBase(base), u"2024-06-21T01:12:40.108374220Z"_s)
        .layer(server, u"RUN apt-get install -y mariadb-server # buildkit"_s)
        .step(u"CMD [\"mariadbd\"]"_s);
    return {image.build(), image.build()};
}

Pair pause()
{
    const QByteArray tar
        = at(0).file("pause", executable("amd64", "pause 3.9", 1900), 0755).finish();
    const BuiltImage image = ImageBuilder()
                                 .family(MediaType::Family::Docker)
                                 .style(JsonStyle::docker())
                                 .settings({.created = u"2022-10-14T00:13:20.018351471Z"_s,
                                            .user = u"65535:65535"_s,
                                            .env = {defaultPath},
                                            .entrypoint = {u"/pause"_s},
                                            .workingDir = u"/"_s})
                                 .layer(tar, u"ADD bin/pause-linux-amd64 /pause # buildkit"_s)
                                 .step(u"ENTRYPOINT [\"/pause\"]"_s)
                                 .build();
    return {image, image};
}

Pair chart()
{
    const QByteArray files
        = at(june)
              .file("web-gateway/Chart.yaml",
                    "apiVersion: v2\nname: web-gateway\nversion: 1.4.2\nappVersion: \"1.25.4\"\n"
                    "description: A gateway in front of web applications\n")
              .file("web-gateway/values.yaml",
                    "image:\n  repository: nginx\n  tag: \"1.25\"\nreplicas: 2\n")
              .file("web-gateway/templates/service.yaml",
                    "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n"
                    "spec:\n  ports:\n    - port: 80\n")
              .finish();
    const QByteArray config = "{\"name\":\"web-gateway\",\"version\":\"1.4.2\",\"description\":"
                              "\"A gateway in front of web applications\",\"apiVersion\":\"v2\","
                              "\"appVersion\":\"1.25.4\"}";
    const BuiltDocument document
        = ManifestBuilder()
              .config(mediaType("application/vnd.cncf.helm.config.v1+json"), config)
              .layer(mediaType("application/vnd.cncf.helm.chart.content.v1.tar+gzip"),
                     BlobEncoding::goGzip().encode(files))
              .annotation(u"org.opencontainers.image.created"_s, u"2024-06-20T12:00:00Z"_s)
              .annotation(u"org.opencontainers.image.title"_s, u"web-gateway"_s)
              .annotation(u"org.opencontainers.image.version"_s, u"1.4.2"_s)
              .build();
    return {document, document};
}

} // namespace sameinside::example
