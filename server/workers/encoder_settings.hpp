// What a person types into an encoder: for OBS its two fields, for ffmpeg a whole command. Pure.
#pragma once

#include <string>

namespace paraninfo::workers {

struct EncoderSettings {
    std::string obs_server;  // Settings, Stream, Service "Custom…"
    std::string obs_key;     // empty: there is none to enter
    std::string ffmpeg;
    bool operator==(const EncoderSettings&) const = default;
};

// Where the key itself must not be seen, this stands in its place.
inline constexpr const char* hidden_key = "KEY";

// `url` is srt://HOST:PORT.
EncoderSettings srt_encoder_settings(const std::string& url, const std::string& streamid,
                                     const std::string& passphrase);
// `url` is rtmp://HOST:PORT/live.
EncoderSettings rtmp_encoder_settings(const std::string& url, const std::string& key);

}  // namespace paraninfo::workers
