"""Holds values to the JSON Schema of dose.

check_shapes.py SCHEMA LINES
LINES: a JSON object a line, {"line", "shape", "value"}. Prints what does not fit, where an object
may have members that are not declared, and which definitions nothing was held to.
"""

import json
import sys

from jsonschema import Draft202012Validator


def loose(schema, path=""):
    """Where an object may have members that are not declared."""
    found = []
    if isinstance(schema, dict):
        declares = "properties" in schema and schema.get("type") == "object"
        if declares and schema.get("additionalProperties") is not False:
            found.append(path)
        for name, part in schema.items():
            found += loose(part, f"{path}/{name}")
    elif isinstance(schema, list):
        for index, part in enumerate(schema):
            found += loose(part, f"{path}/{index}")
    return found


def deepest(error):
    """The fault inside of an anyOf that comes nearest."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    errors = []
    used = set()
    with open(sys.argv[2], encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["shape"] not in schema["$defs"]:
                errors.append(f"{row['line']}: the schema has no {row['shape']}")
                continue
            used.add(row["shape"])
            one = {**schema, "$ref": f"#/$defs/{row['shape']}"}
            for error in Draft202012Validator(one).iter_errors(row["value"]):
                near = deepest(error)
                errors.append(f"{row['line']}: {near.json_path}: {near.message[:300]}")
    commands = {name for name in schema["$defs"] if name.startswith("dose-")}
    print(json.dumps({
        "errors": errors, "loose": loose(schema), "unused": sorted(commands - used),
        "commands": sorted(commands),
    }))


main()
