// Units as types: points for the page, pixels for the screen, ems for type.
// One point is the shorter side of the screen divided by 1080; points become pixels once, in render/.
#pragma once

#include <cmath>
#include <compare>

namespace foyer {

template <class Unit>
struct Quantity {
    double value = 0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(double v) : value(v) {}

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator-() const { return Quantity(-value); }
    constexpr Quantity& operator+=(Quantity o) { value += o.value; return *this; }
    constexpr Quantity& operator-=(Quantity o) { value -= o.value; return *this; }
    constexpr Quantity& operator*=(double k) { value *= k; return *this; }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value + b.value); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value - b.value); }
    friend constexpr Quantity operator*(Quantity a, double k) { return Quantity(a.value * k); }
    friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(a.value * k); }
    friend constexpr Quantity operator/(Quantity a, double k) { return Quantity(a.value / k); }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

/// Page points: 1/1080 of the screen's shorter side.
using Pt = Quantity<struct PointUnit>;
/// Device pixels.
using Px = Quantity<struct PixelUnit>;
/// Fractions of the type size.
using Em = Quantity<struct EmUnit>;

inline namespace literals {
constexpr Pt operator""_pt(long double v) { return Pt(static_cast<double>(v)); }
constexpr Pt operator""_pt(unsigned long long v) { return Pt(static_cast<double>(v)); }
constexpr Px operator""_px(long double v) { return Px(static_cast<double>(v)); }
constexpr Px operator""_px(unsigned long long v) { return Px(static_cast<double>(v)); }
constexpr Em operator""_em(long double v) { return Em(static_cast<double>(v)); }
}  // namespace literals

constexpr Pt to_points(Em ems, Pt type_size) { return type_size * ems.value; }

template <class Unit>
constexpr Quantity<Unit> max(Quantity<Unit> a, Quantity<Unit> b) { return a < b ? b : a; }
template <class Unit>
constexpr Quantity<Unit> min(Quantity<Unit> a, Quantity<Unit> b) { return b < a ? b : a; }
template <class Unit>
Quantity<Unit> abs(Quantity<Unit> a) { return Quantity<Unit>(std::abs(a.value)); }

}  // namespace foyer
