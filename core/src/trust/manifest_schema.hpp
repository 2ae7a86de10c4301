#pragma once

namespace kinerja {

/// The form of manifest.json. What texts may say is checked by the reader.
inline constexpr char manifest_schema_json[] = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Manifest",
  "type": "object",
  "additionalProperties": false,
  "required": ["manifest_version", "id", "version", "vendor", "abi", "needs", "components", "file",
               "sha256", "platform"],
  "properties": {
    "manifest_version": {"type": "integer", "const": 1},
    "id": {"type": "string", "maxLength": 128},
    "version": {"type": "string", "minLength": 1, "maxLength": 256},
    "vendor": {"type": "string", "minLength": 1, "maxLength": 256},
    "abi": {"type": "string"},
    "needs": {"type": "string"},
    "components": {
      "type": "array",
      "minItems": 1,
      "maxItems": 768,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["kind", "id"],
        "properties": {
          "kind": {"type": "string", "enum": ["source", "method", "exporter"]},
          "id": {"type": "string", "maxLength": 128}
        }
      }
    },
    "file": {"type": "string"},
    "sha256": {"type": "string"},
    "platform": {"type": "string"},
    "network": {"type": "array", "items": {"type": "string"}, "maxItems": 100, "default": []},
    "runtime": {"type": "string", "enum": ["native", "managed"], "default": "native"}
  }
})json";

}  // namespace kinerja
