#include "media/gst/pipeline.hpp"

#include <stdexcept>

namespace paraninfo::gst {
namespace {

std::string text_of(GstMessage* message) {
    GError* error = nullptr;
    char* detail = nullptr;
    gst_message_parse_error(message, &error, &detail);
    const Owned<GError> owned_error(error);
    const Owned<char> owned_detail(detail);
    const char* source = GST_MESSAGE_SRC(message) ? GST_OBJECT_NAME(GST_MESSAGE_SRC(message)) : "?";
    return std::string(source) + ": " + (error ? error->message : "unknown error");
}

}  // namespace

Pipeline::Pipeline(const std::string& description, OnTrouble on_trouble)
    : on_trouble_(std::move(on_trouble)) {
    GError* error = nullptr;
    GstElement* parsed =
        gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &error);
    const Owned<GError> owned_error(error);
    if (!parsed) throw std::runtime_error(error ? error->message : "a pipeline cannot be made");
    // A description of one element gives that element, not a pipeline.
    GstElement* whole = parsed;
    if (!GST_IS_PIPELINE(parsed)) {
        whole = gst_pipeline_new(nullptr);
        gst_bin_add(GST_BIN(whole), parsed);  // takes it
    }
    pipeline_.reset(GST_ELEMENT(gst_object_ref_sink(whole)));
    const Owned<GstBus> bus(gst_element_get_bus(pipeline_.get()));
    gst_bus_set_sync_handler(bus.get(), &Pipeline::take_message, this, nullptr);
}

Pipeline::~Pipeline() {
    stop();
    const Owned<GstBus> bus(gst_element_get_bus(pipeline_.get()));
    gst_bus_set_sync_handler(bus.get(), nullptr, nullptr, nullptr);
}

Owned<GstElement> Pipeline::element(const char* name) {
    Owned<GstElement> found(gst_bin_get_by_name(GST_BIN(pipeline_.get()), name));
    if (!found) throw std::runtime_error(std::string("no element named ") + name);
    return found;
}

void Pipeline::play() {
    go(GST_STATE_PLAYING);
}

void Pipeline::hold() {
    go(GST_STATE_PAUSED);
}

void Pipeline::stop() {
    gst_element_set_state(pipeline_.get(), GST_STATE_NULL);
}

void Pipeline::go(GstState state) {
    if (gst_element_set_state(pipeline_.get(), state) == GST_STATE_CHANGE_FAILURE)
        throw std::runtime_error("a pipeline cannot start");
}

GstBusSyncReply Pipeline::take_message(GstBus*, GstMessage* message, gpointer self) {
    auto& pipeline = *static_cast<Pipeline*>(self);
    if (pipeline.on_trouble_) {
        if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR)
            pipeline.on_trouble_(Trouble::error, text_of(message));
        else if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS)
            pipeline.on_trouble_(Trouble::end, {});
    }
    gst_message_unref(message);
    return GST_BUS_DROP;
}

}  // namespace paraninfo::gst
