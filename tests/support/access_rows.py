"""Who may open which view: one row for each, so that a new view without one fails."""

from collections.abc import Mapping

from portal.domain.access.permission import Permission
from portal.web.access import PUBLIC

OPEN: Mapping[str, str] = {
    "public.aids": "compare index show",
    "public.articles": "feed index plain show",
    "public.benefits": "preview show",
    "public.exits": "show",
    "public.home": "show",
    "public.pages": "show",
    "public.places": "suggest",
    "public.sitemap": "index robots show",
    "public.statutes": "grades index show",
    "auth.activation": "confirm show",
    "auth.address": "confirm show_link",
    "auth.first_sign_in": "set_password show",
    "auth.password_check": "check",
    "auth.registration": "show submit",
    "auth.reset": "request_link set_password show show_form",
    "auth.sign_in": "enter_code resend show show_code sign_out submit",
    "providers.confirming": "confirm show",
    "providers.inquiries": "answer calendar decline read show",
    "providers.claims": "send sent show",
    "providers.registration": "keep_company keep_contact show show_access show_contact submit",
    "seekers.button": "show submit",
    "seekers.comparison": "show",
    "seekers.map": "show",
    "seekers.corrections": "report sent show",
    "seekers.directory": "document index picture printed show",
    "seekers.inquiries": (
        "act calendar change check confirm discarded own own_one send sent withdraw_all write"
    ),
    "seekers.pflegegrad": "calculate carry document keep module result revoke start",
    "seekers.reviews": (
        "change change_form confirm delete deleted index own report report_form reported sent"
        " submit write"
    ),
    "seekers.robin": (
        "answer answers begin begin_anew deleted drop_code enter_code language large_protocol leave"
        " left make_code more plain_protocol preview protocol question render_again result resume"
        " revoke start"
    ),
    "seekers.shared": "show",
    "seekers.waiting": "confirm join keep leave left own sent show_form withdraw",
    "seekers.watchlist": "add ask index remove",
    "static_files": "core_style serve",
}
"""What anybody may open; a link with a token opens itself to whoever has it."""

OWN: Mapping[str, str] = {
    "auth.activity": "show",
    "auth.address": "cancel request_change show",
    "auth.devices": "end end_all_others show",
    "auth.download": "give prepare show",
    "auth.erasure": "erase show",
    "auth.password": "change show",
    "auth.second_factor": "renew show show_off show_renewal switch_off switch_on",
    "auth.settings": "save show",
    "seekers.area": "show",
}
"""What everybody with an account may do with it."""

RESULTS = (
    "ask_name confirm_deletion delete differences end_link index large_protocol make_link"
    " plain_protocol protocol rename render_again renew save share show"
)
WAITING = "confirm_mine index keep_mine leave_mine withdraw_mine"
INQUIRIES = "account_act account_calendar account_one account_sending account_withdraw_all index"
COMPANY: Mapping[Permission, str] = {
    Permission.COMPANY_SEE: "desk.choose_group desk.show desk.show_lock",
    Permission.INQUIRIES_HANDLE: (
        "mailbox.answer mailbox.assign mailbox.calendar mailbox.decline mailbox.export"
        " mailbox.fill mailbox.index mailbox.read mailbox.show"
        " texts.change texts.create texts.delete texts.index texts.show"
        " waiting.index waiting.show"
    ),
    Permission.REVIEWS_READ: "reviews.index reviews.read reviews.show",
    Permission.REVIEWS_ANSWER: "reviews.answer reviews.delete",
    Permission.STAFF_MANAGE: "staff.index staff.save staff.show",
    Permission.LIGHTS_SET: (
        "light_table.export light_table.show light_table.take"
        " lights.confirm lights.confirm_all lights.index lights.save lights.show lights.tap"
    ),
    Permission.FACILITIES_MANAGE: (
        "button.index "
        "facilities.ask_copy facilities.ask_deletion facilities.choose_kind facilities.copy"
        " facilities.create facilities.delete facilities.index facilities.new facilities.publish"
        " facilities.restore facilities.show_bin"
        " sections.index sections.preview sections.save sections.show"
        " vouchers.index vouchers.use"
        " units.create units.delete units.index units.new units.save units.show"
        " pictures.add pictures.delete pictures.describe pictures.document pictures.order"
        " pictures.picture pictures.show"
    ),
    Permission.GROUPS_MANAGE: (
        "groups.ask groups.change groups.create groups.delete groups.index groups.show"
    ),
}
"""What those may do who work for a company; employees what the Master lets them."""
SEEING = (
    "accounts.find accounts.index accounts.show audit.export audit.find audit.index claims.index"
    " claims.show companies.show corrections.index corrections.show home.show inquiries.index"
    " reviews.index reviews.show"
)
RUNNING = (
    "accounts.lock accounts.unlock claims.approve claims.reject companies.lock"
    " companies.rename companies.unlock"
    " corrections.close home.retry home.send_probe inquiries.drop inquiries.release reviews.judge"
)
ROWS: Mapping[str, str] = {
    **{f"{feature}.{view}": PUBLIC for feature, views in OPEN.items() for view in views.split()},
    **{
        f"{feature}.{view}": Permission.ACCOUNT_USE
        for feature, views in OWN.items()
        for view in views.split()
    },
    **{f"seekers.results.{view}": Permission.RESULTS_KEEP for view in RESULTS.split()},
    **{f"seekers.waiting.{view}": Permission.WAITING_KEEP for view in WAITING.split()},
    **{f"seekers.inquiries.{view}": Permission.INQUIRIES_KEEP for view in INQUIRIES.split()},
    **{f"providers.{view}": row for row, views in COMPANY.items() for view in views.split()},
    "seekers.consents.show": Permission.RESULTS_KEEP,
    "seekers.results.name": PUBLIC,  # leads to the sign-in by itself, so that the way back is right
    **{f"admin.{view}": Permission.OPERATIONS_SEE for view in SEEING.split()},
    **{f"admin.{view}": Permission.OPERATIONS_RUN for view in RUNNING.split()},
}
