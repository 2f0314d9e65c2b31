-- What went into a matter is asked for wherever somebody has to confirm it (T9).
CREATE INDEX "ticket_merged_into" ON "ticket"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
