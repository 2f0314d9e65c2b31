-- AlterTable
ALTER TABLE "community" ADD COLUMN     "categories_version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "name_en" TEXT NOT NULL DEFAULT '',
    "need" TEXT NOT NULL DEFAULT '',
    "need_en" TEXT NOT NULL DEFAULT '',
    "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "resident_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "questions" JSONB NOT NULL DEFAULT '[]',
    "severity" TEXT NOT NULL DEFAULT 'normal',
    "urgent" BOOLEAN NOT NULL DEFAULT true,
    "area" TEXT NOT NULL DEFAULT 'ask',
    "trade" TEXT,
    "position" INTEGER NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "category_community_id_code_key" ON "category"("community_id", "code");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- T2: every community goes on with the categories that were built in. Without names of their own they keep the product's words.
INSERT INTO "category" ("id", "community_id", "code", "need", "need_en", "resident_kinds", "area", "position", "kinds")
SELECT gen_random_uuid(), c."id", b."code", b."need", b."need_en", b."resident_kinds"::text[], b."area", b."position",
  CASE WHEN b."code" IN ('fees', 'neighbours')
    THEN '{repair,complaint,enquiry,suggestion,praise,service}' ELSE '{}' END::text[]
FROM "community" c
CROSS JOIN (VALUES
  ('engineering', '其他维修', 'Other repairs', '{repair,complaint,suggestion,enquiry,praise,service}', 'ask', 0),
  ('engineering.plumbing', '漏水堵塞', 'Leak or blockage', '{repair}', 'ask', 1),
  ('engineering.electrical', '插座电路', 'Power', '{repair}', 'ask', 2),
  ('engineering.lighting', '灯不亮', 'Lights', '{repair}', 'ask', 3),
  ('engineering.lift', '电梯', 'Lift', '{repair}', 'public', 4),
  ('engineering.doors_windows', '门窗门锁', 'Doors, windows, locks', '{repair}', 'ask', 5),
  ('engineering.masonry', '墙面地面', 'Walls and floors', '{repair}', 'ask', 6),
  ('engineering.fire_safety', '消防烟感', 'Fire safety', '{repair}', 'ask', 7),
  ('engineering.heating', '', '', '{repair}', 'ask', 8),
  ('cleaning', '清洁', 'Cleaning', '{repair,complaint,suggestion,enquiry,praise,service}', 'ask', 9),
  ('cleaning.corridor', '', '', '{}', 'public', 10),
  ('cleaning.waste', '', '', '{complaint}', 'public', 11),
  ('cleaning.washroom', '', '', '{}', 'public', 12),
  ('cleaning.pests', '虫鼠', 'Pests', '{repair}', 'ask', 13),
  ('greening', '花草树木', 'Plants and trees', '{repair,complaint,suggestion,enquiry,praise,service}', 'ask', 14),
  ('greening.plants', '', '', '{}', 'ask', 15),
  ('greening.trees', '', '', '{}', 'ask', 16),
  ('order', '', '', '{}', 'ask', 17),
  ('order.parking', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 18),
  ('order.access', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 19),
  ('order.noise', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 20),
  ('order.safety', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 21),
  ('service_attitude', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 22),
  ('fees', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 23),
  ('neighbours', '', '', '{complaint,suggestion,enquiry,praise,service}', 'ask', 24),
  ('other', '', '', '{repair,complaint,suggestion,enquiry,praise,service}', 'ask', 25)
) AS b("code", "need", "need_en", "resident_kinds", "area", "position");

-- Whoever changes categories, through whichever door, makes the copies in memory old.
CREATE FUNCTION "categories_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "community" SET "categories_version" = "categories_version" + 1 WHERE "id" IN (SELECT "community_id" FROM "changed");
  RETURN NULL;
END;
$$;
CREATE TRIGGER "category_insert_counts" AFTER INSERT ON "category" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "categories_changed"();
CREATE TRIGGER "category_update_counts" AFTER UPDATE ON "category" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "categories_changed"();
CREATE TRIGGER "category_delete_counts" AFTER DELETE ON "category" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "categories_changed"();
