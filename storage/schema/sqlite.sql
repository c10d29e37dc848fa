-- Made from the migrations by `make schema`; never edited.

CREATE TABLE "acceptance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "reason" VARCHAR(200) NOT NULL DEFAULT '',
    "at" TIMESTAMP NOT NULL,
    "channel" VARCHAR(12) NOT NULL DEFAULT '',
    "told_on" DATE,
    "by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "task_id" BIGINT NOT NULL REFERENCES "task" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_acceptance_record__c6e905" UNIQUE ("record_kind", "record_id")
);

CREATE TABLE "answered_question" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "question" VARCHAR(200) NOT NULL,
    "answer" VARCHAR(800) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "case_id" BIGINT REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "answered_question" ("id") ON DELETE RESTRICT
);

CREATE TABLE "attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "question" VARCHAR(80) NOT NULL,
    "media" VARCHAR(12) NOT NULL,
    "telegram_file_id" VARCHAR(255) NOT NULL,
    "telegram_unique_id" VARCHAR(64) NOT NULL,
    "album" VARCHAR(64) NOT NULL DEFAULT '',
    "name" VARCHAR(255) NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',
    "size" BIGINT NOT NULL DEFAULT 0,
    "received_at" TIMESTAMP NOT NULL,
    "sha256" VARCHAR(64),
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "belongs_to" VARCHAR(6) NOT NULL,
    "owner_kind" VARCHAR(20) NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "sent_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "sent_at" TIMESTAMP, sent_as VARCHAR(12) NOT NULL DEFAULT '', aside_at TIMESTAMP, "shown_sha256" VARCHAR(64),
    CONSTRAINT "uid_attachment_draft_i_75af0f" UNIQUE ("draft_id", "question", "telegram_unique_id"),
    CONSTRAINT attachment_has_an_owner CHECK (belongs_to IN ('tray', 'draft', 'record', 'entry') AND (owner_kind <> '') = (belongs_to IN ('record', 'entry')))
);

CREATE TABLE "backup" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "attempt" INT NOT NULL DEFAULT 1,
    "due_at" TIMESTAMP NOT NULL,
    "started_at" TIMESTAMP,
    "finished_at" TIMESTAMP,
    "name" VARCHAR(80) NOT NULL DEFAULT '',
    "target" VARCHAR(300) NOT NULL DEFAULT '',
    "row_count" BIGINT NOT NULL DEFAULT 0,
    "file_count" BIGINT NOT NULL DEFAULT 0,
    "size" BIGINT NOT NULL DEFAULT 0,
    "encrypted" INT NOT NULL DEFAULT 0,
    "recipient" VARCHAR(80) NOT NULL DEFAULT '',
    "missing" BIGINT NOT NULL DEFAULT 0,
    "broken_at" BIGINT,
    "error" VARCHAR(60) NOT NULL DEFAULT '',
    "sentence" VARCHAR(300) NOT NULL DEFAULT ''
);

CREATE TABLE "calendar_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(12) NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "entered_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "entered_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "case_promise" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "what" VARCHAR(24) NOT NULL,
    "until" TIMESTAMP NOT NULL,
    "made_at" TIMESTAMP NOT NULL,
    "action" VARCHAR(16) NOT NULL,
    "ended_at" TIMESTAMP,
    "became" VARCHAR(8),
    "told_at" TIMESTAMP,
    "by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "case_id" BIGINT NOT NULL REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT
);

CREATE TABLE "case_report" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "duty" VARCHAR(20) NOT NULL,
    "what" TEXT NOT NULL,
    "made_at" TIMESTAMP NOT NULL,
    "due_at" TIMESTAMP NOT NULL,
    "told_at" TIMESTAMP,
    "by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "case_id" BIGINT NOT NULL REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_case_report_case_id_e26784" UNIQUE ("case_id", "duty")
);

CREATE TABLE "case_reporter" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "case_id" BIGINT NOT NULL REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT NOT NULL REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_case_report_case_id_a5d77c" UNIQUE ("case_id", "draft_id")
);

CREATE TABLE "case_tie" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "how" VARCHAR(12) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "case_id" BIGINT NOT NULL REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    "leads_id" BIGINT REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    "other_id" BIGINT NOT NULL REFERENCES "service_case" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_case_tie_case_id_abfebd" UNIQUE ("case_id", "other_id")
);

CREATE TABLE "certificate" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "kind" VARCHAR(20) NOT NULL DEFAULT '',
    "number" VARCHAR(60) NOT NULL DEFAULT '',
    "issuer" VARCHAR(120) NOT NULL DEFAULT '',
    "scope" VARCHAR(300) NOT NULL DEFAULT '',
    "valid_from" DATE,
    "valid_until" DATE,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "now_id" BIGINT REFERENCES "certificate" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "checklist" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(20) NOT NULL UNIQUE,
    "kind" VARCHAR(20) NOT NULL,
    "depth" VARCHAR(12) NOT NULL DEFAULT '',
    "name" VARCHAR(120) NOT NULL,
    "english" VARCHAR(120) NOT NULL DEFAULT '',
    "version" INT NOT NULL DEFAULT 0,
    "copied_from" VARCHAR(20) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "retired_at" TIMESTAMP,
    "successor" VARCHAR(20) NOT NULL DEFAULT ''
);

CREATE TABLE "checklist_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" INT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "content" TEXT NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "published_at" TIMESTAMP,
    "changed_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "checklist_id" BIGINT NOT NULL REFERENCES "checklist" ("id") ON DELETE RESTRICT,
    "published_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "asked_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "asked_at" TIMESTAMP, "returned_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "returned" VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT "uid_checklist_v_checkli_d86a4f" UNIQUE ("checklist_id", "version")
);

CREATE TABLE "client" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40) NOT NULL UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "short_name" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP
, "order_75" INT NOT NULL DEFAULT 0, "now_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT, "order_75_why" VARCHAR(60) NOT NULL DEFAULT '', "self_checks_from" DATE);

CREATE TABLE "client_confirmation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "said" VARCHAR(12) NOT NULL,
    "text" VARCHAR(500) NOT NULL DEFAULT '',
    "by_name" VARCHAR(100) NOT NULL DEFAULT '',
    "digest" VARCHAR(64) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "client_property" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "quantity" VARCHAR(60) NOT NULL DEFAULT '',
    "confidential" INT NOT NULL,
    "place" VARCHAR(120) NOT NULL,
    "received_on" DATE NOT NULL,
    "received_from" VARCHAR(120) NOT NULL DEFAULT '',
    "return_by" DATE,
    "state" VARCHAR(20) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "keeper_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "client_property" ("id") ON DELETE RESTRICT
);

CREATE TABLE "complaint_detail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "category" VARCHAR(20) NOT NULL DEFAULT '',
    "severity" VARCHAR(12) NOT NULL DEFAULT '',
    "wanted" TEXT NOT NULL DEFAULT '',
    "anonymous" INT NOT NULL DEFAULT 0,
    "entrusted_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "case_id" BIGINT NOT NULL UNIQUE REFERENCES "service_case" ("id") ON DELETE RESTRICT
);

CREATE TABLE "confirmation_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "code_digest" VARCHAR(64)  UNIQUE,
    "made_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP,
    "confirmation_id" BIGINT REFERENCES "client_confirmation" ("id") ON DELETE RESTRICT,
    "made_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "used_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contract" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "number" VARCHAR(60) NOT NULL,
    "standing" VARCHAR(12) NOT NULL,
    "standing_at" TIMESTAMP,
    "reason" VARCHAR(300) NOT NULL DEFAULT '',
    "begins" DATE NOT NULL,
    "ends" DATE NOT NULL,
    "rhythm" VARCHAR(12) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "renews_id" BIGINT REFERENCES "contract" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contract_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "clause" VARCHAR(20) NOT NULL DEFAULT '',
    "work" VARCHAR(20) NOT NULL,
    "often" VARCHAR(20) NOT NULL,
    "every" VARCHAR(4) NOT NULL DEFAULT '',
    "begins" DATE,
    "depth" VARCHAR(12) NOT NULL DEFAULT '',
    "minutes" VARCHAR(4) NOT NULL DEFAULT '',
    "deliverable" VARCHAR(200) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "contract_id" BIGINT NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "item_id" BIGINT REFERENCES "menu_item" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "contract_item" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT
, "weekdays" VARCHAR(20) NOT NULL DEFAULT '', "unannounced" INT NOT NULL DEFAULT 0, "place" INT);

CREATE TABLE "cut_text" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "sent_at" TIMESTAMP NOT NULL,
    "text" TEXT NOT NULL,
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "discarded_file" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "discarded_at" TIMESTAMP NOT NULL
);

CREATE TABLE "document" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "language" VARCHAR(2) NOT NULL,
    "version" INT NOT NULL DEFAULT 1,
    "sha256" VARCHAR(64),
    "name" VARCHAR(120) NOT NULL,
    "made_at" TIMESTAMP, "code_digest" VARCHAR(64), "provider" VARCHAR(200) NOT NULL DEFAULT '',
    CONSTRAINT "document_version" UNIQUE ("kind", "subject_kind", "subject_id", "language", "version")
);

CREATE TABLE "done_until" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "day" DATE NOT NULL
);

CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "token" VARCHAR(12) NOT NULL UNIQUE,
    "form" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL DEFAULT '',
    "subject_id" BIGINT NOT NULL DEFAULT 0,
    "state" VARCHAR(12) NOT NULL,
    "step" VARCHAR(80) NOT NULL,
    "turn" INT NOT NULL DEFAULT 0,
    "files_step" VARCHAR(80) NOT NULL DEFAULT '',
    "started_at" TIMESTAMP NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "closed_at" TIMESTAMP,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
, "channel" VARCHAR(12) NOT NULL DEFAULT '', "on_behalf_of_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "told_on" DATE, "outcome" VARCHAR(40), "outcome_id" BIGINT, "copied_from_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT, "board" VARCHAR(4) NOT NULL DEFAULT '');

CREATE TABLE "draft_answer" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "question" VARCHAR(80) NOT NULL,
    "skipped" INT NOT NULL,
    "value" TEXT NOT NULL,
    "answered_at" TIMESTAMP NOT NULL,
    "draft_id" BIGINT NOT NULL REFERENCES "draft" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_draft_answe_draft_i_a780b9" UNIQUE ("draft_id", "question")
);

CREATE TABLE "duty" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "turn" VARCHAR(4) NOT NULL,
    "part" VARCHAR(60) NOT NULL DEFAULT '',
    "duties" VARCHAR(300) NOT NULL DEFAULT '',
    "phone" VARCHAR(20) NOT NULL DEFAULT '',
    "weekdays" VARCHAR(20) NOT NULL DEFAULT '',
    "hour_from" VARCHAR(4) NOT NULL DEFAULT '',
    "hour_until" VARCHAR(4) NOT NULL DEFAULT '',
    "valid_from" DATE,
    "valid_until" DATE,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "duty" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "equipment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "model" VARCHAR(120) NOT NULL DEFAULT '',
    "measures" VARCHAR(120) NOT NULL DEFAULT '',
    "accuracy" VARCHAR(60) NOT NULL DEFAULT '',
    "serial" VARCHAR(60) NOT NULL DEFAULT '',
    "grade" VARCHAR(20) NOT NULL DEFAULT '',
    "traced_by" VARCHAR(20) NOT NULL DEFAULT '',
    "calibration_due" DATE,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "keeper_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "equipment" ("id") ON DELETE RESTRICT
, "state" VARCHAR(20) NOT NULL DEFAULT '', "limited_to" VARCHAR(120) NOT NULL DEFAULT '', "holder_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "back_by" DATE, "accepted" DATE, "check_every" VARCHAR(4) NOT NULL DEFAULT '', "check_by" DATE, "upkeep_every" VARCHAR(4) NOT NULL DEFAULT '', "upkeep_by" DATE);

CREATE TABLE "failed_update" (
    "key" VARCHAR(60) NOT NULL  PRIMARY KEY,
    "at" TIMESTAMP NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "error" VARCHAR(200) NOT NULL
);

CREATE TABLE "finding_detail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "question" VARCHAR(80) NOT NULL,
    "clause" VARCHAR(20) NOT NULL,
    "severity" VARCHAR(12) NOT NULL,
    "suggestion_zh" TEXT NOT NULL,
    "suggestion_en" TEXT NOT NULL,
    "fixed_on_the_spot" INT NOT NULL DEFAULT 0,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "case_id" BIGINT NOT NULL UNIQUE REFERENCES "service_case" ("id") ON DELETE RESTRICT
, "fix_by" DATE, "repeat_of_id" BIGINT REFERENCES "service_case" ("id") ON DELETE RESTRICT, "effect" VARCHAR(12) NOT NULL DEFAULT '', "effect_kind" VARCHAR(20) NOT NULL DEFAULT '', "effect_record_id" BIGINT, "fix_draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT, "cause_draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT, "immediate" TEXT NOT NULL DEFAULT '', "cause" TEXT NOT NULL DEFAULT '', "prevention" TEXT NOT NULL DEFAULT '');

CREATE TABLE "firm_setting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(40) NOT NULL,
    "value" TEXT,
    "changed_at" TIMESTAMP NOT NULL,
    "changed_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "flood" (
    "bot_id" BIGINT NOT NULL  PRIMARY KEY,
    "paused_until" TIMESTAMP NOT NULL
);

CREATE TABLE "form_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_form_versio_code_a05f7e" UNIQUE ("code", "version")
);

CREATE TABLE "handover" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "former_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "taker_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "handover_thing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(12) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "handover_id" BIGINT NOT NULL REFERENCES "handover" ("id") ON DELETE RESTRICT
);

CREATE TABLE "impact" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "event_kind" VARCHAR(20) NOT NULL,
    "event_id" BIGINT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "opened_at" TIMESTAMP NOT NULL,
    "verdict" VARCHAR(12) NOT NULL DEFAULT '',
    "why" VARCHAR(300) NOT NULL DEFAULT '',
    "done" VARCHAR(300) NOT NULL DEFAULT '',
    "judged_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "equipment_id" BIGINT NOT NULL REFERENCES "equipment" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_impact_event_k_0aabb8" UNIQUE ("event_kind", "event_id", "record_kind", "record_id")
);

CREATE TABLE "installation" (
    "id" INT NOT NULL  PRIMARY KEY,
    "firm" VARCHAR(36) NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "founded_at" TIMESTAMP NOT NULL,
    "moved_to" TEXT
);

CREATE TABLE "instrument_use" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "equipment_id" BIGINT NOT NULL REFERENCES "equipment" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_instrument__equipme_2afd2f" UNIQUE ("equipment_id", "record_kind", "record_id")
);

CREATE TABLE "invitation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "token_hash" VARCHAR(64) NOT NULL UNIQUE,
    "role" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "used_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "invited_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "used_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
, "destination" VARCHAR(16) NOT NULL DEFAULT '', "reconnects_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "revoked_at" TIMESTAMP);

CREATE TABLE "job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(120) NOT NULL UNIQUE,
    "kind" VARCHAR(40) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "run_at" TIMESTAMP NOT NULL,
    "lease_until" TIMESTAMP,
    "attempts" INT NOT NULL DEFAULT 0,
    "error" VARCHAR(200) NOT NULL DEFAULT '',
    "done_at" TIMESTAMP
, "held_by" VARCHAR(60));

CREATE TABLE "joining_card" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(8) NOT NULL UNIQUE,
    "quota" INT NOT NULL,
    "used" INT NOT NULL DEFAULT 0,
    "made_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "revoked_at" TIMESTAMP,
    "destination" VARCHAR(16) NOT NULL DEFAULT '',
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "made_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "joining_request" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "person_code" VARCHAR(40) NOT NULL DEFAULT '',
    "moves" INT NOT NULL DEFAULT 0,
    "certain" INT NOT NULL DEFAULT 0,
    "destination" VARCHAR(16) NOT NULL DEFAULT '',
    "begun_at" TIMESTAMP NOT NULL,
    "asked_at" TIMESTAMP,
    "decided_at" TIMESTAMP,
    "reason" TEXT NOT NULL DEFAULT '',
    "card_id" BIGINT NOT NULL REFERENCES "joining_card" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "decided_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "match_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "lease" (
    "name" VARCHAR(40) NOT NULL  PRIMARY KEY,
    "holder" VARCHAR(60) NOT NULL,
    "until" TIMESTAMP NOT NULL
);

CREATE TABLE "ledger_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(80)  UNIQUE,
    "kind" VARCHAR(12) NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "name" VARCHAR(255) NOT NULL DEFAULT '',
    "telegram_file_id" VARCHAR(255) NOT NULL DEFAULT '',
    "sha256" VARCHAR(64),
    "copy_sha256" VARCHAR(64),
    "summary" TEXT NOT NULL DEFAULT '{}',
    "plan" VARCHAR(64) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "licence" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "kind" VARCHAR(20) NOT NULL,
    "number" VARCHAR(60) NOT NULL,
    "issuer" VARCHAR(120) NOT NULL DEFAULT '',
    "scope" VARCHAR(300) NOT NULL DEFAULT '',
    "valid_from" DATE,
    "valid_until" DATE NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT
, "now_id" BIGINT REFERENCES "licence" ("id") ON DELETE RESTRICT);

CREATE TABLE "menu_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "english" VARCHAR(120) NOT NULL DEFAULT '',
    "clause" VARCHAR(20) NOT NULL DEFAULT '',
    "unit" VARCHAR(20) NOT NULL,
    "work" VARCHAR(20) NOT NULL,
    "often" VARCHAR(20) NOT NULL DEFAULT '',
    "every" VARCHAR(4) NOT NULL DEFAULT '',
    "depth" VARCHAR(20) NOT NULL DEFAULT '',
    "minutes" VARCHAR(4) NOT NULL DEFAULT '',
    "deliverable" VARCHAR(200) NOT NULL DEFAULT '',
    "instruments" VARCHAR(200) NOT NULL DEFAULT '',
    "requirements" VARCHAR(600) NOT NULL DEFAULT '',
    "package" INT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "now_id" BIGINT REFERENCES "menu_item" ("id") ON DELETE RESTRICT
);

