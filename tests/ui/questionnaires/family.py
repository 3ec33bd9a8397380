"""What a family of four wrote down for its clerk, and what has to stand on its forms.

Answers are given as a person finds them: texts, "yes" and "no", and keys of options for what is chosen.
"""

from __future__ import annotations

FATHER, MOTHER, GIRL, BABY = range(4)
ADDRESS = "620014, г. Екатеринбург, ул. Малышева, д. 5, кв. 12"
HOTELS = (" ", "QDPL", "", " ", "", "")  # both hotels ticked; room and mates of the first, of the second

# The fields of the tourist form in their order: the person, the passports, services, contacts.
PEOPLE = (
    (
        ("соколов", "андрей", "викторович", "", "", "Россия", "03051984", "Свердловск, СССР", "М", ""),
        ("", "", "", "75", "4512345", "12032021", "12.03.2031", "МВД 66001"),
        ("6504", "123456", "20052004", "Отделом УФМС России по Свердловской обл."),
        (*HOTELS, "89123456789", "a.sokolov@example.ru", ADDRESS),
    ),
    (
        ("Соколова", "Марина", "Игоревна", "", "", "росс", "14.11.86", "Тагил, Свердловская обл., СССР", "Ж"),
        ("Ким", "", "", "", "75 4512346", "", "12032021", "12.03.2031", "мвд↓"),
        ("6507 654321", "", "25112006", "отд↓"),
        (*HOTELS, "89123456790", "", "62↓"),
    ),
    (
        ("Соколова", "Полина", "Андреевна", "", "", "RU", "02092016", "Екатеринбург, Россия", "Ж", ""),
        ("", "", "", "76", "1234567", "01022025", "01.02.2030", "мвд↓"),
        ("", "", "", ""),
        (*HOTELS, "", "", "62↓"),
    ),
    (
        ("Соколов", "Лев", "Андреевич", "", "", "Россия", "05.03.25", "Екатеринбург, Россия", "М", ""),
        ("", "", "", "76", "1234568", "01062025", "01.06.2030", "мвд↓"),
        ("", "", "", ""),
        (*HOTELS, "", "", "62↓"),
    ),
)

# France. The father answers what they have in common; the others get it by Ctrl+Shift+T.
DRONES = "инженер по беспилотникам"
FRENCH_FATHER = {
    "marital_status": "married",
    "occupation": DRONES,
    "employer_full": "ООО «Авиасистемы», Екатеринбург, ул. Мира, 19",
    "number_of_entries": "one",
    "fingerprints_before": "no",
    "inviting_person_name": "Hôtel Molière",
    "inviting_person_address_email": "21 rue Molière, 75001 Paris",
    "inviting_person_phone": "+33 1 42 96 22 01",
    "costs_covered_by": "applicant",
    "means_applicant": "credit_card;prepaid_accommodation",
}
FRENCH_OTHERS: dict[int, dict[str, str]] = {
    MOTHER: {
        "marital_status": "married",
        "occupation": "бухгалтер",
        "fingerprints_before": "yes",
        "fingerprints_date": "10052024",
        "previous_visa_number": "FRA123456789",
    },
    GIRL: {
        "marital_status": "single",
        "occupation": "школьница",
        "employer_full": "Гимназия № 9, Екатеринбург",
        "fingerprints_before": "no",
        "costs_covered_by": "sponsor",
        "costs_sponsor_reference": "other:родители",
        "means_sponsor": "all_expenses",
    },
    BABY: {"marital_status": "single", "occupation": "ребёнок", "fingerprints_before": "no"},
}
ON_FRENCH_FORM: dict[int, dict[str, str]] = {
    FATHER: {
        "surname": "SOKOLOV",
        "place_of_birth": "SVERDLOVSK, URSS",
        "date_of_birth": "03-05-1984",
        "marital_status": "Marié(e)",
        "passport_number": "754512345",
        "home_address": "620014, G. EKATERINBURG, UL. MALYSHEVA, D. 5, KV. 12, a.sokolov@example.ru",
        "occupation": "ingénieur en drones",
        "employer_full": 'OOO "AVIASISTEMY", EKATERINBURG, UL. MIRA, 19',
        "main_destination": "FRANCE",
        "arrival_date": "12-07-2027",
        "inviting_person_name": "Hôtel Molière",
        "guardian_details": "",
    },
    MOTHER: {
        "surname": "SOKOLOVA",
        "surname_at_birth": "KIM",
        "place_of_birth": "TAGIL, SVERDLOVSKAIA OBL., URSS",
        "passport_number": "754512346",
        "occupation": "comptable",
        "fingerprints_date": "10-05-2024",
        "number_of_entries": "Une entrée",
        "inviting_person_address_email": "21 rue Molière, 75001 Paris",
        "phone": "+7 912 345-67-90",
    },
    GIRL: {
        "guardian_details": "SOKOLOV ANDREI, +7 912 345-67-89, a.sokolov@example.ru, RUSSIE",
        "occupation": "écolière",
        "employer_full": "GIMNAZIIA No. 9, EKATERINBURG",
        "costs_sponsor_reference": "autre (à préciser): parents",
        "inviting_person_phone": "+33 1 42 96 22 01",
    },
    BABY: {
        "sex": "Masculin",
        "date_of_birth": "05-03-2025",
        "guardian_details": "SOKOLOV ANDREI, +7 912 345-67-89, a.sokolov@example.ru, RUSSIE",
        "occupation": "enfant",
        "means_applicant": "Carte de crédit, Hébergement prépayé",
    },
}
FRENCH_BOXES = {
    FATHER: {
        "sex": ("M",),
        "means_applicant": ("credit_card", "prepaid_accommodation"),
        "purpose": ("tourism",),
    },
    MOTHER: {"fingerprints_before": ("yes",), "marital_status": ("married",)},
    GIRL: {"means_applicant": (), "means_sponsor": ("all_expenses",), "costs_sponsor_reference": ("other",)},
    BABY: {"sex": ("M",), "marital_status": ("single",)},
}

