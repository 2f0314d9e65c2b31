-- CreateTable
CREATE TABLE "callback" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "ticket_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "owner_id" UUID,
    "previous_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "outcome" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patrol_sign_in" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "spot_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "distance_m" INTEGER,
    "suspicions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "client_key" UUID NOT NULL,

    CONSTRAINT "patrol_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "region_id" UUID,
    "community_id" UUID,
    "superior_id" UUID,
    "role" TEXT NOT NULL,
    "trades" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "external_id" TEXT,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "external_id" TEXT,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "external_id" TEXT,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "member_id" UUID,
    "staff_id" UUID,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "zone_id" UUID,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "levels" JSONB NOT NULL,
    "opinion" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "held_from" TEXT,
    "matter" TEXT NOT NULL,
    "search" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "place_text" TEXT NOT NULL,
    "place_text_en" TEXT NOT NULL DEFAULT '',
    "unit_id" UUID,
    "spot_id" UUID,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "reporter_member_id" UUID,
    "household_id" UUID,
    "reporter_staff_id" UUID,
    "reporter_name" TEXT NOT NULL DEFAULT '',
    "reporter_phone" TEXT NOT NULL DEFAULT '',
    "first_responsible_id" UUID,
    "assignee_id" UUID,
    "merged_into_id" UUID,
    "patrol_sign_in_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "reply_due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_due_at" TIMESTAMPTZ(3) NOT NULL,
    "replied_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "hold_until" TIMESTAMPTZ(3),
    "rating" TEXT,
    "rating_words" TEXT NOT NULL DEFAULT '',
    "submission_key" UUID,
    "external_id" TEXT,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "visibility" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "ticket_id" UUID,
    "event_id" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_policy" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "kind" TEXT,
    "severity" TEXT,
    "reply_minutes" INTEGER NOT NULL,
    "done_minutes" INTEGER NOT NULL,

    CONSTRAINT "ticket_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "community" (
    "id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "district" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "hotline" TEXT NOT NULL DEFAULT '',
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "flats" INTEGER,
    "external_id" TEXT,

    CONSTRAINT "community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "housekeeper_id" UUID,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_staff" (
    "zone_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "zone_staff_pkey" PRIMARY KEY ("zone_id","staff_id")
);

-- CreateTable
CREATE TABLE "building" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL DEFAULT '',
    "floors" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "building_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "building_id" UUID NOT NULL,
    "floor" INTEGER NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spot" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "zone_id" UUID,
    "building_id" UUID,
    "floor" INTEGER,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,

    CONSTRAINT "spot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "callback_previous_id_key" ON "callback"("previous_id");

-- CreateIndex
CREATE INDEX "callback_community_id_status_due_at_id_idx" ON "callback"("community_id", "status", "due_at", "id");

-- CreateIndex
CREATE INDEX "callback_ticket_id_idx" ON "callback"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "patrol_sign_in_client_key_key" ON "patrol_sign_in"("client_key");

-- CreateIndex
CREATE INDEX "patrol_sign_in_community_id_at_id_idx" ON "patrol_sign_in"("community_id", "at", "id");

-- CreateIndex
CREATE INDEX "patrol_sign_in_staff_id_at_id_idx" ON "patrol_sign_in"("staff_id", "at", "id");

-- CreateIndex
CREATE INDEX "patrol_sign_in_spot_id_at_idx" ON "patrol_sign_in"("spot_id", "at");

