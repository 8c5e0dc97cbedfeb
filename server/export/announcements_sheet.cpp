#include "server/export/announcements_sheet.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {
constexpr std::array<std::string_view, 5> announcements_columns{"id", "made_at", "removed_at", "time_zone",
                                                                "text"};
}

void Announcements::take(const Recorded& recorded) {
    if (const auto* made = std::get_if<AnnouncementMade>(&recorded.change)) {
        made_.push_back({{made->id, recorded.offset, made->text, recorded.at_ms}, 0});
    } else if (const auto* removed = std::get_if<AnnouncementRemoved>(&recorded.change)) {
        const auto offset_of = [](const Made& one) { return one.announcement.made; };
        const auto found = std::ranges::lower_bound(made_, removed->announcement, {}, offset_of);
        if (found != made_.end() && offset_of(*found) == removed->announcement)
            found->removed_ms = recorded.at_ms;
    }
}

void Announcements::write(Book& book, const EventTime& time) const {
    book.open(Sheet::announcements, announcements_columns);
    for (const auto& [announcement, removed_ms] : made_)
        book.row({text_or_nothing(announcement.id.value), time.cell(announcement.at_ms),
                  time.cell(removed_ms), time.zone(), text_or_nothing(announcement.text)});
    book.close();
}

}  // namespace paraninfo::exports
