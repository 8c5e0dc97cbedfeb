#include "server/export/audit_words.hpp"

#include "server/room/poll_visibility.hpp"

namespace paraninfo::exports {

namespace {

std::string named(const std::string& id, Offset offset) {
    return id.empty() ? "#" + std::to_string(offset) : id;
}

std::string question_named(const room::State& state, Offset asked) {
    const Question* question = question_at(state, asked);
    return named(question == nullptr ? "" : question->id.value, asked);
}

std::string poll_named(const room::State& state, Offset drafted) {
    const auto* record = room::poll_at(state.polls, drafted);
    return named(record == nullptr ? "" : record->poll.id.value, drafted);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

struct Summary {
    const room::State& state;

    std::string operator()(const QuestionAsked& change) const { return change.text; }
    std::string operator()(const QuestionDeclined& change) const { return change.reason; }
    std::string operator()(const QuestionEdited& change) const { return change.text; }
    std::string operator()(const QuestionMovedOnDeck& change) const {
        return change.before == 0 ? "last" : "before " + question_named(state, change.before);
    }
    std::string operator()(const QuestionMerged& change) const {
        return "into " + question_named(state, change.into);
    }
    std::string operator()(const QuestionUnmerged& change) const {
        return "out of " + question_named(state, change.into);
    }
    std::string operator()(const QuestionTagged& change) const { return joined(change.tags); }
    std::string operator()(const QuestionNoted& change) const { return change.text; }
    std::string operator()(const QuestionAnsweredInWriting& change) const {
        return (change.to == AnswerTo::all ? "to all: " : "to the asker: ") + change.text;
    }
    std::string operator()(const QuestionTranslated& change) const {
        return std::string(name_of(change.language)) + (change.approved ? ": " : ", draft: ") + change.text;
    }
    std::string operator()(const QuestionAssigned& change) const {
        const char* const between = change.session.empty() || change.speaker.empty() ? "" : ", ";
        return change.session + between + change.speaker;
    }
    std::string operator()(const ModeratorsTold& change) const { return change.text; }
    std::string operator()(const ReviewSet& change) const {
        return change.review == Review::first ? "first" : "publish";
    }
    std::string operator()(const AnonymitySet& change) const {
        return std::string(name_of(change.anonymity));
    }
    std::string operator()(const AnnouncementMade& change) const { return change.text; }
    std::string operator()(const PollDrafted& change) const { return form(change.form); }
    std::string operator()(const PollEdited& change) const { return form(change.form); }
    std::string operator()(const PollOpened& change) const {
        return change.closes_after_ms == 0 ? ""
                                           : "for " + std::to_string(change.closes_after_ms / 1000) + " s";
    }
    std::string operator()(const PollCounted& change) const {
        return std::to_string(change.count.ballots) + " ballots";
    }
    std::string operator()(const PersonSilenced& change) const { return why(whom(change), change.reason); }
    std::string operator()(const PersonBanned& change) const { return why(whom(change), change.reason); }
    std::string operator()(const ChatSlowed& change) const {
        return std::to_string(change.slow_ms / 1000) + " s";
    }
    std::string operator()(const ChatWritten& change) const { return change.text; }
    std::string operator()(const ChatDeleted& change) const { return why(change.name, change.reason); }
    std::string operator()(const HandRaised& change) const { return change.name; }
    std::string operator()(const BroadcastPaused& change) const {
        return change.for_ms == 0 ? "" : "for " + std::to_string(change.for_ms / 1000) + " s";
    }
    std::string operator()(const BroadcastRecordingSet& change) const { return change.on ? "on" : "off"; }
    std::string operator()(const StageTaken& change) const {
        if (!change.scene) return "";
        const std::string layout(name_of(change.scene->layout));
        return change.scene->sources.empty() ? "slate" : layout + ": " + joined(change.scene->sources);
    }
    std::string operator()(const StageThirdSet& change) const { return joined(change.lines); }
    std::string operator()(const StageSteered& change) const { return change.steering.name; }
    std::string operator()(const StageTold& change) const { return change.text; }
    // Votes above all: what they say is nobody's but the voter's.
    std::string operator()(const auto&) const { return ""; }

    static std::string whom(const auto& change) {
        return change.asker_of.empty() ? change.name : "the asker of the question";
    }
    static std::string why(const std::string& name, const std::string& reason) {
        return reason.empty() ? name : name + ": " + reason;
    }
    static std::string form(const PollForm& form) {
        return form.options.empty() ? form.title : form.title + " (" + joined(form.options) + ")";
    }
};

}  // namespace

std::string subject_of(const room::State& state, const Recorded& recorded) {
    return std::visit(
        [&]<typename T>(const T& change) -> std::string {
            if constexpr (std::same_as<T, QuestionAsked> || std::same_as<T, AnnouncementMade> ||
                          std::same_as<T, PollDrafted>)
                return named(change.id.value, recorded.offset);
            else if constexpr (std::same_as<T, AnnouncementRemoved>)
                return named(change.id.value, change.announcement);
            else if constexpr (std::same_as<T, ChatWritten> || std::same_as<T, HandRaised>)
                return named("", recorded.offset);
            else if constexpr (requires { change.asker_of; })
                return change.asker_of.empty() ? change.person.value : change.asker_of.value;
            else if constexpr (requires { change.message; })
                return named("", change.message);
            else if constexpr (requires { change.hand; })
                return named("", change.hand);
            else if constexpr (requires { change.question; })
                return question_named(state, change.question);
            else if constexpr (requires { change.poll; })
                return poll_named(state, change.poll);
            else if constexpr (requires { change.person; })
                return change.person.value;
            else
                return "";
        },
        recorded.change);
}

std::string summary_of(const room::State& state, const Change& change) {
    return std::visit(Summary{state}, change);
}

}  // namespace paraninfo::exports
