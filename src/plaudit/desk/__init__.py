"""The back office: Wagtail's admin in Plaudit's name and colours."""