CREATE TABLE "monitoring" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "stage" VARCHAR(20) NOT NULL,
    "point" VARCHAR(60) NOT NULL,
    "item" VARCHAR(60) NOT NULL,
    "basis" VARCHAR(120) NOT NULL DEFAULT '',
    "method" VARCHAR(120) NOT NULL DEFAULT '',
    "limits" VARCHAR(40) NOT NULL DEFAULT '',
    "often" VARCHAR(20) NOT NULL,
    "every" VARCHAR(4) NOT NULL DEFAULT '',
    "weekdays" VARCHAR(20) NOT NULL DEFAULT '',
    "sample" VARCHAR(60) NOT NULL DEFAULT '',
    "begins" DATE NOT NULL,
    "record" VARCHAR(60) NOT NULL DEFAULT '',
    "abnormal" VARCHAR(300) NOT NULL DEFAULT '',
    "planned_as" VARCHAR(80) NOT NULL DEFAULT '',
    "next_due" DATE,
    "last_on" DATE,
    "last_said" VARCHAR(60) NOT NULL DEFAULT '',
    "last_verdict" VARCHAR(20) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "monitoring" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "outbox" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(120) NOT NULL UNIQUE,
    "kind" VARCHAR(40) NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "parameters" TEXT NOT NULL DEFAULT '{}',
    "state" VARCHAR(12) NOT NULL,
    "send_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP,
    "lease_until" TIMESTAMP,
    "attempts" INT NOT NULL DEFAULT 0,
    "error" VARCHAR(200) NOT NULL DEFAULT '',
    "done_at" TIMESTAMP,
    "message_id" BIGINT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
, "held_by" VARCHAR(60), "chat_id" BIGINT, "left_at" TIMESTAMP);

CREATE TABLE "paper_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "folder" VARCHAR(60) NOT NULL,
    "place" VARCHAR(120) NOT NULL,
    "pages" VARCHAR(60) NOT NULL DEFAULT '',
    "covers_from" DATE,
    "covers_to" DATE NOT NULL,
    "kept_until" DATE NOT NULL,
    "kept_why" VARCHAR(120) NOT NULL DEFAULT '',
    "check_by" DATE NOT NULL,
    "condition" VARCHAR(20) NOT NULL DEFAULT '',
    "repair_by" DATE,
    "borrower" VARCHAR(60) NOT NULL DEFAULT '',
    "state" VARCHAR(20) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "keeper_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "paper_file" ("id") ON DELETE RESTRICT
);

CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT  UNIQUE,
    "name" VARCHAR(60) NOT NULL DEFAULT '',
    "language" VARCHAR(2) NOT NULL DEFAULT 'zh',
    "created_at" TIMESTAMP NOT NULL,
    "consented_at" TIMESTAMP,
    "ended_at" TIMESTAMP,
    "unreachable_since" TIMESTAMP,
    "active_draft_id" BIGINT
, "code" VARCHAR(40), "phone" VARCHAR(20) NOT NULL DEFAULT '', "practising_as_id" BIGINT, "now_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "kind" VARCHAR(20) NOT NULL DEFAULT '', "title_level" VARCHAR(20) NOT NULL DEFAULT '', "competence" VARCHAR(40) NOT NULL DEFAULT '', "years" VARCHAR(4) NOT NULL DEFAULT '', "experience" VARCHAR(500) NOT NULL DEFAULT '');

CREATE TABLE "person_setting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "quiet_from" VARCHAR(5),
    "quiet_until" VARCHAR(5),
    "digest" INT NOT NULL DEFAULT 1,
    "digest_at" VARCHAR(5),
    "person_id" BIGINT NOT NULL UNIQUE REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "policy" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "created_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
, "revoked_at" TIMESTAMP);

CREATE TABLE "policy_reading" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "read_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "version_id" BIGINT NOT NULL REFERENCES "policy_version" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_policy_read_version_2554af" UNIQUE ("version_id", "person_id")
);

CREATE TABLE "policy_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL DEFAULT 0,
    "title" VARCHAR(120) NOT NULL,
    "audience" VARCHAR(12) NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "state" VARCHAR(12) NOT NULL,
    "made_at" TIMESTAMP NOT NULL,
    "published_at" TIMESTAMP,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "made_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "policy_id" BIGINT NOT NULL REFERENCES "policy" ("id") ON DELETE RESTRICT
);

CREATE TABLE "premises" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(120) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "address" VARCHAR(300) NOT NULL DEFAULT '',
    "purpose" VARCHAR(300) NOT NULL DEFAULT '',
    "owner" VARCHAR(120) NOT NULL DEFAULT '',
    "lease_until" DATE,
    "review_by" DATE NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "keeper_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "premises" ("id") ON DELETE RESTRICT
);

CREATE TABLE "processed_update" (
    "key" VARCHAR(60) NOT NULL  PRIMARY KEY,
    "at" TIMESTAMP NOT NULL
);

CREATE TABLE "replies_sent" (
    "holder" VARCHAR(60) NOT NULL  PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "at" TIMESTAMP NOT NULL
);

CREATE TABLE "report_reader" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "gets" INT NOT NULL,
    "set_at" TIMESTAMP NOT NULL,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_report_read_client__2f0f6a" UNIQUE ("client_id", "record_kind", "person_id")
);

CREATE TABLE "requirement_reading" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "requirements" VARCHAR(600) NOT NULL,
    "read_at" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "menu_item" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_requirement_item_id_87a6f3" UNIQUE ("item_id", "person_id", "requirements")
);

CREATE TABLE "restoration" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "backup_name" VARCHAR(80) NOT NULL,
    "taken_at" TIMESTAMP NOT NULL,
    "position" BIGINT NOT NULL
);

CREATE TABLE "risk" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "name" VARCHAR(60) NOT NULL,
    "sort" VARCHAR(20) NOT NULL DEFAULT '',
    "stage" VARCHAR(20) NOT NULL,
    "description" VARCHAR(500) NOT NULL,
    "likelihood" VARCHAR(1) NOT NULL,
    "severity" VARCHAR(1) NOT NULL,
    "level" VARCHAR(12) NOT NULL DEFAULT '',
    "incidents" VARCHAR(500) NOT NULL DEFAULT '',
    "controls" VARCHAR(500) NOT NULL DEFAULT '',
    "how_often" VARCHAR(60) NOT NULL DEFAULT '',
    "posts" VARCHAR(40) NOT NULL DEFAULT '',
    "review_on" DATE,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "risk" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
, "finding_id" BIGINT REFERENCES "service_case" ("id") ON DELETE RESTRICT);

CREATE TABLE "risk_measure" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "what" VARCHAR(200) NOT NULL,
    "at_client" VARCHAR(60) NOT NULL DEFAULT '',
    "due" DATE NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "risk_measure" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "risk_id" BIGINT NOT NULL REFERENCES "risk" ("id") ON DELETE RESTRICT
);

CREATE TABLE "role_grant" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "role" VARCHAR(20) NOT NULL,
    "since" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
, "position" VARCHAR(20) NOT NULL DEFAULT '');

CREATE TABLE "schedule" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "often" VARCHAR(20) NOT NULL,
    "begins" DATE NOT NULL,
    "ends" DATE,
    "planned_until" DATE,
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "schedule" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    site_id BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT, "work" VARCHAR(20) NOT NULL DEFAULT 'patrol', "about" VARCHAR(120) NOT NULL DEFAULT '', "licences_id" BIGINT REFERENCES "licence" ("id") ON DELETE RESTRICT, "weekdays" VARCHAR(20) NOT NULL DEFAULT '', "every" VARCHAR(4) NOT NULL DEFAULT '', "on_day" VARCHAR(20) NOT NULL DEFAULT '', "off" VARCHAR(12) NOT NULL DEFAULT '', "second_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "third_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "shared" VARCHAR(12) NOT NULL DEFAULT '', "early" VARCHAR(4) NOT NULL DEFAULT '', "late" VARCHAR(4) NOT NULL DEFAULT '', "unannounced" INT NOT NULL DEFAULT 0, "paused_until" DATE, "planned_with" VARCHAR(40) NOT NULL DEFAULT '', "planned_as" VARCHAR(400) NOT NULL DEFAULT '', "item_id" BIGINT REFERENCES "contract_item" ("id") ON DELETE RESTRICT);

CREATE TABLE "seal" (
    "position" BIGINT NOT NULL  PRIMARY KEY,
    "trail_id" BIGINT NOT NULL UNIQUE,
    "hash" VARCHAR(64) NOT NULL
);

CREATE TABLE "search_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "plain" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "uid_search_entr_kind_5b1a11" UNIQUE ("kind", "subject_id")
);

CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry', content_rowid='id', tokenize='ascii', detail='none', columnsize=0);

CREATE TABLE "search_stale" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL
);

CREATE TABLE "second_person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "why" VARCHAR(300) NOT NULL DEFAULT '',
    "state" VARCHAR(12) NOT NULL,
    "text" VARCHAR(300) NOT NULL DEFAULT '',
    "asked_at" TIMESTAMP NOT NULL,
    "answered_at" TIMESTAMP,
    "asked_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "asker_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT
);

CREATE TABLE "self_check" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "period" VARCHAR(12) NOT NULL,
    "begins" DATE NOT NULL,
    "record_id" BIGINT NOT NULL,
    "result" VARCHAR(12) NOT NULL,
    "on_paper" INT NOT NULL DEFAULT 0,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_self_check_client__0935e1" UNIQUE ("client_id", "period", "begins")
);

CREATE TABLE "self_check_note" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_id" BIGINT NOT NULL,
    "what" VARCHAR(12) NOT NULL,
    "item" VARCHAR(40) NOT NULL DEFAULT '',
    "text" VARCHAR(500) NOT NULL DEFAULT '',
    "at" TIMESTAMP NOT NULL,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "serial" (
    "series" VARCHAR(20) NOT NULL  PRIMARY KEY,
    "given" INT NOT NULL
);

