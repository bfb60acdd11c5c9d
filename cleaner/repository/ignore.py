"""What ``.gitignore`` files say, read once a folder.

As in git, the file nearest to a path has the last word, and in it the last pattern that fits; what lies in an ignored
folder is ignored whatever is said further down.  The files count from the root of the repository (the folder with
``.git``) downwards, or from the folder that was named when there is no repository.
"""

# Names are bytes here, as the file system has them; pathlib knows text only.
# ruff: noqa: PTH118, PTH120, PTH123

from __future__ import annotations

import os

from pathspec import GitIgnoreSpec


class Ignore:
    """Answers for absolute paths; ``top`` is where .gitignore files begin to count outside a repository.

    With ``alone`` they begin to count there in a repository too: so that a folder that git ignores can be looked at
    when it is named.
    """

    def __init__(self, top: bytes, *, alone: bool = False) -> None:
        self._top = top
        self._alone = alone
        self._specs: dict[bytes, GitIgnoreSpec | None] = {}
        self._folders: dict[bytes, bool] = {}
        self._roots: dict[bytes, bytes] = {}

    def __call__(self, path: bytes, *, folder: bool = False) -> bool:
        """Whether git would ignore the file (or folder) at an absolute path."""
        parent = os.path.dirname(path)
        root = self._root(parent)
        if parent != path and parent != root and _below(parent, root) and self._ignored_folder(parent):
            return True
        return self._matched(path, root, folder)

    def _ignored_folder(self, path: bytes) -> bool:
        if path not in self._folders:
            self._folders[path] = self(path, folder=True)
        return self._folders[path]

    def _matched(self, path: bytes, root: bytes, folder: bool) -> bool:
        """What the nearest file with a fitting pattern says; ``.git/info/exclude`` is the farthest."""
        place = os.path.dirname(path)
        while _below(place, root):
            said = _says(self._spec(place, b".gitignore"), path, place, folder)
            if said is not None:
                return said
            if place == root:
                return bool(_says(self._spec(root, b".git/info/exclude"), path, root, folder))
            place = os.path.dirname(place)
        return False

    def _root(self, folder: bytes) -> bytes:
        """The repository that a folder stands in, else the top."""
        if self._alone:
            return self._top
        if folder not in self._roots:
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, b".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = self._top if above == folder else self._root(above)
        return self._roots[folder]

    def _spec(self, folder: bytes, name: bytes) -> GitIgnoreSpec | None:
        path = os.path.join(folder, name)
        if path not in self._specs:
            self._specs[path] = _read(path)
        return self._specs[path]


def compile_patterns(lines: list[str]) -> GitIgnoreSpec:
    """Patterns in gitignore syntax; ValueError for one that is none.

    The simple backend is asked for: the faster ones refuse names that are not UTF-8.
    """
    return GitIgnoreSpec.from_lines(lines, backend="simple")


def _read(path: bytes) -> GitIgnoreSpec | None:
    """The patterns of a file, without those that git would pass over as well."""
    try:
        with open(path, "rb") as file:
            lines = os.fsdecode(file.read()).splitlines()
    except OSError:
        return None
    return compile_patterns([line for line in lines if _valid(line)])


def _valid(line: str) -> bool:
    try:
        compile_patterns([line])
    except ValueError:
        return False
    return True


def _says(spec: GitIgnoreSpec | None, path: bytes, place: bytes, folder: bool) -> bool | None:
    if spec is None:
        return None
    name = os.fsdecode(path[len(place.rstrip(b"/")) + 1 :]) + ("/" if folder else "")
    return spec.check_file(name).include


def _below(path: bytes, root: bytes) -> bool:
    return path == root or path.startswith(root.rstrip(b"/") + b"/")
