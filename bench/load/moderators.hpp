#pragma once
// Moderators who work one queue: each takes the next pending question, approves it or declines every eighth,
// and twice a second an approved one is put on air. How long it takes to the hall's screen is measured.

#include "bench/load/acks.hpp"

#include <deque>

namespace paraninfo::load {

class Moderators {
  public:
    struct Approved {
        std::string question;
        std::int64_t version = 0;
    };

    // The members [first, first + count) are moderators.
    Moderators(Loop& loop, Acks& acks, std::size_t first, std::size_t count)
        : loop_(loop), acks_(acks), first_(first), count_(count) {}

    // Works until then.
    void work(TimePoint until);
    // Drafts and opens the poll that everybody answers; `opened` gets its id.
    void open_poll(std::function<void(const std::string& poll)> opened);

    // Frames: of any one moderator, of the screen, of any one participant.
    void at_desk(std::string_view frame);
    void on_screen(std::string_view frame) { seen(frame, "question.put_on_air", aired_at_, to_screen_); }
    void on_page(std::string_view frame) { seen(frame, "question.approved", approved_at_, to_page_); }

    // In the order of their approval; the first `aired()` of them have been put on air.
    const std::vector<Approved>& approved() const { return approved_; }
    std::size_t aired() const { return aired_; }
    nlohmann::json figures();

  private:
    using Times = std::unordered_map<std::string, TimePoint>;
    static void seen(std::string_view frame, std::string_view kind, Times& times, Samples& samples);
    void decide();
    void put_on_air();
    std::size_t next_moderator() { return first_ + turn_++ % count_; }

    Loop& loop_;
    Acks& acks_;
    std::size_t first_;
    std::size_t count_;
    std::size_t turn_ = 0;
    std::size_t decided_ = 0;
    std::size_t aired_ = 0;
    std::size_t most_pending_ = 0;
    TimePoint until_;
    std::deque<Approved> pending_;
    std::vector<Approved> approved_;
    Times approved_at_;
    Times aired_at_;
    Samples to_screen_;
    Samples to_page_;
};

}  // namespace paraninfo::load
