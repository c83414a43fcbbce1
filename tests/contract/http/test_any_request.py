"""Whatever is sent, the server answers as its OpenAPI document says, and never with a fault."""

import subprocess
from pathlib import Path

from support.processes import SCRIPTS
from support.server import DropcapServer

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,ignored_auth"
)


def test_any_request(dropcap_server: DropcapServer, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(SCRIPTS / "schemathesis", "run", f"{dropcap_server.url}/api/v1/openapi.json"),
            *("--header", f"Authorization: Bearer {dropcap_server.token}"),
            *("--checks", CHECKS, "--phases", "examples,coverage,fuzzing"),
            *("--max-examples", "12", "--seed", "7", "--no-color", "--continue-on-failure"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout
