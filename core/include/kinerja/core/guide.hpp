#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/cycle.hpp>

#include <string_view>
#include <vector>

namespace kinerja {

/// "pasti": how sure it is that a source says so.
Text confidence_text(std::string_view confidence);

/// A legal basis in one line: title, article, date of effect, confidence, source, note.
Text legal_basis_text(const LegalBasis& basis);

/// How a node is computed, one line for people each: its method, what goes in, each setting in
/// words, and the law of its preset. Nothing in it is about a person.
std::vector<Text> node_guide(const Cycle& cycle, const NodeUse& node, const ComponentInfo& info);

}  // namespace kinerja
