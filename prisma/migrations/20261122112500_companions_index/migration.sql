-- T7: few matters have companions; without an index of their own, "mine" and a field worker's list read every ticket there is.
CREATE INDEX "ticket_companions" ON "ticket" USING gin ("companion_ids") WHERE "companion_ids" <> '{}';

-- Words that few tickets have: with the usual hundred the planner takes them for common, and reads years of tickets to find a page.
ALTER TABLE "ticket" ALTER COLUMN "search" SET STATISTICS 300;
