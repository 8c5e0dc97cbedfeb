#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <regex>

namespace paraninfo::tidy {

namespace {

std::string code_of_line(const std::string& line) {
    std::string code;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\') ++i;
            if (c == quote) quote = 0;
        } else if (c == '"' ||
                   (c == '\'' && (i == 0 || !std::isalnum(static_cast<unsigned char>(line[i - 1]))))) {
            quote = c;
        } else if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') {
            break;
        } else {
            code.push_back(c);
        }
    }
    return code;
}

bool opens_scope(const std::string& head) {
    static const std::regex scope(R"(\b(namespace|class|struct|union|enum|extern)\b)");
    return std::regex_search(head, scope) && head.find('(') == std::string::npos;
}

std::string name_in(const std::string& head) {
    static const std::regex name(R"(([A-Za-z_~][\w:~]*)\s*\()");
    std::smatch found;
    return std::regex_search(head, found, name) ? found[1].str() : "?";
}

}  // namespace

std::vector<std::string> code_of(const std::vector<std::string>& lines) {
    std::vector<std::string> code(lines.size());
    bool raw = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (raw) {
            raw = lines[i].find(")\"") == std::string::npos && lines[i].find(")json\"") == std::string::npos;
            continue;
        }
        if (lines[i].starts_with('#')) continue;
        const auto start = lines[i].find("R\"");
        if (start != std::string::npos && lines[i].find(")\"", start) == std::string::npos) raw = true;
        code[i] = code_of_line(lines[i]);
    }
    return code;
}

std::vector<Function> functions_of(const std::vector<std::string>& lines) {
    const std::vector<std::string> code = code_of(lines);
    std::vector<Function> found;
    std::vector<bool> scopes;  // true: a namespace or class, false: anything else
    std::string head;
    std::size_t head_line = 0;
    std::size_t function_depth = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        static const std::regex access_label(R"(^\s*(public|protected|private):\s*$)");
        if (std::regex_match(lines[i], access_label)) continue;
        for (const char c : code[i]) {
            if (c == '{') {
                const bool scope =
                    function_depth == 0 && (opens_scope(head) || head.find('(') == std::string::npos);
                if (!scope && function_depth == 0) {
                    found.push_back({name_in(head), head_line, 0});
                    function_depth = scopes.size() + 1;
                }
                scopes.push_back(scope);
                head.clear();
            } else if (c == '}') {
                if (!scopes.empty() && function_depth == scopes.size()) {
                    found.back().lines = i - found.back().first_line + 1;
                    function_depth = 0;
                }
                if (!scopes.empty()) scopes.pop_back();
                head.clear();
            } else if (c == ';') {
                head.clear();
            } else {
                if (head.empty() && c != ' ') head_line = i;
                if (!head.empty() || c != ' ') head.push_back(c);
            }
        }
        if (!head.empty()) head.push_back(' ');
    }
    return found;
}

std::vector<SourceFile> read_tree(const std::filesystem::path& from,
                                  const std::vector<std::string>& folders) {
    static const std::regex include(R"(^\s*#include\s+"([^"]+)\")");
    std::vector<SourceFile> files;
    for (const auto& folder : folders) {
        if (!std::filesystem::exists(from / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(from / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp") continue;
            if (entry.path().string().find("node_modules") != std::string::npos) continue;
            SourceFile file{std::filesystem::relative(entry.path(), from).generic_string(), {}, {}, {}};
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) {
                std::smatch found;
                if (std::regex_search(line, found, include)) file.includes.push_back(found[1]);
                file.lines.push_back(std::move(line));
            }
            file.functions = functions_of(file.lines);
            files.push_back(std::move(file));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace paraninfo::tidy
