// What every window of the program begins with: the first model, the panel's layout and fonts, and the figures at the end.
#pragma once

#include "panel/panel.h"
#include "shell/commands.h"
#include "shell/stats.h"

namespace foyer {

/// The model of the start; a review that cannot be read is one that says so.
Model first_model(const std::filesystem::path& path, const DataFolder& data, const Files& files, ReadLook look);

/// The layout the panel had when the program was last left.
PanelLayout remembered_panel(const std::filesystem::path& file, const Files& files);

Result<PanelFonts> read_panel_fonts(const DataFolder& data, const Files& files);

/// Writes the figures where the command line asks for them; the status to end with.
int write_stats(const Options& options, Files& files, const Stats& stats);

}  // namespace foyer
