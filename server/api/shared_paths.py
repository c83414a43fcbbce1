"""What people with a link get, for the OpenAPI document: pages, content, forms, presigned uploads.

The routes are plain ones, past the layers of the API, so that they are quick; here they are told.
"""

from typing import Any, Final

from server.api.refusals import refusals

_Operation = dict[str, Any]

_SLUG: Final = {
    "name": "slug",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{3,64}$"},
    "example": "our-page",
}
_PASS: Final = {
    "name": "unlocked",
    "in": "query",
    "schema": {"type": "string"},
    "description": "What stands for the cookie where content has an origin of its own.",
}
_BINARY: Final = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
_PAGE: Final = {"text/html": {"schema": {"type": "string"}}}
_SAID: Final = {"text/plain": {"schema": {"type": "string"}}, **_PAGE}
_SHUT: Final = {
    "303": {"description": "Elsewhere: the drop's page, or where its content is"},
    "403": {"description": "A password or a click is needed first", "content": _SAID},
    "404": {"description": "No such drop, or its time is over", "content": _SAID},
    "429": {"description": "Too many links that do not exist", "content": _SAID},
    "503": {"description": "Still arriving: try again as Retry-After says", "content": _SAID},
}
_TOO_LARGE: Final = {str(status): told for status, told in refusals(413).items()}


def shared_paths() -> dict[str, dict[str, _Operation]]:
    """The paths, to be added to the document."""
    return {
        "/{slug}": {"get": _page()},
        **{f"/{{slug}}/{form}": {"get": _content(form, text)} for form, text in _FORMS.items()},
        "/{slug}/embed": {"get": _player()},
        "/{slug}/unlock": {"post": _unlock()},
        "/{slug}/view": {"post": _view()},
        "/{slug}/report": {"get": _report_form(), "post": _report()},
        "/delete/{drop_id}/{seal}": {"get": _deletion("get"), "post": _deletion("post")},
        "/oembed": {"get": _oembed()},
        "/storage/{key}": {"put": _put()},
        "/healthz": {"get": _said("healthz", "Whether the process is there")},
        "/readyz": {
            "get": _said("readyz", "Whether database and store answer", "503"),
        },
    }


_FORMS: Final = {
    "raw": "The content as it is; parts of it by Range, ETag and dates for those who have it",
    "download": "The content, to be saved",
    "thumbnail": "The small picture that came with it",
    "small": "The same small picture, as Droplr calls it",
    "medium": "A picture itself; of anything else the small picture",
}


def _operation(
    tag: str, name: str, summary: str, responses: dict[str, Any], *parameters: Any
) -> _Operation:
    return {
        "tags": [tag],
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": responses,
    }


def _page() -> _Operation:
    told = "The drop's page. `/{slug}+` is its raw content, `/{slug}-` what there is to know of it."
    answers = {
        "200": {"description": "The page, or the form that asks for a password", "content": _PAGE},
        "302": {"description": "Where a short link leads"},
        "410": {"description": "Seen as often as it may be", "content": _PAGE},
    }
    return _operation("shared", "page", told, {**answers, **_SHUT}, _SLUG)


def _content(form: str, text: str) -> _Operation:
    answers = {
        "200": {"description": "All of it", "content": _BINARY},
        "206": {"description": "The part that was asked for", "content": _BINARY},
        "302": {"description": "Where a short link leads, or the store has it"},
        "304": {"description": "The reader has it already"},
        "416": {"description": "There is no such part"},
    }
    asked = {"name": "Range", "in": "header", "schema": {"type": "string"}, "example": "bytes=0-99"}
    return _operation("shared", form, text, {**answers, **_SHUT}, _SLUG, _PASS, asked)


def _player() -> _Operation:
    answers = {"200": {"description": "A player and nothing around it", "content": _PAGE}, **_SHUT}
    return _operation("shared", "embed", "A film or sound, for a frame", answers, _SLUG)


