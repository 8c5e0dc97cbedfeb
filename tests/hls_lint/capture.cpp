#include "tests/hls_lint/capture.hpp"

#include <nlohmann/json.hpp>

#include <sstream>
#include <stdexcept>

namespace paraninfo::hls_lint {
namespace {

Capture from_json(const nlohmann::json& object) {
    Capture capture;
    capture.url = object.at("url").get<std::string>();
    capture.body = object.value("body", "");
    capture.client = object.value("client", "");
    capture.status = object.value("status", 200U);
    if (object.contains("at_ms")) capture.at_ms = object.at("at_ms").get<double>();
    if (object.contains("took_ms")) capture.took_ms = object.at("took_ms").get<double>();
    if (object.contains("bytes")) capture.bytes = object.at("bytes").get<std::uint64_t>();
    if (object.contains("headers"))
        for (const auto& [name, value] : object.at("headers").items()) {
            std::string small = name;
            for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            capture.headers[small] = value.get<std::string>();
        }
    return capture;
}

void set_word(Capture& capture, const std::string& name, const std::string& value) {
    if (name == "status") {
        capture.status = static_cast<unsigned>(std::stoul(value));
    } else if (name == "at") {
        capture.at_ms = std::stod(value);
    } else if (name == "took") {
        capture.took_ms = std::stod(value);
    } else if (name == "bytes") {
        capture.bytes = std::stoull(value);
    } else if (name == "client") {
        capture.client = value;
    } else {
        capture.headers[name] = value;
    }
}

// The line behind "#== ": an address, then name=value or name="value".
Capture from_heading(std::string_view line) {
    Capture capture;
    const auto space = std::min(line.find(' '), line.size());
    capture.url = line.substr(0, space);
    line.remove_prefix(space);
    while (!line.empty()) {
        if (line.starts_with(' ')) {
            line.remove_prefix(1);
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw std::runtime_error("heading: a word without '='");
        const std::string name{line.substr(0, equals)};
        line.remove_prefix(equals + 1);
        const bool quoted = line.starts_with('"');
        if (quoted) line.remove_prefix(1);
        const auto end = std::min(line.find(quoted ? '"' : ' '), line.size());
        set_word(capture, name, std::string{line.substr(0, end)});
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return capture;
}

}  // namespace

std::string Capture::path() const {
    return url.substr(0, url.find('?'));
}

bool Capture::is_playlist() const {
    return path().ends_with(".m3u8");
}

std::optional<std::string> Capture::query(std::string_view name) const {
    const auto question = url.find('?');
    if (question == std::string::npos) return std::nullopt;
    std::istringstream pairs(url.substr(question + 1));
    for (std::string pair; std::getline(pairs, pair, '&');)
        if (pair.starts_with(std::string{name} + "=")) return pair.substr(name.size() + 1);
    return std::nullopt;
}

std::vector<Capture> read_json_lines(std::string_view text) {
    std::vector<Capture> captures;
    std::istringstream lines{std::string{text}};
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty()) continue;
        try {
            captures.push_back(from_json(nlohmann::json::parse(line)));
        } catch (const std::exception& error) {
            throw std::runtime_error("line " + std::to_string(number) + ": " + error.what());
        }
    }
    return captures;
}

std::vector<Capture> read_playlists(std::string_view text, const std::string& name) {
    constexpr std::string_view mark = "#== ";
    std::vector<Capture> captures;
    if (!text.starts_with(mark)) {
        Capture capture;
        capture.url = name;
        capture.body = text;
        return {capture};
    }
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with(mark)) {
            captures.push_back(from_heading(line.substr(mark.size())));
        } else {
            captures.back().body += std::string{line} + "\n";
        }
    }
    return captures;
}

std::string resolve(const std::string& base, const std::string& reference) {
    if (reference.starts_with('/')) return reference;
    std::string folder = base.substr(0, base.rfind('/') + 1);
    std::string rest = reference;
    while (rest.starts_with("../") && !folder.empty()) {
        rest.erase(0, 3);
        folder.pop_back();
        folder.erase(folder.rfind('/') + 1);
    }
    return folder + rest;
}

}  // namespace paraninfo::hls_lint
