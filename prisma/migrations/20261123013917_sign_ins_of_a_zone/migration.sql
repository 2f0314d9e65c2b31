-- CreateIndex
CREATE INDEX "patrol_sign_in_zone_id_at_id_idx" ON "patrol_sign_in"("zone_id", "at", "id");
