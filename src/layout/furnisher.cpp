#include "layout/furnisher.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

/// A quote's frame as the style wants all of them; other furniture as it was designed.
FurnitureSpec styled(FurnitureSpec spec, const Style& style) {
    enum class Kind { as_the_frame, loud, quiet };
    enum class Place { as_the_frame, head, foot };
    if (spec.kind != FrameKind::loud && spec.kind != FrameKind::quiet) return spec;
    const auto kind = style.choice<Kind>("quotes.style");
    if (kind != Kind::as_the_frame) spec.kind = kind == Kind::loud ? FrameKind::loud : FrameKind::quiet;
    const auto place = style.choice<Place>("quotes.place");
    if (place != Place::as_the_frame && !spec.flow) spec.side = place == Place::head ? FurnitureSpec::Side::head : FurnitureSpec::Side::foot;
    return spec;
}

bool has_accent(const RichText& text) {
    return std::any_of(text.begin(), text.end(), [](const Span& span) { return span.emphasis.accent; });
}

}  // namespace

const std::optional<std::vector<PlacedFurniture>>& Furnisher::furnish(const Arrangement& arrangement, const Choice& choice) {
    for (const Furnishing& known : m_furnished) {
        if (known.arrangement == &arrangement && known.choice == choice) return known.furniture;
    }
    Furnishing& made = m_furnished.emplace_back(Furnishing{&arrangement, choice, std::nullopt});
    std::vector<PlacedFurniture> placed;
    auto [waiting, pictures, act] = choice;
    const int most = columns_of(m_setting).lines();
    for (const FurnitureSpec& designed : arrangement.furniture) {
        const FurnitureSpec spec = styled(designed, m_setting.style);
        PlacedFurniture piece{.spec = spec, .depth = spec.least};
        if (spec.kind == FrameKind::loud || spec.kind == FrameKind::quiet) {
            if (!choose_quote(piece, waiting) || piece.depth > most) return made.furniture;
            std::erase(waiting, piece.quote);
            if (spec.flow) piece.taken.assign(static_cast<std::size_t>(piece.depth) + 1, lines_taken(m_setting, piece));
        } else if (spec.kind == FrameKind::act) {
            if (act >= static_cast<int>(m_setting.review.acts.size())) return made.furniture;
            const FurnitureBox box = box_of(m_setting, piece);
            const ActWords words = set_act(m_setting, act, box.right - box.left);
            if (!words.fits) return made.furniture;
            piece.act = act++;
            piece.depth = act_lines(m_setting, words);
            if (piece.depth > most) return made.furniture;
        } else if (spec.kind == FrameKind::facts) {
            const FurnitureBox box = box_of(m_setting, piece);
            const FactsHeight own = facts_height(m_setting, box.right - box.left);
            piece.depth = std::clamp(own.least + 1, std::min(spec.least, most), most);
            piece.spec.greatest = std::max(piece.depth, std::min(spec.greatest, most));
            piece.wanted = std::clamp(own.wanted + 1, piece.depth, piece.spec.greatest);
        } else {
            piece.spec.greatest = std::min(spec.greatest, most);
            piece.depth = std::min(spec.least, most);
            const bool chosen = choose_picture(piece, pictures);
            if (!chosen && spec.kind != FrameKind::picture) return made.furniture;
            std::erase(pictures, piece.picture);
            if (chosen) measure_inset(piece);
        }
        placed.push_back(piece);
    }
    made.furniture = std::move(placed);
    return made.furniture;
}

/// The first waiting quote that fits: loud frames like one with an accent, quiet ones one without.
bool Furnisher::choose_quote(PlacedFurniture& piece, const std::vector<int>& waiting) const {
    const FurnitureBox box = box_of(m_setting, piece);
    const bool loud = piece.spec.kind == FrameKind::loud;
    for (const bool suited : {true, false}) {
        for (const int quote : waiting) {
            const PullQuote& candidate = m_setting.review.quotes[quote];
            const bool either = quote >= m_setting.own_quotes;
            if (suited != (either || has_accent(candidate.text) == loud)) continue;
            const auto [left, right] = quote_span(piece, box);
            const DisplayText text = set_quote(m_setting, piece.spec.kind, quote, right - left);
            if (!text.fits || text.lines.empty()) continue;
            piece.quote = quote;
            piece.depth = quote_lines(m_setting, piece.spec, text, !candidate.attribution.empty());
            return true;
        }
    }
    return false;
}

/// The part of a picture that is seen in a piece that is as deep as suits it best.
double Furnisher::part_shown(const PlacedFurniture& piece, const Inset& inset) const {
    const FurnitureBox box = box_of(m_setting, piece);
    const double own = inset_lines(m_setting, inset, box.right - box.left);
    return own > piece.spec.greatest ? piece.spec.greatest / own : own / std::max(own, static_cast<double>(piece.spec.least));
}

/// The first picture that is due and suits: a figure where one is asked for, any other where it need not lose much of itself.
bool Furnisher::choose_picture(PlacedFurniture& piece, const std::vector<int>& pictures) const {
    const bool figure = piece.spec.kind == FrameKind::cutout;
    for (const int picture : pictures) {
        piece.picture = picture;
        const Inset* inset = inset_of(m_setting, piece);
        const PictureFacts* facts = inset == nullptr ? nullptr : m_setting.facts(inset->name());
        if (facts == nullptr || facts->outline.empty() == figure) continue;
        constexpr double enough = 0.72;
        if (figure || part_shown(piece, *inset) >= enough) return true;
    }
    piece.picture = no_picture;
    return false;
}

/// A picture of the text is as deep as its shape asks for, a little more or less where the page wants it; a figure may be of any
/// size.
void Furnisher::measure_inset(PlacedFurniture& piece) {
    const Inset& inset = *inset_of(m_setting, piece);
    if (piece.spec.kind != FrameKind::cutout) {
        constexpr double lower = 0.8, deeper = 1.15;
        const FurnitureBox box = box_of(m_setting, piece);
        const int own = inset_lines(m_setting, inset, box.right - box.left);
        const int least = piece.depth, greatest = std::max(piece.spec.greatest, least);
        piece.depth = std::clamp(static_cast<int>(own * lower), least, greatest);
        piece.spec.greatest = std::clamp(static_cast<int>(own * deeper), piece.depth, greatest);
    }
    if (!piece.spec.flow) return;
    piece.taken.assign(static_cast<std::size_t>(piece.spec.greatest) + 1, 0);
    std::vector<std::optional<double>>& known = taken_at(piece);
    known.resize(std::max(known.size(), piece.taken.size()));
    PlacedFurniture tried = piece;
    for (tried.depth = piece.depth; tried.depth <= piece.spec.greatest; ++tried.depth) {
        const auto depth = static_cast<std::size_t>(tried.depth);
        if (!known[depth]) known[depth] = lines_taken(m_setting, tried);
        piece.taken[depth] = *known[depth];
    }
}

/// What is known of a picture at that place, by depth; arrangements differ in what else they hold, and in the depths they allow.
std::vector<std::optional<double>>& Furnisher::taken_at(const PlacedFurniture& piece) {
    FurnitureSpec place = piece.spec;
    place.least = place.greatest = 0;
    for (Taken& one : m_taken) {
        if (one.picture == piece.picture && one.place == place) return one.by_depth;
    }
    return m_taken.emplace_back(Taken{place, piece.picture, {}}).by_depth;
}

}  // namespace foyer
