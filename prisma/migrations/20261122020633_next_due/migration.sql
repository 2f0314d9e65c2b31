-- DropIndex
DROP INDEX "ticket_community_id_done_due_at_id_idx";

-- DropIndex
DROP INDEX "ticket_done_due_at_id_idx";

-- DropIndex
DROP INDEX "ticket_zone_id_done_due_at_id_idx";

-- AlterTable
-- What breaks next (domain/clocks `nextDueAt` says the same in memory; a test compares the two).
ALTER TABLE "ticket" ADD COLUMN "next_due_at" TIMESTAMPTZ(3) NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN "done_at" IS NOT NULL OR "ended_at" IS NOT NULL THEN "done_due_at"
    WHEN "status" = 'on_hold' AND "hold_until" IS NOT NULL THEN "hold_until"
    WHEN "replied_at" IS NULL THEN LEAST("reply_due_at", "done_due_at")
    ELSE "done_due_at"
  END
) STORED;

-- CreateIndex
CREATE INDEX "ticket_next_due_at_id_idx" ON "ticket"("next_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_community_id_next_due_at_id_idx" ON "ticket"("community_id", "next_due_at", "id");

-- CreateIndex
CREATE INDEX "ticket_zone_id_next_due_at_id_idx" ON "ticket"("zone_id", "next_due_at", "id");
