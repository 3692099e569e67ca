"""Holds what people read to a reading grade, with textstat (Flesch-Kincaid).

Words that nobody can make simpler are counted as short ones before a text is scored: names of
medicines and brands, a few words that every patient hears from the care team, numbers with their
units, names of time zones, commands to type, and what a program fills in.
"""
import json
import pathlib
import re
import sys

import textstat

root = pathlib.Path(sys.argv[1])
WORDS = 25
GRADE = 8.0
CARE = (
    "osteonecrosis of the jaw|osteonecrosis|osteoporosis|bisphosphonates?|metastases|metastatic|"
    "creatinine|calcium|infusions?|medicines?|medications?|oncologist|prescriptions?|radiation|"
    "constipation|chemotherapy|estrogen receptor-(?:positive|negative)|denosumab|serotonin|"
    "dental|dentist|reminders?|notifications?|recorded|settings?|schedule|bone-strengthening")


def data_texts(value, place):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("text", "sentence", "advice") and isinstance(inner, str):
                yield place, inner
            else:
                yield from data_texts(inner, value.get("id", place))
    elif isinstance(value, list):
        for inner in value:
            yield from data_texts(inner, place)


LITERAL = re.compile(r'"""\n(.*?)\n\s*"""|"((?:[^"\\\n]|\\\((?:[^()"]|"[^"\n]*"|\([^()]*\))*\)|\\.)*)"', re.S)


def source_texts(path):
    """String literals of a Swift file; neighbors joined by + are one text."""
    text = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
    text = re.sub(r'"\s*\n?\s*\+\s*"', "", text)
    for found in LITERAL.finditer(text):
        if found.group(2) is not None:
            literal = re.sub(r"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "it", found.group(2))
            yield path.name, literal.replace('\\"', "").replace("\\n", " ")


def is_sentence(text):
    return len(text.split()) >= 5 and text[:1].isupper() and text.rstrip()[-1:] in ".?"


def neutral(text, names):
    text = re.sub(r"\bdose(?:d)?(?: [a-z][a-z-]*)+(?: --?[a-z-]+(?: [A-Z]+)?)*(?: [A-Z]+\b)*", "it", text)
    text = re.sub(r"--[a-z-]+(?: [A-Z]+)?", "it", text)
    text = re.sub(r"\{[a-z-]+\}", "it", text)
    text = names.sub("pill", text)
    text = re.sub(rf"\b(?:{CARE})\b", "item", text, flags=re.I)
    text = re.sub(r"\b[A-Z][a-z]+/[A-Z][A-Za-z_]+", "it", text)
    text = re.sub(r"[0-9][0-9.,:/-]*(?: ?(?:mg|IU|mL/min|mL|°C|°F|g|ng/mL|minutes|hours|days))?\b", "ten", text)
    return text


medicines, data = set(), []
for path in sorted((root / "Sources/Formulary/Data").glob("*.json")):
    if path.name == "sources.json":
        continue
    entries = json.loads(path.read_text(encoding="utf-8"))
    data += [(f"{path.name} {place}", text) for place, text in data_texts(entries, "")]
    for entry in entries:
        for brand in entry.get("brands", []):
            medicines.add(brand["name"])
        if "ingredients" in entry:
            medicines.update([entry["name"], *entry.get("otherNames", [])])
names = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, medicines), key=len, reverse=True)) + r")\b", re.I)
rooms = {"data": data, "service": [], "client": []}
for room, folder in (("service", "DoseService"), ("client", "DoseCommands")):
    for path in sorted((root / "Sources" / folder).rglob("*.swift")):
        rooms[room] += [text for text in source_texts(path) if is_sentence(text[1])]

faults = []
for room, texts in rooms.items():
    for place, text in texts:
        if len(text.split()) < 3:
            continue
        plain = neutral(text, names)
        grade = textstat.flesch_kincaid_grade(plain)
        longest = max(len(part.split()) for part in re.split(r"(?<=[.!?:])\s+", text))
        if grade > GRADE or longest > WORDS:
            faults.append({"place": place, "grade": round(grade, 1), "words": longest, "text": text})
hard = "Contraindicated in hypersensitivity; precautionary monitoring recommended."
print(json.dumps({
    "counts": {room: len(texts) for room, texts in rooms.items()},
    "control": round(textstat.flesch_kincaid_grade(neutral(hard, names))),
    "faults": faults,
}))