CREATE TABLE "service_case" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "number" VARCHAR(20) NOT NULL UNIQUE,
    "state" VARCHAR(24) NOT NULL,
    "turn" INT NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "opened_at" TIMESTAMP NOT NULL,
    "due_at" TIMESTAMP,
    "promised_at" TIMESTAMP,
    "paused_at" TIMESTAMP,
    "closed_at" TIMESTAMP,
    "taken_at" TIMESTAMP,
    "private" INT NOT NULL DEFAULT 0,
    "rating" INT,
    "about_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "handler_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "opened_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "rectified_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT
, "fix_recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "released_at" TIMESTAMP, "likely_about" TEXT NOT NULL DEFAULT '[]', "asked_until" TIMESTAMP, "asked_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "unheard_since" TIMESTAMP, "coming" TEXT NOT NULL DEFAULT '[]', "drill" INT NOT NULL DEFAULT 0, "called" TEXT NOT NULL DEFAULT '[]', "unable" TEXT NOT NULL DEFAULT '[]', "record_kind" VARCHAR(20) NOT NULL DEFAULT '', "record_id" BIGINT, "decided_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "appealed_at" TIMESTAMP, "reopened" INT NOT NULL DEFAULT 0, "ended_at" TIMESTAMP, "ended_as" VARCHAR(24) NOT NULL DEFAULT '');

CREATE TABLE "service_plan" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" INT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "lines" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "reason" VARCHAR(300) NOT NULL DEFAULT '',
    "made_at" TIMESTAMP NOT NULL,
    "approved_at" TIMESTAMP,
    "answered_at" TIMESTAMP,
    "agreed_at" TIMESTAMP,
    "channel" VARCHAR(12) NOT NULL DEFAULT '',
    "told_on" DATE,
    "words" VARCHAR(500) NOT NULL DEFAULT '',
    "answered_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "approved_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "contract_id" BIGINT NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "made_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_service_pla_contrac_afe045" UNIQUE ("contract_id", "version")
);

CREATE TABLE "session_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" INT NOT NULL,
    "place" VARCHAR(200) NOT NULL,
    "starts_at" TIMESTAMP NOT NULL,
    "ends_at" TIMESTAMP NOT NULL,
    "capacity" INT NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "reason" VARCHAR(300) NOT NULL DEFAULT '',
    "changed_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "session_id" BIGINT NOT NULL REFERENCES "training_session" ("id") ON DELETE RESTRICT,
    "trainer_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_session_ver_session_843869" UNIQUE ("session_id", "number")
);

CREATE TABLE "settings_version" (
    "name" VARCHAR(12) NOT NULL  PRIMARY KEY,
    "token" VARCHAR(32) NOT NULL
);

CREATE TABLE "sign_up" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "place" INT NOT NULL,
    "signed_up_at" TIMESTAMP NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    "attendance" VARCHAR(12) NOT NULL DEFAULT '',
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "session_id" BIGINT NOT NULL REFERENCES "training_session" ("id") ON DELETE RESTRICT
, "channel" VARCHAR(12) NOT NULL DEFAULT '', "recorded_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "told_on" DATE);

CREATE TABLE "site" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "address" VARCHAR(300) NOT NULL DEFAULT '',
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT, "code" VARCHAR(40), "ended_at" TIMESTAMP, "now_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT, "place" VARCHAR(40) NOT NULL DEFAULT '',
    CONSTRAINT "uid_site_client__e415b1" UNIQUE ("client_id", "name")
);

CREATE TABLE "stand_in" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "made_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "made_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "stands_in_for_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "stored_file" (
    "sha256" VARCHAR(64) NOT NULL  PRIMARY KEY,
    "size" BIGINT NOT NULL,
    "media_type" VARCHAR(100) NOT NULL,
    "stored_at" TIMESTAMP NOT NULL
);

CREATE TABLE "task" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "work" VARCHAR(40) NOT NULL,
    "due_on" DATE NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "done_at" TIMESTAMP,
    "assignee_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "schedule_id" BIGINT REFERENCES "schedule" ("id") ON DELETE RESTRICT, "period" DATE, "until_on" DATE, site_id BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT, "slot" INT NOT NULL DEFAULT 0, "opens_on" DATE, "moved_from" DATE, "arranged" INT NOT NULL DEFAULT 1, "handed_from_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "reason" VARCHAR(200) NOT NULL DEFAULT '', "reason_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT, "reason_at" TIMESTAMP, "entry_kind" VARCHAR(20), "entry_id" BIGINT, "case_id" BIGINT REFERENCES "service_case" ("id") ON DELETE RESTRICT, "about" VARCHAR(200) NOT NULL DEFAULT '');

CREATE TABLE "task_exception" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "period" DATE NOT NULL,
    "slot" INT NOT NULL DEFAULT 0,
    "due_on" DATE,
    "reason" VARCHAR(200) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "schedule_id" BIGINT NOT NULL REFERENCES "schedule" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT
);

CREATE TABLE "thin_mark" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "record_kind" VARCHAR(20) NOT NULL,
    "record_id" BIGINT NOT NULL,
    "client_id" BIGINT NOT NULL,
    "reasons" VARCHAR(60) NOT NULL,
    "noted_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_thin_mark_record__4fb172" UNIQUE ("record_kind", "record_id")
);

CREATE TABLE "told_thing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "day" DATE NOT NULL,
    "thing" VARCHAR(80) NOT NULL,
    "message_id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);

CREATE TABLE "tortoise_migrations" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "app" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "applied_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_tortoise_mi_app_3803a5" UNIQUE ("app", "name")
);

CREATE TABLE "trail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "person_id" BIGINT,
    "action" VARCHAR(40) NOT NULL,
    "subject_kind" VARCHAR(20) NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '{}',
    "update_key" VARCHAR(60) NOT NULL DEFAULT ''
);

CREATE TABLE "training_session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "course" VARCHAR(20) NOT NULL,
    "place" VARCHAR(200) NOT NULL,
    "starts_at" TIMESTAMP NOT NULL,
    "ends_at" TIMESTAMP NOT NULL,
    "capacity" INT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "turn" INT NOT NULL DEFAULT 0,
    "announced_at" TIMESTAMP NOT NULL,
    "closed_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "trainer_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
, "task_id" BIGINT REFERENCES "task" ("id") ON DELETE RESTRICT);

CREATE TABLE "visit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "slot" INT NOT NULL DEFAULT 0,
    "work" VARCHAR(20) NOT NULL,
    "for_day" DATE NOT NULL,
    "told_at" TIMESTAMP,
    "confirmed_at" TIMESTAMP,
    "asked_day" DATE,
    "asked_reason" VARCHAR(200) NOT NULL DEFAULT '',
    "asked_at" TIMESTAMP,
    "set_out_at" TIMESTAMP,
    "arrived_at" TIMESTAMP,
    "asked_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "confirmed_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "schedule_id" BIGINT REFERENCES "schedule" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT,
    "task_id" BIGINT REFERENCES "task" ("id") ON DELETE RESTRICT
);

CREATE TABLE "waiting_update" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(60) NOT NULL UNIQUE,
    "lane" BIGINT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "held_by" VARCHAR(60) NOT NULL,
    "at" TIMESTAMP NOT NULL
);

CREATE TABLE "work_amendment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "day" DATE NOT NULL,
    "said" TEXT NOT NULL,
    "voided" INT NOT NULL,
    "reason" TEXT NOT NULL,
    "amended_at" TIMESTAMP NOT NULL,
    "draft_id" BIGINT NOT NULL REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "record_id" BIGINT NOT NULL REFERENCES "work_record" ("row_id") ON DELETE RESTRICT
);

CREATE TABLE "work_record" (
    "row_id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "id" BIGINT NOT NULL,
    "number" VARCHAR(20) NOT NULL UNIQUE,
    "entry_kind" VARCHAR(20),
    "entry_id" BIGINT,
    "day" DATE NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "said" TEXT NOT NULL,
    "began_at" TIMESTAMP NOT NULL,
    "filed_at" TIMESTAMP NOT NULL,
    "recall_until" TIMESTAMP,
    "released_at" TIMESTAMP,
    "recalled_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE RESTRICT,
    "draft_id" BIGINT NOT NULL REFERENCES "draft" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT,
    "task_id" BIGINT REFERENCES "task" ("id") ON DELETE RESTRICT, "of_person_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_work_record_kind_836e5c" UNIQUE ("kind", "id")
);

CREATE TABLE "wrong_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "at" TIMESTAMP NOT NULL
);

CREATE INDEX attachment_in_album ON attachment (album) WHERE album <> '';

CREATE UNIQUE INDEX checklist_one_draft ON checklist_version (checklist_id) WHERE state = 'draft';

CREATE UNIQUE INDEX client_confirmation_once ON client_confirmation (record_kind, record_id, digest) WHERE said IN ('confirmed', 'remarks', 'on_paper');

CREATE INDEX client_name_plain ON client (REPLACE(LOWER(name), ' ', ''));

CREATE INDEX client_short_name_plain ON client (REPLACE(LOWER(short_name), ' ', ''));

CREATE UNIQUE INDEX draft_one_open ON draft (person_id, form, subject_kind, subject_id, COALESCE(on_behalf_of_id, 0)) WHERE state = 'open';

CREATE INDEX draft_recorded ON draft (person_id) WHERE on_behalf_of_id IS NOT NULL;

