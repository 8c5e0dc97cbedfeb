#include "server/access/access.hpp"

#include "server/access/access_impl.hpp"

#include <boost/asio/post.hpp>

namespace paraninfo::access {

Access::Access(Options options) : impl_(std::make_unique<Impl>(std::move(options), generation_)) {
    impl_->start();
}

Access::~Access() = default;

void Access::on_ended(std::function<void(const std::vector<Ended>&)> hook) {
    impl_->hook = std::move(hook);
}

void Access::exchange(ExchangeRequest request, boost::asio::any_io_executor executor, Callback callback) {
    const auto answer = [executor, callback = std::move(callback)](Exchanged exchanged) {
        boost::asio::post(executor, [callback, exchanged = std::move(exchanged)] { callback(exchanged); });
    };
    auto link = impl_->read(request);
    if (!link) return answer(link.error());
    Visitor visitor{std::move(request.name),   std::move(request.language),
                    std::move(request.cookie), std::move(request.sign_out),
                    std::move(request.notice), std::move(request.notice_language)};
    const bool queued = impl_->queue([answer, link = std::move(*link), visitor = std::move(visitor)](
                                         Directory& directory, Now now, Effects& effects) -> Finish {
        return [answer, entered = directory.enter(link, visitor, now, effects)](bool durable) {
            answer(durable ? entered : Exchanged(refusal(RefusalReason::unavailable, retry_ms)));
        };
    });
    if (!queued) answer(refusal(RefusalReason::unavailable, retry_ms));
}

LoginPtr Access::verify(std::string_view cookie) {
    return impl_->verify(cookie);
}

LoginPtr Access::renew(const Login& login) {
    return impl_->renew(login);
}

std::vector<Device> Access::devices(const Login& login) const {
    return impl_->devices(login);
}

namespace {

// A job that only says whether it did something.
Job told(boost::asio::any_io_executor executor, Access::Done done,
         std::function<bool(Directory&, Now, Effects&)> act) {
    return [executor, done = std::move(done), act = std::move(act)](Directory& directory, Now now,
                                                                    Effects& effects) -> Finish {
        const bool did = act(directory, now, effects);
        return [executor, done, did](bool durable) {
            boost::asio::post(executor, [done, ok = did && durable] { done(ok); });
        };
    };
}

}  // namespace

void Access::sign_out(const Login& login, boost::asio::any_io_executor executor, Done done) {
    const auto act = [id = login.id](Directory& directory, Now, Effects& effects) {
        directory.end(id, CloseCode::signed_out, effects);
        return true;
    };
    if (!impl_->queue(told(executor, done, act))) boost::asio::post(executor, [done] { done(false); });
}

void Access::end_device(const Login& login, std::string device, boost::asio::any_io_executor executor,
                        Done done) {
    const auto act = [person = login.person.value, device = std::move(device)](Directory& directory, Now,
                                                                               Effects& effects) {
        return directory.end_device(person, device, effects);
    };
    if (!impl_->queue(told(executor, done, act))) boost::asio::post(executor, [done] { done(false); });
}

std::optional<PersonSeen> Access::find_person(const std::string& room, const std::string& person) const {
    return impl_->find_person(room, person);
}

std::vector<PanelistSeen> Access::panelists(const std::string& room) const {
    return impl_->panelists(room);
}

void Access::seat_guests(const std::string& room, const std::vector<std::string>& persons) {
    impl_->seat_guests(room, persons);
}

std::string Access::check_in_code(const Login& login) const {
    return impl_->check_in_code(login);
}

void Access::find_badge(std::string code, std::string room, boost::asio::any_io_executor executor,
                        Scanned done) {
    const auto act = [impl = impl_.get(), executor, done, code = std::move(code), room = std::move(room)](
                         Directory& directory, Now now, Effects& effects) -> Finish {
        return [executor, done, badge = impl->badge(code, room, directory, now, effects)](bool durable) {
            boost::asio::post(executor, [done, durable, badge] { done(durable, badge); });
        };
    };
    if (!impl_->queue(act)) boost::asio::post(executor, [done] { done(false, std::nullopt); });
}

void Access::keep_out(std::string room, std::vector<std::string> persons,
                      boost::asio::any_io_executor executor, Done done) {
    const auto act = [room = std::move(room), persons = std::move(persons)](Directory& directory, Now,
                                                                            Effects& effects) {
        directory.keep_out(room, persons, effects);
        return true;
    };
    if (!impl_->queue(told(executor, done, act))) boost::asio::post(executor, [done] { done(false); });
}

std::optional<HallCode> Access::hall_code(const std::string& room) const {
    return impl_->hall_code(room);
}

void Access::require_notice(std::string version) {
    impl_->require_notice(std::move(version));
}

std::size_t Access::step() {
    return impl_->step();
}

}  // namespace paraninfo::access
