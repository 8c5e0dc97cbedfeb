#include "media/contribution/certificate.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

namespace {

// Of the three bytes "abc": what is digested is what stands between the lines, whatever it is.
const std::string pem = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";
const std::string digest =
    "BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD";

}  // namespace

TEST(Certificate, ItsDigestIsItsFingerprint) {
    EXPECT_TRUE(certificate_matches(pem, "sha-256 " + digest));
    std::string lower = digest;
    for (char& c : lower) c = static_cast<char>(std::tolower(c));
    EXPECT_TRUE(certificate_matches(pem, "sha-256 " + lower));
}

TEST(Certificate, AnotherDigestOrAnotherNameIsNot) {
    std::string other = digest;
    other.back() = 'E';
    EXPECT_FALSE(certificate_matches(pem, "sha-256 " + other));
    EXPECT_FALSE(certificate_matches(pem, "sha-256 " + digest.substr(3)));
    EXPECT_FALSE(certificate_matches(pem, "sha-512 " + digest));
    EXPECT_FALSE(certificate_matches(pem, "md5 " + digest));
    EXPECT_FALSE(certificate_matches(pem, digest));
    EXPECT_FALSE(certificate_matches(pem, ""));
}

TEST(Certificate, WithoutACertificateNothingMatches) {
    EXPECT_FALSE(certificate_matches("", "sha-256 " + digest));
    EXPECT_FALSE(certificate_matches("YWJj", "sha-256 " + digest));
}
