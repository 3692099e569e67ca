"""Holds what people read to a reading grade, with textstat (Flesch-Kincaid).

Words that nobody can make simpler are counted as short ones before a text is scored: names of
medicines and brands, a few words that every patient hears from the care team, numbers with their
units, names of time zones and files, commands to type, and what a program fills in.
"""
import json
import pathlib
import re
import sys

import sentences
import textstat

root = pathlib.Path(sys.argv[1])
WORDS = 25
GRADE = 8.0
CARE = (
    "osteonecrosis of the jaw|osteonecrosis|osteoporosis|bisphosphonates?|metastases|metastatic|"
    "creatinine|calcium|infusions?|medicines?|medications?|oncologist|prescriptions?|radiation|"
    "constipation|chemotherapy|estrogen receptor-(?:positive|negative)|denosumab|serotonin|"
    "dental|dentist|reminders?|notifications?|recorded|settings?|schedule|bone-strengthening")


def neutral(text, names):
    text = re.sub(r"For example: .*$", "For example: it.", text)
    text = re.sub(r"\bdose(?:d)?(?: [a-z][a-z-]*)+(?: --?[a-z-]+(?: [A-Z]+)?)*(?: [A-Z]+\b)*", "it", text)
    text = re.sub(r"--[a-z-]+(?: [A-Z]+)?", "it", text)
    text = re.sub(r"\{[a-z-]+\}", "it", text)
    text = re.sub(r"(?<!\S)/[\w./-]*\w", "it", text)
    text = names.sub("pill", text)
    text = re.sub(rf"\b(?:{CARE})\b", "item", text, flags=re.I)
    text = re.sub(r"\b[A-Z][a-z]+/[A-Z][A-Za-z_]+", "it", text)
    text = re.sub(r"[0-9][0-9.,:/-]*(?: ?(?:mg|IU|mL/min|mL|°C|°F|g|ng/mL|minutes|hours|days))?\b", "ten", text)
    return text


medicines = set()
for _, entries in sentences.data_entries(root):
    for entry in entries:
        for brand in entry.get("brands", []):
            medicines.add(brand["name"])
        if "ingredients" in entry:
            medicines.update([entry["name"], *entry.get("otherNames", [])])
names = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, medicines), key=len, reverse=True)) + r")\b", re.I)
rooms = {room: [] for room in ("data", *sentences.ROOMS)}
rooms["data"] = [(place, text) for place, text, _ in sentences.in_data(root)]
found = list(sentences.in_sources(root))
for room, place, text in found:
    rooms[room].append((place, text))

faults = []
for room, texts in rooms.items():
    for place, text in texts:
        if len(text.split()) < 3:
            continue
        plain = neutral(text, names)
        # A few words have no grade; those without an end are a title.
        few = 4 if text.rstrip()[-1:] in ".?" else 5
        grade = textstat.flesch_kincaid_grade(plain) if len(plain.split()) >= few else 0
        longest = max(len(part.split()) for part in re.split(r"(?<=[.!?])\s+", text))
        if grade > GRADE or longest > WORDS:
            faults.append({"place": place, "grade": round(grade, 1), "words": longest, "text": text})
hard = "Contraindicated in hypersensitivity; precautionary monitoring recommended."
# A sentence about medicine has its source beside it in a data file; one of the service lives where
# the others do.
unsourced = [f"{place}: {text}" for _, place, text in found if sentences.MEDICAL.search(text)]
outside = sorted(
    f"{place}: {text}" for room, place, text in found
    if room == "service" and sentences.is_sentence(text) and not sentences.AGREED.search(place))
print(json.dumps({
    "unsourced": unsourced,
    "outside": outside,
    "counts": {room: len(texts) for room, texts in rooms.items()},
    "control": round(textstat.flesch_kincaid_grade(neutral(hard, names))),
    "faults": faults,
}))
