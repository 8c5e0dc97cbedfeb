#pragma once
// A connected socket under OpenSSL that says when the kernel had the bytes that were read last: a viewer has
// a processor of its own, so what bytes wait for a busy generator is nothing that a viewer would feel.

#include "bench/load/loop.hpp"

#include <openssl/bio.h>

namespace paraninfo::load {

struct TimedSocket {
    int fd = -1;
    TimePoint arrived{};  // of the last read; the kernel's receive timestamp
};

// Has the kernel stamp what `socket` receives. `socket` must outlive the BIO, which the caller owns.
BIO* bio_of(TimedSocket& socket);

}  // namespace paraninfo::load
