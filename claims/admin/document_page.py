"""The page of a document: what it is, how far it is read, and what is left."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from claims.admin.base import REFUSED_STATUS, STALE_STATUS
from claims.admin.claim_forms import Pressed
from claims.admin.document_view import document_context
from claims.admin.importing import ARRIVED, import_draft
from claims.choices import Role
from claims.forms.base import ActForm
from claims.forms.claim import ReasonForm
from claims.forms.document import (
    AddClaimForm,
    DescribeForm,
    DismissForm,
    SignOffForm,
    VersionForm,
)
from claims.models import Document, Sentence
from claims.refusal import NotAllowed, Refused, Stale
from claims.roles import has_role
from claims.services.reading.coverage import with_words
from claims.services.versions.intake import draft_of, new_claims_of
from claims.services.versions.suggestions import accept_dismissals
from claims.workflow import perform

DESCRIBED = tuple(DescribeForm.base_fields)


class DocumentPage:
    def __init__(self, admin: Any, request: HttpRequest, document: Document) -> None:
        self.admin, self.request, self.document = admin, request, document
        post = request.POST if request.method == "POST" else None
        self.describe = DescribeForm(self._sent(post, "about"), prefix="about", initial=_description(document))
        self.add = AddClaimForm(self._sent(post, "add"), prefix="add")
        self.dismiss = DismissForm(self._sent(post, "dismiss"), prefix="dismiss")
        self.sign_off = SignOffForm(self._sent(post, "sign_off"), prefix="sign_off")
        self.withdraw = ReasonForm(self._sent(post, "withdraw"), prefix="withdraw")
        self.version = VersionForm(post, request.FILES or None, prefix="version")
        self.context: dict[str, Any] = {}

    def answer(self) -> HttpResponseBase:
        if self.request.method != "POST":
            return self._show()
        pressed = Pressed.read(self.request.POST.get("act", ""))
        answers: dict[str, Callable[[Pressed], str | HttpResponseBase]] = {
            "describe": self._describe,
            "add": self._add,
            "dismiss": self._dismiss,
            "suggested": self._accept,
            "restore": self._restore,
            "version": self._new_version,
            "acknowledge": self._acknowledge,
            "sign_off": self._sign_off,
            "withdraw": self._withdraw,
        }
        if pressed.act not in answers:
            which = _("Press the button that you mean: there are several here. Nothing was done.")
            return self._refuse(Refused(_("There is no act of that name.") if pressed.act else which), None)
        form = self._form_of(pressed)
        if form is not None and not form.is_valid():
            return self._refuse(Refused(_("Something typed cannot be read: see below.")), None, form)
        try:
            return self._told(answers[pressed.act](pressed))
        except Stale as stale:
            return self._stale(stale)
        except Refused as refusal:
            return self._refuse(refusal, form, form)

    def _told(self, said: str | HttpResponseBase) -> HttpResponseBase:
        """An act says what it did, and the page comes again; an import may have an answer of its own."""
        if isinstance(said, HttpResponseBase):
            return said
        messages.success(self.request, said)
        return HttpResponseRedirect(self.request.get_full_path())

    def _form_of(self, pressed: Pressed) -> ActForm | None:
        """The form that the button reads; a row's own button brings its words along."""
        if pressed.act == "add":
            return self.add if pressed.row is None else None
        return self._forms.get(pressed.act)

    @property
    def _forms(self) -> dict[str, ActForm]:
        """The forms of the page, by the acts that read them."""
        forms = {"describe": self.describe, "add": self.add, "dismiss": self.dismiss, "version": self.version}
        return forms | {"sign_off": self.sign_off, "withdraw": self.withdraw}

    def _describe(self, _pressed: Pressed) -> str:
        seen = self.request.POST.get("seen", "")
        version = int(seen[:9]) if seen.isdecimal() else -1
        perform("describe", self.document, by=self.request.user, seen_version=version, **self.describe.changes)
        return _("{document}: description saved.").format(document=self.document.number)

    def _add(self, pressed: Pressed) -> str:
        data = self.add.cleaned_data if pressed.row is None else self._words_of(pressed.row)
        made = perform("add", self.document, by=self.request.user, **data).made
        return _("{claim} added.").format(claim=made.number)

    def _words_of(self, number: int) -> dict[str, Any]:
        found = list(Sentence.objects.filter(pk=number, version=self.document.newest_version_id))
        if not found or self.document.newest_version is None:
            raise Refused(_("This sentence is not in the newest version."))
        words = with_words(self.document.newest_version, found)[0].words
        return {"quote": words, "start": found[0].start}

    def _dismiss(self, pressed: Pressed) -> str:
        sentences = [pressed.row] if pressed.row is not None else self._ticked("sentences")
        perform("dismiss", self.document, by=self.request.user, sentences=sentences, **self.dismiss.cleaned_data)
        return _("{count} dismissed.").format(count=len(sentences))

    def _accept(self, _pressed: Pressed) -> str:
        shown = self._ticked("suggested")
        count = accept_dismissals(document=self.document, by=self.request.user, shown=shown)
        return _("{count} dismissed as suggested.").format(count=count)

    def _restore(self, pressed: Pressed) -> str:
        perform("restore", self.document, by=self.request.user, sentences=[pressed.row or 0])
        return _("Restored: it counts as unread again.")

    def _acknowledge(self, _pressed: Pressed) -> str:
        perform("acknowledge", self.document, by=self.request.user)
        return _("{document} needs no attention any more.").format(document=self.document.number)

    def _sign_off(self, _pressed: Pressed) -> str:
        perform("sign_off", self.document, by=self.request.user, **self.sign_off.cleaned_data)
        return _("{document} is signed off.").format(document=self.document.number)

    def _withdraw(self, _pressed: Pressed) -> str:
        perform("withdraw", self.document, by=self.request.user, **self.withdraw.cleaned_data)
        return _("The sign-off of {document} is withdrawn.").format(document=self.document.number)

    def _new_version(self, _pressed: Pressed) -> HttpResponseBase:
        body, filename = self.version.read(), self.version.filename
        draft = draft_of(body=body, filename=filename, by=self.request.user, document=self.document)
        return import_draft(self.admin, self.request, draft, self._version_refused)

    def _version_refused(self, reason: str) -> str:
        context = {"refusal": reason, "address": self.admin.url_of(self.document), "document": self.document}
        return render_to_string("admin/claims/document/_version_refused.html", context, self.request)

    def _ticked(self, name: str) -> list[int]:
        return [int(number[:18]) for number in self.request.POST.getlist(name) if number.isdecimal()]

    def _stale(self, stale: Stale) -> HttpResponse:
        """Described by somebody else meanwhile: both versions, and the fields ready for writing over theirs."""
        self.document = self.admin.get_queryset(self.request).get(pk=self.document.pk)
        theirs = _description(self.document)
        differences = self.describe.differences(theirs)
        self.describe = DescribeForm(self.describe.rebased(theirs), prefix="about", initial=theirs)
        label = _("Save description")
        self.context["conflict"] = {
            "reason": stale.reason, "differences": differences, "again": "describe", "label": label,
        }  # fmt: skip
        return self._show(status=STALE_STATUS)

    def _refuse(self, refusal: Refused, origin: ActForm | None, form: ActForm | None = None) -> HttpResponse:
        self.document = self.admin.get_queryset(self.request).get(pk=self.document.pk)
        if origin is not None and origin.is_bound:
            origin.refuse(refusal)
        self.context |= {"refusal": refusal.reason, "refused_field": form.focus() if form else None}
        return self._show(status=403 if isinstance(refusal, NotAllowed) else REFUSED_STATUS)

    def _show(self, status: int = 200) -> HttpResponse:
        ticked = set(self._ticked("sentences"))
        if self.request.method == "GET" and ARRIVED in self.request.GET:
            self.context["arrived"] = new_claims_of(self.document)
        context = document_context(self.document, self.request.user, ticked) | {"forms": self._forms} | self.context
        response: HttpResponse = self.admin.render(
            self.request,
            "claims/document/change_form.html",
            context | {"can": self._may(), "review_filter": f"document={self.document.pk}"},
            status=status,
        )
        return response

    def _may(self) -> dict[str, bool]:
        request = self.request
        return {
            "delete": self.admin.has_delete_permission(request, self.document),
            "version": self.admin.has_version_permission(request),
            "review": has_role(request.user, Role.REVIEWER, Role.LEAD),
        }

    @staticmethod
    def _sent(post: Any, prefix: str) -> Any:
        return post if post is not None and any(key.startswith(f"{prefix}-") for key in post) else None


def _description(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in DESCRIBED}
