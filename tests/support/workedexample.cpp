// SPDX-License-Identifier: MIT
#include "tests/support/workedexample.h"

namespace workedexample {

const QByteArray layerA0 = QByteArray::fromBase64(
    "H4sIAAAAAAAA/+3XTQ6CMBAFYNaeosYD2NaWWXsUlImYoDVQF97eFuOGRNFF8Yf3bUqAhEkeQwf222WWmAzI2m4N"
    "+mt3rIzVhkiaeF7JFelM2NSFRefWF00opXHOP7tv6PqP4pD/wfky5TNiwLkxj/NX1MtfaZtnQqYs6m7i+Vdc1040"
    "vNu3vrnMPl0OjCz2v6uTtv8L/Z/3+1+SRP+PwTuxYVFyzZ5LtP/kbPbHr5z/csL8N4aYf3E6JX3GQP4rMv38wwag"
    "8P0fw2K+jK9AW814WzmxBgAAgJ83+Ed32/zTzhjd/Ef0xvyvjDaZ0KkH02ji8x8AAAAAAAAA/L8rEI+i6QAoAAA=");

const QByteArray layerA1 = QByteArray::fromBase64(
    "H4sIAAAAAAAA/+3RQQqDMBCFYdc9hSfQJM005xENdCEGYor09o2uiouKi7QU/m8zIQnMg+dT31aFqcyJbDPbz+2s"
    "rRjrnLLrvVZXZ6paSgdbPebUxRwlhpA+/Tt6/1M+998s9yaMQ7Eda8E3a0/0r0VsVatiid7Qfzv5peiOw/617PvX"
    "ytD/N8y+D9NQj93Tx8uvwwAAAAAAAAAAAAAAAOC0F3C0Q5wAKAAA");

const QByteArray layerB0 = QByteArray::fromBase64(
    "H4sICADxU2UCA0wwLnRhcgDt1kEOgjAQBdCuOUWNB7CtLbP2KAgTMUFroC68vcUliYqLVg3/bUooC5LPlM+h3ojE"
    "VETOPdZouj6utXXGEik73tdqS0ZIJzK4DqHq46v03odXz73b/1Mc8z/50KTOv7T2ef6aJvlr40ohFfJPruWu87Ln"
    "w3EI/a0QsCzj/Psu6fjPmP9yOv+KFOY/h+DlnmXDHQduMP6Lsz+ef7L/lYT+lyv/6nL5Zv5bstP84w9A4/zPYb3a"
    "jJ/A0BZct17uAAAA4O8Vc/rf0Gbo/0Qf9H9tjRXSpC6m6H8AAAAAAAAAsAB3EI+i6QAoAAA=");

const QByteArray layerB1 = QByteArray::fromBase64(
    "H4sICADxU2UCA0wxLnRhcgDt0zEKwyAUgGHnniInSDX11fOEROgQIhhL6O1rM2ZI6KAQ+L/liToIP/o03FVhOnMi"
    "28z2c1sbK511TtvfvtEP16lGVAXvJfUxPyWGkI7unZ1flM/92/XVhmks2v9p7R/9jYhVjaZ/lf6zX4v//8P+Rvb9"
    "je7oX8PihzCPzdR/fLwpAAAAAAAAAAAAAAAAXM0XcLRDnAAoAAA=");

const QByteArray config
    = R"json({"architecture":"amd64","config":{"Cmd":["/bin/app"],"Env":["PATH=/bin"]},"created":"2023-11-14T22:13:20Z","history":[{"created":"2023-11-14T22:13:20Z","created_by":"ADD rootfs.tar / # base"},{"created":"2023-11-14T22:13:20Z","created_by":"CMD [\"/bin/app\"]","empty_layer":true},{"created":"2023-11-14T22:13:20Z","created_by":"RUN rm /etc/old && echo second layer > /etc/new"}],"os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:a071096d16875e36c36deb0d87db4a4061759ba2bc1a66afaabb32498480088e","sha256:a09b3a57e228b3d8da3ed2ba7a29feb7449fd5e5e63e6ace8b69f86ae120e231"]}})json";

const QByteArray manifestA
    = R"json({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:4f4cf04d028f86151c6d1626143bdc4289a07e4a5075a75e856e069b7df5ef7e","size":580},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:3fe10a6a0e62c78f69c5e451183d8244add6d4a652fc46ea8444be876844c74c","size":263},{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:64fd814783e8919a12fa9d8cd007f872a018d0b3fb6afad4ea3cd2f18dcc4ff7","size":171}]})json";

const QByteArray indexI
    = R"json({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:88bb2bfc73e55f4a4a791dde0c8aca10fc9a82d6173001720e505833f6f512ca","size":555,"platform":{"architecture":"amd64","os":"linux"}},{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:23c6be49da20a965be1bd5ae4376ed54c583f86c1af9ad50039558859f33c410","size":555,"platform":{"architecture":"arm64","os":"linux"}},{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:dd2809d45808f55d428e5b06b7ad8106f7962996960363dfe9de0f30263b8a5a","size":465,"annotations":{"vnd.docker.reference.digest":"sha256:88bb2bfc73e55f4a4a791dde0c8aca10fc9a82d6173001720e505833f6f512ca","vnd.docker.reference.type":"attestation-manifest"},"platform":{"architecture":"unknown","os":"unknown"}}]})json";

const QByteArray attestation
    = R"json({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:790af5c2b0791e93c182da6d683bd76eacfa52ff47ca265666670ded6fb6c1d0","size":167},"layers":[{"mediaType":"application/vnd.in-toto+json","digest":"sha256:d9b2e43e3a045c26497254fef5196b7234b43ecc2a1b07f1a2759ea2f763ceef","size":236,"annotations":{"in-toto.io/predicate-type":"https://slsa.dev/provenance/v0.2"}}]})json";

} // namespace workedexample
