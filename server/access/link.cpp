#include "server/access/link.hpp"

#include "protocol/annotations.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace paraninfo::access {
namespace {

constexpr std::string_view word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz0123456789-";
constexpr std::int64_t seconds_max = 253402300799;  // the year 9999

using Texts = std::vector<std::string>;
using Value = std::variant<std::string, std::int64_t, Texts>;
using Members = std::map<std::string, Value, std::less<>>;

// Takes one flat object of texts, whole numbers and arrays of texts; stops at anything else.
class Flat : public nlohmann::json_sax<nlohmann::json> {
  public:
    Members take() { return std::move(members_); }

    bool null() override { return false; }
    bool boolean(bool) override { return false; }
    bool number_integer(number_integer_t) override { return false; }  // negative
    bool number_unsigned(number_unsigned_t value) override {
        return value <= static_cast<number_unsigned_t>(seconds_max) && put(static_cast<std::int64_t>(value));
    }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool binary(binary_t&) override { return false; }
    bool string(string_t& value) override {
        if (!in_array_) return put(std::move(value));
        array_.push_back(std::move(value));
        return array_.size() <= link_rooms_max;
    }
    bool start_object(std::size_t) override { return depth_++ == 0; }
    bool key(string_t& name) override {
        key_ = std::move(name);
        return !members_.contains(key_);
    }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override {
        if (in_array_ || depth_ != 1) return false;
        array_.clear();
        return in_array_ = true;
    }
    bool end_array() override {
        in_array_ = false;
        return put(std::move(array_));
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

  private:
    bool put(Value value) {
        return depth_ == 1 && !in_array_ && members_.emplace(key_, std::move(value)).second;
    }

    Members members_;
    std::string key_;
    Texts array_;
    int depth_ = 0;
    bool in_array_ = false;
};

bool made_of(std::string_view text, std::string_view alphabet, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           text.find_first_not_of(alphabet) == std::string_view::npos;
}

// 1 to 64 characters, none of them a control character.
bool printable(std::string_view text) {
    std::size_t characters = 0;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x20 || code == 0x7f) return false;
        if ((code & 0xc0) != 0x80) ++characters;
    }
    return characters >= 1 && characters <= link_text_max;
}

// Takes members out by name and type; ok() at the end only if all that was needed was there and nothing else.
class Taker {
  public:
    explicit Taker(Members members) : members_(std::move(members)) {}

    template <class Type>
    std::optional<Type> maybe(std::string_view key) {
        const auto found = members_.find(key);
        if (found == members_.end()) return std::nullopt;
        auto* value = std::get_if<Type>(&found->second);
        std::optional<Type> taken;
        if (value != nullptr) taken = std::move(*value);
        ok_ = ok_ && value != nullptr;
        members_.erase(found);
        return taken;
    }
    template <class Type>
    Type need(std::string_view key) {
        auto taken = maybe<Type>(key);
        ok_ = ok_ && taken.has_value();
        return taken ? std::move(*taken) : Type{};
    }
    int count(std::string_view key, int most) {
        const auto taken = maybe<std::int64_t>(key);
        if (!taken) return 0;
        must(*taken >= 1 && *taken <= most);
        return static_cast<int>(*taken);
    }
    void must(bool holds) { ok_ = ok_ && holds; }
    bool ok() const { return ok_ && members_.empty(); }

  private:
    Members members_;
    bool ok_ = true;
};

void take_rooms(Taker& taker, Link& link) {
    link.rooms = taker.need<Texts>("rooms");
    const std::set<std::string> different(link.rooms.begin(), link.rooms.end());
    taker.must(!link.rooms.empty() && different.size() == link.rooms.size());
    for (const auto& room : link.rooms) taker.must(made_of(room, lower, 1, 32));
}

void take_kind(Taker& taker, Link& link) {
    const auto kind = taker.need<std::string>("kind");
    taker.must(kind == "personal" || kind == "open");
    link.kind = kind == "personal" ? LinkKind::personal : LinkKind::open;
    if (link.kind == LinkKind::open) {
        link.most = taker.count("most", link_most_max);
        return;
    }
    link.sub = taker.need<std::string>("sub");
    link.name = taker.need<std::string>("name");
    taker.must(printable(link.sub) && printable(link.name));
    link.devices = taker.count("devices", link_devices_max);
    const auto speaker = taker.maybe<std::string>("speaker");
    if (!speaker) return;
    taker.must(link.role == Audience::panelist && made_of(*speaker, word, 1, link_speaker_max));
    link.speaker = *speaker;
}

}  // namespace

int devices_of(const Link& link) {
    if (link.devices > 0) return link.devices;
    return takes_over(link.role) ? 1 : 3;
}

bool takes_over(Audience role) {
    return !is_of_audience(role);
}

int most_of(const Link& link) {
    return link.most > 0 ? link.most : persons_most_default;
}

std::string write_payload(const Link& link) {
    nlohmann::ordered_json json;
    json["id"] = link.id;
    json["kid"] = link.kid;
    json["kind"] = link.kind == LinkKind::open ? "open" : "personal";
    json["role"] = name_of(link.role);
    json["rooms"] = link.rooms;
    json["exp"] = link.expires_s;
    if (link.kind == LinkKind::personal) {
        json["sub"] = link.sub;
        json["name"] = link.name;
    }
    if (!link.language.empty()) json["lang"] = link.language;
    if (link.devices > 0) json["devices"] = link.devices;
    if (link.most > 0) json["most"] = link.most;
    if (!link.speaker.empty()) json["speaker"] = link.speaker;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<Link> read_payload(std::string_view json) {
    if (json.size() > link_payload_bytes_max) return std::nullopt;
    Flat flat;
    if (!nlohmann::json::sax_parse(json, &flat)) return std::nullopt;
    Taker taker(flat.take());
    Link link;
    link.id = taker.need<std::string>("id");
    link.kid = taker.need<std::string>("kid");
    taker.must(made_of(link.id, word, 8, 32) && made_of(link.kid, word, 1, 32));
    const auto role = audience_named(taker.need<std::string>("role"));
    taker.must(role.has_value());
    link.role = role.value_or(Audience::participant);
    take_rooms(taker, link);
    link.expires_s = taker.need<std::int64_t>("exp");
    if (const auto language = taker.maybe<std::string>("lang")) {
        taker.must(language_named(*language).has_value());
        link.language = *language;
    }
    take_kind(taker, link);
    if (!taker.ok()) return std::nullopt;
    return link;
}

}  // namespace paraninfo::access
