"""Which roles people have, where such people work, and how they write it."""

from warehouse.made_up.chance import Chance

# The outer crowd has far more GPs: that is planted, and turns the sum round on "Data access" (see opinions.py).
INNER = {
    "nurse": 28, "allied_health_professional": 18, "manager": 12, "social_worker": 9, "mental_health_professional": 7,
    "gp": 6, "commissioner": 5, "health_visitor": 4, "administrator": 3, "hospital_doctor": 3, "volunteer": 2.5,
    "public_health_specialist": 2, "care_worker": 1, "researcher_or_educator": 1.5, "midwife": 1.5, "student": 1.5,
    "paramedic": 0.7,
}  # fmt: skip
OUTER = {
    "gp": 40, "nurse": 17, "allied_health_professional": 11, "manager": 9, "hospital_doctor": 6, "social_worker": 5,
    "commissioner": 4, "mental_health_professional": 3, "administrator": 2, "volunteer": 1.5, "health_visitor": 2,
    "care_worker": 0.5, "student": 1, "paramedic": 0.5,
}  # fmt: skip
SECOND_PHASE = {
    "service_user": 52, "carer": 22, "pharmacist": 5, "care_worker": 6, "volunteer": 6, "nurse": 4, "social_worker": 3,
    "manager": 2,
}  # fmt: skip

KINDS = {
    "nurse": ("nhs_community_trust", "nhs_acute_trust", "gp_practice", "hospice", "care_provider", "university",
              "professional_body"),
    "health_visitor": ("nhs_community_trust",),
    "midwife": ("nhs_acute_trust",),
    "gp": ("gp_practice", "clinical_commissioning_group"),
    "hospital_doctor": ("nhs_acute_trust", "hospice"),
    "allied_health_professional": ("nhs_community_trust", "nhs_acute_trust", "social_enterprise", "professional_body"),
    "mental_health_professional": ("nhs_mental_health_trust",),
    "pharmacist": ("community_pharmacy",),
    "paramedic": ("ambulance_service",),
    "social_worker": ("local_authority", "nhs_mental_health_trust"),
    "care_worker": ("care_provider",),
    "manager": ("nhs_community_trust", "nhs_acute_trust", "local_authority", "voluntary_organisation", "care_provider",
                "housing_association", "hospice", "social_enterprise", "clinical_commissioning_group",
                "ambulance_service"),
    "commissioner": ("clinical_commissioning_group", "local_authority"),
    "public_health_specialist": ("local_authority",),
    "administrator": ("nhs_community_trust", "gp_practice", "nhs_acute_trust"),
    "researcher_or_educator": ("university",),
    "student": ("university", "nhs_community_trust"),
    "volunteer": ("voluntary_organisation", "hospice"),
    "service_user": ("patient_or_carer_group", "voluntary_organisation"),
    "carer": ("patient_or_carer_group", "voluntary_organisation"),
}  # fmt: skip

WRITTEN = {
    "nurse": ("District nurse", "Community nurse", "RGN", "Practice nurse", "nurse"),
    "gp": ("General practitioner", "GP partner", "Salaried GP"),
    "hospital_doctor": ("Consultant", "Registrar"),
    "allied_health_professional": (
        "Physiotherapist",
        "Occupational therapist",
        "OT",
        "Speech and language therapist",
        "AHP",
    ),
    "mental_health_professional": ("Community psychiatric nurse", "Clinical psychologist"),
    "social_worker": ("Social work", "Senior social worker"),
    "care_worker": ("Home carer", "Support worker"),
    "manager": ("Service manager", "Team leader", "Head of service", "Director"),
    "commissioner": ("Commissioning manager",),
    "service_user": ("Patient", "Expert by experience"),
    "carer": ("Family carer", "Unpaid carer", "Parent carer"),
}
OWN_NAME = {"gp": "GP"}


def mix(phase: int, inner: bool) -> dict[str, float]:
    """Role -> weight among those who come in a phase."""
    if phase == 2:
        return SECOND_PHASE
    return INNER if inner else OUTER


def role_in(kind: str, phase: int, inner: bool, chance: Chance) -> str:
    """A role that such an organisation has."""
    weights = {role: weight for role, weight in mix(phase, inner).items() if kind in KINDS[role]}
    return chance.weighted(weights or {next(role for role, kinds in KINDS.items() if kind in kinds): 1})


def written(role: str, chance: Chance) -> str:
    """The role as this person writes it: mostly its name, often another word for it, now and then nothing."""
    luck = chance.luck()
    if luck < 0.02:
        return ""
    if luck < 0.4 and role in WRITTEN:
        return chance.one(WRITTEN[role])
    return OWN_NAME.get(role, role.replace("_", " ").capitalize())


def group(role: str) -> str:
    """Staff, service user or carer; volunteers are none of these."""
    return {"service_user": "Service user", "carer": "Carer", "volunteer": "Other"}.get(role, "Staff")
