#include "server/workers/reception.hpp"

#include "server/observe/log.hpp"

namespace paraninfo::workers {

Reception::Reception(boost::asio::local::stream_protocol::acceptor acceptor,
                     std::chrono::milliseconds patience, Clock clock, Introduce introduce)
    : acceptor_(std::move(acceptor)),
      patience_(patience),
      clock_(std::move(clock)),
      introduce_(std::move(introduce)) {
}

Reception::~Reception() {
    close();
}

void Reception::open() {
    accept();
}

void Reception::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& [key, waiting] : waiting_) waiting.connection->close();
    waiting_.clear();
}

void Reception::accept() {
    acceptor_.async_accept(
        [this, gone = std::weak_ptr<int>{alive_}](boost::system::error_code ec, Connection::Socket socket) {
            if (gone.expired() || !acceptor_.is_open()) return;
            if (!ec) welcome(std::move(socket));
            accept();
        });
}

void Reception::welcome(Connection::Socket socket) {
    if (waiting_.size() >= waiting_max) return;  // closes it; a worker comes again
    const auto connection = std::make_shared<Connection>(std::move(socket), *this);
    waiting_.emplace(connection.get(), Waiting{connection, clock_() + patience_, false});
    connection->start();
}

void Reception::received(Connection& connection, media_link::Message& message) {
    const auto waiting = waiting_.find(&connection);
    if (waiting == waiting_.end() || waiting->second.refused) return;
    const auto* hello = std::get_if<media_link::Hello>(&message);
    if (hello == nullptr) return lost(connection, "no hello");
    const std::shared_ptr<Connection> held = waiting->second.connection;
    const bool speaks_ours =
        hello->version_min <= media_link::version && media_link::version <= hello->version_max;
    if (speaks_ours && introduce_(*hello, held)) {
        waiting_.erase(&connection);
        return;
    }
    observe::log_warn("worker.unknown", {{"room", hello->room}, {"pid", connection.peer()}});
    waiting->second.refused = true;
    connection.send(media_link::Stop{});
}

void Reception::lost(Connection& connection, std::string_view fault) {
    const auto waiting = waiting_.extract(&connection);
    if (waiting.empty()) return;
    if (!fault.empty()) observe::log_warn("worker.stranger", {{"reason", fault}});
    waiting.mapped().connection->close();
}

void Reception::tick() {
    const Time now = clock_();
    std::erase_if(waiting_, [now](const auto& entry) {
        if (now < entry.second.deadline) return false;
        entry.second.connection->close();
        return true;
    });
}

}  // namespace paraninfo::workers
