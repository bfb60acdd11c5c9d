"""Makes the stories of this folder known to the tests below it."""
