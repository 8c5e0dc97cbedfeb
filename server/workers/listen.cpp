#include "server/workers/listen.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

constexpr int backlog = 16;

[[noreturn]] void fail_to_listen(const std::filesystem::path& path) {
    throw std::system_error{errno, std::generic_category(), path.string()};
}

void bind_at(int socket, const std::filesystem::path& path) {
    const int folder = ::open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail_to_listen(path);
    const std::string short_path = "/proc/self/fd/" + std::to_string(folder) + "/" + path.filename().string();
    const std::string& reached =
        path.native().size() < sizeof(sockaddr_un::sun_path) ? path.native() : short_path;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, reached.c_str(), sizeof address.sun_path - 1);
    ::unlink(path.c_str());
    const int bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    const int reason = errno;
    ::close(folder);
    errno = reason;
    if (bound != 0 || ::chmod(path.c_str(), 0600) != 0) fail_to_listen(path);
}

}  // namespace

boost::asio::local::stream_protocol::acceptor listen_at(boost::asio::io_context& context,
                                                        const std::filesystem::path& path) {
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::permissions(path.parent_path(), std::filesystem::perms::owner_all);
    boost::asio::local::stream_protocol::acceptor acceptor{context};
    acceptor.open();
    bind_at(acceptor.native_handle(), path);
    acceptor.listen(backlog);
    return acceptor;
}

}  // namespace paraninfo::workers
