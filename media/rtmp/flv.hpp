// What RTMP carries, as the file format FLV that demuxers read ("Adobe Flash Video File Format
// Specification", 10.1, annex E): the messages' payloads are its tags' bodies. Pure.
#pragma once

#include "media/rtmp/chunks.hpp"

#include <string>

namespace paraninfo::rtmp {

// Sound and picture. A demuxer needs it once, before the first tag.
std::string flv_header();
std::string flv_tag(const Message& message);

// What of a media message may go on to a demuxer.
enum class Medium : std::uint8_t {
    other,          // a codec that no programme takes, or nothing that can be understood
    configuration,  // of the decoder; valid until the next one
    picture,        // H.264
    sound,          // AAC
};
Medium medium_of(const Message& message);

}  // namespace paraninfo::rtmp
