-- AlterTable
ALTER TABLE "absence" ADD COLUMN     "above_id" UUID;

-- CreateIndex
CREATE INDEX "absence_above_id_ends_at_idx" ON "absence"("above_id", "ends_at");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_above_id_fkey" FOREIGN KEY ("above_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Leave that is agreed already: one level above the deputy, unless that is who is away; then their own superior.
UPDATE "absence" a SET "above_id" = u.id
FROM staff d LEFT JOIN staff s ON s.id = d.superior_id, staff u
WHERE d.id = a.deputy_id AND a.state = 'confirmed' AND u.active
  AND u.id = CASE WHEN s.id = a.staff_id THEN s.superior_id ELSE s.id END
  AND u.id NOT IN (a.staff_id, a.deputy_id);
