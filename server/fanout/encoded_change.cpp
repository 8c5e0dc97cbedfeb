#include "server/fanout/encoded_change.hpp"

namespace paraninfo::fanout {

std::size_t EncodedChange::bytes() const {
    std::size_t sum = addressed ? addressed->size() : 0;
    const std::string* before = nullptr;  // participants and hall usually share one text
    for (const Audience audience : all_audiences) {
        const auto& text = texts[audience];
        if (text && text.get() != before) sum += text->size();
        before = text.get();
    }
    return sum;
}

std::string join_texts(ChangeIterator first, ChangeIterator last, Audience audience, const PersonId& person) {
    std::string joined;
    for (; first != last; ++first) {
        const bool own = first->addressed && first->addressed_to == person && takes_addressed(audience);
        const SharedBytes& text = own ? first->addressed : first->texts[audience];
        if (text) joined.append(*text) += ',';
    }
    return joined;
}

}  // namespace paraninfo::fanout
