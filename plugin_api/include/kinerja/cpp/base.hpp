#pragma once

// What sources, methods and exporters in C++ have in common: texts, settings, the call, and the
// guard that turns every exception into a status. Header only, no state, the standard library only.

#include <kinerja/cpp/recent_texts.hpp>
#include <kinerja/helpers.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kinerja {

constexpr std::string_view view(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view{s.ptr, static_cast<std::size_t>(s.len)};
}
constexpr kinerja_str str(std::string_view text) {
  return {text.data(), text.size()};
}
inline kinerja_bytes bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view view(kinerja_bytes b) {
  return b.len == 0 ? std::string_view{}
                    : std::string_view{reinterpret_cast<const char*>(b.ptr),
                                       static_cast<std::size_t>(b.len)};
}

/// A column of texts that the host owns. Borrows: lives as long as the call.
class TextView {
 public:
  TextView() = default;
  TextView(const kinerja_strs& column, std::uint32_t size) : column_(column), size_(size) {}

  std::uint32_t size() const { return size_; }
  std::string_view operator[](std::uint32_t i) const { return view(kinerja_strs_at(&column_, i)); }

  /// The place of `word`, or -1.
  int find(std::string_view word) const {
    for (std::uint32_t i = 0; i < size_; ++i)
      if ((*this)[i] == word) return static_cast<int>(i);
    return -1;
  }

 private:
  kinerja_strs column_{};
  std::uint32_t size_ = 0;
};

/// A column of texts of the plugin's own, ready to be shown to the host.
class TextColumnBuilder {
 public:
  void push_back(std::string_view text) {
    if (begin_.empty()) {
      if (text.empty()) return append_empty(1);
      begin_.assign(size_, 0);
      end_.assign(size_, 0);
    }
    begin_.push_back(0);
    end_.push_back(0);
    put(text);
  }
  void append(std::span<const std::string_view> texts) {
    std::size_t i = 0;
    if (begin_.empty()) {
      while (i < texts.size() && texts[i].empty()) ++i;
      append_empty(static_cast<std::uint32_t>(i));
      if (i == texts.size()) return;
    }
    begin_.resize(size_ + texts.size() - i);
    end_.resize(begin_.size());
    for (; i < texts.size(); ++i) put(texts[i]);
  }
  /// As long as all texts are empty.
  void append_empty(std::uint32_t n) { size_ += n; }
  std::uint32_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const {
    return begin_.empty() ? std::string_view{} : text_at(i);
  }
  void clear() {
    bytes_.clear();
    begin_.clear();
    end_.clear();
    size_ = 0;
  }
  /// Borrows: valid until the next change. Texts may share bytes.
  kinerja_strs strs() const {
    if (begin_.empty()) return {nullptr, 0, nullptr, nullptr};
    return {bytes_.data(), bytes_.size(), begin_.data(), end_.data()};
  }

 private:
  std::string_view text_at(std::size_t i) const {
    return {bytes_.data() + begin_[i], end_[i] - begin_[i]};
  }
  // The next text, for which there is room in begin_ and end_.
  void put(std::string_view text) {
    // In most columns a text comes several times running, or the same few come in the same order.
    const std::uint32_t likely = likely_ < size_ ? likely_ : size_ - 1;
    if (size_ > 0 && detail::same_text(text_at(likely), text)) return put_as(likely);
    const std::uint32_t place = size_;
    const auto [newest, known] = recent_.find(text, [&](std::uint32_t row) {
      return row < place && detail::same_text(text_at(row), text);
    });
    const std::uint32_t same = std::exchange(newest, place);
    if (known) return put_as(same);
    begin_[place] = static_cast<std::uint32_t>(bytes_.size());
    bytes_.append(text);
    end_[place] = static_cast<std::uint32_t>(bytes_.size());
    likely_ = ++size_;
  }
  void put_as(std::uint32_t row) {
    begin_[size_] = begin_[row];
    end_[size_] = end_[row];
    ++size_;
    likely_ = row + 1;
  }

  std::string bytes_;
  std::vector<std::uint32_t> begin_, end_;  // empty while all texts are
  std::uint32_t size_ = 0;
  std::uint32_t likely_ = 0;  // a row that the next text may be like, if it is there
  detail::RecentTexts recent_;
};

/// Static description of a component. `flags` are KINERJA_INFO_*. An `about` that is left out says
/// what the name says; a schema that is left out takes any settings.
struct Info {
  std::string_view id;
  std::string_view name;
  std::string_view about = {};
  std::string_view schema = {};
  std::uint32_t flags = 0;
};

/// Thrown to end a call with a status. `message` is a sentence, a key of the plugin's texts, or
/// "KEY: value"; `where` a JSON Pointer into the settings, or a column.
class Failure : public std::exception {
 public:
  Failure(kinerja_status code, std::string message, std::string where = {})
      : code_(code), message_(std::move(message)), where_(std::move(where)) {}
  kinerja_status code() const { return code_; }
  const std::string& message() const { return message_; }
  const std::string& where() const { return where_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  kinerja_status code_;
  std::string message_;
  std::string where_;
};

/// One value of the settings. Borrows the JSON text: read what you need in the constructor.
class Config {
 public:
  Config() : value_(kinerja_json_none()) {}
  explicit Config(kinerja_str json) : value_(kinerja_json_root(json)) {}

  bool present() const { return kinerja_json_kind(value_) != 0; }
  bool is_number() const { return kinerja_json_kind(value_) == '0'; }
  bool is_text() const { return kinerja_json_kind(value_) == '"'; }

