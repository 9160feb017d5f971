// Importing: a megabyte must take less than a second, and time must grow with the text and not faster.
#include <benchmark/benchmark.h>

#include <string>

#include "import/import.h"

namespace {

/// A review of so many bytes, none of whose paragraphs is another's, with names, brackets, quotes and acts in it.
std::string long_review(std::size_t bytes) {
    std::string text = "The Long Corridor: every room in the house\n\nBy Augusta Finch\n\nTold in three acts, Leopold Strand's new film is about a house. ";
    text += "The first act is quiet. The second act is a riot. The third act is dawn.\n\n";
    for (std::size_t i = 0; text.size() < bytes; ++i) {
        text += "Room " + std::to_string(i) + " belongs to Nurse Harrow (Beatrix Lane), who plays “The Waiting Game” with whoever comes through the door. "
                "Nobody wins; the carpets are too deep for that, and the clocks disagree. Strand films it as a fight, then as a prayer, and once, "
                "for a whole minute, as nothing at all. It is the loudest silence of the year -- and it is followed by tea.\n\n";
    }
    return text;
}

void Import(benchmark::State& state) {
    const std::string text = long_review(static_cast<std::size_t>(state.range(0)) * 1000);
    for (auto _ : state) benchmark::DoNotOptimize(foyer::import_review(text, {"long.txt", "", ""}));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(Import)->Arg(250)->Arg(1000)->Arg(4000)->Unit(benchmark::kMillisecond);

void ImportPage(benchmark::State& state) {
    std::string page = "<html><body><article><h1>The Long Corridor</h1><p>";
    for (const char c : long_review(static_cast<std::size_t>(state.range(0)) * 1000)) page += c == '\n' ? std::string("</p>\n<p>") : std::string(1, c);
    for (auto _ : state) benchmark::DoNotOptimize(foyer::import_review(page, {"long.html", "", ""}));
}
BENCHMARK(ImportPage)->Arg(250)->Arg(1000)->Arg(4000)->Unit(benchmark::kMillisecond);

}  // namespace
