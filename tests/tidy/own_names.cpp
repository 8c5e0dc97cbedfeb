#include "tests/tidy/own_names.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <sstream>
#include <string_view>
#include <utility>

namespace paraninfo::tidy {

namespace {

constexpr auto nowhere = std::string::npos;

std::string without_more_than_one_space(const std::string& text) {
    static const std::regex spaces(R"(\s+)"), ends(R"(^ | $)");
    return std::regex_replace(std::regex_replace(text, spaces, " "), ends, "");
}

// The first one that is not within angle brackets.
std::size_t find_outside(std::string_view text, char wanted) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<') ++depth;
        if (text[i] == '>' && (i == 0 || text[i - 1] != '-')) --depth;
        if (text[i] == wanted && depth == 0) return i;
    }
    return nowhere;
}

// Of a bracket that stands at `from`.
std::size_t end_of_bracket(std::string_view text, std::size_t from, char opens, char closes) {
    int depth = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == opens) ++depth;
        if (text[i] == closes && --depth == 0) return i;
    }
    return text.size();
}

std::string type_of(const std::string& parameter) {
    static const std::regex named(R"(^(.*[\s&*>])[A-Za-z_]\w*$)");
    const std::string declared =
        without_more_than_one_space(parameter.substr(0, find_outside(parameter, '=')));
    std::smatch found;
    const bool has_name = std::regex_match(declared, found, named);
    return without_more_than_one_space(has_name ? found[1].str() : declared);
}

std::string types_of(const std::string& parameters) {
    std::string types;
    std::string one;
    int depth = 0;
    for (const char c : parameters + ",") {
        if (std::string_view("<([").find(c) != std::string_view::npos) ++depth;
        if (std::string_view(">)]").find(c) != std::string_view::npos) --depth;
        if (c == ',' && depth == 0)
            types += type_of(std::exchange(one, {})) + ",";
        else
            one.push_back(c);
    }
    return types;
}

// What precedes a block or a semicolon, without attributes and a template's parameters.
std::string bare(const std::string& head) {
    static const std::regex attributes(R"(\[\[[^\]]*\]\])");
    std::string text = without_more_than_one_space(std::regex_replace(head, attributes, ""));
    if (text.starts_with("template")) text.erase(0, end_of_bracket(text, text.find('<'), '<', '>') + 1);
    return without_more_than_one_space(text);
}

std::optional<std::string> last_name_in(const std::string& text) {
    static const std::regex last(R"(([A-Za-z_~][\w:~]*)\s*$)");
    std::smatch found;
    if (!std::regex_search(text, found, last)) return std::nullopt;
    // A member that is defined outside of its class is that class's.
    const std::string name = found[1];
    return name.find("::") == nowhere ? std::optional(name) : std::nullopt;
}

std::optional<OwnName> alias_in(const std::string& text) {
    static const std::regex alias(R"(^(?:using|namespace) (?:\w+::)*(\w+) ?(?:=(.*))?$)");
    std::smatch found;
    if (!std::regex_match(text, found, alias)) return std::nullopt;
    return OwnName{"", found[1], OwnName::Kind::alias, found[2]};
}

std::optional<OwnName> type_in(const std::string& text) {
    static const std::regex type(R"(^(?:enum class|enum|struct|class|union) ([A-Za-z_]\w*))");
    std::smatch found;
    if (find_outside(text, '(') != nowhere || !std::regex_search(text, found, type)) return std::nullopt;
    return OwnName{"", found[1], OwnName::Kind::other, ""};
}

std::optional<OwnName> function_in(const std::string& text) {
    const std::size_t opens = find_outside(text, '(');
    if (opens == nowhere || opens > find_outside(text, '=')) return std::nullopt;
    const auto name = last_name_in(text.substr(0, opens));
    if (!name) return std::nullopt;
    const std::size_t closes = end_of_bracket(text, opens, '(', ')');
    return OwnName{"", *name, OwnName::Kind::function, types_of(text.substr(opens + 1, closes - opens - 1))};
}

std::optional<OwnName> variable_in(const std::string& text) {
    static const std::regex sizes(R"(\[[^\]]*\])");
    const std::size_t begins = find_outside(text, '=');
    if (find_outside(text, '(') < begins) return std::nullopt;
    const auto name = last_name_in(std::regex_replace(text.substr(0, begins), sizes, ""));
    return name ? std::optional(OwnName{"", *name, OwnName::Kind::other, ""}) : std::nullopt;
}

