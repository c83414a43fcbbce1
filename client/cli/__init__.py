"""The command line. What only talks to the running app loads next to nothing."""
