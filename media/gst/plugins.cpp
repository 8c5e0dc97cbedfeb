#include "media/gst/plugins.hpp"

#include "media/gst/handles.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace paraninfo::gst {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& allowed_plugins() {
    static const std::vector<std::string> names{"libgstapp.so",
                                                "libgstcoreelements.so",
                                                "libgstvideoconvertscale.so",
                                                "libgstaudioconvert.so",
                                                "libgstaudioresample.so",
                                                "libgstx264.so",
                                                "libgstlibav.so",
                                                "libgstmpegtsdemux.so",
                                                "libgstmpegtsmux.so",
                                                "libgstisomp4.so",
                                                "libgstmatroska.so",
                                                "libgstvideoparsersbad.so",
                                                "libgstaudioparsers.so",
                                                "libgstflv.so",
                                                "libgstdeinterlace.so",
                                                "libgstmpg123.so",
                                                "libgstopus.so",
                                                "libgstrtsp.so",
                                                "libgstrtp.so",
                                                "libgstrtpmanager.so",
                                                "libgstudp.so",
                                                "libgstmulaw.so",
                                                "libgstalaw.so",
                                                "libgstvideo4linux2.so",
                                                "libgstalsa.so",
                                                "libgstpng.so",
                                                "libgstjpeg.so",
                                                "libgstwebrtc.so",
                                                "libgstnice.so",
                                                "libgstdtls.so",
                                                "libgstsrtp.so",
                                                "libgstvpx.so"};
    return names;
}

void link_plugins(const fs::path& folder) {
    fs::create_directories(folder);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        const auto& allowed = allowed_plugins();
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) fs::remove_all(entry.path());
    }
    for (const std::string& name : allowed_plugins()) {
        const fs::path real = fs::path(PARANINFO_GST_PLUGINS_DIR) / name;
        if (!fs::exists(real)) throw std::runtime_error("a GStreamer plugin is missing: " + real.string());
        std::error_code ec;
        fs::create_symlink(real, folder / name, ec);
        if (!fs::is_symlink(folder / name) || fs::read_symlink(folder / name) != real)
            throw std::runtime_error("not a link to the plugin: " + (folder / name).string());
    }
}

void set_environment(const fs::path& folder) {
    ::setenv("GST_PLUGIN_SYSTEM_PATH_1_0", (folder / "plugins").c_str(), 1);
    ::setenv("GST_PLUGIN_PATH_1_0", "", 1);
    ::unsetenv("GST_PLUGIN_SYSTEM_PATH");
    ::unsetenv("GST_PLUGIN_PATH");
    ::setenv("GST_REGISTRY_1_0", (folder / "registry.bin").c_str(), 1);
    ::setenv("GST_REGISTRY_FORK", "no", 1);  // no scanner process: the sandbox forbids exec
}

using Walk = void (*)(GstPluginFeature*, gpointer);

void for_each_feature(Walk walk, gpointer data) {
    GstRegistry* registry = gst_registry_get();
    GList* all = gst_registry_feature_filter(registry, nullptr, FALSE, nullptr);
    for (GList* item = all; item; item = item->next) walk(GST_PLUGIN_FEATURE(item->data), data);
    gst_plugin_feature_list_free(all);
}

bool is_allowed(GstPluginFeature* feature) {
    const auto& allowed = allowed_elements();
    return GST_IS_ELEMENT_FACTORY(feature) &&
           std::find(allowed.begin(), allowed.end(), gst_plugin_feature_get_name(feature)) != allowed.end();
}

void remove_unless_allowed(GstPluginFeature* feature, gpointer) {
    if (!is_allowed(feature)) gst_registry_remove_feature(gst_registry_get(), feature);
}

std::vector<std::string> names_left(bool elements) {
    struct Wanted {
        bool elements;
        std::vector<std::string> names;
    } wanted{elements, {}};
    for_each_feature(
        [](GstPluginFeature* feature, gpointer data) {
            auto& into = *static_cast<Wanted*>(data);
            if (static_cast<bool>(GST_IS_ELEMENT_FACTORY(feature)) == into.elements)
                into.names.emplace_back(gst_plugin_feature_get_name(feature));
        },
        &wanted);
    std::sort(wanted.names.begin(), wanted.names.end());
    return wanted.names;
}

