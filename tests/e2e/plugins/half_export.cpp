// An exporter that writes one file whole and half of another, and then fails.
#include <kinerja/plugin.hpp>

struct HalfExport : kinerja::Exporter {
  static constexpr kinerja::Info info{"org.example.half-export", "Setengah", "Untuk uji."};

  void write(const kinerja::Call&, const kinerja::Results&, kinerja::Sink&) {}
  void finish(const kinerja::Call&, kinerja::Sink& sink) {
    sink.put("utuh.txt", "text/plain", "utuh\n");
    auto half = sink.open("setengah.txt", "text/plain");
    half.write("sete");
    throw kinerja::Failure(KINERJA_E_IO, "Sambungan ke cetak terputus.");
  }
};
KINERJA_PLUGIN(HalfExport)
