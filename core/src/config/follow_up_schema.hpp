#pragma once

namespace kinerja {

/// The form of the sections `follow_up` and `goal_check` of a cycle file. Values without a type are
/// texts (a string, or {"id", "en"}), which the reader checks.
inline constexpr char follow_up_schema_json[] = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "strengths": {
      "title": "Batas kekuatan",
      "type": "object",
      "additionalProperties": {"title": "Batas", "type": "number"},
      "default": {}
    },
    "weaknesses": {
      "title": "Batas kelemahan",
      "type": "object",
      "additionalProperties": {"title": "Batas", "type": "number"},
      "default": {}
    },
    "trainings": {
      "title": "Usul pelatihan",
      "type": "array",
      "maxItems": 1000,
      "default": [],
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["about", "title", "within_days"],
        "properties": {
          "about": {"title": "Aspek, indikator, atau *", "type": "string", "minLength": 1},
          "title": {"title": "Pelatihan"},
          "within_days": {
            "title": "Paling lama sekian hari sesudah masa penilaian",
            "type": "integer",
            "minimum": 0,
            "maximum": 3660
          }
        }
      }
    },
    "lists": {
      "title": "Daftar",
      "type": "object",
      "default": {},
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "title": {"title": "Judul"},
          "about": {"title": "Kriteria dalam kata-kata"},
          "kind": {
            "title": "Jenis daftar",
            "type": "string",
            "enum": ["award", "promotion", "guidance", "other"],
            "default": "other"
          },
          "node": {"title": "Node yang menentukan", "type": "string"},
          "grades": {
            "title": "Predikat yang masuk",
            "type": "array",
            "items": {"title": "Predikat", "type": "string", "minLength": 1},
            "default": []
          },
          "at_least": {"title": "Nilai paling rendah", "type": "number"},
          "at_most": {"title": "Nilai paling tinggi", "type": "number"},
          "order_by": {
            "title": "Urutan menurut node",
            "type": "array",
            "maxItems": 20,
            "items": {"title": "Nama node", "type": "string"},
            "default": []
          },
          "order": {
            "title": "Arah urutan",
            "type": "string",
            "enum": ["high_first", "low_first"],
            "default": "high_first"
          },
          "top": {
            "title": "Banyaknya tempat",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000000
          },
          "per": {
            "title": "Lingkup",
            "type": "string",
            "enum": ["agency", "unit"],
            "default": "agency"
          },
          "steps": {"title": "Langkah bimbingan", "type": "array", "maxItems": 50, "default": []},
          "entries": {"title": "Jenis catatan langkah", "type": "string", "minLength": 1}
        }
      }
    },
    "distribution": {"title": "Node pola distribusi", "type": "string"},
    "earlier": {
      "title": "Siklus sebelumnya, terbaru dahulu",
      "type": "array",
      "maxItems": 24,
      "items": {"title": "Kode siklus", "type": "string"},
      "default": []
    }
  }
})json";

inline constexpr char goal_check_schema_json[] = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "activity_words": {
      "title": "Kata kegiatan",
      "type": "array",
      "maxItems": 1000,
      "items": {"title": "Kata", "type": "string", "minLength": 1},
      "default": ["melaksanakan", "mengikuti", "membantu", "menghadiri", "mengerjakan"]
    },
    "absolute_words": {
      "title": "Kata mutlak",
      "type": "array",
      "maxItems": 1000,
      "items": {"title": "Kata", "type": "string", "minLength": 1},
      "default": ["semua", "selalu", "seluruh", "setiap", "tidak pernah"]
    }
  }
})json";

}  // namespace kinerja
