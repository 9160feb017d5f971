#include "layout/line_breaker.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/paragraphs.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

using Ends = std::vector<std::uint32_t>;

struct Sum {
    double demerits = 0;
    double loosest = 0;  ///< greatest ratio of a line
};

/// The composer's demerits of a break set, added up anew; nothing where a line does not fit or a third hyphen follows
/// two. Beyond TeX's limit of badness a line goes on to cost more.
std::optional<Sum> demerits_of(const TextBlock& block, const LineBreaker& breaker, Pt measure, const Ends& ends) {
    const BreakParameters parameters = SetUp::composer();
    Sum sum;
    int start = -1, hyphens = 0, fitness = 1;
    for (std::size_t line = 0; line < ends.size(); ++line) {
        const int end = static_cast<int>(ends[line]);
        const bool last = line + 1 == ends.size();
        double ratio = breaker.ratio(start, end, measure);
        if (last && ratio > 0) ratio = 0;
        if (ratio < -1 - 1e-9) return std::nullopt;
        sum.loosest = std::max(sum.loosest, ratio);
        const BreakKind kind = block.breaks[end].kind;
        const bool hyphen = kind == BreakKind::hyphen || kind == BreakKind::explicit_hyphen;
        const int hyphens_before = hyphens;
        hyphens = hyphen ? hyphens + 1 : 0;
        if (hyphens > parameters.longest_hyphen_run) return std::nullopt;
        const BreakPlace& place = block.breaks[end];
        if (place.one_letter) sum.demerits += 4e6;
        if (place.last_letters > 0 && place.last_letters <= parameters.short_last_word) sum.demerits += 4e6;
        if (start >= 0) {
            const BreakPlace& before = block.breaks[start];
            const bool ends_alike = place.word_before != 0 && place.word_before == before.word_before;
            const bool starts_alike = place.word_after != 0 && place.word_after == before.word_after;
            if (ends_alike || starts_alike) sum.demerits += parameters.repeated_word_demerits;
        }
        const double penalty = kind == BreakKind::hyphen            ? parameters.hyphen_penalty
                               : kind == BreakKind::explicit_hyphen ? parameters.explicit_hyphen_penalty
                                                                    : 0;
        const double size = std::abs(ratio), limit = 4.6415888;
        const double bad = parameters.line_penalty + (size <= limit ? 100 * size * size * size : 10000 + 1000 * (size - limit));
        sum.demerits += bad * bad + penalty * penalty + (ratio > 1 ? parameters.loose_demerits : 0);
        if (hyphens > 1) sum.demerits += parameters.double_hyphen_demerits * (hyphens - 1);
        const int now = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
        if (std::abs(now - fitness) > 1) sum.demerits += parameters.adjacent_demerits;
        fitness = now;
        if (last) {
            if (hyphens_before > 0) sum.demerits += parameters.final_hyphen_demerits;
            if (line > 0 && breaker.natural(start, end) < measure / 5) sum.demerits += parameters.short_last_demerits;
        }
        start = end;
    }
    return sum;
}

/// Every line as full as it can be, one after the other.
Ends first_fit(const TextBlock& block, const LineBreaker& breaker, Pt measure) {
    Ends ends;
    int start = -1;
    const int last = static_cast<int>(block.breaks.size()) - 1;
    while (start < last) {
        int end = start + 1;
        for (int b = start + 1; b <= last; ++b) {
            if (breaker.natural(start, b) <= measure) end = b;
        }
        ends.push_back(static_cast<std::uint32_t>(end));
        start = end;
    }
    return ends;
}

/// A walk from break to break over lines that fit; mostly it reaches the end.
Ends random_breaks(Chance& chance, const TextBlock& block, const LineBreaker& breaker, Pt measure, double loosest) {
    Ends ends;
    int start = -1;
    const int last = static_cast<int>(block.breaks.size()) - 1;
    while (start < last) {
        std::vector<int> fitting;
        for (int b = start + 1; b <= last; ++b) {
            const double ratio = breaker.ratio(start, b, measure);
            if (ratio < -1) break;
            if (ratio <= loosest || b == last) fitting.push_back(b);
        }
        if (fitting.empty()) return {};
        start = fitting[static_cast<std::size_t>(chance.between(0, static_cast<int>(fitting.size()) - 1))];
        ends.push_back(static_cast<std::uint32_t>(start));
    }
    return ends;
}

