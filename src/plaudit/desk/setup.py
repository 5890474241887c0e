"""What the desk needs in the database: a workflow for approval, and permissions on pages and photos."""

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
from plaudit.desk.models import ConsensusDraft, SecondEditorTask
from plaudit.members.roles import Role, ensure_roles

WORKFLOW = "Approval by a second editor"
WAGTAILS_WORKFLOW = "Moderators approval"
# Editors write and submit pages; by approving a page, they publish it.
PAGE_PERMISSIONS = {
    Role.EDITOR: ["add_page", "change_page"],
    Role.ADMINISTRATOR: ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"],
}
# Wagtail checks the permissions of its own image model, whichever model holds the images.
PHOTO_PERMISSIONS = ["add_image", "change_image", "choose_image"]


@transaction.atomic
def ensure_desk() -> None:
    """Create the default workflow and the permissions that Wagtail keeps by page and collection, where missing.

    A workflow that the operator has put in its place, or switched off, stays as it is.
    """
    ensure_roles()
    workflow = _ensure_workflow()
    drafts = ContentType.objects.get_for_model(ConsensusDraft)
    WorkflowContentType.objects.get_or_create(content_type=drafts, defaults={"workflow": workflow})
    root = Page.get_first_root_node()
    if root is not None:
        _assign_workflow(workflow, root)
        _permit_pages(root)
    _permit_photos()


def has_tables() -> bool:
    """Return whether the tables exist, as they do not while all migrations are being reversed."""
    needed = {
        model._meta.db_table
        for model in (WorkflowContentType, GroupPagePermission, GroupCollectionPermission, SecondEditorTask, Photo)
    }
    return needed <= set(connection.introspection.table_names())


def _ensure_workflow() -> Workflow:
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if created:
        task = SecondEditorTask.objects.create(name=WORKFLOW)
        task.groups.set(Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _assign_workflow(workflow: Workflow, root: Page) -> None:
    # Wagtail's migrations assign a workflow whose groups have no members here.
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif assigned.workflow.name == WAGTAILS_WORKFLOW:
        WorkflowPage.objects.filter(page=root).update(workflow=workflow)


def _permit_pages(root: Page) -> None:
    permissions = {
        permission.codename: permission
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore")
    }
    for role, codenames in PAGE_PERMISSIONS.items():
        group = Group.objects.get(name=role.value)
        for codename in codenames:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permissions[codename])


def _permit_photos() -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    # Django creates them after the tables of that app, which come later than ours.
    create_permissions(apps.get_app_config("wagtailimages"), verbosity=0)
    permissions = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=PHOTO_PERMISSIONS)
    for group in Group.objects.filter(name__in=[Role.EDITOR, Role.ADMINISTRATOR]):
        for permission in permissions:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
