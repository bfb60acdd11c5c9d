"""datatrove: JsonlReader, C4QualityFilter, JsonlWriter, in one task.

The filter's tests that only spaced scripts can pass (three words a line, a Western mark at its end) are off; with
them nothing of a Chinese text is left.  Sentences are counted by its Chinese splitter.
"""

from __future__ import annotations

from pathlib import Path

from harness import Work, main


def load() -> Work:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.filters import C4QualityFilter
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from datatrove.utils.text import split_into_sentences
    from datatrove.utils.typeshelper import Languages

    split_into_sentences("今天的风很大。渡轮停了一天。", Languages.mandarin_chinese)

    def work(source: Path, out: Path) -> dict[str, object]:
        steps = [
            JsonlReader(str(source.parent), glob_pattern=source.name),
            C4QualityFilter(filter_no_terminal_punct=False, min_words_per_line=-1, language=Languages.mandarin_chinese),
            JsonlWriter(str(out / "kept"), compression=None),
        ]
        stats = LocalPipelineExecutor(steps, tasks=1, workers=1, logging_dir=str(out / "logs")).run()
        read, kept = stats.stats[0]["documents"].total, stats.stats[1]["forwarded"].total
        return {"documents": read, "dropped": read - kept}

    return work


if __name__ == "__main__":
    main(load)
