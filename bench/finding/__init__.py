"""What the retrieval benchmark is made of: tasks, the baselines, ours."""
