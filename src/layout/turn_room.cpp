#include "layout/turn_room.h"

#include <algorithm>
#include <cmath>

namespace foyer {
namespace {

constexpr int fewest_lines = 4;  // a column of fewer lines is no column

/// First and last line of a piece in its columns, by the numbers of the grid.
std::pair<int, int> extent_of(const TurnColumns& columns, const PlacedFurniture& piece) {
    const int spare = columns.lines() - piece.depth;
    const auto side = piece.spec.side;
    const int first = columns.first + (side == FurnitureSpec::Side::head ? 0 : side == FurnitureSpec::Side::foot ? spare : spare / 2);
    return {first, first + piece.depth - 1};
}

bool share_column(const FurnitureSpec& a, const FurnitureSpec& b) {
    return a.first_column <= b.last_column && b.first_column <= a.last_column;
}

/// Whether what text flows round stands clear of all other furniture.
bool stands_clear(const TurnColumns& columns, const PlacedFurniture& piece, const std::vector<PlacedFurniture>& furniture) {
    const auto [first, last] = extent_of(columns, piece);
    if (first < columns.first || last > columns.last) return false;
    return std::none_of(furniture.begin(), furniture.end(), [&, from = first, until = last](const PlacedFurniture& other) {
        if (&other == &piece || !share_column(piece.spec, other.spec)) return false;
        const auto [above, below] = extent_of(columns, other);
        return from <= below + 1 && above <= until + 1;
    });
}

}  // namespace

double taken_by(const PlacedFurniture& piece) {
    if (piece.spec.flow) return piece.taken.empty() ? 0 : piece.taken[std::min(static_cast<std::size_t>(piece.depth), piece.taken.size() - 1)];
    return piece.depth * (piece.spec.last_column - piece.spec.first_column + 1.0);
}

std::optional<int> capacity_of(const TurnColumns& columns, const std::vector<PlacedFurniture>& furniture) {
    double sum = 0;
    for (int c = 1; c <= columns.count; ++c) {
        int left = columns.lines();
        for (const PlacedFurniture& piece : furniture) {
            if (!piece.spec.flow && c >= piece.spec.first_column && c <= piece.spec.last_column) left -= piece.depth;
        }
        if (left < 0 || (left > 0 && left < fewest_lines)) return std::nullopt;
        sum += left;
    }
    for (const PlacedFurniture& piece : furniture) {
        if (!piece.spec.flow) continue;
        if (!stands_clear(columns, piece, furniture)) return std::nullopt;
        sum -= taken_by(piece);
    }
    return static_cast<int>(std::floor(sum + 1e-6));
}

std::vector<ColumnRoom> rooms_of(const Setting& setting, const std::vector<PlacedFurniture>& furniture, int spread) {
    const TurnColumns columns = columns_of(setting);
    std::vector<ColumnRoom> rooms;
    for (int c = 0; c < columns.count; ++c) {
        const ColumnSpec& spec = setting.design.columns[c];
        const Pt left = setting.grid.across(spec.left, false), right = setting.grid.across(spec.right, true);
        int first = columns.first, last = columns.last;
        for (const PlacedFurniture& piece : furniture) {
            if (piece.spec.flow || c + 1 < piece.spec.first_column || c + 1 > piece.spec.last_column) continue;
            (piece.spec.side == FurnitureSpec::Side::head ? first : last) +=
                piece.spec.side == FurnitureSpec::Side::head ? piece.depth : -piece.depth;
        }
        if (last < first) continue;
        rooms.push_back({spread, static_cast<int>(rooms.size()), first, last - first + 1, left, right - left});
    }
    const StandOff stand_off = stand_off_of(setting);
    for (const PlacedFurniture& piece : furniture) {
        for (const ShapeOutline& outline : outlines_of(setting, piece)) keep_off(rooms, spread, outline, stand_off, setting.grid);
    }
    return rooms;
}

}  // namespace foyer
