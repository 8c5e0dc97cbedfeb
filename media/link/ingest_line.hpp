// A programme's connection to one socket of the ingest, made again and again with a pause between. Reads what
// comes there; what is written is its owner's. Owns one thread, on which the handlers are called.
#pragma once

#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::link {

class IngestLine {
  public:
    enum class Written { all, some, failed };
    struct Handlers {
        // False: connects anew.
        std::function<bool(media_link::Message& message)> message;
        // The connection is over, or none could be made.
        std::function<void()> end;
        // Where there is something to write: asked before each wait, `some` to be asked again once the socket
        // takes more. Failed: connects anew.
        std::function<Written(int socket)> write = {};
    };

    IngestLine(std::string path, media_link::Stream stream, std::chrono::milliseconds retry_every,
               Handlers handlers);
    ~IngestLine();  // no handler is called from then on
    IngestLine(const IngestLine&) = delete;
    IngestLine& operator=(const IngestLine&) = delete;

    // There is something to write; from any thread.
    void wake() const { waker_.wake(); }

  private:
    void run();
    void serve(const Descriptor& socket);
    bool read(const Descriptor& socket, media_link::Decoder& decoder);

    const std::string path_;
    const media_link::Stream stream_;
    const std::chrono::milliseconds retry_every_;
    const Handlers handlers_;
    Waker waker_;
    std::vector<char> buffer_;  // of the thread
    std::atomic<bool> closed_{false};
    std::thread thread_;
};

}  // namespace paraninfo::link
