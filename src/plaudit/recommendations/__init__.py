"""Similar titles: computed in the background from people, facts and shared likes, and stored.

`shared_likes` and `similarity` are pure; `update` reads, computes and stores in bounded batches.
"""
