// A real journal on disk with a room's changes in it, and exports made from it: the verbs of these tests.
#pragma once

#include "protocol/json/journal_entry.hpp"
#include "server/access/store.hpp"
#include "server/attendance/store.hpp"
#include "server/export/exporter.hpp"
#include "server/journal/engines.hpp"
#include "server/journal/log.hpp"
#include "tests/support/temporary_folder.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::exports {

inline const RoomId hall{"auditorium"};
inline constexpr std::int64_t first_ms = 1'790'000'000'000;

class Rig {
  public:
    Rig() : log_(make_log()) {
        log_->acquire(hall, "here", std::chrono::seconds(1),
                      [this](journal::Acquired got) { lease_ = got.lease; });
        run();
    }

    // Each a second after the one before; without a person by the room itself. The offset.
    Offset add(const Change& change, const std::string& person = "") {
        const auto entry = json::encode_entry(change);
        journal::Append append;
        append.room = hall;
        append.lease = lease_;
        append.expected = last_;
        if (!person.empty()) append.key = journal::CommandKey{{person}, "key-" + std::to_string(last_)};
        append.entries = {{first_ms + 1000 * static_cast<std::int64_t>(last_), entry.kind, entry.payload}};
        log_->append(append, [](journal::Appended done) { EXPECT_EQ(done.status, journal::Status::ok); });
        run();
        return ++last_;
    }
    Offset ask(const std::string& text, const std::string& person = "ana", bool anonymous = false) {
        QuestionAsked asked;
        asked.state = QuestionState::approved;
        asked.id = {"q" + std::to_string(last_ + 1)};
        asked.person = {person};
        asked.name = "Name of " + person;
        asked.text = text;
        asked.anonymous = anonymous;
        return add(asked, person);
    }
    Offset draft(const PollForm& form) {
        return add(PollDrafted{{"p" + std::to_string(last_ + 1)}, form}, "chair");
    }
    void vote(Offset poll, std::uint32_t number, const std::string& person, const Ballot& ballot,
              VoterClass voter_class = VoterClass::registered) {
        add(PollVoted{poll, number, voter_class, {person}, ballot}, person);
    }
    // A person with a seat in the hall, and what the person accepted if it has a version.
    void seat(const access::PersonRow& person, const access::AcceptanceRow& accepted) {
        std::vector<access::Write> rows{
            person, access::SeatRow{"seat-" + person.id, person.id, hall.value, Audience::participant}};
        if (!accepted.version.empty()) rows.emplace_back(accepted);
        access::Store(folder_.path() / "access.db").commit(rows);
    }
    // A session of the hour from `first_ms` on, and what the person watched of it, from and to in minutes.
    void hold_session(config::AttendanceRule rule, const std::string& title = "Opening") {
        config::Session session;
        session.id = "session-" + std::to_string(sessions_.size());
        session.room = hall.value;
        session.title = {{"en", title}};
        session.starts_ms = first_ms;
        session.ends_ms = first_ms + 3'600'000;
        session.attendance = rule;
        sessions_.push_back(session);
    }
    void attend(const std::string& person, std::int64_t from, std::int64_t to) {
        const auto at = [](std::int64_t minutes) { return first_ms + minutes * 60'000; };
        using attendance::Kind;
        attendance::Store(folder_.path() / "attendance.db")
            .commit({{{person, hall.value, "page", Kind::connected, at(from)}, at(to)},
                     {{person, hall.value, "page", Kind::watching, at(from)}, at(to)}});
    }
    void erase(Offset offset) {
        log_->erase(hall, lease_, offset,
                    [](journal::Status status) { EXPECT_EQ(status, journal::Status::ok); });
        run();
    }
    // As after a stop of the server.
    void stop() { log_.reset(); }

    Source source() const {
        Source source;
        source.data_dir = folder_.path();
        source.event = "Seminar";
        source.time_zone = "Europe/Madrid";
        source.rooms.emplace_back().id = hall;
        source.sessions = sessions_;
        source.language = "en";
        return source;
    }
    std::string make(Sheet sheet, Format format) { return make({hall, {sheet}, format}); }
    std::string make(const Order& order) {
        const auto file = folder_.path() / "made";
        std::filesystem::remove(file);
        made_ = make_export(source(), order, file);
        return read(file);
    }
    static std::string read(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    const Made& made() const { return made_; }
    std::filesystem::path made_file() const { return folder_.path() / "made"; }
    const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    std::unique_ptr<journal::Log> make_log() {
        journal::SqliteOptions options;
        options.path = folder_.path() / "journal.db";
        return std::make_unique<journal::Log>(io_.get_executor(), journal::sqlite_engine(options),
                                              journal::Limits{}, journal::Drive::executor);
    }
    void run() {
        io_.restart();
        io_.poll();
    }

    test::TemporaryFolder folder_;
    boost::asio::io_context io_;
    std::unique_ptr<journal::Log> log_;
    journal::Lease lease_ = 0;
    Offset last_ = 0;
    std::vector<config::Session> sessions_;
    Made made_;
};

// The cells of a CSV file as RFC 4180 reads it, with the text cells marked by a leading quote.
inline std::vector<std::vector<std::string>> read_csv(std::string_view file) {
    EXPECT_TRUE(file.starts_with("\xEF\xBB\xBF"));
    file.remove_prefix(3);
    std::vector<std::vector<std::string>> rows(1, {""});
    bool inside = false;
    for (std::size_t i = 0; i < file.size(); ++i) {
        std::string& cell = rows.back().back();
        if (inside && file[i] == '"' && file.substr(i + 1).starts_with('"')) {
            cell += file[++i];
        } else if (file[i] == '"') {
            if (!inside) cell += '"';
            inside = !inside;
        } else if (!inside && file[i] == ',') {
            rows.back().emplace_back();
        } else if (!inside && file.substr(i).starts_with("\r\n")) {
            rows.push_back({""});
            ++i;
        } else {
            cell += file[i];
        }
    }
    EXPECT_FALSE(inside);
    rows.pop_back();
    return rows;
}

}  // namespace paraninfo::exports
