"""Docs that follow from the code are compared with it; links must lead somewhere. `python -m tools.docs --write` writes them anew."""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from samesky.config.options import OPTIONS
from tools import circle

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
BEGIN, END = "<!-- written by tools/docs.py: {} -->", "<!-- end of {} -->"


def settings() -> str:
    """docs/settings.md from the options' own sentences."""
    lines = ["| setting | default | what it is for |", "|---|---|---|"]
    for option in OPTIONS:
        default = f"`{option.default}`" if option.default else "*(empty)*"
        lines.append(
            f"| `{option.name}` | {default} | {option.about.replace('|', '/')}{' *(secret)*' * option.secret} |"
        )
    return "\n".join(lines)


def layers() -> str:
    """The picture of the layers, from the contract that keeps them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    names = next(contract["layers"] for contract in contracts if contract["id"] == "apps")
    rows = [re.sub(r"[()]", "", name) for name in names]
    return "\n".join(["```text", *rows, "```"])


def decisions() -> str:
    """The list of decisions, from their own headings."""
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = [(page.name, page.read_text().splitlines()[0].removeprefix("# ")) for page in pages]
    return "\n".join(f"- [{title}]({name})" for name, title in titles)


PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "settings": ("docs/settings.md", settings),
    "layers": ("docs/development.md", layers),
    "decisions": ("docs/decisions/README.md", decisions),
    "the stages of a circle": ("docs/circle.md", circle.diagram),
    "what happens meanwhile": ("docs/circle.md", circle.meanwhile),
    "who may ask for what": ("docs/circle.md", circle.may),
    "mutants that live": ("docs/mutants.md", circle.survivors),
}


def with_part(text: str, name: str, part: str) -> str:
    """`text` with the marked part replaced. Raises ValueError when the marks are not there."""
    begin, end = BEGIN.format(name), END.format(name)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the marks of {name} are missing")
    return f"{before}{begin}\n{part}\n{end}{after}"


def out_of_step(write: bool) -> Iterator[str]:
    for name, (file, make) in PARTS.items():
        path = ROOT / file
        text = path.read_text()
        fresh = with_part(text, name, make())
        if fresh != text:
            if write:
                path.write_text(fresh)
            else:
                yield f"{file}: {name} is not what the code says; run: .venv/bin/python -m tools.docs --write"


def dead_links() -> Iterator[str]:
    """Links of any page that name a file which is not there."""
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("news/*.md")]):
        for groups in LINK.findall(page.read_text()):
            target = (groups[0] or groups[1]).split("#")[0]
            if target and not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: nothing is at {target}"


def main() -> int:
    found = [*out_of_step("--write" in sys.argv), *dead_links()]
    print("\n".join(found) or "Docs and code agree.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
