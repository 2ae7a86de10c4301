#include "composer.hpp"

namespace pdf_export {
namespace {

constexpr double room_to_sign = 46;
constexpr double item_gap = 1.5;
constexpr Frame bare{0, 0, 0, 1, false, 0};

Frame bare_of(double width, double padding = 0) {
  Frame frame = bare;
  frame.width = width;
  frame.padding = padding;
  return frame;
}

}  // namespace

void Composer::title(std::string_view form) {
  const auto centred = [&](std::string_view text, double size, bool bold) {
    flow_.add(std::make_unique<TextBox>(
        kit_->fonts, text, TextStyle{size, bold, Align::centre}, width()));
  };
  for (const std::string& line : kit_->settings.letterhead) centred(line, 10.5, true);
  flow_.gap(6);
  // A line below the letterhead: a frame without height.
  Frame rule;
  rule.width = width();
  rule.padding = 0;
  rule.line = 0.8;
  flow_.add(std::make_unique<Framed>(rule, std::make_unique<Stack>()));
  flow_.gap(10);
  centred(form, 13, true);
  flow_.gap(2);
  const std::string period = kit_->labels.period(kit_->cycle.from_day(), kit_->cycle.to_day());
  centred(kit_->labels.with("PERIOD", period), 9.5, false);
  centred(kit_->cycle.title(), 8.5, false);
  flow_.gap(10);
}

void Composer::heading(std::string_view text) {
  const std::string numbered = std::to_string(++headings_) + ". " + std::string(text);
  flow_.gap(11);
  flow_.need(64);
  flow_.add(std::make_unique<TextBox>(kit_->fonts, numbered, TextStyle{10, true}, width()));
  flow_.gap(4);
}

void Composer::paragraph(std::string_view text, const TextStyle& style) {
  flow_.add(std::make_unique<TextBox>(kit_->fonts, text, style, width()));
  flow_.gap(3);
}

BoxPtr Composer::item(std::string_view text) const {
  constexpr double mark = 11;
  auto row = std::make_unique<Row>();
  row->add(std::make_unique<TextBox>(kit_->fonts, dash, TextStyle{}, mark), mark);
  row->add(std::make_unique<TextBox>(kit_->fonts, text, TextStyle{}, width() - mark),
           width() - mark);
  return row;
}

void Composer::list(const std::vector<std::string>& items) {
  for (const std::string& text : items) {
    flow_.add(item(text));
    flow_.gap(item_gap);
  }
}

double Composer::list_height(const std::vector<std::string>& items) const {
  double height = 0;
  for (const std::string& text : items) height += item(text)->height() + item_gap;
  return height;
}

BoxPtr Composer::facts(const std::vector<std::pair<std::string, std::string>>& facts,
                       double width) const {
  const double label = width < 400 ? 88 : 150;
  const double colon = 8;
  auto stack = std::make_unique<Stack>();
  for (const auto& [name, value] : facts) {
    auto row = std::make_unique<Row>();
    row->add(framed_text(*kit_, name, {8.5}, bare_of(label, 1)), label);
    row->add(framed_text(*kit_, ":", {8.5}, bare_of(colon, 1)), colon);
    const double rest = width - label - colon;
    row->add(framed_text(*kit_, or_dash(value), {8.5}, bare_of(rest, 1)), rest);
    stack->add(std::move(row));
  }
  return stack;
}

BoxPtr Composer::party(std::string_view role, const Party& party, double width) const {
  const exporter_shared::Labels& labels = kit_->labels;
  const auto label = [&](const char* key) { return std::string(labels[key]); };
  Frame frame;
  frame.width = width;
  auto stack = std::make_unique<Stack>();
  frame.shade = 0.91;
  stack->add(framed_text(*kit_, role, {8.5, true}, frame));
  frame.shade = 1;
  stack->add(std::make_unique<Framed>(frame,
                                      facts({{label("PERSON"), party.name},
                                             {label("EMPLOYEE"), party.number},
                                             {label("RANK"), party.rank},
                                             {label("POSITION"), party.position},
                                             {label("UNIT"), party.unit}},
                                            width - 2 * frame.padding)));
  return stack;
}

void Composer::parties(const Parties& parties) {
  const double half = width() / 2;
  auto row = std::make_unique<Row>();
  row->add(party(kit_->labels["SIGN_EMPLOYEE"], parties.employee, half), half);
  row->add(party(kit_->labels["SIGN_SUPERIOR"], parties.superior, half), half);
  flow_.add(std::move(row));
}

BoxPtr Composer::signature(std::string_view above,
                           std::string_view role,
                           const Party& party,
                           double width) const {
  const auto line = [&](std::string_view text, bool bold) {
    return std::make_unique<TextBox>(kit_->fonts, text, TextStyle{9, bold, Align::centre}, width);
  };
  auto stack = std::make_unique<Stack>();
  stack->add(line(above, false));
  stack->add(line(role, false));
  Frame room = bare_of(width);
  room.least_height = room_to_sign;
  stack->add(std::make_unique<Framed>(room, std::make_unique<Stack>()));
  constexpr std::string_view dots = "................................................";
  stack->add(line(party.name.empty() ? dots : party.name, !party.name.empty()));
  stack->add(line(std::string(kit_->labels["EMPLOYEE"]) + " " +
                      (party.number.empty() ? "................................" : party.number),
                  false));
  return stack;
}

void Composer::signatures(const Parties& parties, bool received) {
  const exporter_shared::Labels& labels = kit_->labels;
  const double half = width() / 2;
  const std::string made = kit_->settings.place.empty()
                               ? std::string(labels["PLACE_AND_DAY"])
                               : kit_->settings.place + ", ................................";
  auto row = std::make_unique<Row>();
  row->add(
      signature(
          received ? labels["RECEIVED"] : " ", labels["SIGN_EMPLOYEE"], parties.employee, half),
      half);
  row->add(signature(made, labels["SIGN_SUPERIOR"], parties.superior, half), half);
  flow_.gap(18);
  Frame whole = bare_of(width());
  whole.together = true;
  flow_.add(std::make_unique<Framed>(whole, std::move(row)));
}

}  // namespace pdf_export