-- CreateIndex
CREATE INDEX "staff_community_id_role_idx" ON "staff"("community_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "staff_company_id_external_id_key" ON "staff"("company_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "household_external_id_key" ON "household"("external_id");

-- CreateIndex
CREATE INDEX "household_unit_id_idx" ON "household"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_external_id_key" ON "member"("external_id");

-- CreateIndex
CREATE INDEX "member_household_id_idx" ON "member"("household_id");

-- CreateIndex
CREATE INDEX "member_phone_idx" ON "member"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "account_member_id_key" ON "account"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_staff_id_key" ON "account"("staff_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "survey_community_id_opens_at_idx" ON "survey"("community_id", "opens_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answer_survey_id_household_id_key" ON "survey_answer"("survey_id", "household_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_submission_key_key" ON "ticket"("submission_key");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_external_id_key" ON "ticket"("external_id");

-- CreateIndex
CREATE INDEX "ticket_community_id_created_at_id_idx" ON "ticket"("community_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_community_id_updated_at_id_idx" ON "ticket"("community_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_community_id_done_due_at_id_idx" ON "ticket"("community_id", "done_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_zone_id_created_at_id_idx" ON "ticket"("zone_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_zone_id_done_due_at_id_idx" ON "ticket"("zone_id", "done_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_community_id_status_created_at_id_idx" ON "ticket"("community_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_first_responsible_id_created_at_id_idx" ON "ticket"("first_responsible_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_created_at_id_idx" ON "ticket"("assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_reporter_staff_id_created_at_id_idx" ON "ticket"("reporter_staff_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_household_id_created_at_id_idx" ON "ticket"("household_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_spot_id_idx" ON "ticket"("spot_id");

-- CreateIndex
CREATE INDEX "ticket_search_idx" ON "ticket" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_event_ticket_id_seq_key" ON "ticket_event"("ticket_id", "seq");

-- CreateIndex
CREATE INDEX "photo_ticket_id_idx" ON "photo"("ticket_id");

-- CreateIndex
CREATE INDEX "photo_event_id_idx" ON "photo"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_policy_community_id_kind_severity_key" ON "ticket_policy"("community_id", "kind", "severity");

-- CreateIndex
CREATE UNIQUE INDEX "region_company_id_name_key" ON "region"("company_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "community_external_id_key" ON "community"("external_id");

-- CreateIndex
CREATE INDEX "zone_housekeeper_id_idx" ON "zone"("housekeeper_id");

-- CreateIndex
CREATE UNIQUE INDEX "zone_community_id_name_key" ON "zone"("community_id", "name");

-- CreateIndex
CREATE INDEX "zone_staff_staff_id_idx" ON "zone_staff"("staff_id");

-- CreateIndex
CREATE INDEX "building_zone_id_idx" ON "building"("zone_id");

-- CreateIndex
CREATE UNIQUE INDEX "building_community_id_name_key" ON "building"("community_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_building_id_number_key" ON "unit"("building_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "spot_code_key" ON "spot"("code");

-- CreateIndex
CREATE INDEX "spot_zone_id_idx" ON "spot"("zone_id");

-- CreateIndex
CREATE UNIQUE INDEX "spot_community_id_name_key" ON "spot"("community_id", "name");

-- AddForeignKey
ALTER TABLE "callback" ADD CONSTRAINT "callback_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_superior_id_fkey" FOREIGN KEY ("superior_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "ticket_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community" ADD CONSTRAINT "community_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_housekeeper_id_fkey" FOREIGN KEY ("housekeeper_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_staff" ADD CONSTRAINT "zone_staff_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_staff" ADD CONSTRAINT "zone_staff_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building" ADD CONSTRAINT "building_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "building" ADD CONSTRAINT "building_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spot" ADD CONSTRAINT "spot_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spot" ADD CONSTRAINT "spot_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spot" ADD CONSTRAINT "spot_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what the schema language cannot say. `pnpm db:check` does not see these.

-- T2: the first number that people say on the phone has five digits.
ALTER SEQUENCE "ticket_number_seq" RESTART WITH 10001;

-- T4: history is never rewritten.
CREATE FUNCTION "ticket_event_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ticket_event is append-only' USING ERRCODE = '55000';
END;
$$;

CREATE TRIGGER "ticket_event_append_only" BEFORE UPDATE OR DELETE ON "ticket_event"
  FOR EACH ROW EXECUTE FUNCTION "ticket_event_append_only"();

-- A login opens one door and belongs to one person.
ALTER TABLE "account"
  ADD CONSTRAINT "account_door_known" CHECK ("door" IN ('portal', 'office')),
  ADD CONSTRAINT "account_one_person" CHECK (num_nonnulls("member_id", "staff_id") = 1);

-- T3, C3: on hold remembers where it came from and promises the next reply.
ALTER TABLE "ticket"
  ADD CONSTRAINT "ticket_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "ticket_hold_remembers" CHECK (("status" = 'on_hold') = ("held_from" IS NOT NULL)),
  ADD CONSTRAINT "ticket_hold_promises" CHECK ("status" <> 'on_hold' OR "hold_until" IS NOT NULL);

-- B1, B2: a call is done when it has an outcome, and only one for the same reason is open.
ALTER TABLE "callback"
  ADD CONSTRAINT "callback_done_has_outcome" CHECK (("status" = 'done') = ("outcome" IS NOT NULL));

CREATE UNIQUE INDEX "callback_one_due" ON "callback"("ticket_id", "reason") WHERE "status" = 'due';

-- T8: one row for "any kind, any severity" of a community, not several.
DROP INDEX "ticket_policy_community_id_kind_severity_key";
CREATE UNIQUE INDEX "ticket_policy_community_id_kind_severity_key"
  ON "ticket_policy"("community_id", "kind", "severity") NULLS NOT DISTINCT;
