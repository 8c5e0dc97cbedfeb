// Files as sources of a programme: what is seen and heard of them in the mix, read from its coded parts.

#include "tests/media/support/probe.hpp"
#include "tests/media/support/watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::FileState;
using media_link::Mix;
using program::Instant;
using Layout = media_link::Scene::Layout;

namespace {

const std::string film = "file-00000000000000000001";
const std::string other = "file-00000000000000000002";

// Green for a second, then blue, with a tone of 700 Hz.
void make_film(const std::string& path, int seconds) {
    const auto plane = [](int before, int after) {
        return "'if(lt(T,1)," + std::to_string(before) + "," + std::to_string(after) + ")'";
    };
    EXPECT_EQ(
        output_of("ffmpeg -nostdin -v error -f lavfi -i \"nullsrc=s=64x36:r=30,format=yuv420p,geq=lum=" +
                  plane(green.y, blue.y) + ":cb=" + plane(green.u, blue.u) + ":cr=" + plane(green.v, blue.v) +
                  ",scale=640:360\" -f lavfi -i sine=frequency=700:" + "sample_rate=48000 -t " +
                  std::to_string(seconds) +
                  " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -af volume=2 -c:a aac " + path),
        "");
}

struct FilesRoom {
    FilesRoom() : room(with_files(clips)) {}

    static media_link::Configure with_files(const Folder& folder) {
        media_link::Configure configure = panel();
        configure.contribution.files = folder / "";
        return configure;
    }
    Instant show(const media_link::FileMix& file) {
        Mix mix = scene(Layout::full, {film});
        mix.files = {file};
        room.studio().take(mix);
        return room.go_on(2500ms);
    }
    // Until the newest report has the file in this state.
    FileState wait_for(const std::string& source, FileState::State state) {
        FileState found;
        EXPECT_TRUE(room.wait_for([&](const MixedRoom::Kept& all) {
            if (all.sources.empty()) return false;
            for (const FileState& one : all.sources.back().files)
                if (one.source == source && one.state == state) found = one;
            return found.source == source;
        }));
        return found;
    }

    Folder clips;
    MixedRoom room;
};

}  // namespace

TEST(MixedFiles, AFileStandsAtItsFirstPicturePlaysToItsEndAndStaysAtItsLast) {
    FilesRoom files;
    make_film(files.clips / "film.mp4", 12);
    files.show({film, "film.mp4"});
    const FileState paused = files.wait_for(film, FileState::State::paused);
    EXPECT_NEAR(static_cast<double>(paused.length.count()), 12'000, 200);
    EXPECT_EQ(paused.position, 0ms);
    const Instant waits = files.show({film, "film.mp4"});
    files.show({film, "film.mp4", true, false, 5});
    files.wait_for(film, FileState::State::playing);
    const Instant plays = files.room.go_on(2500ms);
    EXPECT_EQ(files.wait_for(film, FileState::State::ended).begun, 5u);
    const Instant over = files.room.go_on(2500ms);

    const Watched watched(files.room);
    expect_unbroken(watched.kept());
    EXPECT_TRUE(watched.shows(waits, {{20, 20, green}, {620, 340, green}}));
    EXPECT_LT(watched.level(waits, 700), 0.01) << "it stands";
    EXPECT_FALSE(watched.shows(waits, {{320, 180, blue}}));
    EXPECT_TRUE(watched.shows(plays, {{20, 20, blue}, {620, 340, blue}}));
    EXPECT_GT(watched.level(plays, 700), 0.05);
    EXPECT_TRUE(watched.shows(over, {{20, 20, blue}, {620, 340, blue}}));
    EXPECT_LT(watched.level(over, 700), 0.01);
}

TEST(MixedFiles, OneThatIsHeldStaysAndBegunAnewItIsAtItsStart) {
    FilesRoom files;
    make_film(files.clips / "film.mkv", 30);
    files.show({film, "film.mkv"});
    files.wait_for(film, FileState::State::paused);
    files.show({film, "film.mkv", true, false, 1});
    const Instant held = files.show({film, "film.mkv", false, false, 1});
    const FileState at = files.wait_for(film, FileState::State::paused);
    EXPECT_GT(at.position, 1s);
    const Instant goes_on = files.show({film, "film.mkv", true, false, 1});
    const Instant anew = files.show({film, "film.mkv", false, false, 2});
    EXPECT_EQ(files.wait_for(film, FileState::State::paused).begun, 2u);

    const Watched watched(files.room);
    expect_unbroken(watched.kept());
    EXPECT_TRUE(watched.shows(held, {{320, 180, blue}}));
    EXPECT_LT(watched.level(held, 700), 0.01);
    EXPECT_GT(watched.level(goes_on, 700), 0.05);
    EXPECT_TRUE(watched.shows(anew, {{320, 180, green}}));
    EXPECT_LT(watched.level(anew, 700), 0.01);
}

TEST(MixedFiles, InALoopItBeginsAnewAtItsEnd) {
    FilesRoom files;
    make_film(files.clips / "film.ts", 2);
    files.show({film, "film.ts"});
    files.wait_for(film, FileState::State::paused);
    files.show({film, "film.ts", true, true, 1});
    const Instant later = files.room.go_on(3000ms);
    files.wait_for(film, FileState::State::playing);

    const Watched watched(files.room);
    EXPECT_TRUE(watched.shows(later, {{320, 180, green}}));
    EXPECT_TRUE(watched.shows(later, {{320, 180, blue}}));
    EXPECT_GT(watched.level(later, 700), 0.03);
}

TEST(MixedFiles, ABadFileIsRefusedInWordsAndTheOthersAreOpened) {
    FilesRoom files;
    std::ofstream(files.clips / "bad.mp4") << "This is no film.";
    make_film(files.clips / "film.mp4", 2);
    Mix mix = scene(Layout::full, {other});
    mix.files = {{other, "bad.mp4"}, {film, "film.mp4"}, {"file-00000000000000000003", "gone.mkv"}};
    files.room.studio().take(mix);
    EXPECT_EQ(files.wait_for(other, FileState::State::refused).why, FileState::Why::unreadable);
    EXPECT_EQ(files.wait_for("file-00000000000000000003", FileState::State::refused).why,
              FileState::Why::unreadable);
    files.wait_for(film, FileState::State::paused);
    // Put right meanwhile, it is tried again when it is begun anew.
    std::filesystem::rename(files.clips / "film.mp4", files.clips / "bad.mp4");
    mix.files[0].begun = 1;
    files.room.studio().take(mix);
    files.wait_for(other, FileState::State::paused);
    const Instant right = files.room.go_on(2500ms);

    const Watched watched(files.room);
    expect_unbroken(watched.kept());
    EXPECT_TRUE(watched.shows(right, {{320, 180, green}}));
}

TEST(MixedFiles, TheProducerSeesAPictureOfEach) {
    FilesRoom files;
    make_film(files.clips / "film.mp4", 2);
    Mix mix = scene(Layout::full, {"floor"});
    mix.files = {{film, "film.mp4"}};
    files.room.studio().take(mix);
    EXPECT_TRUE(files.room.wait_for([&](const MixedRoom::Kept& all) {
        const auto is_live = [](const media_link::SourceState& one) {
            return one.source == film && one.state == media_link::SourceState::State::live;
        };
        return std::ranges::any_of(all.pictures, [](const auto& one) { return one.source == film; }) &&
               !all.sources.empty() && std::ranges::any_of(all.sources.back().sources, is_live);
    }));
}
