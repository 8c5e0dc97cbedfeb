#include "protocol/json/airing.hpp"

namespace paraninfo::json {

namespace {

constexpr std::size_t publication_max = 32;

std::string read_publication(Members& from) {
    std::string name = from.text("publication");
    if (!is_token(name, 1, publication_max)) from.wrong("publication");
    return name;
}

std::int64_t read_ms(Members& from, const char* name) {
    const std::int64_t ms = from.integer(name);
    if (ms < 0) from.wrong(name);
    return ms;
}

std::optional<std::int64_t> read_optional_ms(Members& from, const char* name) {
    return from.any(name) == nullptr ? std::nullopt : std::optional(read_ms(from, name));
}

void write_optional(Writer& to, std::string_view name, const std::optional<std::int64_t>& ms) {
    if (ms) to.member(name, *ms);
}

// What `read` makes of the object that the member holds.
template <typename T, typename Read>
std::optional<T> read_object(Members& from, const char* name, Read read) {
    const nlohmann::json* value = from.any(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_object()) {
        from.wrong(name);
        return std::nullopt;
    }
    Members members(*value);
    T result = read(members);
    if (members.problem()) from.wrong(name);
    return result;
}

}  // namespace

void write_programme_at(Writer& to, const ProgrammeTime* at) {
    if (at == nullptr) return;
    to.key("programme_at").open_object().member("publication", at->publication);
    to.member("ms", at->ms).close_object();
}

void write_aired(Writer& to, const std::optional<Airing>& aired) {
    if (!aired) return;
    to.key("aired").open_object().member("publication", aired->publication);
    to.member("from", aired->from_ms).member("was", name_of(aired->was));
    write_optional(to, "to", aired->to_ms);
    to.close_object();
}

void write_aired(Writer& to, const std::optional<PollAiring>& aired) {
    if (!aired) return;
    to.key("aired").open_object().member("publication", aired->publication);
    to.member("opened", aired->opened_ms);
    write_optional(to, "closing", aired->closing_ms);
    write_optional(to, "closed", aired->closed_ms);
    to.close_object();
}

std::optional<ProgrammeTime> read_programme_at(Members& from) {
    return read_object<ProgrammeTime>(from, "programme_at", [](Members& members) {
        std::string publication = read_publication(members);
        return ProgrammeTime{std::move(publication), read_ms(members, "ms")};
    });
}

std::optional<Airing> read_aired(Members& from) {
    return read_object<Airing>(from, "aired", [](Members& members) {
        Airing airing;
        airing.publication = read_publication(members);
        airing.from_ms = read_ms(members, "from");
        airing.was = named(members, "was", question_state_named);
        airing.to_ms = read_optional_ms(members, "to");
        return airing;
    });
}

std::optional<PollAiring> read_poll_aired(Members& from) {
    return read_object<PollAiring>(from, "aired", [](Members& members) {
        PollAiring airing;
        airing.publication = read_publication(members);
        airing.opened_ms = read_ms(members, "opened");
        airing.closing_ms = read_optional_ms(members, "closing");
        airing.closed_ms = read_optional_ms(members, "closed");
        return airing;
    });
}

std::optional<ProgrammeTime> read_programme_at(EntrySource& from) {
    return from.erased ? std::nullopt : read_programme_at(from.members);
}

}  // namespace paraninfo::json
