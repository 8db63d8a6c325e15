"""The documentation says what is there: settings, commands, questions, links, pages made from declarations."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from commands.main import COMMANDS, EXIT_CODES
from commands.model import PAGES
from commands.reference import commands_page
from graph.settings import PREFIX, Settings
from queries.catalogue import THEMES, shipped
from queries.ranking import GRAVE

PROJECT = Path(__file__).parents[2]
PAGES_BY_HAND = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
README = (PROJECT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES_BY_HAND, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    wrong = []
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        name, _, anchor = unquote(target).partition("#")
        if name.startswith(("https://", "http://", "mailto:")):
            continue
        file = (page.parent / name) if name else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            wrong.append(target)

    assert wrong == []


def test_every_setting_is_in_the_example_with_its_description() -> None:
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    missing = [
        name
        for name, field in Settings.model_fields.items()
        if f"# {PREFIX}{name.upper()}=" not in example or f"# {field.description}" not in example
    ]

    assert missing == []
    assert set(re.findall(rf"^# ({PREFIX}\w+)=", example, re.MULTILINE)) == {
        f"{PREFIX}{name}".upper() for name in Settings.model_fields
    }


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_made_from_declarations_is_fresh(name: str) -> None:
    assert (PROJECT / name).read_text(encoding="utf-8") == PAGES[name](), "whoknew model --write writes it anew"


def test_every_command_and_exit_code_is_documented() -> None:
    page = commands_page()

    assert [name for name in COMMANDS if f"\n## whoknew {name}\n" not in page] == []
    assert [line.strip() for line in EXIT_CODES.splitlines()[2:] if line.strip() not in page] == []


def test_the_commands_of_the_readme_are_in_the_makefile() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^ {4}make (\w+)", README, re.MULTILINE))

    assert named == {"demo", "test"}
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_every_command_that_a_page_names_exists() -> None:
    pages = [*PAGES_BY_HAND, PROJECT / "Makefile", PROJECT / "docker-compose.yml"]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(
            r"(?:^ +|`|\$\(BIN\)/|; )whoknew ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert len(named) > len(COMMANDS)
    assert {(page, name) for page, name in named if name not in COMMANDS} == set()


def test_the_questions_of_the_readme_exist_and_it_asks_five() -> None:
    asked = re.findall(r"^ {4}whoknew ask (\S+)", README, re.MULTILINE)

    assert len(asked) == 5
    assert [name for name in asked if name not in {question.id for question in shipped()}] == []


def test_every_question_says_what_it_cannot_show_and_belongs_to_a_theme() -> None:
    poor = [
        question.id
        for question in shipped()
        if question.theme not in THEMES
        or not all((question.question, question.answer_shape, question.cannot_show, question.reference, question.tags))
    ]

    assert poor == []


def test_the_values_that_steer_answers_are_those_of_the_questions() -> None:
    page = (PROJECT / "docs" / "case-format.md").read_text(encoding="utf-8")
    section = page.partition("## Which values steer answers")[2].partition("\n## ")[0]
    said = {
        entry.partition("**:")[0]: set(re.findall(r"`([^`]+)`", entry)) - {"need rules"}
        for entry in section.split("\n- **")[1:]
    }

    assert said["channel"] == _list_after("channel, 'unknown') IN ", "silos/recorded_nowhere")
    assert said["kind of incident"] == _list_after("incident.kind IN ", "silos/too_late")
    assert said["kind of agency"] == _list_after("sector IN ", "requests/not_referred")
    assert said["kind of information"] == GRAVE


def _list_after(words: str, question: str) -> set[str]:
    """The list in a question's Cypher that follows these words."""
    cypher = next(one.cypher for one in shipped() if one.id == question)
    return set(re.findall(r"'([^']+)'", cypher.partition(words)[2].partition("]")[0]))