  Config operator[](const char* key) const { return Config(kinerja_json_get(value_, key)); }
  bool has(const char* key) const { return (*this)[key].present(); }

  /// Read without the locale, which decides over C's decimal point.
  double number(double fallback = 0) const {
    if (is_number()) std::from_chars(value_.ptr, value_.end, fallback);
    return fallback;
  }
  int integer(int fallback = 0) const { return static_cast<int>(number(fallback)); }
  bool truth(bool fallback = false) const {
    return present() ? kinerja_json_true(value_) != 0 : fallback;
  }
  std::string text(std::string fallback = {}) const {
    if (!is_text()) return fallback;
    std::string out(kinerja_json_text(value_, nullptr, 0), '\0');
    kinerja_json_text(value_, out.data(), out.size());
    return out;
  }

  double number(const char* key, double fallback) const { return (*this)[key].number(fallback); }
  int integer(const char* key, int fallback) const { return (*this)[key].integer(fallback); }
  bool truth(const char* key, bool fallback) const { return (*this)[key].truth(fallback); }
  std::string text(const char* key, std::string fallback = {}) const {
    return (*this)[key].text(std::move(fallback));
  }

  /// Elements of an array; empty for anything else.
  std::vector<Config> items() const {
    std::vector<Config> all;
    each([&](const std::string&, Config item) { all.push_back(item); });
    return all;
  }
  /// Members of an object in the order of the text (the host sorts keys).
  std::vector<std::pair<std::string, Config>> members() const {
    std::vector<std::pair<std::string, Config>> all;
    each([&](const std::string& key, Config item) { all.emplace_back(key, item); });
    return all;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    each([&](const std::string&, Config item) { all.push_back(item.text()); });
    return all;
  }

 private:
  explicit Config(kinerja_json value) : value_(value) {}

  template <class Each>
  void each(Each&& visit) const {
    kinerja_json item = kinerja_json_none();
    kinerja_json key;
    while (kinerja_json_next(value_, &item, &key) != 0) visit(Config(key).text(), Config(item));
  }

  kinerja_json value_;
};

/// The call's context. Borrows: lives as long as the call.
class Call {
 public:
  explicit Call(const kinerja_call* call) : call_(call) {}

  const kinerja_call* raw() const { return call_; }
  bool wants_trail() const { return (call_->flags & KINERJA_CALL_TRAIL) != 0; }

  /// Throws when the host wants the call to end. Ask at least every 50 ms.
  void check_stop() const {
    if (const kinerja_status status = call_->stop(call_); status != KINERJA_OK)
      throw Stopped{status};
  }
  void fail(kinerja_status code,
            std::string_view message,
            std::string_view where = {},
            std::int64_t row = -1) const {
    call_->fail(call_, code, row, str(where), str(message));
  }
  void log(std::int32_t level, std::string_view message) const {
    call_->log(call_, level, str(message));
  }
  /// The secret of that name. Borrowed for the call; never log it.
  std::string_view secret(std::string_view name) const {
    kinerja_str value{};
    if (const kinerja_status status = call_->secret(call_, str(name), &value); status != KINERJA_OK)
      throw Stopped{status};
    return view(value);
  }
  /// The next block of an input; false at its end. The block is borrowed for the call.
  bool read(std::string_view name, std::string_view& block) const {
    kinerja_bytes raw{};
    const kinerja_status status = call_->read(call_, str(name), &raw);
    if (status == KINERJA_END) return false;
    if (status != KINERJA_OK) throw Stopped{status};
    block = view(raw);
    return true;
  }

  /// Thrown where the host has already said what is wrong.
  struct Stopped {
    kinerja_status status;
  };

 private:
  const kinerja_call* call_;
};

namespace detail {

/// Runs `work` (returning a status) so that nothing but a status leaves it.
template <class Work>
kinerja_status guarded(const kinerja_call* call, Work&& work) noexcept {
  try {
    return work();
  } catch (const Call::Stopped& stopped) {
    return stopped.status;
  } catch (const Failure& failure) {
    call->fail(call, failure.code(), -1, str(failure.where()), str(failure.message()));
    return failure.code();
  } catch (const std::bad_alloc&) {
    return KINERJA_E_MEMORY;
  } catch (const std::exception& error) {
    call->fail(call, KINERJA_E_INTERNAL, -1, kinerja_str{}, str(std::string_view(error.what())));
    return KINERJA_E_INTERNAL;
  } catch (...) {
    return KINERJA_E_INTERNAL;
  }
}

constexpr std::string_view or_else(std::string_view given, std::string_view otherwise) {
  return given.empty() ? otherwise : given;
}

template <class Component>
inline constexpr kinerja_info info_of = {
    sizeof(kinerja_info),
    Component::info.flags,
    str(Component::info.id),
    str(Component::info.name),
    str(or_else(Component::info.about, Component::info.name)),
    str(or_else(Component::info.schema, R"({"type":"object"})"))};

/// Makes a `Component` from the setup view that its kind offers, from its settings alone, or from
/// nothing.
template <class Component, class Setup>
void* make(const Setup& setup) {
  if constexpr (std::is_constructible_v<Component, const Setup&>) {
    return new Component(setup);
  } else if constexpr (std::is_constructible_v<Component, Config>) {
    return new Component(setup.config());
  } else {
    return new Component();
  }
}

}  // namespace detail
}  // namespace kinerja
