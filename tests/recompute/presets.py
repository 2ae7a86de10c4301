"""A node that takes a preset, as the preset's method with the settings in use (plugins/presets/FORMAT.md)."""

import copy
import json
import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "plugins", "presets")


def read(name):
    with open(os.path.join(FOLDER, name + ".json"), encoding="utf-8-sig") as file:
        return json.load(file)


def places(value, pointer):
    """(container, key) of everything that a JSON Pointer leads to; `*` is each element."""
    *way, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    found = [value]
    for part in way:
        found = [inner for one in found for inner in elements(one, part)]
    return [(one, key) for one in found for key in keys(one, last)]


def keys(container, part):
    if isinstance(container, list):
        return range(len(container)) if part == "*" else [int(part)]
    if part == "*":
        return list(container)
    return [part] if part in container else []


def elements(container, part):
    return [container[key] for key in keys(container, part)]


def renamed(preset, node):
    """The preset's settings with the node's names in the places of the preset's."""
    config = copy.deepcopy(preset.get("config", {}))
    if not isinstance(preset.get("inputs"), list):
        inputs = {}
    else:
        inputs = dict(zip(preset["inputs"], node.get("inputs", [])))
    attributes = dict(zip(preset.get("attributes", []), node.get("attributes", [])))
    for pointer in preset.get("input_pointers", []):
        for container, key in places(config, pointer):
            container[key] = {inputs.get(name, name): v for name, v in container[key].items()}
    for pointers, names in (("input_values", inputs), ("attribute_values", attributes)):
        for pointer in preset.get(pointers, []):
            for container, key in places(config, pointer):
                container[key] = names.get(container[key], container[key])
    return config


def resolved(node):
    """The node with `method` and the whole `config`; one without a preset stays as it is."""
    if "preset" not in node:
        return node
    preset = read(node["preset"])
    config = {**renamed(preset, node), **node.get("config", {})}
    return {**node, "method": preset["method"], "config": config}
