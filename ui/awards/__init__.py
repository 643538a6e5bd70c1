"""奖补: every line of the register, why it is what it is, and what the city approved."""
