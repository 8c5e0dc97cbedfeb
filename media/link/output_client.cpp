#include "media/link/output_client.hpp"

#include "media/link/ingest_line.hpp"
#include "media/link/outgoing.hpp"
#include "protocol/media_link/codec.hpp"

#include <filesystem>
#include <mutex>
#include <utility>

namespace paraninfo::link {

class OutputClient::Impl {
  public:
    Impl(std::string path, Wanted wanted, std::chrono::milliseconds retry_every)
        : wanted_(std::move(wanted)),
          line_(std::move(path), media_link::Stream::output, retry_every,
                {[this](const media_link::Message& message) { return hear(message); }, [this] { leave(); },
                 [this](int socket) { return write(socket); }}) {}

    void send(bool opens, std::string_view packets) {
        const std::lock_guard lock{mutex_};
        if (!connected_) return;
        while (!packets.empty()) {
            const std::string_view some = packets.substr(0, media_link::output_bytes_max);
            outgoing_.push(std::make_shared<const std::string>(
                media_link::encode(media_link::OutputBytes{opens, std::string{some}})));
            packets.remove_prefix(some.size());
            opens = false;
        }
        line_.wake();
    }

  private:
    bool hear(const media_link::Message& message) {
        const auto* told = std::get_if<media_link::OutputWanted>(&message);
        if (told != nullptr) say(told->wanted);
        return told != nullptr;
    }

    // It fails where the ingest is gone or too far behind.
    IngestLine::Written write(int socket) {
        const std::lock_guard lock{mutex_};
        connected_ = true;
        if (outgoing_.overflowed() || !outgoing_.write_to(socket)) return IngestLine::Written::failed;
        return outgoing_.empty() ? IngestLine::Written::all : IngestLine::Written::some;
    }

    void leave() {
        {
            const std::lock_guard lock{mutex_};
            connected_ = false;
            outgoing_.clear();
        }
        say(false);
    }

    void say(bool wanted) {
        if (std::exchange(said_, wanted) != wanted) wanted_(wanted);
    }

    const Wanted wanted_;
    bool said_ = false;  // of the line's thread
    std::mutex mutex_;   // of the next two
    bool connected_ = false;
    Outgoing outgoing_{waiting_bytes_max};
    IngestLine line_;  // ends before what its handlers use
};

OutputClient::OutputClient(std::string socket_path, Wanted wanted, std::chrono::milliseconds retry_every)
    : impl_(std::make_unique<Impl>(std::move(socket_path), std::move(wanted), retry_every)) {
}
OutputClient::~OutputClient() = default;
void OutputClient::send(bool opens, std::string_view packets) {
    impl_->send(opens, packets);
}

std::string output_socket_path(const std::string& media_socket_path, const std::string& output) {
    return std::filesystem::path{media_socket_path}.parent_path() / ("output-" + output + ".sock");
}

}  // namespace paraninfo::link
