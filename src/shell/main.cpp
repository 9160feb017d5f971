#include <fmt/format.h>

#include "platform/files.h"
#include "platform/known_folders.h"
#include "platform/pictures.h"
#include "shell/commands.h"
#include "shell/edit.h"
#include "shell/kiosk.h"
#include "shell/present.h"

int main(int argc, char** argv) {
    using namespace foyer;
    const ParsedOptions parsed = parse_options(argc, argv);
    if (parsed.exit_status) return *parsed.exit_status;
    const Options& options = parsed.options;
    if (options.command == Command::params) return list_parameters(options);

    SystemFiles files;
    if (options.command == Command::dump_breaks) return dump_breaks(options, files);
    if (options.command == Command::import_source) return import_source(options, files, SystemDecoder(files));

    const auto root = find_data_folder();
    if (!root) return fail(root.error());
    const DataFolder data{*root};
    const SystemDecoder decoder(files);
    switch (options.command) {
        case Command::present: return present(options, data, files, decoder);
        case Command::kiosk: return kiosk(options, data, files, decoder);
        case Command::export_pictures: return export_pictures(options, data, files, decoder);
        case Command::dump_layout: return dump_layout(options, data, files, decoder);
        case Command::check: return check(options, data, files, decoder);
        default: return options.stage ? present(options, data, files, decoder) : edit(options, data, files, decoder);
    }
}
