#pragma once

// The publications and the players of a worker by their sessions: who is let in, who takes whose place, and
// when a session is over. Everything but sources() and feed() on the signalling thread.

#include "media/contribution/barred.hpp"
#include "media/contribution/contributions.hpp"
#include "media/contribution/places.hpp"
#include "media/contribution/publisher.hpp"
#include "media/contribution/return_feed.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace paraninfo::contribution {

class Sessions {
  public:
    // Of an offer: then it is answered with what there is, and then, without an answer, refused.
    static constexpr Instant gathers_within = std::chrono::seconds(4);
    static constexpr Instant answers_within = std::chrono::seconds(8);  // inside media_link::answer_within
    // For one that sends nothing else: each is looked at.
    static constexpr std::size_t candidates_max = 2 * offer_candidates_max;
    static constexpr std::size_t talkbacks_max = 4;  // beside those who publish: sound alone, of producers

    // Has a function called on the signalling thread soon; may be used on any thread.
    using Post = std::function<void(std::function<void()>)>;

    // The receiver and the handlers outlive this.
    Sessions(media_link::Contribution settings, ReturnSource programme, Receiver& receiver,
             const ContributionHandlers& handlers, Post post);
    ~Sessions();  // after end_all()
    Sessions(const Sessions&) = delete;
    Sessions& operator=(const Sessions&) = delete;

    // Makes the process's DTLS certificate, for which the first session would wait.
    void warm_up();
    void offer(const media_link::Offer& offer);
    void candidate(const media_link::Candidate& candidate);
    void leave(const std::string& session);
    // See Contributions::want_whole().
    void want_whole(std::vector<std::string> sources);
    void tend();
    void end_all();

    media_link::Sources sources();  // any thread
    ReturnFeed& feed() { return feed_; }
    void set_behind(bool behind) { behind_ = behind; }  // any thread

  private:
    struct Session {
        std::string source;  // of a publisher
        Listener listener;   // of a player
        JudgedOffer offer;
        Instant began{0};
        bool answered = false;
        bool over = false;
        bool left = false;  // it said so
        std::size_t candidates = 0;
        std::unique_ptr<Publisher> publisher;
        std::unique_ptr<ReturnPlayer> player;

        Peer& peer() { return publisher ? publisher->peer() : player->peer(); }
    };
    using Place = std::map<std::string, Session>::iterator;

    std::optional<Refusal> full(const media_link::Offer& offer);
    bool is_barred(const media_link::Offer& offer);
    void put_out(const Session& session, Instant now);
    bool is_wanted(const std::string& source) const;
    Places& places_of(const std::string& source);
    void begin(const media_link::Offer& offer, JudgedOffer judged);
    void end_unanswered(const std::string& source);
    std::unique_ptr<Publisher> make_publisher(const std::string& id, const Session& session);
    std::unique_ptr<ReturnPlayer> make_player(const std::string& id, const Session& session);
    PeerHandlers peer_handlers(const std::string& id);
    void take_answer(const std::string& id, const std::string& sdp);
    void take_failure(const std::string& id, const std::string& words);
    void take_the_place_of_others(const std::string& id);
    void refuse(const std::string& id, const Refusal& refusal);
    void keep_deadline(Place session, Instant now);
    bool is_over(Session& session, Instant now);
    Place end(Place session);
    void note_sources();
    void add_barred(std::vector<media_link::SourceState>& states);
    static std::string name_of(const Session& session);

    const media_link::Contribution settings_;
    const PeerSettings peer_settings_;
    Receiver& receiver_;
    const ContributionHandlers& handlers_;
    const Post post_;
    ReturnFeed feed_;
    std::map<std::string, Session> sessions_;
    Places places_;
    Barred barred_;
    Places talkbacks_{talkbacks_max};
    std::optional<std::vector<std::string>> wanted_;  // nothing: all
    std::atomic<bool> behind_ = false;

    std::mutex mutex_;  // of these
    std::vector<media_link::SourceState> states_;
    std::vector<media_link::SourceState> gone_;
};

}  // namespace paraninfo::contribution