# The United Kingdom. The others take all of the father's answers, and then their own.
DECLARED = (
    "someone_else_pays relatives_in_destination group_travel travel_companions previous_visits "
    "countries_visited_yes_no visa_refused overstayed war_crimes terrorist_activity terrorist_member "
    "terrorist_views extremist_member extremist_views good_character has_other_nationality"
).split()
BRITISH_FATHER = {
    "phone_usage": "outside;mobile",
    "contact_by_phone": "call_and_text",
    "home_address_street": "ул. Малышева, д. 5, кв. 12",
    "home_address_city": "Екатеринбург",
    "home_address_state": "Свердловская область",
    "home_address_postcode": "620014",
    "home_address_country": "росс",
    "home_time_at_address": "8 years 3 months",
    "home_ownership": "own",
    "has_national_id_document": "yes",
    "national_id_country": "Россия",
    "employment_status": "employed",
    "employer_name": "ООО «Авиасистемы»",
    "employer_address": "620049, Екатеринбург, ул. Мира, 19",
    "employer_phone": "+7 343 375-44-44",
    "employer_start_date": "01.09.2014",
    "job_title": DRONES,
    "monthly_income": "2100 GBP",
    "job_duties": "инженер",
    "other_income_savings": "no other income",
    "planned_spend": "1500 GBP",
    "monthly_expenses": "900 GBP",
    "preferred_language": "other:русский",
    "activities_planned": "туризм",
    "financial_dependants": "yes",
    "parents_details": "Соколов Виктор Петрович",
    "second_parent_details": "Соколова Нина Павловна",
    "has_accommodation": "yes",
    "accommodation_name": "Tavistock Hotel",
    "accommodation_address": "48-55 Tavistock Square, London WC1H 9EU",
    "visits_to_named_countries": "zero",
    "criminal_record_type": "none",
    "sensitive_employment": "none",
    **dict.fromkeys(DECLARED, "no"),
}
PARENTS = {"parents_details": "Соколов Андрей", "second_parent_details": "Соколова Марина"}
BRITISH_OTHERS: dict[int, dict[str, str]] = {
    MOTHER: {
        "employer_name": "ООО «Счёт»",
        "employer_address": "Екатеринбург, пр. Ленина, 1",
        "employer_phone": "+7 343 375-00-01",
        "employer_start_date": "2016",
        "job_title": "бухгалтер",
        "job_duties": "бухгалтер",
        "parents_details": "Ким Игорь Сергеевич",
        "second_parent_details": "Ким Анна Львовна",
    },
    GIRL: {
        "marital_status": "single",
        "has_national_id_document": "no",
        "employment_status": "student",
        "financial_dependants": "no",
        **PARENTS,
    },
    BABY: {"home_time_at_address": "2 years 4 months", "employment_status": "unemployed"},
}
ON_BRITISH_FORM: dict[int, dict[str, str]] = {
    FATHER: {
        "date_of_birth": "03/05/1984",
        "place_of_birth": "SVERDLOVSK, USSR",
        "home_address_street": "UL. MALYSHEVA, D. 5, KV. 12",
        "home_address_country": "Russia",
        "national_id_number": "6504123456",
        "job_title": "drone engineer",
        "preferred_language": "Other (details): Russian",
        "arrival_date": "12/07/2027",
    },
    MOTHER: {
        "home_address_city": "EKATERINBURG",
        "email": "a.sokolov@example.ru",
        "employer_name": 'OOO "SCHET"',
        "job_title": "accountant",
        "parents_details": "KIM IGOR SERGEEVICH",
        "accommodation_address": "48-55 Tavistock Square, London WC1H 9EU",
    },
    GIRL: {
        "phone": "+7 912 345-67-89",
        "marital_status": "Single",
        "employment_status": "A student",
        "job_title": "",
        "national_id_number": "",
        "parents_details": "SOKOLOV ANDREI",
    },
    BABY: {
        "date_of_birth": "05/03/2025",
        "home_time_at_address": "2 years 4 months",
        "employment_status": "Unemployed",
        "second_parent_details": "SOKOLOVA MARINA",
    },
}
BRITISH_BOXES = {
    FATHER: {"phone_usage": ("outside", "mobile"), "war_crimes": ("no",), "sensitive_employment": ("none",)},
    MOTHER: {"employment_status": ("employed",), "has_accommodation": ("yes",)},
    GIRL: {"has_national_id_document": ("no",), "financial_dependants": ("no",)},
    BABY: {"criminal_record_type": ("none",)},
}
