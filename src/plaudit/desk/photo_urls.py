"""The addresses of pictures that are ours, at the places of Wagtail's own.

Those would pass our actions by, leave the log without an entry, or count only what Wagtail's index knows.
"""

from django.urls import URLPattern, path

from plaudit.desk.photo_deletion import RemovePhoto
from plaudit.desk.photo_pages import HISTORY, PhotoChange, PhotoHistory, PhotoList, PhotoUsage
from plaudit.desk.photo_uploads import AddFromUpload, AddPhotos, ChangeAdded, RemoveAdded

urlpatterns: list[URLPattern] = [
    path("images/", PhotoList.as_view()),
    path("images/results/", PhotoList.as_view(results_only=True)),
    path("images/<int:image_id>/", PhotoChange.as_view()),
    path("images/<int:image_id>/delete/", RemovePhoto.as_view()),
    path("images/<int:image_id>/history/", PhotoHistory.as_view(), name=HISTORY),
    path("images/<int:image_id>/history/results/", PhotoHistory.as_view(results_only=True), name=f"{HISTORY}_results"),
    path("images/usage/<int:image_id>/", PhotoUsage.as_view()),
    path("images/multiple/add/", AddPhotos.as_view()),
    path("images/multiple/<int:image_id>/", ChangeAdded.as_view()),
    path("images/multiple/<int:image_id>/delete/", RemoveAdded.as_view()),
    path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", AddFromUpload.as_view()),
]
