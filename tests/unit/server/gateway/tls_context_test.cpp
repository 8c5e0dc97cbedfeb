#include "server/gateway/tls_context.hpp"

#include "server/gateway/certificate.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

std::string refusal(const CertificateFiles& files) {
    try {
        make_tls_context(files);
    } catch (const TlsError& error) {
        return error.what();
    }
    return "";
}

TEST(TlsContext, AMissingFileIsNamed) {
    EXPECT_THAT(refusal({"/nonexistent/a.pem", "/nonexistent/a.key"}),
                testing::HasSubstr("/nonexistent/a.pem"));
}

TEST(TlsContext, AKeyOfAnotherCertificateIsRefused) {
    const paraninfo::test::TemporaryFolder one;
    const paraninfo::test::TemporaryFolder other;
    const auto first = local_certificate(one.path(), "localhost").files;
    const auto second = local_certificate(other.path(), "localhost").files;
    EXPECT_NE(refusal({first.certificate, second.key}), "");
    EXPECT_EQ(refusal(first), "");
}

}  // namespace
}  // namespace paraninfo::gateway
