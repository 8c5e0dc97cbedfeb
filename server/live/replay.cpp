#include "server/live/replay.hpp"

#include "protocol/json/journal_entry.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "server/live/encoding.hpp"
#include "server/room/room.hpp"
#include "server/room/snapshot.hpp"

#include <utility>

namespace paraninfo::live {

namespace {
constexpr std::size_t read_at_once = 512;  // so that the rooms thread is not held for long
}

void Replay::start(journal::Log& log, const RoomSettings& settings, Done done, ReplayWatch watch) {
    const auto replay = std::make_shared<Replay>(log, settings, std::move(done), std::move(watch));
    if (replay->watch_.from_the_start) return replay->read_on();
    replay->load_snapshot();
}

Replay::Replay(journal::Log& log, const RoomSettings& settings, Done done, ReplayWatch watch)
    : log_(log), settings_(settings), done_(std::move(done)), watch_(std::move(watch)) {
    replayed_.state.questions_open = settings.questions_open;
    replayed_.state.review = settings.review;
    replayed_.state.anonymity = settings.anonymity;
    replayed_.state.broadcast.phase = settings.broadcast;
    replayed_.state.broadcast.recording = settings.recording;
}

void Replay::load_snapshot() {
    log_.load_snapshot(settings_.id, json::snapshot_schema,
                       [self = shared_from_this()](const auto& snapshot) { self->take_snapshot(snapshot); });
}

void Replay::take_snapshot(const std::optional<journal::Snapshot>& snapshot) {
    auto decoded = snapshot ? json::decode_room_snapshot(snapshot->bytes) : std::nullopt;
    if (decoded && decoded->offset == snapshot->offset) {
        replayed_.floor = decoded->offset;
        replayed_.state = room::restore(*std::move(decoded));
        replayed_.state.broadcast.recording = settings_.recording;
    }
    read_on();
}

void Replay::read_on() {
    log_.read(settings_.id, replayed_.state.offset, read_at_once,
              [self = shared_from_this()](journal::ReadResult result) { self->take(std::move(result)); });
}

void Replay::take(journal::ReadResult result) {
    if (result.status != journal::ReadStatus::ok)
        return fail(result.why.empty() ? "the journal cannot be read" : result.why);
    for (const journal::Stored& stored : result.entries)
        if (!take(stored))
            return fail("change " + std::to_string(stored.offset) + " of room " + settings_.id.value +
                        " is not understood: " + stored.entry.kind);
    if (replayed_.state.offset < result.last && !result.entries.empty()) return read_on();
    read_receipts();
}

bool Replay::take(const journal::Stored& stored) {
    if (stored.offset != replayed_.state.offset + 1) return false;
    auto change = json::decode_entry(stored.entry.kind, stored.entry.payload, stored.erased);
    if (!change) return false;
    const Recorded recorded{stored.offset, stored.entry.at_ms, *std::move(change)};
    room::apply(replayed_.state, recorded);
    note_deletion(recorded, stored.erased);
    if (watch_.each) watch_.each(replayed_.state, recorded, stored.erased);
    if (settings_.window_changes_max == 0) {
        ++replayed_.floor;
        return true;
    }
    replayed_.changes.push_back(encode(settings_.id, replayed_.state, recorded));
    if (replayed_.changes.size() > settings_.window_changes_max) {
        replayed_.changes.pop_front();
        ++replayed_.floor;
    }
    return true;
}

// A message before the snapshot that was read counts as not erased: the snapshot would be gone otherwise.
void Replay::note_deletion(const Recorded& recorded, bool erased) {
    const bool wordless = erased && std::holds_alternative<ChatWritten>(recorded.change);
    if (wordless) erased_.insert(recorded.offset);
    const auto* deleted = std::get_if<ChatDeleted>(&recorded.change);
    const bool owed = deleted != nullptr && !erased_.contains(deleted->message);
    if (owed) replayed_.unerased.insert(deleted->message);
}

void Replay::read_receipts() {
    log_.receipts(settings_.id, settings_.receipts_max,
                  [self = shared_from_this()](journal::Receipts receipts) {
                      if (receipts.status != journal::ReadStatus::ok)
                          return self->fail("the journal's receipts cannot be read");
                      Replayed& replayed = self->replayed_;
                      replayed.receipts = std::move(receipts.found);
                      replayed.more_receipts = replayed.receipts.size() >= self->settings_.receipts_max;
                      replayed.ok = true;
                      self->done_(std::move(replayed));
                  });
}

void Replay::fail(std::string why) {
    Replayed failed;
    failed.why = std::move(why);
    done_(std::move(failed));
}

}  // namespace paraninfo::live
