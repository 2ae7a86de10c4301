#pragma once

namespace kinerja {

/// The form of an input that is a program.
inline constexpr char program_schema_json[] = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Program",
  "type": "object",
  "additionalProperties": false,
  "required": ["program", "folder"],
  "properties": {
    "program": {
      "title": "Program dan argumennya",
      "type": "array",
      "minItems": 1,
      "maxItems": 64,
      "items": {"title": "Kata", "type": "string", "minLength": 1, "maxLength": 4096}
    },
    "folder": {"title": "Folder program", "type": "string", "minLength": 1},
    "settings": {"title": "Pengaturan program", "type": "object", "default": {}},
    "network": {
      "title": "Tujuan jaringan",
      "type": "array",
      "maxItems": 16,
      "items": {"title": "Nama host dan port", "type": "string", "minLength": 1},
      "default": []
    },
    "seconds": {
      "title": "Batas waktu (detik)",
      "type": "integer",
      "minimum": 1,
      "maximum": 86400,
      "default": 600
    },
    "silence_seconds": {
      "title": "Batas diam (detik)",
      "type": "integer",
      "minimum": 1,
      "maximum": 86400,
      "default": 60
    }
  }
})json";

}  // namespace kinerja
