-- AlterTable
ALTER TABLE "building" ADD COLUMN     "basements" INTEGER;
