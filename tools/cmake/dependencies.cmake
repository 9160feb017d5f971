# Every library comes from the distribution and is found by its own CMake files, or by pkg-config where it has none.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(SDL2 REQUIRED)
find_package(SDL2_ttf REQUIRED)
find_package(SDL2_image REQUIRED)
find_package(PNG REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(harfbuzz REQUIRED)
pkg_check_modules(EPOXY REQUIRED IMPORTED_TARGET epoxy)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(STB REQUIRED IMPORTED_TARGET stb)
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)

# libhyphen ships neither CMake nor pkg-config files.
find_library(HYPHEN_LIBRARY hyphen REQUIRED)
find_path(HYPHEN_INCLUDE_DIR hyphen.h REQUIRED)
add_library(foyer_hyphen INTERFACE)
target_link_libraries(foyer_hyphen INTERFACE "${HYPHEN_LIBRARY}")
target_include_directories(foyer_hyphen SYSTEM INTERFACE "${HYPHEN_INCLUDE_DIR}")
