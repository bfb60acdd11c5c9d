"""The work of a run on a Ray cluster; imported only where it is asked for."""
