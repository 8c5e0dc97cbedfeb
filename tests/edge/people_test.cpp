// The list of registrants, imported and exported by the command line beside the running program.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace paraninfo {
namespace {

using test::RunningServer;

class People : public testing::Test {
  protected:
    std::string path(const std::string& name) const { return server_.folder() / name; }
    std::string import(const std::string& csv) const {
        std::ofstream(path("people.csv")) << csv;
        return server_.command("people import " + path("people.csv") + " --room auditorium");
    }

    RunningServer server_;
};

TEST_F(People, AnImportedPersonComesInByTheExportedLink) {
    EXPECT_TRUE(import("id,name\n17,Ana\n").starts_with("1 new, "));
    EXPECT_EQ(server_.command("link export --out " + path("links.csv")), "");
    struct stat status {};
    ASSERT_EQ(::stat(path("links.csv").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    std::ifstream file(path("links.csv"));
    std::string line;
    std::getline(file, line);
    EXPECT_EQ(line, "id,name,email,language,role,class,link,valid_until\r");
    std::getline(file, line);
    const auto address = line.find("https://");
    ASSERT_NE(address, std::string::npos) << line;
    const auto person = server_.enter_by(line.substr(address, line.find('"', address) - address));
    EXPECT_FALSE(person.seat.empty()) << line;
    // A file that is there is not written over.
    EXPECT_NE(server_.command("link export --out " + path("links.csv")).find("links.csv: File exists"),
              std::string::npos);
}

TEST_F(People, ErrorsNameFileAndLine) {
    EXPECT_EQ(import("id,name\n17,\n"), "paraninfo: " + path("people.csv") +
                                            ":2: name: 1 to 64 characters that can be shown\n"
                                            "nothing was imported\n");
    EXPECT_EQ(server_.command("people import " + path("absent.csv")),
              "paraninfo: " + path("absent.csv") + " cannot be read\n");
}

}  // namespace
}  // namespace paraninfo
