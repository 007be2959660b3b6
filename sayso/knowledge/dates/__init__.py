"""Words of dates: months, weekdays, units, numbers, holidays (data)."""

#: English names, in order, in lower case.
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
