"""News, interviews and features: what they hold, not how they look."""
