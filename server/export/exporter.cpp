#include "server/export/exporter.hpp"

#include "server/access/names.hpp"
#include "server/export/announcements_sheet.hpp"
#include "server/export/attendance_sheet.hpp"
#include "server/export/audit_sheet.hpp"
#include "server/export/chat_sheet.hpp"
#include "server/export/people_sheet.hpp"
#include "server/export/polls_sheet.hpp"
#include "server/export/questions_sheet.hpp"
#include "server/export/replaying.hpp"
#include "server/journal/actors.hpp"
#include "server/observe/clock.hpp"

#include <algorithm>
#include <optional>

namespace paraninfo::exports {

namespace {

bool has(const Order& order, Sheet sheet) {
    return std::ranges::find(order.sheets, sheet) != order.sheets.end();
}

class Making {
  public:
    Making(const Source& source, const Order& order, const std::filesystem::path& file, std::stop_token stop)
        : source_(source),
          order_(order),
          journal_(source.data_dir / "journal.db"),
          settings_(only_state(source, order.room)),
          time_(source.time_zone),
          access_(source.data_dir / "access.db"),
          names_(access_),
          actors_(journal_, order.room),
          stop_(std::move(stop)) {
        const About about{source.event, order.room, time_.zone(), time_.local(observe::wall_ms()),
                          order.sheets};
        book_ = make_book(order.format, file, about);
    }

    Offset run() {
        if (has(order_, Sheet::audit))
            audit_.emplace(*book_, time_, [this](Offset offset) { return who(offset); });
        const live::Replayed replayed = replay();
        if (audit_) audit_->close();
        if (has(order_, Sheet::questions)) write_questions(*book_, replayed.state, time_);
        if (has(order_, Sheet::polls)) write_polls(*book_, replayed.state, settings_.limits, time_);
        if (has(order_, Sheet::chat)) chat_.write(*book_, time_);
        if (has(order_, Sheet::announcements)) announcements_.write(*book_, time_);
        if (has(order_, Sheet::people)) write_people(*book_, roster(), time_);
        if (has(order_, Sheet::attendance)) write_attendance(*book_, attendance(), roster(), time_);
        book_->finish(replayed.state.offset);
        return replayed.state.offset;
    }

  private:
    std::vector<access::RosterEntry> roster() const {
        return access::read_roster(access_, order_.room.value);
    }

    AttendanceOf attendance() const {
        auto all = read_attendance(source_.data_dir / "attendance.db", order_.room.value, source_.sessions,
                                   observe::wall_ms());
        all.language = source_.language;
        return all;
    }

    live::Replayed replay() {
        live::ReplayWatch watch;
        watch.from_the_start =
            audit_.has_value() || has(order_, Sheet::announcements) || has(order_, Sheet::chat);
        watch.each = [this](const room::State& state, const Recorded& recorded, bool erased) {
            take(state, recorded, erased);
        };
        return replay_room(journal_, settings_, std::move(watch));
    }

    void take(const room::State& state, const Recorded& recorded, bool erased) {
        if (stop_.stop_requested()) throw Error("the server stops; ask again later");
        announcements_.take(recorded);
        if (has(order_, Sheet::chat)) chat_.take(recorded);
        if (audit_) audit_->write(state, recorded, erased);
    }

    std::optional<Who> who(Offset offset) {
        const auto person = actors_.of(offset);
        if (!person) return std::nullopt;
        return Who{*person, names_.of(*person)};
    }

    const Source& source_;
    const Order& order_;
    std::filesystem::path journal_;
    live::RoomSettings settings_;
    EventTime time_;
    std::filesystem::path access_;
    access::Names names_;
    journal::Actors actors_;
    std::stop_token stop_;
    std::unique_ptr<Book> book_;
    std::optional<AuditSheet> audit_;
    Announcements announcements_;
    ChatSheet chat_;
};

}  // namespace

Made make_export(const Source& source, const Order& order, const std::filesystem::path& file,
                 std::stop_token stop) {
    try {
        if (!is_possible(order))
            throw Error("a file of csv is one table; ask for one of them, or for xlsx or json");
        Made made;
        made.through = Making(source, order, file, std::move(stop)).run();
        made.bytes = std::filesystem::file_size(file);
        return made;
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw Error(std::string(error.what()) + "; see that data_dir is the server's and can be read");
    }
}

std::string file_name(const Order& order, std::int64_t now) {
    std::string time = EventTime::utc(now).substr(0, 19) + "Z";
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    const auto what = order.sheets.size() == 1 ? name_of(order.sheets.front()) : std::string_view("all");
    return order.room.value + "-" + std::string(what) + "-" + time + "." + std::string(name_of(order.format));
}

}  // namespace paraninfo::exports
