-- Made from the migrations by `make schema`; never edited.

CREATE TABLE acceptance (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    state character varying(12) NOT NULL,
    reason character varying(200) DEFAULT ''::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    channel character varying(12) DEFAULT ''::character varying NOT NULL,
    told_on date,
    by_id bigint NOT NULL,
    recorded_by_id bigint,
    task_id bigint NOT NULL
);

CREATE TABLE answered_question (
    id BIGSERIAL,
    code character varying(40),
    question character varying(200) NOT NULL,
    answer character varying(800) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    case_id bigint,
    now_id bigint
);

CREATE TABLE attachment (
    id BIGSERIAL,
    question character varying(80) NOT NULL,
    media character varying(12) NOT NULL,
    telegram_file_id character varying(255) NOT NULL,
    telegram_unique_id character varying(64) NOT NULL,
    album character varying(64) DEFAULT ''::character varying NOT NULL,
    name character varying(255) DEFAULT ''::character varying NOT NULL,
    caption text DEFAULT ''::text NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    received_at timestamp with time zone NOT NULL,
    sha256 character varying(64),
    draft_id bigint,
    belongs_to character varying(6) NOT NULL,
    owner_kind character varying(20) NOT NULL,
    owner_id bigint NOT NULL,
    sent_by_id bigint NOT NULL,
    sent_at timestamp with time zone,
    sent_as character varying(12) DEFAULT ''::character varying NOT NULL,
    aside_at timestamp with time zone,
    shown_sha256 character varying(64)
);

