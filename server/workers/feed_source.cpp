#include "server/workers/feed_source.hpp"

#include "protocol/media_link/source_names.hpp"
#include "protocol/stage.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/secret_line.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

namespace paraninfo::workers {
namespace {

media_link::Source::Kind kind_of(config::FeedKind kind) {
    switch (kind) {
        case config::FeedKind::file:
            return media_link::Source::Kind::file;
        case config::FeedKind::srt:
        case config::FeedKind::rtmp:
            return media_link::Source::Kind::published;
        case config::FeedKind::rtsp:
            return media_link::Source::Kind::rtsp;
        case config::FeedKind::capture:
            return media_link::Source::Kind::capture;
        case config::FeedKind::test:
            break;
    }
    return media_link::Source::Kind::test;
}

std::string password_of(const config::Feed& feed) {
    auto password = secret_line(feed.password_file, 1, media_link::password_bytes_max);
    if (!password)
        throw std::runtime_error{"feed " + feed.id +
                                 ": password_file must hold one line of 1 to 256 printable characters"};
    return *std::move(password);
}

std::string certificate_of(const config::Feed& feed) {
    std::ifstream file(feed.certificate_file);
    std::string pem(media_link::certificate_bytes_max + 1, '\0');
    file.read(pem.data(), static_cast<std::streamsize>(pem.size()));
    pem.resize(static_cast<std::size_t>(file.gcount()));
    if (!media_link::is_pem_certificate(pem))
        throw std::runtime_error{"feed " + feed.id +
                                 ": certificate_file must hold one certificate as PEM, 8 KiB at most"};
    return pem;
}

}  // namespace

std::string hall_source_of(std::string_view feed) {
    return std::string(media_link::feed_prefix) + digest(feed).substr(0, source_digits);
}

media_link::Source source_of(const config::Feed& feed) {
    media_link::Source source;
    source.kind = kind_of(feed.kind);
    source.feed = feed.id;
    if (feed.kind == config::FeedKind::file) source.path = feed.path.string();
    source.url = feed.url;
    source.user = feed.user;
    if (!feed.password_file.empty()) source.password = password_of(feed);
    if (!feed.certificate_file.empty()) source.certificate = certificate_of(feed);
    if (feed.transport == config::RtspTransport::udp) source.transport = media_link::Source::Transport::udp;
    source.video_device = feed.video_device.string();
    source.audio_device = feed.audio_device;
    return source;
}

}  // namespace paraninfo::workers
