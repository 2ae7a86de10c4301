#include <kinerja/core/guide.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/core/presets.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <map>

namespace kinerja {
namespace {

std::string_view kind_word(Preset::Kind kind) {
  return kind == Preset::Kind::deadline        ? "deadline"
         : kind == Preset::Kind::working_hours ? "working-hours"
                                               : "method";
}

Text kind_text(Preset::Kind kind) {
  return kind == Preset::Kind::deadline        ? text("tenggat", "deadline")
         : kind == Preset::Kind::working_hours ? text("jam kerja", "working hours")
                                               : text("metode", "method");
}

// A preset is as sure as the least sure of its sources.
std::string confidence_of(const Preset& preset) {
  std::vector<std::string_view> all;
  for (const LegalBasis& basis : preset.legal_basis) all.push_back(basis.confidence);
  for (const PresetNumber& number : preset.numbers) all.push_back(number.confidence);
  for (const std::string_view level : {"unverified", "likely"})
    if (std::find(all.begin(), all.end(), level) != all.end()) return std::string(level);
  return "certain";
}

boost::json::object to_json(const Preset& preset) {
  return {{"id", preset.id},
          {"kind", kind_word(preset.kind)},
          {"title", preset.title.id},
          {"title_en", preset.title.en},
          {"family", preset.family},
          {"method", preset.method},
          {"confidence", confidence_of(preset)},
          {"file", preset.file.string()}};
}

std::string words_of(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all.empty() ? "-" : all;
}

// JSON over several lines; what is short stays in one.
void add_pretty(const boost::json::value& value, const std::string& indent, std::string& out) {
  constexpr std::size_t short_bytes = 70;
  const std::string flat = canonical_json(value);
  if (flat.size() <= short_bytes || !value.is_structured()) {
    out += flat;
    return;
  }
  const std::string inner = indent + "  ";
  bool first = true;
  const auto begin_item = [&] {
    out += (first ? "\n" : ",\n") + inner;
    first = false;
  };
  out += value.is_object() ? "{" : "[";
  if (const auto* object = value.if_object())
    for (const auto& member : *object) {
      begin_item();
      out += canonical_json(boost::json::value(member.key())) + ": ";
      add_pretty(member.value(), inner, out);
    }
  if (const auto* list = value.if_array())
    for (const auto& item : *list) {
      begin_item();
      add_pretty(item, inner, out);
    }
  out += "\n" + indent + (value.is_object() ? "}" : "]");
}

void show_head(const Console& console, const Preset& preset) {
  console.heading(console.say(preset.title));
  console.table(
      {{console.say("kode", "id"), preset.id},
       {console.say("rumpun", "family"), preset.family},
       {console.say("jenis", "kind"), console.say(kind_text(preset.kind))},
       {console.say("metode", "method"), preset.method.empty() ? "-" : preset.method},
       {console.say("masukan", "inputs"),
        preset.any_inputs ? console.say("berapa pun", "any number") : words_of(preset.inputs)},
       {console.say("atribut", "attributes"), words_of(preset.attributes)},
       {console.say("berkas", "file"), preset.file.string()}},
      {});
  console.line();
  console.heading(console.say("Dasar hukum", "Legal basis"));
  for (const LegalBasis& basis : preset.legal_basis)
    console.line("  - " + console.say(legal_basis_text(basis)));
}

void show_numbers(const Console& console, const Preset& preset) {
  const std::vector<SourcedNumber> numbers = sourced_numbers(preset);
  if (numbers.empty()) return;
  console.line();
  console.heading(console.say("Angka dan asalnya", "Numbers and their sources"));
  std::vector<std::vector<std::string>> rows;
  for (const SourcedNumber& number : numbers) {
    std::string source = number.source->source;
    if (!number.source->note.id.empty()) source += " (" + console.say(number.source->note) + ")";
    rows.push_back({number.pointer,
                    console.say(number_text(number.value)),
                    console.say(confidence_text(number.source->confidence)),
                    source});
  }
  console.table(rows, {false, true});
}

boost::json::array numbers_json(const Preset& preset) {
  boost::json::array all;
  for (const SourcedNumber& number : sourced_numbers(preset))
    all.push_back(boost::json::object{{"pointer", number.pointer},
                                      {"value", number.value},
                                      {"source", number.source->source},
                                      {"confidence", number.source->confidence},
                                      {"note", number.source->note.id},
                                      {"note_en", number.source->note.en}});
  return all;
}

}  // namespace

int preset_list_command(const Workbench& bench) {
  const Console& console = bench.console;
  std::map<std::string_view, std::vector<const Preset*>> families;
  boost::json::array all, refused;
  for (const auto& [id, preset] : bench.presets.all()) {
    families[preset.family].push_back(&preset);
    all.push_back(to_json(preset));
  }
  for (const auto& [family, presets] : families) {
    console.heading(family);
    std::vector<std::vector<std::string>> rows;
    for (const Preset* preset : presets)
      rows.push_back(
          {preset->id,
           console.say(preset->title),
           preset->method.empty() ? console.say(kind_text(preset->kind)) : preset->method,
           console.say(confidence_text(confidence_of(*preset)))});
    console.table(rows, {});
    console.line();
  }
  for (const Presets::Refused& one : bench.presets.refused()) {
    const Text& reason = one.mistakes.front().message;
    console.line(console.say("Ditolak: ", "Refused: ") + one.file.string() + ": " +
                 console.say(reason));
    refused.push_back(boost::json::object{{"file", one.file.string()},
                                          {"mistakes", one.mistakes.size()},
                                          {"message", reason.id},
                                          {"message_en", reason.en}});
  }
  console.answer({{"ok", true}, {"presets", std::move(all)}, {"refused", std::move(refused)}});
  return 0;
}

int preset_show_command(const Workbench& bench) {
  const Console& console = bench.console;
  const Preset* preset = bench.presets.find(bench.arguments.preset);
  if (preset == nullptr)
    return console.fail(
        fail(Errc::not_found, no_such_preset(bench.presets, bench.arguments.preset)));
  show_head(console, *preset);
  show_numbers(console, *preset);
  if (!preset->open.empty()) {
    console.line();
    console.heading(console.say("Yang tidak diatur sumbernya, dan yang dipakai",
                                "What the source leaves open, and what is taken"));
    for (const Text& open : preset->open) console.line("  - " + console.say(open));
  }
  console.line();
  console.heading(console.say("Pengaturan", "Settings"));
  std::string config = "  ";
  add_pretty(preset->config, "  ", config);
  console.line(config);
  boost::json::object answer = to_json(*preset);
  answer["ok"] = true;
  answer["preset"] = preset->document;
  answer["numbers"] = numbers_json(*preset);
  console.answer(answer);
  return 0;
}

int preset_check_command(const Workbench& bench) {
  const Console& console = bench.console;
  const PresetCheck check = check_preset(bench.arguments.preset_file, bench.caller);
  if (!check.mistakes.empty()) return console.fail(check.mistakes);
  console.line(console.say("Preset sah: ", "The preset is valid: ") +
               console.say(check.preset->title));
  boost::json::object answer = to_json(*check.preset);
  answer["ok"] = true;
  console.answer(answer);
  return 0;
}

}  // namespace kinerja
