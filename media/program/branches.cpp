#include "media/program/branches.hpp"

#include <sstream>
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
std::string picture_end(PictureSize size, std::string_view sink) {
    std::ostringstream out;
    out << "deinterlace mode=auto fields=top method=yadif ! videoconvert ! videoscale add-borders=true"
        << " ! video/x-raw,format=I420,width=" << size.width << ",height=" << size.height
        << ",pixel-aspect-ratio=1/1 ! appsink name=" << sink << " async=false";
    return out.str();
}

// Rate and channels are pinned: a source that returns with others must not reach the programme with them.
// Five channels and one are mixed down and up here.
std::string sound_end(std::string_view sink) {
    std::ostringstream out;
    out << "audioconvert ! audioresample"
        << " ! audio/x-raw,format=S16LE,rate=48000,channels=2,layout=interleaved ! appsink name=" << sink
        << " async=false";
    return out.str();
}

// A picture that is too large is refused before memory is taken for it. One thread decodes: frame threads
// would each hold a frame back. What is broken is not shown.
std::string h264(PictureSize size, bool units) {
    std::ostringstream out;
    out << "h264parse ! video/x-h264,width=[16," << source_width_max << "],height=[16," << source_height_max
        << "]";
    if (units)
        out << ",stream-format=avc,alignment=au ! tee name=coded ! appsink name=units sync=false async=false"
            << " coded.";
    out << " ! avdec_h264 max-threads=1 output-corrupt=false ! " << picture_end(size, "sink");
    return out.str();
}

constexpr std::string_view aac = "aacparse ! avdec_aac ! ";
// MPEG-TS does not say which layer it carries: one decoder takes all three.
constexpr std::string_view mpeg_layers = "mpegaudioparse ! mpg123audiodec ! ";
constexpr std::string_view opus = "opusdec ! ";

std::string sound_decoder(const GstStructure* format) {
    if (gst_structure_has_name(format, "audio/x-opus")) return std::string(opus);
    if (!gst_structure_has_name(format, "audio/mpeg")) return {};
    switch (number_of(format, "mpegversion")) {
        case 1:
            return std::string(mpeg_layers);
        case 2:
        case 4:
            return std::string(aac);
        default:
            return {};
    }
}

std::string_view encoding_of(const GstStructure* format) {
    const char* name = gst_structure_get_string(format, "encoding-name");
    return name ? std::string_view(name) : std::string_view();
}

// By the encoding's registered name; G.711 is what many cameras have and nothing else.
std::string rtp_sound_decoder(std::string_view encoding) {
    if (encoding == "MPEG4-GENERIC") return "rtpmp4gdepay ! " + std::string(aac);
    if (encoding == "MP4A-LATM") return "rtpmp4adepay ! " + std::string(aac);
    if (encoding == "MPA") return "rtpmpadepay ! " + std::string(mpeg_layers);
    if (encoding == "OPUS") return "rtpopusdepay ! " + std::string(opus);
    if (encoding == "PCMU") return "rtppcmudepay ! mulawdec ! ";
    if (encoding == "PCMA") return "rtppcmadepay ! alawdec ! ";
    return {};
}

bool is_rtp(const GstStructure* format) {
    return gst_structure_has_name(format, "application/x-rtp");
}

}  // namespace

std::optional<Branch> branch_for(const GstStructure* format, PictureSize size, bool units) {
    const std::string begin(queue);
    if (gst_structure_has_name(format, "video/x-h264"))
        return Branch{Stream::picture, begin + h264(size, units)};
    if (is_rtp(format) && encoding_of(format) == "H264")
        return Branch{Stream::picture, begin + "rtph264depay ! " + h264(size, units)};
    const std::string decoder =
        is_rtp(format) ? rtp_sound_decoder(encoding_of(format)) : sound_decoder(format);
    if (decoder.empty()) return std::nullopt;
    return Branch{Stream::sound, begin + decoder + sound_end("sink")};
}

std::string name_of(const GstStructure* format) {
    std::string name = gst_structure_get_name(format);
    if (is_rtp(format)) name += " " + std::string(encoding_of(format));
    return name;
}

// A device that runs ahead of us loses pictures rather than making them late.
std::string capture_description(PictureSize size, bool with_sound) {
    std::string text = "v4l2src name=camera ! video/x-raw ! queue max-size-buffers=4 leaky=downstream ! " +
                       picture_end(size, "picture");
    if (with_sound)
        text += " alsasrc name=microphone ! queue max-size-time=1000000000 leaky=downstream ! " +
                sound_end("sound");
    return text;
}

}  // namespace paraninfo::program
