#include "shell/options.h"

#include <CLI/CLI.hpp>

namespace foyer {
namespace {

constexpr const char* version_text = "foyer " FOYER_VERSION;

std::string read_size(const std::string& text, std::optional<PixelSize>& into) {
    const auto cross = text.find('x');
    int width = 0, height = 0;
    const auto read = [](const std::string& part, int& value) {
        return !part.empty() && part.size() < 6 && part.find_first_not_of("0123456789") == std::string::npos &&
               (value = std::stoi(part), true);
    };
    const bool readable = cross != std::string::npos && read(text.substr(0, cross), width) && read(text.substr(cross + 1), height);
    if (!readable || width < 320 || height < 320 || width > 16384 || height > 16384) {
        return "--size cannot be `" + text + "`: expected WIDTHxHEIGHT in pixels, 320 to 16384 each, as 1920x1080";
    }
    into = PixelSize{width, height};
    return {};
}

/// `act:4`, `quote:2`, `plate` or `code`.
std::string read_card(const std::string& text, std::optional<CardSubject>& into) {
    const auto colon = text.find(':');
    const std::string kind = text.substr(0, colon), number = colon == std::string::npos ? "" : text.substr(colon + 1);
    const bool counted = !number.empty() && number.size() < 5 && number.find_first_not_of("0123456789") == std::string::npos && std::stoi(number) > 0;
    if (text == "plate") into = CardSubject{CardKind::plate, 0};
    else if (text == "code") into = CardSubject{CardKind::code, 0};
    else if (kind == "act" && counted) into = CardSubject{CardKind::act, std::stoi(number) - 1};
    else if (kind == "quote" && counted) into = CardSubject{CardKind::quote, std::stoi(number) - 1};
    else return "--card cannot be `" + text + "`: expected `act:N`, `quote:N`, `plate` or `code`";
    return {};
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) {
    ParsedOptions parsed;
    Options& options = parsed.options;
    CLI::App app("Foyer lays out a film review as a magazine spread, live on the GPU.", "foyer");
    app.set_version_flag("--version", version_text);
    app.set_help_flag("-h,--help", "Print this help and leave");
    app.require_subcommand(0, 1);
    app.footer("REVIEW is a Markdown file with front matter, or a text or web page as it came. `foyer REVIEW` is short for `foyer edit REVIEW`.");

    const auto sets = [&options](CLI::App& command) {
        command.add_option("--set", options.sets, "Set a parameter, as `text.size=21`; may be repeated (see `foyer params`)")
            ->type_name("ID=VALUE")
            ->allow_extra_args(false)
            ->take_all();
    };
    const auto common = [&options, &sets](CLI::App& command) {
        command.add_option_function<std::string>(
                   "--size",
                   [&options](const std::string& text) {
                       const std::string complaint = read_size(text, options.size);
                       if (!complaint.empty()) throw CLI::ValidationError(complaint);
                   },
                   "Size in pixels: of the window, or of a picture")
            ->type_name("WIDTHxHEIGHT");
        command.add_option("--theme", options.theme, "Theme, by name or as a folder (./mine); else the one saved with the review, else fanzine")->type_name("THEME");
        sets(command);
    };
    const auto window = [&options](CLI::App& command) {
        command.add_option("review", options.review, "Review to open; without one the bundled review")->type_name("REVIEW");
        command.add_option("--frames", options.frames, "Draw so many frames one behind another and leave")->check(CLI::Range(1, 1000000));
        command.add_option("--stats", options.stats, "Write figures as JSON on leaving")->type_name("FILE");
        command.add_option("--gl", options.gl, "Which OpenGL to ask for")->check(CLI::IsMember({"any", "gl33", "gles30"}))->capture_default_str();
    };

    const auto card = [&options](CLI::App& command) {
        return command
            .add_option_function<std::string>(
                "--card",
                [&options](const std::string& text) {
                    const std::string complaint = read_card(text, options.card);
                    if (!complaint.empty()) throw CLI::ValidationError(complaint);
                },
                "Only the card of an act, of a quote or of the picture: act:4, quote:2, plate, code")
            ->type_name("CARD");
    };

    CLI::App* edit = app.add_subcommand("edit", "Open the spread in a window (the default)");
    common(*edit);
    window(*edit);

    edit->add_flag("--stage", options.stage, "Show the page to an audience too, on a display of its own");

    CLI::App* present = app.add_subcommand("present", "Show a review beat by beat, on a projector and a console");
    common(*present);
    window(*present);
    for (CLI::App* shown : {edit, present}) {
        shown->add_option("--display", options.display, "The audience's display, by name; else that of last time, or the second")->type_name("NAME");
    }

    CLI::App* kiosk = app.add_subcommand("kiosk", "Show a review, or a folder of them, unattended, for weeks");
    common(*kiosk);
    CLI::Option* programme = kiosk->add_option("programme", options.review, "A review, or a folder: programme.yaml orders it")->type_name("PROGRAMME");
    kiosk->add_option_function<int>("--rotate", [&options](int degrees) { options.quarter_turns = degrees / 90; }, "Turn the picture clockwise, for a display that hangs so")
        ->check(CLI::IsMember({0, 90, 180, 270}))
        ->type_name("DEGREES");
    kiosk->add_option("--status", options.status, "Tell how it is, as JSON, every ten seconds and when something changes")->type_name("FILE");
    kiosk->add_option("--display", options.display, "The display, by name; else the first")->type_name("NAME");
    kiosk->add_option("--frames", options.frames, "Draw so many frames one behind another and leave")->check(CLI::Range(1, 1000000));
    kiosk->add_option("--gl", options.gl, "Which OpenGL to ask for")->check(CLI::IsMember({"any", "gl33", "gles30"}))->capture_default_str();
    kiosk->add_flag("--set-code", options.set_code, "Set the code that opens the way out and the control panel, read from standard input, and leave");
    kiosk->add_option("--simulate", options.simulate, "Run for so many days or hours, as 90d, as fast as can be, offscreen, and say what came of it")->type_name("SPAN");
    kiosk->final_callback([&options, programme] {
        if (!options.set_code && options.simulate.empty() && programme->count() == 0) throw CLI::RequiredError("PROGRAMME");
    });

    CLI::App* import = app.add_subcommand("import", "Make a review from a text, a saved page or a mail, with a report of what was found");
    import->add_option("source", options.review, "Plain text, HTML or Markdown; - for standard input")->required()->type_name("SOURCE");
    import->add_option("-o,--output", options.output, "Folder for review.md, import.txt and the picture")->required()->type_name("DIR");
    import->add_option("--hero", options.hero, "Picture to be copied in; else the one a page names beside it")->type_name("FILE");
    import->add_flag("--replace", options.replace, "Write over a review.md that is there already");

    CLI::App* picture = app.add_subcommand("export", "Write the spreads as PNG; needs no display");
    common(*picture);
    picture->add_option("review", options.review, "Review to export")->required()->type_name("REVIEW");
    picture->add_option("-o,--output", options.output, "OUT.png gives OUT-1.png, OUT-2.png …")->required()->type_name("OUT.png");
    CLI::Option* spread = picture->add_option("--spread", options.spread, "Only this spread, as OUT.png");
    spread->check(CLI::Range(1, 10000))->type_name("N");
    CLI::Option* alone = card(*picture)->excludes(spread);
    CLI::Option* beat = picture->add_option("--beat", options.beat, "Only this beat of the show, by its number or name, as OUT.png");
    beat->excludes(spread)->excludes(alone)->type_name("BEAT");
    picture->add_option("--at", options.at, "The beat so long after it was gone to; else at rest")->needs(beat)->check(CLI::Range(0.0, 1e6))->type_name("SECONDS");
    picture->add_option("--gl", options.gl, "Which OpenGL to ask for")->check(CLI::IsMember({"any", "gl33", "gles30"}))->capture_default_str();

    CLI::App* dump = app.add_subcommand("dump", "Print what a stage makes, as JSON");
    dump->require_subcommand(1);
    CLI::App* dump_layout = dump->add_subcommand("layout", "The laid-out spreads: frames and lines");
    common(*dump_layout);
    dump_layout->add_option("review", options.review, "Review to lay out")->required()->type_name("REVIEW");
    card(*dump_layout);

    CLI::App* dump_breaks = dump->add_subcommand("breaks", "The lines of each paragraph, as TeX breaks them; --set adds what goes beyond TeX");
    dump_breaks->add_option("text", options.review, "Plain text, a paragraph a line")->required()->type_name("TEXT");
    dump_breaks->add_option("--font", options.font, "Font file to set it in")->required()->type_name("FILE");
    dump_breaks->add_option("--size", options.type_size, "Type size in points")->check(CLI::Range(1.0, 1000.0))->capture_default_str();
    dump_breaks->add_option("--measure", options.measure, "Width of the lines in points")->check(CLI::Range(1.0, 100000.0))->capture_default_str();
    dump_breaks->add_option("--lang", options.lang, "Language whose words are broken")->type_name("LANG")->capture_default_str();
    sets(*dump_breaks);

    CLI::App* check = app.add_subcommand("check", "Print what is wrong with a review or a theme, and how well it is set");
    common(*check);
    check->add_option("review", options.review, "Review to check; without one the theme is, with the bundled review")->type_name("REVIEW");
    check->add_flag("--json", options.json, "Print JSON");

    CLI::App* params = app.add_subcommand("params", "List every parameter: id, range, default, unit, help");
    params->add_flag("--json", options.json, "Print JSON");

    // `foyer REVIEW` and `foyer --size …` mean `foyer edit …`: CLI11's subcommands cannot be left out by themselves.
    std::vector<std::string> words(argv + 1, argv + argc);
    const auto is_command = [&](const std::string& word) {
        for (const CLI::App* command : app.get_subcommands({})) {
            if (command->get_name() == word) return true;
        }
        return word == "--help" || word == "-h" || word == "--version";
    };
    if (words.empty() || !is_command(words.front())) words.insert(words.begin(), "edit");
    std::reverse(words.begin(), words.end());
    try {
        app.parse(words);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0;
        app.exit(error);
        parsed.exit_status = asked ? 0 : 2;
        return parsed;
    }
    options.command = present->parsed()  ? Command::present
                      : kiosk->parsed()   ? Command::kiosk
                      : import->parsed()  ? Command::import_source
                      : picture->parsed()  ? Command::export_pictures
                      : dump_breaks->parsed() ? Command::dump_breaks
                      : dump->parsed()   ? Command::dump_layout
                      : check->parsed()  ? Command::check
                      : params->parsed() ? Command::params
                                         : Command::edit;
    return parsed;
}

}  // namespace foyer
