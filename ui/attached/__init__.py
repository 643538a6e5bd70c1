"""附件 and 记事 beside a record: their lists, and the viewer a paper opens in."""
