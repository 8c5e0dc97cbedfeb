#pragma once

// One end of a WebRTC connection that answers an offer: webrtcbin in a pipeline of its own, with what
// GStreamer must be told so that it works well (docs/decisions/contribution.md). Who owns it adds what comes
// before or behind webrtcbin. Made and destroyed on the signalling thread, never on one of its own.

#include "media/contribution/sdp/offer.hpp"
#include "media/gst/pipeline.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace paraninfo::contribution {

struct PeerSettings {
    std::uint16_t port_min = 0;  // UDP; both 0: any
    std::uint16_t port_max = 0;
    // Those that are the machine's own are the only ones used; others are announced beside.
    std::vector<std::string> addresses = {};
    std::string stun = {};  // stun://HOST:PORT, or empty
};

// On GStreamer's threads, one at a time. None of them may destroy the peer.
struct PeerHandlers {
    std::function<void(std::string sdp)> answered;         // once; complete: gathering is over
    std::function<void(const std::string& words)> failed;  // it is of no more use
};

class Peer {
  public:
    Peer(const PeerSettings& settings, const JudgedOffer& offer, PeerHandlers handlers);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    GstBin* bin() { return GST_BIN(pipeline_->get()); }
    GstElement* webrtc() { return webrtc_.get(); }
    gst::Owned<GstElement> rtpbin();

    void play() { pipeline_->play(); }
    // Once it plays and what the owner adds is in its place.
    void answer(const JudgedOffer& offer);
    // Tells the answer as it is, where the gathering takes too long; fails where there is none.
    void answer_with_what_there_is();
    void add_candidate(unsigned section, const std::string& candidate);

    bool connected() const { return talk_->connected; }
    // Once connected: whether each transport's other end has the certificate that its section named. Fails
    // the peer where not.
    bool is_who_offered(const JudgedOffer& offer);
    // It was connected, or tried to be, and is no more.
    bool lost() const { return talk_->lost; }

  private:
    struct Talk {
        void say_answer(GstElement* webrtc);
        void say_failed(const std::string& words);
        std::mutex mutex;  // of handlers, which are gone when the peer is
        PeerHandlers handlers;
        std::vector<std::string> announced = {};
        std::atomic<bool> connected = false;
        std::atomic<bool> lost = false;
        std::atomic<bool> described = false;  // the local description is set
    };
    // What a promise holds: it may outlive the peer.
    struct Step {
        std::shared_ptr<Talk> talk;
        GstElement* webrtc = nullptr;  // there is one wherever a promise was kept
    };
    using Then = void (*)(Step& step, GstPromise* promise);
    static GstPromise* promise(const std::shared_ptr<Talk>& talk, GstElement* webrtc, Then then);
    static void remote_is_set(Step& step, GstPromise* promise);
    static void answer_is_made(Step& step, GstPromise* promise);
    static void local_is_set(Step& step, GstPromise* promise);

    void set_up_ice(const PeerSettings& settings);
    void watch();

    std::shared_ptr<Talk> talk_ = std::make_shared<Talk>();
    std::unique_ptr<gst::Pipeline> pipeline_;
    gst::Owned<GstElement> webrtc_;
};

}  // namespace paraninfo::contribution
