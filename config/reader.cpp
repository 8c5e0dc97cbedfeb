#include "config/reader.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace paraninfo::config {
namespace {

std::string range(double low, double high) {
    std::ostringstream text;
    text.precision(15);
    text << "must lie between " << low << " and " << high;
    return text.str();
}

}  // namespace

Reader::Reader(const Node& node, std::string path, const std::string& file, std::vector<Problem>& problems)
    : node_(node), path_(std::move(path)), file_(file), problems_(problems) {
    members_ = std::get_if<Node::Object>(&node.value);
    if (members_ == nullptr) note(node.line, path_, "must be an object");
}

Reader::~Reader() {
    if (members_ == nullptr) return;
    for (const auto& [key, member] : *members_) {
        if (!taken_.contains(key)) note(member.line, full(key), "unknown key");
    }
}

bool Reader::has(std::string_view key) const {
    return members_ != nullptr && std::any_of(members_->begin(), members_->end(),
                                              [&](const auto& member) { return member.first == key; });
}

void Reader::text(std::string_view key, std::string& target, std::size_t bytes_max) {
    const auto* value = take<std::string>(key, "must be a text");
    if (value == nullptr) return;
    if (value->size() > bytes_max) {
        problem(key, "longer than " + std::to_string(bytes_max) + " bytes");
        return;
    }
    target = *value;
}

void Reader::flag(std::string_view key, bool& target) {
    if (const auto* value = take<bool>(key, "must be true or false")) target = *value;
}

void Reader::number(std::string_view key, double& target, double low, double high) {
    const auto* value = take<double>(key, "must be a number");
    if (value == nullptr) return;
    if (!(*value >= low && *value <= high)) {
        problem(key, range(low, high));
        return;
    }
    target = *value;
}

void Reader::integer(std::string_view key, int& target, int low, int high) {
    double value = target;
    number(key, value, low, high);
    if (std::trunc(value) != value) {
        problem(key, "must be a whole number");
        return;
    }
    target = static_cast<int>(value);
}

void Reader::port(std::string_view key, std::uint16_t& target) {
    int value = target;
    integer(key, value, 1, 65535);
    target = static_cast<std::uint16_t>(value);
}

void Reader::texts(std::string_view key, std::vector<std::string>& target, std::size_t count_max) {
    const auto* array = take<Node::Array>(key, "must be an array of texts");
    if (array == nullptr) return;
    if (array->size() > count_max) problem(key, "more than " + std::to_string(count_max) + " entries");
    std::vector<std::string> read;
    for (std::size_t i = 0; i < array->size(); ++i) {
        const auto* value = std::get_if<std::string>(&(*array)[i].value);
        const auto place = full(key) + "[" + std::to_string(i) + "]";
        if (value == nullptr || value->size() > 256) {
            note((*array)[i].line, place, "must be a text of at most 256 bytes");
        } else if (std::find(read.begin(), read.end(), *value) != read.end()) {
            note((*array)[i].line, place, "stands twice");
        } else {
            read.push_back(*value);
        }
    }
    target = std::move(read);
}

void Reader::choose(std::string_view key, int& target, const std::vector<std::string>& names) {
    const auto* value = take<std::string>(key, "must be a text");
    if (value == nullptr) return;
    const auto found = std::find(names.begin(), names.end(), *value);
    if (found != names.end()) {
        target = static_cast<int>(found - names.begin());
        return;
    }
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "\"" : ", \"") + name + "\"";
    problem(key, "must be one of " + all);
}

void Reader::object(std::string_view key, const std::function<void(Reader&)>& read) {
    const auto* node = find(key);
    if (node == nullptr) return;
    Reader inner(*node, full(key), file_, problems_);
    if (inner.members_ != nullptr) read(inner);
}

void Reader::objects(std::string_view key, std::size_t count_max, const std::function<void(Reader&)>& read) {
    const auto* array = take<Node::Array>(key, "must be an array of objects");
    if (array == nullptr) return;
    if (array->size() > count_max) problem(key, "more than " + std::to_string(count_max) + " entries");
    for (std::size_t i = 0; i < array->size(); ++i) {
        Reader inner((*array)[i], full(key) + "[" + std::to_string(i) + "]", file_, problems_);
        if (inner.members_ != nullptr) read(inner);
    }
}

void Reader::each_text(const std::function<void(const std::string&, const std::string&)>& take_one,
                       std::size_t bytes_max) {
    if (members_ == nullptr) return;
    for (const auto& [key, member] : *members_) {
        std::string value;
        text(key, value, bytes_max);
        if (!value.empty()) take_one(key, value);
    }
}

void Reader::problem(std::string_view key, std::string message) {
    const auto* node = find(key);
    note(node != nullptr ? node->line : node_.line, full(key), std::move(message));
}

const Node* Reader::find(std::string_view key) {
    if (members_ == nullptr) return nullptr;
    taken_.emplace(key);
    const auto found = std::find_if(members_->begin(), members_->end(),
                                    [&](const auto& member) { return member.first == key; });
    return found == members_->end() ? nullptr : &found->second;
}

template <class Value>
const Value* Reader::take(std::string_view key, const char* wanted) {
    const auto* node = find(key);
    if (node == nullptr) return nullptr;
    const auto* value = std::get_if<Value>(&node->value);
    if (value == nullptr) note(node->line, full(key), wanted);
    return value;
}

void Reader::note(int line, std::string key, std::string message) {
    problems_.push_back({file_, line, std::move(key), std::move(message)});
}

std::string Reader::full(std::string_view key) const {
    if (path_.empty()) return std::string(key);
    if (key.empty()) return path_;
    return path_ + "." + std::string(key);
}

}  // namespace paraninfo::config
