#pragma once

namespace kinerja {

/// The form of trust.json. What texts may say is checked by the reader.
inline constexpr char trust_schema_json[] = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Trust",
  "type": "object",
  "additionalProperties": false,
  "required": ["trust_version"],
  "properties": {
    "trust_version": {"type": "integer", "const": 1},
    "minimum_sandbox": {
      "type": "string",
      "enum": ["none", "limits", "filtered", "full"],
      "default": "filtered"
    },
    "vendors": {
      "type": "array",
      "maxItems": 1000,
      "default": [],
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["vendor", "key"],
        "properties": {
          "vendor": {"type": "string"},
          "key_id": {"type": "string"},
          "key": {"type": "string"},
          "until": {"type": "string"}
        }
      }
    },
    "allow": {
      "type": "array",
      "maxItems": 10000,
      "default": [],
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["plugin", "key_id"],
        "properties": {
          "plugin": {"type": "string"},
          "key_id": {"type": "string"},
          "sha256": {"type": "string"},
          "isolation": {"type": "string", "enum": ["worker", "in-process"], "default": "worker"}
        }
      }
    },
    "deny": {
      "type": "array",
      "maxItems": 10000,
      "default": [],
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["plugin"],
        "properties": {
          "plugin": {"type": "string"},
          "key_id": {"type": "string"},
          "sha256": {"type": "string"}
        }
      }
    }
  }
})json";

}  // namespace kinerja