CREATE INDEX draft_register ON draft (person_id, id) WHERE form = 'register';

CREATE INDEX "idx_acceptance_task_id_1d9482" ON "acceptance" ("task_id");

CREATE INDEX "idx_answered_qu_case_id_81b97c" ON "answered_question" ("case_id");

CREATE INDEX "idx_answered_qu_now_id_16d2b7" ON "answered_question" ("now_id");

CREATE INDEX "idx_attachment_belongs_9afb90" ON "attachment" ("belongs_to", "owner_kind", "owner_id");

CREATE INDEX "idx_attachment_draft_i_04e6a5" ON "attachment" ("draft_id", "album");

CREATE INDEX "idx_attachment_sent_by_0922ad" ON "attachment" ("sent_by_id");

CREATE INDEX "idx_attachment_sha256_dec712" ON "attachment" ("sha256");

CREATE INDEX "idx_case_promis_by_id_3685fc" ON "case_promise" ("by_id");

CREATE INDEX "idx_case_promis_case_id_ceb0d0" ON "case_promise" ("case_id");

CREATE INDEX "idx_case_promis_draft_i_e66a6b" ON "case_promise" ("draft_id");

CREATE INDEX "idx_case_promis_until_2eff91" ON "case_promise" ("until");

CREATE INDEX "idx_case_report_by_id_0c6372" ON "case_report" ("by_id");

CREATE INDEX "idx_case_report_draft_i_004005" ON "case_reporter" ("draft_id");

CREATE INDEX "idx_case_report_person__02cb73" ON "case_reporter" ("person_id");

CREATE INDEX "idx_case_tie_by_id_ba4af4" ON "case_tie" ("by_id");

CREATE INDEX "idx_case_tie_leads_i_79c84a" ON "case_tie" ("leads_id");

CREATE INDEX "idx_case_tie_other_i_b13f70" ON "case_tie" ("other_id");

CREATE INDEX "idx_certificate_now_id_8126a7" ON "certificate" ("now_id");

CREATE INDEX "idx_certificate_person__4d4431" ON "certificate" ("person_id");

CREATE INDEX "idx_certificate_valid_u_098cb1" ON "certificate" ("valid_until");

CREATE INDEX "idx_checklist_v_asked_b_b30606" ON "checklist_version" ("asked_by_id");

CREATE INDEX "idx_checklist_v_changed_c363ff" ON "checklist_version" ("changed_by_id");

CREATE INDEX "idx_checklist_v_publish_fe5808" ON "checklist_version" ("published_by_id");

CREATE INDEX "idx_checklist_v_returne_248f04" ON "checklist_version" ("returned_by_id");

CREATE INDEX "idx_client_conf_by_id_130ddd" ON "client_confirmation" ("by_id");

CREATE INDEX "idx_client_conf_record__cee2da" ON "client_confirmation" ("record_kind", "record_id");

CREATE INDEX "idx_client_conf_recorde_e57c6a" ON "client_confirmation" ("recorded_by_id");

CREATE INDEX "idx_client_now_id_d8604d" ON "client" ("now_id");

CREATE INDEX "idx_client_prop_client__134940" ON "client_property" ("client_id");

CREATE INDEX "idx_client_prop_keeper__4d728c" ON "client_property" ("keeper_id");

CREATE INDEX "idx_client_prop_now_id_16e5ca" ON "client_property" ("now_id");

CREATE INDEX "idx_client_prop_return__1088e1" ON "client_property" ("return_by");

CREATE INDEX "idx_complaint_d_entrust_11a76e" ON "complaint_detail" ("entrusted_id");

CREATE INDEX "idx_confirmatio_confirm_e1228b" ON "confirmation_code" ("confirmation_id");

CREATE INDEX "idx_confirmatio_made_by_88f229" ON "confirmation_code" ("made_by_id");

CREATE INDEX "idx_confirmatio_record__bd2d2b" ON "confirmation_code" ("record_kind", "record_id");

CREATE INDEX "idx_confirmatio_used_by_a1ee04" ON "confirmation_code" ("used_by_id");

CREATE INDEX "idx_contract_client__4a533f" ON "contract" ("client_id");

CREATE INDEX "idx_contract_ends_15db65" ON "contract" ("ends");

CREATE INDEX "idx_contract_it_client__76a5bf" ON "contract_item" ("client_id");

CREATE INDEX "idx_contract_it_contrac_f13c52" ON "contract_item" ("contract_id");

CREATE INDEX "idx_contract_it_item_id_6827b6" ON "contract_item" ("item_id");

CREATE INDEX "idx_contract_it_now_id_c66cf1" ON "contract_item" ("now_id");

CREATE INDEX "idx_contract_now_id_1446cb" ON "contract" ("now_id");

CREATE INDEX "idx_contract_renews__279c74" ON "contract" ("renews_id");

CREATE INDEX "idx_document_sha256_7c7e15" ON "document" ("sha256");

CREATE INDEX "idx_draft_copied__956751" ON "draft" ("copied_from_id");

CREATE INDEX "idx_draft_person__444539" ON "draft" ("person_id", "state");

CREATE INDEX "idx_draft_subject_c9d321" ON "draft" ("subject_kind", "subject_id");

CREATE INDEX "idx_duty_client__6a05e3" ON "duty" ("client_id");

CREATE INDEX "idx_duty_now_id_956388" ON "duty" ("now_id");

CREATE INDEX "idx_duty_person__8d2400" ON "duty" ("person_id");

CREATE INDEX "idx_equipment_back_by_ccdda6" ON "equipment" ("back_by");

CREATE INDEX "idx_equipment_calibra_2ab8db" ON "equipment" ("calibration_due");

CREATE INDEX "idx_equipment_check_b_b8ec65" ON "equipment" ("check_by");

CREATE INDEX "idx_equipment_holder__5dd678" ON "equipment" ("holder_id");

CREATE INDEX "idx_equipment_now_id_d2a12d" ON "equipment" ("now_id");

CREATE INDEX "idx_equipment_upkeep__748737" ON "equipment" ("upkeep_by");

CREATE INDEX "idx_finding_det_cause_d_8ab7ee" ON "finding_detail" ("cause_draft_id");

CREATE INDEX "idx_finding_det_effect__150a20" ON "finding_detail" ("effect_record_id");

CREATE INDEX "idx_finding_det_fix_dra_c6531d" ON "finding_detail" ("fix_draft_id");

CREATE INDEX "idx_finding_det_record__7e7723" ON "finding_detail" ("record_kind", "record_id");

CREATE INDEX "idx_finding_det_repeat__37a726" ON "finding_detail" ("repeat_of_id");

CREATE INDEX "idx_firm_settin_key_0e29be" ON "firm_setting" ("key");

CREATE INDEX "idx_handover_former__771d5e" ON "handover" ("former_id");

CREATE INDEX "idx_handover_th_handove_724d6b" ON "handover_thing" ("handover_id");

CREATE INDEX "idx_handover_th_kind_7c4c04" ON "handover_thing" ("kind", "subject_id");

CREATE INDEX "idx_impact_client__f8df94" ON "impact" ("client_id");

CREATE INDEX "idx_impact_draft_i_fa0a26" ON "impact" ("draft_id");

CREATE INDEX "idx_impact_equipme_61abbe" ON "impact" ("equipment_id");

CREATE INDEX "idx_impact_person__449222" ON "impact" ("person_id");

CREATE INDEX "idx_impact_verdict_f1b876" ON "impact" ("verdict", "client_id");

CREATE INDEX "idx_job_state_8dfc7d" ON "job" ("state", "run_at");

CREATE INDEX "idx_joining_car_client__4ca3e9" ON "joining_card" ("client_id", "id");

CREATE INDEX "idx_joining_car_expires_811228" ON "joining_card" ("expires_at");

CREATE INDEX "idx_joining_req_client__9965c1" ON "joining_request" ("client_id", "state", "id");

CREATE INDEX "idx_joining_req_person__2fc65d" ON "joining_request" ("person_id", "state");

CREATE INDEX "idx_licence_client__9358af" ON "licence" ("client_id");

CREATE INDEX "idx_licence_now_id_6feefa" ON "licence" ("now_id");

CREATE INDEX "idx_licence_valid_u_eddd1b" ON "licence" ("valid_until");

CREATE INDEX "idx_menu_item_now_id_de863d" ON "menu_item" ("now_id");

CREATE INDEX "idx_monitoring_client__92557b" ON "monitoring" ("client_id", "next_due");

CREATE INDEX "idx_monitoring_next_du_830f97" ON "monitoring" ("next_due");

CREATE INDEX "idx_monitoring_now_id_890685" ON "monitoring" ("now_id");

CREATE INDEX "idx_monitoring_person__00500b" ON "monitoring" ("person_id");

CREATE INDEX "idx_outbox_person__bf8fe5" ON "outbox" ("person_id");

CREATE INDEX "idx_outbox_state_ffdb08" ON "outbox" ("state", "send_at");

CREATE INDEX "idx_outbox_subject_c1fefc" ON "outbox" ("subject_kind", "subject_id");

CREATE INDEX "idx_paper_file_check_b_43711f" ON "paper_file" ("check_by");

CREATE INDEX "idx_paper_file_client__9563e6" ON "paper_file" ("client_id");

CREATE INDEX "idx_paper_file_keeper__ba70b9" ON "paper_file" ("keeper_id");

CREATE INDEX "idx_paper_file_kept_un_927a1a" ON "paper_file" ("kept_until");

