"""A step of datatrove pipelines that cleans documents.

It is a filter of theirs, so what it drops can go to an exclusion writer, and the figures of a run count it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from cleaner.config import Config
from cleaner.corpus.document import tripped
from cleaner.engine import Cleaner
from cleaner.result import Verdict

try:
    from datatrove.pipeline.filters.base_filter import BaseFilter
except ImportError as error:
    raise ImportError(
        "cleaner.adapters.datatrove needs datatrove, which is not installed: pip install 'cleaner-corpus[datatrove]'"
    ) from error

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter


class CleanDocuments(BaseFilter):  # type: ignore[misc]
    """Cleans ``doc.text`` and says in ``doc.metadata["cleaner"]`` what became of it.

    That is a mapping: ``verdict``, ``language`` and ``edits`` (a list of mappings with the removed text), and ``error``
    where cleaning failed; such a document keeps its text.  ``drop`` are the verdicts of documents that go no further
    (``rejected``, if nothing is said: almost nothing but spam); they go to the ``exclusion_writer`` with the verdict as
    the reason, if there is one.
    """

    name = "🧹 cleaner"

    def __init__(
        self,
        config: Config | None = None,
        drop: Collection[Verdict | str] = (Verdict.REJECTED,),
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__(exclusion_writer)
        self.cleaner = Cleaner(config)
        self.drop = frozenset(Verdict(verdict) for verdict in drop)

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Clean the document in place; whether it goes on, with the verdict as the reason when it does not."""
        told = self._cleaned(doc)
        doc.metadata["cleaner"] = told
        verdict = told["verdict"]
        self.stat_update(verdict)
        for edit in told["edits"]:
            self.stat_update("removed", value=len(edit["removed"]) - len(edit["replacement"]), unit="edit")
        return (False, verdict) if verdict in self.drop else True

    def _cleaned(self, doc: Document) -> dict[str, Any]:
        """Clean the text; what there is to tell of it."""
        try:
            cleaned = self.cleaner({"text": [doc.text]})
        except Exception as error:  # noqa: BLE001 - one document that trips the cleaner must not stop a pipeline
            return {"verdict": Verdict.FAILED.value, "language": "und", "edits": [], "error": tripped(error)}
        [doc.text] = cleaned.pop("text")
        return {column: values[0] for column, values in cleaned.items()}
