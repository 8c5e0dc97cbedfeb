#include "server/gateway/tls_shard.hpp"

#include "server/gateway/tls_stream.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace paraninfo::gateway {

TlsShard::TlsShard(SSL_CTX* context)
    : method_(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "paraninfo shard")),
      staging_(new char[staging_bytes]),
      scratch_(new char[scratch_bytes]) {
    SSL_CTX_up_ref(context);
    context_.reset(context);
    if (!method_) throw std::bad_alloc();
    BIO_meth_set_read(method_.get(), &TlsShard::bio_read);
    BIO_meth_set_write(method_.get(), &TlsShard::bio_write);
    BIO_meth_set_ctrl(method_.get(), &TlsShard::bio_control);
    bio_.reset(BIO_new(method_.get()));
    if (!bio_) throw std::bad_alloc();
    BIO_set_data(bio_.get(), this);
    BIO_set_init(bio_.get(), 1);
}

OpenSslPtr<SSL> TlsShard::new_session() {
    OpenSslPtr<SSL> ssl(SSL_new(context_.get()));
    if (!ssl) throw std::bad_alloc();
    BIO_up_ref(bio_.get());
    SSL_set_bio(ssl.get(), bio_.get(), bio_.get());
    SSL_set_accept_state(ssl.get());
    return ssl;
}

TlsShard::Turn::Turn(TlsShard& shard, TlsStream& stream) : shard_(shard) {
    shard_.current_ = &stream;
}

TlsShard::Turn::~Turn() {
    shard_.send_staged();
    shard_.current_ = nullptr;
}

void TlsShard::send_staged() {
    if (staged_ == 0) return;
    current_->send_or_keep({staging_.get(), staged_});
    staged_ = 0;
}

int TlsShard::bio_read(BIO* bio, char* data, int size) {
    auto& shard = *static_cast<TlsShard*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const auto received = shard.current_->receive(data, static_cast<std::size_t>(size));
    if (received == TlsStream::would_block) {
        BIO_set_retry_read(bio);
        return -1;
    }
    return static_cast<int>(received);
}

int TlsShard::bio_write(BIO* bio, const char* data, int size) {
    auto& shard = *static_cast<TlsShard*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const auto wanted = static_cast<std::size_t>(size);
    if (shard.staged_ + wanted > staging_bytes) shard.send_staged();
    if (shard.current_->has_unsent()) {
        BIO_set_retry_write(bio);
        return -1;
    }
    const std::size_t taken = std::min(wanted, staging_bytes - shard.staged_);
    std::memcpy(shard.staging_.get() + shard.staged_, data, taken);
    shard.staged_ += taken;
    return static_cast<int>(taken);
}

long TlsShard::bio_control(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
}

}  // namespace paraninfo::gateway
