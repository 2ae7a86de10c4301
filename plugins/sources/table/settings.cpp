#include "settings.hpp"

#include "values.hpp"

namespace kinerja::tables {
namespace {

std::string pointer(std::string_view object, std::string_view key) {
  std::string all = "/" + std::string(object) + "/";
  for (const char c : key) {
    if (c == '~') all += "~0";
    if (c == '/') all += "~1";
    if (c != '~' && c != '/') all += c;
  }
  return all;
}

template <class Value, std::size_t n>
Value chosen(const std::string& word, const std::pair<std::string_view, Value> (&choices)[n]) {
  for (const auto& [name, value] : choices)
    if (name == word) return value;
  return choices[0].second;
}

// Reads one Settings; its functions follow the order of the settings.
class SettingsReader {
 public:
  SettingsReader(const SourceSetup& setup, const Config& config, const std::string& place)
      : setup_(setup), config_(config), place_(place) {}

  Settings read() {
    find_record_kind(config_.text("record"), all_.record);
    read_form();
    read_fields();
    read_attributes();
    read_wide();
    read_where();
    read_words();
    read_key();
    check_needed();
    check_days();
    check_ratings();
    check_constants();
    return std::move(all_);
  }

 private:
  void mistake(std::string_view message, const std::string& where) const {
    setup_.mistake(message, place_ + where);
  }

  int column_of(const std::string& header) {
    for (std::size_t i = 0; i < all_.headers.size(); ++i)
      if (folded(all_.headers[i]) == folded(header)) return static_cast<int>(i);
    all_.headers.push_back(header);
    return static_cast<int>(all_.headers.size() - 1);
  }

  const FieldSpec* field(const std::string& name, const std::string& where) {
    if (const FieldSpec* spec = find_field(all_.record, name)) return spec;
    std::vector<std::string_view> names;
    for (const FieldSpec& spec : fields_of(all_.record)) names.push_back(spec.name);
    const std::string_view near = nearest(name, names);
    mistake(near.empty() ? reason("UNKNOWN_FIELD", name)
                         : reason("UNKNOWN_FIELD_NEAR", name + " → " + std::string(near)),
            where);
    return nullptr;
  }

  void read_form() {
    all_.format = chosen<Format>(config_.text("format"),
                                 {{"auto", Format::automatic},
                                  {"csv", Format::csv},
                                  {"tsv", Format::tsv},
                                  {"jsonl", Format::json_lines}});
    if (const std::string separator = config_.text("separator", "auto"); separator.size() == 1)
      all_.separator = separator[0];
    if (config_.text("separator") == "tab" || all_.format == Format::tsv) all_.separator = '\t';
    all_.encoding = chosen<Encoding>(config_.text("encoding"),
                                     {{"auto", Encoding::automatic},
                                      {"utf-8", Encoding::utf8},
                                      {"windows-1252", Encoding::windows_1252}});
    if (all_.format == Format::json_lines && all_.encoding == Encoding::windows_1252)
      mistake("JSONL_IS_UTF8", "/encoding");
    all_.decimal =
        chosen<Decimal>(config_.text("decimal"),
                        {{"auto", Decimal::none}, {",", Decimal::comma}, {".", Decimal::dot}});
    all_.days = chosen<DayFormat>(config_.text("date_format"),
                                  {{"auto", DayFormat::automatic},
                                   {"dd-mm-yyyy", DayFormat::day_first},
                                   {"yyyy-mm-dd", DayFormat::year_first},
                                   {"mm-dd-yyyy", DayFormat::month_first}});
    all_.header_row = static_cast<std::uint32_t>(config_.number("header_row", 1));
    all_.nip = config_.text("employee_number", "nip") == "nip";
    all_.line_is_rater = config_.text("rater") == "line";
    all_.rater_is_number = config_.text("rater") == "number";
    all_.double_send_ms =
        static_cast<std::int64_t>(config_.number("double_send_seconds", 0) * 1000);
    if (const Config scale = config_["scale"]; scale.present())
      all_.scale = Scale{scale.number("min", 0), scale.number("max", 0)};
  }

  void read_fields() {
    std::map<Field, FieldInput> inputs;
    for (const auto& [name, header] : config_["columns"].members())
      if (const FieldSpec* spec = field(name, pointer("columns", name)))
        inputs[spec->field] = {spec, column_of(header.text()), {}};
    for (const auto& [name, text] : config_["constants"].members()) {
      const FieldSpec* spec = field(name, pointer("constants", name));
      if (spec == nullptr) continue;
      if (inputs.contains(spec->field))
        mistake(reason("FIELD_TWICE", name), pointer("constants", name));
      inputs[spec->field] = {spec, -1, text.text()};
    }
    for (const FieldSpec& spec : fields_of(all_.record))
      if (const auto found = inputs.find(spec.field); found != inputs.end())
        all_.fields.push_back(found->second);
  }

  void read_attributes() {
    const auto attributes = config_["attributes"].members();
    if (!attributes.empty() && all_.record != RecordKind::people)
      mistake("ATTRIBUTES_OF_PEOPLE_ONLY", "/attributes");
    for (const auto& [name, header] : attributes)
      all_.attributes.push_back({name, column_of(header.text())});
  }

