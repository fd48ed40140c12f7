"""Who may come in, where the dashboard has a sign-in: the claims of a sign-in service, weighed at every step."""
