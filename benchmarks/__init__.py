"""Measurements that stay in the repository: speed, start-up, and scores on outside suites."""