  void read_wide() {
    const Config wide = config_["wide"];
    if (!wide.present()) return;
    Wide out;
    out.field = field(wide.text("field"), "/wide/field");
    out.value = field(wide.text("value"), "/wide/value");
    if (out.field == nullptr || out.value == nullptr) return;
    const FieldForm form = out.field->form;
    const bool names =
        form == FieldForm::text || form == FieldForm::day || form == FieldForm::month;
    if (!names) mistake(reason("WIDE_FIELD", out.field->name), "/wide/field");
    if (out.value->form != FieldForm::number)
      mistake(reason("WIDE_VALUE", out.value->name), "/wide/value");
    for (const FieldSpec* spec : {out.field, out.value})
      if (all_.input_of(spec->field) != nullptr)
        mistake(reason("FIELD_TWICE", spec->name), "/wide");
    for (const auto& [header, name] : wide["columns"].members()) {
      out.columns.push_back({name.text(), column_of(header)});
      if (names) check_constant(*out.field, name.text(), pointer("wide/columns", header));
    }
    all_.wide = std::move(out);
  }

  void read_where() {
    for (const auto& [header, word] : config_["where"].members())
      all_.where.push_back({folded(word.text()), column_of(header)});
  }

  void read_words() {
    for (const auto& [word, number] : config_["answers"].members())
      all_.answers[folded(word)] = number.number();
    for (const auto& [name, words] : config_["words"].members()) {
      const std::string place = pointer("words", name);
      const FieldSpec* spec = field(name, place);
      if (spec == nullptr) continue;
      if (spec->words == WordList::none) {
        mistake(reason("FIELD_HAS_NO_WORDS", name), place);
        continue;
      }
      for (const auto& [word, meaning] : words.members()) {
        int value = 0;
        if (!find_word(spec->words, meaning.text(), value))
          mistake(reason("UNKNOWN_MEANING", meaning.text() + " ≠ " + words_of(spec->words)), place);
        all_.words[spec->field][folded(word)] = value;
      }
    }
  }

  void read_key() {
    for (const std::string& name : config_["key"].texts())
      if (const FieldSpec* spec = field(name, "/key")) all_.key.push_back(spec->field);
    const auto usual = default_key(all_.record);
    if (all_.key.empty()) all_.key.assign(usual.begin(), usual.end());
  }

  bool given(Field field) const {
    if (all_.input_of(field) != nullptr) return true;
    if (field == Field::rater && all_.line_is_rater) return true;
    return all_.wide && (all_.wide->field->field == field || all_.wide->value->field == field);
  }

  void check_needed() {
    for (const FieldSpec& spec : fields_of(all_.record))
      if (spec.required && !given(spec.field))
        mistake(reason("FIELD_NEEDED", spec.name), "/columns");
    const bool subject = given(Field::subject);
    if (all_.record == RecordKind::events && !subject && !given(Field::pin))
      mistake("SUBJECT_OR_PIN_NEEDED", "/columns");
    if (all_.record == RecordKind::spans && !subject && !given(Field::subject_kind))
      mistake(reason("FIELD_NEEDED", "subject"), "/columns");
  }

  // Days of a measure: a month, or a day, or both borders.
  void check_days() {
    if (all_.record != RecordKind::measures) return;
    const bool from = given(Field::from_day);
    const bool to = given(Field::to_day);
    const int ways = (given(Field::month) ? 1 : 0) + (given(Field::day) ? 1 : 0) + (from || to);
    if (ways != 1 || from != to) mistake("DAYS_ONE_WAY", "/columns");
    // The names of wide columns and a constant month say their year themselves.
    const FieldInput* month = all_.input_of(Field::month);
    if (given(Field::year) && (month == nullptr || month->column < 0))
      mistake("YEAR_NEEDS_MONTH", "/columns");
  }

  void check_ratings() {
    const bool are_ratings = all_.record == RecordKind::ratings;
    if (all_.line_is_rater && (!are_ratings || all_.input_of(Field::rater) != nullptr))
      mistake("RATER_TWICE", "/rater");
    if (all_.rater_is_number && !are_ratings) mistake("RATER_NUMBER", "/rater");
    if (all_.scale && (!are_ratings || !(all_.scale->min < all_.scale->max)))
      mistake("SCALE_ORDER", "/scale");
    const FieldInput* day = all_.input_of(Field::day);
    if (all_.double_send_ms > 0 && (!are_ratings || day == nullptr || day->column < 0))
      mistake("DOUBLE_SEND_NEEDS_TIME", "/double_send_seconds");
  }

  void check_constants() {
    for (const FieldInput& input : all_.fields)
      if (input.column < 0)
        check_constant(*input.spec, input.constant, pointer("constants", input.spec->name));
  }

  void check_constant(const FieldSpec& spec, const std::string& text, const std::string& where) {
    Value ignored;
    CellContext context;
    context.nip = all_.nip;
    if (const auto words = all_.words.find(spec.field); words != all_.words.end())
      context.words = &words->second;
    // Whether the subject is a person is known only with the row.
    context.person = false;
    const Reason fault = read_value(spec, {text, CellKind::constant}, context, ignored);
    if (!fault.empty()) mistake(fault, where);
  }

  const SourceSetup& setup_;
  Config config_;
  const std::string& place_;
  Settings all_;
};

}  // namespace

std::vector<std::string> Settings::sheet_aspects() const {
  std::vector<std::string> aspects;
  if (makes_sheets())
    for (const NamedColumn& column : wide->columns) aspects.push_back(column.name);
  return aspects;
}

const FieldInput* Settings::input_of(Field field) const {
  for (const FieldInput& input : fields)
    if (input.spec->field == field) return &input;
  return nullptr;
}

Settings read_settings(const SourceSetup& setup, const Config& config, const std::string& place) {
  return SettingsReader(setup, config, place).read();
}

}  // namespace kinerja::tables
