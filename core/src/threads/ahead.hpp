#pragma once

#include <kinerja/core/result.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace kinerja {

/// Makes pieces on other threads before somebody asks for them, and gives them in order.
template <class From, class Piece>
class Ahead {
 public:
  /// What the next piece is made from, or nothing when there is none; called by next() alone.
  using Next = std::function<Result<std::optional<From>>()>;
  /// Called once for each of those, by any threads at the same time.
  using Make = std::function<Result<Piece>(From from)>;

  /// Up to `ahead` pieces may be there or in work beside the one that was given last; with 0, each
  /// is made when it is asked for.
  Ahead(std::size_t ahead, Next next, Make make)
      : ahead_(ahead), next_(std::move(next)), make_(std::move(make)) {}

  /// The next piece, or the Error or exception in its place; nothing behind the last one.
  Result<std::optional<Piece>> next() {
    if (ahead_ == 0) return make_next();
    begin_making();
    if (making_.empty()) return std::optional<Piece>();
    std::future<Result<Piece>> first = std::move(making_.front());
    making_.pop_front();
    Result<Piece> made = first.get();
    begin_making();
    return optional(std::move(made));
  }

 private:
  void begin_making() {
    while (!at_end_ && making_.size() < ahead_) {
      auto from = next_();
      at_end_ = !from || !*from;
      if (!from)
        making_.push_back(made(std::move(from).error()));
      else if (*from)
        making_.push_back(std::async(
            std::launch::async,
            [this, from = *std::move(*from)]() mutable { return make_(std::move(from)); }));
    }
  }

  Result<std::optional<Piece>> make_next() {
    KINERJA_TRY(from, next_());
    if (!from) return std::optional<Piece>();
    return optional(make_(*std::move(from)));
  }

  static std::future<Result<Piece>> made(Error error) {
    std::promise<Result<Piece>> piece;
    piece.set_value(std::move(error));
    return piece.get_future();
  }
  static Result<std::optional<Piece>> optional(Result<Piece> made) {
    if (!made) return std::move(made).error();
    return std::optional<Piece>(*std::move(made));
  }

  std::size_t ahead_;
  Next next_;
  Make make_;
  bool at_end_ = false;                            // nothing more to begin
  std::deque<std::future<Result<Piece>>> making_;  // wait for their threads before all above goes
};

}  // namespace kinerja
