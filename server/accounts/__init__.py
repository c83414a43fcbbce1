"""Who may do what, and how much: users, their tokens, their limits."""
