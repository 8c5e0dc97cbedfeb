// What comes into one room at this moment, as its worker says it, with the names of who sends it and the
// newest small picture of each: what the state `sources` is made of (PROTOCOL.md section 5). A value; no
// clock, no lock.
#pragma once

#include "protocol/json/writer.hpp"
#include "protocol/media_link/stage.hpp"
#include "protocol/shared_bytes.hpp"
#include "server/app/stage_mix.hpp"
#include "server/room/decision.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace paraninfo::app {

class RoomSources {
  public:
    explicit RoomSources(std::string room) : room_(std::move(room)) {}

    void set_panelists(const std::vector<room::Panelist>& panelists);
    void set_files(const std::vector<RoomFile>& files);
    void set_feeds(const std::vector<RoomFeed>& feeds);
    // All there are; what is gone is left out, with its picture, and so are producers' talkbacks, which are
    // no source of the programme.
    void set_sources(const media_link::Sources& sources);
    // Of a source that is not there it means nothing.
    void set_picture(const media_link::SourcePicture& picture);

    // Whether somebody publishes it, however well; not what is put out for sending too much.
    bool comes_in(const std::string& source) const;
    SharedBytes picture(const std::string& source) const;  // null: there is none
    // The state's data: with figures, pictures and files for producers, without for panelists.
    std::string json(bool with_figures) const;

  private:
    void write_source(paraninfo::json::Writer& to, const media_link::SourceState& source,
                      bool with_figures) const;
    void write_picture(paraninfo::json::Writer& to, const std::string& source) const;

    struct Picture {
        SharedBytes jpeg;
        std::uint64_t number = 0;  // another one for each
    };

    const std::string room_;
    std::map<std::string, room::Panelist> panelists_;  // by what they send
    std::map<std::string, std::string> titles_;        // of files and feeds
    std::map<std::string, media_link::SourceState> sources_;
    std::map<std::string, media_link::FileState> files_;
    media_link::ProgrammeLoudness loudness_;
    std::map<std::string, Picture> pictures_;  // of what comes in
    std::uint64_t pictured_ = 0;
};

}  // namespace paraninfo::app
