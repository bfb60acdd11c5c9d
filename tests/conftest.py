"""Settings of hypothesis for all tests: the same texts in every run, so that a failure is seen again."""

from hypothesis import HealthCheck, settings

settings.register_profile("cleaner", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cleaner")
