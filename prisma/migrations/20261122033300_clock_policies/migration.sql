-- DropForeignKey
ALTER TABLE "ticket_policy" DROP CONSTRAINT "ticket_policy_community_id_fkey";

-- AlterTable
ALTER TABLE "community" ADD COLUMN     "clocks_version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "clock_policy" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "clock" TEXT NOT NULL,
    "kind" TEXT,
    "severity" TEXT,
    "category" TEXT,
    "area" TEXT,
    "minutes" INTEGER NOT NULL,
    "calendar" TEXT NOT NULL,
    "warn_share" DOUBLE PRECISION NOT NULL,
    "escalate_every_minutes" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clock_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "week" JSONB NOT NULL,
    "workday" INTEGER,
    "days" JSONB NOT NULL DEFAULT '{}',
    "known_years" JSONB,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_closure" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clock_closure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "clock_policy_community_id_idx" ON "clock_policy"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_community_id_name_key" ON "calendar"("community_id", "name");

-- CreateIndex
CREATE INDEX "clock_closure_community_id_idx" ON "clock_closure"("community_id");

-- AddForeignKey
ALTER TABLE "clock_policy" ADD CONSTRAINT "clock_policy_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_policy" ADD CONSTRAINT "clock_policy_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_closure" ADD CONSTRAINT "clock_closure_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock_closure" ADD CONSTRAINT "clock_closure_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- T8: what was promised so far stays promised: each old row is a first reply and a completion, valid since ever.
INSERT INTO "clock_policy" ("id", "community_id", "clock", "kind", "severity", "minutes", "calendar", "warn_share",
  "escalate_every_minutes", "valid_from")
SELECT gen_random_uuid(), p."community_id", n."clock", p."kind", p."severity", n."minutes", 'always', 0.8,
  greatest(n."minutes", 30), 'epoch'
FROM "ticket_policy" p
CROSS JOIN LATERAL (VALUES ('reply', p."reply_minutes"), ('completion', p."done_minutes")) AS n("clock", "minutes");

DROP TABLE "ticket_policy";

-- Norms that could never be kept, or that no calendar can count.
ALTER TABLE "clock_policy"
  ADD CONSTRAINT "clock_policy_counts" CHECK ("minutes" > 0 AND "escalate_every_minutes" >= 0),
  ADD CONSTRAINT "clock_policy_warns" CHECK ("warn_share" BETWEEN 0 AND 1),
  ADD CONSTRAINT "clock_policy_lasts" CHECK ("valid_until" IS NULL OR "valid_from" < "valid_until");
ALTER TABLE "clock_closure" ADD CONSTRAINT "clock_closure_lasts" CHECK ("from_at" < "to_at");

-- Whoever changes what clocks run by, through whichever door, makes the copies in memory old.
CREATE FUNCTION "clocks_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "community" SET "clocks_version" = "clocks_version" + 1 WHERE "id" IN (SELECT "community_id" FROM "changed");
  RETURN NULL;
END;
$$;
CREATE FUNCTION "clocks_zone_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."clocks_version" := OLD."clocks_version" + 1;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "clock_policy_insert_counts" AFTER INSERT ON "clock_policy" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "clock_policy_update_counts" AFTER UPDATE ON "clock_policy" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "clock_policy_delete_counts" AFTER DELETE ON "clock_policy" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "calendar_insert_counts" AFTER INSERT ON "calendar" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "calendar_update_counts" AFTER UPDATE ON "calendar" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "calendar_delete_counts" AFTER DELETE ON "calendar" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "clock_closure_insert_counts" AFTER INSERT ON "clock_closure" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "clock_closure_update_counts" AFTER UPDATE ON "clock_closure" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "clock_closure_delete_counts" AFTER DELETE ON "clock_closure" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "clocks_changed"();
CREATE TRIGGER "community_zone_counts" BEFORE UPDATE OF "time_zone" ON "community"
  FOR EACH ROW WHEN (OLD."time_zone" IS DISTINCT FROM NEW."time_zone") EXECUTE FUNCTION "clocks_zone_changed"();
