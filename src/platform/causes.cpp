#include "platform/causes.h"

#include <cerrno>

namespace foyer {

std::string cause_of(int error_number) {
    switch (error_number) {
        case ENOENT: return "there is no such file or folder";
        case ENOTDIR: return "a part of its path is not a folder";
        case EISDIR: return "a folder stands there";
        case EACCES:
        case EPERM: return "permission is refused";
        case ENOSPC: return "the disk is full";
        case EDQUOT: return "the disk quota is used up";
        case EFBIG: return "it is larger than the system allows";
        case EROFS: return "the file system is read-only";
        case EIO: return "the disk reports an error";
        case ELOOP: return "its links lead in a circle";
        case ENAMETOOLONG: return "its name is too long";
        case EMFILE:
        case ENFILE: return "too many files are open";
        default: return std::generic_category().message(error_number);
    }
}

std::string cause_of(const std::error_code& code) {
    return code.category() == std::generic_category() || code.category() == std::system_category()
               ? cause_of(code.value())
               : code.message();
}

}  // namespace foyer
