"""Keeps the catalogue of words to translate in step with the code: `--write` writes it anew, else it is compared."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "samesky" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MAKE = ["makemessages", "-l", "en", "--no-location", "--no-obsolete", "--no-wrap", "--ignore", "tests"]
NOT_WORDS = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Last-Translator|Language-Team|Report-Msgid).*\n',
    re.MULTILINE,
)


def fresh() -> str:
    """The catalogue as the code has it now. Works on a copy, so that nothing is written beside the code."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "samesky"
        shutil.copytree(
            ROOT / "samesky", copy, ignore=shutil.ignore_patterns("locale", "__pycache__", "season")
        )
        (copy / "locale").mkdir()
        env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(
            [sys.executable, "-m", "django", *MAKE], cwd=copy, env=env, check=True, capture_output=True
        )
        text = (copy / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text()
    return NOT_WORDS.sub("", text[text.index("msgid") :])


def entries(text: str) -> set[tuple[str, ...]]:
    """Each entry's context, words and plural words; order, wrapping and comments do not count."""
    found = set()
    for block in text.split("\n\n"):
        entry = ""
        for line in block.splitlines():
            if match := re.match(r'(msgctxt|msgid|msgid_plural|msgstr\S*)?\s*(".*")$', line):
                keyword, words = match.groups()
                entry += f"\0{keyword}\0" * bool(keyword) + str(ast.literal_eval(words))
        found.add(tuple(part for part in entry.split("\0msgstr")[0].split("\0") if part))
    return found


def main() -> int:
    if shutil.which("xgettext") is None:
        print("NOT CHECKED: gettext is not installed (tools/need gettext).")
        return 1 if os.environ.get("CI") == "true" else 0
    text = fresh()
    if "--write" in sys.argv:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_text(text)
    kept = entries(CATALOGUE.read_text()) if CATALOGUE.exists() else set()
    difference = entries(text) ^ kept
    for entry in sorted(difference)[:5]:
        print(
            f"only in {'the code' if entry not in kept else 'the catalogue'}: {' / '.join(entry[1::2])[:100]}"
        )
    print(
        f"{len(difference)} differ; run: make messages"
        if difference
        else f"{len(kept)} entries, in step with the code."
    )
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
