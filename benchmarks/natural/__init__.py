"""A corpus to measure on: newspaper text of today's shape, contaminated and copied as scraped news is."""
