// The command line as a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "layout/card.h"

namespace foyer {

enum class Command { edit, present, kiosk, import_source, export_pictures, dump_layout, dump_breaks, check, params };

struct Options {
    Command command = Command::edit;
    std::string review;                    ///< empty: the bundled one; kiosk: a review or a folder; import: a source, `-` for standard input
    std::optional<PixelSize> size;
    std::string theme;                     ///< empty: the style file's, else the usual one
    std::vector<std::string> sets;         ///< `id=value`
    std::string output;                    ///< export: a file; import: a folder
    std::string hero;                      ///< import: a picture; empty: the one the source names
    bool replace = false;                  ///< import: over a review.md that is there
    int spread = 0;                        ///< export: only this one, from 1; 0 for all
    std::optional<CardSubject> card;       ///< export, dump layout: only this card; its index from 0
    std::string beat;                      ///< export: only this beat of the show, by number from 1 or by id
    double at = 1e6;                       ///< export: so many seconds after it was gone to
    bool json = false;                     ///< check
    std::string font;                      ///< dump breaks: a font file
    double type_size = 19, measure = 345;  ///< dump breaks: points
    std::string lang = "en-US";            ///< dump breaks
    bool stage = false;                    ///< edit: the audience's window too
    std::string display;                   ///< present: the audience's, by name; empty: as last time, else the second
    int frames = 0;                        ///< edit: leave after so many; 0 for never
    std::string stats;                     ///< edit: file for the figures
    int quarter_turns = 0;                 ///< kiosk: of the picture, clockwise
    std::string status;                    ///< kiosk: file that tells how it is; empty: none
    bool set_code = false;                 ///< kiosk: only sets the code
    std::string simulate;                  ///< kiosk: so many days or hours, as `90d`; empty: it is real
    std::string gl = "any";                ///< any, gl33, gles30
};

/// What the command line asks for; or, where it asks for help or is wrong, the status to end with (what there is to say
/// is said).
struct ParsedOptions {
    Options options;
    std::optional<int> exit_status;
};
ParsedOptions parse_options(int argc, const char* const* argv);

}  // namespace foyer
