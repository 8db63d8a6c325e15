"""What can be wrong with a question or with the way it is asked."""

from __future__ import annotations

from graph.errors import WhoknewError


class WrongQuestionError(WhoknewError):
    """A question's file does not keep the rules of the catalogue."""


class UnknownQuestionError(WhoknewError):
    """There is no question of that name."""


class WrongParameterError(WhoknewError):
    """A parameter of a question is missing, unknown or not of its type."""


class FailedCheckError(WrongQuestionError):
    """This question does not pass a check and is not asked."""


class QuestionNotKeptError(WhoknewError):
    """Nothing was written."""
