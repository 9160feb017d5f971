#include "app/review_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace foyer {
namespace {

struct EditRows {
    std::array<std::size_t, most_edited_acts> louder{};
    std::array<std::size_t, most_edited_quotes> line{}, accent{};
};

const EditRows& edit_rows() {
    static const EditRows rows = [] {
        EditRows made;
        for (std::size_t i = 0; i < made.louder.size(); ++i) made.louder[i] = *find_parameter(fmt::format("acts.{}.louder", i + 1));
        for (std::size_t i = 0; i < made.line.size(); ++i) {
            made.line[i] = *find_parameter(fmt::format("quotes.{}.line", i + 1));
            made.accent[i] = *find_parameter(fmt::format("quotes.{}.accent", i + 1));
        }
        return made;
    }();
    return rows;
}

}  // namespace

RichText with_accent(const RichText& text, std::string_view words) {
    std::string whole;
    for (const Span& span : text) whole += span.text;
    const bool none = words == "-";
    const std::size_t begin = none || words.empty() ? std::string::npos : whole.find(words);
    if (!none && begin == std::string::npos) return text;
    const std::size_t end = none ? 0 : begin + words.size();
    RichText out;
    std::size_t at = 0;
    for (const Span& span : text) {
        // The part before, of, and behind the words.
        const std::size_t first = none ? span.text.size() : std::clamp(begin, at, at + span.text.size()) - at;
        const std::size_t last = none ? span.text.size() : std::clamp(end, at, at + span.text.size()) - at;
        const auto add = [&](std::size_t from, std::size_t to, bool accent) {
            if (from >= to) return;
            Span part = span;
            part.text = span.text.substr(from, to - from);
            part.emphasis.accent = accent;
            out.push_back(std::move(part));
        };
        add(0, first, false);
        add(first, last, true);
        add(last, span.text.size(), false);
        at += span.text.size();
    }
    return out;
}

std::shared_ptr<const Review> edited(const std::shared_ptr<const Review>& review, const Style& style) {
    const EditRows& rows = edit_rows();
    std::shared_ptr<Review> changed;
    const auto change = [&]() -> Review& {
        if (!changed) changed = std::make_shared<Review>(*review);
        return *changed;
    };
    for (std::size_t i = 0; i < std::min(rows.louder.size(), review->acts.size()); ++i) {
        const double louder = std::get<double>(style.value(rows.louder[i]));
        if (louder != 0) change().acts[i].intensity = std::clamp(review->acts[i].intensity + louder, 0.0, 1.0);
    }
    for (std::size_t i = 0; i < std::min(rows.line.size(), review->quotes.size()); ++i) {
        const int line = std::get<int>(style.value(rows.line[i]));
        if (line > 0 && line <= static_cast<int>(review->candidates.size())) change().quotes[i] = review->candidates[static_cast<std::size_t>(line) - 1];
        const std::string& accent = std::get<std::string>(style.value(rows.accent[i]));
        if (!accent.empty()) change().quotes[i].text = with_accent((changed ? *changed : *review).quotes[i].text, accent);
    }
    return changed ? changed : review;
}

}  // namespace foyer
