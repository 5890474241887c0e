"""The URLs of photos that are ours, in place of Wagtail's views.

Those would bypass our actions, leave no entry in the log, or count only the uses that Wagtail's index knows.
"""

from django.urls import URLPattern, path

from plaudit.desk.photos import uploads, views

urlpatterns: list[URLPattern] = [
    path("images/", views.PhotoIndexView.as_view()),
    path("images/results/", views.PhotoIndexView.as_view(results_only=True)),
    path("images/add/", views.PhotoCreateView.as_view()),
    path("images/<int:image_id>/", views.PhotoEditView.as_view()),
    path("images/<int:image_id>/delete/", views.PhotoDeleteView.as_view()),
    path("images/<int:image_id>/history/", views.PhotoHistoryView.as_view(), name=views.HISTORY),
    path(
        "images/<int:image_id>/history/results/",
        views.PhotoHistoryView.as_view(results_only=True),
        name=f"{views.HISTORY}_results",
    ),
    path("images/usage/<int:image_id>/", views.PhotoUsageView.as_view()),
    path("images/multiple/add/", uploads.PhotoUploadView.as_view()),
    path("images/multiple/<int:image_id>/", uploads.UploadedPhotoEditView.as_view()),
    path("images/multiple/<int:image_id>/delete/", uploads.UploadedPhotoDeleteView.as_view()),
    path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", uploads.PhotoFromUploadView.as_view()),
]
