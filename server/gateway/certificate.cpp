#include "server/gateway/certificate.hpp"

#include <boost/asio/ip/address.hpp>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace paraninfo::gateway {
namespace {

struct Delete {
    void operator()(X509* x) const { X509_free(x); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(std::FILE* file) const { std::fclose(file); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Delete>;
using Path = std::filesystem::path;

constexpr long day_seconds = 24L * 3600;
constexpr long authority_days = 3650;
constexpr long server_days = 397;
constexpr long renewal_days = 30;

void demand(bool fine, const std::string& what) {
    if (!fine) throw TlsError("cannot make " + what);
}

// Written aside and renamed, so that a crash leaves either the old file or the whole new one.
template <class Write>
void write_file(const Path& path, Write write) {
    const Path aside = path.string() + ".new";
    const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const Owned<std::FILE> file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"));
    demand(file && write(file.get()) == 1 && std::fflush(file.get()) == 0 && ::fsync(descriptor) == 0,
           aside.string());
    std::filesystem::rename(aside, path);
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    demand(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "certificate extension");
}

Owned<X509> blank_certificate(EVP_PKEY* key, const std::string& name, long days) {
    Owned<X509> certificate(X509_new());
    std::array<unsigned char, 16> serial{};
    demand(certificate && RAND_bytes(serial.data(), static_cast<int>(serial.size())) == 1, "certificate");
    serial[0] &= 0x7F;
    BIGNUM* number = BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_set_version(certificate.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * day_seconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.substr(0, 64).c_str()), -1, -1, 0);
    return certificate;
}

Owned<X509> read_certificate(const Path& path) {
    const Owned<std::FILE> file(std::fopen(path.c_str(), "re"));
    return Owned<X509>(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

Owned<EVP_PKEY> read_key(const Path& path) {
    const Owned<std::FILE> file(std::fopen(path.c_str(), "re"));
    return Owned<EVP_PKEY>(file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

void write_pair(X509* certificate, const Path& certificate_path, EVP_PKEY* key, const Path& key_path) {
    write_file(key_path, [key](std::FILE* file) {
        return PEM_write_PKCS8PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    write_file(certificate_path,
               [certificate](std::FILE* file) { return PEM_write_X509(file, certificate); });
}

void make_authority(const Path& certificate_path, const Path& key_path) {
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    demand(key != nullptr, "key");
    const Owned<X509> certificate = blank_certificate(key.get(), "Paraninfo local authority", authority_days);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    add_extension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    demand(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "signature");
    write_pair(certificate.get(), certificate_path, key.get(), key_path);
}

std::string alternative_names(const std::string& host) {
    boost::system::error_code not_an_address;
    boost::asio::ip::make_address(host, not_an_address);
    std::string names = (not_an_address ? "DNS:" : "IP:") + host;
    if (host != "localhost") names += ",DNS:localhost";
    return names + ",IP:127.0.0.1,IP:::1";
}

void make_server_pair(const LocalCertificate& local, const Path& authority_key_path,
                      const std::string& host) {
    const Owned<X509> authority = read_certificate(local.authority);
    const Owned<EVP_PKEY> authority_key = read_key(authority_key_path);
    demand(authority && authority_key, "a certificate with " + local.authority.string());
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    demand(key != nullptr, "key");
    const Owned<X509> certificate = blank_certificate(key.get(), host, server_days);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
    add_extension(certificate.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate.get(), authority.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(certificate.get(), authority.get(), NID_ext_key_usage, "serverAuth");
    add_extension(certificate.get(), authority.get(), NID_subject_alt_name, alternative_names(host));
    add_extension(certificate.get(), authority.get(), NID_authority_key_identifier, "keyid");
    demand(X509_sign(certificate.get(), authority_key.get(), EVP_sha256()) > 0, "signature");
    write_pair(certificate.get(), local.files.certificate, key.get(), local.files.key);
}

bool still_good(const LocalCertificate& local, const std::string& host) {
    const Owned<X509> certificate = read_certificate(local.files.certificate);
    const Owned<X509> authority = read_certificate(local.authority);
    const Owned<EVP_PKEY> key = read_key(local.files.key);
    if (!certificate || !authority || !key || X509_check_private_key(certificate.get(), key.get()) != 1)
        return false;
    const Owned<EVP_PKEY> authority_key(X509_get_pubkey(authority.get()));
    if (X509_verify(certificate.get(), authority_key.get()) != 1) return false;
    std::time_t renewal = std::time(nullptr) + renewal_days * day_seconds;
    if (X509_cmp_time(X509_get0_notAfter(certificate.get()), &renewal) <= 0) return false;
    return X509_check_host(certificate.get(), host.c_str(), host.size(), 0, nullptr) == 1 ||
           X509_check_ip_asc(certificate.get(), host.c_str(), 0) == 1;
}

}  // namespace

LocalCertificate local_certificate(const Path& folder, const std::string& host) {
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    const LocalCertificate local{{folder / "server.pem", folder / "server.key"}, folder / "authority.pem"};
    if (still_good(local, host)) return local;
    const Path authority_key = folder / "authority.key";
    if (!std::filesystem::exists(local.authority) || !std::filesystem::exists(authority_key))
        make_authority(local.authority, authority_key);
    make_server_pair(local, authority_key, host);
    return local;
}

}  // namespace paraninfo::gateway
