#include "media/link/socket.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace paraninfo::link {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

// The address of a path, and the folder's descriptor while the address goes through it.
struct Address {
    sockaddr_un value{};
    Descriptor folder;
};

std::optional<Address> address_of(const std::string& path) {
    Address address;
    std::string reached = path;
    if (path.size() >= sizeof(address.value.sun_path)) {
        const std::filesystem::path whole{path};
        address.folder = Descriptor{::open(whole.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
        if (!address.folder) return std::nullopt;
        reached = "/proc/self/fd/" + std::to_string(address.folder.get()) + "/" + whole.filename().string();
    }
    if (reached.size() >= sizeof(address.value.sun_path)) return std::nullopt;
    address.value.sun_family = AF_UNIX;
    std::memcpy(address.value.sun_path, reached.c_str(), reached.size() + 1);
    return address;
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

Descriptor make_socket() {
    return Descriptor{::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        reset();
        value_ = std::exchange(other.value_, -1);
    }
    return *this;
}

void Descriptor::reset() {
    if (value_ >= 0) ::close(std::exchange(value_, -1));
}

Descriptor connect_unix(const std::string& path) {
    const auto address = address_of(path);
    Descriptor socket = make_socket();
    if (!address || !socket) return {};
    if (::connect(socket.get(), generic(address->value), sizeof(address->value)) != 0) return {};
    return socket;
}

Descriptor listen_unix(const std::string& path, int backlog) {
    const auto address = address_of(path);
    Descriptor socket = make_socket();
    if (!address || !socket) fail("unix socket");
    ::unlink(path.c_str());
    const mode_t before = ::umask(0177);
    const int bound = ::bind(socket.get(), generic(address->value), sizeof(address->value));
    ::umask(before);
    if (bound != 0) fail("bind of a unix socket");
    if (::listen(socket.get(), backlog) != 0) fail("listen on a unix socket");
    return socket;
}

Descriptor accept_unix(const Descriptor& listener) {
    return Descriptor{::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)};
}

Waker::Waker() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!event_) fail("eventfd");
}

void Waker::wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
}

void Waker::clear() const {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(event_.get(), &count, sizeof count);
}

}  // namespace paraninfo::link
