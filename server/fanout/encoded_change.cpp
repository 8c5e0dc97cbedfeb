#include "server/fanout/encoded_change.hpp"

#include <algorithm>

namespace paraninfo::fanout {

std::size_t EncodedChange::bytes() const {
    std::size_t sum = 0;
    for (const AddressedText& one : addressed) sum += one.text ? one.text->size() : 0;
    for (std::size_t i = 0; i < audience_count; ++i) {
        const auto& text = texts.values[i];
        // Participants and hall usually share one text, moderators and producers another.
        const auto end = texts.values.begin() + static_cast<std::ptrdiff_t>(i);
        const bool counted = std::find(texts.values.begin(), end, text) != end;
        if (text && !counted) sum += text->size();
    }
    return sum;
}

namespace {

// The text for this person's seat alone; nothing if the change is not addressed to it.
const AddressedText* own_text(const EncodedChange& change, Audience audience, const PersonId& person) {
    if (!takes_addressed(audience)) return nullptr;
    const auto found = std::ranges::lower_bound(change.addressed, person, {}, &AddressedText::person);
    if (found == change.addressed.end() || found->person != person) return nullptr;
    return found->backstage && audience != Audience::panelist ? nullptr : &*found;
}

}  // namespace

std::string join_texts(ChangeIterator first, ChangeIterator last, Audience audience, const PersonId& person) {
    std::string joined;
    for (; first != last; ++first) {
        const AddressedText* own = own_text(*first, audience, person);
        const SharedBytes& text = own != nullptr ? own->text : first->texts[audience];
        if (text) joined.append(*text) += ',';
    }
    return joined;
}

}  // namespace paraninfo::fanout
