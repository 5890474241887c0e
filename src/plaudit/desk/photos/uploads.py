"""Where pictures come in, many at once or while one is chosen: Wagtail's pages, with our actions and the log."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from wagtail.images.views import chooser, multiple
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from plaudit.catalog.actions.photos import photo_changed
from plaudit.catalog.models import Photo
from plaudit.desk.photos.deletion import delete_and_log


class PhotoUploadView(multiple.AddView):
    @transaction.atomic
    def save_object(self, form: Any) -> Photo:
        photo: Photo = super().save_object(form)
        photo_changed(photo)
        log(instance=photo, action="wagtail.create", user=self.request.user, content_changed=True)
        return photo


class UploadedPhotoEditView(multiple.EditView):
    @transaction.atomic
    def save_object(self, form: Any) -> None:
        super().save_object(form)
        log(instance=self.object, action="wagtail.edit", user=self.request.user, content_changed=form.has_changed())


class UploadedPhotoDeleteView(multiple.DeleteView):
    def post(self, request: HttpRequest, *_args: Any, **given: Any) -> HttpResponse:
        photo = get_object_or_404(Photo, pk=given[self.pk_url_kwarg])
        if not policy_registry.get_by_type(Photo).user_has_permission_for_instance(request.user, "delete", photo):
            raise PermissionDenied
        delete_and_log([photo], request.user)  # type: ignore[arg-type]
        return JsonResponse({"success": True, self.context_object_id_name: given[self.pk_url_kwarg]})


class PhotoFromUploadView(multiple.CreateFromUploadedImageView):
    """A picture that had to wait for something else that was missing in its form."""

    @transaction.atomic
    def save_object(self, form: Any) -> None:
        super().save_object(form)
        log(instance=self.object, action="wagtail.create", user=self.request.user, content_changed=True)


class ChooserUploadView(chooser.ImageUploadView):
    @transaction.atomic
    def save_form(self, form: Any) -> Photo:
        photo: Photo = super().save_form(form)
        log(instance=photo, action="wagtail.create", user=self.request.user, content_changed=True)
        return photo
