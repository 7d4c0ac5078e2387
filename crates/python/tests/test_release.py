"""The bill of materials: every crate of Cargo.lock that is linked, with licence and hash."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(shutil.which("cargo") is None, reason="there is no cargo")
@pytest.mark.parametrize("package", ["ikiz", "ikiz-python"])
def test_the_bill_of_materials_names_every_crate(package: str, root: Path) -> None:
    command = [sys.executable, root / "release" / "sbom.py", package, "x86_64-unknown-linux-gnu"]
    first, second = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second
    bill = json.loads(first)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["component"]["name"] == package
    components = {each["name"]: each for each in bill["components"]}
    assert {"ikiz-pipeline", "mimalloc", "parquet", "serde"} <= set(components)
    assert ("pyo3" in components) == (package == "ikiz-python") and "proptest" not in components
    for name, component in components.items():
        assert component["licenses"][0]["expression"], name
        assert name.startswith("ikiz") or len(component["hashes"][0]["content"]) == 64, name
    known = {each["bom-ref"] for each in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert {each["ref"] for each in bill["dependencies"]} == known
    assert all(set(each["dependsOn"]) <= known for each in bill["dependencies"])