std::optional<OwnName> named_by(const std::string& head) {
    const std::string text = bare(head);
    static const std::regex nothing(R"(^(static_assert|using namespace)\b|\boperator\b)");
    if (text.empty() || std::regex_search(text, nothing)) return std::nullopt;
    for (const auto& reading : {alias_in, type_in, function_in, variable_in})
        if (auto name = reading(text)) return name;
    return std::nullopt;
}

// Follows the blocks of a file and keeps what is named where the innermost is an anonymous namespace.
class Reader {
  public:
    void read(const std::string& code, std::size_t line) {
        for (const char c : code) {
            if (c == '{' || c == ';') keep(line);
            if (c == '{') opened_.push_back(opened_by(head_));
            if (c == '}' && !opened_.empty()) opened_.pop_back();
            if (c == '{' || c == '}' || c == ';')
                head_.clear();
            else
                head_.push_back(c);
        }
        head_.push_back(' ');
    }
    std::vector<OwnName> found;

  private:
    static constexpr const char* anonymous = "";
    static constexpr const char* no_namespace = "{";

    static std::string opened_by(const std::string& head) {
        static const std::regex space(R"(^\s*(?:inline )?namespace\s*([\w:]*)\s*$)");
        std::smatch name;
        return std::regex_match(head, name, space) ? name[1].str() : no_namespace;
    }
    void keep(std::size_t line) {
        if (opened_.empty() || opened_.back() != anonymous) return;
        auto name = named_by(head_);
        if (!name) return;
        for (const std::string& each : opened_)
            if (each != anonymous) name->scope += (name->scope.empty() ? "" : "::") + each;
        name->line = line;
        found.push_back(std::move(*name));
    }

    std::vector<std::string> opened_;
    std::string head_;
};

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

template <typename Take>
void for_each_match(const std::string& text, const std::string& pattern, const Take& take) {
    const std::regex regex(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) take(*at);
}

}  // namespace

std::vector<OwnName> own_names_of(const std::vector<std::string>& lines) {
    Reader reader;
    const std::vector<std::string> code = code_of(lines);
    for (std::size_t i = 0; i < code.size(); ++i) reader.read(code[i], i + 1);
    return std::move(reader.found);
}

bool clash(const OwnName& one, const OwnName& other) {
    if (one.scope != other.scope || one.name != other.name) return false;
    if (one.kind != other.kind) return true;
    if (one.kind == OwnName::Kind::function) return one.meaning == other.meaning;
    const bool both_say = !one.meaning.empty() && !other.meaning.empty();
    return one.kind == OwnName::Kind::other || (both_say && one.meaning != other.meaning);
}

std::map<std::string, std::vector<std::string>> targets_compiled_as_one(const std::filesystem::path& from) {
    std::map<std::string, std::vector<std::string>> targets;
    for_each_match(text_of_file(from / "CMakeLists.txt"), R"(\bpart\((\w+)\s+FROM\s+([^)]*)\))",
                   [&](const std::smatch& part) {
                       auto folders = words_of(part[2].str());
                       folders.erase(std::find(folders.begin(), folders.end(), "LINK"), folders.end());
                       targets[part[1].str()] = std::move(folders);
                   });
    const std::string tests = text_of_file(from / "tests/CMakeLists.txt");
    std::vector<std::string> together;
    for_each_match(tests, R"(set\(together\s+([^)]*)\))",
                   [&](const std::smatch& list) { together = words_of(list[1].str()); });
    for_each_match(tests, R"(suite\((\w+)\s+([\w/]+))", [&](const std::smatch& suite) {
        if (std::ranges::find(together, suite[1].str()) != together.end())
            targets[suite[1].str()] = {"tests/" + suite[2].str()};
    });
    for_each_match(
        text_of_file(from / "bench/CMakeLists.txt"), R"(SOURCE_DIR\}/(\w+)/\*\.cpp)",
        [&](const std::smatch& folder) { targets[folder[1].str()] = {"bench/" + folder[1].str()}; });
    return targets;
}

}  // namespace paraninfo::tidy
