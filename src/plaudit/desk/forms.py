"""The forms whose fields are not a table's columns as they stand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from plaudit.critics.actions.critics import InvalidCutoffError, read_cutoff
from plaudit.scoring.notation import Scale, UnknownScaleError
from plaudit.scoring.rounding import half_up
from plaudit.scoring.verdict import Verdict


class WordListField(forms.CharField):
    """A list of words, typed with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = value if isinstance(value, list) else str(value or "").split(",")
        return [word for each in words if (word := " ".join(str(each).split()))]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class TitleForm(WagtailAdminModelForm):
    countries = WordListField(label=_("Countries"), required=False, help_text=_("With commas between them."))
    languages = WordListField(label=_("Languages"), required=False, help_text=_("With commas between them."))


class PublicationForm(WagtailAdminModelForm):
    cutoff = forms.CharField(
        label=_("Fresh from"),
        required=False,
        help_text=_("Its own cut-off, such as 60 % or 3/5. Without one the general rule decides."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        share = self.instance.cutoff
        if share is not None:
            exact = (100 * share).denominator == 1
            self.initial["cutoff"] = f"{half_up(100 * share)} %" if exact else str(share)

    def clean_cutoff(self) -> Any:
        try:
            return read_cutoff(self.cleaned_data["cutoff"])
        except InvalidCutoffError as error:
            raise ValidationError(str(error)) from error

    def clean_scale(self) -> str:
        scale = str(self.cleaned_data["scale"])
        try:
            if scale:
                Scale.parse(scale)
        except UnknownScaleError as error:
            raise ValidationError(str(error)) from error
        return scale


class ReviewForm(WagtailAdminModelForm):
    """A review as a curator writes it; the verdict is theirs where they choose one."""

    decided = forms.ChoiceField(
        label=_("Verdict"),
        required=False,
        choices=[("", _("As it stands, or as the rating says")), *((v.value, v.value) for v in Verdict)],
    )
    reason = forms.CharField(label=_("Reason for the verdict"), required=False, max_length=200)
    label = forms.BooleanField(
        label=_("The verdict is the critic's own label"),
        required=False,
        help_text=_("A critic's own label stands above every curator's verdict."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("fresh", _("Fresh")), ("rotten", _("Rotten"))]
        self.fields["decided"].choices = [("", _("As it stands, or as the rating says")), *choices]
        if self.instance.pk:
            del self.fields["label"]
