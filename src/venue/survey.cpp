#include "venue/survey.h"

#include <algorithm>
#include <utility>

namespace foyer {

std::vector<std::string> names_of(const Programme& programme) {
    std::vector<std::string> names;
    for (const ProgrammeEntry& entry : programme.entries) {
        if (std::ranges::find(names, entry.path) == names.end()) names.push_back(entry.path);
    }
    return names;
}

Survey survey(const std::filesystem::path& source, const std::filesystem::path& folder, const Places& known,
              const Files& files) {
    Survey found;
    found.stamp = stamp_of({source, source / programme_file}, files);
    found.read = read_programme(source, files);
    found.text = found.read.text;
    found.names = names_of(found.read.programme);
    found.places = known;
    for (const std::string& name : found.names)
        found.places.try_emplace(name, std::vector{found.read.programme.folder / name});
    for (auto& [name, places] : found.places) {
        if (places.empty()) places.push_back(folder / name);
        found.reviews.emplace(name, stamp_of(places, files));
    }
    return found;
}

}  // namespace foyer
