"""From sheet rows to a plan: headers, values, matching to the register, the published lists."""
