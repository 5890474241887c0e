"""Uploads of several photos at once, or of one while choosing: Wagtail's pages, with our actions, errors and log."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.images.forms import BaseImageForm
from wagtail.images.views import chooser, multiple
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from plaudit.catalog.actions.photos import photo_saved
from plaudit.catalog.models import Photo
from plaudit.desk.errors import ErrorMessage, action_errors, add_to_form
from plaudit.desk.photos.deletion import delete_and_log

if TYPE_CHECKING:
    # What the mixin is mixed into.
    from wagtail.images.views.multiple import EditView as UploadFormView
else:
    UploadFormView = object


def _refusal(errors: list[ErrorMessage]) -> JsonResponse:
    return JsonResponse({"success": False, "error_message": "\n".join(error.text for error in errors)})


class PhotoUploadView(multiple.AddView):
    def post(self, request: HttpRequest) -> HttpResponse:
        with action_errors() as errors:
            return super().post(request)
        return _refusal(errors)

    def save_object(self, form: BaseImageForm) -> Photo:
        photo: Photo = super().save_object(form)
        photo_saved(photo)
        log(instance=photo, action="wagtail.create", user=self.request.user, content_changed=True)
        return photo


class UploadedPhotoFormMixin(UploadFormView):
    """The form in which an uploaded photo is described; it is sent back with the errors of the action in it."""

    log_action: str

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with action_errors() as errors:
            return super().post(request, *args, **kwargs)
        add_to_form(self.form, errors)
        context = {**self.form_urls(), "form": self.form}
        return JsonResponse(
            {"success": False, "form": render_to_string(self.edit_form_template_name, context, request=request)}
        )

    def save_object(self, form: BaseImageForm) -> None:
        self.form = form
        super().save_object(form)
        log(instance=self.object, action=self.log_action, user=self.request.user, content_changed=form.has_changed())

    def form_urls(self) -> dict[str, str]:
        raise NotImplementedError


class UploadedPhotoEditView(UploadedPhotoFormMixin, multiple.EditView):
    log_action = "wagtail.edit"

    def form_urls(self) -> dict[str, str]:
        return {
            "edit_action": reverse(self.edit_object_url_name, args=[self.object.pk]),
            "delete_action": reverse(self.delete_object_url_name, args=[self.object.pk]),
        }


class PhotoFromUploadView(UploadedPhotoFormMixin, multiple.CreateFromUploadedImageView):
    """A photo whose upload lacked a field that it needs."""

    log_action = "wagtail.create"

    def form_urls(self) -> dict[str, str]:
        return {
            "edit_action": reverse(self.edit_upload_url_name, args=[self.upload.pk]),
            "delete_action": reverse(self.delete_upload_url_name, args=[self.upload.pk]),
        }


class UploadedPhotoDeleteView(multiple.DeleteView):
    def post(self, request: HttpRequest, image_id: int) -> HttpResponse:
        photo = get_object_or_404(Photo, pk=image_id)
        if not policy_registry.get_by_type(Photo).user_has_permission_for_instance(request.user, "delete", photo):
            raise PermissionDenied
        with action_errors() as errors:
            delete_and_log([photo], request.user)  # type: ignore[arg-type]
        return _refusal(errors) if errors else JsonResponse({"success": True, self.context_object_id_name: image_id})


class ChooserUploadView(chooser.ImageUploadView):
    def post(self, request: HttpRequest) -> HttpResponse:
        with action_errors() as errors:
            return super().post(request)
        add_to_form(self.form, errors)
        return self.get_reshow_creation_form_response()

    def save_form(self, form: BaseImageForm) -> Photo:
        photo: Photo = super().save_form(form)
        log(instance=photo, action="wagtail.create", user=self.request.user, content_changed=True)
        return photo
