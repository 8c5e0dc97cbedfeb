// The addresses of the server (PROTOCOL.md section 1.2): which request goes where, and who may. One for all
// shards; called on their threads; what it refers to is safe there.
#pragma once

#include "server/access/access.hpp"
#include "server/access/grants.hpp"
#include "server/gateway/attendance_api.hpp"
#include "server/gateway/ballot_api.hpp"
#include "server/gateway/chapters_api.hpp"
#include "server/gateway/check_in_api.hpp"
#include "server/gateway/corrections_api.hpp"
#include "server/gateway/event_pages.hpp"
#include "server/gateway/export_api.hpp"
#include "server/gateway/http_connection.hpp"
#include "server/gateway/recordings_api.hpp"
#include "server/gateway/session_api.hpp"
#include "server/gateway/session.hpp"
#include "server/gateway/socket_counts.hpp"
#include "server/gateway/stage_api.hpp"
#include "server/gateway/static_files.hpp"
#include "server/hls/address.hpp"
#include "server/live/hub.hpp"
#include "server/observe/health.hpp"

#include <memory>

namespace paraninfo::gateway {

class Routes final : public Router {
  public:
    Routes(const Site& site, const StaticFiles& files, const EventPages& event, access::Access& access,
           live::Hub& hub, exports::ExportDesk& exports, attendance::Attendance& attendance,
           ballots::BallotBox& ballots, archive::Library& recordings, const observe::Health& health,
           access::Grants grants, StageApi stage);

    void route(HttpConnection& connection, const HttpRequest& request) override;
    access::LoginPtr verify(std::string_view cookie) override { return access_.verify(cookie); }
    std::uint64_t generation() const override { return access_.generation(); }
    access::LoginPtr renew(const access::Login& login) override { return access_.renew(login); }
    std::shared_ptr<void> place_of(const access::Login& login) override {
        return connections_->take(login.id);
    }

  private:
    void api(HttpConnection& connection, const HttpRequest& request);
    void event(HttpConnection& connection, const HttpRequest& request, bool calendar);
    void session(HttpConnection& connection, const HttpRequest& request);
    void room(HttpConnection& connection, const HttpRequest& request, std::string_view room,
              std::string_view what);
    void export_file(HttpConnection& connection, const HttpRequest& request, std::string_view room,
                     std::string_view file);
    void attendance_of(HttpConnection& connection, const HttpRequest& request, std::string_view room,
                       std::string_view session);
    void ballot(HttpConnection& connection, const HttpRequest& request, std::string_view room);
    // What lies below a room at whip, whep, ice and sources; `segments` of the whole path.
    void stage(HttpConnection& connection, const HttpRequest& request,
               const std::vector<std::string_view>& segments);
    // The same of a session that goes on.
    void stage_session(HttpConnection& connection, const HttpRequest& request, StageSession session);
    void whip_client(HttpConnection& connection, const HttpRequest& request);
    // The seat that the request names, if the login of its cookie owns it; answers and returns null if not.
    const Seat* own_seat(HttpConnection& connection, const HttpRequest& request, std::string_view room);
    void command(HttpConnection& connection, const HttpRequest& request, const Seat& seat);
    void changes(HttpConnection& connection, const HttpRequest& request, SessionOwner owner);
    void socket(HttpConnection& connection, const HttpRequest& request, SessionOwner owner);
    void media(HttpConnection& connection, const HttpRequest& request);
    void grant(HttpConnection& connection, const Seat& seat) const;
    // Answers and returns false where neither a grant nor the login lets it be fetched.
    bool may_fetch(HttpConnection& connection, const HttpRequest& request,
                   const std::optional<hls::Address>& address) const;
    void recorded(HttpConnection& connection, const HttpRequest& request);
    void recordings_of(HttpConnection& connection, const HttpRequest& request, std::string_view room);
    // `segments` of the whole path.
    void chapters_of(HttpConnection& connection, const HttpRequest& request,
                     const std::vector<std::string_view>& segments);
    // Whether the login of the cookie has a seat in the room; answers and returns false if not.
    bool has_seat(HttpConnection& connection, const HttpRequest& request, std::string_view room);
    void file(HttpConnection& connection, const HttpRequest& request);
    bool has_allowed_origin(const HttpRequest& request) const;
    bool is_of_page(const HttpRequest& request) const;
    // Answers and returns false when the request must not change anything: its Origin or content type.
    bool may_change(HttpConnection& connection, const HttpRequest& request, bool needs_json) const;

    const Site& site_;
    const StaticFiles& files_;
    const EventPages& event_;
    access::Access& access_;
    live::Hub& hub_;
    const observe::Health& health_;
    SessionApi sessions_;
    ExportApi exports_;
    AttendanceApi attendance_;
    CheckInApi check_ins_;
    CorrectionsApi corrections_;
    BallotApi ballots_;
    const access::Grants grants_;
    RecordingsApi recordings_;
    ChaptersApi chapters_;
    StageApi stage_;
    std::shared_ptr<SocketCounts> sockets_;
    std::shared_ptr<SocketCounts> connections_;
    JoinPace joins_;
};

}  // namespace paraninfo::gateway
