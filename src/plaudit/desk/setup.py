"""What the desk needs in the database: the second pair of eyes, and who may touch pages and pictures."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from plaudit.catalog.models import Photo
from plaudit.desk.models import ConsensusDraft, SecondPairOfEyes
from plaudit.members.roles import Role, ensure_roles

WORKFLOW = "Second pair of eyes"
# Editors write pages and send them on; who approves publishes them by that.
ON_PAGES = {
    Role.EDITOR: ["add_page", "change_page"],
    Role.ADMINISTRATOR: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"],
}
# Wagtail asks for the permissions of its own table of images, whichever holds them.
ON_PHOTOS = ["add_image", "change_image", "choose_image"]


@transaction.atomic
def ensure_desk() -> None:
    """Make the default workflow and the permissions that Wagtail keeps by page and collection, where missing.

    A workflow that the operator has put in its place, or switched off, stays as it is.
    """
    ensure_roles()
    workflow = _workflow()
    drafts = ContentType.objects.get_for_model(ConsensusDraft)
    WorkflowContentType.objects.get_or_create(content_type=drafts, defaults={"workflow": workflow})
    root = Page.get_first_root_node()
    if root is not None:
        _assign(workflow, root)
        _permit_pages(root)
    _permit_photos()


def are_there() -> bool:
    """Whether there are tables for it, as there are not while everything is taken away."""
    needed = {
        model._meta.db_table
        for model in (WorkflowContentType, GroupPagePermission, GroupCollectionPermission, SecondPairOfEyes, Photo)
    }
    return needed <= set(connection.introspection.table_names())


def _workflow() -> Workflow:
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = SecondPairOfEyes.objects.create(name=WORKFLOW)
        task.groups.set(Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _assign(workflow: Workflow, root: Page) -> None:
    """Wagtail comes with a workflow of its own, whose groups nobody here is in; ours takes its place."""
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif assigned.workflow.name == "Moderators approval":
        WorkflowPage.objects.filter(page=root).update(workflow=workflow)


def _permit_pages(root: Page) -> None:
    permissions = {each.codename: each for each in Permission.objects.filter(content_type__app_label="wagtailcore")}
    for role, codes in ON_PAGES.items():
        group = Group.objects.get(name=role.value)
        for code in codes:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permissions[code])


def _permit_photos() -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    # They come after that app's own tables, which are later than ours.
    create_permissions(apps.get_app_config("wagtailimages"), verbosity=0)
    permissions = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=ON_PHOTOS)
    for group in Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]):
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
