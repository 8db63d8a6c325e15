"""The rows of an answer as a table, as files to download, and one of them in full."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.plain_text import spreadsheet_safe
from views.leaves import Leaf, button, leaf
from views.steps import source_leaves
from views.words import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from queries.findings import Finding
    from queries.question import Question
    from views.picture import Picture
    from views.steps import Reader

Row = dict[str, Any]
MOST_ROWS = 1000
HIDDEN = {"uid", "uids", "sources"}
WHO_FIRST = ("needer_uid", "holder_uid", "holder_uids", "needer_uids")


def shown_columns(question: Question) -> dict[str, str]:
    """The columns that a table shows: their names and labels, each label once.

    The bounds of a date are left out where the date stands beside them as it is written; the files have them.
    """
    found: dict[str, str] = {}
    bounds = {f"{name}_{end}" for name in question.column_names for end in ("earliest", "latest")}
    for column in question.columns:
        if column.type not in HIDDEN and column.name not in bounds:
            taken = column.label in found.values()
            found[column.name] = f"{column.label} ({column.name})" if taken else column.label
    return found


def table(question: Question, rows: Sequence[Mapping[str, Any]], chosen: int | None) -> dict[str, Any]:
    """What the table component draws: labelled columns, and rows of texts and numbers; at most ``MOST_ROWS``.

    ``sorts`` has, by the place of a column of days, what each of its rows is sorted by: their words do not sort.
    """
    labels = shown_columns(question)
    meanings = {column.name: column.meaning for column in question.columns}
    drawn = rows[:MOST_ROWS]
    by_day = {place: [_day_key(row, name) for row in drawn] for place, name in enumerate(labels)}
    return {
        "name": f"Rows: {question.title}",
        "columns": [{"label": label, "meaning": meanings[name]} for name, label in labels.items()],
        "rows": [[_shown(row.get(name)) for name in labels] for row in drawn],
        "sorts": {str(place): keys for place, keys in by_day.items() if any(keys)},
        "chosen": chosen,
    }


def _shown(value: Any) -> str | int | float | None:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    return _text(value)


def _day_key(row: Mapping[str, Any], name: str) -> str | None:
    """The first day that a cell shows, as ISO text; a date as it is written stands beside its bounds."""
    value = row.get(f"{name}_earliest") or row.get(f"{name}_latest") or row.get(name)
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    return first.isoformat() if isinstance(first, date) else None


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(str(each) for each in value)
    return value


def csv_text(question: Question, rows: Sequence[Mapping[str, Any]]) -> str:
    """Every column of the rows as CSV that no spreadsheet takes for formulas; lists are separated by `; `."""
    return csv_of(question.column_names, rows)


def csv_of(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """These columns of the rows as CSV that no spreadsheet takes for formulas; lists are separated by `; `."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        cells = (_plain(row.get(name)) for name in names)
        writer.writerow([spreadsheet_safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def findings_csv(findings: Sequence[Finding]) -> str:
    """Findings as CSV, a line for each, under the keys of ``whoknew findings --format json``."""
    rows = [finding.as_json() for finding in findings]
    for row in rows:
        for key in ("holders", "needed_by"):
            row[key] = [str(body["name"]) for body in row[key]]
        row["sources"] = [f"{source['source']} {source['locator']}" for source in row["sources"]]
    return csv_of(list(rows[0]) if rows else [], rows)


def findings_json(findings: Sequence[Finding]) -> str:
    """Findings as JSON, as ``whoknew findings --format json`` prints them."""
    return json_text([finding.as_json() for finding in findings])


def json_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as JSON; days are ISO text."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2, default=_iso)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def row_drawer(
    question: Question, row: Mapping[str, Any], pictures: Sequence[Picture], reader_of: Callable[[Picture], Reader]
) -> list[Leaf]:
    """One row in full: every value, where it is said, and the cell of the matrix that it is about.

    A row across reviews is about several of them: ``pictures`` are theirs, each with its own heading.
    """
    labels = shown_columns(question)
    kids = [
        leaf("li", "", leaf("span", label, look="when"), leaf("p", _text(row.get(name)), look="what"))
        for name, label in labels.items()
        if row.get(name) not in (None, "", [])
    ]
    found = [leaf("h3", "How do we know"), leaf("ul", "", *kids, look="list")]
    sources = [
        source for column in question.columns if column.type == "sources" for source in row.get(column.name) or []
    ]
    across = not question.of_one_case
    for picture in pictures:
        found += [leaf("h4", picture.title)] if across else []
        pair = pair_of(row, picture)
        if pair:
            found.append(leaf("p", "", button("Show it in who knew what, when", {"holder": pair[0], "item": pair[1]})))
        own = (across and _of_case(picture.case, sources)) or (sources if len(pictures) == 1 else [])
        if own:
            found += [leaf("h4", "Where it is said"), *source_leaves(picture, own, reader_of(picture))]
    return found


def _of_case(case: str, sources: Sequence[str]) -> list[str]:
    """The sources of one review in a row across reviews, which puts the review before each."""
    return [source.removeprefix(f"{case}/") for source in sources if source.startswith(f"{case}/")]


def cases_of(row: Mapping[str, Any]) -> set[str]:
    """The reviews that a row names by ids of theirs or by sources."""
    texts = [text for value in row.values() for text in (value if isinstance(value, (list, tuple)) else [value])]
    return {text.partition("/")[0] for text in texts if isinstance(text, str)}


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(each) for each in value)
    return day_text(value) if isinstance(value, date) else str(_plain(value))


def pair_of(row: Mapping[str, Any], picture: Picture) -> tuple[str, str] | None:
    """The holder and the item that a row is about, where it names both."""
    item = _first(row, ("item_uid", "item_uids"), picture.items)
    holder = _first(row, WHO_FIRST, picture.holders)
    return (holder, item) if holder and item else None


def _first(row: Mapping[str, Any], names: tuple[str, ...], known: Mapping[str, Any]) -> str:
    for name in names:
        value = row.get(name)
        for uid in [value] if isinstance(value, str) else value or []:
            if uid in known:
                return str(uid)
    return ""
