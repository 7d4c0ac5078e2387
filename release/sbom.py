#!/usr/bin/env python3
"""Writes the bill of materials of a package in CycloneDX 1.5: every crate that is linked for a target, with version,
licence and hash, and what needs what. Usage: release/sbom.py PACKAGE TARGET

It is made from `cargo metadata` and `Cargo.lock`, has no clock and no number of its own: the same sources give the same
bill.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(package: str, target: str) -> None:
    if package not in ("ikiz", "ikiz-python"):
        sys.exit(f"{package}: nothing that is handed out; name ikiz or ikiz-python")
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    packages = {each["id"]: each for each in metadata["packages"]}
    # The metadata name what any target draws in; the tree what this one does.
    tree = ["cargo", "tree", "--package", package, "--locked", "--target", target, "--edges", "normal"]
    tree += ["--prefix", "none", "--format", "{p}"]
    # What is handed out has it: `binary.sh`.
    tree += ["--features", "parquet"] if package == "ikiz" else []
    lines = subprocess.run(tree, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    built = {tuple(line.split()[:2]) for line in lines if line}
    packages = {id: each for id, each in packages.items() if (each["name"], f"v{each['version']}") in built}
    needs = {node["id"]: linked(node) for node in metadata["resolve"]["nodes"] if node["id"] in packages}
    needs = {id: [need for need in needed if need in packages] for id, needed in needs.items()}
    roots = [id for id in metadata["workspace_members"] if id in packages and packages[id]["name"] == package]
    found = reached(roots[0], needs)
    hashes = checksums()
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": component(packages[roots[0]], hashes) | {"type": "application"},
            "properties": [{"name": "target", "value": target}],
        },
        "components": sorted(
            (component(packages[id], hashes) for id in found if id != roots[0]), key=lambda each: each["bom-ref"]
        ),
        "dependencies": sorted(
            (
                {"ref": reference(packages[id]), "dependsOn": sorted(reference(packages[need]) for need in needs[id])}
                for id in found
            ),
            key=lambda each: each["ref"],
        ),
    }
    json.dump(bill, sys.stdout, indent=2, ensure_ascii=False)
    print()


def linked(node: dict) -> list[str]:
    """What a package is linked with: not what only builds or tests it."""
    return [need["pkg"] for need in node["deps"] if any(kind["kind"] is None for kind in need["dep_kinds"])]


def reached(root: str, needs: dict[str, list[str]]) -> set[str]:
    found, waiting = set(), [root]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += needs[id]
    return found


def checksums() -> dict[tuple[str, str], str]:
    """The hashes of Cargo.lock by name and version; crates of the workspace have none."""
    entry = r'name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([0-9a-f]{64})"'
    text = (ROOT / "Cargo.lock").read_text(encoding="utf-8")
    return {(name, version): hash for name, version, hash in re.findall(entry, text)}


def reference(package: dict) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package: dict, hashes: dict[tuple[str, str], str]) -> dict:
    hash = hashes.get((package["name"], package["version"]))
    # Older manifests write `MIT/Apache-2.0`.
    licence = (package["license"] or "").replace("/", " OR ")
    return {
        "type": "library",
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "purl": reference(package),
        **({"hashes": [{"alg": "SHA-256", "content": hash}]} if hash else {}),
        **({"licenses": [{"expression": licence}]} if licence else {}),
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} PACKAGE TARGET")
    main(*sys.argv[1:])
