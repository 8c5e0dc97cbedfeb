// What mixing costs, in cores at 720p and thirty frames a second: thread CPU time of the pump's own work,
// without decoders and encoders. One JSON object on standard output.

#include "media/mix/colours.hpp"
#include "media/mix/picture_mixer.hpp"
#include "media/mix/planes.hpp"
#include "media/mix/sound_matrix.hpp"
#include "media/program/feed.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <random>
#include <time.h>

namespace {

using namespace paraninfo;
using Layout = media_link::Scene::Layout;

constexpr mix::Size programme{1280, 720};
constexpr mix::Size small{640, 360};
constexpr int frames = 300;
constexpr int fps = 30;
constexpr std::size_t blocks = program::sound_blocks(fps);
constexpr std::size_t block = program::sound_rate / fps / blocks;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Of a second's frames.
template <class Work>
double cores(Work work) {
    work(0);
    const double from = cpu_seconds();
    for (int frame = 1; frame <= frames; ++frame) work(frame);
    return (cpu_seconds() - from) * fps / frames;
}

gst::SharedBuffer noise(mix::Size size) {
    std::mt19937 random(7);
    std::vector<std::uint8_t> bytes(mix::PictureLayout(size.width, size.height).bytes);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(16 + random() % 200);
    return mix::sized_picture(size, bytes);
}

std::vector<mix::Guest> guests(std::size_t count, mix::Size size) {
    std::vector<mix::Guest> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back({std::to_string(i), size, true});
    return all;
}

std::vector<mix::Layer> layers(const std::vector<mix::Place>& places, const gst::SharedBuffer& picture) {
    std::vector<mix::Layer> all;
    for (const mix::Place& place : places) all.push_back({picture, place});
    return all;
}

double pictures(std::size_t count, mix::Size size) {
    mix::PictureMixer mixer(programme);
    const auto all = layers(
        mix::arrange(count == 1 ? Layout::full : Layout::grid, programme, guests(count, size)), noise(size));
    return cores([&](int) { mixer.compose(all); });
}

double colours() {
    const auto picture = noise(programme);
    return cores([&](int) { mix::to_bt709(picture, programme); });
}

// The peer of colours().
double colours_by_gstreamer() {
    GstVideoInfo from, to;
    gst_video_info_set_format(&from, GST_VIDEO_FORMAT_I420, programme.width, programme.height);
    gst_video_info_set_format(&to, GST_VIDEO_FORMAT_I420, programme.width, programme.height);
    gst_video_colorimetry_from_string(&from.colorimetry, GST_VIDEO_COLORIMETRY_BT601);
    gst_video_colorimetry_from_string(&to.colorimetry, GST_VIDEO_COLORIMETRY_BT709);
    GstVideoConverter* converter = gst_video_converter_new(&from, &to, nullptr);
    const auto picture = noise(programme);
    const auto onto = noise(programme);
    const double taken = cores([&](int) {
        mix::MappedPicture in(picture.get(), from, GST_MAP_READ), out(onto.get(), to, GST_MAP_WRITE);
        gst_video_converter_frame(converter, &in.frame(), &out.frame());
    });
    gst_video_converter_free(converter);
    return taken;
}

double fade() {
    mix::PictureMixer mixer(programme);
    const auto from = noise(programme);
    const auto to = noise(programme);
    return cores([&](int frame) { mixer.blend(from, to, static_cast<unsigned>(1 + frame % 253)); });
}

// New places in each frame, as between two scenes.
double move() {
    mix::PictureMixer mixer(programme);
    const auto picture = noise(programme);
    const auto all = guests(2, programme);
    const auto from = mix::arrange(Layout::side_by_side, programme, all);
    const auto to = mix::arrange(Layout::picture_in_picture, programme, all);
    return cores([&](int frame) {
        mixer.compose(layers(mix::between(from, to, static_cast<unsigned>(frame % 30), 30), picture));
    });
}

double sounds(std::size_t count) {
    mix::SoundMatrix matrix;
    std::mt19937 random(7);
    std::vector<std::int16_t> samples(2 * block);
    for (std::int16_t& sample : samples)
        sample = static_cast<std::int16_t>(static_cast<int>(random() % 20000) - 10000);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(std::to_string(i));
    std::vector<std::int16_t> out(2 * block);
    const auto mix_a_block = [&] {
        matrix.begin(block);
        for (const std::string& name : names) matrix.add(name, samples, {});
        matrix.end();
        matrix.sum(out);
        for (const std::string& name : names) matrix.shared(std::array{mix::SoundMatrix::Share{name}}, out);
    };
    return cores([&](int) {
        for (std::size_t i = 0; i < blocks; ++i) mix_a_block();
    });
}

}  // namespace

int main(int argc, char** argv) {
    gst_init(&argc, &argv);
    nlohmann::ordered_json figures;
    for (const std::size_t count : {1, 2, 4, 9}) {
        const std::string name = "inputs_" + std::to_string(count);
        figures[name + "_of_720p_cores"] = pictures(count, programme);
        figures[name + "_of_360p_cores"] = pictures(count, small);
        figures[name + "_sound_cores"] = sounds(count);
    }
    figures["colours_cores"] = colours();
    figures["colours_by_gstreamer_cores"] = colours_by_gstreamer();
    figures["fade_cores"] = fade();
    figures["move_cores"] = move();
    std::printf("%s\n", figures.dump().c_str());
}