CREATE TABLE backup (
    id BIGSERIAL,
    state character varying(12) NOT NULL,
    attempt integer DEFAULT 1 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    name character varying(80) DEFAULT ''::character varying NOT NULL,
    target character varying(300) DEFAULT ''::character varying NOT NULL,
    row_count bigint DEFAULT 0 NOT NULL,
    file_count bigint DEFAULT 0 NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    encrypted boolean DEFAULT false NOT NULL,
    recipient character varying(80) DEFAULT ''::character varying NOT NULL,
    missing bigint DEFAULT 0 NOT NULL,
    broken_at bigint,
    error character varying(60) DEFAULT ''::character varying NOT NULL,
    sentence character varying(300) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE calendar_entry (
    id BIGSERIAL,
    kind character varying(12) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    entered_by_id bigint NOT NULL
);

CREATE TABLE case_promise (
    id BIGSERIAL,
    what character varying(24) NOT NULL,
    until timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    action character varying(16) NOT NULL,
    ended_at timestamp with time zone,
    became character varying(8),
    told_at timestamp with time zone,
    by_id bigint,
    case_id bigint NOT NULL,
    draft_id bigint
);

CREATE TABLE case_report (
    id BIGSERIAL,
    duty character varying(20) NOT NULL,
    what text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    by_id bigint NOT NULL,
    case_id bigint NOT NULL
);

CREATE TABLE case_reporter (
    id BIGSERIAL,
    at timestamp with time zone NOT NULL,
    case_id bigint NOT NULL,
    draft_id bigint NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE case_tie (
    id BIGSERIAL,
    how character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    case_id bigint NOT NULL,
    leads_id bigint,
    other_id bigint NOT NULL
);

CREATE TABLE certificate (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    kind character varying(20) DEFAULT ''::character varying NOT NULL,
    number character varying(60) DEFAULT ''::character varying NOT NULL,
    issuer character varying(120) DEFAULT ''::character varying NOT NULL,
    scope character varying(300) DEFAULT ''::character varying NOT NULL,
    valid_from date,
    valid_until date,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    now_id bigint,
    person_id bigint NOT NULL
);

CREATE TABLE checklist (
    id BIGSERIAL,
    code character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    depth character varying(12) DEFAULT ''::character varying NOT NULL,
    name character varying(120) NOT NULL,
    english character varying(120) DEFAULT ''::character varying NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    copied_from character varying(20) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    successor character varying(20) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE checklist_version (
    id BIGSERIAL,
    version integer NOT NULL,
    state character varying(12) NOT NULL,
    content text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    changed_by_id bigint NOT NULL,
    checklist_id bigint NOT NULL,
    published_by_id bigint,
    asked_by_id bigint,
    asked_at timestamp with time zone,
    returned_by_id bigint,
    returned character varying(500) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE client (
    id BIGSERIAL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    order_75 boolean DEFAULT false NOT NULL,
    now_id bigint,
    order_75_why character varying(60) DEFAULT ''::character varying NOT NULL,
    self_checks_from date
);

CREATE TABLE client_confirmation (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    said character varying(12) NOT NULL,
    text character varying(500) DEFAULT ''::character varying NOT NULL,
    by_name character varying(100) DEFAULT ''::character varying NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    recorded_by_id bigint
);

CREATE TABLE client_property (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    quantity character varying(60) DEFAULT ''::character varying NOT NULL,
    confidential boolean NOT NULL,
    place character varying(120) NOT NULL,
    received_on date NOT NULL,
    received_from character varying(120) DEFAULT ''::character varying NOT NULL,
    return_by date,
    state character varying(20) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    keeper_id bigint NOT NULL,
    now_id bigint
);

CREATE TABLE complaint_detail (
    id BIGSERIAL,
    category character varying(20) DEFAULT ''::character varying NOT NULL,
    severity character varying(12) DEFAULT ''::character varying NOT NULL,
    wanted text DEFAULT ''::text NOT NULL,
    anonymous boolean DEFAULT false NOT NULL,
    entrusted_id bigint,
    case_id bigint NOT NULL
);

CREATE TABLE confirmation_code (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    code_digest character varying(64),
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    confirmation_id bigint,
    made_by_id bigint NOT NULL,
    used_by_id bigint
);

CREATE TABLE contract (
    id BIGSERIAL,
    code character varying(40),
    number character varying(60) NOT NULL,
    standing character varying(12) NOT NULL,
    standing_at timestamp with time zone,
    reason character varying(300) DEFAULT ''::character varying NOT NULL,
    begins date NOT NULL,
    ends date NOT NULL,
    rhythm character varying(12) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    now_id bigint,
    renews_id bigint
);

CREATE TABLE contract_item (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    clause character varying(20) DEFAULT ''::character varying NOT NULL,
    work character varying(20) NOT NULL,
    often character varying(20) NOT NULL,
    every character varying(4) DEFAULT ''::character varying NOT NULL,
    begins date,
    depth character varying(12) DEFAULT ''::character varying NOT NULL,
    minutes character varying(4) DEFAULT ''::character varying NOT NULL,
    deliverable character varying(200) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    contract_id bigint NOT NULL,
    item_id bigint,
    now_id bigint,
    person_id bigint,
    site_id bigint,
    weekdays character varying(20) DEFAULT ''::character varying NOT NULL,
    unannounced boolean DEFAULT false NOT NULL,
    place integer
);

CREATE TABLE cut_text (
    id BIGSERIAL,
    message_id bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    text text NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE discarded_file (
    sha256 character varying(64) NOT NULL,
    discarded_at timestamp with time zone NOT NULL
);

CREATE TABLE document (
    id BIGSERIAL,
    kind character varying(20) NOT NULL,
    subject_kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    sha256 character varying(64),
    name character varying(120) NOT NULL,
    made_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    code_digest character varying(64),
    provider character varying(200) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE done_until (
    name character varying(40) NOT NULL,
    day date NOT NULL
);

CREATE TABLE draft (
    id BIGSERIAL,
    token character varying(12) NOT NULL,
    form character varying(40) NOT NULL,
    version integer NOT NULL,
    subject_kind character varying(20) DEFAULT ''::character varying NOT NULL,
    subject_id bigint DEFAULT 0 NOT NULL,
    state character varying(12) NOT NULL,
    step character varying(80) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    files_step character varying(80) DEFAULT ''::character varying NOT NULL,
    started_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    person_id bigint NOT NULL,
    channel character varying(12) DEFAULT ''::character varying NOT NULL,
    on_behalf_of_id bigint,
    told_on date,
    outcome character varying(40),
    outcome_id bigint,
    copied_from_id bigint,
    board character varying(4) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE draft_answer (
    id BIGSERIAL,
    question character varying(80) NOT NULL,
    skipped boolean NOT NULL,
    value text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    draft_id bigint NOT NULL
);

CREATE TABLE duty (
    id BIGSERIAL,
    code character varying(40),
    turn character varying(4) NOT NULL,
    part character varying(60) DEFAULT ''::character varying NOT NULL,
    duties character varying(300) DEFAULT ''::character varying NOT NULL,
    phone character varying(20) DEFAULT ''::character varying NOT NULL,
    weekdays character varying(20) DEFAULT ''::character varying NOT NULL,
    hour_from character varying(4) DEFAULT ''::character varying NOT NULL,
    hour_until character varying(4) DEFAULT ''::character varying NOT NULL,
    valid_from date,
    valid_until date,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    now_id bigint,
    person_id bigint NOT NULL
);

CREATE TABLE equipment (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    model character varying(120) DEFAULT ''::character varying NOT NULL,
    measures character varying(120) DEFAULT ''::character varying NOT NULL,
    accuracy character varying(60) DEFAULT ''::character varying NOT NULL,
    serial character varying(60) DEFAULT ''::character varying NOT NULL,
    grade character varying(20) DEFAULT ''::character varying NOT NULL,
    traced_by character varying(20) DEFAULT ''::character varying NOT NULL,
    calibration_due date,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    keeper_id bigint NOT NULL,
    now_id bigint,
    state character varying(20) DEFAULT ''::character varying NOT NULL,
    limited_to character varying(120) DEFAULT ''::character varying NOT NULL,
    holder_id bigint,
    back_by date,
    accepted date,
    check_every character varying(4) DEFAULT ''::character varying NOT NULL,
    check_by date,
    upkeep_every character varying(4) DEFAULT ''::character varying NOT NULL,
    upkeep_by date
);

CREATE TABLE failed_update (
    key character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    error character varying(200) NOT NULL
);

CREATE TABLE finding_detail (
    id BIGSERIAL,
    question character varying(80) NOT NULL,
    clause character varying(20) NOT NULL,
    severity character varying(12) NOT NULL,
    suggestion_zh text NOT NULL,
    suggestion_en text NOT NULL,
    fixed_on_the_spot boolean DEFAULT false NOT NULL,
    case_id bigint NOT NULL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    fix_by date,
    repeat_of_id bigint,
    effect character varying(12) DEFAULT ''::character varying NOT NULL,
    effect_kind character varying(20) DEFAULT ''::character varying NOT NULL,
    effect_record_id bigint,
    fix_draft_id bigint,
    cause_draft_id bigint,
    immediate text DEFAULT ''::text NOT NULL,
    cause text DEFAULT ''::text NOT NULL,
    prevention text DEFAULT ''::text NOT NULL
);

CREATE TABLE firm_setting (
    id BIGSERIAL,
    key character varying(40) NOT NULL,
    value text,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint NOT NULL
);

CREATE TABLE flood (
    bot_id bigint NOT NULL,
    paused_until timestamp with time zone NOT NULL
);

CREATE TABLE form_version (
    id BIGSERIAL,
    code character varying(40) NOT NULL,
    version integer NOT NULL,
    fingerprint character varying(64) NOT NULL,
    content text NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE handover (
    id BIGSERIAL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    former_id bigint NOT NULL,
    taker_id bigint NOT NULL
);

CREATE TABLE handover_thing (
    id BIGSERIAL,
    kind character varying(12) NOT NULL,
    subject_id bigint NOT NULL,
    client_id bigint,
    handover_id bigint NOT NULL
);

CREATE TABLE impact (
    id BIGSERIAL,
    event_kind character varying(20) NOT NULL,
    event_id bigint NOT NULL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    verdict character varying(12) DEFAULT ''::character varying NOT NULL,
    why character varying(300) DEFAULT ''::character varying NOT NULL,
    done character varying(300) DEFAULT ''::character varying NOT NULL,
    judged_at timestamp with time zone,
    client_id bigint,
    draft_id bigint,
    equipment_id bigint NOT NULL,
    person_id bigint
);

CREATE TABLE installation (
    id integer NOT NULL,
    firm character varying(36) NOT NULL,
    bot_id bigint NOT NULL,
    founded_at timestamp with time zone NOT NULL,
    moved_to text
);

CREATE TABLE instrument_use (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    equipment_id bigint NOT NULL
);

CREATE TABLE invitation (
    id BIGSERIAL,
    token_hash character varying(64) NOT NULL,
    role character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    client_id bigint,
    invited_by_id bigint,
    used_by_id bigint,
    destination character varying(16) DEFAULT ''::character varying NOT NULL,
    reconnects_id bigint,
    revoked_at timestamp with time zone
);

CREATE TABLE job (
    id BIGSERIAL,
    key character varying(120) NOT NULL,
    kind character varying(40) NOT NULL,
    subject_id bigint NOT NULL,
    state character varying(12) NOT NULL,
    run_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    error character varying(200) DEFAULT ''::character varying NOT NULL,
    done_at timestamp with time zone,
    held_by character varying(60)
);

CREATE TABLE joining_card (
    id BIGSERIAL,
    code character varying(8) NOT NULL,
    quota integer NOT NULL,
    used integer DEFAULT 0 NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    destination character varying(16) DEFAULT ''::character varying NOT NULL,
    client_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);

CREATE TABLE joining_request (
    id BIGSERIAL,
    state character varying(12) NOT NULL,
    person_code character varying(40) DEFAULT ''::character varying NOT NULL,
    moves boolean DEFAULT false NOT NULL,
    certain boolean DEFAULT false NOT NULL,
    destination character varying(16) DEFAULT ''::character varying NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone,
    decided_at timestamp with time zone,
    reason text DEFAULT ''::text NOT NULL,
    card_id bigint NOT NULL,
    client_id bigint NOT NULL,
    decided_by_id bigint,
    match_id bigint,
    person_id bigint NOT NULL
);

CREATE TABLE lease (
    name character varying(40) NOT NULL,
    holder character varying(60) NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE ledger_file (
    id BIGSERIAL,
    key character varying(80),
    kind character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    name character varying(255) DEFAULT ''::character varying NOT NULL,
    telegram_file_id character varying(255) DEFAULT ''::character varying NOT NULL,
    sha256 character varying(64),
    copy_sha256 character varying(64),
    summary text DEFAULT '{}'::text NOT NULL,
    plan character varying(64) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    person_id bigint
);

CREATE TABLE licence (
    id BIGSERIAL,
    code character varying(40),
    kind character varying(20) NOT NULL,
    number character varying(60) NOT NULL,
    issuer character varying(120) DEFAULT ''::character varying NOT NULL,
    scope character varying(300) DEFAULT ''::character varying NOT NULL,
    valid_from date,
    valid_until date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    now_id bigint
);

CREATE TABLE menu_item (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    english character varying(120) DEFAULT ''::character varying NOT NULL,
    clause character varying(20) DEFAULT ''::character varying NOT NULL,
    unit character varying(20) NOT NULL,
    work character varying(20) NOT NULL,
    often character varying(20) DEFAULT ''::character varying NOT NULL,
    every character varying(4) DEFAULT ''::character varying NOT NULL,
    depth character varying(20) DEFAULT ''::character varying NOT NULL,
    minutes character varying(4) DEFAULT ''::character varying NOT NULL,
    deliverable character varying(200) DEFAULT ''::character varying NOT NULL,
    instruments character varying(200) DEFAULT ''::character varying NOT NULL,
    requirements character varying(600) DEFAULT ''::character varying NOT NULL,
    package boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    now_id bigint
);

CREATE TABLE monitoring (
    id BIGSERIAL,
    code character varying(40),
    stage character varying(20) NOT NULL,
    point character varying(60) NOT NULL,
    item character varying(60) NOT NULL,
    basis character varying(120) DEFAULT ''::character varying NOT NULL,
    method character varying(120) DEFAULT ''::character varying NOT NULL,
    limits character varying(40) DEFAULT ''::character varying NOT NULL,
    often character varying(20) NOT NULL,
    every character varying(4) DEFAULT ''::character varying NOT NULL,
    weekdays character varying(20) DEFAULT ''::character varying NOT NULL,
    sample character varying(60) DEFAULT ''::character varying NOT NULL,
    begins date NOT NULL,
    record character varying(60) DEFAULT ''::character varying NOT NULL,
    abnormal character varying(300) DEFAULT ''::character varying NOT NULL,
    planned_as character varying(80) DEFAULT ''::character varying NOT NULL,
    next_due date,
    last_on date,
    last_said character varying(60) DEFAULT ''::character varying NOT NULL,
    last_verdict character varying(20) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    now_id bigint,
    person_id bigint
);

CREATE TABLE outbox (
    id BIGSERIAL,
    key character varying(120) NOT NULL,
    kind character varying(40) NOT NULL,
    subject_kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    parameters text DEFAULT '{}'::text NOT NULL,
    state character varying(12) NOT NULL,
    send_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    lease_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    error character varying(200) DEFAULT ''::character varying NOT NULL,
    done_at timestamp with time zone,
    message_id bigint,
    person_id bigint NOT NULL,
    held_by character varying(60),
    chat_id bigint,
    left_at timestamp with time zone
);

CREATE TABLE paper_file (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    folder character varying(60) NOT NULL,
    place character varying(120) NOT NULL,
    pages character varying(60) DEFAULT ''::character varying NOT NULL,
    covers_from date,
    covers_to date NOT NULL,
    kept_until date NOT NULL,
    kept_why character varying(120) DEFAULT ''::character varying NOT NULL,
    check_by date NOT NULL,
    condition character varying(20) DEFAULT ''::character varying NOT NULL,
    repair_by date,
    borrower character varying(60) DEFAULT ''::character varying NOT NULL,
    state character varying(20) DEFAULT ''::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    keeper_id bigint NOT NULL,
    now_id bigint
);

CREATE TABLE person (
    id BIGSERIAL,
    telegram_id bigint,
    name character varying(60) DEFAULT ''::character varying NOT NULL,
    language character varying(2) DEFAULT 'zh'::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    consented_at timestamp with time zone,
    ended_at timestamp with time zone,
    unreachable_since timestamp with time zone,
    active_draft_id bigint,
    code character varying(40),
    phone character varying(20) DEFAULT ''::character varying NOT NULL,
    practising_as_id bigint,
    now_id bigint,
    kind character varying(20) DEFAULT ''::character varying NOT NULL,
    title_level character varying(20) DEFAULT ''::character varying NOT NULL,
    competence character varying(40) DEFAULT ''::character varying NOT NULL,
    years character varying(4) DEFAULT ''::character varying NOT NULL,
    experience character varying(500) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE person_setting (
    id BIGSERIAL,
    quiet_from character varying(5),
    quiet_until character varying(5),
    digest boolean DEFAULT true NOT NULL,
    digest_at character varying(5),
    person_id bigint NOT NULL
);

CREATE TABLE policy (
    id BIGSERIAL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    revoked_at timestamp with time zone
);

CREATE TABLE policy_reading (
    id BIGSERIAL,
    read_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    version_id bigint NOT NULL
);

CREATE TABLE policy_version (
    id BIGSERIAL,
    number integer DEFAULT 0 NOT NULL,
    title character varying(120) NOT NULL,
    audience character varying(12) NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    state character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    draft_id bigint,
    made_by_id bigint NOT NULL,
    policy_id bigint NOT NULL
);

CREATE TABLE premises (
    id BIGSERIAL,
    code character varying(40),
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    address character varying(300) DEFAULT ''::character varying NOT NULL,
    purpose character varying(300) DEFAULT ''::character varying NOT NULL,
    owner character varying(120) DEFAULT ''::character varying NOT NULL,
    lease_until date,
    review_by date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    keeper_id bigint NOT NULL,
    now_id bigint
);

CREATE TABLE processed_update (
    key character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE replies_sent (
    holder character varying(60) NOT NULL,
    bot_id bigint NOT NULL,
    total bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE report_reader (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    gets boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE requirement_reading (
    id BIGSERIAL,
    requirements character varying(600) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE restoration (
    id BIGSERIAL,
    at timestamp with time zone NOT NULL,
    backup_name character varying(80) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    "position" bigint NOT NULL
);

CREATE TABLE risk (
    id BIGSERIAL,
    code character varying(40),
    name character varying(60) NOT NULL,
    sort character varying(20) DEFAULT ''::character varying NOT NULL,
    stage character varying(20) NOT NULL,
    description character varying(500) NOT NULL,
    likelihood character varying(1) NOT NULL,
    severity character varying(1) NOT NULL,
    level character varying(12) DEFAULT ''::character varying NOT NULL,
    incidents character varying(500) DEFAULT ''::character varying NOT NULL,
    controls character varying(500) DEFAULT ''::character varying NOT NULL,
    how_often character varying(60) DEFAULT ''::character varying NOT NULL,
    posts character varying(40) DEFAULT ''::character varying NOT NULL,
    review_on date,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    now_id bigint,
    person_id bigint,
    finding_id bigint
);

CREATE TABLE risk_measure (
    id BIGSERIAL,
    code character varying(40),
    what character varying(200) NOT NULL,
    at_client character varying(60) DEFAULT ''::character varying NOT NULL,
    due date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    now_id bigint,
    person_id bigint,
    risk_id bigint NOT NULL
);

CREATE TABLE role_grant (
    id BIGSERIAL,
    role character varying(20) NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    person_id bigint NOT NULL,
    "position" character varying(20) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE schedule (
    id BIGSERIAL,
    code character varying(40),
    often character varying(20) NOT NULL,
    begins date NOT NULL,
    ends date,
    planned_until date,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint NOT NULL,
    now_id bigint,
    person_id bigint NOT NULL,
    site_id bigint,
    work character varying(20) DEFAULT 'patrol'::character varying NOT NULL,
    about character varying(120) DEFAULT ''::character varying NOT NULL,
    licences_id bigint,
    weekdays character varying(20) DEFAULT ''::character varying NOT NULL,
    every character varying(4) DEFAULT ''::character varying NOT NULL,
    on_day character varying(20) DEFAULT ''::character varying NOT NULL,
    off character varying(12) DEFAULT ''::character varying NOT NULL,
    second_id bigint,
    third_id bigint,
    shared character varying(12) DEFAULT ''::character varying NOT NULL,
    early character varying(4) DEFAULT ''::character varying NOT NULL,
    late character varying(4) DEFAULT ''::character varying NOT NULL,
    unannounced boolean DEFAULT false NOT NULL,
    paused_until date,
    planned_with character varying(40) DEFAULT ''::character varying NOT NULL,
    planned_as character varying(400) DEFAULT ''::character varying NOT NULL,
    item_id bigint
);

CREATE TABLE seal (
    "position" bigint NOT NULL,
    trail_id bigint NOT NULL,
    hash character varying(64) NOT NULL
);

CREATE TABLE search_entry (
    id BIGSERIAL,
    kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    plain text NOT NULL,
    words text NOT NULL
);

CREATE TABLE search_stale (
    id BIGSERIAL,
    kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL
);

CREATE TABLE second_person (
    id BIGSERIAL,
    subject_kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    why character varying(300) DEFAULT ''::character varying NOT NULL,
    state character varying(12) NOT NULL,
    text character varying(300) DEFAULT ''::character varying NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    asked_id bigint,
    asker_id bigint NOT NULL,
    by_id bigint,
    client_id bigint
);

CREATE TABLE self_check (
    id BIGSERIAL,
    period character varying(12) NOT NULL,
    begins date NOT NULL,
    record_id bigint NOT NULL,
    result character varying(12) NOT NULL,
    on_paper boolean DEFAULT false NOT NULL,
    client_id bigint NOT NULL
);

CREATE TABLE self_check_note (
    id BIGSERIAL,
    record_id bigint NOT NULL,
    what character varying(12) NOT NULL,
    item character varying(40) DEFAULT ''::character varying NOT NULL,
    text character varying(500) DEFAULT ''::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    client_id bigint NOT NULL,
    draft_id bigint,
    person_id bigint NOT NULL
);

CREATE TABLE serial (
    series character varying(20) NOT NULL,
    given integer NOT NULL
);

CREATE TABLE service_case (
    id BIGSERIAL,
    kind character varying(20) NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(24) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    title text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    promised_at timestamp with time zone,
    paused_at timestamp with time zone,
    closed_at timestamp with time zone,
    taken_at timestamp with time zone,
    private boolean DEFAULT false NOT NULL,
    rating integer,
    about_id bigint,
    client_id bigint NOT NULL,
    draft_id bigint,
    handler_id bigint,
    opened_by_id bigint NOT NULL,
    rectified_by_id bigint,
    site_id bigint,
    fix_recorded_by_id bigint,
    released_at timestamp with time zone,
    likely_about text DEFAULT '[]'::text NOT NULL,
    asked_until timestamp with time zone,
    asked_by_id bigint,
    unheard_since timestamp with time zone,
    coming text DEFAULT '[]'::text NOT NULL,
    drill boolean DEFAULT false NOT NULL,
    called text DEFAULT '[]'::text NOT NULL,
    unable text DEFAULT '[]'::text NOT NULL,
    record_kind character varying(20) DEFAULT ''::character varying NOT NULL,
    record_id bigint,
    decided_by_id bigint,
    appealed_at timestamp with time zone,
    reopened integer DEFAULT 0 NOT NULL,
    ended_at timestamp with time zone,
    ended_as character varying(24) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE service_plan (
    id BIGSERIAL,
    version integer NOT NULL,
    state character varying(12) NOT NULL,
    lines text NOT NULL,
    from_day date NOT NULL,
    reason character varying(300) DEFAULT ''::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    answered_at timestamp with time zone,
    agreed_at timestamp with time zone,
    channel character varying(12) DEFAULT ''::character varying NOT NULL,
    told_on date,
    words character varying(500) DEFAULT ''::character varying NOT NULL,
    answered_by_id bigint,
    approved_by_id bigint,
    client_id bigint NOT NULL,
    contract_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    recorded_by_id bigint
);

CREATE TABLE session_version (
    id BIGSERIAL,
    number integer NOT NULL,
    place character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    capacity integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    reason character varying(300) DEFAULT ''::character varying NOT NULL,
    changed_by_id bigint NOT NULL,
    draft_id bigint,
    session_id bigint NOT NULL,
    trainer_id bigint NOT NULL
);

CREATE TABLE settings_version (
    name character varying(12) NOT NULL,
    token character varying(32) NOT NULL
);

CREATE TABLE sign_up (
    id BIGSERIAL,
    state character varying(12) NOT NULL,
    place integer NOT NULL,
    signed_up_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    attendance character varying(12) DEFAULT ''::character varying NOT NULL,
    client_id bigint NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    channel character varying(12) DEFAULT ''::character varying NOT NULL,
    recorded_by_id bigint,
    told_on date
);

CREATE TABLE site (
    id BIGSERIAL,
    name character varying(120) NOT NULL,
    address character varying(300) DEFAULT ''::character varying NOT NULL,
    client_id bigint NOT NULL,
    code character varying(40),
    ended_at timestamp with time zone,
    now_id bigint,
    place character varying(40) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE stand_in (
    id BIGSERIAL,
    since date NOT NULL,
    until date NOT NULL,
    state character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    client_id bigint,
    draft_id bigint,
    made_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    stands_in_for_id bigint NOT NULL
);

CREATE TABLE stored_file (
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    stored_at timestamp with time zone NOT NULL
);

CREATE TABLE task (
    id BIGSERIAL,
    work character varying(40) NOT NULL,
    due_on date NOT NULL,
    state character varying(12) NOT NULL,
    done_at timestamp with time zone,
    assignee_id bigint NOT NULL,
    client_id bigint NOT NULL,
    site_id bigint,
    schedule_id bigint,
    period date,
    until_on date,
    slot integer DEFAULT 0 NOT NULL,
    opens_on date,
    moved_from date,
    arranged boolean DEFAULT true NOT NULL,
    handed_from_id bigint,
    reason character varying(200) DEFAULT ''::character varying NOT NULL,
    reason_by_id bigint,
    reason_at timestamp with time zone,
    entry_kind character varying(20),
    entry_id bigint,
    case_id bigint,
    about character varying(200) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE task_exception (
    id BIGSERIAL,
    period date NOT NULL,
    slot integer DEFAULT 0 NOT NULL,
    due_on date,
    reason character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    schedule_id bigint NOT NULL,
    site_id bigint
);

CREATE TABLE thin_mark (
    id BIGSERIAL,
    record_kind character varying(20) NOT NULL,
    record_id bigint NOT NULL,
    client_id bigint NOT NULL,
    reasons character varying(60) NOT NULL,
    noted_at timestamp with time zone NOT NULL
);

CREATE TABLE told_thing (
    id BIGSERIAL,
    day date NOT NULL,
    thing character varying(80) NOT NULL,
    message_id bigint NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE tortoise_migrations (
    id SERIAL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied_at timestamp with time zone NOT NULL
);

CREATE TABLE trail (
    id BIGSERIAL,
    at timestamp with time zone NOT NULL,
    person_id bigint,
    action character varying(40) NOT NULL,
    subject_kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    details text DEFAULT '{}'::text NOT NULL,
    update_key character varying(60) DEFAULT ''::character varying NOT NULL
);

CREATE TABLE training_session (
    id BIGSERIAL,
    title character varying(120) NOT NULL,
    course character varying(20) NOT NULL,
    place character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    capacity integer NOT NULL,
    state character varying(12) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    client_id bigint,
    draft_id bigint,
    trainer_id bigint NOT NULL,
    task_id bigint
);

CREATE TABLE visit (
    id BIGSERIAL,
    slot integer DEFAULT 0 NOT NULL,
    work character varying(20) NOT NULL,
    for_day date NOT NULL,
    told_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    asked_day date,
    asked_reason character varying(200) DEFAULT ''::character varying NOT NULL,
    asked_at timestamp with time zone,
    set_out_at timestamp with time zone,
    arrived_at timestamp with time zone,
    asked_by_id bigint,
    client_id bigint NOT NULL,
    confirmed_by_id bigint,
    person_id bigint NOT NULL,
    schedule_id bigint,
    site_id bigint,
    task_id bigint
);

CREATE TABLE waiting_update (
    id BIGSERIAL,
    key character varying(60) NOT NULL,
    lane bigint NOT NULL,
    update_id bigint NOT NULL,
    body text NOT NULL,
    held_by character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE work_amendment (
    id BIGSERIAL,
    day date NOT NULL,
    said text NOT NULL,
    voided boolean NOT NULL,
    reason text NOT NULL,
    amended_at timestamp with time zone NOT NULL,
    draft_id bigint NOT NULL,
    person_id bigint NOT NULL,
    record_id bigint NOT NULL
);

CREATE TABLE work_record (
    row_id BIGSERIAL,
    kind character varying(20) NOT NULL,
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    entry_kind character varying(20),
    entry_id bigint,
    day date NOT NULL,
    state character varying(12) NOT NULL,
    said text NOT NULL,
    began_at timestamp with time zone NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    recall_until timestamp with time zone,
    released_at timestamp with time zone,
    recalled_at timestamp with time zone,
    client_id bigint,
    draft_id bigint NOT NULL,
    person_id bigint NOT NULL,
    site_id bigint,
    task_id bigint,
    of_person_id bigint
);

CREATE TABLE wrong_code (
    id BIGSERIAL,
    telegram_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

COMMENT ON TABLE acceptance IS 'That a deliverable was accepted or returned, once; what is delivered again is another record.';

COMMENT ON TABLE answered_question IS 'A question with its answer, without names, for whoever asks the like (常见问答).';

COMMENT ON TABLE attachment IS 'A file that a person sent, ``sha256`` is set when the archive has its own copy.';

COMMENT ON TABLE backup IS 'One backup that was planned: what became of it, where it lies, and under whose key.';

COMMENT ON TABLE calendar_entry IS 'Days off or worked that an administrator entered, for one client or (``client`` empty) for everybody.';

COMMENT ON TABLE case_promise IS 'That something of a case was promised by a date (bot/rules/cases/promises.py); a row is added and ended.';

COMMENT ON TABLE case_report IS 'What of a case somebody has to be told by a time.';

COMMENT ON TABLE case_reporter IS 'Somebody who reported what had been reported before, and hears its end as who opened it does.';

COMMENT ON TABLE case_tie IS 'That two cases are the same thing, belong together, or may (bot/rules/cases/alike.py); of each two one row.';

COMMENT ON TABLE certificate IS 'A certificate of one of our own people (人员证书): a title, a qualification, a training, and until when it holds.';

COMMENT ON TABLE checklist IS 'A checklist of the firm''s own, or one that comes with the program and was retired.';

COMMENT ON TABLE checklist_version IS 'A version of a checklist: a draft that may still change, or one that was published and stays as it is.';

COMMENT ON TABLE client IS 'A manufacturer that is served (服务对象).';

COMMENT ON TABLE client_confirmation IS 'That a client confirmed a record, remarked on it, or why nobody did, with the ``digest`` of its content.';

COMMENT ON TABLE client_property IS 'What is a client''s and is with us (客户财产与信息): who of ours has it, until when, and what became of it.';

COMMENT ON TABLE complaint_detail IS 'What only a complaint has (clauses 5.5.1 to 5.5.3).';

COMMENT ON TABLE confirmation_code IS 'A code on a consultant''s phone, by which somebody of the client confirms a record on the spot, once.';

COMMENT ON TABLE contract IS 'What was sold to a client, from when until when (服务合同).';

COMMENT ON TABLE contract_item IS 'One service of a contract as it was signed (合同服务项目).';

COMMENT ON TABLE cut_text IS 'The last long text of a person: an app may have cut it, and its rest comes right behind it.';

COMMENT ON TABLE discarded_file IS 'A file of practice records that were wiped, to be deleted from the archive unless something else has it.';

COMMENT ON TABLE document IS 'A file made for people: a report in one language.';

COMMENT ON TABLE done_until IS 'Up to which day periodic work (a digest) was done; compared with the injected clock.';

COMMENT ON TABLE draft IS 'A form being filled in, and after submission the answers of its record.';

COMMENT ON TABLE draft_answer IS 'One answer of a draft, frozen by a trigger once the draft was submitted.';

COMMENT ON TABLE duty IS 'Somebody on a client''s duty list (值班表); its cells as rules/ledgers/duty says. ``now``: as a client''s.';

COMMENT ON TABLE equipment IS 'A piece of equipment of ours (仪器设备): what it measures, who of ours keeps it, when it is to be calibrated.';

COMMENT ON TABLE failed_update IS 'An update that was given up after its tries, the person was told.';

COMMENT ON TABLE finding_detail IS 'What only a finding has: a non-conformity of a patrol (clauses 4.2, 4.7.1).';

COMMENT ON TABLE firm_setting IS 'One change of a setting of the firm, the latest of a key is in force, ``value`` empty means the default.';

COMMENT ON TABLE flood IS 'Until when Telegram asked this bot to be quiet, shared by all its processes.';

COMMENT ON TABLE form_version IS 'A form''s content as it was, for the drafts and records that began with it (clause 3.6).';

COMMENT ON TABLE handover IS 'Somebody''s work went to somebody else (工作交接), in one go; ``by``: who handed it over.';

COMMENT ON TABLE handover_thing IS 'One thing of a handover: a plan, a task, a case or a training.';

COMMENT ON TABLE impact IS 'A record that an event of its instrument put in doubt; ``verdict``: how it was judged (bot/rules/impacts.py).';

COMMENT ON TABLE installation IS 'The one firm of this database and the bot through which it serves, ``moved_to`` once it goes on elsewhere.';

COMMENT ON TABLE instrument_use IS 'That a record was made with an instrument.';

COMMENT ON TABLE invitation IS 'A single-use link that gives one role, only the hash of its token is kept.';

COMMENT ON TABLE job IS 'Long work for the worker: a file to fetch, a report to make.';

COMMENT ON TABLE joining_card IS 'A card by which many may ask to join one client as its staff: it has no role, since it can give no other.';

COMMENT ON TABLE joining_request IS 'One person''s wish to join a client by a card; ``begun`` until the form is submitted, then an approver decides.';

COMMENT ON TABLE lease IS 'Who does a thing of which there must be one, and until when (the sender is elected by it).';

COMMENT ON TABLE ledger_file IS 'A spreadsheet of the ledgers on its way out or in, ``person`` empty: from the command line.';

COMMENT ON TABLE licence IS 'What a client may make or test, and until when (证照).';

COMMENT ON TABLE menu_item IS 'An item of the service menu (服务菜单).';

COMMENT ON TABLE monitoring IS 'A row of a client''s monitoring plan (监测计划); its cells as rules/ledgers/monitoring says.';

COMMENT ON TABLE outbox IS 'One thing the bot will say unasked, to one person, written in the transaction that caused it.';

COMMENT ON TABLE paper_file IS 'A folder or box of paper (纸质档案): where it is, who keeps it, until when at least, and in what condition it is.';

COMMENT ON TABLE person IS 'Anyone who is or was known to the bot, ``consented_at`` empty means that roles do not count yet.';

COMMENT ON TABLE person_setting IS 'What a person set for themselves, hours in Beijing as ``21:30``, empty is the firm''s.';

COMMENT ON TABLE policy IS 'A policy document (clause 3.4), its text is in its versions.';

COMMENT ON TABLE policy_reading IS 'That a person read and understood a version.';

COMMENT ON TABLE policy_version IS 'One version of a policy, in Markdown, ``number`` counts the published ones and is 0 before.';

COMMENT ON TABLE premises IS 'A place or resource of ours (场所与资源): what it is for, whose it is and until when, by when it is reviewed.';

COMMENT ON TABLE processed_update IS 'An update whose effects are committed (``bot_id:update_id``), pruned after days.';

COMMENT ON TABLE replies_sent IS 'How many messages a process has sent in reply since it began, for the one that sends what is unasked.';

COMMENT ON TABLE report_reader IS 'Who of a client gets the reports of a kind of record, or does not, where somebody said so.';

COMMENT ON TABLE requirement_reading IS 'That somebody of the team read and confirmed what is required of an item, with its words at the time.';

COMMENT ON TABLE restoration IS 'That this firm was restored from a backup, whose last seal had this position. A trigger refuses UPDATE and DELETE.';

COMMENT ON TABLE risk IS 'A risk (风险) of a client''s product, or without a client of our own; its cells as rules/ledgers/risks says.';

COMMENT ON TABLE risk_measure IS 'Something to be done about a risk (风险措施), whose client''s it is; ended once it was done or dropped.';

COMMENT ON TABLE role_grant IS 'A person''s role, for one client or (``client`` empty) for all, ends are set, rows are never deleted.';

COMMENT ON TABLE schedule IS 'A patrol plan (巡查计划); its tasks are made up to ``planned_until``, as it was then (``planned_as``).';

COMMENT ON TABLE seal IS 'The hash chain over the trail: each seal covers its entry and the seal before it.';

COMMENT ON TABLE search_entry IS 'Something that is found by its words (bot/rules/searching), an entry of one of the sources (storage/search/sources).';

COMMENT ON TABLE search_stale IS 'Something whose words were added, changed or taken away, noted by triggers, and not indexed since.';

COMMENT ON TABLE second_person IS 'That a second person was asked to confirm a record, or that they keep an entry (二人确认), and what came of it.';

COMMENT ON TABLE self_check IS 'That a client recorded a day, week or month, once: ``record_id`` is its first record of kind ``self_check``.';

COMMENT ON TABLE self_check_note IS 'What was said to a self-check since: seen or remarked by the butler, or what became of an ``item`` of it.';

COMMENT ON TABLE serial IS 'The last serial number given out per kind and day (``WT20261122`` -> 3).';

COMMENT ON TABLE service_case IS 'A finding, a complaint, an enquiry: whatever has a life cycle (bot/rules/cases).';

COMMENT ON TABLE service_plan IS 'One version of what a contract''s items are to become (服务方案).';

COMMENT ON TABLE session_version IS 'How a session was arranged until it was changed; ``number`` counts its changes from 1.';

COMMENT ON TABLE settings_version IS 'One row: a token that every change of the firm''s settings replaces, by which processes notice it.';

COMMENT ON TABLE sign_up IS 'A person''s seat or place in the waitlist; ``place`` is the order of arrival. One open row per person.';

COMMENT ON TABLE site IS 'A place of a client that is patrolled.';

COMMENT ON TABLE stand_in IS 'Who has the team roles of an absent person, from a day until another, for one client or (empty) for all.';

COMMENT ON TABLE stored_file IS 'A file in the archive, addressed by its content.';

COMMENT ON TABLE task IS 'Something planned for a day: a form to fill in at a site.';

COMMENT ON TABLE task_exception IS 'One time of a plan that is on another day (``due_on``), or not at all.';

COMMENT ON TABLE thin_mark IS 'That a record looked thin when it was filed; ``reasons`` as ``rules/thin`` names them, a blank between them.';

COMMENT ON TABLE told_thing IS 'Something of which a person was told on a day: the day''s reminders leave it out. Forgotten after some days.';

COMMENT ON TABLE trail IS 'Who did what when to which record: ids, never texts. A trigger refuses UPDATE and DELETE (clause 3.6).';

COMMENT ON TABLE training_session IS 'A session of a course (clause 4.5), for one client or (``client`` empty) for all.';

COMMENT ON TABLE visit IS 'One visit: what the client was told of a task, and answered; made when there is something to note.';

COMMENT ON TABLE waiting_update IS 'An update that was confirmed to Telegram before it was handled: one of many that a person (``lane``) sent at once.';

COMMENT ON TABLE work_amendment IS 'A correction of a work record: what it said until then, and why; rows are never altered.';

COMMENT ON TABLE work_record IS 'A submitted form that stays (clauses 3.6-3.7). Triggers refuse other changes than release, recall and amendments.';

COMMENT ON TABLE wrong_code IS 'A joining code that was typed and is none, kept for an hour so that nobody can try them all.';

ALTER TABLE acceptance ADD CONSTRAINT acceptance_pkey PRIMARY KEY (id);

ALTER TABLE acceptance ADD CONSTRAINT uid_acceptance_record__c6e905 UNIQUE (record_kind, record_id);

ALTER TABLE answered_question ADD CONSTRAINT answered_question_code_key UNIQUE (code);

ALTER TABLE answered_question ADD CONSTRAINT answered_question_pkey PRIMARY KEY (id);

ALTER TABLE attachment ADD CONSTRAINT attachment_has_an_owner CHECK (((belongs_to IN ('tray'::character varying, 'draft'::character varying, 'record'::character varying, 'entry'::character varying)) AND (((owner_kind)::text <> ''::text) = (belongs_to IN ('record'::character varying, 'entry'::character varying)))));

ALTER TABLE attachment ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);

ALTER TABLE attachment ADD CONSTRAINT uid_attachment_draft_i_75af0f UNIQUE (draft_id, question, telegram_unique_id);

ALTER TABLE backup ADD CONSTRAINT backup_pkey PRIMARY KEY (id);

ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_pkey PRIMARY KEY (id);

ALTER TABLE case_promise ADD CONSTRAINT case_promise_pkey PRIMARY KEY (id);

ALTER TABLE case_report ADD CONSTRAINT case_report_pkey PRIMARY KEY (id);

ALTER TABLE case_report ADD CONSTRAINT uid_case_report_case_id_e26784 UNIQUE (case_id, duty);

ALTER TABLE case_reporter ADD CONSTRAINT case_reporter_pkey PRIMARY KEY (id);

ALTER TABLE case_reporter ADD CONSTRAINT uid_case_report_case_id_a5d77c UNIQUE (case_id, draft_id);

ALTER TABLE case_tie ADD CONSTRAINT case_tie_pkey PRIMARY KEY (id);

ALTER TABLE case_tie ADD CONSTRAINT uid_case_tie_case_id_abfebd UNIQUE (case_id, other_id);

ALTER TABLE certificate ADD CONSTRAINT certificate_code_key UNIQUE (code);

ALTER TABLE certificate ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);

ALTER TABLE checklist ADD CONSTRAINT checklist_code_key UNIQUE (code);

ALTER TABLE checklist ADD CONSTRAINT checklist_pkey PRIMARY KEY (id);

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_pkey PRIMARY KEY (id);

ALTER TABLE checklist_version ADD CONSTRAINT uid_checklist_v_checkli_d86a4f UNIQUE (checklist_id, version);

ALTER TABLE client ADD CONSTRAINT client_code_key UNIQUE (code);

ALTER TABLE client ADD CONSTRAINT client_pkey PRIMARY KEY (id);

ALTER TABLE client_confirmation ADD CONSTRAINT client_confirmation_pkey PRIMARY KEY (id);

ALTER TABLE client_property ADD CONSTRAINT client_property_code_key UNIQUE (code);

ALTER TABLE client_property ADD CONSTRAINT client_property_pkey PRIMARY KEY (id);

ALTER TABLE complaint_detail ADD CONSTRAINT complaint_detail_case_id_key UNIQUE (case_id);

ALTER TABLE complaint_detail ADD CONSTRAINT complaint_detail_pkey PRIMARY KEY (id);

ALTER TABLE confirmation_code ADD CONSTRAINT confirmation_code_code_digest_key UNIQUE (code_digest);

ALTER TABLE confirmation_code ADD CONSTRAINT confirmation_code_pkey PRIMARY KEY (id);

ALTER TABLE contract ADD CONSTRAINT contract_code_key UNIQUE (code);

ALTER TABLE contract ADD CONSTRAINT contract_pkey PRIMARY KEY (id);

ALTER TABLE contract_item ADD CONSTRAINT contract_item_code_key UNIQUE (code);

ALTER TABLE contract_item ADD CONSTRAINT contract_item_pkey PRIMARY KEY (id);

ALTER TABLE cut_text ADD CONSTRAINT cut_text_person_id_key UNIQUE (person_id);

ALTER TABLE cut_text ADD CONSTRAINT cut_text_pkey PRIMARY KEY (id);

ALTER TABLE discarded_file ADD CONSTRAINT discarded_file_pkey PRIMARY KEY (sha256);

ALTER TABLE document ADD CONSTRAINT document_code_digest_key UNIQUE (code_digest);

ALTER TABLE document ADD CONSTRAINT document_pkey PRIMARY KEY (id);

ALTER TABLE document ADD CONSTRAINT document_version UNIQUE (kind, subject_kind, subject_id, language, version);

ALTER TABLE done_until ADD CONSTRAINT done_until_pkey PRIMARY KEY (name);

ALTER TABLE draft ADD CONSTRAINT draft_pkey PRIMARY KEY (id);

ALTER TABLE draft ADD CONSTRAINT draft_token_key UNIQUE (token);

ALTER TABLE draft_answer ADD CONSTRAINT draft_answer_pkey PRIMARY KEY (id);

ALTER TABLE draft_answer ADD CONSTRAINT uid_draft_answe_draft_i_a780b9 UNIQUE (draft_id, question);

ALTER TABLE duty ADD CONSTRAINT duty_code_key UNIQUE (code);

ALTER TABLE duty ADD CONSTRAINT duty_pkey PRIMARY KEY (id);

ALTER TABLE equipment ADD CONSTRAINT equipment_code_key UNIQUE (code);

ALTER TABLE equipment ADD CONSTRAINT equipment_pkey PRIMARY KEY (id);

ALTER TABLE failed_update ADD CONSTRAINT failed_update_pkey PRIMARY KEY (key);

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_case_id_key UNIQUE (case_id);

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_pkey PRIMARY KEY (id);

ALTER TABLE firm_setting ADD CONSTRAINT firm_setting_pkey PRIMARY KEY (id);

ALTER TABLE flood ADD CONSTRAINT flood_pkey PRIMARY KEY (bot_id);

ALTER TABLE form_version ADD CONSTRAINT form_version_pkey PRIMARY KEY (id);

ALTER TABLE form_version ADD CONSTRAINT uid_form_versio_code_a05f7e UNIQUE (code, version);

ALTER TABLE handover ADD CONSTRAINT handover_pkey PRIMARY KEY (id);

ALTER TABLE handover_thing ADD CONSTRAINT handover_thing_pkey PRIMARY KEY (id);

ALTER TABLE impact ADD CONSTRAINT impact_pkey PRIMARY KEY (id);

ALTER TABLE impact ADD CONSTRAINT uid_impact_event_k_0aabb8 UNIQUE (event_kind, event_id, record_kind, record_id);

ALTER TABLE installation ADD CONSTRAINT installation_pkey PRIMARY KEY (id);

ALTER TABLE instrument_use ADD CONSTRAINT instrument_use_pkey PRIMARY KEY (id);

ALTER TABLE instrument_use ADD CONSTRAINT uid_instrument__equipme_2afd2f UNIQUE (equipment_id, record_kind, record_id);

ALTER TABLE invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);

ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE job ADD CONSTRAINT job_key_key UNIQUE (key);

ALTER TABLE job ADD CONSTRAINT job_pkey PRIMARY KEY (id);

ALTER TABLE joining_card ADD CONSTRAINT joining_card_code_key UNIQUE (code);

ALTER TABLE joining_card ADD CONSTRAINT joining_card_pkey PRIMARY KEY (id);

ALTER TABLE joining_request ADD CONSTRAINT joining_request_pkey PRIMARY KEY (id);

ALTER TABLE lease ADD CONSTRAINT lease_pkey PRIMARY KEY (name);

ALTER TABLE ledger_file ADD CONSTRAINT ledger_file_key_key UNIQUE (key);

ALTER TABLE ledger_file ADD CONSTRAINT ledger_file_pkey PRIMARY KEY (id);

ALTER TABLE licence ADD CONSTRAINT licence_code_key UNIQUE (code);

ALTER TABLE licence ADD CONSTRAINT licence_pkey PRIMARY KEY (id);

ALTER TABLE menu_item ADD CONSTRAINT menu_item_code_key UNIQUE (code);

ALTER TABLE menu_item ADD CONSTRAINT menu_item_pkey PRIMARY KEY (id);

ALTER TABLE monitoring ADD CONSTRAINT monitoring_code_key UNIQUE (code);

ALTER TABLE monitoring ADD CONSTRAINT monitoring_pkey PRIMARY KEY (id);

ALTER TABLE outbox ADD CONSTRAINT outbox_key_key UNIQUE (key);

ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE paper_file ADD CONSTRAINT paper_file_code_key UNIQUE (code);

ALTER TABLE paper_file ADD CONSTRAINT paper_file_pkey PRIMARY KEY (id);

ALTER TABLE person ADD CONSTRAINT person_code_key UNIQUE (code);

ALTER TABLE person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE person ADD CONSTRAINT person_telegram_id_key UNIQUE (telegram_id);

ALTER TABLE person_setting ADD CONSTRAINT person_setting_person_id_key UNIQUE (person_id);

ALTER TABLE person_setting ADD CONSTRAINT person_setting_pkey PRIMARY KEY (id);

ALTER TABLE policy ADD CONSTRAINT policy_pkey PRIMARY KEY (id);

ALTER TABLE policy_reading ADD CONSTRAINT policy_reading_pkey PRIMARY KEY (id);

ALTER TABLE policy_reading ADD CONSTRAINT uid_policy_read_version_2554af UNIQUE (version_id, person_id);

ALTER TABLE policy_version ADD CONSTRAINT policy_version_pkey PRIMARY KEY (id);

ALTER TABLE premises ADD CONSTRAINT premises_code_key UNIQUE (code);

ALTER TABLE premises ADD CONSTRAINT premises_pkey PRIMARY KEY (id);

ALTER TABLE processed_update ADD CONSTRAINT processed_update_pkey PRIMARY KEY (key);

ALTER TABLE replies_sent ADD CONSTRAINT replies_sent_pkey PRIMARY KEY (holder);

ALTER TABLE report_reader ADD CONSTRAINT report_reader_pkey PRIMARY KEY (id);

ALTER TABLE report_reader ADD CONSTRAINT uid_report_read_client__2f0f6a UNIQUE (client_id, record_kind, person_id);

ALTER TABLE requirement_reading ADD CONSTRAINT requirement_reading_pkey PRIMARY KEY (id);

ALTER TABLE requirement_reading ADD CONSTRAINT uid_requirement_item_id_87a6f3 UNIQUE (item_id, person_id, requirements);

ALTER TABLE restoration ADD CONSTRAINT restoration_pkey PRIMARY KEY (id);

ALTER TABLE risk ADD CONSTRAINT risk_code_key UNIQUE (code);

ALTER TABLE risk ADD CONSTRAINT risk_pkey PRIMARY KEY (id);

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_code_key UNIQUE (code);

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_pkey PRIMARY KEY (id);

ALTER TABLE role_grant ADD CONSTRAINT role_grant_pkey PRIMARY KEY (id);

ALTER TABLE schedule ADD CONSTRAINT schedule_code_key UNIQUE (code);

ALTER TABLE schedule ADD CONSTRAINT schedule_pkey PRIMARY KEY (id);

ALTER TABLE seal ADD CONSTRAINT seal_pkey PRIMARY KEY ("position");

ALTER TABLE seal ADD CONSTRAINT seal_trail_id_key UNIQUE (trail_id);

ALTER TABLE search_entry ADD CONSTRAINT search_entry_pkey PRIMARY KEY (id);

ALTER TABLE search_entry ADD CONSTRAINT uid_search_entr_kind_5b1a11 UNIQUE (kind, subject_id);

ALTER TABLE search_stale ADD CONSTRAINT search_stale_pkey PRIMARY KEY (id);

ALTER TABLE second_person ADD CONSTRAINT second_person_pkey PRIMARY KEY (id);

ALTER TABLE self_check ADD CONSTRAINT self_check_pkey PRIMARY KEY (id);

ALTER TABLE self_check ADD CONSTRAINT uid_self_check_client__0935e1 UNIQUE (client_id, period, begins);

ALTER TABLE self_check_note ADD CONSTRAINT self_check_note_pkey PRIMARY KEY (id);

ALTER TABLE serial ADD CONSTRAINT serial_pkey PRIMARY KEY (series);

ALTER TABLE service_case ADD CONSTRAINT service_case_number_key UNIQUE (number);

ALTER TABLE service_case ADD CONSTRAINT service_case_pkey PRIMARY KEY (id);

ALTER TABLE service_plan ADD CONSTRAINT service_plan_pkey PRIMARY KEY (id);

ALTER TABLE service_plan ADD CONSTRAINT uid_service_pla_contrac_afe045 UNIQUE (contract_id, version);

ALTER TABLE session_version ADD CONSTRAINT session_version_pkey PRIMARY KEY (id);

ALTER TABLE session_version ADD CONSTRAINT uid_session_ver_session_843869 UNIQUE (session_id, number);

ALTER TABLE settings_version ADD CONSTRAINT settings_version_pkey PRIMARY KEY (name);

ALTER TABLE sign_up ADD CONSTRAINT sign_up_pkey PRIMARY KEY (id);

ALTER TABLE site ADD CONSTRAINT site_code_key UNIQUE (code);

ALTER TABLE site ADD CONSTRAINT site_pkey PRIMARY KEY (id);

ALTER TABLE site ADD CONSTRAINT uid_site_client__e415b1 UNIQUE (client_id, name);

ALTER TABLE stand_in ADD CONSTRAINT stand_in_pkey PRIMARY KEY (id);

ALTER TABLE stored_file ADD CONSTRAINT stored_file_pkey PRIMARY KEY (sha256);

ALTER TABLE task ADD CONSTRAINT task_pkey PRIMARY KEY (id);

ALTER TABLE task_exception ADD CONSTRAINT task_exception_pkey PRIMARY KEY (id);

ALTER TABLE thin_mark ADD CONSTRAINT thin_mark_pkey PRIMARY KEY (id);

ALTER TABLE thin_mark ADD CONSTRAINT uid_thin_mark_record__4fb172 UNIQUE (record_kind, record_id);

ALTER TABLE told_thing ADD CONSTRAINT told_thing_pkey PRIMARY KEY (id);

ALTER TABLE tortoise_migrations ADD CONSTRAINT tortoise_migrations_pkey PRIMARY KEY (id);

ALTER TABLE tortoise_migrations ADD CONSTRAINT uid_tortoise_mi_app_3803a5 UNIQUE (app, name);

ALTER TABLE trail ADD CONSTRAINT trail_pkey PRIMARY KEY (id);

ALTER TABLE training_session ADD CONSTRAINT training_session_pkey PRIMARY KEY (id);

ALTER TABLE visit ADD CONSTRAINT visit_pkey PRIMARY KEY (id);

ALTER TABLE waiting_update ADD CONSTRAINT waiting_update_key_key UNIQUE (key);

ALTER TABLE waiting_update ADD CONSTRAINT waiting_update_pkey PRIMARY KEY (id);

ALTER TABLE work_amendment ADD CONSTRAINT work_amendment_pkey PRIMARY KEY (id);

ALTER TABLE work_record ADD CONSTRAINT uid_work_record_kind_836e5c UNIQUE (kind, id);

ALTER TABLE work_record ADD CONSTRAINT work_record_number_key UNIQUE (number);

ALTER TABLE work_record ADD CONSTRAINT work_record_pkey PRIMARY KEY (row_id);

ALTER TABLE wrong_code ADD CONSTRAINT wrong_code_pkey PRIMARY KEY (id);

ALTER TABLE acceptance ADD CONSTRAINT acceptance_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE acceptance ADD CONSTRAINT acceptance_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE acceptance ADD CONSTRAINT acceptance_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE RESTRICT;

ALTER TABLE answered_question ADD CONSTRAINT answered_question_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE answered_question ADD CONSTRAINT answered_question_now_id_fkey FOREIGN KEY (now_id) REFERENCES answered_question(id) ON DELETE RESTRICT;

ALTER TABLE attachment ADD CONSTRAINT attachment_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE attachment ADD CONSTRAINT attachment_sent_by_id_fkey FOREIGN KEY (sent_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE case_promise ADD CONSTRAINT case_promise_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE case_promise ADD CONSTRAINT case_promise_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE case_promise ADD CONSTRAINT case_promise_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE case_report ADD CONSTRAINT case_report_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE case_report ADD CONSTRAINT case_report_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE case_reporter ADD CONSTRAINT case_reporter_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE case_reporter ADD CONSTRAINT case_reporter_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE case_reporter ADD CONSTRAINT case_reporter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE case_tie ADD CONSTRAINT case_tie_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE case_tie ADD CONSTRAINT case_tie_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE case_tie ADD CONSTRAINT case_tie_leads_id_fkey FOREIGN KEY (leads_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE case_tie ADD CONSTRAINT case_tie_other_id_fkey FOREIGN KEY (other_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE certificate ADD CONSTRAINT certificate_now_id_fkey FOREIGN KEY (now_id) REFERENCES certificate(id) ON DELETE RESTRICT;

ALTER TABLE certificate ADD CONSTRAINT certificate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES checklist(id) ON DELETE RESTRICT;

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_published_by_id_fkey FOREIGN KEY (published_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE checklist_version ADD CONSTRAINT checklist_version_returned_by_id_fkey FOREIGN KEY (returned_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE client ADD CONSTRAINT client_now_id_fkey FOREIGN KEY (now_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE client_confirmation ADD CONSTRAINT client_confirmation_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE client_confirmation ADD CONSTRAINT client_confirmation_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE client_property ADD CONSTRAINT client_property_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE client_property ADD CONSTRAINT client_property_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE client_property ADD CONSTRAINT client_property_now_id_fkey FOREIGN KEY (now_id) REFERENCES client_property(id) ON DELETE RESTRICT;

ALTER TABLE complaint_detail ADD CONSTRAINT complaint_detail_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE complaint_detail ADD CONSTRAINT complaint_detail_entrusted_id_fkey FOREIGN KEY (entrusted_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE confirmation_code ADD CONSTRAINT confirmation_code_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES client_confirmation(id) ON DELETE RESTRICT;

ALTER TABLE confirmation_code ADD CONSTRAINT confirmation_code_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE confirmation_code ADD CONSTRAINT confirmation_code_used_by_id_fkey FOREIGN KEY (used_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE contract ADD CONSTRAINT contract_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE contract ADD CONSTRAINT contract_now_id_fkey FOREIGN KEY (now_id) REFERENCES contract(id) ON DELETE RESTRICT;

ALTER TABLE contract ADD CONSTRAINT contract_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES contract(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES menu_item(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_now_id_fkey FOREIGN KEY (now_id) REFERENCES contract_item(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE contract_item ADD CONSTRAINT contract_item_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE cut_text ADD CONSTRAINT cut_text_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE draft ADD CONSTRAINT draft_copied_from_id_fkey FOREIGN KEY (copied_from_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE draft ADD CONSTRAINT draft_on_behalf_of_id_fkey FOREIGN KEY (on_behalf_of_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE draft ADD CONSTRAINT draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE draft_answer ADD CONSTRAINT draft_answer_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE duty ADD CONSTRAINT duty_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE duty ADD CONSTRAINT duty_now_id_fkey FOREIGN KEY (now_id) REFERENCES duty(id) ON DELETE RESTRICT;

ALTER TABLE duty ADD CONSTRAINT duty_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE equipment ADD CONSTRAINT equipment_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE equipment ADD CONSTRAINT equipment_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE equipment ADD CONSTRAINT equipment_now_id_fkey FOREIGN KEY (now_id) REFERENCES equipment(id) ON DELETE RESTRICT;

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_cause_draft_id_fkey FOREIGN KEY (cause_draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_fix_draft_id_fkey FOREIGN KEY (fix_draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE finding_detail ADD CONSTRAINT finding_detail_repeat_of_id_fkey FOREIGN KEY (repeat_of_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE firm_setting ADD CONSTRAINT firm_setting_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE handover ADD CONSTRAINT handover_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE handover ADD CONSTRAINT handover_former_id_fkey FOREIGN KEY (former_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE handover ADD CONSTRAINT handover_taker_id_fkey FOREIGN KEY (taker_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE handover_thing ADD CONSTRAINT handover_thing_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE handover_thing ADD CONSTRAINT handover_thing_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handover(id) ON DELETE RESTRICT;

ALTER TABLE impact ADD CONSTRAINT impact_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE impact ADD CONSTRAINT impact_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE impact ADD CONSTRAINT impact_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES equipment(id) ON DELETE RESTRICT;

ALTER TABLE impact ADD CONSTRAINT impact_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE instrument_use ADD CONSTRAINT instrument_use_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES equipment(id) ON DELETE RESTRICT;

ALTER TABLE invitation ADD CONSTRAINT invitation_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE invitation ADD CONSTRAINT invitation_invited_by_id_fkey FOREIGN KEY (invited_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE invitation ADD CONSTRAINT invitation_reconnects_id_fkey FOREIGN KEY (reconnects_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE invitation ADD CONSTRAINT invitation_used_by_id_fkey FOREIGN KEY (used_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE joining_card ADD CONSTRAINT joining_card_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE joining_card ADD CONSTRAINT joining_card_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE joining_request ADD CONSTRAINT joining_request_card_id_fkey FOREIGN KEY (card_id) REFERENCES joining_card(id) ON DELETE RESTRICT;

ALTER TABLE joining_request ADD CONSTRAINT joining_request_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE joining_request ADD CONSTRAINT joining_request_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE joining_request ADD CONSTRAINT joining_request_match_id_fkey FOREIGN KEY (match_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE joining_request ADD CONSTRAINT joining_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE ledger_file ADD CONSTRAINT ledger_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE licence ADD CONSTRAINT licence_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE licence ADD CONSTRAINT licence_now_id_fkey FOREIGN KEY (now_id) REFERENCES licence(id) ON DELETE RESTRICT;

ALTER TABLE menu_item ADD CONSTRAINT menu_item_now_id_fkey FOREIGN KEY (now_id) REFERENCES menu_item(id) ON DELETE RESTRICT;

ALTER TABLE monitoring ADD CONSTRAINT monitoring_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE monitoring ADD CONSTRAINT monitoring_now_id_fkey FOREIGN KEY (now_id) REFERENCES monitoring(id) ON DELETE RESTRICT;

ALTER TABLE monitoring ADD CONSTRAINT monitoring_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE outbox ADD CONSTRAINT outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE paper_file ADD CONSTRAINT paper_file_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE paper_file ADD CONSTRAINT paper_file_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE paper_file ADD CONSTRAINT paper_file_now_id_fkey FOREIGN KEY (now_id) REFERENCES paper_file(id) ON DELETE RESTRICT;

ALTER TABLE person ADD CONSTRAINT person_now_id_fkey FOREIGN KEY (now_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE person_setting ADD CONSTRAINT person_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE policy ADD CONSTRAINT policy_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE policy_reading ADD CONSTRAINT policy_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE policy_reading ADD CONSTRAINT policy_reading_version_id_fkey FOREIGN KEY (version_id) REFERENCES policy_version(id) ON DELETE RESTRICT;

ALTER TABLE policy_version ADD CONSTRAINT policy_version_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE policy_version ADD CONSTRAINT policy_version_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE policy_version ADD CONSTRAINT policy_version_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id) ON DELETE RESTRICT;

ALTER TABLE premises ADD CONSTRAINT premises_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE premises ADD CONSTRAINT premises_now_id_fkey FOREIGN KEY (now_id) REFERENCES premises(id) ON DELETE RESTRICT;

ALTER TABLE report_reader ADD CONSTRAINT report_reader_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE report_reader ADD CONSTRAINT report_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE requirement_reading ADD CONSTRAINT requirement_reading_item_id_fkey FOREIGN KEY (item_id) REFERENCES menu_item(id) ON DELETE RESTRICT;

ALTER TABLE requirement_reading ADD CONSTRAINT requirement_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE risk ADD CONSTRAINT risk_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE risk ADD CONSTRAINT risk_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE risk ADD CONSTRAINT risk_now_id_fkey FOREIGN KEY (now_id) REFERENCES risk(id) ON DELETE RESTRICT;

ALTER TABLE risk ADD CONSTRAINT risk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_now_id_fkey FOREIGN KEY (now_id) REFERENCES risk_measure(id) ON DELETE RESTRICT;

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE risk_measure ADD CONSTRAINT risk_measure_risk_id_fkey FOREIGN KEY (risk_id) REFERENCES risk(id) ON DELETE RESTRICT;

ALTER TABLE role_grant ADD CONSTRAINT role_grant_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE role_grant ADD CONSTRAINT role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_item_id_fkey FOREIGN KEY (item_id) REFERENCES contract_item(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_licences_id_fkey FOREIGN KEY (licences_id) REFERENCES licence(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_now_id_fkey FOREIGN KEY (now_id) REFERENCES schedule(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_second_id_fkey FOREIGN KEY (second_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE schedule ADD CONSTRAINT schedule_third_id_fkey FOREIGN KEY (third_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE second_person ADD CONSTRAINT second_person_asked_id_fkey FOREIGN KEY (asked_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE second_person ADD CONSTRAINT second_person_asker_id_fkey FOREIGN KEY (asker_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE second_person ADD CONSTRAINT second_person_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE second_person ADD CONSTRAINT second_person_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE self_check ADD CONSTRAINT self_check_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE self_check_note ADD CONSTRAINT self_check_note_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE self_check_note ADD CONSTRAINT self_check_note_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE self_check_note ADD CONSTRAINT self_check_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_about_id_fkey FOREIGN KEY (about_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_fix_recorded_by_id_fkey FOREIGN KEY (fix_recorded_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_opened_by_id_fkey FOREIGN KEY (opened_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_rectified_by_id_fkey FOREIGN KEY (rectified_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_case ADD CONSTRAINT service_case_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_answered_by_id_fkey FOREIGN KEY (answered_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_approved_by_id_fkey FOREIGN KEY (approved_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE service_plan ADD CONSTRAINT service_plan_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE session_version ADD CONSTRAINT session_version_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE session_version ADD CONSTRAINT session_version_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE session_version ADD CONSTRAINT session_version_session_id_fkey FOREIGN KEY (session_id) REFERENCES training_session(id) ON DELETE RESTRICT;

ALTER TABLE session_version ADD CONSTRAINT session_version_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE sign_up ADD CONSTRAINT sign_up_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE sign_up ADD CONSTRAINT sign_up_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE sign_up ADD CONSTRAINT sign_up_recorded_by_id_fkey FOREIGN KEY (recorded_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE sign_up ADD CONSTRAINT sign_up_session_id_fkey FOREIGN KEY (session_id) REFERENCES training_session(id) ON DELETE RESTRICT;

ALTER TABLE site ADD CONSTRAINT site_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE site ADD CONSTRAINT site_now_id_fkey FOREIGN KEY (now_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE stand_in ADD CONSTRAINT stand_in_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE stand_in ADD CONSTRAINT stand_in_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE stand_in ADD CONSTRAINT stand_in_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE stand_in ADD CONSTRAINT stand_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE stand_in ADD CONSTRAINT stand_in_stands_in_for_id_fkey FOREIGN KEY (stands_in_for_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_handed_from_id_fkey FOREIGN KEY (handed_from_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_reason_by_id_fkey FOREIGN KEY (reason_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE RESTRICT;

ALTER TABLE task ADD CONSTRAINT task_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE task_exception ADD CONSTRAINT task_exception_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE task_exception ADD CONSTRAINT task_exception_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE RESTRICT;

ALTER TABLE task_exception ADD CONSTRAINT task_exception_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE told_thing ADD CONSTRAINT told_thing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE training_session ADD CONSTRAINT training_session_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE training_session ADD CONSTRAINT training_session_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE training_session ADD CONSTRAINT training_session_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE RESTRICT;

ALTER TABLE training_session ADD CONSTRAINT training_session_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_confirmed_by_id_fkey FOREIGN KEY (confirmed_by_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE visit ADD CONSTRAINT visit_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE RESTRICT;

ALTER TABLE work_amendment ADD CONSTRAINT work_amendment_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE work_amendment ADD CONSTRAINT work_amendment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE work_amendment ADD CONSTRAINT work_amendment_record_id_fkey FOREIGN KEY (record_id) REFERENCES work_record(row_id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES draft(id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_of_person_id_fkey FOREIGN KEY (of_person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id) ON DELETE RESTRICT;

ALTER TABLE work_record ADD CONSTRAINT work_record_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE RESTRICT;

CREATE INDEX attachment_in_album ON attachment USING btree (album) WHERE ((album)::text <> ''::text);

CREATE UNIQUE INDEX checklist_one_draft ON checklist_version USING btree (checklist_id) WHERE ((state)::text = 'draft'::text);

CREATE UNIQUE INDEX client_confirmation_once ON client_confirmation USING btree (record_kind, record_id, digest) WHERE (said IN ('confirmed'::character varying, 'remarks'::character varying, 'on_paper'::character varying));

CREATE INDEX client_name_plain ON client USING btree (replace(lower((name)::text), ' '::text, ''::text));

CREATE INDEX client_short_name_plain ON client USING btree (replace(lower((short_name)::text), ' '::text, ''::text));

CREATE UNIQUE INDEX draft_one_open ON draft USING btree (person_id, form, subject_kind, subject_id, COALESCE(on_behalf_of_id, (0)::bigint)) WHERE ((state)::text = 'open'::text);

CREATE INDEX draft_recorded ON draft USING btree (person_id) WHERE (on_behalf_of_id IS NOT NULL);

CREATE INDEX draft_register ON draft USING btree (person_id, id) WHERE ((form)::text = 'register'::text);

CREATE INDEX idx_acceptance_task_id_1d9482 ON acceptance USING btree (task_id);

CREATE INDEX idx_answered_qu_case_id_81b97c ON answered_question USING btree (case_id);

CREATE INDEX idx_answered_qu_now_id_16d2b7 ON answered_question USING btree (now_id);

CREATE INDEX idx_attachment_belongs_9afb90 ON attachment USING btree (belongs_to, owner_kind, owner_id);

CREATE INDEX idx_attachment_draft_i_04e6a5 ON attachment USING btree (draft_id, album);

CREATE INDEX idx_attachment_sent_by_0922ad ON attachment USING btree (sent_by_id);

CREATE INDEX idx_attachment_sha256_dec712 ON attachment USING btree (sha256);

CREATE INDEX idx_case_promis_by_id_3685fc ON case_promise USING btree (by_id);

CREATE INDEX idx_case_promis_case_id_ceb0d0 ON case_promise USING btree (case_id);

CREATE INDEX idx_case_promis_draft_i_e66a6b ON case_promise USING btree (draft_id);

CREATE INDEX idx_case_promis_until_2eff91 ON case_promise USING btree (until);

CREATE INDEX idx_case_report_by_id_0c6372 ON case_report USING btree (by_id);

CREATE INDEX idx_case_report_draft_i_004005 ON case_reporter USING btree (draft_id);

CREATE INDEX idx_case_report_person__02cb73 ON case_reporter USING btree (person_id);

CREATE INDEX idx_case_tie_by_id_ba4af4 ON case_tie USING btree (by_id);

CREATE INDEX idx_case_tie_leads_i_79c84a ON case_tie USING btree (leads_id);

CREATE INDEX idx_case_tie_other_i_b13f70 ON case_tie USING btree (other_id);

CREATE INDEX idx_certificate_now_id_8126a7 ON certificate USING btree (now_id);

CREATE INDEX idx_certificate_person__4d4431 ON certificate USING btree (person_id);

CREATE INDEX idx_certificate_valid_u_098cb1 ON certificate USING btree (valid_until);

CREATE INDEX idx_checklist_v_asked_b_b30606 ON checklist_version USING btree (asked_by_id);

CREATE INDEX idx_checklist_v_changed_c363ff ON checklist_version USING btree (changed_by_id);

CREATE INDEX idx_checklist_v_publish_fe5808 ON checklist_version USING btree (published_by_id);

CREATE INDEX idx_checklist_v_returne_248f04 ON checklist_version USING btree (returned_by_id);

CREATE INDEX idx_client_conf_by_id_130ddd ON client_confirmation USING btree (by_id);

CREATE INDEX idx_client_conf_record__cee2da ON client_confirmation USING btree (record_kind, record_id);

CREATE INDEX idx_client_conf_recorde_e57c6a ON client_confirmation USING btree (recorded_by_id);

CREATE INDEX idx_client_now_id_d8604d ON client USING btree (now_id);

CREATE INDEX idx_client_prop_client__134940 ON client_property USING btree (client_id);

CREATE INDEX idx_client_prop_keeper__4d728c ON client_property USING btree (keeper_id);

CREATE INDEX idx_client_prop_now_id_16e5ca ON client_property USING btree (now_id);

CREATE INDEX idx_client_prop_return__1088e1 ON client_property USING btree (return_by);

CREATE INDEX idx_complaint_d_entrust_11a76e ON complaint_detail USING btree (entrusted_id);

CREATE INDEX idx_confirmatio_confirm_e1228b ON confirmation_code USING btree (confirmation_id);

CREATE INDEX idx_confirmatio_made_by_88f229 ON confirmation_code USING btree (made_by_id);

CREATE INDEX idx_confirmatio_record__bd2d2b ON confirmation_code USING btree (record_kind, record_id);

CREATE INDEX idx_confirmatio_used_by_a1ee04 ON confirmation_code USING btree (used_by_id);

CREATE INDEX idx_contract_client__4a533f ON contract USING btree (client_id);

CREATE INDEX idx_contract_ends_15db65 ON contract USING btree (ends);

CREATE INDEX idx_contract_it_client__76a5bf ON contract_item USING btree (client_id);

CREATE INDEX idx_contract_it_contrac_f13c52 ON contract_item USING btree (contract_id);

CREATE INDEX idx_contract_it_item_id_6827b6 ON contract_item USING btree (item_id);

CREATE INDEX idx_contract_it_now_id_c66cf1 ON contract_item USING btree (now_id);

CREATE INDEX idx_contract_now_id_1446cb ON contract USING btree (now_id);

CREATE INDEX idx_contract_renews__279c74 ON contract USING btree (renews_id);

CREATE INDEX idx_document_sha256_7c7e15 ON document USING btree (sha256);

CREATE INDEX idx_draft_copied__956751 ON draft USING btree (copied_from_id);

CREATE INDEX idx_draft_person__444539 ON draft USING btree (person_id, state);

CREATE INDEX idx_draft_subject_c9d321 ON draft USING btree (subject_kind, subject_id);

CREATE INDEX idx_duty_client__6a05e3 ON duty USING btree (client_id);

CREATE INDEX idx_duty_now_id_956388 ON duty USING btree (now_id);

CREATE INDEX idx_duty_person__8d2400 ON duty USING btree (person_id);

CREATE INDEX idx_equipment_back_by_ccdda6 ON equipment USING btree (back_by);

CREATE INDEX idx_equipment_calibra_2ab8db ON equipment USING btree (calibration_due);

CREATE INDEX idx_equipment_check_b_b8ec65 ON equipment USING btree (check_by);

CREATE INDEX idx_equipment_holder__5dd678 ON equipment USING btree (holder_id);

CREATE INDEX idx_equipment_now_id_d2a12d ON equipment USING btree (now_id);

CREATE INDEX idx_equipment_upkeep__748737 ON equipment USING btree (upkeep_by);

CREATE INDEX idx_finding_det_cause_d_8ab7ee ON finding_detail USING btree (cause_draft_id);

CREATE INDEX idx_finding_det_effect__150a20 ON finding_detail USING btree (effect_record_id);

CREATE INDEX idx_finding_det_fix_dra_c6531d ON finding_detail USING btree (fix_draft_id);

CREATE INDEX idx_finding_det_record__7e7723 ON finding_detail USING btree (record_kind, record_id);

CREATE INDEX idx_finding_det_repeat__37a726 ON finding_detail USING btree (repeat_of_id);

CREATE INDEX idx_firm_settin_key_0e29be ON firm_setting USING btree (key);

CREATE INDEX idx_handover_former__771d5e ON handover USING btree (former_id);

CREATE INDEX idx_handover_th_handove_724d6b ON handover_thing USING btree (handover_id);

CREATE INDEX idx_handover_th_kind_7c4c04 ON handover_thing USING btree (kind, subject_id);

CREATE INDEX idx_impact_client__f8df94 ON impact USING btree (client_id);

CREATE INDEX idx_impact_draft_i_fa0a26 ON impact USING btree (draft_id);

CREATE INDEX idx_impact_equipme_61abbe ON impact USING btree (equipment_id);

CREATE INDEX idx_impact_person__449222 ON impact USING btree (person_id);

CREATE INDEX idx_impact_verdict_f1b876 ON impact USING btree (verdict, client_id);

CREATE INDEX idx_job_state_8dfc7d ON job USING btree (state, run_at);

CREATE INDEX idx_joining_car_client__4ca3e9 ON joining_card USING btree (client_id, id);

CREATE INDEX idx_joining_car_expires_811228 ON joining_card USING btree (expires_at);

CREATE INDEX idx_joining_req_client__9965c1 ON joining_request USING btree (client_id, state, id);

CREATE INDEX idx_joining_req_person__2fc65d ON joining_request USING btree (person_id, state);

CREATE INDEX idx_licence_client__9358af ON licence USING btree (client_id);

CREATE INDEX idx_licence_now_id_6feefa ON licence USING btree (now_id);

CREATE INDEX idx_licence_valid_u_eddd1b ON licence USING btree (valid_until);

CREATE INDEX idx_menu_item_now_id_de863d ON menu_item USING btree (now_id);

CREATE INDEX idx_monitoring_client__92557b ON monitoring USING btree (client_id, next_due);

CREATE INDEX idx_monitoring_next_du_830f97 ON monitoring USING btree (next_due);

CREATE INDEX idx_monitoring_now_id_890685 ON monitoring USING btree (now_id);

CREATE INDEX idx_monitoring_person__00500b ON monitoring USING btree (person_id);

CREATE INDEX idx_outbox_person__bf8fe5 ON outbox USING btree (person_id);

CREATE INDEX idx_outbox_state_ffdb08 ON outbox USING btree (state, send_at);

CREATE INDEX idx_outbox_subject_c1fefc ON outbox USING btree (subject_kind, subject_id);

CREATE INDEX idx_paper_file_check_b_43711f ON paper_file USING btree (check_by);

CREATE INDEX idx_paper_file_client__9563e6 ON paper_file USING btree (client_id);

CREATE INDEX idx_paper_file_keeper__ba70b9 ON paper_file USING btree (keeper_id);

CREATE INDEX idx_paper_file_kept_un_927a1a ON paper_file USING btree (kept_until);

CREATE INDEX idx_paper_file_now_id_7680ac ON paper_file USING btree (now_id);

CREATE INDEX idx_paper_file_repair__1ccb0a ON paper_file USING btree (repair_by);

CREATE INDEX idx_person_kind_16d7ec ON person USING btree (kind);

CREATE INDEX idx_person_now_id_10655b ON person USING btree (now_id);

CREATE INDEX idx_policy_read_person__712411 ON policy_reading USING btree (person_id);

CREATE INDEX idx_policy_vers_policy__d3e83e ON policy_version USING btree (policy_id, number);

CREATE INDEX idx_policy_vers_state_ac4253 ON policy_version USING btree (state);

CREATE INDEX idx_premises_keeper__0e77a0 ON premises USING btree (keeper_id);

CREATE INDEX idx_premises_lease_u_f5844e ON premises USING btree (lease_until);

CREATE INDEX idx_premises_now_id_03022f ON premises USING btree (now_id);

CREATE INDEX idx_premises_review__43fb47 ON premises USING btree (review_by);

CREATE INDEX idx_processed_u_at_e7aa4a ON processed_update USING btree (at);

CREATE INDEX idx_report_read_person__fd0a4d ON report_reader USING btree (person_id);

CREATE INDEX idx_requirement_person__1ab1d3 ON requirement_reading USING btree (person_id);

CREATE INDEX idx_risk_client__49e601 ON risk USING btree (client_id, level);

CREATE INDEX idx_risk_finding_b5499e ON risk USING btree (finding_id);

CREATE INDEX idx_risk_measur_client__b71e1c ON risk_measure USING btree (client_id, due);

CREATE INDEX idx_risk_measur_due_b96b1d ON risk_measure USING btree (due);

CREATE INDEX idx_risk_measur_now_id_f4d9c7 ON risk_measure USING btree (now_id);

CREATE INDEX idx_risk_measur_person__32c216 ON risk_measure USING btree (person_id);

CREATE INDEX idx_risk_measur_risk_id_6e0ea6 ON risk_measure USING btree (risk_id);

CREATE INDEX idx_risk_now_id_66bb53 ON risk USING btree (now_id);

CREATE INDEX idx_risk_person__76d3e3 ON risk USING btree (person_id);

CREATE INDEX idx_risk_review__314d03 ON risk USING btree (review_on);

CREATE INDEX idx_role_grant_client__a41618 ON role_grant USING btree (client_id, role);

CREATE INDEX idx_role_grant_person__17e5c9 ON role_grant USING btree (person_id);

CREATE INDEX idx_schedule_client__77afbf ON schedule USING btree (client_id);

CREATE INDEX idx_schedule_item_id_a49273 ON schedule USING btree (item_id);

CREATE INDEX idx_schedule_licence_a8d5c3 ON schedule USING btree (licences_id);

CREATE INDEX idx_schedule_now_id_309d95 ON schedule USING btree (now_id);

CREATE INDEX idx_schedule_person__e5a0f5 ON schedule USING btree (person_id);

CREATE INDEX idx_schedule_second__9a2f0e ON schedule USING btree (second_id);

CREATE INDEX idx_schedule_site_id_f192f0 ON schedule USING btree (site_id);

CREATE INDEX idx_schedule_third_i_1d2501 ON schedule USING btree (third_id);

CREATE INDEX idx_second_pers_asked_i_2efee0 ON second_person USING btree (asked_id);

CREATE INDEX idx_second_pers_asker_i_bd2791 ON second_person USING btree (asker_id);

CREATE INDEX idx_second_pers_by_id_f1bc1f ON second_person USING btree (by_id);

CREATE INDEX idx_second_pers_client__12c9cb ON second_person USING btree (client_id);

CREATE INDEX idx_second_pers_state_d80694 ON second_person USING btree (state);

CREATE INDEX idx_second_pers_subject_021651 ON second_person USING btree (subject_kind, subject_id);

CREATE INDEX idx_self_check__client__092e97 ON self_check_note USING btree (client_id, at);

CREATE INDEX idx_self_check__draft_i_88e813 ON self_check_note USING btree (draft_id);

CREATE INDEX idx_self_check__person__150014 ON self_check_note USING btree (person_id);

CREATE INDEX idx_self_check__record__183392 ON self_check_note USING btree (record_id);

CREATE INDEX idx_service_cas_client__0dcb70 ON service_case USING btree (client_id, id);

CREATE INDEX idx_service_cas_client__7e032f ON service_case USING btree (client_id, kind, state);

CREATE INDEX idx_service_cas_client__d626d8 ON service_case USING btree (client_id, site_id, closed_at);

CREATE INDEX idx_service_cas_draft_i_03813f ON service_case USING btree (draft_id);

CREATE INDEX idx_service_cas_handler_038f61 ON service_case USING btree (handler_id);

CREATE INDEX idx_service_cas_kind_a2527d ON service_case USING btree (kind, closed_at);

CREATE INDEX idx_service_cas_kind_b96200 ON service_case USING btree (kind, opened_at);

CREATE INDEX idx_service_cas_opened__4d253f ON service_case USING btree (opened_by_id);

CREATE INDEX idx_service_cas_record__039fa2 ON service_case USING btree (record_id);

CREATE INDEX idx_service_cas_state_f73e59 ON service_case USING btree (state, due_at);

CREATE INDEX idx_service_pla_client__ef0032 ON service_plan USING btree (client_id);

CREATE INDEX idx_service_pla_state_9a416a ON service_plan USING btree (state);

CREATE INDEX idx_sign_up_client__b41a58 ON sign_up USING btree (client_id);

CREATE INDEX idx_sign_up_person__99f609 ON sign_up USING btree (person_id, state);

CREATE INDEX idx_sign_up_recorde_1f8f41 ON sign_up USING btree (recorded_by_id);

CREATE INDEX idx_sign_up_session_31ca60 ON sign_up USING btree (session_id, state, place);

CREATE INDEX idx_site_now_id_fe95e1 ON site USING btree (now_id);

CREATE INDEX idx_stand_in_stands__435872 ON stand_in USING btree (stands_in_for_id, state);

CREATE INDEX idx_stand_in_state_36b7ac ON stand_in USING btree (state, person_id);

CREATE INDEX idx_task_assigne_df303d ON task USING btree (assignee_id, state, due_on);

CREATE INDEX idx_task_case_id_1b85d6 ON task USING btree (case_id);

CREATE INDEX idx_task_client__7cbf94 ON task USING btree (client_id, due_on);

CREATE INDEX idx_task_due_on_89fedf ON task USING btree (due_on);

CREATE INDEX idx_task_entry_k_1d63e4 ON task USING btree (entry_kind, entry_id);

CREATE INDEX idx_task_state_7b2786 ON task USING btree (state, until_on);

CREATE INDEX idx_task_work_e9bce8 ON task USING btree (work, due_on);

CREATE INDEX idx_thin_mark_client__98b424 ON thin_mark USING btree (client_id, noted_at);

CREATE INDEX idx_told_thing_day_e8c11d ON told_thing USING btree (day);

CREATE INDEX idx_told_thing_person__f38ee7 ON told_thing USING btree (person_id, day);

CREATE INDEX idx_trail_subject_90a96b ON trail USING btree (subject_kind, subject_id);

CREATE INDEX idx_training_se_state_240f1f ON training_session USING btree (state, starts_at);

CREATE INDEX idx_training_se_state_2fb58f ON training_session USING btree (state, ends_at);

CREATE INDEX idx_training_se_task_id_35a440 ON training_session USING btree (task_id);

CREATE INDEX idx_visit_client__f8df3e ON visit USING btree (client_id, for_day);

CREATE INDEX idx_visit_for_day_020261 ON visit USING btree (for_day);

CREATE INDEX idx_visit_schedul_145588 ON visit USING btree (schedule_id, for_day);

CREATE INDEX idx_waiting_upd_lane_064797 ON waiting_update USING btree (lane, update_id);

CREATE INDEX idx_work_amendm_record__236cc6 ON work_amendment USING btree (record_id);

CREATE INDEX idx_work_record_draft_i_20f864 ON work_record USING btree (draft_id);

CREATE INDEX idx_work_record_entry_k_423bff ON work_record USING btree (entry_kind, entry_id);

CREATE INDEX idx_work_record_kind_369da7 ON work_record USING btree (kind, client_id, day);

CREATE INDEX idx_work_record_kind_74c102 ON work_record USING btree (kind, client_id, id);

CREATE INDEX idx_work_record_kind_bcfafc ON work_record USING btree (kind, person_id, day);

CREATE INDEX idx_work_record_kind_fcd4ad ON work_record USING btree (kind, site_id, day);

CREATE INDEX idx_work_record_of_pers_174741 ON work_record USING btree (of_person_id, kind, day);

CREATE INDEX idx_work_record_task_id_ff6b1c ON work_record USING btree (task_id);

CREATE INDEX idx_wrong_code_telegra_fa7e7b ON wrong_code USING btree (telegram_id, at);

CREATE INDEX invitation_unused ON invitation USING btree (expires_at) WHERE (used_at IS NULL);

CREATE INDEX job_due ON job USING btree (run_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX job_held ON job USING btree (held_by) WHERE (held_by IS NOT NULL);

CREATE UNIQUE INDEX joining_request_one_open ON joining_request USING btree (person_id, client_id) WHERE (state IN ('begun'::character varying, 'waiting'::character varying));

CREATE INDEX joining_request_waiting ON joining_request USING btree (client_id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX outbox_due ON outbox USING btree (send_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX outbox_held ON outbox USING btree (held_by) WHERE (held_by IS NOT NULL);

CREATE INDEX outbox_shown ON outbox USING btree (chat_id, message_id) WHERE (chat_id IS NOT NULL);

CREATE INDEX outbox_waiting ON outbox USING btree (person_id, send_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX person_in_use ON person USING btree (name, id) WHERE (ended_at IS NULL);

CREATE INDEX person_name_plain ON person USING btree (replace(lower((name)::text), ' '::text, ''::text));

CREATE UNIQUE INDEX policy_number_once ON policy_version USING btree (policy_id, number) WHERE ((state)::text = 'published'::text);

CREATE INDEX role_grant_in_force ON role_grant USING btree (role) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX role_grant_once ON role_grant USING btree (person_id, role, COALESCE(client_id, (0)::bigint)) WHERE (ended_at IS NULL);

CREATE INDEX search_words ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' '::text)));

CREATE INDEX service_case_in_order ON service_case USING btree (((closed_at IS NOT NULL)), opened_at DESC, id DESC);

CREATE INDEX service_case_of_client ON service_case USING btree (client_id, ((closed_at IS NOT NULL)), opened_at DESC, id DESC);

CREATE INDEX service_case_of_handler ON service_case USING btree (handler_id, ((closed_at IS NOT NULL)), opened_at DESC, id DESC);

CREATE INDEX service_case_of_opener ON service_case USING btree (opened_by_id, ((closed_at IS NOT NULL)), opened_at DESC, id DESC);

CREATE INDEX service_case_open ON service_case USING btree (client_id) WHERE (closed_at IS NULL);

CREATE INDEX service_case_urgent ON service_case USING btree (COALESCE(due_at, promised_at, opened_at), id) WHERE (closed_at IS NULL);

CREATE INDEX service_plan_to_agree ON service_plan USING btree (from_day) WHERE (((state)::text = 'confirmed'::text) AND (agreed_at IS NULL));

CREATE INDEX sign_up_not_noted ON sign_up USING btree (session_id) WHERE (((state)::text = 'seated'::text) AND ((attendance)::text = ''::text));

CREATE UNIQUE INDEX sign_up_once ON sign_up USING btree (session_id, person_id) WHERE (state IN ('seated'::character varying, 'waiting'::character varying));

CREATE UNIQUE INDEX task_exception_of_schedule ON task_exception USING btree (schedule_id, period, COALESCE(site_id, (0)::bigint), slot);

CREATE INDEX task_missed_of_client ON task USING btree (client_id, state, until_on) WHERE ((state)::text = 'missed'::text);

CREATE INDEX task_of_others ON task USING btree (schedule_id, period) WHERE (slot > 0);

CREATE UNIQUE INDEX task_of_schedule ON task USING btree (schedule_id, period, COALESCE(site_id, (0)::bigint), slot) WHERE (schedule_id IS NOT NULL);

CREATE INDEX task_open ON task USING btree (client_id, assignee_id) WHERE ((state)::text = 'open'::text);

CREATE INDEX task_open_due ON task USING btree (state, due_on) WHERE ((state)::text = 'open'::text);

CREATE INDEX task_open_of_client ON task USING btree (client_id, state, due_on) WHERE ((state)::text = 'open'::text);

CREATE INDEX task_promised ON task USING btree (work, due_on) WHERE (state IN ('open'::character varying, 'missed'::character varying));

CREATE UNIQUE INDEX visit_of_task ON visit USING btree (task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX work_record_of_task ON work_record USING btree (task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX work_record_unreleased ON work_record USING btree (task_id) WHERE ((state)::text = 'submitted'::text);

CREATE INDEX work_record_waiting ON work_record USING btree (kind) WHERE ((state)::text = 'submitted'::text);

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION refuse_frozen_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM draft WHERE draft.id IN (NEW.draft_id, OLD.draft_id) AND draft.state = 'submitted' AND NOT (TG_OP = 'DELETE' AND draft.person_id < 0)) THEN
    RAISE EXCEPTION 'draft_answer is frozen: its draft was submitted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$;

CREATE OR REPLACE FUNCTION refuse_other_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'draft keeps its person' USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION refuse_other_policy()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'a published policy stays as it is' USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION refuse_reopened_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'draft stays submitted' USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION refuse_unamended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM work_amendment a WHERE a.record_id = OLD.row_id AND a.said = OLD.said AND a.day = OLD.day)
  THEN
    RAISE EXCEPTION 'work_record is append-only: it is amended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION search_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_stale (kind, subject_id) VALUES (TG_ARGV[0], CAST(to_jsonb(OLD) ->> TG_ARGV[1] AS BIGINT));
    ELSE
        INSERT INTO search_stale (kind, subject_id) VALUES (TG_ARGV[0], CAST(to_jsonb(NEW) ->> TG_ARGV[1] AS BIGINT));
    END IF;
    RETURN NULL;
END $function$;

CREATE TRIGGER checklist_version_stays BEFORE DELETE OR UPDATE ON checklist_version FOR EACH ROW WHEN (((old.state)::text = 'published'::text)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER draft_answer_frozen BEFORE INSERT OR DELETE OR UPDATE ON draft_answer FOR EACH ROW EXECUTE FUNCTION refuse_frozen_answer();

CREATE TRIGGER draft_keeps_its_person BEFORE UPDATE OF person_id ON draft FOR EACH ROW WHEN ((old.person_id <> new.person_id)) EXECUTE FUNCTION refuse_other_person();

CREATE TRIGGER draft_stays_submitted BEFORE UPDATE OF state ON draft FOR EACH ROW WHEN ((((old.state)::text = 'submitted'::text) AND ((new.state)::text <> 'submitted'::text))) EXECUTE FUNCTION refuse_reopened_draft();

CREATE TRIGGER firm_setting_append_only BEFORE DELETE OR UPDATE ON firm_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER policy_reading_append_only BEFORE DELETE OR UPDATE ON policy_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER policy_version_published BEFORE UPDATE ON policy_version FOR EACH ROW WHEN (((old.state)::text = 'published'::text)) EXECUTE FUNCTION refuse_other_policy();

CREATE TRIGGER requirement_reading_append_only BEFORE DELETE OR UPDATE ON requirement_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER restoration_append_only BEFORE DELETE OR UPDATE ON restoration FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER seal_append_only BEFORE DELETE OR UPDATE ON seal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER search_answered_question_delete AFTER DELETE ON answered_question FOR EACH ROW EXECUTE FUNCTION search_note('answers', 'id');

CREATE TRIGGER search_answered_question_insert AFTER INSERT ON answered_question FOR EACH ROW EXECUTE FUNCTION search_note('answers', 'id');

CREATE TRIGGER search_answered_question_update AFTER UPDATE OF code, question, answer ON answered_question FOR EACH ROW EXECUTE FUNCTION search_note('answers', 'id');

CREATE TRIGGER search_certificate_delete AFTER DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION search_note('certificates', 'id');

CREATE TRIGGER search_certificate_insert AFTER INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION search_note('certificates', 'id');

CREATE TRIGGER search_certificate_update AFTER UPDATE OF code, name, number, issuer, scope ON certificate FOR EACH ROW EXECUTE FUNCTION search_note('certificates', 'id');

CREATE TRIGGER search_client_delete AFTER DELETE ON client FOR EACH ROW EXECUTE FUNCTION search_note('clients', 'id');

CREATE TRIGGER search_client_insert AFTER INSERT ON client FOR EACH ROW EXECUTE FUNCTION search_note('clients', 'id');

CREATE TRIGGER search_client_property_delete AFTER DELETE ON client_property FOR EACH ROW EXECUTE FUNCTION search_note('property', 'id');

CREATE TRIGGER search_client_property_insert AFTER INSERT ON client_property FOR EACH ROW EXECUTE FUNCTION search_note('property', 'id');

CREATE TRIGGER search_client_property_update AFTER UPDATE OF code, name, quantity, place, received_from, client_id ON client_property FOR EACH ROW EXECUTE FUNCTION search_note('property', 'id');

CREATE TRIGGER search_client_update AFTER UPDATE OF code, name, short_name ON client FOR EACH ROW EXECUTE FUNCTION search_note('clients', 'id');

CREATE TRIGGER search_contract_delete AFTER DELETE ON contract FOR EACH ROW EXECUTE FUNCTION search_note('contracts', 'id');

CREATE TRIGGER search_contract_insert AFTER INSERT ON contract FOR EACH ROW EXECUTE FUNCTION search_note('contracts', 'id');

CREATE TRIGGER search_contract_item_delete AFTER DELETE ON contract_item FOR EACH ROW EXECUTE FUNCTION search_note('contract_items', 'id');

CREATE TRIGGER search_contract_item_insert AFTER INSERT ON contract_item FOR EACH ROW EXECUTE FUNCTION search_note('contract_items', 'id');

CREATE TRIGGER search_contract_item_update AFTER UPDATE OF code, name, clause, deliverable, client_id ON contract_item FOR EACH ROW EXECUTE FUNCTION search_note('contract_items', 'id');

CREATE TRIGGER search_contract_update AFTER UPDATE OF code, number, client_id ON contract FOR EACH ROW EXECUTE FUNCTION search_note('contracts', 'id');

CREATE TRIGGER search_duty_delete AFTER DELETE ON duty FOR EACH ROW EXECUTE FUNCTION search_note('duty', 'id');

CREATE TRIGGER search_duty_insert AFTER INSERT ON duty FOR EACH ROW EXECUTE FUNCTION search_note('duty', 'id');

CREATE TRIGGER search_duty_update AFTER UPDATE OF code, part, duties, phone, client_id ON duty FOR EACH ROW EXECUTE FUNCTION search_note('duty', 'id');

CREATE TRIGGER search_equipment_delete AFTER DELETE ON equipment FOR EACH ROW EXECUTE FUNCTION search_note('equipment', 'id');

CREATE TRIGGER search_equipment_insert AFTER INSERT ON equipment FOR EACH ROW EXECUTE FUNCTION search_note('equipment', 'id');

CREATE TRIGGER search_equipment_update AFTER UPDATE OF code, name, model, measures, accuracy, serial, limited_to ON equipment FOR EACH ROW EXECUTE FUNCTION search_note('equipment', 'id');

CREATE TRIGGER search_licence_delete AFTER DELETE ON licence FOR EACH ROW EXECUTE FUNCTION search_note('licences', 'id');

CREATE TRIGGER search_licence_insert AFTER INSERT ON licence FOR EACH ROW EXECUTE FUNCTION search_note('licences', 'id');

CREATE TRIGGER search_licence_update AFTER UPDATE OF code, number, issuer, scope, client_id ON licence FOR EACH ROW EXECUTE FUNCTION search_note('licences', 'id');

CREATE TRIGGER search_menu_item_delete AFTER DELETE ON menu_item FOR EACH ROW EXECUTE FUNCTION search_note('menu', 'id');

CREATE TRIGGER search_menu_item_insert AFTER INSERT ON menu_item FOR EACH ROW EXECUTE FUNCTION search_note('menu', 'id');

CREATE TRIGGER search_menu_item_update AFTER UPDATE OF code, name, english, clause, deliverable, instruments, requirements ON menu_item FOR EACH ROW EXECUTE FUNCTION search_note('menu', 'id');

CREATE TRIGGER search_monitoring_delete AFTER DELETE ON monitoring FOR EACH ROW EXECUTE FUNCTION search_note('monitoring', 'id');

CREATE TRIGGER search_monitoring_insert AFTER INSERT ON monitoring FOR EACH ROW EXECUTE FUNCTION search_note('monitoring', 'id');

CREATE TRIGGER search_monitoring_update AFTER UPDATE OF code, point, item, basis, method, sample, record, abnormal, client_id ON monitoring FOR EACH ROW EXECUTE FUNCTION search_note('monitoring', 'id');

CREATE TRIGGER search_paper_file_delete AFTER DELETE ON paper_file FOR EACH ROW EXECUTE FUNCTION search_note('archives', 'id');

CREATE TRIGGER search_paper_file_insert AFTER INSERT ON paper_file FOR EACH ROW EXECUTE FUNCTION search_note('archives', 'id');

CREATE TRIGGER search_paper_file_update AFTER UPDATE OF code, name, folder, place, pages, kept_why, borrower, client_id ON paper_file FOR EACH ROW EXECUTE FUNCTION search_note('archives', 'id');

CREATE TRIGGER search_person_delete AFTER DELETE ON person FOR EACH ROW EXECUTE FUNCTION search_note('people', 'id');

CREATE TRIGGER search_person_insert AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION search_note('people', 'id');

CREATE TRIGGER search_person_update AFTER UPDATE OF code, name, phone ON person FOR EACH ROW EXECUTE FUNCTION search_note('people', 'id');

CREATE TRIGGER search_premises_delete AFTER DELETE ON premises FOR EACH ROW EXECUTE FUNCTION search_note('premises', 'id');

CREATE TRIGGER search_premises_insert AFTER INSERT ON premises FOR EACH ROW EXECUTE FUNCTION search_note('premises', 'id');

CREATE TRIGGER search_premises_update AFTER UPDATE OF code, name, address, purpose, owner ON premises FOR EACH ROW EXECUTE FUNCTION search_note('premises', 'id');

CREATE TRIGGER search_risk_delete AFTER DELETE ON risk FOR EACH ROW EXECUTE FUNCTION search_note('risks', 'id');

CREATE TRIGGER search_risk_insert AFTER INSERT ON risk FOR EACH ROW EXECUTE FUNCTION search_note('risks', 'id');

CREATE TRIGGER search_risk_measure_delete AFTER DELETE ON risk_measure FOR EACH ROW EXECUTE FUNCTION search_note('risk_measures', 'id');

CREATE TRIGGER search_risk_measure_insert AFTER INSERT ON risk_measure FOR EACH ROW EXECUTE FUNCTION search_note('risk_measures', 'id');

CREATE TRIGGER search_risk_measure_update AFTER UPDATE OF code, what, at_client, client_id ON risk_measure FOR EACH ROW EXECUTE FUNCTION search_note('risk_measures', 'id');

CREATE TRIGGER search_risk_update AFTER UPDATE OF code, name, description, incidents, controls, how_often, client_id ON risk FOR EACH ROW EXECUTE FUNCTION search_note('risks', 'id');

CREATE TRIGGER search_role_grant_insert AFTER INSERT ON role_grant FOR EACH ROW EXECUTE FUNCTION search_note('people', 'person_id');

CREATE TRIGGER search_schedule_delete AFTER DELETE ON schedule FOR EACH ROW EXECUTE FUNCTION search_note('schedules', 'id');

CREATE TRIGGER search_schedule_insert AFTER INSERT ON schedule FOR EACH ROW EXECUTE FUNCTION search_note('schedules', 'id');

CREATE TRIGGER search_schedule_update AFTER UPDATE OF code, about, client_id ON schedule FOR EACH ROW EXECUTE FUNCTION search_note('schedules', 'id');

CREATE TRIGGER search_service_case_delete AFTER DELETE ON service_case FOR EACH ROW EXECUTE FUNCTION search_note('case', 'id');

CREATE TRIGGER search_service_case_insert AFTER INSERT ON service_case FOR EACH ROW EXECUTE FUNCTION search_note('case', 'id');

CREATE TRIGGER search_service_case_update AFTER UPDATE OF number, title ON service_case FOR EACH ROW EXECUTE FUNCTION search_note('case', 'id');

CREATE TRIGGER search_site_delete AFTER DELETE ON site FOR EACH ROW EXECUTE FUNCTION search_note('sites', 'id');

CREATE TRIGGER search_site_insert AFTER INSERT ON site FOR EACH ROW EXECUTE FUNCTION search_note('sites', 'id');

CREATE TRIGGER search_site_update AFTER UPDATE OF code, name, address, client_id ON site FOR EACH ROW EXECUTE FUNCTION search_note('sites', 'id');

CREATE TRIGGER search_work_record_delete AFTER DELETE ON work_record FOR EACH ROW EXECUTE FUNCTION search_note('record', 'row_id');

CREATE TRIGGER search_work_record_insert AFTER INSERT ON work_record FOR EACH ROW EXECUTE FUNCTION search_note('record', 'row_id');

CREATE TRIGGER search_work_record_update AFTER UPDATE OF number, said ON work_record FOR EACH ROW EXECUTE FUNCTION search_note('record', 'row_id');

CREATE TRIGGER trail_append_only BEFORE DELETE OR UPDATE ON trail FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_amendment_append_only BEFORE DELETE OR UPDATE ON work_amendment FOR EACH ROW WHEN ((old.person_id > 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_amendment_no_truncate BEFORE TRUNCATE ON work_amendment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_record_amended BEFORE UPDATE OF said, day ON work_record FOR EACH ROW WHEN ((old.person_id > 0)) EXECUTE FUNCTION refuse_unamended();

CREATE TRIGGER work_record_no_delete BEFORE DELETE ON work_record FOR EACH ROW WHEN ((old.person_id > 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_record_no_truncate BEFORE TRUNCATE ON work_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_record_of_person_stays BEFORE UPDATE OF of_person_id ON work_record FOR EACH ROW WHEN ((old.person_id > 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER work_record_stays BEFORE UPDATE OF kind, id, number, client_id, site_id, entry_kind, entry_id, person_id, draft_id, began_at, filed_at ON work_record FOR EACH ROW WHEN ((old.person_id > 0)) EXECUTE FUNCTION refuse_change();

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
