#pragma once

namespace kinerja {

/// The form of a preset file. Values without a type are texts (a string, or {"id", "en"}) or
/// `inputs`, which the subset cannot say; the reader checks these.
inline constexpr char preset_schema_json[] = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Preset",
  "type": "object",
  "additionalProperties": false,
  "required": ["preset", "title", "family", "legal_basis", "config"],
  "properties": {
    "preset": {"title": "Kode preset, sama dengan nama berkasnya", "type": "string"},
    "kind": {
      "title": "Jenis",
      "type": "string",
      "enum": ["method", "deadline", "working-hours"],
      "default": "method"
    },
    "title": {"title": "Judul"},
    "family": {"title": "Rumpun peraturan", "type": "string", "minLength": 1},
    "method": {"title": "Metode", "type": "string"},
    "inputs": {"title": "Arti setiap masukan, berurutan"},
    "attributes": {
      "title": "Arti setiap atribut, berurutan",
      "type": "array",
      "items": {"type": "string", "minLength": 1},
      "default": []
    },
    "legal_basis": {
      "title": "Dasar hukum",
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["title", "confidence", "source"],
        "properties": {
          "title": {"title": "Peraturan dan pasal"},
          "article": {"title": "Pasal", "type": "string", "minLength": 1},
          "from": {"title": "Berlaku sejak", "type": "string"},
          "confidence": {
            "title": "Keyakinan",
            "type": "string",
            "enum": ["certain", "likely", "unverified"]
          },
          "source": {"title": "Tempat membacanya", "type": "string", "minLength": 1},
          "note": {"title": "Catatan"}
        }
      }
    },
    "config": {"title": "Pengaturan", "type": "object"},
    "numbers": {
      "title": "Asal setiap angka",
      "type": "object",
      "default": {},
      "additionalProperties": {
        "type": "object",
        "additionalProperties": false,
        "required": ["source", "confidence"],
        "properties": {
          "source": {"title": "Sumber", "type": "string", "minLength": 1},
          "confidence": {
            "title": "Keyakinan",
            "type": "string",
            "enum": ["certain", "likely", "unverified"]
          },
          "note": {"title": "Catatan"}
        }
      }
    },
    "open": {"title": "Yang tidak diatur sumbernya", "type": "array", "default": []},
    "input_pointers": {
      "title": "Objek yang kuncinya nama masukan",
      "type": "array",
      "items": {"type": "string", "minLength": 1},
      "default": []
    },
    "input_values": {
      "title": "Teks yang adalah nama masukan",
      "type": "array",
      "items": {"type": "string", "minLength": 1},
      "default": []
    },
    "attribute_values": {
      "title": "Teks yang adalah nama atribut",
      "type": "array",
      "items": {"type": "string", "minLength": 1},
      "default": []
    },
    "aspects": {
      "title": "Aspek yang disebut pengaturan",
      "type": "array",
      "items": {"type": "string", "minLength": 1},
      "default": []
    },
    "input_grades": {
      "title": "Predikat setiap masukan, dari yang terendah",
      "type": "object",
      "default": {},
      "additionalProperties": {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "minLength": 1}
      }
    }
  }
})json";

}  // namespace kinerja
