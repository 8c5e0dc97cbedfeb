#include "server/hls/waiters.hpp"

#include <utility>

namespace paraninfo::hls {

void Waiter::cancel() {
    if (waiters_ != nullptr) waiters_->cancel(*this);
}

Waiters::~Waiters() {
    for (auto& due : due_)
        if (due.who != nullptr) due.who->waiters_ = nullptr;
}

bool Waiters::hold(Line& line, Waiter& who, Want want, Time deadline) {
    if (waiting() >= waiters_max_) return false;
    who.waiters_ = this;
    who.line_ = &line;
    who.slot_ = line.held.size();
    line.held.push_back({&who, std::move(want), deadline});
    ++held_;
    return true;
}

void Waiters::cancel(Waiter& who) {
    if (who.line_ != nullptr) {
        take_from_line(*who.line_, who.slot_);
    } else {
        due_[who.slot_ - due_first_].who = nullptr;
        --due_count_;
    }
    who.waiters_ = nullptr;
    who.line_ = nullptr;
}

void Waiters::abandon(Line& line) {
    for (auto& held : line.held) held.who->waiters_ = nullptr;
    held_ -= line.held.size();
    line.held.clear();
}

void Waiters::take_from_line(Line& line, std::size_t slot) {
    if (slot + 1 != line.held.size()) {
        line.held[slot] = std::move(line.held.back());
        line.held[slot].who->slot_ = slot;
    }
    line.held.pop_back();
    --held_;
}

std::size_t Waiters::settle(Line& line,
                            const std::function<std::optional<Answer>(const Line::Held&)>& answer) {
    std::size_t settled = 0;
    for (std::size_t slot = 0; slot < line.held.size();) {
        auto ready = answer(line.held[slot]);
        if (!ready) {
            ++slot;
            continue;
        }
        Waiter* who = line.held[slot].who;
        take_from_line(line, slot);
        who->line_ = nullptr;
        who->slot_ = due_first_ + due_.size();
        due_.push_back({who, std::move(*ready)});
        ++due_count_;
        ++settled;
    }
    return settled;
}

std::size_t Waiters::release(std::size_t most) {
    while (most > 0 && !due_.empty()) {
        const Due due = std::move(due_.front());
        due_.pop_front();
        ++due_first_;
        if (due.who == nullptr) continue;
        --due_count_;
        --most;
        due.who->waiters_ = nullptr;
        due.who->answered(due.answer.response, due.answer.status);
    }
    return due_count_;
}

}  // namespace paraninfo::hls
