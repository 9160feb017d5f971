// What stands in the frames of an arrangement: the quotes, acts and pictures that suit them, each measured. Included by
// layout/ alone.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "layout/furniture.h"

namespace foyer {

/// Furnishes arrangements for one layout, and keeps what it found out.
class Furnisher {
public:
    /// `setting` must outlive it.
    explicit Furnisher(const Setting& setting) : m_setting(setting) {}

    /// What there is to choose from, the first ones first.
    struct Choice {
        std::vector<int> quotes, pictures;
        int act = 0;  ///< the first one not yet shown
        bool operator==(const Choice&) const = default;
    };
    /// Furniture with quotes and least depths; nothing where something is lacking. `arrangement` is the template's own; the
    /// answer stays valid as long as this.
    const std::optional<std::vector<PlacedFurniture>>& furnish(const Arrangement& arrangement, const Choice& choice);

private:
    struct Furnishing {
        const Arrangement* arrangement;
        Choice choice;
        std::optional<std::vector<PlacedFurniture>> furniture;
    };
    struct Taken {
        FurnitureSpec place;
        int picture;
        std::vector<std::optional<double>> by_depth;
    };

    bool choose_quote(PlacedFurniture& piece, const std::vector<int>& waiting) const;
    double part_shown(const PlacedFurniture& piece, const Inset& inset) const;
    bool choose_picture(PlacedFurniture& piece, const std::vector<int>& pictures) const;
    void measure_inset(PlacedFurniture& piece);
    std::vector<std::optional<double>>& taken_at(const PlacedFurniture& piece);

    const Setting& m_setting;
    std::deque<Furnishing> m_furnished;
    std::deque<Taken> m_taken;
};

}  // namespace foyer
