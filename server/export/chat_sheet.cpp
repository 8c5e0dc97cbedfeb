#include "server/export/chat_sheet.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 12> chat_columns{
    "number", "written_at", "time_zone", "text",       "author",     "person",
    "role",   "reply_to",   "erased",    "deleted_at", "deleted_by", "delete_reason"};

Cell deleted_by(const ChatMessage& message) {
    if (!message.deleted) return {};
    return message.deleted->by_moderator ? text_or_nothing(message.deleted->by_name)
                                         : Cell{std::string("the author")};
}

}  // namespace

void ChatSheet::take(const Recorded& recorded) {
    if (const auto* written = std::get_if<ChatWritten>(&recorded.change)) {
        written_.push_back({{recorded.offset, written->person, written->name, written->role, written->text,
                             written->reply_to, recorded.at_ms, std::nullopt},
                            0});
    } else if (const auto* deleted = std::get_if<ChatDeleted>(&recorded.change)) {
        const auto number_of = [](const Written& one) { return one.message.number; };
        const auto found = std::ranges::lower_bound(written_, deleted->message, {}, number_of);
        if (found == written_.end() || number_of(*found) != deleted->message) return;
        found->message.text.clear();
        found->message.person = deleted->person;
        found->message.name = deleted->name;
        found->message.deleted = ChatDeletion{deleted->by_moderator, deleted->by_name, deleted->reason};
        found->deleted_ms = recorded.at_ms;
    }
}

void ChatSheet::write(Book& book, const EventTime& time) const {
    book.open(Sheet::chat, chat_columns);
    for (const auto& [message, deleted_ms] : written_) {
        const bool answers = message.reply_to != 0;
        book.row({number(message.number), time.cell(message.at_ms), time.zone(),
                  text_or_nothing(message.text), text_or_nothing(message.name),
                  text_or_nothing(message.person.value), std::string(name_of(message.role)),
                  answers ? number(message.reply_to) : Cell{}, message.text.empty(), time.cell(deleted_ms),
                  deleted_by(message), message.deleted ? text_or_nothing(message.deleted->reason) : Cell{}});
    }
    book.close();
}

}  // namespace paraninfo::exports
