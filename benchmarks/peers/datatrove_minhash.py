"""datatrove's near-duplicates: signatures, buckets, clusters, filter, with its defaults for Chinese."""

from __future__ import annotations

from pathlib import Path

from harness import Work, main


def load() -> Work:
    import jieba
    import spacy
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from datatrove.utils.typeshelper import Languages

    spacy.blank("zh")
    jieba.initialize()  # no more can be loaded here: steps that hold a loaded tokenizer cannot be copied

    def work(source: Path, out: Path) -> dict[str, object]:
        config, chinese = MinhashConfig(), Languages.mandarin_chinese
        signatures, buckets, remove = (str(out / name) for name in ("signatures", "buckets", "remove"))
        reader = JsonlReader(str(source.parent), glob_pattern=source.name)
        writer = JsonlWriter(str(out / "kept"), compression=None)
        stages = [
            ([reader, MinhashDedupSignature(signatures, config, language=chinese)], 1),
            ([MinhashDedupBuckets(signatures, buckets, config=config)], config.num_buckets),
            ([MinhashDedupCluster(buckets, remove, config=config)], 1),
            ([reader, MinhashDedupFilter(remove), writer], 1),
        ]
        for number, (steps, tasks) in enumerate(stages):
            logs = str(out / "logs" / str(number))
            stats = LocalPipelineExecutor(steps, tasks=tasks, workers=1, logging_dir=logs).run()
        read, kept = stats.stats[0]["documents"].total, stats.stats[1]["forwarded"].total
        return {"documents": read, "dropped": read - kept}

    return work


if __name__ == "__main__":
    main(load)
