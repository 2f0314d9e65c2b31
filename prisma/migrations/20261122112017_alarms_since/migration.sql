-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "alarms_since" TIMESTAMPTZ(3);
