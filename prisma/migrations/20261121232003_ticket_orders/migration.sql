-- CreateIndex
CREATE INDEX "ticket_created_at_id_idx" ON "ticket"("created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_updated_at_id_idx" ON "ticket"("updated_at", "id");

-- CreateIndex
CREATE INDEX "ticket_done_due_at_id_idx" ON "ticket"("done_due_at", "id");
