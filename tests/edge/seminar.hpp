// An event file for whoever is counted: one session in the auditorium that is on now.
#pragma once

#include <nlohmann/json.hpp>

#include <ctime>
#include <string>

namespace paraninfo::test {

inline std::string utc(std::time_t at, const char* format) {
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, format, &parts)};
}

// It began an hour ago; `minutes` of it are enough.
inline nlohmann::json seminar(int minutes) {
    const auto both = [](const char* text) { return nlohmann::json{{"es", text}, {"en", text}}; };
    const std::time_t now = std::time(nullptr);
    nlohmann::json days = nlohmann::json::array();
    for (const int day : {-1, 0, 1}) days.push_back({{"date", utc(now + day * 86400, "%Y-%m-%d")}});
    return {{"id", "seminar"},
            {"name", both("Seminar")},
            {"time_zone", "UTC"},
            {"languages", {"es", "en"}},
            {"days", days},
            {"rooms", {{{"id", "auditorium"}, {"name", both("Auditorium")}}}},
            {"sessions",
             {{{"id", "opening"},
               {"room", "auditorium"},
               {"title", both("Opening")},
               {"starts", utc(now - 3600, "%Y-%m-%dT%H:%M")},
               {"ends", utc(now + 3600, "%Y-%m-%dT%H:%M")},
               {"attendance", {{"minutes", minutes}}}}}}};
}

}  // namespace paraninfo::test
