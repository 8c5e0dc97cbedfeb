#include "bench/load/population.hpp"

#include <charconv>
#include <fstream>
#include <random>
#include <stdexcept>

namespace paraninfo::load {

std::vector<Person> read_people(const std::string& path) {
    std::vector<Person> people;
    std::ifstream in(path);
    for (Person person; in >> person.cookie >> person.seat;) people.push_back(person);
    if (people.empty()) throw std::runtime_error("no people in " + path);
    return people;
}

std::string make_key() {
    static std::mt19937_64 random(std::random_device{}());
    char text[37];
    const auto high = (random() & 0xffffffffffff0fffULL) | 0x4000ULL;
    const auto low = (random() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xffff),
                  static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return text;
}

Population::Population(Loop& loop, const TlsContext& context, Target target, std::vector<Person> people)
    : loop_(loop), context_(context), target_(std::move(target)) {
    members_.resize(people.size());
    for (std::size_t i = 0; i < people.size(); ++i) members_[i].person = std::move(people[i]);
}

void Population::open(std::size_t first, std::size_t last, std::chrono::nanoseconds spread) {
    const auto gap = spread / static_cast<std::int64_t>(std::max<std::size_t>(last - first, 1));
    const auto start = Clock::now();
    for (auto member = first; member < last; ++member) {
        loop_.at(start + gap * static_cast<std::int64_t>(member - first),
                 [this, member] { connect(member); });
    }
}

void Population::connect(std::size_t index) {
    auto& member = members_[index];
    if (member.joined) --joined_;
    member.joined = false;
    member.connecting_at = Clock::now();
    const auto path = target_.plain_peer
                          ? std::string("/")
                          : "/api/v1/rooms/" + target_.room + "/socket?seat=" + member.person.seat;
    member.socket = std::make_unique<WebSocketClient>(
        loop_, context_, target_.endpoint, path, member.person.cookie, "paraninfo.v1",
        WebSocketClient::Handlers{.opened = [this, index] { opened(index); },
                                  .text = [this, index](std::string_view frame) { took(index, frame); },
                                  .closed =
                                      [this, index](int code) {
                                          auto& gone = members_[index];
                                          if (gone.joined) --joined_;
                                          gone.joined = false;
                                          if (handlers_.closed) handlers_.closed(index, code);
                                      }},
        member.tls.get());
}

void Population::opened(std::size_t index) {
    auto& member = members_[index];
    if (target_.plain_peer) {
        member.joined = true;
        ++joined_;
        if (handlers_.joined) handlers_.joined(index);
        return;
    }
    std::string params = "{}";
    if (!member.history.empty()) {
        params = R"({"position":{"history":")" + member.history + R"(","offset":)" +
                 std::to_string(member.through) + "}}";
    }
    request(index, "room.join", params);
}

void Population::note_position(Member& member, std::string_view frame) {
    // Both the join's reply and `through` end in "history":"…","offset":N; the last one of a frame counts.
    const auto at = frame.rfind("\"history\":\"");
    if (at == std::string_view::npos) return;
    const auto history = frame.substr(at + 11, frame.find('"', at + 11) - at - 11);
    const auto offset = frame.find("\"offset\":", at);
    if (offset == std::string_view::npos) return;
    if (member.history != history) member.history = history;
    std::from_chars(frame.data() + offset + 9, frame.data() + frame.size(), member.through);
}

void Population::took(std::size_t index, std::string_view frame) {
    auto& member = members_[index];
    if (!target_.plain_peer) note_position(member, frame);
    if (!member.joined && frame.find("\"mode\":\"") != std::string_view::npos) {
        member.joined = true;
        member.resumed = frame.find("\"mode\":\"resume\"") != std::string_view::npos;
        member.tls = member.socket->tls_session();
        ++joined_;
        if (handlers_.joined) handlers_.joined(index);
    }
    if (handlers_.frame) handlers_.frame(index, frame);
}

void Population::cut_all() {
    for (auto& member : members_) {
        if (member.socket) member.socket->cut();
        member.joined = false;
    }
    joined_ = 0;
}

std::uint64_t Population::request(std::size_t index, std::string_view method, std::string_view params) {
    auto& member = members_[index];
    const auto id = member.next_id++;
    std::string text = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")";
    text.append(method).append(R"(","params":)").append(params).append("}");
    member.socket->send(text);
    return id;
}

}  // namespace paraninfo::load
