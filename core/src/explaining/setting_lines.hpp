#pragma once

#include <kinerja/core/loading.hpp>
#include <kinerja/core/text.hpp>

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Settings in lines for people: each with its title from the schema and its value in words.
/// Borrows both arguments.
class SettingLines {
 public:
  /// The title of a node, aspect or another thing that settings name; the word itself if unknown.
  using NameOf = std::function<Text(std::string_view word)>;

  SettingLines(const PluginTexts& texts, const NameOf& name_of)
      : texts_(texts), name_of_(name_of) {}

  /// `config` is valid by `schema`, defaults filled in. What is empty is left out.
  std::vector<Text> lines(const boost::json::object& schema, const boost::json::object& config);

 private:
  void members(const boost::json::object& schema, const boost::json::object& object, int depth);
  void setting(const Text& title,
               const boost::json::object& schema,
               const boost::json::value& value,
               int depth);
  void items(const boost::json::object& schema, const boost::json::array& list, int depth);
  void item(const Text& range,
            const boost::json::object& schema,
            const boost::json::value& value,
            int depth);
  void add(int depth, const Text& line);

  Text title_of(const boost::json::object& schema, std::string_view key) const;
  Text choice_text(const boost::json::object& schema, std::string_view choice) const;
  Text in_words(const boost::json::object& schema, const boost::json::value& value) const;

  const PluginTexts& texts_;
  const NameOf& name_of_;
  std::vector<Text> lines_;
};

}  // namespace kinerja
