"""Steps for the pipelines of other toolkits, where these take no plain function (see docs/how-to/dataframes.md)."""
