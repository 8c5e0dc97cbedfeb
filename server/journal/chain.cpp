#include "server/journal/chain.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace paraninfo::journal {
namespace {

void require(bool done) {
    if (!done) throw std::runtime_error("the cryptographic library failed");
}

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    require(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1);
    return bytes;
}

std::string big_endian(std::uint64_t number) {
    std::string bytes(8, '\0');
    for (std::size_t i = 8; i-- > 0; number >>= 8) bytes[i] = static_cast<char>(number & 255);
    return bytes;
}

void Chain::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}
void Chain::Free::operator()(evp_md_st* algorithm) const {
    EVP_MD_free(algorithm);
}

Chain::Chain() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    require(algorithm_ && context_);
}

std::string Chain::hash(std::initializer_list<std::string_view> parts) {
    require(EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1);
    for (const auto part : parts) {
        require(EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1);
    }
    std::string digest(hash_bytes, '\0');
    require(EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) ==
            1);
    return digest;
}

std::string Chain::start(std::string_view room) {
    using namespace std::string_view_literals;
    return hash({"paraninfo journal\0"sv, room});
}

std::string Chain::inner(std::string_view nonce, std::string_view payload) {
    return hash({nonce, payload});
}

std::string Chain::next(std::string_view before, Offset offset, std::int64_t at_ms, std::string_view kind,
                        std::string_view inner_hash) {
    return hash(
        {before, big_endian(offset), big_endian(static_cast<std::uint64_t>(at_ms)), kind, inner_hash});
}

std::string Chain::seal(std::initializer_list<std::string_view> fields) {
    std::string joined;
    for (const auto field : fields) joined += big_endian(field.size()).append(field);
    return hash({joined});
}

}  // namespace paraninfo::journal
