// A room's panelists as its worker hears of them: offers on their way to their answers, the mix that is
// wanted, and checks of what the worker says of the sources. Knows neither seats nor HTTP. Lives on the rooms
// thread.
#pragma once

#include "protocol/media_link/messages.hpp"
#include "server/workers/supervisor.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace paraninfo::workers {

class ContributionLink {
  public:
    using Time = hls::Time;
    using Clock = std::function<Time()>;
    // False while no worker is connected.
    using Send = std::function<bool(const media_link::Message&)>;

    static constexpr std::size_t offers_waiting_max = 32;
    static constexpr std::size_t reports_burst = 20;  // of sources, five a second
    // Two a second of each source, and as many at once as there can be.
    static constexpr std::size_t pictures_burst = 2 * media_link::sources_max;

    // `outlet` outlives it.
    ContributionLink(std::string room, bool taken, Outlet& outlet, Clock clock, Send send);
    // What waits is answered.
    ~ContributionLink();
    ContributionLink(const ContributionLink&) = delete;
    ContributionLink& operator=(const ContributionLink&) = delete;

    // `answered` is called once, within media_link::answer_within: 409 where none are taken, 503 without a
    // worker, without a place to wait, and when the time is over (then the session is ended).
    void offer(media_link::Offer offer, Answered answered);
    void tell(const media_link::Message& message);  // a candidate or a leave
    // Kept for each later run, which begins with it without a transition.
    void set_mix(media_link::Mix mix);
    void set_asides(media_link::Asides asides);  // kept as well
    // The outlet is told what came of it, or at once that it cannot be made.
    void test_echo();

    void connected();
    void ended();  // the run: what waits is answered, and no source is left
    void tick();
    // Empty, or what the message breaks; nothing at all for a message that is none of these.
    std::optional<std::string_view> received(const media_link::Message& message);

  private:
    struct Waiting {
        Answered answered;
        Time until;
    };
    // How many of something may come: so many at once, and so many a second.
    struct Allowance {
        double tokens = 0;
        Time filled_at{};
        bool take(double burst, double per_second, Time now);
    };

    std::string_view take(const media_link::Answer& answer);
    std::string_view take(const media_link::Sources& sources);
    std::string_view take(const media_link::SourcePicture& picture);
    std::string_view take(const media_link::EchoTested& tested);

    const std::string room_;
    const bool taken_;
    Outlet& outlet_;
    const Clock clock_;
    const Send send_;
    std::unordered_map<std::string, Waiting> waiting_;  // by session
    std::size_t late_ = 0;  // offers of this run whose time was over: as many answers may still come
    std::optional<media_link::Mix> mix_;
    std::optional<media_link::Asides> asides_;
    bool tests_echo_ = false;
    bool has_sources_ = false;
    Allowance reports_, pictures_;
};

}  // namespace paraninfo::workers
