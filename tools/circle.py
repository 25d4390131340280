"""What docs/circle.md and docs/mutants.md show of circles/core: the diagram and the tables are drawn from the code's own tables."""

import re
from collections import defaultdict

from samesky.circles.core.asking import MAY
from samesky.circles.core.state import Stage
from samesky.circles.core.table import ANYWHERE, TRANSITIONS, WHILE_PAUSED
from tools.mutate import list as mutants


def _in_words(kind: type) -> str:
    """TurnBegan -> turn began"""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()


def _id(stage: Stage) -> str:
    return stage.name.lower()


def diagram() -> str:
    """The stages and what leads from one to another, as Mermaid text."""
    arrows: dict[tuple[Stage, Stage], list[str]] = defaultdict(list)
    for stage, events in TRANSITIONS.items():
        for event, tos in events.items():
            for to in sorted(tos, key=list(Stage).index):
                arrows[stage, to].append(_in_words(event))
    named = [f'    state "{stage.value}" as {_id(stage)}' for stage in Stage if stage.value != _id(stage)]
    drawn = [f"    {_id(one)} --> {_id(to)}: {' / '.join(events)}" for (one, to), events in arrows.items()]
    first, last = _id(Stage.UNOPENED), _id(Stage.CLOSED)
    lines = ["stateDiagram-v2", *named, f"    [*] --> {first}", *drawn, f"    {last} --> [*]"]
    return "\n".join(["```mermaid", *lines, "```"])


def meanwhile() -> str:
    """What happens without leading anywhere, and whether a pause lets it."""
    events = dict.fromkeys([*ANYWHERE, *(event for events in TRANSITIONS.values() for event in events)])
    lines = ["| what happens | at which stages, leading nowhere | in a pause too |", "|---|---|---|"]
    for event in events:
        stages = ", ".join(stage.value for stage in Stage if stage in ANYWHERE.get(event, ()))
        lines.append(
            f"| {_in_words(event)} | {stages or 'see the diagram'} | {'yes' if event in WHILE_PAUSED else 'no'} |"
        )
    return "\n".join(lines)


def may() -> str:
    """Who may ask for what, and when."""
    lines = ["| command | who | when |", "|---|---|---|"]
    for command, rule in MAY.items():
        stages = ", ".join(stage.value for stage in Stage if stage in rule.stages)
        lines.append(f"| {_in_words(command)} | {rule.who} | {stages} |")
    return "\n".join(lines)


def survivors() -> str:
    """The figures of the last run of each file, and every mutant that lives, with its reason."""
    listed = mutants.read()
    lines = [
        f"{listed.made} mutants, {listed.noticed} noticed: {listed.rate:.1f} %.",
        "",
        "| file | mutants | noticed |",
        "|---|---|---|",
    ]
    lines += [f"| `{_short(one.file)}` | {one.made} | {one.noticed} |" for one in listed.tried]
    lines.append("")
    for one in listed.survivors:
        often = f" ({one.times} times)" if one.times > 1 else ""
        became = f"`{one.after}`" if one.after else "the line goes away"
        lines.append(f"- `{_short(one.file)}`: `{one.before}` becomes {became}{often}. {one.reason}")
    return "\n".join(lines)


def _short(file: str) -> str:
    return file.removeprefix("samesky/circles/")
