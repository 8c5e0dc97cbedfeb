#include "media/gst/plugins.hpp"

#include "media/gst/handles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace paraninfo::gst;

namespace {

namespace fs = std::filesystem;

// Each start is in a process of its own, since it changes what GStreamer is for the whole process, and in a
// folder of that process alone: the links in it lead to the system's own plugins, so no test may ever write
// into a folder in which plugins were already linked.
[[noreturn]] void in_fresh_folder(const std::function<bool(const fs::path&)>& test) {
    std::string name = fs::temp_directory_path() / "paraninfo-plugins-XXXXXX";
    if (!mkdtemp(name.data())) std::exit(3);
    bool held = false;
    try {
        held = test(name);
    } catch (const std::exception&) {
        held = false;
    }
    std::error_code ec;
    fs::remove_all(name, ec);  // the links, not what they lead to
    std::exit(held ? 0 : 1);
}

void expect_of_a_fresh_process(const std::function<bool(const fs::path&)>& test) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(in_fresh_folder(test), testing::ExitedWithCode(0), "");
}

bool refuses_to_start(const fs::path& folder) {
    try {
        start_with_allowed_plugins(folder);
    } catch (const std::runtime_error&) {
        return true;
    }
    return false;
}

}  // namespace

TEST(Plugins, NothingIsLeftButWhatIsAllowed) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        return elements_left() == allowed_elements() && other_features_left().empty();
    });
}

TEST(Plugins, OfLibavOnlyThreeElementsAreLeft) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        std::string libav;
        for (const std::string& name : elements_left())
            if (name.starts_with("av")) libav += name + " ";
        return libav == "avdec_aac avdec_h264 avenc_aac ";
    });
}

TEST(Plugins, WhatPlugsByItselfOrWritesFilesCannotBeMade) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        for (const char* name : {"decodebin", "parsebin", "uridecodebin", "playbin", "filesink", "srtsrc",
                                 "souphttpsrc", "avdec_hevc", "fdsrc", "multifilesink"})
            if (const Owned<GstElement> made{gst_element_factory_make(name, nullptr)}) return false;
        return true;
    });
}

TEST(Plugins, WhatNoSourceNeedsIsGivenUp) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        give_up_all_but({});
        return elements_left() == elements_of(Source::bytes);
    });
}

TEST(Plugins, WhatTwoSourcesHaveInCommonStaysForOne) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        give_up_all_but({Source::webrtc});
        const auto left = elements_left();
        const auto is_left = [&](const char* name) {
            return std::binary_search(left.begin(), left.end(), name);
        };
        return is_left("webrtcbin") && is_left("rtpjitterbuffer") && !is_left("rtspsrc") &&
               !is_left("v4l2src");
    });
}

TEST(Plugins, TheSecondStartUsesTheSameFolder) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        start_with_allowed_plugins(folder);
        start_with_allowed_plugins(folder);
        return elements_left() == allowed_elements();
    });
}

TEST(Plugins, AStrangersPluginInTheFolderIsRemoved) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        fs::create_directories(folder / "plugins");
        std::ofstream(folder / "plugins" / "libgststranger.so") << "x";
        start_with_allowed_plugins(folder);
        return !fs::exists(folder / "plugins" / "libgststranger.so");
    });
}

TEST(Plugins, AFileInALinksPlaceIsRefused) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        fs::create_directories(folder / "plugins");
        std::ofstream(folder / "plugins" / "libgstapp.so") << "x";
        return refuses_to_start(folder);
    });
}

TEST(Plugins, ALinkToSomethingElseIsRefused) {
    expect_of_a_fresh_process([](const fs::path& folder) {
        fs::create_directories(folder / "plugins");
        fs::create_symlink("/nonexistent/libgstapp.so", folder / "plugins" / "libgstapp.so");
        return refuses_to_start(folder);
    });
}

TEST(Plugins, TheListIsSorted) {
    EXPECT_TRUE(std::is_sorted(allowed_elements().begin(), allowed_elements().end()));
}
