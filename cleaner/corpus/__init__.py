"""Many documents: finding them, cleaning them by many processes, putting the results where they belong."""
