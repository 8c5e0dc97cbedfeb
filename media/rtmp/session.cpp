#include "media/rtmp/session.hpp"

#include "media/rtmp/big_endian.hpp"

#include <algorithm>

namespace paraninfo::rtmp {
namespace {

constexpr std::size_t hello_bytes = 1 + 1536;  // C0 and C1, section 5.2
constexpr std::size_t echo_bytes = 1536;       // C2
constexpr char version = 3;
constexpr std::uint32_t window = 2'500'000;
constexpr std::uint32_t chunk_size = 4096;
constexpr std::uint32_t media_stream = 1;
constexpr std::uint8_t control_chunks = 2, command_chunks = 3, status_chunks = 5;

std::string big_endian(std::uint32_t value) {
    std::string out;
    put_big_endian(out, value, 4);
    return out;
}

AmfValue text(std::string_view value) {
    return {std::string{value}};
}

double transaction_of(const std::vector<AmfValue>& values) {
    const double* number = values.size() > 1 ? values[1].number() : nullptr;
    return number == nullptr ? 0 : *number;
}

// FMLE and OBS send `publish` with the name as fourth value.
const std::string* name_of(const std::vector<AmfValue>& values) {
    return values.size() > 3 ? values[3].text() : nullptr;
}

}  // namespace

bool Session::receive(std::string_view bytes) {
    acknowledge(bytes.size());
    while (!bytes.empty() && (state_ == State::hello || state_ == State::echo))
        if (!handshake(bytes)) state_ = State::over;
    if (state_ == State::over) return false;
    std::vector<Message> messages;
    bool fine = reader_.push(bytes, messages);
    for (auto message = messages.begin(); message != messages.end() && fine; ++message) fine = take(*message);
    if (!fine) state_ = State::over;
    return fine;
}

// The simple handshake: the encoder's bytes come back to it as they are. Nothing is proved by it, and nothing
// is believed.
bool Session::handshake(std::string_view& bytes) {
    const std::size_t wanted = state_ == State::hello ? hello_bytes : echo_bytes;
    const std::size_t size = std::min(wanted - greeting_.size(), bytes.size());
    greeting_ += bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (greeting_.front() != version && state_ == State::hello) return false;
    if (greeting_.size() < wanted) return true;
    if (state_ == State::hello) {
        const std::string theirs = greeting_.substr(1);
        output_ += version;
        output_ += std::string(8, '\0') + theirs.substr(8);  // S1: time zero, and any bytes
        output_ += theirs;                                   // S2
    }
    state_ = state_ == State::hello ? State::echo : State::commands;
    greeting_.clear();
    return true;
}

bool Session::take(const Message& message) {
    if (message.is(MessageType::command) || message.is(MessageType::command_amf3)) return command(message);
    if (message.is(MessageType::audio) || message.is(MessageType::video)) {
        if (!publishes()) return false;
        handlers_.media(message);
        return true;
    }
    return control(message);
}

// A ping is answered; what an encoder tells of its windows and its stream changes nothing here.
bool Session::control(const Message& message) {
    constexpr char ping_request = 6, ping_response = 7;
    const std::string& payload = message.payload;
    if (!message.is(MessageType::user_control) || payload.size() != 6) return true;
    if (payload[0] == 0 && payload[1] == ping_request)
        send(MessageType::user_control, std::string{'\0', ping_response} + payload.substr(2));
    return output_.size() <= command_bytes_max;
}

bool Session::command(const Message& message) {
    if (++commands_ > commands_max || message.payload.size() > command_bytes_max) return false;
    std::string_view bytes = message.payload;
    // A command "in AMF3" is AMF0 after one byte.
    if (message.is(MessageType::command_amf3) && !bytes.empty()) bytes.remove_prefix(1);
    const auto values = parse_amf0(bytes);
    if (!values || values->empty()) return false;
    const std::string* name = values->front().text();
    return name != nullptr && answer(*name, *values);
}

bool Session::answer(const std::string& name, const std::vector<AmfValue>& values) {
    if (name == "connect") return connect(values);
    if (name == "createStream") {
        result(transaction_of(values), {}, {static_cast<double>(media_stream)});
        return true;
    }
    if (name == "publish") return publish(values);
    if (name == "play" || name == "play2") {
        status("error", "NetStream.Play.Failed", "Nothing is played here.");
        return false;
    }
    // The end of what is published is the end of the connection: encoders that go on make a new one.
    if (name == "FCUnpublish" || name == "deleteStream" || name == "closeStream") return !publishes();
    return true;  // releaseStream, FCPublish, _checkbw and others ask for nothing
}

bool Session::connect(const std::vector<AmfValue>& values) {
    const std::string* app = values.size() > 2 ? text_member(values[2], "app") : nullptr;
    if (connected_ || app == nullptr || app->substr(0, app->find_first_of("/?")) != application) return false;
    connected_ = true;
    send(MessageType::window_size, big_endian(window));
    send(MessageType::peer_bandwidth, big_endian(window) + '\x02');
    send(MessageType::set_chunk_size, big_endian(chunk_size));
    chunk_size_ = chunk_size;
    result(transaction_of(values), {AmfObject{{"fmsVer", text("FMS/3,0,1,123")}, {"capabilities", {31.0}}}},
           {AmfObject{{"level", text("status")},
                      {"code", text("NetConnection.Connect.Success")},
                      {"description", text("Connected.")},
                      {"objectEncoding", {0.0}}}});
    return true;
}

bool Session::publish(const std::vector<AmfValue>& values) {
    const std::string* name = name_of(values);
    if (!connected_ || publishes() || name == nullptr || name->size() > name_bytes_max) return false;
    if (!handlers_.publish(name->substr(0, name->find('?')))) {
        status("error", "NetStream.Publish.BadName", "This key may not publish now.");
        return false;
    }
    state_ = State::publishing;
    status("status", "NetStream.Publish.Start", "Publishing.");
    return true;
}

void Session::result(double transaction, AmfValue properties, AmfValue information) {
    std::vector<AmfValue> values{
        text("_result"), {transaction}, std::move(properties), std::move(information)};
    const Message message{static_cast<std::uint8_t>(MessageType::command), 0, 0, encode_amf0(values)};
    output_ += in_chunks(message, command_chunks, chunk_size_);
}

void Session::status(std::string_view level, std::string_view code, std::string_view description) {
    const AmfObject information{
        {"level", text(level)}, {"code", text(code)}, {"description", text(description)}};
    const std::vector<AmfValue> values{text("onStatus"), {0.0}, {}, {information}};
    const Message message{static_cast<std::uint8_t>(MessageType::command), media_stream, 0,
                          encode_amf0(values)};
    output_ += in_chunks(message, status_chunks, chunk_size_);
}

void Session::send(MessageType type, std::string payload) {
    const Message message{static_cast<std::uint8_t>(type), 0, 0, std::move(payload)};
    output_ += in_chunks(message, control_chunks, chunk_size_);
}

// Some encoders stop when nothing is acknowledged for a window.
void Session::acknowledge(std::size_t count) {
    received_ += static_cast<std::uint32_t>(count);
    if (received_ - acknowledged_ < window / 2) return;
    acknowledged_ = received_;
    send(MessageType::acknowledgement, big_endian(received_));
}

}  // namespace paraninfo::rtmp
