#include "server/workers/encoder_settings.hpp"

namespace paraninfo::workers {
namespace {

// A key frame each two seconds at 30 frames a second, no B-frames: what passes on soonest. INPUT is the
// person's own camera or file.
constexpr const char* encoding =
    "ffmpeg -re -i INPUT -c:v libx264 -preset veryfast -tune zerolatency -b:v 4M -g 60 -pix_fmt yuv420p"
    " -c:a aac -b:a 160k -ar 48000 ";

// libsrt counts latency in milliseconds, ffmpeg's and OBS's addresses in microseconds.
constexpr const char* latency = "&latency=200000";

}  // namespace

EncoderSettings srt_encoder_settings(const std::string& url, const std::string& streamid,
                                     const std::string& passphrase) {
    const std::string address = url + "?streamid=" + streamid + "&passphrase=" + passphrase + latency;
    return {address, "",
            std::string(encoding) + "-muxdelay 0 -flush_packets 1 -f mpegts \"" + address + "\""};
}

EncoderSettings rtmp_encoder_settings(const std::string& url, const std::string& key) {
    return {url, key, std::string(encoding) + "-f flv \"" + url + "/" + key + "\""};
}

}  // namespace paraninfo::workers
