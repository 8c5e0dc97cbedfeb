// The gateway's end of media.sock: makes the folder and the listening socket, for our own user alone.
#pragma once

#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>

namespace paraninfo::workers {

// Replaces a former gateway's socket (the data directory's lock says that it is gone). A path longer than the
// kernel's 107 bytes is reached through its folder. Throws std::system_error.
boost::asio::local::stream_protocol::acceptor listen_at(boost::asio::io_context& context,
                                                        const std::filesystem::path& path);

}  // namespace paraninfo::workers
