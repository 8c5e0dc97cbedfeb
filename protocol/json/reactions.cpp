#include "protocol/json/reactions.hpp"

#include "protocol/json/writer.hpp"

namespace paraninfo::json {

React read_react(Members& members) {
    return {named(members, "reaction", reaction_named)};
}

std::string encode_reactions(const ReactionCounts& counts) {
    Writer writer;
    writer.open_object().key("counts").open_object();
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) writer.member(name_of(static_cast<Reaction>(i)), counts[i]);
    return writer.close_object().close_object().take();
}

}  // namespace paraninfo::json
