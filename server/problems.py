"""Problems as answers (RFC 9457)."""

from starlette.responses import JSONResponse, Response

from server.errors import PROBLEM_TYPE, Problem


def problem_response(problem: Problem) -> Response:
    """The answer that tells a client what is wrong."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    return JSONResponse(problem.document(), problem.status, headers, PROBLEM_TYPE)
