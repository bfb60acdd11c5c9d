"""What ``benchmarks/compare.py`` is made of: who competes, how a run is measured, what is kept, how it is shown."""
