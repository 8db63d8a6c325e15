import re
import tomllib
from pathlib import Path

import pytest

from views.cells import Shown
from views.components import asset, vis_network
from views.explained import explanation
from views.leaves import TAGS, texts

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "views" / "components").glob("*.js"))
STYLES = sorted(path.name for path in (ROOT / "views" / "components").glob("*.css"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_never_read_text_as_markup_or_script(name: str) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|\.html\b"
    assert not re.search(forbidden, asset(name))


@pytest.mark.parametrize("name", [*SCRIPTS, *STYLES])
def test_our_scripts_and_styles_name_no_other_host(name: str) -> None:
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", asset(name).replace("http://www.w3.org/2000/svg", "")) == []


def test_the_page_builds_the_tags_that_the_views_use_and_no_others() -> None:
    (listed,) = re.findall(r"const TAGS = new Set\(\[(.*?)\]\)", asset("leaves.js"))
    assert set(re.findall(r'"(\w+)"', listed)) == TAGS


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = re.findall(r"^  (\w+): \[\[(.*)\]\],$", asset("common.js"), flags=re.MULTILINE)
    assert {name for name, _ in shapes} == {state.name.lower() for state in Shown}
    assert len({drawing for _, drawing in shapes}) == len(Shown)


def test_the_network_library_is_the_one_that_pyvis_carries_as_a_module() -> None:
    script = vis_network()
    assert "vis-network" in script[:400]
    assert script.rstrip().endswith("export default function () {}")


def test_a_newcomer_is_told_the_three_states_first() -> None:
    assert [text.split(":")[0] for text in texts([explanation()])[:3]] == [
        "Knew",
        "May have known",
        "Needed, no record",
    ]


def test_the_app_sends_no_statistics_and_listens_to_this_machine_only() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["client"]["toolbarMode"] == "minimal"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(
    "ink", ["textColor", "linkColor", "primaryColor", "blueTextColor", "violetTextColor", "orangeTextColor"]
)
def test_every_colour_of_text_has_a_contrast_of_at_least_aa(theme: str, paper: str, ink: str) -> None:
    colours = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][theme]
    light, dark = sorted((luminance(colours[paper]), luminance(colours[ink])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
