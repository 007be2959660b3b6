"""Words of dates: months, weekdays, units, numbers, holidays (data)."""
