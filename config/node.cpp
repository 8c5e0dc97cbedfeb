#include "config/node.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

namespace paraninfo::config {
namespace {

// Walks the text for the lexer and counts the lines behind it.
class CountingIterator {
  public:
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::input_iterator_tag;

    CountingIterator() = default;
    CountingIterator(const char* at, const char** last) : at_(at), last_(last) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        if (last_ != nullptr) *last_ = at_;
        ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

  private:
    const char* at_ = nullptr;
    const char** last_ = nullptr;
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
  public:
    Builder(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    const char** last() { return &last_; }
    Node take_root() { return std::move(root_); }
    std::vector<Problem> problems;

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(static_cast<double>(value), 1); }
    bool number_unsigned(number_unsigned_t value) override { return add(static_cast<double>(value), 1); }
    bool number_float(number_float_t value, const string_t&) override { return add(value, 1); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Node::Object{}); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Node::Array{}); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        auto& object = std::get<Node::Object>(open_.back()->value);
        const bool known = std::any_of(object.begin(), object.end(),
                                       [&](const auto& member) { return member.first == name; });
        if (known) return fail(name, "this key stands twice in the same object");
        object.emplace_back(name, Node{line(0), nullptr});
        keyed_ = true;
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return fail("", "this is not valid JSON");
    }

  private:
    // The line of the last character read; a number is known only one character after its end.
    int line(std::ptrdiff_t lookahead) const {
        if (last_ == nullptr) return 1;
        const auto end = std::max(text_.data(), last_ - lookahead);
        return 1 + static_cast<int>(std::count(text_.data(), end, '\n'));
    }

    bool fail(const std::string& key, const std::string& message) {
        problems.push_back({file_, line(0), key, message});
        return false;
    }

    Node& place(std::ptrdiff_t lookahead) {
        if (open_.empty()) {
            root_.line = line(lookahead);
            return root_;
        }
        auto& parent = open_.back()->value;
        if (keyed_) {
            keyed_ = false;
            return std::get<Node::Object>(parent).back().second;
        }
        return std::get<Node::Array>(parent).emplace_back(Node{line(lookahead), nullptr});
    }

    template <class Value>
    bool add(Value&& value, std::ptrdiff_t lookahead = 0) {
        place(lookahead).value = std::forward<Value>(value);
        return true;
    }

    template <class Container>
    bool open(Container container) {
        if (open_.size() >= depth_max) return fail("", "nested too deep");
        auto& node = place(0);
        node.value = std::move(container);
        open_.push_back(&node);
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    const std::string& file_;
    const char* last_ = nullptr;
    Node root_;
    std::vector<Node*> open_;  // a child is only added to the innermost, so these stay valid
    bool keyed_ = false;
};

}  // namespace

boost::system::result<std::string, std::vector<Problem>> read_text(const std::filesystem::path& path,
                                                                   std::size_t bytes_max) {
    std::ifstream stream(path, std::ios::binary);
    std::string text(bytes_max + 1, '\0');
    if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad()) {
        return std::vector<Problem>{{path.string(), 0, "", "cannot be read"}};
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

boost::system::result<Node, std::vector<Problem>> read_node(std::string_view text, const std::string& file) {
    if (text.size() > file_bytes_max) return std::vector<Problem>{{file, 0, "", "larger than 1 MiB"}};
    Builder builder(text, file);
    const CountingIterator begin(text.data(), builder.last());
    const CountingIterator end(text.data() + text.size(), nullptr);
    if (nlohmann::json::sax_parse(begin, end, &builder)) return builder.take_root();
    return std::move(builder.problems);
}

int line_of(const Node& root, std::string_view key) {
    const Node* node = &root;
    while (!key.empty()) {
        const auto end = std::min(key.find_first_of(".[", 1), key.size());
        auto step = key.substr(0, end);
        key.remove_prefix(end);
        if (step.front() == '.') step.remove_prefix(1);
        const Node* next = nullptr;
        if (const auto* array = std::get_if<Node::Array>(&node->value); array && step.front() == '[') {
            const auto index = std::stoul(std::string(step.substr(1)));
            if (index < array->size()) next = &(*array)[index];
        } else if (const auto* object = std::get_if<Node::Object>(&node->value)) {
            for (const auto& [name, member] : *object) {
                if (name == step) next = &member;
            }
        }
        if (next == nullptr) break;
        node = next;
    }
    return node->line;
}

}  // namespace paraninfo::config
