#include "media/link/feed_client.hpp"

#include "media/link/ingest_line.hpp"

#include <filesystem>
#include <utility>

namespace paraninfo::link {

class FeedClient::Impl {
  public:
    Impl(std::string path, FeedHandlers handlers, std::chrono::milliseconds retry_every)
        : handlers_(std::move(handlers)),
          line_(
              std::move(path), media_link::Stream::feed, retry_every,
              {[this](media_link::Message& message) { return handle(message); }, [this] { end_session(); }}) {
    }

  private:
    bool handle(media_link::Message& message) {
        if (const auto* begun = std::get_if<media_link::FeedBegin>(&message)) {
            end_session();
            in_session_ = true;
            handlers_.begin(*begun);
        } else if (auto* bytes = std::get_if<media_link::FeedBytes>(&message)) {
            return !in_session_ || handlers_.bytes(std::move(bytes->bytes));
        } else {
            end_session();
        }
        return true;
    }

    void end_session() {
        if (std::exchange(in_session_, false)) handlers_.end();
    }

    const FeedHandlers handlers_;
    bool in_session_ = false;  // of the line's thread
    IngestLine line_;          // ends before what its handlers use
};

FeedClient::FeedClient(std::string socket_path, FeedHandlers handlers, std::chrono::milliseconds retry_every)
    : impl_(std::make_unique<Impl>(std::move(socket_path), std::move(handlers), retry_every)) {
}
FeedClient::~FeedClient() = default;

std::string feed_socket_path(const std::string& media_socket_path, const std::string& feed) {
    return std::filesystem::path{media_socket_path}.parent_path() / ("feed-" + feed + ".sock");
}

}  // namespace paraninfo::link