int longest_hyphen_run(const TextBlock& block, const Breaking& breaking) {
    int longest = 0, run = 0;
    for (const std::uint32_t end : breaking.ends) {
        const BreakKind kind = block.breaks[end].kind;
        run = kind == BreakKind::hyphen || kind == BreakKind::explicit_hyphen ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("total fit is the cheapest by its own demerits: against filling line by line, and against chance") {
        SetUp up;
        Chance chance(11);
        int compared = 0;
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 90));
            const LineBreaker breaker = up.breaker(block);
            for (const Pt measure : {330_pt, 480_pt, 690_pt}) {
                const auto found = breaker.breakings(even(measure));
                REQUIRE_FALSE(found.empty());
                const auto own = demerits_of(block, breaker, measure, found.front().ends);
                REQUIRE(own.has_value());
                CHECK(own->demerits == doctest::Approx(found.front().demerits));
                // Looser lines are looked at only where nothing else is found: the answer is the best of its own tier.
                const double tier = own->loosest <= 2.5 ? 2.5 : own->loosest <= 6 ? 6 : 1e9;
                const auto not_cheaper = [&](const std::optional<Sum>& other) {
                    if (!other || other->loosest > tier) return;
                    ++compared;
                    CHECK(found.front().demerits <= other->demerits * (1 + 1e-9));
                };
                not_cheaper(demerits_of(block, breaker, measure, first_fit(block, breaker, measure)));
                for (int walk = 0; walk < 60; ++walk) {
                    const Ends ends = random_breaks(chance, block, breaker, measure, std::max(2.0, own->loosest));
                    if (!ends.empty()) not_cheaper(demerits_of(block, breaker, measure, ends));
                }
            }
        }
        CHECK(compared > 200);
    }

    TEST_CASE("lines follow one another and each fits its own measure, however measures vary") {
        SetUp up;
        const MeasureOf stepped = [](int line) { return line < 3 ? 250_pt : line % 2 == 0 ? 330_pt : 400_pt; };
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 120));
            const LineBreaker breaker = up.breaker(block);
            for (const Breaking& breaking : breaker.breakings(stepped)) {
                CHECK_FALSE(breaking.overfull);
                REQUIRE(breaking.lines() > 4);
                CHECK(breaking.ends.back() == block.breaks.size() - 1);
                int start = -1;
                for (int line = 0; line < breaking.lines(); ++line) {
                    const int end = static_cast<int>(breaking.ends[line]);
                    CHECK(end > start);
                    CHECK(breaker.ratio(start, end, stepped(line)) >= -1 - 1e-9);
                    start = end;
                }
            }
            // The same words in even columns break elsewhere: the function was asked.
            CHECK(breaker.breakings(stepped).front().ends != breaker.breakings(even(330_pt)).front().ends);
        }
    }

    TEST_CASE("a third hyphen never follows two") {
        SetUp up;
        BreakParameters eager = SetUp::composer();
        eager.hyphen_penalty = -40;  // so that nothing but the limit keeps from it
        eager.double_hyphen_demerits = 0;
        int longest = 0;
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 120));
            for (const Pt measure : {200_pt, 260_pt, 330_pt}) {
                for (const BreakParameters& parameters : {SetUp::composer(), eager}) {
                    for (const Breaking& breaking : up.breaker(block, parameters).breakings(even(measure))) {
                        if (breaking.overfull) continue;
                        longest = std::max(longest, longest_hyphen_run(block, breaking));
                    }
                }
            }
        }
        CHECK(longest == 2);
    }

    TEST_CASE("a wider measure never needs more lines") {
        SetUp up;
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 130));
            const LineBreaker breaker = up.breaker(block);
            int before = 1000;
            for (Pt measure = 220_pt; measure <= 900_pt; measure += 20_pt) {
                const int lines = breaker.breakings(even(measure)).front().lines();
                CAPTURE(seed);
                CAPTURE(measure.value);
                CHECK(lines <= before);
                before = lines;
            }
            CHECK(before >= 1);
        }
    }

    TEST_CASE("a word wider than its line is overfull, and with breaks anywhere it is not") {
        SetUp up;
        const RichText text{{"So: Rhabarberbarbarabarbarbarenbartbarbierbierbarbaerbelundnochviel is a word", {}}};
        BlockStyle style = up.style();
        style.hyphenate = false;
        const TextBlock& plain = up.typesetter.block(text, style);
        const auto tight = up.breaker(plain).breakings(even(200_pt));
        REQUIRE_FALSE(tight.empty());
        CHECK(tight.front().overfull);
        const TextBlock& anywhere = up.typesetter.block_broken_anywhere(text, style, Em(7));
        const LineBreaker breaker = up.breaker(anywhere);
        const auto found = breaker.breakings(even(200_pt));
        REQUIRE_FALSE(found.empty());
        CHECK_FALSE(found.front().overfull);
        std::string again;
        int start = -1;
        for (const std::uint32_t end : found.front().ends) {
            const SetLine line = up.set(anywhere, breaker, start, static_cast<int>(end), 200_pt);
            again += line.line.text;
            if (anywhere.breaks[end].kind == BreakKind::space) again += ' ';
            start = static_cast<int>(end);
        }
        CHECK(again == plain_text(text));
    }

    TEST_CASE("marks hang out of the measure, and not where that is switched off") {
        SetUp up;
        const TextBlock& block = up.block("“Stop,” he said");
        BreakParameters flush = SetUp::composer();
        flush.protrusion = false;
        const LineBreaker hanging = up.breaker(block), plain = up.breaker(block, flush);
        // The first break stands behind the comma and the quotation mark.
        REQUIRE(block.breaks[0].kind == BreakKind::space);
        CHECK(hanging.protrude_start(-1) > 0_pt);
        CHECK(hanging.protrude_end(0) > 0_pt);
        CHECK(plain.protrude_end(0) == 0_pt);
        const Pt hung = hanging.protrude_start(-1) + hanging.protrude_end(0);
        CHECK(hanging.natural(-1, 0).value == doctest::Approx((plain.natural(-1, 0) - hung).value));
        CHECK(hung < up.sizes()[0].size * 0.8);
        // Letters do not.
        CHECK(hanging.protrude_end(1) == 0_pt);
        CHECK(hanging.protrude_start(0) == 0_pt);
    }

    TEST_CASE("ragged lines fit without being stretched, and their ends are not ragged for nothing") {
        SetUp up;
        BreakParameters ragged = SetUp::composer();
        ragged.justified = false;
        double emptiest = 0;
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 90));
            const LineBreaker breaker = up.breaker(block, ragged);
            const Breaking breaking = breaker.breakings(even(300_pt)).front();
            int start = -1;
            for (const std::uint32_t end : breaking.ends) {
                const int stop = static_cast<int>(end);
                CHECK(breaker.natural(start, stop) <= 300.001_pt);
                if (end != breaking.ends.back()) emptiest = std::max(emptiest, 1 - breaker.natural(start, stop) / 300_pt);
                const SetLine line = up.set(block, breaker, start, stop, 300_pt, ragged);
                CHECK(line.line.ratio == 0);
                start = stop;
            }
        }
        CHECK(emptiest < 0.4);
        CHECK(emptiest > 0);
    }

    TEST_CASE("the best breaking comes first, then bearable ones of a line less and a line more") {
        SetUp up;
        int less = 0, more = 0;
        for (std::uint32_t seed = 1; seed <= 30; ++seed) {
            const TextBlock& block = up.block(paragraph_of(seed, 260));
            const auto found = up.breaker(block).breakings(even(690_pt));
            REQUIRE_FALSE(found.empty());
            CHECK(found.size() <= 3);
            for (std::size_t i = 1; i < found.size(); ++i) {
                CHECK(std::abs(found[i].lines() - found[0].lines()) == 1);
                CHECK(found[i].demerits >= found[0].demerits);
                CHECK_FALSE(found[i].overfull);
                ++(found[i].lines() < found[0].lines() ? less : more);
            }
        }
        CHECK(less > 0);
        CHECK(more > 0);
    }

    TEST_CASE("nothing to break gives nothing, one word one line") {
        SetUp up;
        const TextBlock& none = up.block("");
        CHECK(up.breaker(none).breakings(even(300_pt)).empty());
        const TextBlock& one = up.block("Noise");
        const auto found = up.breaker(one).breakings(even(300_pt));
        REQUIRE(found.size() == 1);
        CHECK(found.front().lines() == 1);
        const auto narrow = up.breaker(one).breakings(even(5_pt));
        REQUIRE_FALSE(narrow.empty());
        CHECK(narrow.front().overfull);
    }
}
