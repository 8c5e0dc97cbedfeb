// The few calls of libsrt that the listener and the outputs need, with an owner for each socket. No policy.
// libsrt itself is thread-safe; a socket is used by the thread that owns it.
#pragma once

#include <srt/srt.h>

#include <sys/socket.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace paraninfo::ingest {

// libsrt, from the first of these to the last.
class SrtLibrary {
  public:
    SrtLibrary();
    ~SrtLibrary();
    SrtLibrary(const SrtLibrary&) = delete;
    SrtLibrary& operator=(const SrtLibrary&) = delete;
};

class SrtSocket {
  public:
    SrtSocket() = default;
    explicit SrtSocket(SRTSOCKET value) : value_(value) {}
    ~SrtSocket() { reset(); }
    SrtSocket(SrtSocket&& other) noexcept : value_(std::exchange(other.value_, SRT_INVALID_SOCK)) {}
    SrtSocket& operator=(SrtSocket&& other) noexcept;

    void reset();
    SRTSOCKET get() const { return value_; }
    explicit operator bool() const { return value_ != SRT_INVALID_SOCK; }

  private:
    SRTSOCKET value_ = SRT_INVALID_SOCK;
};

// A listening, non-blocking socket that asks `callback` about every caller; empty and `reason` if it cannot
// be.
SrtSocket listen_srt(const std::string& address, std::uint16_t port, srt_listen_callback_fn* callback,
                     void* opaque, std::string& reason);
std::uint16_t bound_port(const SrtSocket& socket);
// Accepts without waiting; empty if nobody is there.
SrtSocket accept_srt(const SrtSocket& listener);

// What can be read at once, up to 64 KiB; false when the publisher is gone.
bool receive_srt(const SrtSocket& socket, std::string& data);

// What a caller may be told before its handshake is answered; false if it cannot be.
bool set_passphrase(SRTSOCKET caller, std::string_view passphrase);
bool set_latency(SRTSOCKET caller, std::chrono::milliseconds latency);

// One message without waiting.
enum class Sent { all, full, gone };
Sent send_srt(const SrtSocket& socket, std::string_view message);
bool is_connected(const SrtSocket& socket);

struct SocketAddress {
    sockaddr_storage value{};
    int length = 0;
};
// By the system's resolver: may take seconds.
std::optional<SocketAddress> find_address(const std::string& host, std::uint16_t port);
// Calls without waiting; empty if that cannot even begin.
SrtSocket call_srt(const SocketAddress& where, const std::string& passphrase, const std::string& streamid,
                   std::chrono::milliseconds latency);
enum class CallState { calling, connected, failed };
CallState state_of_call(const SrtSocket& socket);
// Why a call failed, as media_link::OutputState says it.
std::uint16_t refusal_of_call(const SrtSocket& socket);

}  // namespace paraninfo::ingest
