"""Whatever is sent, the server answers as its OpenAPI document says, and never with a fault.

All of the document: the API, and the pages, content, forms and presigned addresses beside it.
"""

import subprocess
from pathlib import Path

from support.processes import SCRIPTS
from support.server import dropcap_server

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,ignored_auth"
)
# 503 with Retry-After is what a drop answers that is still arriving, once a reader has waited.
CONFIGURATION = """
[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", 503]
"""


def test_any_request(tmp_path: Path) -> None:
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    nobody_waits = {"DROPCAP_WAITING_SECONDS": "0"}
    with dropcap_server(tmp_path / "data", environment=nobody_waits) as server:
        done = subprocess.run(
            [
                *(SCRIPTS / "schemathesis", "--config-file", configuration),
                *("run", f"{server.url}/api/v1/openapi.json"),
                *("--header", f"Authorization: Bearer {server.token}"),
                *("--checks", CHECKS, "--phases", "examples,coverage,fuzzing"),
                *("--max-examples", "8", "--seed", "7", "--no-color", "--continue-on-failure"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=110,
        )
    assert done.returncode == 0, done.stdout
