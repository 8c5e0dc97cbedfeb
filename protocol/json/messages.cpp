#include "protocol/json/messages.hpp"

#include "protocol/json/questions.hpp"

namespace paraninfo::json {

namespace {

Writer notification(std::string_view method, const RoomId& room) {
    Writer writer;
    writer.open_object().member("jsonrpc", "2.0").member("method", method);
    writer.key("params").open_object().member("room", room.value);
    return writer;
}

// What stands in `data`; `own` picks the addressed form of a question.
struct WriteData {
    Writer& to;
    Audience audience;
    bool own;

    void operator()(const ShowNothing&) const { to.open_object().close_object(); }
    void operator()(const ShowEmpty&) const { to.open_object().close_object(); }
    void operator()(const ShowGone& gone) const { to.open_object().member("gone", gone.id).close_object(); }
    void operator()(const ShowQuestion& shown) const {
        to.open_object().key("question");
        if (own)
            write_own_question(to, shown.question);
        else
            write_question(to, shown.question, audience);
        to.close_object();
    }
    void operator()(const ShowVote& vote) const {
        to.open_object().member("question", vote.question.value).member("up", vote.up).close_object();
    }
    void operator()(const ShowReview& shown) const {
        to.open_object().member("review", shown.review == Review::first ? "first" : "publish").close_object();
    }
    void operator()(const ShowAnnouncement& shown) const {
        to.open_object().key("announcement");
        write_announcement(to, shown.announcement);
        to.close_object();
    }
};

std::string encode(const RoomId& room, const Recorded& recorded, const View& view, Audience audience,
                   bool own) {
    if (std::holds_alternative<ShowNothing>(view)) return {};
    Writer writer = notification("change", room);
    writer.member("offset", recorded.offset).member("at", recorded.at_ms);
    writer.member("kind", kind_of(recorded.change)).key("data");
    std::visit(WriteData{writer, audience, own}, view);
    writer.close_object().close_object();
    return writer.take();
}

}  // namespace

std::string encode_change(const RoomId& room, const Recorded& recorded, const View& view, Audience audience) {
    return encode(room, recorded, view, audience, false);
}

std::string encode_addressed(const RoomId& room, const Recorded& recorded, const View& view) {
    return encode(room, recorded, view, Audience::participant, true);
}

std::string encode_state(const RoomId& room, std::string_view key, std::string_view data) {
    Writer writer = notification("state", room);
    writer.member("key", key).member_raw("data", data).close_object().close_object();
    return writer.take();
}

std::string encode_pulse(const RoomId& room, std::string_view kind, std::string_view data) {
    Writer writer = notification("pulse", room);
    writer.member("kind", kind).member_raw("data", data).close_object().close_object();
    return writer.take();
}

std::string encode_through(const RoomId& room, const Position& position) {
    Writer writer = notification("through", room);
    writer.member("history", position.history).member("offset", position.offset);
    writer.close_object().close_object();
    return writer.take();
}

}  // namespace paraninfo::json
