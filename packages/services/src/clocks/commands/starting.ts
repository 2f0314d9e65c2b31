import { newId } from '@linli/db';
import { defaultCalendars } from '@linli/domain/calendars';
import { defaultClockPolicies } from '@linli/domain/clocks';
import type { Read } from '../../context/index.ts';

/** Writes the norms and calendars that new communities start with (T8), to be changed in the office. */
export async function insertStartingClocks(
  read: Read,
  communityIds: readonly string[],
  at: Date,
  id: () => string = newId,
): Promise<void> {
  const policies = communityIds.flatMap((communityId) =>
    defaultClockPolicies.map((policy) => ({ ...policy, id: id(), communityId })),
  );
  const calendars = communityIds.flatMap((communityId) =>
    Object.values(defaultCalendars('UTC')).map(({ name, week, knownYears }) => ({
      ...{ id: id(), communityId, name, week, knownYears },
    })),
  );
  await read(insertSql, [JSON.stringify(policies), JSON.stringify(calendars), at]);
}

const insertSql = `
with policy as (
  insert into clock_policy (id, community_id, clock, kind, severity, category, area, crew, minutes, calendar, warn_share,
    escalate_every_minutes, valid_from, changed_at)
  select id, "communityId", clock, kind, severity, category, area, crew, minutes, calendar, "warnShare",
    "escalateEveryMinutes", "validFrom", $3::timestamptz
  from jsonb_to_recordset($1::jsonb) as r(id uuid, "communityId" uuid, clock text, kind text, severity text, category text,
    area text, crew text, minutes int, calendar text, "warnShare" float8, "escalateEveryMinutes" int, "validFrom" timestamptz)
)
insert into calendar (id, community_id, name, week, known_years, changed_at)
select id, "communityId", name, week, nullif("knownYears", 'null'::jsonb), $3::timestamptz
from jsonb_to_recordset($2::jsonb) as r(id uuid, "communityId" uuid, name text, week jsonb, "knownYears" jsonb)`;
