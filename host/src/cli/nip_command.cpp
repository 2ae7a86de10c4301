#include <kinerja/core/days.hpp>
#include <kinerja/core/nip.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <cstdio>

namespace kinerja {
namespace {

std::string appointment_text(const Nip& nip) {
  const std::string month = std::to_string(nip.appointed_month);
  return std::to_string(nip.appointed_year) + (month.size() == 1 ? "-0" : "-") + month;
}

Text pppk_note() {
  return text(
      "Nomor PPPK: digit 9-12 tahun, digit 13-14 kode, bukan TMT CPNS (tata letak ini belum "
      "dipastikan dari naskah resmi).",
      "A PPPK number: digits 9-12 are a year, digits 13-14 a code, not a TMT CPNS (this "
      "layout is unverified).");
}

Text sex_text(Nip::Sex sex) {
  return sex == Nip::Sex::male ? text("laki-laki", "male") : text("perempuan", "female");
}

Text all_reasons(const Nip& nip) {
  Text all;
  for (const Text& reason : nip.reasons) {
    all.id += (all.id.empty() ? "" : " dan ") + reason.id;
    all.en += (all.en.empty() ? "" : " and ") + reason.en;
  }
  return all;
}

int refuse(const Console& console, const Nip& nip) {
  boost::json::array reasons;
  for (const Text& reason : nip.reasons)
    reasons.push_back(boost::json::object{{"message", reason.id}, {"message_en", reason.en}});
  console.answer({{"ok", false},
                  {"valid", false},
                  {"normalised", nip.normalised},
                  {"reason", all_reasons(nip).en},
                  {"reasons", std::move(reasons)}});
  console.line(console.say("Bukan NIP yang sah: ", "Not a valid NIP: ") +
               console.say(all_reasons(nip)) + ".");
  console.line(console.say(
      "NIP terdiri atas 18 digit: tanggal lahir (8), tahun dan bulan TMT CPNS (6), jenis kelamin "
      "1 atau 2, nomor urut 001-999.",
      "A NIP has 18 digits: birth date (8), year and month of the TMT CPNS (6), sex 1 or 2, "
      "sequence 001-999."));
  return 1;
}

}  // namespace

int nip_command(const Workbench& bench) {
  const Console& console = bench.console;
  const Nip nip = parse_nip(bench.arguments.number);
  if (!nip.valid()) return refuse(console, nip);
  boost::json::object answer = {{"ok", true},
                                {"valid", true},
                                {"normalised", nip.normalised},
                                {"layout", nip.pppk ? "pppk" : "pns"},
                                {"birth", iso_day(nip.birth_day)},
                                {"sex", sex_text(nip.sex).en},
                                {"sequence", nip.sequence}};
  if (nip.pppk) {
    answer["year"] = nip.appointed_year;
    answer["note"] = pppk_note().id;
    answer["note_en"] = pppk_note().en;
  } else {
    answer["tmt_cpns"] = appointment_text(nip);
  }
  console.answer(answer);
  console.table({{"NIP", nip.normalised},
                 {console.say("tanggal lahir", "birth date"), iso_day(nip.birth_day)},
                 nip.pppk ? std::vector<std::string>{console.say("tahun", "year"),
                                                     std::to_string(nip.appointed_year)}
                          : std::vector<std::string>{"TMT CPNS", appointment_text(nip)},
                 {console.say("jenis kelamin", "sex"), console.say(sex_text(nip.sex))},
                 {console.say("nomor urut", "sequence"), nip.sequence}},
                {});
  if (nip.pppk) console.line(console.say(pppk_note()));
  return 0;
}

}  // namespace kinerja
