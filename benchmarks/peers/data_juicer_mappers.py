"""data-juicer: its eight mappers that clean texts of any kind, in one process."""

from __future__ import annotations

from pathlib import Path

from harness import Work, main

MAPPERS = (
    "clean_copyright_mapper", "clean_email_mapper", "clean_html_mapper", "clean_ip_mapper", "clean_links_mapper",
    "fix_unicode_mapper", "punctuation_normalization_mapper", "whitespace_normalization_mapper",
)  # fmt: skip


def load() -> Work:
    from data_juicer.config import init_configs
    from data_juicer.core import DefaultExecutor

    def work(source: Path, out: Path) -> dict[str, object]:
        recipe = out / "recipe.yaml"
        lines = [f"dataset_path: {source}", f"export_path: {out / 'out.jsonl'}", "np: 1", "use_cache: false"]
        recipe.write_text("\n".join([*lines, "process:", *(f"  - {name}:" for name in MAPPERS)]), "utf-8")
        done = DefaultExecutor(init_configs(["--config", str(recipe)])).run()
        return {"documents": len(done)}

    return work


if __name__ == "__main__":
    main(load)
