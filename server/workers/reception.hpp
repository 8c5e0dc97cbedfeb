// Accepts workers' connections and waits for their hello, for so long and for so many; whom nobody knows is
// told to stop. Lives on the rooms thread.
#pragma once

#include "server/workers/connection.hpp"

#include <boost/asio/local/stream_protocol.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace paraninfo::workers {

class Reception : public ConnectionOwner {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;
    // True if the connection was taken over.
    using Introduce = std::function<bool(const media_link::Hello&, const std::shared_ptr<Connection>&)>;
    static constexpr std::size_t waiting_max = 16;

    Reception(boost::asio::local::stream_protocol::acceptor acceptor, std::chrono::milliseconds patience,
              Clock clock, Introduce introduce);
    ~Reception() override;

    void open();
    void close();
    void tick();  // closes those whose time is up

    void received(Connection& connection, media_link::Message& message) override;
    void batch_done(Connection&) override {}
    void lost(Connection& connection, std::string_view fault) override;

  private:
    struct Waiting {
        std::shared_ptr<Connection> connection;
        Time deadline;
        bool refused = false;
    };
    void accept();
    void welcome(Connection::Socket socket);

    boost::asio::local::stream_protocol::acceptor acceptor_;
    const std::chrono::milliseconds patience_;
    const Clock clock_;
    const Introduce introduce_;
    std::map<const Connection*, Waiting> waiting_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace paraninfo::workers
