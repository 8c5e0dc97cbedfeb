#pragma once
// One rendition as a low-latency player takes it: a blocking reload that names the next part, the part
// itself, and again. The next part is read from the playlist's preload hint.

#include "bench/load/figures.hpp"
#include "bench/load/http_client.hpp"

namespace paraninfo::load {

struct ViewerFigures {
    std::size_t requests = 0;
    std::size_t errors = 0;
    double bytes = 0;
    // From the part's being complete in the store to the playlist's last byte: received by the generator's
    // kernel, and read by the generator, where it stands in line behind all that other viewers received.
    Samples reload_ms;
    Samples reload_read_ms;
    std::size_t playlist_bytes = 0;  // of the last one seen, as on the wire
    std::size_t parts = 0;
    double part_bytes = 0;
    std::string last_error;
};

class RenditionViewer {
  public:
    struct Hooks {
        // Called with the URI of each part taken, after its last byte. May be empty.
        std::function<void(const std::string& uri, const std::string& playlist)> part;
    };

    // `folder` is the path of the rendition, ending in '/'.
    RenditionViewer(Loop& loop, const TlsContext& context, Endpoint endpoint, std::string folder,
                    std::string cookie, ViewerFigures& figures, Hooks hooks = {});
    void start() { reload(""); }

  private:
    void reload(std::string directives);
    void playlist(Response& response);
    void fetch(const std::string& uri);
    void failed(const Response& response, const std::string& what);

    Loop& loop_;
    Endpoint endpoint_;
    std::string folder_;
    std::string cookie_;
    ViewerFigures& figures_;
    Hooks hooks_;
    HttpClient client_;
    std::string hint_;
    std::string text_;
};

// The text of a body that came with Content-Encoding gzip.
std::string gunzip(std::string_view body);

}  // namespace paraninfo::load
