// The importer, fed with anything: it must end with a review or one line, and what it writes must be read back the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "import/import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    if (size == 0) return 0;
    // The first byte chooses the form, which a file's name would tell.
    static const char* const names[] = {"a.txt", "a.html", "a.md", "a"};
    const std::string name = names[data[0] % 4];
    const auto imported = import_review({reinterpret_cast<const char*>(data) + 1, size - 1}, {name, "", ""});
    if (!imported) {
        if (imported.error().message.find('\n') != std::string::npos) std::abort();
        return 0;
    }
    if (imported->review.paragraphs.empty() || import_report(*imported, name).empty()) std::abort();
    const Review again = parse_review(write_review(imported->review), "review.md").review;
    if (without_places(again) != without_places(imported->review)) std::abort();
    return 0;
}
