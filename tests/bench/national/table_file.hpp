#pragma once

// A CSV file that is being written: cell after cell, no quotes, lines that end with LF.

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

namespace kinerja::bench {

/// Ends the program where it cannot write: half a table is of no use to anybody.
class TableFile {
 public:
  TableFile(const std::string& path, const char* header)
      : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (!file_) fail();
    text_.reserve(block_bytes + longest_row);
    text_.append(header).push_back('\n');
  }
  TableFile(const TableFile&) = delete;
  TableFile(TableFile&&) = delete;
  TableFile& operator=(const TableFile&) = delete;
  TableFile& operator=(TableFile&&) = delete;
  ~TableFile() {
    flush();
    if (std::fclose(file_.release()) != 0) fail();
  }

  TableFile& whole(std::uint64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text_.append(digits.data(), end).push_back(',');
    return *this;
  }
  TableFile& hundredths(std::uint64_t number) {
    whole(number / 100);
    text_.back() = '.';
    text_.push_back(static_cast<char>('0' + number / 10 % 10));
    text_.push_back(static_cast<char>('0' + number % 10));
    text_.push_back(',');
    return *this;
  }
  TableFile& empty() {
    text_.push_back(',');
    return *this;
  }
  void end_row() {
    text_.back() = '\n';
    if (text_.size() >= block_bytes) flush();
  }

 private:
  static constexpr std::size_t block_bytes = 1 << 20;
  static constexpr std::size_t longest_row = 256;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void flush() {
    if (std::fwrite(text_.data(), 1, text_.size(), file_.get()) != text_.size()) fail();
    text_.clear();
  }
  [[noreturn]] void fail() const {
    std::perror(path_.c_str());
    std::exit(1);
  }

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string text_;
};

}  // namespace kinerja::bench