CREATE INDEX "idx_paper_file_now_id_7680ac" ON "paper_file" ("now_id");

CREATE INDEX "idx_paper_file_repair__1ccb0a" ON "paper_file" ("repair_by");

CREATE INDEX "idx_person_kind_16d7ec" ON "person" ("kind");

CREATE INDEX "idx_person_now_id_10655b" ON "person" ("now_id");

CREATE INDEX "idx_policy_read_person__712411" ON "policy_reading" ("person_id");

CREATE INDEX "idx_policy_vers_policy__d3e83e" ON "policy_version" ("policy_id", "number");

CREATE INDEX "idx_policy_vers_state_ac4253" ON "policy_version" ("state");

CREATE INDEX "idx_premises_keeper__0e77a0" ON "premises" ("keeper_id");

CREATE INDEX "idx_premises_lease_u_f5844e" ON "premises" ("lease_until");

CREATE INDEX "idx_premises_now_id_03022f" ON "premises" ("now_id");

CREATE INDEX "idx_premises_review__43fb47" ON "premises" ("review_by");

CREATE INDEX "idx_processed_u_at_e7aa4a" ON "processed_update" ("at");

CREATE INDEX "idx_report_read_person__fd0a4d" ON "report_reader" ("person_id");

CREATE INDEX "idx_requirement_person__1ab1d3" ON "requirement_reading" ("person_id");

CREATE INDEX "idx_risk_client__49e601" ON "risk" ("client_id", "level");

CREATE INDEX "idx_risk_finding_b5499e" ON "risk" ("finding_id");

CREATE INDEX "idx_risk_measur_client__b71e1c" ON "risk_measure" ("client_id", "due");

CREATE INDEX "idx_risk_measur_due_b96b1d" ON "risk_measure" ("due");

CREATE INDEX "idx_risk_measur_now_id_f4d9c7" ON "risk_measure" ("now_id");

CREATE INDEX "idx_risk_measur_person__32c216" ON "risk_measure" ("person_id");

CREATE INDEX "idx_risk_measur_risk_id_6e0ea6" ON "risk_measure" ("risk_id");

CREATE INDEX "idx_risk_now_id_66bb53" ON "risk" ("now_id");

CREATE INDEX "idx_risk_person__76d3e3" ON "risk" ("person_id");

CREATE INDEX "idx_risk_review__314d03" ON "risk" ("review_on");

CREATE INDEX "idx_role_grant_client__a41618" ON "role_grant" ("client_id", "role");

CREATE INDEX "idx_role_grant_person__17e5c9" ON "role_grant" ("person_id");

CREATE INDEX "idx_schedule_client__77afbf" ON "schedule" ("client_id");

CREATE INDEX "idx_schedule_item_id_a49273" ON "schedule" ("item_id");

CREATE INDEX "idx_schedule_licence_a8d5c3" ON "schedule" ("licences_id");

CREATE INDEX "idx_schedule_now_id_309d95" ON "schedule" ("now_id");

CREATE INDEX "idx_schedule_person__e5a0f5" ON "schedule" ("person_id");

CREATE INDEX "idx_schedule_second__9a2f0e" ON "schedule" ("second_id");

CREATE INDEX "idx_schedule_site_id_f192f0" ON "schedule" ("site_id");

CREATE INDEX "idx_schedule_third_i_1d2501" ON "schedule" ("third_id");

CREATE INDEX "idx_second_pers_asked_i_2efee0" ON "second_person" ("asked_id");

CREATE INDEX "idx_second_pers_asker_i_bd2791" ON "second_person" ("asker_id");

CREATE INDEX "idx_second_pers_by_id_f1bc1f" ON "second_person" ("by_id");

CREATE INDEX "idx_second_pers_client__12c9cb" ON "second_person" ("client_id");

CREATE INDEX "idx_second_pers_state_d80694" ON "second_person" ("state");

CREATE INDEX "idx_second_pers_subject_021651" ON "second_person" ("subject_kind", "subject_id");

CREATE INDEX "idx_self_check__client__092e97" ON "self_check_note" ("client_id", "at");

CREATE INDEX "idx_self_check__draft_i_88e813" ON "self_check_note" ("draft_id");

CREATE INDEX "idx_self_check__person__150014" ON "self_check_note" ("person_id");

CREATE INDEX "idx_self_check__record__183392" ON "self_check_note" ("record_id");

CREATE INDEX "idx_service_cas_client__0dcb70" ON "service_case" ("client_id", "id");

CREATE INDEX "idx_service_cas_client__7e032f" ON "service_case" ("client_id", "kind", "state");

CREATE INDEX "idx_service_cas_client__d626d8" ON "service_case" ("client_id", "site_id", "closed_at");

CREATE INDEX "idx_service_cas_draft_i_03813f" ON "service_case" ("draft_id");

CREATE INDEX "idx_service_cas_handler_038f61" ON "service_case" ("handler_id");

CREATE INDEX "idx_service_cas_kind_a2527d" ON "service_case" ("kind", "closed_at");

CREATE INDEX "idx_service_cas_kind_b96200" ON "service_case" ("kind", "opened_at");

CREATE INDEX "idx_service_cas_opened__4d253f" ON "service_case" ("opened_by_id");

CREATE INDEX "idx_service_cas_record__039fa2" ON "service_case" ("record_id");

CREATE INDEX "idx_service_cas_state_f73e59" ON "service_case" ("state", "due_at");

CREATE INDEX "idx_service_pla_client__ef0032" ON "service_plan" ("client_id");

CREATE INDEX "idx_service_pla_state_9a416a" ON "service_plan" ("state");

CREATE INDEX "idx_sign_up_client__b41a58" ON "sign_up" ("client_id");

CREATE INDEX "idx_sign_up_person__99f609" ON "sign_up" ("person_id", "state");

CREATE INDEX "idx_sign_up_recorde_1f8f41" ON "sign_up" ("recorded_by_id");

CREATE INDEX "idx_sign_up_session_31ca60" ON "sign_up" ("session_id", "state", "place");

CREATE INDEX "idx_site_now_id_fe95e1" ON "site" ("now_id");

CREATE INDEX "idx_stand_in_stands__435872" ON "stand_in" ("stands_in_for_id", "state");

CREATE INDEX "idx_stand_in_state_36b7ac" ON "stand_in" ("state", "person_id");

CREATE INDEX "idx_task_assigne_df303d" ON "task" ("assignee_id", "state", "due_on");

CREATE INDEX "idx_task_case_id_1b85d6" ON "task" ("case_id");

CREATE INDEX "idx_task_client__7cbf94" ON "task" ("client_id", "due_on");

CREATE INDEX "idx_task_due_on_89fedf" ON "task" ("due_on");

CREATE INDEX "idx_task_entry_k_1d63e4" ON "task" ("entry_kind", "entry_id");

CREATE INDEX "idx_task_state_7b2786" ON "task" ("state", "until_on");

CREATE INDEX "idx_task_work_e9bce8" ON "task" ("work", "due_on");

CREATE INDEX "idx_thin_mark_client__98b424" ON "thin_mark" ("client_id", "noted_at");

CREATE INDEX "idx_told_thing_day_e8c11d" ON "told_thing" ("day");

CREATE INDEX "idx_told_thing_person__f38ee7" ON "told_thing" ("person_id", "day");

CREATE INDEX "idx_trail_subject_90a96b" ON "trail" ("subject_kind", "subject_id");

CREATE INDEX "idx_training_se_state_240f1f" ON "training_session" ("state", "starts_at");

CREATE INDEX "idx_training_se_state_2fb58f" ON "training_session" ("state", "ends_at");

CREATE INDEX "idx_training_se_task_id_35a440" ON "training_session" ("task_id");

CREATE INDEX "idx_visit_client__f8df3e" ON "visit" ("client_id", "for_day");

CREATE INDEX "idx_visit_for_day_020261" ON "visit" ("for_day");

CREATE INDEX "idx_visit_schedul_145588" ON "visit" ("schedule_id", "for_day");

CREATE INDEX "idx_waiting_upd_lane_064797" ON "waiting_update" ("lane", "update_id");

CREATE INDEX "idx_work_amendm_record__236cc6" ON "work_amendment" ("record_id");

CREATE INDEX "idx_work_record_draft_i_20f864" ON "work_record" ("draft_id");

CREATE INDEX "idx_work_record_entry_k_423bff" ON "work_record" ("entry_kind", "entry_id");

CREATE INDEX "idx_work_record_kind_369da7" ON "work_record" ("kind", "client_id", "day");

CREATE INDEX "idx_work_record_kind_74c102" ON "work_record" ("kind", "client_id", "id");

CREATE INDEX "idx_work_record_kind_bcfafc" ON "work_record" ("kind", "person_id", "day");

CREATE INDEX "idx_work_record_kind_fcd4ad" ON "work_record" ("kind", "site_id", "day");

CREATE INDEX "idx_work_record_of_pers_174741" ON "work_record" ("of_person_id", "kind", "day");

CREATE INDEX "idx_work_record_task_id_ff6b1c" ON "work_record" ("task_id");

CREATE INDEX "idx_wrong_code_telegra_fa7e7b" ON "wrong_code" ("telegram_id", "at");

CREATE INDEX invitation_unused ON invitation (expires_at) WHERE used_at IS NULL;

CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting';

CREATE INDEX job_held ON job (held_by) WHERE held_by IS NOT NULL;

