"""The addresses of pictures that are ours, at the places of Wagtail's own.

Those would pass our actions by, leave the log without an entry, or count only what Wagtail's index knows.
"""

from django.urls import URLPattern, path

from plaudit.desk.photos.deletion import PhotoDeleteView
from plaudit.desk.photos.uploads import (
    PhotoFromUploadView,
    PhotoUploadView,
    UploadedPhotoDeleteView,
    UploadedPhotoEditView,
)
from plaudit.desk.photos.views import HISTORY, PhotoEditView, PhotoHistoryView, PhotoIndexView, PhotoUsageView

urlpatterns: list[URLPattern] = [
    path("images/", PhotoIndexView.as_view()),
    path("images/results/", PhotoIndexView.as_view(results_only=True)),
    path("images/<int:image_id>/", PhotoEditView.as_view()),
    path("images/<int:image_id>/delete/", PhotoDeleteView.as_view()),
    path("images/<int:image_id>/history/", PhotoHistoryView.as_view(), name=HISTORY),
    path(
        "images/<int:image_id>/history/results/", PhotoHistoryView.as_view(results_only=True), name=f"{HISTORY}_results"
    ),
    path("images/usage/<int:image_id>/", PhotoUsageView.as_view()),
    path("images/multiple/add/", PhotoUploadView.as_view()),
    path("images/multiple/<int:image_id>/", UploadedPhotoEditView.as_view()),
    path("images/multiple/<int:image_id>/delete/", UploadedPhotoDeleteView.as_view()),
    path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", PhotoFromUploadView.as_view()),
]
