"""导出登记簿: everything that is registered, in the shape in which it can be imported again."""
