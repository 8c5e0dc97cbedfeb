#include "server/app/room_sources.hpp"

#include "server/live/source_names.hpp"
#include "server/workers/feed_source.hpp"

#include "tests/unit/server/app/people_of_room.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <fstream>

namespace paraninfo::app {
namespace {

using nlohmann::json;
using State = media_link::SourceState::State;

media_link::SourceState camera_in(State state) {
    return {camera, state, -1830, 1280, 720, 30, 1620, 15};
}

class Sources : public testing::Test {
  protected:
    json shown(bool with_figures) const { return json::parse(sources.json(with_figures))["sources"]; }
    RoomSources sources{"auditorium"};
};

TEST_F(Sources, HaveFiguresForProducersAndNamesForAll) {
    sources.set_panelists({ana});
    sources.set_sources({{camera_in(State::live), {"floor", State::stalled}}});
    const json brief{
        {"id", camera}, {"person", "ana"}, {"name", "Ana"}, {"kind", "camera"}, {"state", "live"}};
    EXPECT_EQ(shown(false)[0], brief);
    EXPECT_EQ(shown(false)[1]["kind"], "floor");
    EXPECT_EQ(shown(false)[1]["state"], "stalled");
    EXPECT_EQ(shown(false)[1]["person"], json());
    json whole = brief;
    whole.update({{"peak", -1830},
                  {"width", 1280},
                  {"height", 720},
                  {"fps", 30},
                  {"kbit", 1620},
                  {"lost", 15},
                  {"picture", nullptr}});
    EXPECT_EQ(shown(true)[0], whole);
}

TEST_F(Sources, AFileIsForProducersAloneWithItsTitleAndHowFarItHasCome) {
    using std::chrono::milliseconds;
    const std::string file = live::file_of("film.mp4");
    sources.set_files({{file, "film.mp4", "film"}});
    media_link::Sources all{{{file, State::live}}};
    all.files = {{file, media_link::FileState::State::playing, media_link::FileState::Why::nothing, 3,
                  milliseconds(1'500), milliseconds(90'000)}};
    sources.set_sources(all);
    EXPECT_TRUE(shown(false).empty());
    ASSERT_EQ(shown(true).size(), 1u);
    EXPECT_EQ(shown(true)[0]["name"], "film");
    EXPECT_EQ(shown(true)[0]["kind"], "file");
    EXPECT_EQ(shown(true)[0]["file"],
              (json{{"state", "playing"}, {"why", nullptr}, {"position", 1'500}, {"length", 90'000}}));
    all.files[0].state = media_link::FileState::State::refused;
    all.files[0].why = media_link::FileState::Why::no_picture;
    sources.set_sources(all);
    EXPECT_EQ(shown(true)[0]["file"]["why"], "no_picture");
}

TEST_F(Sources, AFurtherFeedOfTheHallIsForAllAndKeepsItsNameWhateverFilesThereAre) {
    const std::string slides = workers::hall_source_of("slides");
    sources.set_feeds({{slides, "slides"}});
    sources.set_files({{live::file_of("film.mp4"), "film.mp4", "film"}});
    sources.set_sources({{{slides, State::stalled}}});
    const json brief{
        {"id", slides}, {"person", nullptr}, {"name", "slides"}, {"kind", "hall"}, {"state", "stalled"}};
    EXPECT_EQ(shown(false), json::array({brief}));
    EXPECT_EQ(shown(true)[0]["name"], "slides");
}

TEST_F(Sources, TheProgrammesLoudnessIsForProducers) {
    sources.set_sources({{camera_in(State::live)}, {-2310, -2280, -23, -610, -745}});
    const auto whole = json::parse(sources.json(true))["loudness"];
    EXPECT_EQ(whole, (json{{"momentary", -2310},
                           {"short_term", -2280},
                           {"target", -2300},
                           {"peaks", json::array({-610, -745})}}));
    EXPECT_FALSE(json::parse(sources.json(false)).contains("loudness"));
    sources.set_sources({});
    EXPECT_EQ(json::parse(sources.json(true))["loudness"]["target"], json()) << "nothing is aimed at";
}

// The members of the samples, which the pages are built from.
TEST_F(Sources, HaveTheMembersOfTheSamples) {
    std::ifstream file(PARANINFO_SOURCE_DIR "/protocol/samples/states.json");
    const json samples = json::parse(file);
    sources.set_sources({{camera_in(State::connecting)}});
    const auto members = [](const json& of) {
        std::set<std::string> names;
        for (const auto& [name, value] : of.items()) names.insert(name);
        return names;
    };
    int compared = 0;
    for (const json& sample : samples["states"]) {
        if (sample["message"]["params"]["key"] != "sources") continue;
        const bool figures = sample["audiences"] == json{"producer"};
        const json& data = sample["message"]["params"]["data"];
        EXPECT_EQ(members(shown(figures)[0]), members(data["sources"][0]));
        EXPECT_EQ(members(json::parse(sources.json(figures))), members(data));
        ++compared;
    }
    EXPECT_EQ(compared, 2);
}

TEST_F(Sources, EachPictureHasAnAddressOfItsOwn) {
    sources.set_sources({{camera_in(State::live)}});
    EXPECT_EQ(sources.picture(camera), nullptr);
    sources.set_picture({camera, "first"});
    const json first = shown(true)[0]["picture"];
    sources.set_picture({camera, "second"});
    EXPECT_NE(shown(true)[0]["picture"], first);
    EXPECT_TRUE(
        first.get<std::string>().starts_with("/api/v1/rooms/auditorium/sources/" + camera + ".jpg?n="));
    EXPECT_EQ(*sources.picture(camera), "second");
}

TEST_F(Sources, WhatIsGoneIsGoneWithItsPicture) {
    sources.set_sources({{camera_in(State::live)}});
    sources.set_picture({camera, "first"});
    EXPECT_TRUE(sources.comes_in(camera));
    sources.set_sources({{camera_in(State::gone)}});
    EXPECT_FALSE(sources.comes_in(camera));
    EXPECT_EQ(shown(true), json::array());
    EXPECT_EQ(sources.picture(camera), nullptr);
    sources.set_picture({camera, "late"});
    EXPECT_EQ(sources.picture(camera), nullptr) << "of what is not there nothing is kept";
}

TEST_F(Sources, WhatIsPutOutIsSaidToBeAndDoesNotComeIn) {
    sources.set_sources({{camera_in(State::live)}});
    sources.set_picture({camera, "first"});
    sources.set_sources({{{camera, State::too_much}}});
    EXPECT_EQ(shown(true)[0]["state"], "too_much");
    EXPECT_EQ(shown(false)[0]["state"], "too_much");
    EXPECT_FALSE(sources.comes_in(camera)) << "nothing that would be pushed aside";
    EXPECT_EQ(sources.picture(camera), nullptr);
}

}  // namespace
}  // namespace paraninfo::app
