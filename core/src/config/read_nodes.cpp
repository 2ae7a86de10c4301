#include <kinerja/core/config.hpp>
#include <kinerja/core/presets.hpp>

#include "config/cycle_parts.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"
#include "graph/graph_order.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_nodes = 1000;

constexpr char attribute_ratee_json[] = R"({
  "type": "object",
  "additionalProperties": false,
  "required": ["attribute"],
  "properties": {"attribute": {"type": "string", "minLength": 1}}
})";

Ratee read_ratee(const json::value& value, const std::string& pointer, MistakeList& mistakes) {
  if (value == "person") return {};
  if (value == "unit") return {Ratee::Kind::unit, ""};
  if (!value.is_object()) {
    const auto* word = value.if_string();
    const std::string_view near =
        word ? did_you_mean(*word, {"person", "unit"}) : std::string_view();
    const Text hint =
        near.empty() ? Text{} : text(" Maksud Anda {}?", " Did you mean {}?", {in_quotes(near)});
    mistakes.add(
        pointer,
        text(R"("ratee" harus "person", "unit", atau {"attribute": "nama atribut"}, bukan {}.{})",
             R"("ratee" must be "person", "unit" or {"attribute": "its name"}, not {}.{})",
             {word ? verbatim(in_quotes(*word)) : kind_name(value), hint}));
    return {};
  }
  json::value copy = value;
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(attribute_ratee_json);
  check_value(schema.get_object(), copy, {pointer, verbatim("\"ratee\"")}, faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  return {Ratee::Kind::attribute, std::string(string_in(value.get_object(), "attribute"))};
}

std::vector<std::string_view> names_of(const std::vector<NodeUse>& nodes) {
  std::vector<std::string_view> names;
  names.reserve(nodes.size());
  for (const NodeUse& node : nodes) names.push_back(node.name);
  return names;
}

// The place of `name`; a mistake and nothing when there is no such node.
std::optional<std::size_t> find_node(const std::vector<std::string_view>& names,
                                     std::string_view name,
                                     const std::string& pointer,
                                     const Text& what,
                                     MistakeList& mistakes) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  mistakes.add(pointer,
               text("{}: tidak ada node {}.{}",
                    "{}: there is no node {}.{}",
                    {what, in_quotes(name), suggestion(name, names)}));
  return std::nullopt;
}

GraphInputs find_inputs(const std::vector<NodeUse>& nodes, MistakeList& mistakes) {
  const std::vector<std::string_view> names = names_of(nodes);
  GraphInputs inputs(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Text what = text("Masukan node {}", "Input of the node {}", {in_quotes(nodes[i].name)});
    for (std::size_t k = 0; k < nodes[i].inputs.size(); ++k) {
      const auto* given = &nodes[i].inputs[k];
      if (given->empty()) continue;
      const std::string pointer = below(below(nodes[i].pointer, "inputs"), k);
      if (const auto input = find_node(names, *given, pointer, what, mistakes))
        inputs[i].push_back(*input);
    }
  }
  return inputs;
}

void add_circle(const std::vector<NodeUse>& nodes,
                const std::vector<std::size_t>& circle,
                MistakeList& mistakes) {
  std::string path;
  for (const std::size_t member : circle) path += nodes[member].name + " -> ";
  path += nodes[circle.front()].name;
  const NodeUse& first = nodes[circle.front()];
  const NodeUse& second = nodes[circle[1 % circle.size()]];
  const auto input = std::find(first.inputs.begin(), first.inputs.end(), second.name);
  mistakes.add(
      below(below(first.pointer, "inputs"), static_cast<std::size_t>(input - first.inputs.begin())),
      text("Node saling menunggu: {} (tiap node memerlukan node di kanannya). Hapus salah "
           "satu masukan itu.",
           "Nodes wait for one another: {} (each needs the one to its right). Remove one "
           "of these inputs.",
           {path}));
}

void read_preset_of(NodeUse& node,
                    const json::object& entry,
                    const Presets& presets,
                    MistakeList& mistakes) {
  const auto* given = entry.if_contains("preset");
  if (given == nullptr) {
    if (!entry.contains("method"))
      mistakes.add(below(node.pointer, "method"),
                   text("{} memerlukan \"method\" atau \"preset\". Tambahkan.",
                        "{} needs a \"method\" or a \"preset\". Add it.",
                        {in_quotes(node.name)}));
    return;
  }
  if (!given->is_string()) return;
  const std::string_view id = given->get_string();
  const Preset* preset = presets.find(id);
  if (preset == nullptr || preset->kind != Preset::Kind::method) {
    mistakes.add(below(node.pointer, "preset"), no_such_preset(presets, id, Preset::Kind::method));
    return;
  }
  std::vector<Misfit> misfits = preset_misfits(*preset, node);
  for (Misfit& misfit : misfits)
    mistakes.add(below(node.pointer, misfit.key), std::move(misfit.message));
  if (misfits.empty()) apply_preset(*preset, node);
}

}  // namespace

std::vector<NodeUse> read_nodes(const json::object& root,
                                const Presets& presets,
                                MistakeList& mistakes) {
  std::vector<NodeUse> nodes;
  const json::object& entries = object_in(root, "nodes");
  if (entries.size() > max_nodes) {
    mistakes.add("/nodes",
                 text("Ada {} node; paling banyak {}. Bagilah siklus ini.",
                      "There are {} nodes; at most {} are possible. Divide this cycle.",
                      {std::uint64_t{entries.size()}, std::uint64_t{max_nodes}}));
    return nodes;
  }
  for (const auto& entry : entries) {
    NodeUse use;
    read_component(use, entry.key(), entry.value(), "/nodes", "method", mistakes);
    if (const auto* object = entry.value().if_object()) {
      use.inputs = read_words(*object, "inputs", use.pointer, mistakes);
      use.attributes = read_words(*object, "attributes", use.pointer, mistakes);
      use.ratee = read_ratee(object->at("ratee"), below(use.pointer, "ratee"), mistakes);
      read_preset_of(use, *object, presets, mistakes);
    }
    nodes.push_back(std::move(use));
  }
  const auto* given = root.if_contains("nodes");
  if (nodes.empty() && given && given->is_object())
    mistakes.add("/nodes",
                 text("\"nodes\" masih kosong. Tambahkan paling sedikit satu langkah penilaian.",
                      "\"nodes\" is empty. Add at least one step of the appraisal."));
  return nodes;
}

void connect_nodes(Cycle& cycle, const json::object& root, MistakeList& mistakes) {
  GraphOrder graph = graph_order(find_inputs(cycle.nodes, mistakes));
  for (const auto& circle : graph.circles) add_circle(cycle.nodes, circle, mistakes);
  cycle.order = std::move(graph.order);
  const auto* result = root.if_contains("result");
  if (result == nullptr || !result->is_string() || cycle.nodes.empty()) return;
  const Text what = text("Hasil (\"result\")", "Result (\"result\")");
  if (const auto node =
          find_node(names_of(cycle.nodes), result->get_string(), "/result", what, mistakes))
    cycle.result_node = *node;
}

}  // namespace kinerja
