#include "layout/display_text.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/text.h"
#include "layout/frames.h"
#include "layout/paragraphs.h"

using namespace foyer;
using namespace foyer::testing;

namespace {

struct DisplaySetUp : SetUp {
    Review no_review;

    DisplayRequest request(TextStyleId id, Pt measure, int most_lines = 4) {
        DisplayRequest request;
        request.style = fanzine()->style.text_style(id);
        request.measure = measure;
        request.most_lines = most_lines;
        return request;
    }
    DisplayText set(const RichText& text, const DisplayRequest& request) {
        return set_display(text, request, "en-US", typesetter, diagnostics);
    }
    Setting setting() {
        constexpr PixelSize screen{1920, 1080};
        const Theme& theme = *fanzine();
        return {no_review, theme.style, template_for(theme, screen), bundled_hero, make_grid(theme.style, screen), typesetter, diagnostics};
    }
    Line one_line(const std::string& text, Pt measure) {
        return set_one_line(text, fanzine()->style.text_style("kicker"), measure, "en-US", typesetter, diagnostics);
    }
};

std::string lines_of(const DisplayText& text) {
    std::string out;
    for (const Line& line : text.lines) out += (out.empty() ? "" : " / ") + line.text;
    return out;
}

}  // namespace

TEST_SUITE("layout") {
    TEST_CASE("the bundled headline breaks for sense, its accent on a line of its own") {
        DisplaySetUp up;
        const DisplayText set = up.set({{"Three Acts of Noise, ", {}}, {"Two of Grace", {.accent = true}}}, up.request("headline", 930_pt));
        CHECK(set.fits);
        CHECK(lines_of(set) == "THREE ACTS / OF NOISE, / TWO OF GRACE");
        CHECK(set.size == fanzine()->style.text_style("headline").size);
        for (const SetRun& run : set.lines[2].runs) CHECK(run.ink == Ink::accent);
        for (const SetRun& run : set.lines[0].runs) CHECK(run.ink == Ink::paper);
        CHECK(set.lines[0].origin.y == 0_pt);
        CHECK(set.lines[2].origin.y.value == doctest::Approx(2 * fanzine()->style.text_style("headline").leading.value));
    }

    TEST_CASE("lines end behind points and commas rather than behind small words") {
        DisplaySetUp up;
        CHECK(lines_of(up.set({{"You can hear a cup being set down.", {}}}, up.request("quiet", 330_pt))).find(" a /") == std::string::npos);
        const std::string set = lines_of(up.set({{"No song comes; the meter runs.", {}}}, up.request("loud", 690_pt)));
        CHECK(set.find("COMES; /") != std::string::npos);
    }

    TEST_CASE("the size goes down only where that is asked for") {
        DisplaySetUp up;
        DisplayRequest request = up.request("loud", 330_pt, 2);
        const RichText text{{"A room tone that swells until it is a room of its own", {}}};
        const DisplayText full = up.set(text, request);
        CHECK_FALSE(full.fits);
        CHECK(full.size == request.style.size);
        request.smallest = 10_pt;
        const DisplayText smaller = up.set(text, request);
        CHECK(smaller.fits);
        CHECK(smaller.size < request.style.size);
        CHECK(smaller.lines.size() <= 2);
        for (const Line& line : smaller.lines) CHECK(line.natural <= request.measure + smaller.size * 0.3);
        // No smaller than must be: a step more and it would not go.
        DisplayRequest larger = request;
        larger.style.size = smaller.size / 0.98;
        larger.smallest = larger.style.size;
        CHECK_FALSE(up.set(text, larger).fits);
    }

    TEST_CASE("what fits nowhere is set all the same and says so, every word once") {
        DisplaySetUp up;
        const RichText text{{"Incomprehensibilities unquestionably remain here", {}}};
        const DisplayText set = up.set(text, up.request("headline", 200_pt, 2));
        CHECK_FALSE(set.fits);
        std::string words;
        for (const Line& line : set.lines) words += (words.empty() ? "" : " ") + line.text;
        CHECK(words == upper_case(plain_text(text)));
        CHECK(up.set({}, up.request("headline", 200_pt)).lines.empty());
    }

    TEST_CASE("centred and flush right lines stand where they should") {
        DisplaySetUp up;
        DisplayRequest request = up.request("quiet", 500_pt);
        const RichText text{{"You can hear a cup being set down in that house.", {}}};
        request.alignment = Alignment::right;
        for (const Line& line : up.set(text, request).lines) CHECK((line.origin.x + line.natural).value == doctest::Approx(500));
        request.alignment = Alignment::centre;
        for (const Line& line : up.set(text, request).lines) CHECK((line.origin.x * 2.0 + line.natural).value == doctest::Approx(500));
    }

    TEST_CASE("display type is never hyphenated") {
        DisplaySetUp up;
        const DisplayText set = up.set({{"Extraordinarily incomprehensible misunderstandings", {}}}, up.request("loud", 690_pt));
        for (const Line& line : set.lines) CHECK_FALSE(line.hyphenated);
    }

    TEST_CASE("one line is set smaller, then cut off with an ellipsis, and never wider than its measure") {
        DisplaySetUp up;
        const Line whole = up.one_line("Film review", 400_pt);
        CHECK(whole.text == "FILM REVIEW");
        const Pt full = whole.runs.front().run.size;
        const Line smaller = up.one_line("Film review", whole.natural * 0.9);
        CHECK(smaller.text == "FILM REVIEW");
        CHECK(smaller.runs.front().run.size < full);
        const Line cut = up.one_line("A film review of some length that nobody has the room for", 120_pt);
        CHECK(cut.text.ends_with("…"));
        CHECK(cut.text.starts_with("A FILM"));
        CHECK(cut.natural <= 121_pt);
        CHECK(cut.runs.front().run.size >= full * 0.79);
        CHECK(up.one_line("", 100_pt).runs.empty());
        CHECK(up.one_line("Wide", 1_pt).natural < 40_pt);
    }

    TEST_CASE("a tail that would run into the line below opens the lines, by as little as will do") {
        DisplaySetUp up;
        const Setting setting = up.setting();
        DisplayRequest request = up.request("poster", 900_pt);
        request.style.size = 100_pt;
        request.style.leading = 84_pt;
        const DisplayText clear = setting.display({{"An hour on the moon ", {}}, {"or more on it", {.accent = true}}}, request);
        const DisplayText comma = setting.display({{"An hour, on the moon, ", {}}, {"or more, or less, on it", {.accent = true}}}, request);
        REQUIRE(clear.lines.size() == 2);
        REQUIRE(comma.lines.size() == 2);
        CHECK(clear.lines[1].origin.y >= clear.closest);
        CHECK(comma.lines[1].origin.y > comma.closest);
        CHECK(comma.closest > clear.closest);
        CHECK(comma.lines[1].origin.y < comma.closest + 12_pt);
        // Nothing is moved where nothing touches.
        request.style.leading = 120_pt;
        const Pt half = setting.grid.baseline / 2;
        const double steps = setting.display({{"An hour, on the moon, ", {}}, {"or more, or less, on it", {.accent = true}}}, request).lines[1].origin.y / half;
        CHECK(steps == doctest::Approx(std::round(120_pt / half)));
    }

    TEST_CASE("words are set a little smaller where none stands alone then") {
        DisplaySetUp up;
        const Setting setting = up.setting();
        const RichText words = {{"The dressing-room door", {}}};
        int mended = 0;
        for (Pt measure = 300_pt; measure < 900_pt; measure += 10_pt) {
            const DisplayRequest request = up.request("loud", measure, 6);
            const DisplayText plain = setting.display(words, request), even = setting.display_evenly(words, request);
            CHECK(even.size >= plain.size * 0.7);
            CHECK(evenness_of(even) >= evenness_of(plain));
            if (!(even.size < plain.size)) continue;
            ++mended;
            CHECK(evenness_of(plain) < well_broken);
        }
        CHECK(mended > 3);
    }

    TEST_CASE("type kept from before is the type set anew") {
        DisplaySetUp up, fresh;
        const RichText text{{"Three Acts of Noise", {}}};
        up.set(text, up.request("headline", 500_pt));
        const DisplayText again = up.set(text, up.request("headline", 500_pt)), anew = fresh.set(text, fresh.request("headline", 500_pt));
        CHECK(again.lines == anew.lines);
        CHECK(again.size == anew.size);
        const DisplayText other = up.set(text, up.request("headline", 900_pt));
        CHECK(other.lines != again.lines);
    }
}