CREATE UNIQUE INDEX joining_request_one_open ON joining_request (person_id, client_id) WHERE state IN ('begun', 'waiting');

CREATE INDEX joining_request_waiting ON joining_request (client_id) WHERE state = 'waiting';

CREATE INDEX outbox_due ON outbox (send_at, id) WHERE state = 'waiting';

CREATE INDEX outbox_held ON outbox (held_by) WHERE held_by IS NOT NULL;

CREATE INDEX outbox_shown ON outbox (chat_id, message_id) WHERE chat_id IS NOT NULL;

CREATE INDEX outbox_waiting ON outbox (person_id, send_at) WHERE state = 'waiting';

CREATE INDEX person_in_use ON person (name, id) WHERE ended_at IS NULL;

CREATE INDEX person_name_plain ON person (REPLACE(LOWER(name), ' ', ''));

CREATE UNIQUE INDEX policy_number_once ON policy_version (policy_id, number) WHERE state = 'published';

CREATE INDEX role_grant_in_force ON role_grant (role) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX role_grant_once ON role_grant (person_id, role, COALESCE(client_id, 0)) WHERE ended_at IS NULL;

CREATE INDEX service_case_in_order ON service_case ((closed_at IS NOT NULL), opened_at DESC, id DESC);

CREATE INDEX service_case_of_client ON service_case (client_id, (closed_at IS NOT NULL), opened_at DESC, id DESC);

CREATE INDEX service_case_of_handler ON service_case (handler_id, (closed_at IS NOT NULL), opened_at DESC, id DESC);

CREATE INDEX service_case_of_opener ON service_case (opened_by_id, (closed_at IS NOT NULL), opened_at DESC, id DESC);

CREATE INDEX service_case_open ON service_case (client_id) WHERE closed_at IS NULL;

CREATE INDEX service_case_urgent ON service_case (COALESCE(due_at, promised_at, opened_at), id) WHERE closed_at IS NULL;

CREATE INDEX service_plan_to_agree ON service_plan (from_day) WHERE state = 'confirmed' AND agreed_at IS NULL;

CREATE INDEX sign_up_not_noted ON sign_up (session_id) WHERE state = 'seated' AND attendance = '';

CREATE UNIQUE INDEX sign_up_once ON sign_up (session_id, person_id) WHERE state IN ('seated', 'waiting');

CREATE UNIQUE INDEX task_exception_of_schedule ON task_exception (schedule_id, period, COALESCE(site_id, 0), slot);

CREATE INDEX task_missed_of_client ON task (client_id, state, until_on) WHERE state = 'missed';

CREATE INDEX task_of_others ON task (schedule_id, period) WHERE slot > 0;

CREATE UNIQUE INDEX task_of_schedule ON task (schedule_id, period, COALESCE(site_id, 0), slot) WHERE schedule_id IS NOT NULL;

CREATE INDEX task_open ON task (client_id, assignee_id) WHERE state = 'open';

CREATE INDEX task_open_due ON task (state, due_on) WHERE state = 'open';

CREATE INDEX task_open_of_client ON task (client_id, state, due_on) WHERE state = 'open';

CREATE INDEX task_promised ON task (work, due_on) WHERE state IN ('open', 'missed');

CREATE UNIQUE INDEX "uid_document_code_di_201c7d" ON "document" ("code_digest");

CREATE UNIQUE INDEX "uid_person_code_9cf9b1" ON "person" ("code");

CREATE UNIQUE INDEX "uid_site_code_19d863" ON "site" ("code");

CREATE UNIQUE INDEX visit_of_task ON visit (task_id) WHERE task_id IS NOT NULL;

CREATE INDEX work_record_of_task ON work_record (task_id) WHERE task_id IS NOT NULL;

CREATE INDEX work_record_unreleased ON work_record (task_id) WHERE state = 'submitted';

CREATE INDEX work_record_waiting ON work_record (kind) WHERE state = 'submitted';

CREATE TRIGGER checklist_version_no_delete BEFORE DELETE ON checklist_version WHEN OLD.state = 'published' BEGIN SELECT RAISE(ABORT, 'a published checklist stays as it is'); END;

CREATE TRIGGER checklist_version_no_update BEFORE UPDATE ON checklist_version WHEN OLD.state = 'published' BEGIN SELECT RAISE(ABORT, 'a published checklist stays as it is'); END;

CREATE TRIGGER draft_answer_frozen_delete BEFORE DELETE ON draft_answer
WHEN EXISTS (SELECT 1 FROM draft WHERE draft.id IN (OLD.draft_id) AND draft.state = 'submitted' AND draft.person_id > 0)
BEGIN SELECT RAISE(ABORT, 'draft_answer is frozen: its draft was submitted'); END;

CREATE TRIGGER draft_answer_frozen_insert BEFORE INSERT ON draft_answer
WHEN EXISTS (SELECT 1 FROM draft WHERE draft.id IN (NEW.draft_id) AND draft.state = 'submitted')
BEGIN SELECT RAISE(ABORT, 'draft_answer is frozen: its draft was submitted'); END;

CREATE TRIGGER draft_answer_frozen_update BEFORE UPDATE ON draft_answer
WHEN EXISTS (SELECT 1 FROM draft WHERE draft.id IN (NEW.draft_id, OLD.draft_id) AND draft.state = 'submitted')
BEGIN SELECT RAISE(ABORT, 'draft_answer is frozen: its draft was submitted'); END;

CREATE TRIGGER draft_keeps_its_person BEFORE UPDATE OF person_id ON draft WHEN OLD.person_id <> NEW.person_id
BEGIN SELECT RAISE(ABORT, 'draft keeps its person'); END;

CREATE TRIGGER draft_stays_submitted BEFORE UPDATE OF state ON draft
WHEN OLD.state = 'submitted' AND NEW.state <> 'submitted'
BEGIN SELECT RAISE(ABORT, 'draft stays submitted'); END;

CREATE TRIGGER firm_setting_no_delete BEFORE DELETE ON firm_setting BEGIN SELECT RAISE(ABORT, 'firm_setting is append-only'); END;

CREATE TRIGGER firm_setting_no_update BEFORE UPDATE ON firm_setting BEGIN SELECT RAISE(ABORT, 'firm_setting is append-only'); END;

CREATE TRIGGER policy_reading_no_delete BEFORE DELETE ON policy_reading BEGIN SELECT RAISE(ABORT, 'policy_reading is append-only'); END;

CREATE TRIGGER policy_reading_no_update BEFORE UPDATE ON policy_reading BEGIN SELECT RAISE(ABORT, 'policy_reading is append-only'); END;

CREATE TRIGGER policy_version_published BEFORE UPDATE ON policy_version WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'a published policy stays as it is'); END;

CREATE TRIGGER requirement_reading_no_delete BEFORE DELETE ON requirement_reading BEGIN SELECT RAISE(ABORT, 'requirement_reading is append-only'); END;

CREATE TRIGGER requirement_reading_no_update BEFORE UPDATE ON requirement_reading BEGIN SELECT RAISE(ABORT, 'requirement_reading is append-only'); END;

CREATE TRIGGER restoration_no_delete BEFORE DELETE ON restoration BEGIN SELECT RAISE(ABORT, 'restoration is append-only'); END;

CREATE TRIGGER restoration_no_update BEFORE UPDATE ON restoration BEGIN SELECT RAISE(ABORT, 'restoration is append-only'); END;

CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;

CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;

CREATE TRIGGER search_answered_question_delete AFTER DELETE ON answered_question BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('answers', OLD.id); END;

CREATE TRIGGER search_answered_question_insert AFTER INSERT ON answered_question BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('answers', NEW.id); END;

CREATE TRIGGER search_answered_question_update AFTER UPDATE OF code, question, answer ON answered_question BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('answers', NEW.id); END;

CREATE TRIGGER search_certificate_delete AFTER DELETE ON certificate BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('certificates', OLD.id); END;

CREATE TRIGGER search_certificate_insert AFTER INSERT ON certificate BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('certificates', NEW.id); END;

CREATE TRIGGER search_certificate_update AFTER UPDATE OF code, name, number, issuer, scope ON certificate BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('certificates', NEW.id); END;

CREATE TRIGGER search_client_delete AFTER DELETE ON client BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('clients', OLD.id); END;

CREATE TRIGGER search_client_insert AFTER INSERT ON client BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('clients', NEW.id); END;

CREATE TRIGGER search_client_property_delete AFTER DELETE ON client_property BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('property', OLD.id); END;

CREATE TRIGGER search_client_property_insert AFTER INSERT ON client_property BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('property', NEW.id); END;

CREATE TRIGGER search_client_property_update AFTER UPDATE OF code, name, quantity, place, received_from, client_id ON client_property BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('property', NEW.id); END;

CREATE TRIGGER search_client_update AFTER UPDATE OF code, name, short_name ON client BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('clients', NEW.id); END;

CREATE TRIGGER search_contract_delete AFTER DELETE ON contract BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contracts', OLD.id); END;

CREATE TRIGGER search_contract_insert AFTER INSERT ON contract BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contracts', NEW.id); END;

CREATE TRIGGER search_contract_item_delete AFTER DELETE ON contract_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contract_items', OLD.id); END;

CREATE TRIGGER search_contract_item_insert AFTER INSERT ON contract_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contract_items', NEW.id); END;

