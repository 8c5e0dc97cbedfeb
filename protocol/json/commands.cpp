#include "protocol/json/commands.hpp"

#include "protocol/json/members.hpp"

#include <algorithm>
#include <unordered_map>

namespace paraninfo::json {

namespace {

using Value = nlohmann::json;
using ReadCommand = Command (*)(Members&);

constexpr std::size_t entity_id_length_max = 32;
constexpr std::size_t language_length_max = 35;

template <typename IdType>
IdType entity(Members& members, const char* name) {
    IdType id{members.text(name)};
    if (!is_token(id.value, 1, entity_id_length_max)) members.wrong(name);
    return id;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

std::string key(Members& members) {
    std::string key = members.text("key");
    if (!is_uuid(key)) members.wrong("key");
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

Command ask(Members& members) {
    AskQuestion ask;
    ask.text = members.text("text");
    if (members.any("language") != nullptr) {
        ask.language = members.text("language");
        const bool fit =
            is_token(ask.language, 2, language_length_max) && ask.language.find('_') == std::string::npos;
        if (!fit) members.wrong("language");
    }
    ask.anonymous = members.optional_truth("anonymous");
    return ask;
}

Command vote(Members& members) {
    auto question = entity<QuestionId>(members, "question");
    return VoteQuestion{std::move(question), members.truth("up")};
}

Command withdraw(Members& members) {
    return WithdrawQuestion{entity<QuestionId>(members, "question")};
}

template <typename T>
T versioned(Members& members) {
    T command;
    command.question = entity<QuestionId>(members, "question");
    command.version = members.positive("version");
    return command;
}

Command decline(Members& members) {
    auto command = versioned<DeclineQuestion>(members);
    command.reason = members.text("reason");
    return command;
}

Command edit(Members& members) {
    auto command = versioned<EditQuestion>(members);
    command.text = members.text("text");
    return command;
}

Command move_on_deck(Members& members) {
    auto command = versioned<MoveOnDeck>(members);
    if (!members.required("before").is_null()) command.before = entity<QuestionId>(members, "before");
    return command;
}

Command merge(Members& members) {
    auto command = versioned<MergeQuestion>(members);
    command.into = entity<QuestionId>(members, "into");
    command.into_version = members.positive("into_version");
    return command;
}

Command set_review(Members& members) {
    const std::string review = members.text("review");
    if (review != "first" && review != "publish") members.wrong("review");
    return SetReview{review == "publish" ? Review::publish : Review::first};
}

Command announce(Members& members) {
    return MakeAnnouncement{members.text("text")};
}

Command remove_announcement(Members& members) {
    return RemoveAnnouncement{entity<AnnouncementId>(members, "announcement")};
}

const std::unordered_map<std::string, ReadCommand>& readers() {
    static const std::unordered_map<std::string, ReadCommand> table{
        {"question.ask", ask},
        {"question.vote", vote},
        {"question.withdraw", withdraw},
        {"question.approve", [](Members& m) -> Command { return versioned<ApproveQuestion>(m); }},
        {"question.decline", decline},
        {"question.put_on_air", [](Members& m) -> Command { return versioned<PutOnAir>(m); }},
        {"question.take_off_air", [](Members& m) -> Command { return versioned<TakeOffAir>(m); }},
        {"question.mark_answered", [](Members& m) -> Command { return versioned<MarkAnswered>(m); }},
        {"question.edit", edit},
        {"question.put_on_deck", [](Members& m) -> Command { return versioned<PutOnDeck>(m); }},
        {"question.take_off_deck", [](Members& m) -> Command { return versioned<TakeOffDeck>(m); }},
        {"question.move_on_deck", move_on_deck},
        {"question.reopen", [](Members& m) -> Command { return versioned<ReopenQuestion>(m); }},
        {"question.merge", merge},
        {"question.unmerge", [](Members& m) -> Command { return versioned<UnmergeQuestion>(m); }},
        {"questions.open", [](Members&) -> Command { return OpenQuestions{}; }},
        {"questions.close", [](Members&) -> Command { return CloseQuestions{}; }},
        {"questions.set_review", set_review},
        {"announcement.make", announce},
        {"announcement.remove", remove_announcement},
    };
    return table;
}

JoinRoom join(Members& members) {
    const Value* given = members.any("position");
    if (given == nullptr) return {};
    if (!given->is_object()) {
        members.wrong("position");
        return {};
    }
    Members inner(*given);
    Position position{inner.text("history"), inner.natural("offset")};
    if (!is_token(position.history, 1, entity_id_length_max) || inner.problem()) members.wrong("position");
    return {std::move(position)};
}

}  // namespace

std::variant<RequestBody, BadParams> read_params(const std::string& method, const Value& params) {
    Members members(params);
    RequestBody body;
    if (method == "room.join") {
        body = join(members);
    } else {
        const auto reader = readers().find(method);
        if (reader == readers().end()) return BadParams{true, {}};
        SubmitCommand submit;
        submit.key = key(members);
        submit.command = reader->second(members);
        body = std::move(submit);
    }
    if (auto problem = members.problem()) return BadParams{false, *std::move(problem)};
    return body;
}

}  // namespace paraninfo::json
