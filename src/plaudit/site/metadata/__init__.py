"""Head tags, JSON-LD, feeds, sitemaps, oEmbed."""