def _unlock() -> _Operation:
    answers = {
        **_SHUT,
        "303": {"description": "Right: a cookie for this drop alone; on to its page"},
        "400": {"description": "There is no password in the form", "content": _PAGE},
        "403": {"description": "Wrong", "content": _PAGE},
        "429": {"description": "Too many wrong ones: wait as Retry-After says", "content": _SAID},
        **_TOO_LARGE,
    }
    fields = {"password": {"type": "string", "minLength": 1, "maxLength": 1024}}
    told = _operation("shared", "unlock", "The password of a private drop", answers, _SLUG)
    return told | _form(fields, "password")


def _view() -> _Operation:
    answers = {
        **_SHUT,
        "303": {"description": "On to the page; with a cookie where a view was used up"},
        "410": {"description": "Seen as often as it may be", "content": _PAGE},
        **_TOO_LARGE,
    }
    told = "The click that shows a drop whose views are limited. Only this counts"
    return _operation("shared", "view", told, answers, _SLUG)


def _report_form() -> _Operation:
    answers = {"200": {"description": "The form", "content": _PAGE}, **_SHUT}
    return _operation("shared", "report_form", "For saying what is wrong", answers, _SLUG)


def _report() -> _Operation:
    answers = {
        "200": {"description": "It was noted", "content": _PAGE},
        "400": {"description": "No reason was chosen", "content": _PAGE},
        **_SHUT,
        **_TOO_LARGE,
    }
    reasons = ["malware", "phishing", "abuse", "copyright", "privacy", "other"]
    fields = {
        "reason": {"type": "string", "enum": reasons},
        "details": {"type": "string", "maxLength": 4000},
        "contact": {"type": "string", "maxLength": 254},
    }
    told = _operation("shared", "report", "What is wrong with a drop", answers, _SLUG)
    return told | _form(fields, "reason")


def _deletion(method: str) -> _Operation:
    answers = {
        "200": {"description": "The question, or that it is gone", "content": _PAGE},
        **_SHUT,
        **(_TOO_LARGE if method == "post" else {}),
    }
    text = "Asks whether to delete" if method == "get" else "Deletes, for who has the deletion link"
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ("drop_id", "seal")
    ]
    return _operation("shared", f"deletion_{method}", text, answers, *parameters)


def _oembed() -> _Operation:
    document = {
        "application/json": {"schema": {"type": "object"}},
        "text/xml": {"schema": {"type": "string"}},
    }
    problems = {str(status): told for status, told in refusals(404, 422).items()}
    problems["404"]["content"] |= _SAID
    answers = {"200": {"description": "A photo, video or link", "content": document}}
    parameters = [
        {"name": "url", "in": "query", "schema": {"type": "string", "format": "uri"}},
        {"name": "format", "in": "query", "schema": {"type": "string", "enum": ["json", "xml"]}},
        {"name": "maxwidth", "in": "query", "schema": {"type": "integer", "minimum": 1}},
        {"name": "maxheight", "in": "query", "schema": {"type": "integer", "minimum": 1}},
    ]
    told = "How to embed a drop (oembed.com)"
    return _operation("shared", "oembed", told, {**answers, **_SHUT, **problems}, *parameters)


def _put() -> _Operation:
    answers = {
        "200": {"description": "The store has it"},
        **{
            str(status): told
            for status, told in refusals(400, 403, 408, 410, 412, 503, 507).items()
        },
    }
    told = "A presigned address, as `POST /api/v1/drops` and its parts give them: use it as it is"
    parameters = [
        {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "signature", "in": "query", "required": True, "schema": {"type": "string"}},
    ]
    operation = _operation("arriving", "put", told, answers, *parameters)
    return operation | {"requestBody": {"required": True, "content": _BINARY}}


def _said(name: str, told: str, *more: str) -> _Operation:
    answers = {
        status: {"description": "Yes" if status == "200" else "No", "content": _SAID}
        for status in ("200", *more)
    }
    return _operation("operation", name, told, answers)


def _form(fields: dict[str, Any], required: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": fields, "required": [required]}
    content = {"application/x-www-form-urlencoded": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}
