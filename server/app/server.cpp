#include "server/app/server.hpp"

#include "config/added_feeds.hpp"
#include "server/access/access.hpp"
#include "server/access/secrets.hpp"
#include "server/app/admin_socket.hpp"
#include "server/app/data_folder.hpp"
#include "server/app/event_reload.hpp"
#include "server/app/feed_desk.hpp"
#include "server/app/feed_states.hpp"
#include "server/app/output_desk.hpp"
#include "server/app/output_states.hpp"
#include "server/app/hall_code_board.hpp"
#include "server/app/health_board.hpp"
#include "server/app/media_outlet.hpp"
#include "server/app/programme_times.hpp"
#include "server/app/room_people.hpp"
#include "server/app/stage_board.hpp"
#include "server/app/stage_calls.hpp"
#include "server/app/stage_folders.hpp"
#include "server/app/startup.hpp"
#include "server/app/uplink_watch.hpp"
#include "server/app/wiring.hpp"
#include "server/archive/library.hpp"
#include "server/archive/recorder.hpp"
#include "server/attendance/attendance.hpp"
#include "server/ballots/ballot_box.hpp"
#include "server/export/export_desk.hpp"
#include "server/gateway/gateway.hpp"
#include "server/gateway/routes.hpp"
#include "server/gateway/ice_tcp_door.hpp"
#include "server/gateway/rtmps_door.hpp"
#include "server/gateway/stall_watch.hpp"
#include "server/gateway/strict/target.hpp"
#include "server/journal/log.hpp"
#include "server/live/asio_clock.hpp"
#include "server/live/hub.hpp"
#include "server/live/state_reach.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/health.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"
#include "server/workers/supervisor.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <thread>

namespace paraninfo::app {
namespace {

using namespace std::chrono_literals;
constexpr auto move_spread = 8000ms;
constexpr auto look_again = 100ms;

}  // namespace

class Server::Impl {
  public:
    explicit Impl(const config::Settings& settings);
    ~Impl();
    void run();

  private:
    AdminSocket::Page admin_page(const AdminSocket::Request& request);
    void feeds_changed(const workers::FeedBoard& board);
    void outputs_changed(const workers::OutputBoard& board);
    void publish(const std::optional<media_link::Feeds>& feeds);
    void tell_of_disk(const archive::Recorded& recorded);
    Uplink uplink() const;
    void start_rooms();
    void on_signal(int signal);
    void wait_for_hang_up();
    void drain();
    void wait_for_connections(std::chrono::steady_clock::time_point until);
    void stop_media();

