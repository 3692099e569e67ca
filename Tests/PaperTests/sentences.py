"""Finds every sentence that people read: in the data files, and as a literal in the sources.

Without a grade: Tests/sentences prints them, read_sentences.py holds them to one.
"""
import json
import pathlib
import re

FIELDS = (
    "text", "sentence", "sentenceOfMore", "advice", "question", "alarmText", "otherText",
    "note", "againNote", "rangeNote", "method")
ROOMS = {
    "service": "DoseService", "client": "DoseCommands", "regimen": "Regimen", "table": "Formulary",
    "daemon": "DoseDaemon"}
# Where sentences of the service live together, so that they can be reviewed.
AGREED = re.compile(r"(?:Sentences|Wording|Words|Remarks|Refusals|Notes)\.swift$")
# What only the data files may speak of, for there each sentence has its source.
MEDICAL = re.compile(
    r"\b(?:label says|can cause|can harm|risk of|lowers?|raises?|bleeding|kidneys?|liver|"
    r"breathing|fever|fracture|osteonecrosis|chemotherapy)\b", re.I)


def data_texts(value, place, sources=()):
    if isinstance(value, dict):
        own = value.get("sources", sources)
        own = own if isinstance(own, list) else sources
        place = value.get("id", place)
        for key, inner in value.items():
            if key in FIELDS and isinstance(inner, str):
                yield place, inner, own
            elif key == "notes":
                yield from ((place, note, own) for note in inner)
            else:
                yield from data_texts(inner, place, own)
    elif isinstance(value, list):
        for inner in value:
            yield from data_texts(inner, place, sources)


LITERAL = re.compile(r'"""\n(.*?)\n\s*"""|"((?:[^"\\\n]|\\\((?:[^()"]|"[^"\n]*"|\([^()]*\))*\)|\\.)*)"', re.S)


def source_texts(path):
    """String literals of a Swift file; neighbors joined by + are one text."""
    text = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
    text = re.sub(r'"\s*\n?\s*\+\s*"', "", text)
    for found in LITERAL.finditer(text):
        if found.group(2) is not None:
            literal = re.sub(r"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "it", found.group(2))
            # A sentence may begin with what the program fills in.
            if found.group(2).startswith("\\("):
                literal = literal[:1].upper() + literal[1:]
            yield path.name, literal.replace('\\"', "").replace("\\n", " ")


SQL = re.compile(r"(?:[A-Z_]{2,} [A-Z_(]{2,}|SELECT |UPDATE |WITH |PRAGMA |VALUES |DELETE )")


def is_text(text):
    """Words that begin as a sentence does, with or without its end; no SQL, no header of a mail."""
    is_ours = not SQL.match(text) and not text.startswith("Content-") and "\\(" not in text
    return len(text.split()) >= 3 and text[:1].isupper() and is_ours


def is_sentence(text):
    return len(text.split()) >= 5 and text.rstrip()[-1:] in ".?"


def data_entries(root):
    """Name of the file and its entries, but for the sources themselves."""
    for path in sorted((root / "Sources/Formulary/Data").glob("*.json")):
        if path.name != "sources.json":
            yield path.name, json.loads(path.read_text(encoding="utf-8"))


def in_data(root):
    """Place, sentence, and ids of its sources."""
    for name, entries in data_entries(root):
        for place, text, sources in data_texts(entries, ""):
            yield f"{name} {place}", text, sources


def in_sources(root):
    """Room, file and text."""
    for room, folder in ROOMS.items():
        for path in sorted((root / "Sources" / folder).rglob("*.swift")):
            for name, text in source_texts(path):
                if is_text(text):
                    yield room, name, text
