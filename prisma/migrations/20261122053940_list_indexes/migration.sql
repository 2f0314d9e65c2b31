-- DropIndex
DROP INDEX "ticket_community_id_next_due_at_id_idx";

-- DropIndex
DROP INDEX "ticket_next_due_at_id_idx";

-- DropIndex
DROP INDEX "ticket_zone_id_next_due_at_id_idx";

-- CreateIndex
CREATE INDEX "ticket_community_id_kind_created_at_id_idx" ON "ticket"("community_id", "kind", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_community_id_source_created_at_id_idx" ON "ticket"("community_id", "source", "created_at", "id");

-- What has not ended is little, however long the history is: each order of it by itself, for one community and for several.
CREATE INDEX "ticket_living_due" ON "ticket"("community_id", "next_due_at", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "ticket_living_newest" ON "ticket"("community_id", "created_at", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "ticket_living_updated" ON "ticket"("community_id", "updated_at", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "ticket_every_living_due" ON "ticket"("next_due_at", "id") WHERE "ended_at" IS NULL;

-- A root category stands for its leaves too.
CREATE INDEX "ticket_category_root" ON "ticket"("community_id", split_part("category", '.', 1), "created_at", "id");

CREATE INDEX "ticket_rating" ON "ticket"("community_id", "rating", "created_at", "id") WHERE "rating" IS NOT NULL;