    // In order of construction; destroyed the other way round.
    ProcessLimits limits_;
    config::Settings settings_;
    DataFolder folder_;
    const access::Secrets secrets_;
    std::string headers_;
    gateway::OpenSslPtr<SSL_CTX> tls_;
    gateway::StaticFiles files_;
    observe::Health health_;
    std::shared_ptr<void> process_metrics_;
    boost::asio::io_context main_{1};
    boost::asio::io_context rooms_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> rooms_work_;
    // Outlives access, which posts its answers to the shards.
    gateway::Gateway gateway_;
    gateway::Site site_;
    gateway::EventPages event_pages_;
    access::Access access_;
    journal::Log log_;
    live::AsioClock clock_;
    ProgrammeTimes programme_times_;
    RoomPeople people_;
    ballots::BallotBox ballots_;
    live::Hub hub_;
    attendance::Attendance attendance_;
    exports::ExportDesk exports_;
    archive::Library library_;
    StageBoard stage_;
    StageCalls stage_calls_;
    StageFolders stage_folders_;
    const gateway::IceServers ice_;
    gateway::IceTcpSessions ice_tcp_;
    gateway::Routes routes_;
    EventReload event_reload_;
    HallCodeBoard hall_codes_;
    workers::Plan plan_;
    FeedDesk feeds_;
    OutputDesk outputs_;
    archive::Recorder recorder_;  // also where nothing is recorded: what is too old is erased
    MediaOutlet outlet_;
    workers::LinuxProcesses processes_;
    workers::Supervisor supervisor_;
    boost::asio::signal_set signals_;
    boost::asio::signal_set hang_up_;
    boost::asio::steady_timer timer_;
    AdminSocket admin_;
    std::optional<gateway::RtmpsDoor> rtmps_;
    std::optional<gateway::IceTcpDoor> ice_tcp_door_;
    UplinkWatch uplink_;
    HealthBoard picture_health_;
    gateway::StallWatch stalls_;
    std::thread rooms_thread_;
    bool stop_workers_ = false;
    bool stopping_ = false;
};

Server::Impl::Impl(const config::Settings& settings)
    : settings_(config::with_added_feeds(settings)),
      folder_(settings.data_dir),
      secrets_(access::open_secrets(settings.data_dir)),
      headers_(header_lines(settings)),
      tls_(gateway::make_tls_context(certificate_files(settings))),
      files_(settings.web_root, headers_),
      process_metrics_(observe::register_process_metrics(observe::metrics())),
      rooms_work_(boost::asio::make_work_guard(rooms_)),
      gateway_(settings.listen, tls_.get(), headers_),
      site_(gateway::Site::from(settings, gateway_.port())),
      event_pages_(settings.public_host),
      access_(access::Options::from(settings)),
      log_(rooms_.get_executor(), open_journal(settings), journal_limits(settings)),
      clock_(rooms_),
      people_(rooms_, access_),
      ballots_(rooms_.get_executor(), settings.data_dir, room_ids(settings)),
      hub_(rooms_, log_, gateway_, people_, ballots_, clock_, programme_times_, room_settings(settings)),
      attendance_({settings.data_dir, settings.attendance.keep_days, observe::wall_ms, true,
                   settings.agenda ? settings.agenda->sessions : std::vector<config::Session>()}),
      exports_(export_source(settings)),
      library_({settings.data_dir / "recordings", headers_, observe::wall_ms, 2,
                media_headers(settings, headers_)}),
      stage_(hub_, supervisor_, settings_),
      stage_calls_(rooms_, supervisor_, stage_, people_, settings.data_dir / "whip-keys.json"),
      stage_folders_(rooms_, stage_, settings_),
      ice_(settings.ice),
      ice_tcp_(settings.ice.tcp.address.empty() ? 0 : settings.ice.tcp.port),
      routes_(site_, files_, event_pages_, access_, hub_, exports_, attendance_, ballots_, library_, health_,
              access::Grants(secrets_.grants, std::chrono::minutes(settings.media.grant_minutes)),
              {stage_calls_, ice_, ice_tcp_}),
      event_reload_(main_, settings_, event_pages_, access_, hub_, exports_, attendance_, log_),
      hall_codes_(main_, settings_, access_, hub_),
      plan_(media_plan(settings_, headers_, secrets_.srt_master)),
      feeds_(settings, settings_, secrets_.srt_master,
             [this](const std::optional<media_link::Feeds>& feeds) { publish(feeds); }),
      outputs_(feeds_, secrets_.srt_master,
               [this](const std::optional<media_link::Feeds>& feeds) { publish(feeds); }),
      recorder_(
          recorder_options(settings, [this](const archive::Recorded& recorded) { tell_of_disk(recorded); })),
      outlet_(gateway_, hub_, programme_times_, recorder_, library_, stage_, settings.data_dir / "recordings",
              {settings.media.profile, part_milliseconds(plan_), !settings.media.origin.empty()},
              {[this](const workers::FeedBoard& board) { feeds_changed(board); },
               [this](const workers::OutputBoard& board) { outputs_changed(board); }}),
      processes_(rooms_, media_sandbox(settings.media.sandbox)),
      supervisor_(rooms_, plan_, outlet_, processes_),
      signals_(main_, SIGTERM, SIGINT),
      hang_up_(main_, SIGHUP),
      timer_(main_),
      admin_(main_, settings.admin.socket,
             [this](const AdminSocket::Request& request) { return admin_page(request); }),
      uplink_(main_, gateway_, settings.media.egress_mbit_max, settings.media.renditions.size()),
      picture_health_(rooms_, settings_, attendance_, supervisor_, hub_, [this] { return uplink(); }),
      stalls_(main_) {
    const auto& [address, port] = settings.rtmps;
    if (!address.empty())
        rtmps_.emplace(main_, tls_.get(),
                       gateway::RtmpsSettings{address, port, settings.rtmp.address, settings.rtmp.port});
    if (!settings.ice.tcp.address.empty())
        ice_tcp_door_.emplace(main_, settings.ice.tcp.address, settings.ice.tcp.port, ice_tcp_);
    gateway_.add_to(stalls_);
    stalls_.watch("rooms", rooms_);
}

Server::Impl::~Impl() {
    gateway_.stop();
    rooms_.stop();
    if (rooms_thread_.joinable()) rooms_thread_.join();
}

AdminSocket::Page Server::Impl::admin_page(const AdminSocket::Request& request) {
    const auto& [post, path, query, body] = request;
    if (path.starts_with("/feeds") && post == (path != "/feeds")) return feeds_.answer(path, body);
    if (path.starts_with("/outputs") && post == (path != "/outputs")) return outputs_.answer(path, body);
    if (post) return {};
    if (path == "/metrics") {
        std::string page = observe::metrics_page();
        if (gateway::strict::query_value(query, "reset")) gateway_.reset_watches();
        return {200, "text/plain; version=0.0.4", std::move(page)};
    }
    if (path == "/readyz") return {health_.ready() ? 200U : 503U, "application/json", health_.json() + "\n"};
    return {};
}

// On the rooms thread.
void Server::Impl::feeds_changed(const workers::FeedBoard& board) {
    for (const auto& [id, feed] : board.feeds())
        observe::gauge("paraninfo_feed_publishing", "1 while an encoder sends to the feed.",
                       "feed=\"" + id + '"')
            .set(feed.state == workers::FeedStatus::State::publishing ? 1 : 0);
    for (const config::Room& room : settings_.rooms)
        if (!room.feed.empty())
            hub_.set_state({room.id}, live::feeds_key, room_feeds_json(settings_, room, board));
    boost::asio::post(main_, [this, board] { feeds_.set_board(board); });
}

// On the rooms thread.
void Server::Impl::outputs_changed(const workers::OutputBoard& board) {
    count_outputs(board);
    for (const config::Room& room : settings_.rooms)
        if (!room.outputs.empty())
            hub_.set_state({room.id}, live::outputs_key, room_outputs_json(room, board));
    boost::asio::post(main_, [this, board] { outputs_.set_board(board); });
}

// What may be published and received from now on.
void Server::Impl::publish(const std::optional<media_link::Feeds>& feeds) {
    boost::asio::post(rooms_, [this, feeds] { supervisor_.set_feeds(feeds); });
}

// On the recorder's thread.
void Server::Impl::tell_of_disk(const archive::Recorded& recorded) {
    boost::asio::post(rooms_, [this, recorded] {
        supervisor_.on_disk(recorded.room, recorded.publication, recorded.segments);
        if (!recorded.segments.empty()) picture_health_.recorded(recorded.room);
    });
}

Uplink Server::Impl::uplink() const {
    return {static_cast<std::int64_t>(uplink_.mbit()), settings_.media.egress_mbit_max, uplink_.withheld()};
}

void Server::Impl::start_rooms() {
    health_.expect("rooms");
    access_.on_ended([this](const std::vector<access::Ended>& ended) {
        for (const auto& one : ended) {
            gateway_.end_login(one.login, one.code);
            boost::asio::post(rooms_, [this, login = one.login] { stage_calls_.end_login(login); });
        }
    });
    hub_.watch_broadcasts([this](const RoomId& room, const Broadcast& broadcast) {
        supervisor_.set_broadcast(room.value, broadcast);
        picture_health_.set_recorded(room.value, is_recorded(broadcast));
    });
    hub_.watch_stages(
        [this](const RoomId& room, const Stage& stage, const std::vector<room::Panelist>& panelists) {
            stage_.stage_changed(room, stage, panelists);
            stage_calls_.end_absent(room, panelists);
        });
    hub_.watch_intercoms([this](const RoomId& room, const room::Intercom& intercom) {
        stage_.intercom_changed(room, intercom);
    });
    hub_.watch_echo_tests([this](const RoomId& room) { stage_.test_echo(room); });
    hub_.start([this](bool fit, const std::string& reason) {
        health_.set("rooms", fit, reason);
        observe::log(fit ? observe::Level::info : observe::Level::error, "rooms.health",
                     {{"fit", fit}, {"reason", reason}});
    });
    boost::asio::post(rooms_, [this] {
        supervisor_.start();
        feeds_changed(supervisor_.feeds());
        outputs_changed(supervisor_.outputs());
        picture_health_.start();
    });
    rooms_thread_ = std::thread([this] { rooms_.run(); });
}

void Server::Impl::run() {
    event_reload_.start();
    stage_folders_.look();
    wait_for_hang_up();
    hall_codes_.start();
    start_rooms();
    gateway_.open(site_, routes_);
    stalls_.start();
    uplink_.start();
    observe::log_info("server.listening", {{"url", config::public_url(settings_)},
                                           {"address", settings_.listen.address},
                                           {"port", gateway_.port()},
                                           {"shards", gateway_.shards()},
                                           {"files", files_.size()}});
    if (files_.size() == 0)
        observe::log_warn("server.no_web_client", {{"web_root", settings_.web_root.string()}});
    signals_.async_wait([this](boost::system::error_code ec, int signal) {
        if (!ec) on_signal(signal);
    });
    main_.run();
    observe::log_info("server.stopped");
}

void Server::Impl::on_signal(int signal) {
    observe::log_info("server.stopping", {{"signal", signal}});
    stop_workers_ = signal == SIGINT;
    health_.set("server", false, "stopping");
    signals_.async_wait([this](boost::system::error_code ec, int) {
        if (!ec) main_.stop();
    });
    gateway_.close_doors();
    if (rtmps_) rtmps_->close();
    if (ice_tcp_door_) ice_tcp_door_->close();
    // First what is in flight is made durable and answered, then everyone is told to move.
    hub_.stop([this] { boost::asio::post(main_, [this] { drain(); }); });
    timer_.expires_after(std::chrono::seconds(settings_.limits.drain_seconds) / 2);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec) drain();
    });
}

