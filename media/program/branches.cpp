#include "media/program/branches.hpp"

#include <string_view>

namespace paraninfo::program {
namespace {

constexpr std::string_view queue =
    "queue max-size-buffers=0 max-size-bytes=8388608 max-size-time=3000000000 ! ";

int number_of(const GstStructure* format, const char* field) {
    int value = 0;
    return gst_structure_get_int(format, field, &value) ? value : 0;
}

// One of each two fields is kept: a programme's thirty pictures a second need no fifty. What is progressive
// passes untouched.
std::string picture_end(PictureSize size) {
    return "deinterlace mode=auto fields=top method=yadif ! videoconvert ! videoscale add-borders=true"
           " ! video/x-raw,format=I420,width=" +
           std::to_string(size.width) + ",height=" + std::to_string(size.height) +
           ",pixel-aspect-ratio=1/1 ! appsink name=sink async=false";
}

// A picture that is too large is refused before memory is taken for it. One thread decodes: frame threads
// would each hold a frame back. What is broken is not shown.
std::string h264(PictureSize size) {
    return "h264parse ! video/x-h264,width=[16," + std::to_string(source_width_max) + "],height=[16," +
           std::to_string(source_height_max) + "] ! avdec_h264 max-threads=1 output-corrupt=false ! " +
           picture_end(size);
}

// Rate and channels are pinned: a source that returns with others must not reach the programme with them.
// Five channels and one are mixed down and up here.
constexpr std::string_view sound_end =
    "audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved"
    " ! appsink name=sink async=false";

// MPEG-TS does not say which layer it carries: one decoder takes all three.
std::string_view sound_decoder(const GstStructure* format) {
    if (gst_structure_has_name(format, "audio/x-opus")) return "opusdec ! ";
    if (!gst_structure_has_name(format, "audio/mpeg")) return {};
    switch (number_of(format, "mpegversion")) {
        case 1:
            return "mpegaudioparse ! mpg123audiodec ! ";
        case 2:
        case 4:
            return "aacparse ! avdec_aac ! ";
        default:
            return {};
    }
}

}  // namespace

std::optional<Branch> branch_for(const GstStructure* format, PictureSize size) {
    if (gst_structure_has_name(format, "video/x-h264"))
        return Branch{Stream::picture, std::string(queue) + h264(size)};
    const std::string_view decoder = sound_decoder(format);
    if (decoder.empty()) return std::nullopt;
    return Branch{Stream::sound, std::string(queue) + std::string(decoder) + std::string(sound_end)};
}

}  // namespace paraninfo::program
