#include "protocol/json/reply.hpp"

#include "protocol/json/hands.hpp"
#include "protocol/json/polls.hpp"
#include "protocol/json/questions.hpp"
#include "protocol/json/sanctions.hpp"

namespace paraninfo::json {

std::string encode_reject(const RequestId& id, const Reject& reject) {
    Writer writer;
    writer.open_array().open_object().member("jsonrpc", "2.0").member_raw("id", id.json);
    writer.key("error").open_object().member("code", code_of(reject.reason));
    writer.member("message", name_of(reject.reason));
    writer.key("data").open_object().member("reason", name_of(reject.reason));
    if (reject.retry_after_ms > 0) writer.member("retry_after_ms", reject.retry_after_ms);
    if (reject.reason == Reason::silenced) {
        writer.key("until");
        writer.time_or_null(reject.until_ms);
    }
    if (reject.most > 0) writer.member("most", reject.most);
    if (reject.reason == Reason::invalid_params) writer.member("member", reject.detail);
    if (reject.reason == Reason::internal) writer.member("incident", reject.detail);
    if (reject.present) {
        writer.key("present");
        write_question(writer, *reject.present, Audience::moderator);
    }
    if (reject.present_poll) {
        writer.key("present");
        write_poll(writer, *reject.present_poll, Audience::moderator);
    }
    if (reject.present_hand) {
        writer.key("present");
        write_hand(writer, *reject.present_hand, Audience::moderator);
    }
    writer.close_object().close_object().close_object().close_array();
    return writer.take();
}

std::string encode_done(const Done& done) {
    Writer writer;
    writer.open_object().member("offset", done.offset);
    if (done.question) writer.member("question", done.question->value);
    if (done.state) writer.member("state", name_of(*done.state));
    if (done.version) writer.member("version", *done.version);
    if (done.announcement) writer.member("announcement", done.announcement->value);
    if (done.poll) writer.member("poll", done.poll->value);
    if (done.signature) writer.member("signature", *done.signature);
    writer.close_object();
    return writer.take();
}

std::string encode_result(const RequestId& id, std::string_view result) {
    Writer writer;
    writer.open_array().open_object().member("jsonrpc", "2.0").member_raw("id", id.json);
    writer.member_raw("result", result).close_object().close_array();
    return writer.take();
}

}  // namespace paraninfo::json