CREATE TRIGGER search_contract_item_update AFTER UPDATE OF code, name, clause, deliverable, client_id ON contract_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contract_items', NEW.id); END;

CREATE TRIGGER search_contract_update AFTER UPDATE OF code, number, client_id ON contract BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('contracts', NEW.id); END;

CREATE TRIGGER search_duty_delete AFTER DELETE ON duty BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('duty', OLD.id); END;

CREATE TRIGGER search_duty_insert AFTER INSERT ON duty BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('duty', NEW.id); END;

CREATE TRIGGER search_duty_update AFTER UPDATE OF code, part, duties, phone, client_id ON duty BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('duty', NEW.id); END;

CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words); END;

CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN INSERT INTO search_index (rowid, words) VALUES (NEW.id, NEW.words); END;

CREATE TRIGGER search_entry_update AFTER UPDATE OF words ON search_entry BEGIN INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', OLD.id, OLD.words); INSERT INTO search_index (rowid, words) VALUES (NEW.id, NEW.words); END;

CREATE TRIGGER search_equipment_delete AFTER DELETE ON equipment BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('equipment', OLD.id); END;

CREATE TRIGGER search_equipment_insert AFTER INSERT ON equipment BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('equipment', NEW.id); END;

CREATE TRIGGER search_equipment_update AFTER UPDATE OF code, name, model, measures, accuracy, serial, limited_to ON equipment BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('equipment', NEW.id); END;

CREATE TRIGGER search_licence_delete AFTER DELETE ON licence BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('licences', OLD.id); END;

CREATE TRIGGER search_licence_insert AFTER INSERT ON licence BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('licences', NEW.id); END;

CREATE TRIGGER search_licence_update AFTER UPDATE OF code, number, issuer, scope, client_id ON licence BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('licences', NEW.id); END;

CREATE TRIGGER search_menu_item_delete AFTER DELETE ON menu_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('menu', OLD.id); END;

CREATE TRIGGER search_menu_item_insert AFTER INSERT ON menu_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('menu', NEW.id); END;

CREATE TRIGGER search_menu_item_update AFTER UPDATE OF code, name, english, clause, deliverable, instruments, requirements ON menu_item BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('menu', NEW.id); END;

CREATE TRIGGER search_monitoring_delete AFTER DELETE ON monitoring BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('monitoring', OLD.id); END;

CREATE TRIGGER search_monitoring_insert AFTER INSERT ON monitoring BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('monitoring', NEW.id); END;

CREATE TRIGGER search_monitoring_update AFTER UPDATE OF code, point, item, basis, method, sample, record, abnormal, client_id ON monitoring BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('monitoring', NEW.id); END;

CREATE TRIGGER search_paper_file_delete AFTER DELETE ON paper_file BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('archives', OLD.id); END;

CREATE TRIGGER search_paper_file_insert AFTER INSERT ON paper_file BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('archives', NEW.id); END;

CREATE TRIGGER search_paper_file_update AFTER UPDATE OF code, name, folder, place, pages, kept_why, borrower, client_id ON paper_file BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('archives', NEW.id); END;

CREATE TRIGGER search_person_delete AFTER DELETE ON person BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('people', OLD.id); END;

CREATE TRIGGER search_person_insert AFTER INSERT ON person BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('people', NEW.id); END;

CREATE TRIGGER search_person_update AFTER UPDATE OF code, name, phone ON person BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('people', NEW.id); END;

CREATE TRIGGER search_premises_delete AFTER DELETE ON premises BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('premises', OLD.id); END;

CREATE TRIGGER search_premises_insert AFTER INSERT ON premises BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('premises', NEW.id); END;

CREATE TRIGGER search_premises_update AFTER UPDATE OF code, name, address, purpose, owner ON premises BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('premises', NEW.id); END;

CREATE TRIGGER search_risk_delete AFTER DELETE ON risk BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risks', OLD.id); END;

CREATE TRIGGER search_risk_insert AFTER INSERT ON risk BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risks', NEW.id); END;

CREATE TRIGGER search_risk_measure_delete AFTER DELETE ON risk_measure BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risk_measures', OLD.id); END;

CREATE TRIGGER search_risk_measure_insert AFTER INSERT ON risk_measure BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risk_measures', NEW.id); END;

CREATE TRIGGER search_risk_measure_update AFTER UPDATE OF code, what, at_client, client_id ON risk_measure BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risk_measures', NEW.id); END;

CREATE TRIGGER search_risk_update AFTER UPDATE OF code, name, description, incidents, controls, how_often, client_id ON risk BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('risks', NEW.id); END;

CREATE TRIGGER search_role_grant_insert AFTER INSERT ON role_grant BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('people', NEW.person_id); END;

CREATE TRIGGER search_schedule_delete AFTER DELETE ON schedule BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('schedules', OLD.id); END;

CREATE TRIGGER search_schedule_insert AFTER INSERT ON schedule BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('schedules', NEW.id); END;

CREATE TRIGGER search_schedule_update AFTER UPDATE OF code, about, client_id ON schedule BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('schedules', NEW.id); END;

CREATE TRIGGER search_service_case_delete AFTER DELETE ON service_case BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('case', OLD.id); END;

CREATE TRIGGER search_service_case_insert AFTER INSERT ON service_case BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('case', NEW.id); END;

CREATE TRIGGER search_service_case_update AFTER UPDATE OF number, title ON service_case BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('case', NEW.id); END;

CREATE TRIGGER search_site_delete AFTER DELETE ON site BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('sites', OLD.id); END;

CREATE TRIGGER search_site_insert AFTER INSERT ON site BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('sites', NEW.id); END;

CREATE TRIGGER search_site_update AFTER UPDATE OF code, name, address, client_id ON site BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('sites', NEW.id); END;

CREATE TRIGGER search_work_record_delete AFTER DELETE ON work_record BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('record', OLD.row_id); END;

CREATE TRIGGER search_work_record_insert AFTER INSERT ON work_record BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('record', NEW.row_id); END;

CREATE TRIGGER search_work_record_update AFTER UPDATE OF number, said ON work_record BEGIN INSERT INTO search_stale (kind, subject_id) VALUES ('record', NEW.row_id); END;

CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;

CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;

CREATE TRIGGER work_amendment_no_delete BEFORE DELETE ON work_amendment WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, 'work_amendment is append-only'); END;

CREATE TRIGGER work_amendment_no_update BEFORE UPDATE ON work_amendment WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, 'work_amendment is append-only'); END;

CREATE TRIGGER work_record_amended BEFORE UPDATE OF said, day ON work_record WHEN OLD.person_id > 0 AND NOT EXISTS (SELECT 1 FROM work_amendment a WHERE a.record_id = OLD.row_id AND a.said = OLD.said AND a.day = OLD.day) BEGIN SELECT RAISE(ABORT, 'work_record is append-only: it is amended'); END;

CREATE TRIGGER work_record_no_delete BEFORE DELETE ON work_record WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END;

CREATE TRIGGER work_record_of_person_stays BEFORE UPDATE OF of_person_id ON work_record WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END;

CREATE TRIGGER work_record_stays BEFORE UPDATE OF kind, id, number, client_id, site_id, entry_kind, entry_id, person_id, draft_id, began_at, filed_at ON work_record WHEN OLD.person_id > 0 BEGIN SELECT RAISE(ABORT, 'work_record is append-only'); END;

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0001_first_light', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0002_guards', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0003_cases_and_trainings', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0004_findings_become_cases', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0005_ledgers', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0006_import_files', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0007_joining_cards', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0008_settings_and_policies', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0009_on_behalf_and_service_log', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0010_stand_ins_and_practice', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0011_policies_revoked', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0012_message_keys', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0013_outcomes', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0014_files_have_owners', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0015_findings_of_any_record', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0016_versions_of_documents', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0017_words_of_failures', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0019_installation', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0020_indexes_for_growth', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0021_backups', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0022_what_was_sent', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0024_released_or_not', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0025_able_to_hear', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0026_what_waits', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0027_links_and_namesakes', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0028_licences', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0029_work_records', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0030_merged_entries', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0031_schedules', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0032_planned_work', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0033_handing_over', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0035_visits', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0036_told_things', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0037_session_versions', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0038_notices_in_place', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0039_waiting_updates', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0040_search', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0041_urgent_cases', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0042_what_waits_for_a_person', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0043_competence', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0044_menu', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0045_contracts', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0046_acceptance', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0047_open_by_day', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0048_as_sold', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0049_checklists', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0050_equipment', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0051_self_checks', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0052_monitoring', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0054_checklists_to_publish', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0055_findings_that_come_back', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0056_verification_codes', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0057_site_places', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0060_client_confirmations', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0061_thin_marks', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0062_photo_copies_and_report_readers', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0063_cases_that_belong_together', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0064_causes', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0065_confirmation_codes', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0066_findings_by_closing', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0070_certificates', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0071_records_of_people', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0074_equipment_state', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0075_impacts', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0076_who_has_equipment', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0078_risks', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0079_risks_of_findings', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0081_second_persons', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0082_client_property', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0083_premises', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0084_paper_files', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0086_pinyin', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0087_rhythms_of_equipment', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0088_confirmed_later', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0089_incidents', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0090_calls', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0095_promises', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0096_cases_by_opening', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0097_duty_lists', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0098_cases_of_records', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0099_measures', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0100_case_reports', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0101_complaint_details', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0103_appeals', CURRENT_TIMESTAMP);

INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0104_answers', CURRENT_TIMESTAMP);
