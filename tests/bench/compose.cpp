// Setting type: relayout while a slider moves, whole searches, and texts of every length.
#include <algorithm>
#include <ctime>
#include <memory>
#include <sstream>

#include "bundled.h"
#include "layout/grid.h"
#include "layout/layout_search.h"
#include "layout/line_breaker.h"

namespace {

using namespace foyer;
using namespace foyer::bench;

/// The bundled review's words, over and over.
std::vector<std::string> bundled_words(std::size_t count) {
    std::vector<std::string> words;
    while (words.size() < count) {
        for (const Paragraph& paragraph : bundled().scene.review->paragraphs) {
            std::istringstream in(plain_text(paragraph.text));
            for (std::string word; in >> word && words.size() < count;) words.push_back(word);
        }
    }
    return words;
}

void set_size(Style& style, double size) { (void)style.set(*find_parameter("text.size"), Value(size)); }

LayoutRequest request_of(const Scene& scene) {
    const Template& design = template_for(*scene.theme, scene.screen);
    return {*scene.review, scene.style, design, page_on_screen(design, scene.screen), scene.pictures};
}

/// The process's own time, so that what else runs on the machine does not count.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// The time at a share of all times, in ms.
double percentile(std::vector<double>& times, double share) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))] * 1e3;
}

/// A slider at the size of the text, never twice at the same place: what a frame waits for, the first of the search's layouts.
/// Words are kept; lines are not. With text round the hero's figure, or without it.
void Relayout(benchmark::State& state, bool runaround) {
    Typesetter typesetter(bundled().fonts);
    Scene scene = bundled().scene;
    if (!runaround) scene.pictures.erase(scene.review->hero->cutout->name());
    std::vector<double> times;
    int flowed = 0;
    int step = 0;
    for (auto _ : state) {
        set_size(scene.style, 18 + 0.00171 * (++step % 1000));
        const double start = cpu_seconds();
        LayoutSearch search(request_of(scene), typesetter);
        const Layout layout = search.best();
        times.push_back(cpu_seconds() - start);
        for (const Spread& spread : layout.spreads) {
            flowed += std::any_of(spread.frames.begin(), spread.frames.end(), [](const Frame& frame) { return !frame.outline.empty(); }) ? 1 : 0;
        }
    }
    state.counters["median_ms"] = percentile(times, 0.5);
    state.counters["p99_ms"] = percentile(times, 0.99);
    state.counters["with_text_round_it"] = static_cast<double>(flowed) / static_cast<double>(times.size());
}
BENCHMARK_CAPTURE(Relayout, runaround, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Relayout, plain, false)->Unit(benchmark::kMillisecond);

/// The same until the search has ended: eight layouts and the lines of the best.
void RelayoutSettled(benchmark::State& state) {
    Typesetter typesetter(bundled().fonts);
    Scene scene = bundled().scene;
    int step = 0, tried = 0;
    for (auto _ : state) {
        set_size(scene.style, 18 + 0.00171 * (++step % 1000));
        LayoutSearch search(request_of(scene), typesetter);
        while (!search.done()) search.step();
        benchmark::DoNotOptimize(search.best());
        tried += search.tried();
    }
    state.counters["layouts"] = benchmark::Counter(tried, benchmark::Counter::kAvgIterations);
}
BENCHMARK(RelayoutSettled)->Unit(benchmark::kMillisecond);

/// With nothing shaped; the hyphenation dictionary, which a process reads once, is there. Taking it all down again is not
/// counted.
void RelayoutCold(benchmark::State& state) {
    for (auto _ : state) {
        auto typesetter = std::make_unique<Typesetter>(bundled().fonts);
        auto search = std::make_unique<LayoutSearch>(request_of(bundled().scene), *typesetter);
        benchmark::DoNotOptimize(search->best());
        state.PauseTiming();
        search.reset();
        typesetter.reset();
        state.ResumeTiming();
    }
}
BENCHMARK(RelayoutCold)->Unit(benchmark::kMillisecond);

/// A text of so many thousand words as lines of 330 points, words kept: in paragraphs of 100 words, or in one.
void compose(benchmark::State& state, std::size_t words_a_paragraph) {
    const std::vector<std::string> words = bundled_words(static_cast<std::size_t>(state.range(0)) * 1000);
    Typesetter typesetter(bundled().fonts);
    Diagnostics ignored;
    const TextStyle type = bundled().scene.style.text_style("text");
    const BlockStyle style = block_style(typesetter, type, nullptr, "en-US", ignored);
    std::vector<const TextBlock*> blocks;
    for (std::size_t start = 0; start < words.size(); start += words_a_paragraph) {
        std::string text;
        for (std::size_t w = start; w < std::min(words.size(), start + words_a_paragraph); ++w) text += words[w] + " ";
        blocks.push_back(&typesetter.block({{text, {}}}, style));
    }
    const VoiceSizes sizes = voice_sizes(type, nullptr);
    const BreakParameters parameters = composer_parameters(bundled().scene.style);
    for (auto _ : state) {
        for (const TextBlock* block : blocks) {
            const LineBreaker breaker(*block, sizes, bundled().fonts, parameters);
            benchmark::DoNotOptimize(breaker.breakings([](int) { return Pt(330); }));
        }
    }
    state.counters["per_1k_words"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
void Compose(benchmark::State& state) { compose(state, 100); }
BENCHMARK(Compose)->Arg(1)->Arg(4)->Arg(16)->Arg(64)->Unit(benchmark::kMillisecond);
void ComposeOneParagraph(benchmark::State& state) { compose(state, 1000000); }
BENCHMARK(ComposeOneParagraph)->Arg(1)->Arg(4)->Arg(16)->Arg(64)->Unit(benchmark::kMillisecond);

/// Whole layouts, cold, of texts made to hurt: words of a paragraph, letters of a word, paragraphs of a word.
void layout_of(benchmark::State& state, const std::string& text, std::size_t paragraphs) {
    Review review;
    review.headline = {{"Noise", {}}};
    review.paragraphs.assign(paragraphs, {{{text, {}}}, ParagraphKind::body, {}});
    Scene scene = bundled().scene;
    for (auto _ : state) {
        Typesetter typesetter(bundled().fonts);
        const Template& design = template_for(*scene.theme, scene.screen);
        benchmark::DoNotOptimize(lay_out({review, scene.style, design, page_on_screen(design, scene.screen), scene.pictures}, typesetter));
    }
}
void CornerOneParagraph(benchmark::State& state) {
    std::string text;
    for (const std::string& word : bundled_words(static_cast<std::size_t>(state.range(0)))) text += word + " ";
    layout_of(state, text, 1);
}
BENCHMARK(CornerOneParagraph)->Arg(16000)->Arg(64000)->Unit(benchmark::kMillisecond);
void CornerLongWord(benchmark::State& state) { layout_of(state, std::string(static_cast<std::size_t>(state.range(0)), 'n'), 1); }
BENCHMARK(CornerLongWord)->Arg(2500)->Arg(10000)->Unit(benchmark::kMillisecond);
void CornerManyParagraphs(benchmark::State& state) { layout_of(state, "Noise.", static_cast<std::size_t>(state.range(0))); }
BENCHMARK(CornerManyParagraphs)->Arg(2500)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
