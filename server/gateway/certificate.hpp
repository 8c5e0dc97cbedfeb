// Makes, at the first start, a local certificate authority and a server certificate of it (ECDSA P-256), for
// hosts without a certificate of their own. Start-up only.
#pragma once

#include "server/gateway/tls_context.hpp"

#include <string>

namespace paraninfo::gateway {

struct LocalCertificate {
    CertificateFiles files;
    std::filesystem::path authority;  // to be trusted by browsers; PEM
};

// Uses what stands in `folder` where it fits `host` and lasts for 30 days more, else makes it anew (the
// authority only when there is none). Keys are written with mode 0600. Throws TlsError or
// std::filesystem::filesystem_error.
LocalCertificate local_certificate(const std::filesystem::path& folder, const std::string& host);

}  // namespace paraninfo::gateway
