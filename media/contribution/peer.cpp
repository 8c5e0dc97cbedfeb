#include "media/contribution/peer.hpp"

#include "media/contribution/announced.hpp"
#include "media/contribution/certificate.hpp"
#include "media/contribution/repair_wait.hpp"
#include "media/contribution/sdp/offer_text.hpp"

#define GST_USE_UNSTABLE_API
#include <gst/sdp/sdp.h>
#include <gst/webrtc/webrtc.h>

#include <optional>
#include <stdexcept>
#include <utility>

namespace paraninfo::contribution {
namespace {

struct FreeObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using OwnedObject = std::unique_ptr<void, FreeObject>;

struct FreeDescription {
    void operator()(GstWebRTCSessionDescription* description) const {
        gst_webrtc_session_description_free(description);
    }
};
using OwnedDescription = std::unique_ptr<GstWebRTCSessionDescription, FreeDescription>;

OwnedObject object_of(gpointer of, const char* property) {
    gpointer object = nullptr;
    g_object_get(of, property, &object, nullptr);
    if (!object) throw std::runtime_error(std::string("webrtcbin has no ") + property);
    return OwnedObject(object);
}

std::string description(const JudgedOffer& offer) {
    return std::string("webrtcbin name=peer bundle-policy=") + (offer.bundled ? "max-bundle" : "none") +
           " latency=" + std::to_string(RepairWait::least / std::chrono::milliseconds(1));
}

OwnedDescription description_of(const std::string& text) {
    GstSDPMessage* message = nullptr;
    if (gst_sdp_message_new_from_text(text.c_str(), &message) != GST_SDP_OK)
        throw std::runtime_error("the offer cannot be read");
    return OwnedDescription(gst_webrtc_session_description_new(GST_WEBRTC_SDP_TYPE_OFFER, message));
}

std::string local_description(GstElement* webrtc) {
    GstWebRTCSessionDescription* got = nullptr;
    g_object_get(webrtc, "local-description", &got, nullptr);
    const OwnedDescription owned(got);
    if (!owned) return {};
    const gst::Owned<char> text(gst_sdp_message_as_text(owned->sdp));
    return text ? text.get() : std::string();
}

// Why a promise was not kept; nothing where it was. At once: it is over when it is looked at.
std::optional<std::string> fault_of(GstPromise* promise) {
    if (gst_promise_wait(promise) != GST_PROMISE_RESULT_REPLIED) return "interrupted";
    const GstStructure* reply = gst_promise_get_reply(promise);
    GError* error = nullptr;
    if (!reply || !gst_structure_get(reply, "error", G_TYPE_ERROR, &error, nullptr)) return std::nullopt;
    const gst::Owned<GError> owned(error);
    return error ? error->message : "unknown";
}

// PEM; empty where there is none.
std::string remote_certificate(GstWebRTCRTPTransceiver* transceiver) {
    GObject* receiver = nullptr;
    g_object_get(transceiver, "receiver", &receiver, nullptr);
    const OwnedObject owned_receiver(receiver);
    GObject* transport = nullptr;
    if (receiver) g_object_get(receiver, "transport", &transport, nullptr);
    const OwnedObject owned_transport(transport);
    char* pem = nullptr;
    if (transport) g_object_get(transport, "remote-certificate", &pem, nullptr);
    const gst::Owned<char> owned_pem(pem);
    return pem ? pem : std::string();
}

}  // namespace

Peer::Peer(const PeerSettings& settings, const JudgedOffer& offer, PeerHandlers handlers) {
    talk_->handlers = std::move(handlers);
    pipeline_ = std::make_unique<gst::Pipeline>(
        description(offer), [talk = talk_](gst::Pipeline::Trouble trouble, const std::string& text) {
            if (trouble == gst::Pipeline::Trouble::error) talk->say_failed(text);
        });
    webrtc_ = pipeline_->element("peer");
    const gst::Owned<GstClock> clock(gst_system_clock_obtain());
    gst_pipeline_use_clock(GST_PIPELINE(pipeline_->get()), clock.get());
    set_up_ice(settings);
    watch();
}

Peer::~Peer() {
    {
        const std::lock_guard lock(talk_->mutex);
        talk_->handlers = {};
    }
    pipeline_->stop();  // its threads ask for it until then
}

gst::Owned<GstElement> Peer::rtpbin() {
    return gst::Owned<GstElement>(gst_bin_get_by_name(GST_BIN(webrtc_.get()), "rtpbin"));
}

// Port mapping at the router costs 200 ms a session and gives nothing to a server. By TCP a session is
// reached through the gateway: libnice would keep whoever connects.
void Peer::set_up_ice(const PeerSettings& settings) {
    const OwnedObject ice = object_of(webrtc_.get(), "ice-agent");
    const OwnedObject agent = object_of(ice.get(), "agent");
    g_object_set(agent.get(), "upnp", FALSE, "ice-tcp", FALSE, nullptr);
    if (settings.port_max != 0)
        g_object_set(ice.get(), "min-rtp-port", guint{settings.port_min}, "max-rtp-port",
                     guint{settings.port_max}, nullptr);
    for (const std::string& address : settings.addresses) {
        if (!is_of_this_machine(address)) {
            talk_->announced.push_back(address);
            continue;
        }
        gboolean added = FALSE;
        g_signal_emit_by_name(ice.get(), "add-local-ip-address", address.c_str(), &added);
        if (!added) throw std::runtime_error("ICE does not take an address of this machine");
    }
    if (!settings.stun.empty()) g_object_set(webrtc_.get(), "stun-server", settings.stun.c_str(), nullptr);
}

void Peer::watch() {
    static const auto owner = [](gpointer data) { return *static_cast<std::shared_ptr<Talk>*>(data); };
    const auto let_go = +[](gpointer data, GClosure*) { delete static_cast<std::shared_ptr<Talk>*>(data); };
    const auto gathering = +[](GstElement* webrtc, GParamSpec*, gpointer data) {
        GstWebRTCICEGatheringState state{};
        g_object_get(webrtc, "ice-gathering-state", &state, nullptr);
        if (state == GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE) owner(data)->say_answer(webrtc);
    };
    const auto connection = +[](GstElement* webrtc, GParamSpec*, gpointer data) {
        GstWebRTCPeerConnectionState state{};
        g_object_get(webrtc, "connection-state", &state, nullptr);
        const auto talk = owner(data);
        talk->connected = state == GST_WEBRTC_PEER_CONNECTION_STATE_CONNECTED;
        if (state >= GST_WEBRTC_PEER_CONNECTION_STATE_DISCONNECTED) talk->lost = true;
    };
    g_signal_connect_data(webrtc_.get(), "notify::ice-gathering-state", G_CALLBACK(gathering),
                          new std::shared_ptr<Talk>(talk_), let_go, GConnectFlags{});
    g_signal_connect_data(webrtc_.get(), "notify::connection-state", G_CALLBACK(connection),
                          new std::shared_ptr<Talk>(talk_), let_go, GConnectFlags{});
}

void Peer::answer(const JudgedOffer& offer) {
    const OwnedDescription remote = description_of(offer_text(offer));
    g_signal_emit_by_name(webrtc_.get(), "set-remote-description", remote.get(),
                          promise(talk_, webrtc_.get(), &Peer::remote_is_set));
}

bool Peer::is_who_offered(const JudgedOffer& offer) {
    for (unsigned i = 0; i < offer.media.size(); ++i) {
        GstWebRTCRTPTransceiver* found = nullptr;
        g_signal_emit_by_name(webrtc_.get(), "get-transceiver", static_cast<gint>(i), &found);
        const OwnedObject owned(found);
        if (found && certificate_matches(remote_certificate(found), offer.media[i].fingerprint)) continue;
        talk_->say_failed("the other end has another certificate than the offer names");
        return false;
    }
    return true;
}

void Peer::answer_with_what_there_is() {
    talk_->say_answer(webrtc_.get());
}

void Peer::add_candidate(unsigned section, const std::string& candidate) {
    g_signal_emit_by_name(webrtc_.get(), "add-ice-candidate", section, candidate.c_str());
}

// The one who is called unreferences it.
GstPromise* Peer::promise(const std::shared_ptr<Talk>& talk, GstElement* webrtc, Then then) {
    struct Held {
        Step step;
        Then then;
    };
    auto* held = new Held{{talk, webrtc}, then};
    return gst_promise_new_with_change_func(
        [](GstPromise* promise, gpointer data) {
            auto& to = *static_cast<Held*>(data);
            to.then(to.step, promise);
            gst_promise_unref(promise);
        },
        held, [](gpointer data) { delete static_cast<Held*>(data); });
}

void Peer::remote_is_set(Step& step, GstPromise* done) {
    if (const auto fault = fault_of(done))
        return step.talk->say_failed("the offer cannot be taken: " + *fault);
    g_signal_emit_by_name(step.webrtc, "create-answer", nullptr,
                          promise(step.talk, step.webrtc, &Peer::answer_is_made));
}

void Peer::answer_is_made(Step& step, GstPromise* done) {
    GstWebRTCSessionDescription* made = nullptr;
    const auto fault = fault_of(done);
    if (!fault)
        gst_structure_get(gst_promise_get_reply(done), "answer", GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &made,
                          nullptr);
    const OwnedDescription answer(made);
    if (!answer) return step.talk->say_failed("the offer cannot be answered: " + fault.value_or("no answer"));
    g_signal_emit_by_name(step.webrtc, "set-local-description", answer.get(),
                          promise(step.talk, step.webrtc, &Peer::local_is_set));
}

void Peer::local_is_set(Step& step, GstPromise* done) {
    if (const auto fault = fault_of(done))
        return step.talk->say_failed("the answer cannot be set: " + *fault);
    step.talk->described = true;
    GstWebRTCICEGatheringState state{};
    g_object_get(step.webrtc, "ice-gathering-state", &state, nullptr);
    if (state == GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE) step.talk->say_answer(step.webrtc);
}

// Whoever comes first: the end of the gathering, the description, or the deadline.
void Peer::Talk::say_answer(GstElement* webrtc) {
    std::string text = described ? local_description(webrtc) : std::string();
    const std::lock_guard lock(mutex);
    if (text.empty()) return;
    if (const auto answer = std::exchange(handlers.answered, nullptr)) answer(announced_in(text, announced));
}

void Peer::Talk::say_failed(const std::string& words) {
    const std::lock_guard lock(mutex);
    lost = true;
    if (const auto fail = std::exchange(handlers.failed, nullptr)) fail(words);
}

}  // namespace paraninfo::contribution
