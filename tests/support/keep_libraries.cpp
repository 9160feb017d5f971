// With the leak checker, libraries stay loaded to the end: SDL unloads a graphics driver with its last window, and a
// leak in it could then no longer be told from one of ours by lsan.supp.
#if defined(__SANITIZE_ADDRESS__)

extern "C" int dlclose(void*) noexcept;
extern "C" int dlclose(void*) noexcept { return 0; }

#endif
