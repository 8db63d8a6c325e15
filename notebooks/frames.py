"""Answers as pandas frames."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from graph.client import Result
    from queries.answer import Answer

TYPES = {"number": "Int64", "date": "datetime64[s]", "yes_no": "boolean"}
"""The types of columns that a question declares, in pandas' words; texts, ids and lists stay as they are."""


class CutWarning(UserWarning):
    """The row cap was reached: there is more than the frame has."""


def frame(answer: Answer) -> pd.DataFrame:
    """The rows of a question: columns in its order, dates as days, whole numbers that may be missing.

    ``attrs`` keep the question's id and the parameters. Warns with ``CutWarning`` where the row cap cut the answer.
    """
    columns = answer.question.columns
    made = pd.DataFrame(
        {
            column.name: pd.Series([row[column.name] for row in answer.rows], dtype=TYPES.get(column.type, "object"))
            for column in columns
        }
    )
    made.attrs = {"question": answer.question.id, "parameters": answer.parameters, "capped": answer.capped}
    _warn_if_cut(len(answer.rows), capped=answer.capped)
    return made


def result_frame(result: Result) -> pd.DataFrame:
    """The rows of ``Database.read`` as they came; warns with ``CutWarning`` where the row cap cut them."""
    _warn_if_cut(len(result.rows), capped=result.capped)
    return pd.DataFrame(result.rows, columns=list(result.columns))


def _warn_if_cut(rows: int, *, capped: bool) -> None:
    if capped:
        warnings.warn(f"Cut after {rows:,} rows; there are more (row_cap).", CutWarning, stacklevel=3)
