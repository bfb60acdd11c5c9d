"""Which files are about to be committed, as git says."""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH100, PTH118

from __future__ import annotations

import os
import subprocess

from cleaner.repository.errors import RepositoryError


def staged_files() -> frozenset[bytes]:
    """The absolute paths of added, copied, modified and renamed files.

    They are those in the index; when pre-commit compares two commits (``--from-ref``, a push), those that differ.
    Raises RepositoryError outside a repository.
    """
    since, until = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    what = [f"{since}...{until}"] if since and until else ["--cached"]
    root = _git("rev-parse", "--show-toplevel").removesuffix(b"\n")
    names = _git("diff", "--name-only", "--no-ext-diff", "-z", "--diff-filter=ACMR", *what)
    return frozenset(os.path.abspath(os.path.join(root, name)) for name in names.split(b"\0") if name)


def _git(*args: str) -> bytes:
    try:
        done = subprocess.run(["git", *args], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise RepositoryError("git is not installed, and --staged asks it") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RepositoryError(f"--staged asks git, which says: {said[-1] if said else error}") from error
    return done.stdout
