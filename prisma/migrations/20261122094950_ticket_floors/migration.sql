-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "building_id" UUID,
ADD COLUMN     "floor" INTEGER;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_building_id_fkey" FOREIGN KEY ("building_id") REFERENCES "building"("id") ON DELETE SET NULL ON UPDATE CASCADE;