// Sorted; some are in several groups.
std::vector<std::string> elements_of_all(const std::vector<Source>& sources) {
    std::vector<std::string> all;
    for (const Source source : sources)
        all.insert(all.end(), elements_of(source).begin(), elements_of(source).end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace

const std::vector<std::string>& elements_of(Source source) {
    static const std::vector<std::string> bytes{"aacparse",       "appsink",       "appsrc",
                                                "audioconvert",   "audioresample", "avdec_aac",
                                                "avdec_h264",     "avenc_aac",     "bin",
                                                "capsfilter",     "deinterlace",   "fakesink",
                                                "filesrc",        "flvdemux",      "h264parse",
                                                "jpegdec",        "jpegenc",       "matroskademux",
                                                "mpegaudioparse", "mpegtsmux",     "mpg123audiodec",
                                                "opusdec",        "pipeline",      "pngdec",
                                                "qtdemux",        "queue",         "tee",
                                                "tsdemux",        "videoconvert",  "videoscale",
                                                "x264enc"};
    static const std::vector<std::string> rtsp{
        "alawdec",      "fakesrc",         "funnel",       "mulawdec",     "rtpbin",
        "rtph264depay", "rtpjitterbuffer", "rtpmp4adepay", "rtpmp4gdepay", "rtpmpadepay",
        "rtpopusdepay", "rtppcmadepay",    "rtppcmudepay", "rtpptdemux",   "rtpsession",
        "rtpssrcdemux", "rtpstorage",      "rtspsrc",      "udpsink",      "udpsrc"};
    static const std::vector<std::string> capture{"alsasrc", "v4l2src"};
    static const std::vector<std::string> webrtc{
        "clocksync",    "dtlsdec",    "dtlsenc",       "dtlssrtpdec",     "dtlssrtpdemux", "dtlssrtpenc",
        "funnel",       "nicesink",   "nicesrc",       "opusenc",         "rtpbin",        "rtpfunnel",
        "rtph264depay", "rtph264pay", "rtphdrexttwcc", "rtpjitterbuffer", "rtpopusdepay",  "rtpopuspay",
        "rtpptdemux",   "rtpreddec",  "rtpredenc",     "rtprtxreceive",   "rtprtxsend",    "rtpsession",
        "rtpssrcdemux", "rtpstorage", "rtpulpfecdec",  "rtpulpfecenc",    "rtpvp8depay",   "srtpdec",
        "srtpenc",      "vp8dec",     "webrtcbin"};
    switch (source) {
        case Source::rtsp:
            return rtsp;
        case Source::capture:
            return capture;
        case Source::webrtc:
            return webrtc;
        case Source::bytes:
            break;
    }
    return bytes;
}

const std::vector<std::string>& allowed_elements() {
    static const std::vector<std::string> names =
        elements_of_all({Source::bytes, Source::rtsp, Source::capture, Source::webrtc});
    return names;
}

void give_up_all_but(const std::vector<Source>& used) {
    std::vector<Source> kept = used;
    kept.push_back(Source::bytes);
    const std::vector<std::string> names = elements_of_all(kept);
    for (const std::string& name : allowed_elements()) {
        if (std::binary_search(names.begin(), names.end(), name)) continue;
        GstPluginFeature* feature = gst_registry_lookup_feature(gst_registry_get(), name.c_str());
        if (!feature) continue;
        gst_registry_remove_feature(gst_registry_get(), feature);
        gst_object_unref(feature);
    }
}

void start_with_allowed_plugins(const std::string& folder) {
    const fs::path absolute = fs::absolute(folder);
    link_plugins(absolute / "plugins");
    set_environment(absolute);
    GError* error = nullptr;
    const bool started = gst_init_check(nullptr, nullptr, &error);
    const Owned<GError> owned_error(error);
    if (!started) throw std::runtime_error(error ? error->message : "GStreamer cannot start");
    for_each_feature(&remove_unless_allowed, nullptr);
    const auto left = elements_left();
    for (const std::string& name : allowed_elements())
        if (!std::binary_search(left.begin(), left.end(), name))
            throw std::runtime_error("a GStreamer element is missing: " + name);
}

std::vector<std::string> elements_left() {
    return names_left(true);
}
std::vector<std::string> other_features_left() {
    return names_left(false);
}

}  // namespace paraninfo::gst
