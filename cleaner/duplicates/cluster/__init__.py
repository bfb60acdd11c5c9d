"""Near-duplicates among more texts than one machine holds: the steps of ``batch``, each in parts that meet by key."""
