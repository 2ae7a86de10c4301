#pragma once

namespace kinerja {

/// The form of a cycle file, in the same subset that components describe their settings with.
/// Values without a type are texts (a string, or {"id", "en"}), a ratee or an input, which the
/// subset cannot say; the reader checks these and all that one part of the file says about another.
inline constexpr char cycle_schema_json[] = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Siklus penilaian",
  "type": "object",
  "additionalProperties": false,
  "required": ["kinerja", "id", "title", "period", "sources", "nodes", "result"],
  "properties": {
    "kinerja": {"title": "Bentuk berkas ini", "const": 1},
    "id": {"title": "Kode siklus", "type": "string"},
    "title": {"title": "Judul"},
    "agency": {"title": "Kode instansi", "type": "string", "default": "instansi"},
    "language": {"title": "Bahasa laporan", "type": "string", "enum": ["id", "en"], "default": "id"},
    "period": {
      "title": "Masa penilaian",
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to"],
      "properties": {
        "from": {"title": "Hari pertama", "type": "string"},
        "to": {"title": "Hari terakhir", "type": "string"}
      }
    },
    "legal_basis": {
      "title": "Dasar hukum",
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["title"],
        "properties": {
          "title": {"title": "Peraturan dan pasal"},
          "from": {"title": "Berlaku sejak", "type": "string"},
          "confidence": {
            "title": "Keyakinan",
            "type": "string",
            "enum": ["certain", "likely", "unverified"],
            "default": "unverified"
          },
          "note": {"title": "Catatan"}
        }
      }
    },
    "aspects": {
      "title": "Aspek penilaian",
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "title": {"title": "Nama aspek"},
          "scale": {
            "title": "Skala",
            "type": "object",
            "additionalProperties": false,
            "required": ["min", "max"],
            "properties": {
              "min": {"title": "Nilai terendah", "type": "number"},
              "max": {"title": "Nilai tertinggi", "type": "number"}
            }
          },
          "anchors": {"title": "Arti tiap nilai", "type": "object"}
        }
      }
    },
    "sources": {
      "title": "Sumber data",
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "required": ["source"],
        "properties": {
          "title": {"title": "Nama sumber"},
          "source": {"title": "Komponen sumber", "type": "string"},
          "inputs": {
            "title": "Masukan",
            "type": "object",
            "additionalProperties": {"title": "Berkas atau program"},
            "default": {}
          },
          "config": {"title": "Pengaturan", "type": "object", "default": {}},
          "max_rejected": {
            "title": "Bagian baris yang boleh ditolak",
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 0.1
          },
          "secrets": {
            "title": "Rahasia",
            "type": "object",
            "additionalProperties": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "env": {"title": "Variabel lingkungan", "type": "string", "minLength": 1},
                "file": {"title": "Berkas", "type": "string", "minLength": 1}
              }
            },
            "default": {}
          }
        }
      }
    },
    "nodes": {
      "title": "Langkah penilaian",
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "title": {"title": "Nama langkah"},
          "method": {"title": "Metode", "type": "string"},
          "preset": {"title": "Preset", "type": "string"},
          "inputs": {
            "title": "Langkah yang dipakai",
            "type": "array",
            "items": {"title": "Nama langkah", "type": "string"},
            "default": []
          },
          "attributes": {
            "title": "Atribut pegawai",
            "type": "array",
            "items": {"title": "Nama atribut", "type": "string", "minLength": 1},
            "default": []
          },
          "ratee": {"title": "Nilai siapa yang dilihat", "default": "person"},
          "config": {"title": "Pengaturan", "type": "object", "default": {}}
        }
      }
    },
    "result": {"title": "Langkah yang menjadi hasil", "type": "string"},
    "follow_up": {"title": "Tindak lanjut", "type": "object"},
    "goal_check": {"title": "Pemeriksaan sasaran", "type": "object"},
    "exporters": {
      "title": "Keluaran",
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "required": ["exporter"],
        "properties": {
          "title": {"title": "Nama keluaran"},
          "exporter": {"title": "Komponen keluaran", "type": "string"},
          "config": {"title": "Pengaturan", "type": "object", "default": {}}
        }
      }
    },
    "output": {"title": "Folder hasil", "type": "string", "minLength": 1, "default": "out"}
  }
})json";

}  // namespace kinerja
