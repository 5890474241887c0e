"""Forms with fields that are not simply columns of a table."""

from collections.abc import Sequence
from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from plaudit.critics.actions.critics import InvalidCutoffError, read_cutoff
from plaudit.critics.models import VERDICTS
from plaudit.scoring.notation import Scale, UnknownScaleError
from plaudit.scoring.rounding import half_up


class WordListField(forms.CharField):
    """A list of words, typed with commas between them."""

    def prepare_value(self, value: str | Sequence[str] | None) -> str | None:
        return value if value is None or isinstance(value, str) else ", ".join(value)

    def to_python(self, value: str | Sequence[str] | None) -> list[str]:  # type: ignore[override]
        words = value.split(",") if isinstance(value, str) else value or []
        return [stripped for word in words if (stripped := " ".join(word.split()))]

    def has_changed(self, initial: str | Sequence[str] | None, data: str | None) -> bool:
        return self.to_python(initial) != self.to_python(data)


class TitleForm(WagtailAdminModelForm):
    countries = WordListField(label=_("Countries"), required=False, help_text=_("Separated by commas."))
    languages = WordListField(label=_("Languages"), required=False, help_text=_("Separated by commas."))


class PublicationForm(WagtailAdminModelForm):
    cutoff = forms.CharField(
        label=_("Fresh from"),
        required=False,
        help_text=_("The publication's own cut-off, such as 60% or 3/5. Leave empty for the general rule."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cutoff = self.instance.cutoff
        if cutoff is not None:
            is_whole = (100 * cutoff).denominator == 1
            self.initial["cutoff"] = f"{half_up(100 * cutoff)}%" if is_whole else str(cutoff)

    def clean_cutoff(self) -> Fraction | None:
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
    decided = forms.ChoiceField(
        label=_("Verdict"),
        required=False,
        choices=[
            ("", _("From the rating, or as it is now")),
            *((verdict.value, label) for verdict, label in VERDICTS.items()),
        ],
    )
    reason = forms.CharField(label=_("Reason for the verdict"), required=False, max_length=200)
    label = forms.BooleanField(
        label=_("This is the critic's own label"),
        required=False,
        help_text=_("A critic's own label overrides a curator's verdict."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["label"]
