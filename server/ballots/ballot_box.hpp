// Keeps secret ballots: makes and holds the keys that sign papers, checks and stores what is posted, counts
// it when a poll is over. One thread of its own with bounded queues before it. It is never told a person.
#pragma once

#include "protocol/commands/polls.hpp"
#include "server/access/buckets.hpp"
#include "server/ballots/ballot_table.hpp"
#include "server/ballots/key_shelf.hpp"
#include "server/live/ballots.hpp"
#include "server/room/token_bucket.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace paraninfo::ballots {

inline constexpr std::size_t queued_max = 2'000;
inline constexpr std::size_t suspects_max = 100;      // from addresses that sent too many without a signature
inline constexpr std::size_t unwritten_max = 50'000;  // ballots that wait for their batch
inline constexpr room::Rate pace{.per_second = 1'000, .burst = 4'000};  // of all that is posted

class BallotBox final : public live::Ballots {
  public:
    enum class Outcome {
        on_its_way,  // taken, not yet durable
        kept,        // durable, this very ballot
        invalid,     // not signed for this poll, or no ballot of its kind
        closed,      // the poll takes no ballots (any more), or never did
        failed
    };
    enum class Taken { yes, limited, full };
    using Done = std::function<void(Outcome)>;

    // Answers to the rooms are posted to `rooms`. `room_ids`: keys that none of these claims are deleted once
    // all have been read. Throws what the table and the shelf throw.
    BallotBox(boost::asio::any_io_executor rooms, const std::filesystem::path& data_dir,
              std::set<RoomId> room_ids);
    // Writes what waits.
    ~BallotBox() override;
    BallotBox(const BallotBox&) = delete;
    BallotBox& operator=(const BallotBox&) = delete;

    // Any thread; if taken, `done` is called once on the box's thread, unless the box ends before. `address`
    // is for the pace of those that send what is not signed, and is forgotten with it.
    Taken submit(const RoomId& room, SecretBallot ballot, const std::string& address, Done done);

    std::optional<std::string> take_key() override;
    std::optional<std::string> sign(const std::string& modulus, const std::string& blinded) override;
    void restored(const RoomId& room, const std::vector<Poll>& uncounted) override;
    void admit(const RoomId& room, const Poll& poll) override;
    void count(const RoomId& room, const Poll& poll,
               std::function<void(std::optional<SecretCount>)> done) override;
    void counted(const Poll& poll) override;

  private:
    using Steady = std::chrono::steady_clock;
    struct OpenPoll {
        Poll poll;
        PaperCheck check;
    };
    struct Posted {
        RoomId room;
        SecretBallot ballot;
        std::string address;
        Done done;
    };
    struct Counting {
        RoomId room;
        Poll poll;
        std::function<void(std::optional<SecretCount>)> done;
    };
    struct Work {
        std::deque<Posted> posted;
        std::deque<Counting> counting;
        std::vector<std::string> spent;  // moduli
        bool needs_spare = false;
    };
    using KeyPtr = std::shared_ptr<const PaperKey>;

    // ballot_box.cpp: the thread.
    void run(const std::stop_token& stop);
    std::optional<Work> next_work(const std::stop_token& stop);
    void perform(Work work);
    void make_spare();
    void answer_count(const Counting& counting);
    bool flush();
    std::optional<std::chrono::milliseconds> flush_in() const;

    // ballot_box_judging.cpp: what becomes of one that was posted.
    void judge(Posted& posted);
    Outcome judged(const Posted& posted);
    std::shared_ptr<const OpenPoll> open_poll(const std::string& name);
    void charge(const std::string& address);

    const boost::asio::any_io_executor rooms_;

    // Of the thread alone.
    KeyShelf shelf_;
    BallotTable table_;
    Batch unwritten_;
    Steady::time_point unwritten_since_;
    std::optional<Steady::time_point> retry_at_;  // the disk refused

    std::mutex mutex_;  // all below
    std::condition_variable_any changed_;
    std::map<std::string, KeyPtr> keys_;  // by modulus, base64url
    KeyPtr spare_;
    std::set<std::string> unclaimed_;  // keys of an earlier run
    std::set<RoomId> unread_rooms_;
    std::map<std::string, std::shared_ptr<const OpenPoll>> open_;
    std::deque<Posted> suspects_;
    Work work_;
    access::Buckets unsigned_by_address_;
    room::TokenBucket pace_;

    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace paraninfo::ballots
