#include <kinerja/core/config.hpp>

#include "config/cycle_parts.hpp"
#include "config/words.hpp"

#include <algorithm>

namespace kinerja {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t max_neighbours = 1000;  // files to look at for a "did you mean"

fs::path resolved(const fs::path& folder, std::string_view words) {
  return (folder / fs::path(words)).lexically_normal();
}

// The file beside the missing one that was probably meant, as the cycle file would write it.
std::string near_file(const fs::path& file, std::string_view words) {
  std::vector<std::string> names;
  std::error_code ec;
  for (fs::directory_iterator entry(file.parent_path(), ec), end; !ec && entry != end;
       entry.increment(ec)) {
    if (names.size() == max_neighbours) break;
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());  // folders list in any order
  const std::string name = file.filename().string();
  const std::string_view near = did_you_mean(name, {names.begin(), names.end()});
  return near.empty() ? std::string() : (fs::path(words).parent_path() / near).string();
}

void check_input_file(const NamedInput& input,
                      std::string_view words,
                      const std::string& pointer,
                      MistakeList& mistakes) {
  std::error_code ec;
  // The system would stop reading the path at a NUL and so look for another file.
  const bool exists = words.find('\0') == std::string_view::npos && fs::exists(input.file, ec);
  if (exists && !fs::is_directory(input.file, ec)) return;
  if (exists) {
    mistakes.add(pointer,
                 text("Masukan {} adalah folder: {}. Sebutkan berkas di dalamnya.",
                      "The input {} is a folder: {}. Name the file in it.",
                      {in_quotes(input.name), input.file.string()}));
    return;
  }
  const std::string near = near_file(input.file, words);
  const Text hint = near.empty()
                        ? text(" Periksa nama dan foldernya.", " Check its name and folder.")
                        : text(" Maksud Anda {}?", " Did you mean {}?", {in_quotes(near)});
  mistakes.add(pointer,
               text("Berkas masukan {} tidak ada: {}.{}",
                    "The input file {} does not exist: {}.{}",
                    {in_quotes(input.name), in_quotes(input.file.string()), hint}));
}

std::vector<NamedInput> read_inputs(const json::object& entry,
                                    const std::string& pointer,
                                    const fs::path& folder,
                                    InputFiles must,
                                    MistakeList& mistakes) {
  std::vector<NamedInput> inputs;
  const json::object& files = object_in(entry, "inputs");
  for (const auto& member : files) {
    const std::string_view name = member.key();
    const std::string here = below(pointer, name);
    check_name(name, here, mistakes);
    if (member.value().is_object()) {
      inputs.push_back(
          {std::string(name), {}, read_program(member.value(), here, folder, must, mistakes)});
      continue;
    }
    const std::string_view words = string_in(files, name);
    if (words.empty()) {
      mistakes.add(
          here,
          text("Masukan {} harus nama berkas, atau objek dengan \"program\" dan \"folder\".",
               "The input {} must be the name of a file, or an object with \"program\" "
               "and \"folder\".",
               {in_quotes(name)}));
      continue;
    }
    inputs.push_back({std::string(name), resolved(folder, words)});
    if (must == InputFiles::must_exist) check_input_file(inputs.back(), words, here, mistakes);
  }
  return inputs;
}

// Messages name the secret and never show what stands beside it.
std::vector<NamedSecret> read_secrets(const json::object& entry,
                                      const std::string& pointer,
                                      const fs::path& folder,
                                      MistakeList& mistakes) {
  std::vector<NamedSecret> secrets;
  const json::object& all = object_in(entry, "secrets");
  for (const auto& member : all) {
    const std::string_view name = member.key();
    const std::string here = below(pointer, name);
    check_name(name, here, mistakes);
    if (!member.value().is_object()) continue;
    const json::object& from = member.value().get_object();
    if (from.contains("env") == from.contains("file"))
      mistakes.add(here,
                   text("Rahasia {} harus punya \"env\" atau \"file\", salah satu saja.",
                        "The secret {} must have \"env\" or \"file\", just one of them.",
                        {in_quotes(name)}));
    const std::string_view file = string_in(from, "file");
    secrets.push_back({std::string(name),
                       std::string(string_in(from, "env")),
                       file.empty() ? fs::path() : resolved(folder, file)});
  }
  return secrets;
}

}  // namespace

std::vector<SourceUse> read_sources(const json::object& root,
                                    const fs::path& folder,
                                    InputFiles files,
                                    MistakeList& mistakes) {
  std::vector<SourceUse> sources;
  for (const auto& entry : object_in(root, "sources")) {
    SourceUse use;
    read_component(use, entry.key(), entry.value(), "/sources", "source", mistakes);
    if (const auto* object = entry.value().if_object()) {
      use.inputs = read_inputs(*object, below(use.pointer, "inputs"), folder, files, mistakes);
      use.secrets = read_secrets(*object, below(use.pointer, "secrets"), folder, mistakes);
      for (const NamedInput& input : use.inputs)
        if (input.program)
          check_secrets_of_program(*input.program,
                                   use.secrets,
                                   below(below(use.pointer, "inputs"), input.name),
                                   mistakes);
      const auto* share = object->if_contains("max_rejected");
      if (share && share->is_number()) use.max_rejected = share->to_number<double>();
    }
    sources.push_back(std::move(use));
  }
  const auto* given = root.if_contains("sources");
  if (sources.empty() && given && given->is_object())
    mistakes.add("/sources",
                 text("\"sources\" masih kosong. Tambahkan paling sedikit satu sumber data.",
                      "\"sources\" is empty. Add at least one source of data."));
  return sources;
}

}  // namespace kinerja