// What lies in files is read again. A signal that comes meanwhile is taken up afterwards.
void Server::Impl::wait_for_hang_up() {
    hang_up_.async_wait([this](boost::system::error_code ec, int) {
        if (ec) return;
        stage_folders_.look();
        event_reload_.reload([this] { wait_for_hang_up(); });
    });
}

void Server::Impl::drain() {
    if (std::exchange(stopping_, true)) return;
    gateway_.drain(move_spread);
    const auto most = std::chrono::seconds(settings_.limits.drain_seconds) / 3;
    wait_for_connections(std::chrono::steady_clock::now() + most);
}

void Server::Impl::wait_for_connections(std::chrono::steady_clock::time_point until) {
    timer_.expires_after(look_again + gateway::Shard::sweep_every);
    timer_.async_wait([this, until](boost::system::error_code ec) {
        if (ec) return;
        if (gateway_.connections() == 0 || std::chrono::steady_clock::now() >= until) return stop_media();
        wait_for_connections(until);
    });
}

void Server::Impl::stop_media() {
    boost::asio::post(rooms_, [this] {
        supervisor_.stop(stop_workers_, [this] { boost::asio::post(main_, [this] { main_.stop(); }); });
    });
}

Server::Server(const config::Settings& settings) : impl_(std::make_unique<Impl>(settings)) {
}

Server::~Server() = default;

void Server::run() {
    impl_->run();
}

}  // namespace paraninfo::app
