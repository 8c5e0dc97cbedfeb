#pragma once

// All that a worker has to do with panelists: who publishes, by session, and who hears and sees the return.
// It knows no room, no scene and no mix: pictures and sounds go to a Receiver, and the return comes from
// whoever mixes. Offers are answered on a signalling thread of its own; no call here waits for the network,
// and all may be made on any thread.

#include "media/contribution/receiver.hpp"
#include "protocol/media_link/messages.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace paraninfo::contribution {

// A sound that somebody hears: the bus without their own part. Players that hear the same are one listener.
struct Listener {
    // The source that is left out (empty: none), or of a solo the only one that is heard. A producer's is
    // their talkback, which is in no programme: nothing is left out, and by its name they hear asides.
    std::string own;
    media_link::Offer::Bus bus = media_link::Offer::Bus::programme;
    // Who plays that bus with nothing of their own in it has loudspeakers in the hall.
    bool is_hall() const { return own.empty() && bus == media_link::Offer::Bus::hall_minus; }
    bool operator==(const Listener&) const = default;
};
using Listeners = std::shared_ptr<const std::vector<Listener>>;  // never null

struct ContributionHandlers {
    std::function<void(media_link::Answer)> answered;   // one for each offer, within answer_within
    std::function<void(const std::string& text)> said;  // what somebody should read in a log
};

// What the return's picture is made of.
struct ReturnSource {
    int width = 1280;  // of the pictures that come by picture()
    int height = 720;
    int fps = 30;
};

class Contributions {
  public:
    static constexpr std::size_t waiting_max = 256;  // of offers and candidates not yet looked at

    // `settings.taken` is true. The receiver and what the handlers use outlive this; handlers come on its
    // thread, but the answer to an offer too many on the one that brought it.
    Contributions(media_link::Contribution settings, ReturnSource programme, Receiver& receiver,
                  ContributionHandlers handlers);
    ~Contributions();  // ends every session; end() of each source has come when it is done
    Contributions(const Contributions&) = delete;
    Contributions& operator=(const Contributions&) = delete;

    // An offer too many is answered 503, a candidate dropped; a leave is always taken.
    void offer(media_link::Offer offer);
    void candidate(media_link::Candidate candidate);
    void leave(const media_link::Leave& leave);
    // Of these sources the whole picture is needed, of the others no more than a thumbnail; of all of them
    // before the first call. The newest counts.
    void want_whole(std::vector<std::string> sources);
    // The machine is behind with the programme: nobody comes in who need not (places.hpp).
    void set_behind(bool behind);

    // How the sources are; those that are over are `gone` in one call, and in none after it, and those that
    // were put out are `too_much` for as long as they are not taken. `peak` is left at its least: who mixes
    // knows it. Asked by one caller.
    media_link::Sources sources();

    // The return, in real time. Cheap while nobody plays: ask `listeners` before making a sound for one.
    // The programme's picture, I420 at its size.
    void picture(Instant at, gst::SharedBuffer picture);
    // Whose sounds are wanted now.
    Listeners listeners() const;
    // 48 kHz, interleaved stereo, without a gap between calls; blocks of any length up to a second.
    void sound(const Listener& listener, Instant at, std::span<const std::int16_t> samples);

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace paraninfo::contribution
