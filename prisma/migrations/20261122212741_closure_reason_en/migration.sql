-- AlterTable
ALTER TABLE "clock_closure" ADD COLUMN     "reason_en" TEXT NOT NULL DEFAULT '';
