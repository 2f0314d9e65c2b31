-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "lender_id" UUID,
ADD COLUMN     "lending_zone_id" UUID;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_lending_zone_id_fkey" FOREIGN KEY ("lending_zone_id") REFERENCES "zone"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_lender_id_fkey" FOREIGN KEY ("lender_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
