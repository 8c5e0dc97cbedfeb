#include "server/fanout/encoded_change.hpp"

#include <algorithm>

namespace paraninfo::fanout {

std::size_t EncodedChange::bytes() const {
    std::size_t sum = 0;
    for (const AddressedText& one : addressed) sum += one.text ? one.text->size() : 0;
    const std::string* before = nullptr;  // participants and hall usually share one text
    for (const Audience audience : all_audiences) {
        const auto& text = texts[audience];
        if (text && text.get() != before) sum += text->size();
        before = text.get();
    }
    return sum;
}

namespace {

// The text for this person alone; nothing if the change is not addressed to them.
const AddressedText* own_text(const EncodedChange& change, const PersonId& person) {
    const auto found = std::ranges::lower_bound(change.addressed, person, {}, &AddressedText::person);
    return found == change.addressed.end() || found->person != person ? nullptr : &*found;
}

}  // namespace

std::string join_texts(ChangeIterator first, ChangeIterator last, Audience audience, const PersonId& person) {
    std::string joined;
    for (; first != last; ++first) {
        const AddressedText* own = takes_addressed(audience) ? own_text(*first, person) : nullptr;
        const SharedBytes& text = own != nullptr ? own->text : first->texts[audience];
        if (text) joined.append(*text) += ',';
    }
    return joined;
}

}  // namespace paraninfo::fanout
