// A real review as it was scraped. Its text is no part of the project; where it is missing the test says so.
#include <algorithm>
#include <cstdio>

#include "import/support.h"

using namespace foyer;
using namespace foyer::testing;

TEST_SUITE("import") {
TEST_CASE("the scraped review comes out field by field") {
    const std::filesystem::path path = FOYER_SOURCE_DIR "/../shared/seeds/her-smell-review.raw.txt";
    if (!std::filesystem::exists(path)) {
        std::puts("skipped: the scraped review comes out field by field: the seed review is not here");
        return;
    }
    const std::string source = bytes_of(path);
    const Imported found = imported(source, "her-smell-review.raw.txt");
    const Review& review = found.review;
    CHECK(plain_text(review.headline) == "A Punk Rock Masterpiece");
    CHECK(review.film.title == "Her Smell");
    CHECK(review.film.director == "Alex Ross Perry");
    CHECK(review.byline == "Matt Taylor");
    CHECK(review.note.starts_with("Matt Taylor is the TV editor"));
    CHECK(review.credits == std::vector<std::string>{"Photo Credit: Gunpowder & Sky"});
    const auto member = [&](const char* role, const char* actor) { return std::find(review.film.cast.begin(), review.film.cast.end(), CastMember{role, actor}) != review.film.cast.end(); };
    CHECK(review.film.cast.size() == 5);
    CHECK(member("Becky Something", "Elisabeth Moss"));
    CHECK(member("husband", "Dan Stevens"));
    CHECK(member("bandmates", "Agyness Deyn"));
    CHECK(member("bandmates", "Gayle Rankin"));
    CHECK(member("manager", "Eric Stoltz"));
    REQUIRE(review.paragraphs.size() == 8);
    for (const Paragraph& paragraph : review.paragraphs) CHECK(source.find(plain_text(paragraph.text)) != std::string::npos);
    for (const char* furniture : {"HomeMovies", "Comments are closed", "Most Recent", "Stay Connected", "Rutgers", "Photo Credit"}) {
        CAPTURE(furniture);
        CHECK(body_text(review).find(furniture) == std::string::npos);
    }

    REQUIRE(review.acts.size() == 5);
    const std::vector<std::string> titles = {"Act I", "Act II", "Act III", "Act IV", "Act V"};
    for (std::size_t i = 0; i < 5; ++i) {
        const Act& act = review.acts[i];
        CAPTURE(i);
        CHECK(act.title == titles[i]);
        CHECK(act.summary.size() > 20);
        CHECK(source.find(act.summary) != std::string::npos);
        CHECK(act.paragraph == (i < 3 ? 2 : 4));
        // Three acts of noise, two of grace.
        CHECK((i < 3 ? act.intensity > 0.65 : act.intensity < 0.55));
    }
    CHECK(review.quotes.size() >= 2);
    CHECK(review.quotes.size() <= 3);
    CHECK(review.candidates.size() >= review.quotes.size());
    for (const PullQuote& quote : review.candidates) CHECK(source.find(plain_text(quote.text)) != std::string::npos);
    CHECK(found.left_out.size() >= 8);
}
}
