#pragma once

// Words of a file that stand for one of a few meanings, such as "atasan" for the role superior.

#include "fields.hpp"

#include <string>
#include <unordered_map>

namespace kinerja::tables {

/// The number in the C headers that a built-in word stands for; false: unknown. Compared folded.
bool find_word(WordList list, std::string_view word, int& meaning);

/// The English word for a meaning.
std::string_view word_for(WordList list, int meaning);

/// All built-in words of a list, separated by commas, for messages.
std::string words_of(WordList list);

/// Words that the settings add, by the folded word.
using OwnWords = std::unordered_map<std::string, int>;

}  // namespace kinerja::tables
