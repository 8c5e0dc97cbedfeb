// Takes typed members out of one JSON object and notes every problem with its line and dotted key; what
// nobody took is an unknown key. Lives on the stack of the parser; the Node and the problems must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/node.hpp"

namespace paraninfo::config {

class Reader {
  public:
    // `path` is the object's dotted key, empty for the whole file.
    Reader(const Node& node, std::string path, const std::string& file, std::vector<Problem>& problems);
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    // Notes the keys that nobody asked for.
    ~Reader();

    bool has(std::string_view key) const;
    void text(std::string_view key, std::string& target, std::size_t bytes_max = 256);
    void flag(std::string_view key, bool& target);
    void integer(std::string_view key, int& target, int low, int high);
    void port(std::string_view key, std::uint16_t& target);
    void number(std::string_view key, double& target, double low, double high);
    void texts(std::string_view key, std::vector<std::string>& target, std::size_t count_max);
    // Sets target to the index of the text among `names`.
    template <class Enum>
    void choice(std::string_view key, Enum& target, const std::vector<std::string>& names) {
        int index = static_cast<int>(target);
        choose(key, index, names);
        target = static_cast<Enum>(index);
    }
    void object(std::string_view key, const std::function<void(Reader&)>& read);
    void objects(std::string_view key, std::size_t count_max, const std::function<void(Reader&)>& read);
    // Every member of an object of texts.
    void each_text(const std::function<void(const std::string& key, const std::string& text)>& take,
                   std::size_t bytes_max = 256);

    void problem(std::string_view key, std::string message);

  private:
    const Node* find(std::string_view key);
    template <class Value>
    const Value* take(std::string_view key, const char* wanted);
    void choose(std::string_view key, int& target, const std::vector<std::string>& names);
    void note(int line, std::string key, std::string message);
    std::string full(std::string_view key) const;

    const Node& node_;
    const Node::Object* members_ = nullptr;
    std::string path_;
    const std::string& file_;
    std::vector<Problem>& problems_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace paraninfo::config
