"""What TMDB's API answers about an invented film and an invented show, in its form."""

from typing import Any

FILM: dict[str, Any] = {
    "id": 9001,
    "imdb_id": "tt9000001",
    "title": "The Lamplighter",
    "original_title": "Der Laternenanzünder",
    "original_language": "de",
    "overview": "A man lights the lamps of a town that has none.",
    "tagline": "Somebody has to.",
    "release_date": "2011-03-04",
    "runtime": 98,
    "budget": 1_200_000,
    "revenue": 4_500_000,
    "genres": [{"id": 18, "name": "Drama"}, {"id": 878, "name": "Science Fiction"}],
    "production_countries": [{"iso_3166_1": "DE", "name": "Germany"}],
    "spoken_languages": [{"iso_639_1": "de"}, {"iso_639_1": "en"}],
    "production_companies": [{"id": 77, "name": "Dusk Pictures", "origin_country": "DE"}],
    "external_ids": {"imdb_id": "tt9000001", "wikidata_id": "Q9000001", "facebook_id": None},
    "vote_average": 9.9,
    "vote_count": 12,
    "credits": {
        "cast": [
            {"id": 2, "name": "Bo Reed", "character": "The mayor", "order": 1},
            {"id": 1, "name": "Ada Vale", "character": "The lamplighter", "order": 0},
            {"id": 3, "name": "John Smith", "character": "A man", "order": 2},
            {"id": 4, "name": "John Smith", "character": "Another man", "order": 3},
        ],
        "crew": [
            {"id": 5, "name": "Cy Marsh", "job": "Director", "department": "Directing"},
            {"id": 5, "name": "Cy Marsh", "job": "Novel", "department": "Writing"},
            {"id": 6, "name": "Di Fell", "job": "Boom Operator", "department": "Sound"},
            {"id": 7, "name": "Ed Holt", "job": "Original Music Composer", "department": "Sound"},
        ],
    },
    "release_dates": {
        "results": [
            {
                "iso_3166_1": "US",
                "release_dates": [
                    {
                        "certification": "",
                        "note": "Evening Fest",
                        "release_date": "2011-02-01T00:00:00.000Z",
                        "type": 1,
                    },
                    {"certification": "PG", "note": "", "release_date": "2011-04-01T00:00:00.000Z", "type": 3},
                    {"certification": "PG", "note": "", "release_date": "2021-04-01T00:00:00.000Z", "type": 3},
                ],
            },
            {
                "iso_3166_1": "DE",
                "release_dates": [{"certification": "12", "release_date": "2011-03-04T00:00:00.000Z", "type": 3}],
            },
        ]
    },
    "alternative_titles": {"titles": [{"iso_3166_1": "GB", "title": "Lamps", "type": "working title"}]},
    "translations": {
        "translations": [
            {"iso_639_1": "fr", "iso_3166_1": "CA", "data": {"title": "L'Allumeur", "overview": "Il allume."}},
            {"iso_639_1": "fr", "iso_3166_1": "FR", "data": {"title": "L'Allumeur de lampes", "overview": "Un homme."}},
            {"iso_639_1": "es", "iso_3166_1": "ES", "data": {"title": "", "overview": ""}},
        ]
    },
    "videos": {
        "results": [
            {"key": "aaaaaaaaaaa", "name": "Teaser", "site": "YouTube", "type": "Teaser", "official": True},
            {
                "key": "bbbbbbbbbbb",
                "name": "Trailer",
                "site": "YouTube",
                "type": "Trailer",
                "official": True,
                "published_at": "2011-01-01T10:00:00.000Z",
                "iso_639_1": "de",
            },
            {"key": "ccccccccccc", "name": "Fan cut", "site": "YouTube", "type": "Trailer", "official": False},
            {"key": "../../evil", "name": "Bad", "site": "YouTube", "type": "Trailer", "official": True},
        ]
    },
    "watch/providers": {
        "results": {
            "DE": {
                "link": "https://www.example.org/watch/9001?locale=DE",
                "flatrate": [{"provider_id": 8, "provider_name": "Lampflix", "display_priority": 1}],
                "rent": [{"provider_id": 3, "provider_name": "Store+", "display_priority": 2}],
            },
            "FR": {"flatrate": [{"provider_id": 8, "provider_name": "Lampflix", "display_priority": 1}]},
        }
    },
}
SHOW: dict[str, Any] = {
    "id": 9001,
    "name": "Night Shift",
    "original_name": "Night Shift",
    "first_air_date": "2019-09-01",
    "episode_run_time": [45],
    "overview": "Nobody sleeps.",
    "genres": [{"id": 10759, "name": "Action & Adventure"}],
    "origin_country": ["GB"],
    "created_by": [{"id": 11, "name": "Flo Penn"}],
    "external_ids": {"imdb_id": "tt9000002", "tvdb_id": 4711},
    "content_ratings": {"results": [{"iso_3166_1": "US", "rating": "TV-14"}]},
    "aggregate_credits": {
        "cast": [
            {"id": 12, "name": "Gus Lowe", "order": 0, "roles": [{"character": "Guard"}, {"character": "Twin"}]},
        ],
        "crew": [{"id": 13, "name": "Hal Byrd", "jobs": [{"job": "Producer"}, {"job": "Stunts"}]}],
    },
}
