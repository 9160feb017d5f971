// A look at all content from outside: the programme, and how the files of its reviews stand. Cheap, and done again and
// again, for no system tells of a stick that was plugged in or a share that came back.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/files.h"
#include "venue/bundle.h"
#include "venue/programme.h"

namespace foyer {

/// Where the files of a review were last found to lie, by its name.
using Places = std::map<std::string, std::vector<std::filesystem::path>>;

struct Survey {
    ReadProgramme read;
    std::optional<std::string> text;       ///< of programme.yaml; nothing where there is none
    Stamp stamp;                           ///< of the source, and of programme.yaml
    std::vector<std::string> names;        ///< of the reviews, each once, in order
    std::map<std::string, Stamp> reviews;  ///< by name; those asked for too
    Places places;                         ///< what these stamps are of
};

/// `known` reviews are looked at whether or not the programme names them; `folder` is where they lie.
Survey survey(const std::filesystem::path& source, const std::filesystem::path& folder, const Places& known,
              const Files& files);

/// The entries' paths, each once, in order.
std::vector<std::string> names_of(const Programme& programme);

}  // namespace foyer
