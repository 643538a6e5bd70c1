"""The program without its window and its store: what exists, the policy, what staff do, papers, workbooks."""

__version__ = "0.1.0"
