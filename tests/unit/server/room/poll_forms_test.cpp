#include "server/room/poll_forms.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

const Limits limits;

// What is wrong with a form or a vote: the member or the reason; empty: nothing.
template <typename T>
std::string wrong(const boost::system::result<T, Reject>& fitted) {
    if (fitted) return "";
    return fitted.error().detail.empty() ? std::string(name_of(fitted.error().reason))
                                         : fitted.error().detail;
}
std::string wrong(const PollForm& form) {
    return wrong(fit_form(form, limits));
}
std::string wrong(const PollForm& form, std::vector<std::uint64_t> options) {
    return wrong(fit_ballot(form, choose(PollId{"l"}, std::move(options)), limits));
}
std::string wrong_step(const PollForm& form, std::int64_t step) {
    return wrong(fit_ballot(form, VotePoll{PollId{"l"}, VoteStep{step}}, limits));
}
std::string wrong_text(const PollForm& form, const std::string& text) {
    return wrong(fit_ballot(form, VotePoll{PollId{"l"}, VoteText{text}}, limits));
}

PollForm titled(std::string title) {
    PollForm form = choice_form();
    form.title = std::move(title);
    return form;
}

TEST(PollForms, AreCleaned) {
    PollForm form = scale_form();
    form.title = " How\u200b  much? ";
    form.scale.low = " \u202e ";
    const auto fitted = fit_form(form, limits);
    EXPECT_EQ(fitted->title, "How much?");
    EXPECT_EQ(fitted->scale.low, "");
    EXPECT_EQ(fitted->scale.high, "much");
}

TEST(PollForms, ATitleHas200CharactersAtMost) {
    EXPECT_EQ(wrong(titled(std::string(200, 'x'))), "");
    EXPECT_EQ(wrong(titled(std::string(201, 'x'))), "too_long");
    EXPECT_EQ(wrong(titled(" ")), "empty");
}

TEST(PollForms, ThereAreTwoToTwelveOptionsOf120Characters) {
    std::vector<std::string> options{"only"};
    EXPECT_EQ(wrong(choice_form(options)), "options");
    while (options.size() < poll_choices_max) options.push_back("option " + std::to_string(options.size()));
    EXPECT_EQ(wrong(choice_form(options)), "");
    options.push_back("one more");
    EXPECT_EQ(wrong(choice_form(options)), "options");
    EXPECT_EQ(wrong(choice_form({"a", std::string(120, 'x')})), "");
    EXPECT_EQ(wrong(choice_form({"a", std::string(121, 'x')})), "too_long");
    EXPECT_EQ(wrong(choice_form({"a", " "})), "empty");
}

TEST(PollForms, OptionsThatLookTheSameAreRefused) {
    EXPECT_EQ(wrong(choice_form({"a", "b", " a\u200b"})), "options");
}

TEST(PollForms, OfAMultipleChoiceAsManyAsThereAreMayBeChosen) {
    EXPECT_EQ(wrong(multiple_form(3)), "");
    EXPECT_EQ(wrong(multiple_form(4)), "choices_max");
    EXPECT_EQ(wrong(multiple_form(0)), "choices_max");
}

TEST(PollForms, AScaleHasTwoToElevenStepsWithinItsBound) {
    EXPECT_EQ(wrong(scale_form(0, 10)), "");
    EXPECT_EQ(wrong(scale_form(0, 11)), "scale");
    EXPECT_EQ(wrong(scale_form(1, 2)), "");
    EXPECT_EQ(wrong(scale_form(1, 1)), "scale");
    EXPECT_EQ(wrong(scale_form(5, 1)), "scale");
    EXPECT_EQ(wrong(scale_form(90, 100)), "");
    EXPECT_EQ(wrong(scale_form(91, 101)), "scale");
    EXPECT_EQ(wrong(scale_form(-101, -100)), "scale");
}

TEST(PollForms, ALabelOfAScaleHas60CharactersAtMost) {
    PollForm form = scale_form();
    form.scale.high = std::string(60, 'x');
    EXPECT_EQ(wrong(form), "");
    form.scale.high += 'x';
    EXPECT_EQ(wrong(form), "too_long");
}

TEST(PollVotes, OfASingleChoiceNameExactlyOneOption) {
    const PollForm form = choice_form();
    EXPECT_EQ(wrong(form, {2}), "");
    EXPECT_EQ(wrong(form, {3}), "choices");
    EXPECT_EQ(wrong(form, {0, 1}), "choices");
    EXPECT_EQ(wrong(form, {}), "choices");
    EXPECT_EQ(wrong(form, {std::uint64_t{1} << 32}), "choices");
}

TEST(PollVotes, OfAMultipleChoiceNameEachOptionOnceAndNotTooMany) {
    const PollForm form = multiple_form(2);
    EXPECT_EQ(wrong(form, {2, 0}), "");
    EXPECT_EQ(wrong(form, {0, 1, 2}), "choices");
    EXPECT_EQ(wrong(form, {1, 1}), "choices");
}

TEST(PollVotes, OnAScaleLieBetweenItsEnds) {
    const PollForm form = scale_form(-2, 2);
    EXPECT_EQ(wrong_step(form, -2), "");
    EXPECT_EQ(wrong_step(form, 2), "");
    EXPECT_EQ(wrong_step(form, 3), "scale");
    EXPECT_EQ(wrong_step(form, -3), "scale");
}

TEST(PollVotes, InWordsHave140CharactersAtMost) {
    EXPECT_EQ(wrong_text(text_form(), std::string(140, 'x')), "");
    EXPECT_EQ(wrong_text(text_form(), std::string(141, 'x')), "too_long");
    EXPECT_EQ(wrong_text(text_form(), " \u200b"), "empty");
}

TEST(PollVotes, AreOfTheKindOfThePoll) {
    EXPECT_EQ(wrong(scale_form(), {1}), "choices");
    EXPECT_EQ(wrong(text_form(), {1}), "choices");
    EXPECT_EQ(wrong_step(choice_form(), 1), "scale");
    EXPECT_EQ(wrong_text(choice_form(), "Red"), "text");
}

}  // namespace
}  // namespace paraninfo::room
