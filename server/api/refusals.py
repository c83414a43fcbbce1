"""How the OpenAPI document tells of refusals."""

from http import HTTPStatus
from typing import Any

from server.api.schemas import ProblemOut
from server.errors import PROBLEM_TYPE

_EXAMPLES = {
    400: ("invalid", "There was an error parsing the body"),
    401: ("unauthorized", "This needs a valid access token."),
    403: ("insufficient_scope", "This access token does not allow that: it needs “write”."),
    404: ("not_found", "There is no such drop."),
    408: ("too_slow", "Nothing came for too long."),
    409: ("slug_taken", "“our-page” is taken. Choose another link."),
    410: ("upload_over", "This upload is over."),
    412: ("already_uploaded", "This address was used already."),
    413: ("quota_exceeded", "Your account is full: it holds 100 drops."),
    415: ("unsupported_media_type", "Send a form: multipart/form-data."),
    422: ("invalid", "size: Input should be greater than or equal to 0"),
    429: ("too_many", "Too many tries. Wait a moment."),
    503: ("busy", "The server is busy; please try again."),
    507: ("disk_full", "The server has no room left for this file."),
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that an operation answers with, each with an example."""
    return {status: _refusal(status) for status in statuses}


def _refusal(status: int) -> dict[str, Any]:
    code, detail = _EXAMPLES[status]
    phrase = HTTPStatus(status).phrase
    example = {
        "type": "about:blank",
        "title": phrase,
        "status": status,
        "code": code,
        "detail": detail,
    }
    content = {"schema": ProblemOut.model_json_schema(), "example": example}
    return {"description": phrase, "content": {PROBLEM_TYPE: content}}
