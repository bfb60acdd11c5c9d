"""What a curator said of a run's removals, put to use: texts that stay, and examples for the rules.

A judgement names wordings by their keys (see ``cleaner.report.wording``) and carries no text that is believed: all
texts come from the audit and the clean texts of the run that it is about.
"""
